import type { Library } from '../src/data/library';
import { Asker, askPool } from '../src/model/askNext';
import { markEvidence } from '../src/model/feedback';
import type { ItemModel } from '../src/model/foldIn';
import type { ItemMark } from '../src/model/recommender';
import { SeenChance } from '../src/model/seenChance';

/** Items that are not to be asked about, by why. */
export interface NotAsked {
  /** Said not to have been seen. */
  readonly unseen: readonly number[];
  /** On the screen already. */
  readonly open: readonly number[];
}

/** What to ask a visitor of the open library next. What it rests on is made when it is first asked. */
export class Questions {
  private chance: SeenChance | null = null;
  private asker: { readonly model: ItemModel; readonly asks: Asker } | null = null;

  constructor(private readonly library: Library) {}

  /** Items, the most telling first; see `Asker.next`. */
  next(
    model: ItemModel,
    marks: readonly ItemMark[],
    { unseen, open }: NotAsked,
    count: number,
  ): number[] {
    const marked = new Set(marks.map(({ item }) => item));
    return this.of(model).next(
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

  private of(model: ItemModel): Asker {
    if (this.asker?.model === model) return this.asker.asks;
    const { films, ratings } = this.library;
    this.chance ??= new SeenChance(ratings, films.length, askPool(ratings, films.length));
    this.asker = { model, asks: new Asker(model, ratings, this.chance) };
    return this.asker.asks;
  }
}
