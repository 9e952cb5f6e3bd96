import type { AlsProblem, AlsSession, Observations } from '../src/engine/engine';
import { createRandom } from '../src/engine/random';
import type { Factors } from '../src/model/ranking/ials';
import { transpose } from '../src/model/evidence/observations';
import { median } from './quantiles';

/** implicit's confidence of a rating and its λ. */
export const CONFIDENCE = 6;
export const REGULARIZATION = 1;

/**
 * implicit's objective Σ c (1 − s)² + Σ_{other cells} s² + λ(|X|² + |Y|²) in our terms. Base weight
 * α₀ = 1; completing the square of c (1 − s)² = s² + (c − 1)(t − s)² − const gives the weight c − 1
 * and the target t = c / (c − 1); λ is every row's penalty.
 */
export function sameObjective(ratings: Observations, factors: number): AlsProblem {
  const { rows, cols, col } = ratings;
  const users: Observations = {
    ...ratings,
    weight: new Float32Array(col.length).fill(CONFIDENCE - 1),
    target: new Float32Array(col.length).fill(CONFIDENCE / (CONFIDENCE - 1)),
  };
  return {
    users,
    items: transpose(users),
    factors,
    alpha0: 1,
    userPenalty: new Float32Array(rows).fill(REGULARIZATION),
    itemPenalty: new Float32Array(cols).fill(REGULARIZATION),
  };
}

/** implicit's own way to start: uniform from 0 to a hundredth. */
export function startingFactors({ users, items, factors }: AlsProblem): Factors {
  const random = createRandom(1);
  const uniform = (length: number) => Float32Array.from({ length }, () => random.next() * 0.01);
  return { user: uniform(users.rows * factors), item: uniform(items.rows * factors) };
}

/** Of conjugate gradients, as the models take. */
export const STEPS = 2;

/** The two ways in which an engine of ours solves rows. */
export const WAYS = [
  { how: `CG, ${STEPS} steps`, options: { steps: STEPS } },
  { how: 'exact', options: {} },
] as const;

/** Somebody who trains. */
export interface Contender {
  readonly name: string;
  /** Both sides once: the time that it took, and then, untimed, the factors. */
  epoch(): Promise<{ ms: number; factors: Factors }>;
}

/** A session of ours. The item factors must have been set. */
export function contender(name: string, session: AlsSession): Contender {
  return {
    name,
    epoch: async () => {
      const begin = performance.now();
      await session.solve('user');
      await session.solve('item');
      const ms = performance.now() - begin;
      const factors = {
        user: await session.readFactors('user'),
        item: await session.readFactors('item'),
      };
      return { ms, factors };
    },
  };
}

/** How a contender fared. */
export interface Course {
  readonly name: string;
  /** Median of the epochs but the first, which warms caches and compilers. */
  readonly ms: number;
  /** The quickest of them. */
  readonly least: number;
  /** After each epoch, per rating. */
  readonly losses: readonly number[];
  /** After the last epoch. */
  readonly factors: Factors;
}

/** Contenders take turns, epoch by epoch; one session measures everybody's loss. */
export async function contest(
  contenders: readonly Contender[],
  judge: AlsSession,
  ratings: number,
  epochs: number,
): Promise<Course[]> {
  const times = contenders.map((): number[] => []);
  const losses = contenders.map((): number[] => []);
  const last: Factors[] = [];
  for (let epoch = 0; epoch < epochs; epoch++)
    for (const [index, one] of contenders.entries()) {
      const { ms, factors } = await one.epoch();
      if (epoch > 0) times[index].push(ms);
      judge.setFactors('user', factors.user);
      judge.setFactors('item', factors.item);
      losses[index].push((await judge.loss()) / ratings);
      last[index] = factors;
    }
  return contenders.map(({ name }, i) => ({
    name,
    ms: median(times[i]),
    least: Math.min(...times[i]),
    losses: losses[i],
    factors: last[i],
  }));
}

/** Epochs times their median time until the loss is at or below `loss`; null when it never is. */
export function timeTo(loss: number, { ms, losses }: Course): number | null {
  const epoch = losses.findIndex((l) => l <= loss * (1 + 1e-6));
  return epoch < 0 ? null : (epoch + 1) * ms;
}
