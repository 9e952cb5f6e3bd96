import { describe, expect, it, vi } from 'vitest';
import type { AlsSession, Engine } from '../../../../src/engine/engine';
import { createReferenceEngine } from '../../../../src/engine/reference/engine';
import { Failure } from '../../../../src/failure';
import {
  IALS_DEFAULTS,
  ialsProblem,
  toObservations,
  trainIals,
  type Resume,
} from '../../../../src/model/ranking/ials';
import { clusteredRatings } from '../../../support/clusteredRatings';

const USERS = 40;
const ITEMS = 30;
const options = { ...IALS_DEFAULTS, factors: 6, epochs: 6 };
const ratings = clusteredRatings({ users: USERS, items: ITEMS, groups: 3, perUser: 6, seed: 5 });
const problem = ialsProblem(toObservations(ratings, USERS, ITEMS), options);

/** An engine that lets a test change what a session does. */
function engineWith(change: (session: AlsSession) => Partial<AlsSession>): Engine {
  const inner = createReferenceEngine();
  return {
    ...inner,
    als: async (p) => {
      const session = await inner.als(p);
      const whole: AlsSession = {
        setFactors: (side, values) => session.setFactors(side, values),
        solve: (side, signal) => session.solve(side, signal),
        loss: () => session.loss(),
        readFactors: (side) => session.readFactors(side),
        dispose: () => session.dispose(),
      };
      return { ...whole, ...change(whole) };
    },
  };
}

describe('observations', () => {
  it('holds the likes of the library, and the visitor as the last row', () => {
    const likes = ratings.halfStars.filter((h) => h >= 8).length;
    const plain = toObservations(ratings, USERS, ITEMS);
    expect(plain).toMatchObject({ rows: USERS, cols: ITEMS });
    expect(plain.col.length).toBe(likes);
    const visitor = {
      items: [4, 9, 11],
      evidence: [
        { weight: 1, target: 1 },
        { weight: 0, target: 0 },
        { weight: 0.5, target: -0.5 },
      ],
    };
    const joined = toObservations(ratings, USERS, ITEMS, visitor);
    expect(joined.rows).toBe(USERS + 1);
    expect([...joined.col.slice(joined.start[USERS])]).toEqual([4, 11]);
    expect([...joined.target.slice(joined.start[USERS])]).toEqual([1, -0.5]);
  });

  it('keeps each user’s films in their own row', () => {
    const { start, col } = toObservations(ratings, USERS, ITEMS);
    for (let u = 0; u < USERS; u++) {
      const liked = [...ratings.item].filter(
        (_, p) => ratings.user[p] === u && ratings.halfStars[p] >= 8,
      );
      expect([...col.slice(start[u], start[u + 1])]).toEqual(liked);
    }
  });

  it('takes a library without ratings', async () => {
    const empty = {
      user: new Uint32Array(),
      item: new Uint32Array(),
      halfStars: new Uint8Array(),
      time: new Uint32Array(),
    };
    const trained = await trainIals(
      createReferenceEngine(),
      ialsProblem(toObservations(empty, 0, 3), options),
      options,
    );
    expect([...trained.item]).toEqual(new Array(18).fill(0));
  });
});

describe('training', () => {
  it('lowers the loss every epoch and repeats exactly with a seed', async () => {
    const first = await trainIals(createReferenceEngine(), problem, options);
    expect(first.losses).toHaveLength(6);
    first.losses.slice(1).forEach((loss, n) => expect(loss).toBeLessThanOrEqual(first.losses[n]));
    const again = await trainIals(createReferenceEngine(), problem, options);
    expect(again.item).toEqual(first.item);
    const other = await trainIals(createReferenceEngine(), problem, { ...options, seed: 2 });
    expect(other.item).not.toEqual(first.item);
  });

  it('goes on from a checkpoint to the same end', async () => {
    let checkpoint: Resume | undefined;
    const whole = await trainIals(createReferenceEngine(), problem, {
      ...options,
      onCheckpoint: (item, losses) => (checkpoint = { item, losses }),
    });
    expect(checkpoint?.losses).toHaveLength(4);
    const epochs: number[] = [];
    const resumed = await trainIals(createReferenceEngine(), problem, {
      ...options,
      ...(checkpoint ? { resume: checkpoint } : {}),
      onEpoch: ({ epoch }) => epochs.push(epoch),
    });
    expect(epochs).toEqual([5, 6]);
    resumed.item.forEach((value, i) => expect(value).toBeCloseTo(whole.item[i], 3));
  });

  it.each([
    ['is not a number', () => NaN],
    ['grows', (calls: number) => calls],
  ])('stops when the loss %s', async (_, lossOf) => {
    let calls = 0;
    const dispose = vi.fn();
    const engine = engineWith(() => ({ loss: async () => lossOf(++calls), dispose }));
    await expect(trainIals(engine, problem, options)).rejects.toMatchObject({
      code: 'training-diverged',
    });
    expect(dispose).toHaveBeenCalledOnce();
  });

  it('never hands out factors that are not numbers', async () => {
    const engine = engineWith(() => ({ readFactors: async () => Float32Array.of(NaN) }));
    await expect(trainIals(engine, problem, options)).rejects.toMatchObject({
      code: 'training-diverged',
    });
  });

  it('passes on cancelling and a lost engine', async () => {
    const signal = AbortSignal.abort();
    await expect(
      trainIals(createReferenceEngine(), problem, { ...options, signal }),
    ).rejects.toMatchObject({ code: 'cancelled' });
    const engine = engineWith(() => ({
      solve: () => Promise.reject(new Failure('engine-lost', 'gone')),
    }));
    await expect(trainIals(engine, problem, options)).rejects.toMatchObject({
      code: 'engine-lost',
    });
  });
});
