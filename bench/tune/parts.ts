import type { RatingColumns } from '../../src/data/library';
import type { Engine } from '../../src/engine/engine';
import {
  fitContent,
  fitHybridEase,
  Hybrid,
  HYBRID_DEFAULTS,
  type HybridOptions,
  type HybridParts,
} from '../../src/model/ranking/hybrid';
import { fitInformedIals } from '../../src/model/ranking/informedIals';
import { table } from '../../scripts/table';
import { pairedGain } from '../../src/model/evaluation/standardError';
import { inWords } from './difference';
import { findOut, type Found } from './ranking';
import { validationUsers } from './validation';

export const PARTS_HEADING = 'How the options of the hybrid’s parts do beside their neighbours';

/** One option with another value than the default: of iALS, of EASE, or of the content parts. */
interface Variant {
  readonly part: 'ials' | 'ease' | 'content';
  readonly option: string;
  readonly value: string;
  readonly options: HybridOptions;
}

/** About half and twice each default. */
function variants(): Variant[] {
  const { ials, ease, features } = HYBRID_DEFAULTS;
  const found: Variant[] = [];
  const each = <Value>(
    part: Variant['part'],
    option: string,
    values: readonly Value[],
    options: (value: Value) => Partial<HybridOptions>,
  ): void => {
    for (const value of values)
      found.push({
        part,
        option,
        value: String(value),
        options: { ...HYBRID_DEFAULTS, ...options(value) },
      });
  };
  const ofIals = (option: string, values: readonly number[], change: (v: number) => object) =>
    each('ials', option, values, (v) => ({ ials: { ...ials, ...change(v) } }));
  const ofEase = (option: string, values: readonly number[], change: (v: number) => object) =>
    each('ease', option, values, (v) => ({ ease: { ...ease, ...change(v) } }));
  const ratings = (of: typeof ials.confidences) => ({
    weight: (kind: 'middling' | 'low') => (weight: number) => ({
      confidences: { ...of, [kind]: { ...of[kind], weight } },
    }),
    target: (kind: 'middling' | 'low') => (target: number) => ({
      confidences: { ...of, [kind]: { ...of[kind], target } },
    }),
    perStar: (perStar: number) => ({ confidences: { ...of, perStar } }),
  });

  const i = ratings(ials.confidences);
  ofIals('epochs', [4, 16], (epochs) => ({ epochs }));
  ofIals('weight of a middling rating', [0.3, 1], i.weight('middling'));
  ofIals('target of a middling rating', [0.6, 1], i.target('middling'));
  ofIals('weight of a low rating', [0.2, 0.8], i.weight('low'));
  ofIals('target of a low rating', [0.3, 0.9], i.target('low'));
  ofIals('weight per star above four', [0.1], i.perStar);
  ofIals('genres', [0, 1.5, 6], (genres) => ({ genres }));
  ofIals('prior, strength', [1, 4], (strength) => ({ prior: { ...ials.prior, strength } }));
  ofIals('prior, half', [0.075, 0.3], (half) => ({ prior: { ...ials.prior, half } }));

  const e = ratings(ease.confidences);
  ofEase('λ', [50, 200], (lambda) => ({ lambda }));
  ofEase('dropout', [0.25, 1], (dropout) => ({ dropout }));
  ofEase('weight of a middling rating', [0.3, 1], e.weight('middling'));
  ofEase('weight of a low rating', [0.15, 0.6], e.weight('low'));
  ofEase('weight per star above four', [0, 0.2], e.perStar);
  ofEase('genres', [1.5, 6], (genres) => ({ content: { ...ease.content, genres } }));
  ofEase('years', [1.5, 6], (years) => ({ content: { ...ease.content, years } }));
  ofEase('year step', [1, 4], (yearStep) => ({ content: { ...ease.content, yearStep } }));
  ofEase('films covered', [1500, 6000], (cover) => ({ cover }));

  const content = (option: keyof typeof features, values: readonly number[]) =>
    each('content', option, values, (v) => ({ features: { ...features, [option]: v } }));
  content('rareGenres', [0.5, 2]);
  content('years', [0.25, 1]);
  content('yearStep', [1.5, 6]);
  each('content', 'fame', [0.35, 1], (value) => ({ fame: value }));
  each('content', 'rarity', [12, 50], (value) => ({ rarity: value }));
  return found;
}

/**
 * Each option of iALS, EASE and the content parts moved alone, the others as they are: what the part
 * finds by itself, and what the blend finds with it.
 */
export async function tuneParts(engine: Engine, say: (text: string) => void): Promise<string> {
  const validation = validationUsers();
  const { films, shape } = validation;
  const context = { engine, seed: 1 };
  const trained: HybridParts[] = [];
  const parts = async (fold: number, ratings: RatingColumns): Promise<HybridParts> => {
    const data = { films, users: shape.users, ratings };
    return (trained[fold] ??= {
      ials: await fitInformedIals(data, context),
      ease: await fitHybridEase(data, {}),
      ...fitContent(data),
    });
  };
  /** What a variant trains anew, by fold, so that it is trained once for both columns. */
  const refit = async (
    { part, options }: Pick<Variant, 'part' | 'options'>,
    ratings: RatingColumns,
  ): Promise<HybridParts> => {
    const data = { films, users: shape.users, ratings };
    if (part === 'ials') return { ials: await fitInformedIals(data, context, options.ials) };
    if (part === 'ease') return { ease: await fitHybridEase(data, {}, options.ease) };
    return fitContent(data, options);
  };
  const measure = async (
    part: Variant['part'],
    options: HybridOptions,
  ): Promise<{ alone: Found | null; blend: Found }> => {
    const anew: HybridParts[] = [];
    const own = async (fold: number, ratings: RatingColumns) =>
      (anew[fold] ??= await refit({ part, options }, ratings));
    const blend = await findOut(validation, async (fold, ratings) => {
      const all = { ...(await parts(fold, ratings)), ...(await own(fold, ratings)) };
      return new Hybrid(all, films.length, options);
    });
    if (part === 'content') return { alone: null, blend };
    const alone = await findOut(validation, async (fold, ratings) => {
      const model = (await own(fold, ratings))[part];
      if (!model) throw new Error(`${part} was not trained.`);
      return model;
    });
    return { alone, blend };
  };

  const base = {
    ials: await measure('ials', HYBRID_DEFAULTS),
    ease: await measure('ease', HYBRID_DEFAULTS),
    content: await measure('content', HYBRID_DEFAULTS),
  };
  const rows = [
    ...(['ials', 'ease'] as const).map((part) => [
      part,
      'as it is',
      '',
      (base[part].alone?.ndcg ?? NaN).toFixed(4),
      '',
      base[part].blend.ndcg.toFixed(4),
      '',
    ]),
  ];
  for (const { part, option, value, options } of variants()) {
    const { alone, blend } = await measure(part, options);
    const against = base[part];
    const row = [
      part,
      option,
      value,
      alone?.ndcg.toFixed(4) ?? '',
      alone && against.alone ? inWords(pairedGain(alone.people, against.alone.people)) : '',
      blend.ndcg.toFixed(4),
      inWords(pairedGain(blend.people, against.blend.people)),
    ];
    rows.push(row);
    say(row.join(' | '));
  }
  const people = base.ials.blend.people.length;
  return `\`npm run bench:tune -- parts\`, on the ${people} validation people of the first section. Each option of \`INFORMED_IALS_DEFAULTS\` and \`HYBRID_DEFAULTS\` is moved alone; themes are not, since tags are left out. NDCG@100 by the part itself and by the blend with it; ± is the standard error of the paired difference from the default over people, and a star marks more than two of them.

${table(['part', 'option', 'value', 'part', 'difference', 'blend', 'difference'], rows)}`;
}
