import type { RankingModelName, StarModelName } from '../../../workers/evaluation';

/** What the page calls a model, and says of it. */
export interface ModelWords {
  readonly name: string;
  /** One line for somebody who loves films and not statistics. */
  readonly what: string;
}

/** Models that answer "what should come next?", simplest first. */
export const RANKING_WORDS: Readonly<Record<RankingModelName, ModelWords>> = {
  popularity: {
    name: 'Popularity',
    what: 'The same list for everybody: the films that most people like.',
  },
  content: {
    name: 'By content',
    what: 'Films of the same genres, years and title words as those one likes; other people play no part.',
  },
  'item-knn': {
    name: 'Item neighbours',
    what: 'Films liked by the same people as the films one likes.',
  },
  'user-knn': {
    name: 'User neighbours',
    what: 'What the people of the most similar taste like.',
  },
  'ials-likes': {
    name: 'Matrix factorisation on likes',
    what: 'Sums up every person and film in a row of numbers, learnt from what is liked.',
  },
  ials: {
    name: 'Matrix factorisation on all ratings',
    what: 'The same from low ratings too, helped by genres where a film has few ratings.',
  },
  'ease-likes': {
    name: 'EASE on likes',
    what: 'Weighs every pair of films against each other, in one large equation, from what is liked.',
  },
  ease: {
    name: 'EASE on all ratings',
    what: 'The same from low ratings too, helped by genres and years.',
  },
  autoencoder: {
    name: 'Autoencoder',
    what: 'A neural network that learns to restore a person’s likes from a part of them.',
  },
  hybrid: {
    name: 'Matinee’s blend',
    what: 'What recommends here: factorisation, EASE and content together.',
  },
};

/** Models that answer "how many stars?", simplest first. */
export const STAR_WORDS: Readonly<Record<StarModelName, ModelWords>> = {
  bias: {
    name: 'Person and film averages',
    what: 'How generous the person is, and how well rated the film.',
  },
  'user-knn-ratings': {
    name: 'User neighbours',
    what: 'What people who rate alike gave the film.',
  },
  'item-knn-ratings': {
    name: 'Item neighbours',
    what: 'What the person gave to films that are rated alike.',
  },
  'svd++': {
    name: 'SVD++',
    what: 'Matrix factorisation of stars that also learns from which films one rates at all.',
  },
  bayes: {
    name: 'Bayesian factorisation',
    what: 'Many factorisations drawn in proportion to how well they explain the ratings; Matinee’s stars come from it.',
  },
  'bayes-folded-in': {
    name: 'Bayesian, for somebody new',
    what: 'As this page does it for you: nothing is learnt from these people, whose ratings are told afterwards.',
  },
};

/** Matinee's own, for emphasis. */
export const OWN: readonly string[] = ['hybrid', 'bayes', 'bayes-folded-in'];
