import { throwIfCancelled } from '../../failure';
import type { AlsProblem, AlsSession, Engine, Observations, Side } from '../engine';
import { yieldToOthers } from '../yieldToOthers';
import { gram, solveRow } from './rowSystem';

const SLICE_MS = 8;

/**
 * The engine that the others are tested against: float64, plain loops, written to be read.
 * It also serves browsers without WebGPU and without SIMD WebAssembly, so it works in slices.
 */
export function createReferenceEngine(): Engine {
  return {
    kind: 'reference',
    label: 'JavaScript',
    als: async (problem) => new ReferenceAls(problem),
    dispose: () => undefined,
  };
}

class ReferenceAls implements AlsSession {
  private readonly factors: Record<Side, Float64Array>;

  constructor(private readonly problem: AlsProblem) {
    this.factors = {
      user: new Float64Array(problem.users.rows * problem.factors),
      item: new Float64Array(problem.items.rows * problem.factors),
    };
  }

  setFactors(side: Side, values: Float32Array): void {
    this.factors[side].set(values);
  }

  async solve(side: Side, signal?: AbortSignal): Promise<void> {
    const { factors: k, alpha0 } = this.problem;
    const { observations, penalty, own, other } = this.view(side);
    const base = gram(other, observations.cols, k, alpha0);
    let sliceEnds = performance.now() + SLICE_MS;
    for (let r = 0; r < observations.rows; r++) {
      const { col, weight, target, start } = observations;
      if (start[r] === start[r + 1]) own.fill(0, r * k, (r + 1) * k);
      else {
        const row = { col, weight, target, from: start[r], to: start[r + 1] };
        own.set(solveRow(base, other, k, row, penalty[r]).x, r * k);
      }
      if (performance.now() > sliceEnds) {
        await yieldToOthers();
        throwIfCancelled(signal);
        sliceEnds = performance.now() + SLICE_MS;
      }
    }
    throwIfCancelled(signal);
  }

  async loss(): Promise<number> {
    const { users, items, factors: k, alpha0, userPenalty, itemPenalty } = this.problem;
    const { user, item } = this.factors;
    let loss = squaredNorms(user, k, userPenalty) + squaredNorms(item, k, itemPenalty);
    for (let u = 0; u < users.rows; u++) {
      for (let p = users.start[u]; p < users.start[u + 1]; p++) {
        let dot = 0;
        for (let f = 0; f < k; f++) dot += user[u * k + f] * item[users.col[p] * k + f];
        loss += users.weight[p] * (users.target[p] - dot) ** 2;
      }
    }
    // Σ over all cells of (x·y)² is the inner product of the two Gram matrices.
    const userGram = gram(user, users.rows, k);
    const itemGram = gram(item, items.rows, k);
    for (let f = 0; f < k * k; f++) loss += alpha0 * userGram[f] * itemGram[f];
    return loss;
  }

  async readFactors(side: Side): Promise<Float32Array> {
    return Float32Array.from(this.factors[side]);
  }

  dispose(): void {
    this.factors.user = new Float64Array();
    this.factors.item = new Float64Array();
  }

  private view(side: Side): {
    observations: Observations;
    penalty: Float32Array;
    own: Float64Array;
    other: Float64Array;
  } {
    const { users, items, userPenalty, itemPenalty } = this.problem;
    const { user, item } = this.factors;
    return side === 'user'
      ? { observations: users, penalty: userPenalty, own: user, other: item }
      : { observations: items, penalty: itemPenalty, own: item, other: user };
  }
}

/** Σ_r λ_r |x_r|². */
function squaredNorms(values: Float64Array, k: number, penalty: Float32Array): number {
  let sum = 0;
  for (let r = 0; r < penalty.length; r++) {
    let norm = 0;
    for (let f = 0; f < k; f++) norm += values[r * k + f] ** 2;
    sum += penalty[r] * norm;
  }
  return sum;
}
