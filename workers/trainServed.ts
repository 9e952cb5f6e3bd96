import type { Library } from '../src/data/library';
import { yieldToOthers } from '../src/engine/yieldToOthers';
import { throwIfCancelled } from '../src/failure';
import { fitContent, fitHybridEase } from '../src/model/ranking/hybrid';
import type { ItemMark } from '../src/model/recommend/recommender';
import type { EnginePicker } from './enginePicker';
import type { OnProgress } from './protocol';
import { placesOf, rankingData, ServedModel } from './servedModel';
import { train } from './trainer';

/**
 * Trains every part of the blend. A warm training goes on with iALS alone, with the visitor among the
 * users; fold-in carries the visitor into the other parts, which stay as they are.
 * @param before the model in use, whose colours are kept
 * @throws Failure `cancelled`; `training-diverged`; what the engines throw
 */
export async function trainServed(
  library: Library,
  picker: EnginePicker,
  marks: readonly ItemMark[],
  mode: 'fresh' | 'warm',
  before: ServedModel | null,
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<ServedModel> {
  const began = performance.now();
  const warm = mode === 'warm' ? before : null;
  const item = warm?.parts.ials.model.factors ?? null;
  const training = await train(library, picker, marks, item, signal, onProgress);
  const { factors, ranking: ials, engine, epochs, learntMarks } = training;
  const { losses } = factors;
  // As in `train`: likes are answered between short steps.
  await yieldToOthers();

  const data = rankingData(library);
  const compared = (share: number) => {
    const done = Math.round(100 * share);
    onProgress({ phase: 'compare', done, total: 100, detail: `${done}\u00a0%`, losses });
  };
  if (!warm) compared(0);
  const ease = warm?.parts.ease ?? (await fitHybridEase(data, { signal, onProgress: compared }));
  const { titles, familiar, rare } = warm?.parts ?? fitContent(data);
  await yieldToOthers();
  const places = await placesOf(ials, before?.places ?? null, signal);
  await yieldToOthers();
  throwIfCancelled(signal);

  const info = {
    factors: ials.model.options.factors,
    epochs,
    engine,
    trainedAt: Date.now(),
    learntMarks,
    seconds: (performance.now() - began) / 1000,
    losses,
    compared: ease.covered,
  };
  const parts = { ials, ease, titles, familiar, rare };
  return new ServedModel(library, parts, info, places);
}
