import type { ControlFigures } from '../../../workers/evaluation';
import { CONTROLS, positionOf } from '../../components/controlWords';
import { share, three, two, type Metric } from './metrics';
import type { ResultRow } from './rows';

/** Columns of what the controls do. */
export const CONTROL_METRICS: readonly Metric<ControlFigures>[] = [
  {
    id: 'ndcg20',
    name: 'NDCG@20',
    what: 'How near the top of the first 20 the hidden films stand; 1 would be all of them at the very top.',
    better: null,
    value: ({ ndcg20 }) => ndcg20,
    write: three,
  },
  {
    id: 'gain20',
    name: 'Gained',
    what: 'The difference to the ranking alone, person by person, ± its standard error.',
    better: null,
    value: ({ gain20, gainError, kept }) => (gainError === 0 && kept > 0.9999 ? null : gain20),
    error: ({ gainError }) => gainError,
    write: (value) => `${value < 0 ? '−' : ''}${three(Math.abs(value))}`,
  },
  {
    id: 'ndcg100',
    name: 'NDCG@100',
    what: 'The same of the first 100.',
    better: null,
    value: ({ ndcg100 }) => ndcg100,
    write: three,
  },
  {
    id: 'genreDistance',
    name: 'Genres apart',
    what: 'How unlike in genre one person’s first 20 films are: 0 for all alike, 1 for nothing in common (intra-list distance).',
    better: null,
    value: ({ genreDistance }) => genreDistance,
    write: three,
  },
  {
    id: 'tasteDistance',
    name: 'Audiences apart',
    what: 'How unlike they are in who likes them, in the same way.',
    better: null,
    value: ({ tasteDistance }) => tasteDistance,
    write: three,
  },
  {
    id: 'coverage',
    name: 'Coverage@20',
    what: 'How much of the library anybody is shown among their first 20.',
    better: null,
    value: ({ coverage }) => coverage,
    write: share,
  },
  {
    id: 'novelty',
    name: 'Novelty@20',
    what: 'How little known the first 20 films are, in bits: one more means that half as many people like them.',
    better: null,
    value: ({ novelty }) => novelty,
    write: two,
  },
  {
    id: 'kept',
    name: 'Kept',
    what: 'How much of the ranking’s own first 20 is still among the first 20.',
    better: null,
    value: ({ kept }) => kept,
    write: (value) => `${Math.round(100 * value)}\u00a0%`,
  },
];

/** The ranking alone, and under it each control as far as it was turned. */
export function controlRows(figures: readonly ControlFigures[]): ResultRow<ControlFigures>[] {
  return figures.map((each) => {
    const turned = CONTROLS.find(({ name }) => each.setting[name] !== 0);
    const value = turned ? each.setting[turned.name] : 0;
    return {
      id: JSON.stringify(each.setting),
      name: turned ? `${turned.label}: ${positionOf(turned.name, value)}` : 'The ranking alone',
      what: turned ? `${turned.what} At ${value}.` : 'All controls at nought.',
      figures: each,
      note: '',
      share: null,
    };
  });
}
