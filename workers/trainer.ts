import { yieldToOthers } from '../src/engine/yieldToOthers';
import type { Library } from '../src/data/library';
import { markEvidence } from '../src/model/evidence/feedback';
import type { IalsRanking } from '../src/model/ranking/ialsRanking';
import {
  trainIals,
  type EpochReport,
  type Resume,
  type TrainedFactors,
} from '../src/model/ranking/ials';
import { informedProblem, INFORMED_IALS_DEFAULTS } from '../src/model/ranking/informedIals';
import type { ItemMark } from '../src/model/recommend/recommender';
import { isEngineLost, isTooLargeForGpu, type EnginePicker } from './enginePicker';
import type { EngineInfo, OnProgress } from './protocol';

/** A warm training needs few epochs: only one row is new. */
const WARM_EPOCHS = 2;

export interface Training {
  readonly factors: TrainedFactors;
  readonly ranking: IalsRanking;
  readonly engine: EngineInfo;
  readonly epochs: number;
  /** Marks that were in the training matrix. */
  readonly learntMarks: number;
}

/**
 * Trains iALS on the library with the visitor as one more user. When the GPU is lost on the way,
 * another engine goes on from the last finished epochs (see `trainIals`' checkpoints).
 * @param warm item factors to train on from; null starts afresh
 */
export async function train(
  library: Library,
  picker: EnginePicker,
  marks: readonly ItemMark[],
  warm: Float32Array | null,
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<Training> {
  const epochs = warm ? WARM_EPOCHS : INFORMED_IALS_DEFAULTS.epochs;
  const options = { ...INFORMED_IALS_DEFAULTS, epochs };
  const evidence = marks.map(({ mark }) => markEvidence(mark));
  const learntMarks = evidence.filter(({ weight }) => weight > 0).length;
  const visitor = { items: marks.map(({ item }) => item), evidence };
  const { films, userIds, ratings } = library;
  const data = { films, users: userIds.length, ratings };
  const { problem, ranking } = informedProblem(data, options, visitor);
  // Likes are answered between these steps, each of which is short; trainings cut themselves in slices.
  await yieldToOthers();

  let resume: Resume | undefined = warm ? { item: warm, losses: [] } : undefined;
  const keep = (item: Float32Array, losses: readonly number[]) => {
    resume = { item, losses };
  };
  for (;;) {
    onProgress({ phase: 'engine', done: 0, total: 0, detail: '' });
    const { engine, info } = await picker.engine();
    onProgress({ phase: 'engine', done: 1, total: 1, detail: info.label });
    try {
      const factors = await trainIals(engine, problem, {
        ...options,
        signal,
        ...(resume ? { resume } : {}),
        onEpoch: (report) => onProgress(trainingProgress(report)),
        onCheckpoint: keep,
      });
      await yieldToOthers();
      return { factors, ranking: ranking(factors), engine: info, epochs, learntMarks };
    } catch (error) {
      if (isEngineLost(error)) picker.lost();
      else if (isTooLargeForGpu(engine, error))
        picker.setGpuAside('This library does not fit the graphics processor.');
      else throw error;
    }
  }
}

function trainingProgress({ epoch, epochs, losses, secondsLeft }: EpochReport) {
  return {
    phase: 'train',
    done: epoch,
    total: epochs,
    detail: `epoch ${epoch} of ${epochs}`,
    losses,
    secondsLeft,
  } as const;
}
