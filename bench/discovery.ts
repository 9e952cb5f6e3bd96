/**
 * `npm run bench:discovery [-- validation] [variety|surprise|two …]`: what each control of the
 * list does to it, and lists for two. On the test users of the ranking splits it writes the table of
 * `bench/discovery.md`; with `validation` those that the controls' strengths and the rule for two were
 * chosen by, on people cut from the first fold's training part, where its test users play no part,
 * beside other ways. Parts may be asked for by name. MOVIELENS_ZIP names the data; the splits lie
 * beside it in `splits/ranking.csv`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { createWasmEngine } from '../src/engine/wasm/engine';
import { loadKernels } from '../src/engine/wasm/load';
import { spawnNodeThread } from '../src/engine/wasm/nodeThreads';
import {
  CONTROL_SETTINGS,
  evaluateControls,
  type ControlFigures,
  type ControlSetting,
} from '../src/model/evaluation/evaluateControls';
import { withoutUsers } from '../src/model/evaluation/evaluateRanking';
import { holdOut } from '../src/model/evaluation/holdout';
import { fitHybrid } from '../src/model/ranking/hybrid';
import { hasRankingSplit, realLibrary, realRankingSplit } from '../test/support/realLibrary';
import { compareForTwo } from './compareForTwo';
import { compareVariety } from './compareVariety';
import { surpriseByLikes } from './surpriseByLikes';
import { table } from '../scripts/table';

if (!hasRankingSplit) {
  console.error('Set MOVIELENS_ZIP to ml-latest-small.zip, with splits/ranking.csv beside it.');
  process.exit(2);
}

const validation = process.argv.includes('validation');
const library = realLibrary();
const testUsers = realRankingSplit();
const kernels = await loadKernels();
if (!kernels) throw new Error('This Node has no WebAssembly SIMD.');
const engine = await createWasmEngine({ module: kernels, threads: 2, spawn: spawnNodeThread });
// Tags were given by people, those held out among them.
const films = library.films.map(({ id, title, year, genres }) => ({ id, title, year, genres }));
const held = new Set(testUsers.filter(({ fold }) => fold === 0).map(({ userId }) => userId));
const training = validation
  ? { ...library, films, ratings: withoutUsers(library, held) }
  : { ...library, films };
const people = validation ? holdOut(library, 7, held) : testUsers;
const fit = (ratings: typeof library.ratings) =>
  fitHybrid({ films, users: library.userIds.length, ratings }, { engine, seed: 1 });

const parts: Readonly<Record<string, () => Promise<string>>> = {
  [validation ? 'validation' : 'test']: async () => {
    const figures = await evaluateControls(training, people, fit, CONTROL_SETTINGS, {
      onFold: (folds) => console.error(`${folds} folds`),
    });
    if (!validation) await put('few', fewTable(figures));
    return settingsTable(figures);
  },
  ...(validation && {
    variety: () => compareVariety(training, people, fit),
    surprise: () => surpriseByLikes(training, people, fit),
    two: () => compareForTwo(training, library, people, fit),
  }),
};
const asked = process.argv.slice(2).filter((word) => word !== 'validation' && word in parts);
for (const [part, measure] of Object.entries(parts))
  if (asked.length === 0 || asked.includes(part)) await put(part, await measure());
engine.dispose();

function settingsTable(all: readonly ControlFigures[]): string {
  return table(
    [
      'controls',
      'NDCG@20',
      'NDCG@100',
      'NDCG@20 gained',
      'genre distance',
      'taste distance',
    ].concat(['coverage@20', 'novelty@20, bits', 'of the plain first 20']),
    all.map((each) => [
      nameOf(each.setting),
      each.ndcg20.toFixed(4),
      each.ndcg100.toFixed(4),
      each === all[0] ? '' : `${signed(each.gain20)} ± ${each.gainError.toFixed(4)}`,
      each.genreDistance.toFixed(3),
      each.tasteDistance.toFixed(3),
      `${(100 * each.coverage).toFixed(1)} %`,
      each.novelty.toFixed(2),
      `${(100 * each.kept).toFixed(0)} %`,
    ]),
  );
}

/** NDCG@20 gained by people known by a few of their likes, beside their NDCG@20 without controls. */
function fewTable(all: readonly ControlFigures[]): string {
  return table(
    ['controls', ...all[0].few.map(({ likes, people: n }) => `${likes} likes, ${n} people`)],
    all.map(({ setting, few }, n) => [
      nameOf(setting),
      ...few.map(({ ndcg20, gain20, gainError }) =>
        n === 0 ? ndcg20.toFixed(4) : `${signed(gain20)} ± ${gainError.toFixed(4)}`,
      ),
    ]),
  );
}

function nameOf(setting: ControlSetting): string {
  const turned = Object.entries(setting).filter(([, value]) => value !== 0);
  return turned.map(([name, value]) => `${name} ${value}`).join(', ') || 'all at 0';
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(4)}`;
}

/** Replaces one measured part of `bench/discovery.md`. */
async function put(part: string, text: string): Promise<void> {
  console.log(text);
  const path = 'bench/discovery.md';
  const [begin, end] = [`<!-- ${part} -->`, `<!-- end of ${part} -->`];
  const page = readFileSync(path, 'utf8');
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${path} has no place for ${part}.`);
  const next = `${page.slice(0, from + begin.length)}\n\n${text}\n\n${page.slice(to)}`;
  const options = { ...(await resolveConfig(path)), parser: 'markdown' };
  writeFileSync(path, await format(next, options));
}
