import { describe, expect, it } from 'vitest';
import {
  interview,
  interviewees,
  ndcgAfter,
  ndcgOnTheRest,
  untilAnswers,
  type Interviewee,
  type Question,
} from '../../../../src/model/ask/askSimulation';
import type { RankingModel } from '../../../../src/model/ranking/rankingModel';
import { pairedGain } from '../../../../src/model/evaluation/standardError';

/** Rated 0 (liked), 1 (disliked), 2 (liked); film 5 is held out. */
const person: Interviewee = {
  user: 0,
  rated: new Map([
    [0, 10],
    [1, 2],
    [2, 8],
  ]),
  held: new Set([5]),
};

/** Asks about films 0, 1, 2, … and notes what it was told before each. */
function inOrder(count: number, told: string[] = []) {
  let next = 0;
  return ({
    answers,
    unseen,
  }: {
    answers: ReadonlyMap<number, number>;
    unseen: readonly number[];
  }) => {
    told.push(`${[...answers.keys()].join()}|${unseen.join()}`);
    return next < count ? next++ : null;
  };
}

/** Ranks films by number, last first, but for those given, whose neighbour comes to the top. */
const model: RankingModel = {
  foldIn: (evidence) => ({
    evidence,
    scores: () => {
      const scores = Float64Array.from({ length: 8 }, (_, item) => item / 100);
      for (const { item, target } of evidence) scores[(item + 3) % 8] += target;
      return scores;
    },
    explain: () => ({ terms: new Float64Array(), rest: 0 }),
  }),
  similar: () => [],
  save: () => ({ arrays: {}, info: {} }),
};

describe('a simulated interview', () => {
  it('answers with the stars given, and has not seen what was not rated or is held out', () => {
    const told: string[] = [];
    const asked = interview(person, inOrder(8, told), 3, 0);
    expect(asked).toEqual([
      { item: 0, halfStars: 10 },
      { item: 1, halfStars: 2 },
      { item: 2, halfStars: 8 },
    ]);
    expect(interview(person, inOrder(8), 9, 0).slice(3)).toEqual(
      [3, 4, 5, 6, 7].map((item) => ({ item, halfStars: null })),
    );
    expect(told).toEqual(['|', '0|', '0,1|']);
  });

  it('goes on until both are reached, the answers and the questions', () => {
    expect(interview(person, inOrder(8), 1, 5)).toHaveLength(5);
    expect(interview(person, inOrder(2), 1, 5)).toHaveLength(2);
  });

  it('is cut after an answer, not after a question', () => {
    const asked: Question[] = [
      { item: 7, halfStars: null },
      { item: 0, halfStars: 10 },
      { item: 6, halfStars: null },
      { item: 2, halfStars: 8 },
    ];
    expect(untilAnswers(asked, 0)).toEqual([]);
    expect(untilAnswers(asked, 1)).toEqual(asked.slice(0, 2));
    expect(untilAnswers(asked, 2)).toEqual(asked);
    expect(untilAnswers(asked, 3)).toEqual(asked);
  });

  it('is judged on the films that the person did not rate, whatever was asked', () => {
    // Without answers 7, 6, then the held-out film 5; a like of 2 puts it first.
    expect(ndcgAfter(person, model, [])).toBeCloseTo(1 / Math.log2(4));
    expect(ndcgAfter(person, model, [{ item: 2, halfStars: 8 }])).toBeCloseTo(1);
    expect(ndcgAfter(person, model, [{ item: 2, halfStars: null }])).toBeCloseTo(1 / Math.log2(4));
  });

  it('is compared on all likes that got no answer in either interview', () => {
    const [a, b] = ndcgOnTheRest(person, model, [[{ item: 0, halfStars: 10 }], []]);
    // Left: 1 to 7, of which 2 and 5 are liked. A like of 0 lifts film 3.
    const ideal = 1 + 1 / Math.log2(3);
    expect(a).toBeCloseTo((1 / Math.log2(5) + 1 / Math.log2(7)) / ideal);
    expect(b).toBeCloseTo((1 / Math.log2(4) + 1 / Math.log2(7)) / ideal);
  });

  it('takes people from a split without their held-out likes, and none who have no such', () => {
    const columns = {
      user: Uint32Array.of(0, 0, 1),
      item: Uint32Array.of(0, 1, 1),
      halfStars: Uint8Array.of(8, 9, 10),
      time: new Uint32Array(3),
    };
    const films = [10, 20].map((id) => ({ id, title: `${id}`, year: null, genres: [] }));
    const library = { films, userIds: Float64Array.of(100, 200), ratings: columns };
    const folds = interviewees(library, [
      { userId: 100, fold: 2, given: [10], held: [20] },
      { userId: 200, fold: 0, given: [20], held: [999] },
    ]);
    expect([...folds]).toEqual([[2, [{ user: 0, rated: new Map([[0, 8]]), held: new Set([1]) }]]]);
  });
});

describe('a paired gain', () => {
  it('is the mean difference with its standard error', () => {
    const { mean, error } = pairedGain([3, 5, 4], [1, 2, 3]);
    expect(mean).toBeCloseTo(2);
    expect(error).toBeCloseTo(1 / Math.sqrt(3));
  });
});
