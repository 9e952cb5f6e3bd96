import type { RatingColumns } from '../src/data/library';
import type { Mark } from '../src/data/records';
import { createRandom } from '../src/engine/random';
import { heldOutFolds, type Ratings } from '../src/model/evaluation/evaluateRanking';
import { markEvidence } from '../src/model/evidence/feedback';
import { ndcgAt } from '../src/model/evaluation/metrics';
import type { RankingModel } from '../src/model/ranking/rankingModel';
import type { TestUser } from '../src/model/evaluation/rankingSplit';
import type { ItemMark } from '../src/model/recommend/recommender';
import { table } from '../scripts/table';
import { median } from './quantiles';

const TOP = 20;
/** So many are shown first. */
const SHOWN = 12;
const ENOUGH = 30;
/** Half stars that say a film was no pleasure. */
const LOW = 5;
/** Someone who has just begun has so many marks. */
const FEW = 3;
/** The least alike of so many strangers. */
const STRANGERS = 20;

/** One of two, as they see the films that neither has marked. */
interface Side {
  readonly scores: Float64Array;
  /** 0 the best film, by place. */
  readonly places: Uint32Array;
  readonly wanted: ReadonlySet<number>;
  readonly unwanted: ReadonlySet<number>;
}

interface Person {
  readonly marks: readonly ItemMark[];
  readonly held: ReadonlySet<number>;
  /** Films rated low that the model was not told of. */
  readonly hidden: ReadonlySet<number>;
  readonly scores: Float64Array;
  readonly standard: Float64Array;
}

/** What each one's scores are made into before their mean is taken. */
const SCALES: Readonly<Record<string, (side: Side, all: Float64Array) => Float64Array>> = {
  'part of the highest': ({ scores }, all) => {
    const highest = all.reduce((a, b) => Math.max(a, b), 1e-6);
    return scores.map((score) => score / highest);
  },
  'standard score': ({ scores }) => standard(scores),
  percentile: ({ places }) => Float64Array.from(places, (place) => -place),
  'logarithm of place': ({ places }) => Float64Array.from(places, (place) => -Math.log(place + 1)),
};
/** With this one every veto is compared, with the others the strictest. */
const SERVED = 'standard score';
const VETOES: readonly (readonly number[])[] = [
  [0],
  [0.8, 0.6, 0.4],
  [0.9, 0.8, 0.6, 0.4],
  [0.95, 0.9, 0.8, 0.6, 0.4],
  [0.98, 0.95, 0.9, 0.8, 0.6, 0.4],
];

/**
 * Ways to find films for two, on pairs of held-out people with all their ratings but the likes to be
 * found and half of what they rated low: strangers; of twenty strangers the one whose scores are least
 * alike; and strangers of whom one has three marks. NDCG@20 of each one's own likes in the common
 * list, as the mean of the two and as that of the worse off; how many of the first twenty either of
 * them rated low; and how low the lowest of the first twelve stands with either, as the median over
 * pairs and at most.
 */
export async function compareForTwo(
  library: Ratings,
  ratingsOfPeople: Ratings,
  people: readonly TestUser[],
  fit: (ratings: RatingColumns) => Promise<RankingModel>,
): Promise<string> {
  const marksOf = marksByUser(ratingsOfPeople);
  const found = new Map<string, Record<'mean' | 'least' | 'misery' | 'worst', number[]>>();
  const random = createRandom(5);
  for (const { fold, users, ratings } of heldOutFolds(library, people)) {
    const model = await fit(ratings);
    const ids = people.filter((user) => user.fold === fold).map(({ userId }) => userId);
    const whole = users.map(({ held }, n): Person => {
      const marks = (marksOf.get(ids[n]) ?? []).filter(({ item }) => !held.has(item));
      const low = marks.filter(({ mark }) => Number(mark) <= LOW);
      const hidden = new Set(low.filter((_, at) => at % 2 === 0).map(({ item }) => item));
      const told = marks.filter(({ item }) => !hidden.has(item));
      return person(model, told, held, hidden);
    });
    whole.forEach((a) => {
      const strangers = Array.from(
        { length: STRANGERS },
        () => whole[random.integer(whole.length)],
      );
      const others = strangers.filter((other) => other !== a);
      if (others.length === 0) return;
      const unlike = others.reduce((least, each) =>
        product(a.standard, each.standard) < product(a.standard, least.standard) ? each : least,
      );
      const begun = person(model, a.marks.slice(0, FEW), a.held, a.hidden);
      measure('strangers', a, others[0]);
      measure('unlike', a, unlike);
      measure('one has 3 marks', begun, others[0]);
    });
    console.error(`for two: fold ${fold}`);
  }
  return table(
    ['pairs', 'scale', 'veto', 'NDCG@20, mean', 'worse off', 'disliked', 'lowest place', 'at most'],
    [...found].map(([name, { mean, least, misery, worst }]) => [
      ...name.split('|'),
      average(mean).toFixed(4),
      average(least).toFixed(4),
      average(misery).toFixed(3),
      median(worst).toFixed(0),
      String(Math.max(...worst)),
    ]),
  );

  function measure(kind: string, a: Person, b: Person): void {
    const marked = new Set([...a.marks, ...b.marks].map(({ item }) => item));
    const free = Uint32Array.from(a.scores.keys()).filter((item) => !marked.has(item));
    const sides = [a, b].map((each) => sideOf(each, free));
    if (sides.some(({ wanted }) => wanted.size === 0)) return;
    for (const [scale, of] of Object.entries(SCALES)) {
      const [x, y] = [of(sides[0], a.scores), of(sides[1], b.scores)];
      const order = bestFirst(x.map((value, n) => value + y[n]));
      for (const veto of scale === SERVED ? VETOES : VETOES.slice(-1)) {
        let list: readonly number[] = [];
        for (const quantile of veto) {
          const deepest = (1 - quantile) * free.length;
          list = firstOf(order, (n) => sides.every(({ places }) => places[n] < deepest));
          if (list.length >= ENOUGH) break;
        }
        const name = `${kind}|${scale}|${veto[0] === 0 ? 'none' : `best ${Math.round(100 * (1 - veto[0]))} %`}`;
        const all = found.get(name) ?? { mean: [], least: [], misery: [], worst: [] };
        found.set(name, all);
        const ndcg = sides.map(({ wanted }) => ndcgAt(list, wanted, TOP));
        all.mean.push((ndcg[0] + ndcg[1]) / 2);
        all.least.push(Math.min(...ndcg));
        const top = list.slice(0, TOP);
        all.misery.push(top.filter((n) => sides.some(({ unwanted }) => unwanted.has(n))).length);
        const places = list
          .slice(0, SHOWN)
          .map((n) => Math.max(...sides.map((side) => side.places[n] + 1)));
        all.worst.push(Math.max(0, ...places));
      }
    }
  }
}

function person(
  model: RankingModel,
  marks: readonly ItemMark[],
  held: ReadonlySet<number>,
  hidden: ReadonlySet<number>,
): Person {
  const evidence = marks.map(({ item, mark }) => ({ item, ...markEvidence(mark) }));
  const scores = Float64Array.from(model.foldIn(evidence).scores());
  return { marks, held, hidden, scores, standard: standard(scores) };
}

function sideOf({ scores, held, hidden }: Person, free: Uint32Array): Side {
  const own = Float64Array.from(free, (item) => scores[item]);
  const places = new Uint32Array(free.length);
  bestFirst(own).forEach((n, place) => (places[n] = place));
  const those = (items: ReadonlySet<number>) =>
    new Set([...free.keys()].filter((n) => items.has(free[n])));
  return { scores: own, places, wanted: those(held), unwanted: those(hidden) };
}

function bestFirst(scores: Float64Array): Uint32Array {
  return Uint32Array.from(scores.keys()).sort((a, b) => scores[b] - scores[a] || a - b);
}

/** The first of those accepted, no more than matter. */
function firstOf(order: Uint32Array, accept: (n: number) => boolean): number[] {
  const list: number[] = [];
  for (let at = 0; at < order.length && list.length < ENOUGH; at++)
    if (accept(order[at])) list.push(order[at]);
  return list;
}

function standard(scores: Float64Array): Float64Array {
  const mean = average(scores);
  const deviation = Math.sqrt(average(scores.map((x) => (x - mean) ** 2))) || 1;
  return scores.map((score) => (score - mean) / deviation);
}

/** Of standard scores, their correlation but for the count. */
function product(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, n) => sum + value * b[n], 0);
}

function average(values: Float64Array | readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / Math.max(1, values.length);
}

function marksByUser({ userIds, ratings }: Ratings): Map<number, ItemMark[]> {
  const marks = new Map<number, ItemMark[]>();
  ratings.user.forEach((user, p) => {
    const own = marks.get(userIds[user]) ?? [];
    marks.set(userIds[user], own);
    own.push({ item: ratings.item[p], mark: ratings.halfStars[p] as Mark });
  });
  return marks;
}
