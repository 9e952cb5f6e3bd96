import type { ControlFigures, ControlSetting } from '../../workers/evaluation';
import { plural } from './words';

export type ControlName = keyof ControlSetting;

/** What the page calls each control, and what it is for, in one line. */
export const CONTROLS: readonly {
  readonly name: ControlName;
  readonly label: string;
  readonly what: string;
}[] = [
  {
    name: 'variety',
    label: 'Variety',
    what: 'Spreads the list over genres and audiences, so that one film is less like the next.',
  },
  {
    name: 'fame',
    label: 'How well known',
    what: 'Leans towards films that few people like, or towards those that most do.',
  },
  {
    name: 'surprise',
    label: 'Surprise me',
    what: 'Lets chance in where the model is unsure of you: much after a few ratings, little after many.',
  },
];

/** Where a control stands, in words. */
export function positionOf(name: ControlName, value: number): string {
  switch (name) {
    case 'fame':
      if (value < -0.6) return 'hidden gems';
      if (value < -0.1) return 'rather lesser known';
      if (value <= 0.1) return 'as the model says';
      return value <= 0.6 ? 'rather well known' : 'hits';
    case 'variety':
      if (value < 0.1) return 'closest matches only';
      if (value < 0.5) return 'a little varied';
      return value < 0.85 ? 'varied' : 'as varied as can be';
    case 'surprise':
      if (value < 0.05) return 'no chance';
      if (value < 0.45) return 'now and then';
      return value < 0.8 ? 'often' : 'as much as doubt allows';
  }
}

/**
 * What was measured nearest to where a control stands, the others being at 0.
 * @returns null where nothing fits: the control is at 0, or nothing was measured
 */
export function measuredNear(
  figures: readonly ControlFigures[],
  name: ControlName,
  value: number,
): ControlFigures | null {
  const own = figures.filter(
    ({ setting }) => setting[name] !== 0 && Math.sign(setting[name]) === Math.sign(value),
  );
  if (value === 0 || own.length === 0) return null;
  return own.reduce((best, each) =>
    Math.abs(each.setting[name] - value) < Math.abs(best.setting[name] - value) ? each : best,
  );
}

/** What was measured of a setting, or of it for people known by few likes. */
export type Found = Omit<ControlFigures['few'][number], 'people'>;

/** "finds 8 % less of what they like", or that no difference can be told. */
export function findsInWords(found: Found): string {
  const change = changeIn(found);
  return change === 'as much'
    ? 'finds as much of what they like'
    : `finds ${change} of what they like`;
}

function changeIn({ ndcg20, gain20, gainError }: Found): string {
  const before = ndcg20 - gain20;
  const share = before > 0 ? Math.round((100 * Math.abs(gain20)) / before) : 0;
  if (Math.abs(gain20) <= 2 * gainError || share === 0) return 'as much';
  return `${share}\u00a0% ${gain20 < 0 ? 'less' : 'more'}`;
}

/**
 * Of all numbers of likes that a setting was measured at, the one nearest to a visitor's, by factors:
 * five is as far from two as twelve from five.
 */
export function measuredAt(figures: ControlFigures, likes: number): Found {
  const distance = (found: Found) => Math.abs(Math.log1p(found.likes) - Math.log1p(likes));
  return figures.few.reduce<Found>(
    (best, each) => (distance(each) < distance(best) ? each : best),
    figures,
  );
}

/** "With 0 likes: 52 % less · 2 likes: 44 % less · 5 likes: as much"; empty where none was measured. */
export function fewLikesInWords({ few }: ControlFigures): string {
  const each = few.map((found) => `${plural(found.likes, 'like')}: ${changeIn(found)}`);
  return each.length > 0 ? `With ${each.join(' · ')}` : '';
}

/** "for people with 2 likes, the list finds …"; of all that were held out, the median is said. */
export function forWhomInWords(found: Found | ControlFigures): string {
  const likes = plural(found.likes, 'like');
  const whom = 'few' in found ? `with about ${likes}` : `with ${likes}`;
  return `for people ${found.likes === 0 ? 'without any likes' : whom}, the list ${findsInWords(found)}`;
}

/** What a control brings: what it is for, against the ranking alone. */
export function bringsInWords(
  name: ControlName,
  to: ControlFigures,
  from: ControlFigures,
  kept = to.kept,
): string {
  switch (name) {
    case 'variety': {
      const share = Math.round(100 * (to.genreDistance / (from.genreDistance || 1) - 1));
      if (share === 0) return 'genres are as alike as before';
      return `genres are ${Math.abs(share)}\u00a0% ${share > 0 ? 'less' : 'more'} alike`;
    }
    case 'fame': {
      // A bit of novelty is a factor of two in how many people like the films.
      const times = 2 ** Math.abs(to.novelty - from.novelty);
      const written =
        times < 9.95 ? times.toFixed(1).replace(/\.0$/, '') : String(Math.round(times));
      if (written === '1') return 'films are as well known as before';
      return `films have ${written} times ${to.novelty > from.novelty ? 'fewer' : 'more'} admirers`;
    }
    case 'surprise': {
      const changed = Math.round(20 * (1 - kept));
      return `chance changes ${changed} of the first 20`;
    }
  }
}

/**
 * The measured effect of a control where it stands, in one line, as it is for people of whom about as
 * many likes are known; null where there is none to tell.
 * @param likes of the visitor
 */
export function effectInWords(
  figures: readonly ControlFigures[] | null,
  name: ControlName,
  value: number,
  likes: number,
): string | null {
  const near = figures && measuredNear(figures, name, value);
  if (!near) return null;
  const found = measuredAt(near, likes);
  const brings = bringsInWords(name, near, figures[0], found.kept);
  const words = `${brings}; ${forWhomInWords(found)}`;
  return `${words[0].toUpperCase()}${words.slice(1)}.`;
}
