import { createRandom } from '../../engine/random';
import { runInSlices } from '../../engine/wasm/slices';
import { ratingRows, scaleOf, starRatings, type TrainingRatings } from '../bayes/ratings';
import type { Predictions } from '../bayes/pairs';
import { checkEvidence, type ItemEvidence } from '../evidence/evidence';
import type { Neighbour } from '../recommend/neighbours';
import { partOf } from '../partOf';
import type { FitContext, ItemTerms, RankingData, SavedModel } from '../ranking/rankingModel';
import { Z90 } from '../evaluation/ratingMetrics';
import type { RatingModel, RatingModelKind, RatingPerson } from './ratingModel';
import { savedNumber } from '../saved';
import type { Rated, StarModel, StarModelKind, StarPerson } from './starModel';

/** Of the ratings, one in so many is held out to see how far predictions are off. */
const ONE_IN = 10;
/** More than these say nothing new about one quantile. */
const MOST_HELD = 20_000;
/** With fewer the quantile is guesswork. */
const LEAST_HELD = 20;

/** Ratings in stars and not standardised. */
const AS_THEY_ARE = { mean: 0, sd: 1 };

/** What is added to expected stars to make a prediction of them. */
interface Calibration {
  readonly sd: number;
  /** Range of the training ratings. */
  readonly min: number;
  readonly max: number;
}

/**
 * A rating model of one that only expects stars. Its predictions are clipped to the range of the
 * training ratings. Its standard deviation, the same for everything, is such that 90 % of held-out
 * ratings lie within ±1.645 of it: the 90 % quantile of absolute errors on a tenth of the ratings,
 * predicted by a model trained on the rest (split conformal prediction, Lei et al. 2018). The model
 * that is kept is trained on all of them, so training takes twice as long.
 */
export function withIntervals(kind: StarModelKind): RatingModelKind {
  const starsOf = ({ films, users, ratings }: RankingData) =>
    starRatings(ratings, { users, items: films.length });
  return {
    async fit(data, context) {
      const ratings = starsOf(data);
      const calibration = await calibrate(kind, ratings, partOf(context, 0, 0.5));
      const model = await kind.fit(ratings, partOf(context, 0.5, 1));
      return new IntervalModel(model, calibration, data.films.length);
    },
    load(saved, data) {
      const [sd, min, max] = ['sd', 'min', 'max'].map((name) => savedNumber(saved, name));
      const model = kind.load(saved, starsOf(data));
      return new IntervalModel(model, { sd, min, max }, data.films.length);
    },
  };
}

async function calibrate(
  kind: StarModelKind,
  ratings: TrainingRatings,
  context: FitContext,
): Promise<Calibration> {
  const scale = scaleOf(ratings);
  const { min, max } = scale;
  const random = createRandom(context.seed);
  const every = Math.max(ONE_IN, ratings.value.length / MOST_HELD);
  const held = Uint8Array.from(ratings.value, () => Number(random.next() * every < 1));
  if (held.reduce((sum, one) => sum + one, 0) < LEAST_HELD) return { sd: scale.sd, min, max };
  const rest = pick(ratings, (n) => !held[n]);
  const model = await kind.fit(rest, context);
  const given = ratedByUser(rest);
  const asked = ratedByUser(pick(ratings, (n) => held[n] === 1));

  const errors: number[] = [];
  function* everybody(): Generator<void, void> {
    for (let user = 0; user < ratings.users; user++) {
      const questions = asked(user);
      if (!questions.length) continue;
      const person = model.foldIn(given(user));
      for (const { item, stars } of questions)
        errors.push(Math.abs(clip(person.stars(item), min, max) - stars));
      yield;
    }
  }
  await runInSlices(everybody(), context.signal);
  errors.sort((a, b) => a - b);
  const at = Math.min(errors.length, Math.ceil(0.9 * (errors.length + 1))) - 1;
  return { sd: Math.max(scale.leastSd, errors[at] / Z90), min, max };
}

class IntervalModel implements RatingModel {
  constructor(
    private readonly model: StarModel,
    private readonly calibration: Calibration,
    private readonly items: number,
  ) {}

  foldIn(evidence: readonly ItemEvidence[]): RatingPerson {
    checkEvidence(evidence);
    // Of several ratings of one film the last counts.
    const latest = new Map<number, ItemEvidence & Rated>();
    for (const piece of evidence) {
      const { item, stars } = piece;
      if (stars !== undefined && item < this.items) latest.set(item, { ...piece, stars });
    }
    const used = [...latest.values()];
    return new IntervalPerson(this.model.foldIn(used), used, this.calibration, this.items);
  }

  similar(item: number, count: number): Neighbour[] {
    return this.model.similar(item, count);
  }

  save(): SavedModel {
    const saved = this.model.save();
    return { ...saved, info: { ...saved.info, ...this.calibration } };
  }
}

class IntervalPerson implements RatingPerson {
  constructor(
    private readonly person: StarPerson,
    readonly evidence: readonly ItemEvidence[],
    private readonly calibration: Calibration,
    private readonly items: number,
  ) {}

  scores(): Float64Array {
    return Float64Array.from({ length: this.items }, (_, item) => this.person.stars(item));
  }

  explain(item: number): ItemTerms {
    return this.person.terms(item);
  }

  predict(items: ArrayLike<number>): Predictions {
    const { min, max, sd } = this.calibration;
    return {
      mean: Float64Array.from(items, (item) => clip(this.person.stars(item), min, max)),
      sd: new Float64Array(items.length).fill(sd),
    };
  }
}

const clip = (value: number, min: number, max: number): number =>
  Math.min(max, Math.max(min, value));

function pick(ratings: TrainingRatings, wanted: (n: number) => boolean): TrainingRatings {
  const keep = (_: number, n: number) => wanted(n);
  return {
    ...ratings,
    user: ratings.user.filter(keep),
    item: ratings.item.filter(keep),
    value: ratings.value.filter(keep),
  };
}

/** Somebody's ratings, made when asked for: most libraries are large. */
function ratedByUser({ users, user, item, value }: TrainingRatings): (user: number) => Rated[] {
  const { start, other, y } = ratingRows(users, user, item, value, AS_THEY_ARE);
  return (own) =>
    Array.from(other.subarray(start[own], start[own + 1]), (rated, n) => ({
      item: rated,
      stars: y[start[own] + n],
    }));
}
