import type { Library } from '../src/data/library';
import { markEvidence } from '../src/model/feedback';
import {
  IALS_DEFAULTS,
  ialsProblem,
  toObservations,
  trainIals,
  type EpochReport,
  type Resume,
  type TrainedFactors,
} from '../src/model/ials';
import type { ItemMark } from '../src/model/recommender';
import { isEngineLost, type EnginePicker } from './enginePicker';
import type { EngineInfo, OnProgress } from './protocol';

/** A warm training needs few epochs: only one row is new. */
const WARM_EPOCHS = 2;

export interface Training {
  readonly factors: TrainedFactors;
  readonly engine: EngineInfo;
  readonly epochs: number;
  /** Marks that were in the training matrix. */
  readonly learntMarks: number;
}

/**
 * Trains on the library with the visitor as one more user. When the GPU is lost on the way, another
 * engine goes on from the last finished epochs (see `trainIals`' checkpoints).
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
  const options = { ...IALS_DEFAULTS, epochs: warm ? WARM_EPOCHS : IALS_DEFAULTS.epochs };
  const evidence = marks.map(({ mark }) => markEvidence(mark));
  const learntMarks = evidence.filter(({ weight }) => weight > 0).length;
  const visitor = { items: marks.map(({ item }) => item), evidence };
  const users = toObservations(
    library.ratings,
    library.userIds.length,
    library.films.length,
    ...(learntMarks > 0 ? [visitor] : []),
  );
  const problem = ialsProblem(users, options);

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
      return { factors, engine: info, epochs: options.epochs, learntMarks };
    } catch (error) {
      if (!isEngineLost(error)) throw error;
      picker.lost();
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
