import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { AlsProblem, AlsSession, Engine } from '../../../src/engine/engine';
import { createRandom } from '../../../src/engine/random';
import { createWasmEngine } from '../../../src/engine/wasm/engine';
import { LocalLane } from '../../../src/engine/wasm/lane';
import { spawnNodeThread } from '../../../src/engine/wasm/nodeThreads';
import { WasmAls } from '../../../src/engine/wasm/session';
import type { ThreadPort, WasmThread } from '../../../src/engine/wasm/thread';
import { yieldToOthers } from '../../../src/engine/yieldToOthers';
import { makeFactors, makeProblem, makeProblemOf } from '../../support/problems';
import { BUILD_MS, builtKernels } from '../../support/wasm';

let module: WebAssembly.Module;
const engines: Engine[] = [];

beforeAll(async () => {
  module = await builtKernels();
}, BUILD_MS);

afterEach(() => {
  for (const engine of engines.splice(0)) engine.dispose();
});

async function engineOf(threads: number, spawn?: () => WasmThread): Promise<Engine> {
  const engine = await createWasmEngine({ module, threads, ...(spawn ? { spawn } : {}) });
  engines.push(engine);
  return engine;
}

const problem = makeProblem({
  users: 70,
  items: 700,
  factors: 33,
  seed: 1,
  perUser: 40,
  popular: 0.9,
  emptyEvery: 9,
});

async function sessionOf(engine: Engine, of: AlsProblem = problem): Promise<AlsSession> {
  const session = await engine.als(of);
  session.setFactors('item', makeFactors(of.items.rows, of.factors, 2));
  return session;
}

async function epochs(session: AlsSession, count: number): Promise<number[]> {
  const losses: number[] = [];
  for (let epoch = 0; epoch < count; epoch++) {
    await session.solve('user');
    await session.solve('item');
    losses.push(await session.loss());
  }
  return losses;
}

describe('WebAssembly engine', () => {
  it('never raises the loss', async () => {
    const losses = await epochs(await sessionOf(await engineOf(1)), 8);
    for (const [epoch, loss] of losses.entries())
      if (epoch > 0) expect(loss).toBeLessThanOrEqual(losses[epoch - 1] * (1 + 1e-7));
    expect(losses[7]).toBeLessThan(losses[0] * 0.99);
  });

  it('gives the same bits for any number of threads', async () => {
    const results = await Promise.all(
      [0, 1, 2, 3].map(async (threads) => {
        const engine = await engineOf(threads, threads > 0 ? spawnNodeThread : undefined);
        const session = await sessionOf(engine);
        const losses = await epochs(session, 3);
        const user = await session.readFactors('user');
        const item = await session.readFactors('item');
        return { label: engine.label, losses, user, item };
      }),
    );
    expect(results.map(({ label }) => label)).toEqual([
      'WebAssembly',
      'WebAssembly · 1 thread',
      'WebAssembly · 2 threads',
      'WebAssembly · 3 threads',
    ]);
    for (const { losses, user, item } of results.slice(1)) {
      expect(losses).toEqual(results[0].losses);
      expect(user).toEqual(results[0].user);
      expect(item).toEqual(results[0].item);
    }
  });

  it.each([
    [1, {}],
    [1, { steps: 2 }],
    [2, {}],
    [2, { steps: 2 }],
  ])('gives the same bits where %i threads cannot share memory (%o)', async (threads, options) => {
    const run = async () => {
      const engine = await engineOf(threads, spawnNodeThread);
      const session = await sessionOf(engine, { ...problem, ...options });
      const losses = await epochs(session, 2);
      // Half of what the threads knew is replaced.
      session.setFactors('item', makeFactors(problem.items.rows, problem.factors, 8));
      return [losses, await epochs(session, 2), await session.readFactors('user')];
    };
    const shared = await run();
    vi.stubGlobal('SharedArrayBuffer', undefined);
    try {
      expect(await run()).toEqual(shared);
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it.each([
    ['exactly', {}],
    ['by steps', { steps: 2 }],
  ])('solves a large library %s alike on any number of lanes', async (_how, options) => {
    // Large enough for several Gram matrices on either side; the rows at the front are the longest,
    // so that what a lane solves lies elsewhere than what it sums and turns.
    const random = createRandom(5);
    const cells = Array.from({ length: 6000 }, (_, user) =>
      Array.from({ length: 2 + Math.floor(12_000 / (user + 200)) }, () => {
        const item = Math.floor(2500 * random.next() ** 2);
        return { user, item, weight: 0.5 + random.next(), target: 1 };
      }),
    ).flat();
    const large = { ...makeProblemOf(cells, 6000, 2500, 63), ...options };
    const results: unknown[] = [];
    for (const lanes of [1, 2, 3, 8]) {
      const local = Array.from({ length: lanes }, () => new LocalLane(module));
      const session = await WasmAls.open(large, local);
      session.setFactors('item', makeFactors(2500, 63, 2));
      const losses = await epochs(session, 2);
      const sums = [];
      for (const side of ['user', 'item'] as const)
        sums.push((await session.readFactors(side)).reduce((a, b) => a + b, 0));
      results.push([losses, sums]);
      session.dispose();
    }
    for (const result of results) expect(result).toEqual(results[0]);
  });

  it('shares out fewer rows than there are threads', async () => {
    const tiny = makeProblem({ users: 2, items: 3, factors: 5, seed: 1, perUser: 2 });
    const [one, three] = await Promise.all(
      [1, 3].map(async (threads) => {
        const session = await sessionOf(await engineOf(threads, spawnNodeThread), tiny);
        return epochs(session, 2);
      }),
    );
    expect(three).toEqual(one);
  });

  it('keeps sessions of one engine apart', async () => {
    const engine = await engineOf(2, spawnNodeThread);
    const [a, b] = [await sessionOf(engine), await sessionOf(engine)];
    b.setFactors('item', makeFactors(problem.items.rows, problem.factors, 9));
    const alone = await epochs(await sessionOf(await engineOf(1)), 2);
    const together = await Promise.all([epochs(a, 2), epochs(b, 2)]);
    expect(together[0]).toEqual(alone);
    expect(together[1]).not.toEqual(alone);
    a.dispose();
    await expect(epochs(b, 1)).resolves.toHaveLength(1);
    await expect(a.solve('user')).rejects.toMatchObject({ code: 'internal' });
  });

  it('goes on from factors that were read, and hands out copies', async () => {
    const engine = await engineOf(1);
    const first = await sessionOf(engine);
    await epochs(first, 2);
    const saved = await first.readFactors('item');
    const again = await engine.als(problem);
    again.setFactors('item', saved);
    saved.fill(7);
    expect(await epochs(again, 1)).toEqual(await epochs(first, 1));
  });

  it.each([1, 2])('stops when cancelled, and can be used again (threads: %i)', async (threads) => {
    const big = makeProblem({ users: 600, items: 600, factors: 128, seed: 3, perUser: 60 });
    const engine = await engineOf(threads, spawnNodeThread);
    const session = await sessionOf(engine, big);
    const start = await session.readFactors('item');
    await expect(session.solve('user', AbortSignal.abort())).rejects.toMatchObject({
      code: 'cancelled',
    });
    const controller = new AbortController();
    const solving = session.solve('user', controller.signal);
    await yieldToOthers();
    controller.abort();
    await expect(solving).rejects.toMatchObject({ code: 'cancelled' });
    session.setFactors('item', start);
    const fresh = await sessionOf(await engineOf(1), big);
    expect(await epochs(session, 1)).toEqual(await epochs(fresh, 1));
  });

  it('lets other messages through while it works on the calling thread', async () => {
    const big = makeProblem({ users: 900, items: 600, factors: 128, seed: 3, perUser: 80 });
    const session = await sessionOf(await engineOf(1), big);
    let [turns, working] = [0, true];
    const others = (async () => {
      while (working) {
        await yieldToOthers();
        turns++;
      }
    })();
    await session.solve('user');
    working = false;
    await others;
    // About 60 ms of work in slices of 8 ms; one long task would leave two turns.
    expect(turns).toBeGreaterThan(3);
  });

  it('works on the calling thread where threads cannot be started', async () => {
    const refuse = () => {
      throw new Error('not allowed');
    };
    expect((await engineOf(2, refuse)).label).toBe('WebAssembly');
    const broken = (): WasmThread => ({
      post: () => undefined,
      onMessage: () => undefined,
      onError: (take) => void setTimeout(() => take(new Error('404'))),
      terminate: () => undefined,
    });
    const engine = await engineOf(2, broken);
    expect(engine.label).toBe('WebAssembly');
    await expect(epochs(await sessionOf(engine), 1)).resolves.toHaveLength(1);
  });

  it('says that the engine is lost when a thread dies at work', async () => {
    const threads: WasmThread[] = [];
    let die: ((error: unknown) => void) | undefined;
    const engine = await engineOf(2, () => {
      const thread = spawnNodeThread();
      threads.push(thread);
      return {
        ...thread,
        onError: (take) => {
          die = take;
          thread.onError(take);
        },
      };
    });
    const session = await sessionOf(engine);
    const solving = session.solve('user');
    die?.(new Error('out of memory'));
    await expect(solving).rejects.toMatchObject({ code: 'engine-lost' });
    await expect(session.loss()).rejects.toMatchObject({ code: 'engine-lost' });
    for (const thread of threads) thread.terminate();
  });

  it('refuses malformed problems instead of reading beyond them', async () => {
    const engine = await engineOf(1);
    const { users } = problem;
    const col = users.col.slice();
    col[3] = users.cols;
    for (const wrong of [
      { ...problem, factors: 0 },
      { ...problem, factors: 257 },
      { ...problem, userPenalty: new Float32Array(3) },
      { ...problem, users: { ...users, col } },
      { ...problem, users: { ...users, start: users.start.slice(1) } },
      { ...problem, users: { ...users, weight: users.weight.slice(1) } },
    ])
      await expect(engine.als(wrong)).rejects.toMatchObject({ code: 'bad-input' });
    const session = await engine.als(problem);
    expect(() => session.setFactors('user', new Float32Array(5))).toThrow('size');
  });

  it('refuses numbers that make no sense', async () => {
    for (const factors of [5, 64]) {
      const of = makeProblem({ users: 70, items: 700, factors, seed: 1, perUser: 40 });
      const session = await sessionOf(await engineOf(1), of);
      session.setFactors('user', new Float32Array(70 * factors).fill(NaN));
      await expect(session.solve('item')).rejects.toMatchObject({ code: 'training-diverged' });
    }
  });
});

describe('a thread’s port', () => {
  it('answers unknown parts with a failure and goes on', async () => {
    const { serveThread } = await import('../../../src/engine/wasm/thread');
    const replies: unknown[] = [];
    let send: Parameters<ThreadPort['onMessage']>[0] = () => undefined;
    serveThread({
      post: (message) => void replies.push(message),
      onMessage: (take) => (send = take),
    });
    send({ kind: 'start', module });
    send({ kind: 'call', id: 1, part: 5, operation: 'losses', input: {} });
    send({ kind: 'cancel', id: 99 });
    await yieldToOthers();
    expect(replies).toMatchObject([
      { kind: 'ready' },
      { kind: 'failed', id: 1, failure: { code: 'internal' } },
    ]);
  });
});
