import type { Library } from '../src/data/library';
import type { Mark } from '../src/data/records';
import { Failure } from '../src/failure';
import { planBayes } from '../src/model/bayes/plan';
import { BAYES_RATING } from '../src/model/bayes/ratingModel';
import { STAR_RANGE } from '../src/model/bayes/ratings';
import type { BayesOptions } from '../src/model/bayes/options';
import type { ItemEvidence } from '../src/model/evidence/evidence';
import {
  starEvidence,
  starsOfMark,
  wordStars,
  type WordStars,
} from '../src/model/evidence/givenStars';
import { Z90 } from '../src/model/evaluation/ratingMetrics';
import type { RankingData, SavedModel } from '../src/model/ranking/rankingModel';
import type { RatingModel, RatingPerson } from '../src/model/ratings/ratingModel';
import type { ItemMark } from '../src/model/recommend/recommender';
import type { OnProgress, StarPrediction, StarsInfo } from './protocol';
import { learnInThread, type StarsThread } from './starsTrainer';
import { starsTask } from './starsTask';

/** What is kept between visits. */
export interface KeptStars {
  /** Says what it was trained with; another string means another model. */
  readonly code: string;
  readonly saved: SavedModel;
  readonly info: StarsInfo;
}

/** Where it is kept. */
export interface StarsKeeper {
  /** What was kept for this library, or null. */
  load(): Promise<KeptStars | null>;
  save(kept: KeptStars): Promise<void>;
}

/** Changes whenever a kept model would no longer be what this code trains. */
const codeOf = (options: BayesOptions): string => `bayes 3 ${JSON.stringify(options)}`;

/** A library's model of stars: learnt or fetched from what is kept, then asked about people. */
export class Stars {
  private model: { readonly model: RatingModel; readonly info: StarsInfo } | null = null;
  private readonly data: RankingData;
  private readonly words: WordStars;
  /** The last person asked about: cards are asked for again and again with the same marks. */
  private last: { readonly name: string; readonly person: RatingPerson } | null = null;

  constructor(
    private readonly library: Library,
    private readonly keeper: StarsKeeper,
    private readonly spawn: () => StarsThread,
  ) {
    const { films, userIds, ratings } = library;
    this.data = { films, users: userIds.length, ratings };
    this.words = wordStars(ratings);
  }

  /**
   * Makes predictions possible: by the kept model where one fits, else by learning.
   * @param fresh learns even so; the model there is answers meanwhile
   * @throws Failure `library-unsupported` where the ratings are too many; `cancelled`;
   * `training-diverged`; `internal`
   */
  async learn(fresh: boolean, signal: AbortSignal, onProgress: OnProgress): Promise<StarsInfo> {
    const { ratings, films } = this.library;
    const options = planBayes(ratings.user.length, films.length);
    if (!fresh) {
      const info = this.model?.info ?? (await this.restore(codeOf(options)));
      if (info) return info;
    }
    const { sweeps: total } = options;
    const began = performance.now();
    const report = (done: number): void =>
      onProgress({
        phase: 'train',
        done,
        total,
        detail: `sweep ${done} of ${total}`,
        ...(done > 0 && {
          secondsLeft: ((performance.now() - began) / 1000 / done) * (total - done),
        }),
      });
    report(0);
    const { saved, seconds } = await learnInThread(starsTask(this.library, options), this.spawn, {
      signal,
      onSweep: report,
    });
    const info: StarsInfo = {
      sweeps: total,
      draws: saved.arrays['tau'].length,
      factors: options.factors,
      ratings: ratings.user.length,
      seconds,
      learntAt: Date.now(),
      like: this.words.like,
      dislike: this.words.dislike,
      min: STAR_RANGE.lowest,
      max: STAR_RANGE.highest,
    };
    this.use(saved, info);
    // What cannot be kept is learnt again next time; the page has been told why.
    await this.keeper
      .save({ code: codeOf(options), saved, info })
      .catch((error: unknown) => console.warn('Stars not kept:', error));
    return info;
  }

  /** False before there is a model to predict with. */
  get ready(): boolean {
    return this.model !== null;
  }

  /** What a mark says in stars, or null. */
  starsOf(mark: Mark): number | null {
    return starsOfMark(mark, this.words);
  }

  /**
   * The stars that a person with these marks would give, by item; null for one that there is not. A
   * film that they have rated is predicted from their other marks: what they gave is no prediction.
   * Without an opinion among the marks, stars are those of a person of whom nothing is known.
   * @throws Failure `bad-input` before there is a model
   */
  predict(
    marks: readonly ItemMark[],
    items: readonly number[],
  ): readonly (StarPrediction | null)[] {
    if (!this.model)
      throw new Failure('bad-input', 'Stars cannot be predicted yet.', 'Wait until it is learnt.');
    const { model } = this.model;
    const given = this.evidenceOf(marks);
    const rated = new Set(given.map(({ item }) => item));
    const { min, max } = this.model.info;
    const person = this.personOf(given, model);
    const all = person.predict(items.filter((item) => this.knows(item)));
    let at = 0;
    return items.map((item) => {
      if (!this.knows(item)) return null;
      const n = at++;
      const own = rated.has(item)
        ? model.foldIn(given.filter((one) => one.item !== item)).predict([item])
        : null;
      const [mean, sd] = own ? [own.mean[0], own.sd[0]] : [all.mean[n], all.sd[n]];
      return {
        mean,
        low: Math.max(min, mean - Z90 * sd),
        high: Math.min(max, mean + Z90 * sd),
        sd,
        personal: given.length > (own ? 1 : 0),
      };
    });
  }

  private knows(item: number): boolean {
    return Number.isInteger(item) && item >= 0 && item < this.library.films.length;
  }

  private evidenceOf(marks: readonly ItemMark[]): ItemEvidence[] {
    return marks.flatMap(({ item, mark }) => starEvidence(item, mark, this.words) ?? []);
  }

  private personOf(evidence: readonly ItemEvidence[], model: RatingModel): RatingPerson {
    const name = evidence.map((one) => `${one.item}:${one.stars ?? ''}:${one.starsSd ?? 0}`).join();
    if (this.last?.name !== name) this.last = { name, person: model.foldIn(evidence) };
    return this.last.person;
  }

  private async restore(code: string): Promise<StarsInfo | null> {
    const kept = await this.keeper.load().catch(() => null);
    if (kept?.code !== code) return null;
    try {
      this.use(kept.saved, kept.info);
      return kept.info;
    } catch {
      // Damaged, though its name fits: it is learnt anew.
      return null;
    }
  }

  private use(saved: SavedModel, info: StarsInfo): void {
    this.model = { model: BAYES_RATING.load(saved, this.data), info };
    this.last = null;
  }
}
