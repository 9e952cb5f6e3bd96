import type { Library } from '../src/data/library';
import { runInSlices } from '../src/engine/wasm/slices';
import { Asker, askPool } from '../src/model/ask/askNext';
import { markEvidence } from '../src/model/evidence/feedback';
import type { ItemModel } from '../src/model/ranking/foldIn';
import type { ItemMark } from '../src/model/recommend/recommender';
import { SeenChance } from '../src/model/ask/seenChance';

/** Items that are not to be asked about, by why. */
export interface NotAsked {
  /** Said not to have been seen. */
  readonly unseen: readonly number[];
  /** On the screen already. */
  readonly open: readonly number[];
}

/** What asks by a model, once it is made. */
interface Prepared {
  readonly model: ItemModel;
  readonly made: Promise<Asker>;
}

/** What to ask a visitor of the open library next. What it rests on is made when it is first asked. */
export class Questions {
  private chance: Promise<SeenChance> | null = null;
  private prepared: Prepared | null = null;
  private ready: Asker | null = null;

  constructor(private readonly library: Library) {}

  /** Items, the most telling first; see `Asker.next`. */
  async next(
    model: ItemModel,
    marks: readonly ItemMark[],
    { unseen, open }: NotAsked,
    count: number,
  ): Promise<number[]> {
    const marked = new Set(marks.map(({ item }) => item));
    const asker = await this.of(model);
    return asker.next(
      {
        evidence: marks.map(({ item, mark }) => ({ item, ...markEvidence(mark) })),
        // Not to be interested in a film says nothing of having seen it.
        seen: marks.flatMap(({ item, mark }) => (mark === 'skip' ? [] : [item])),
        unseen: unseen.filter((item) => !marked.has(item)),
        open: open.filter((item) => !marked.has(item)),
      },
      count,
    );
  }

  /**
   * Prepared in slices, since recommendations go first. Until it is ready for a new model, the one
   * before it asks: a visitor who answers quickly is not to wait for what each answer has taught.
   */
  private async of(model: ItemModel): Promise<Asker> {
    const prepared = this.prepared?.model === model ? this.prepared : this.prepare(model);
    return this.ready ?? prepared.made;
  }

  private prepare(model: ItemModel): Prepared {
    const { films, ratings } = this.library;
    const pool = askPool(ratings, films.length);
    this.chance ??= runInSlices(SeenChance.make(ratings, films.length, pool), undefined);
    const made = this.chance.then((chance) =>
      runInSlices(Asker.make(model, ratings, chance), undefined),
    );
    const prepared = { model, made };
    this.prepared = prepared;
    made.then(
      (asker) => {
        if (this.prepared === prepared) this.ready = asker;
      },
      () => {
        // Tried again with the next question.
        if (this.prepared === prepared) this.prepared = null;
      },
    );
    return prepared;
  }
}
