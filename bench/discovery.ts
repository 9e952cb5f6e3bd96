/**
 * `npm run bench:discovery [-- validation]`: what each control of the list does to it. On the test
 * users of the ranking splits it writes the table of `bench/discovery.md`; with `validation` the one
 * that the controls' strengths were chosen by, on people cut from the first fold's training part,
 * where its test users play no part, beside other ways to vary a list. MOVIELENS_ZIP names the data;
 * the splits lie beside it in `splits/ranking.csv`.
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
} from '../src/model/evaluateControls';
import { withoutUsers } from '../src/model/evaluateRanking';
import { holdOut } from '../src/model/holdout';
import { fitHybrid } from '../src/model/hybrid';
import { hasRankingSplit, realLibrary, realRankingSplit } from '../test/support/realLibrary';
import { compareVariety } from './compareVariety';
import { surpriseByLikes } from './surpriseByLikes';
import { table } from './table';

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

const figures = await evaluateControls(training, people, fit, CONTROL_SETTINGS, {
  onFold: (folds) => console.error(`${folds} folds`),
});
await put(validation ? 'validation' : 'test', settingsTable(figures));
if (validation) {
  await put('variety', await compareVariety(training, people, fit));
  await put('surprise', await surpriseByLikes(training, people, fit));
}
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
