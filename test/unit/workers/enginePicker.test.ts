import { describe, expect, it, vi } from 'vitest';
import type { Engine, EngineKind } from '../../../src/engine/engine';
import { Failure } from '../../../src/failure';
import { EnginePicker, isEngineLost, type EngineMakers } from '../../../workers/enginePicker';

const fake = (kind: EngineKind): Engine => ({
  kind,
  label: kind,
  als: () => Promise.reject(new Error('not in this test')),
  dispose: vi.fn(),
});
const makers = (change: Partial<EngineMakers> = {}): EngineMakers => ({
  probeGpu: async () => 'hardware',
  webgpu: async () => fake('webgpu'),
  wasm: async () => fake('wasm'),
  ...change,
});
const refused = () => Promise.reject(new Error('refused'));

describe('choice of engine', () => {
  it.each([
    [null, makers(), 'webgpu', false],
    [null, makers({ probeGpu: async () => 'software' }), 'wasm', true],
    [null, makers({ probeGpu: async () => 'none' }), 'wasm', true],
    [null, makers({ probeGpu: refused }), 'wasm', true],
    [null, makers({ webgpu: refused }), 'wasm', true],
    [null, makers({ webgpu: refused, wasm: async () => null }), 'reference', true],
    [null, makers({ webgpu: refused, wasm: refused }), 'reference', true],
    ['wasm', makers(), 'wasm', false],
    ['reference', makers(), 'reference', false],
    // Asked for by name, a software adapter will do.
    ['webgpu', makers({ probeGpu: async () => 'software' }), 'webgpu', false],
  ] as const)('asked for %s', async (asked, made, kind, explained) => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const { info } = await new EnginePicker(asked, made).engine();
    expect(info.kind).toBe(kind);
    expect(info.note !== '').toBe(explained);
  });

  it('is made once', async () => {
    const webgpu = vi.fn(async () => fake('webgpu'));
    const picker = new EnginePicker(null, makers({ webgpu }));
    expect((await picker.engine()).engine).toBe((await picker.engine()).engine);
    expect(webgpu).toHaveBeenCalledOnce();
  });

  it('makes a lost GPU anew once, then leaves it alone', async () => {
    const picker = new EnginePicker(null, makers());
    const first = (await picker.engine()).engine;
    picker.lost();
    expect(first.dispose).toHaveBeenCalledOnce();
    expect((await picker.engine()).info.kind).toBe('webgpu');
    picker.lost();
    const { info } = await picker.engine();
    expect(info.kind).toBe('wasm');
    expect(info.note).toMatch(/lost twice/);
  });

  it('knows a lost engine from other failures', () => {
    expect(isEngineLost(new Failure('engine-lost', 'gone'))).toBe(true);
    expect(isEngineLost(new Failure('cancelled', 'stopped'))).toBe(false);
    expect(isEngineLost(new Error('engine-lost'))).toBe(false);
  });
});
