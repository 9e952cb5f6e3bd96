import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Library } from '../../src/data/library';
import { parseMovieLens } from '../../src/data/movielens';
import { packLibrary, unpackLibrary } from '../../src/data/packed';
import { parseRankingSplit, type TestUser } from '../../src/model/evaluation/rankingSplit';

const zip = process.env['MOVIELENS_ZIP'] ?? '';
const splits = join(dirname(zip), 'splits', 'ranking.csv');

/** Whether the real ml-latest-small.zip is there; without it such tests are skipped, by name. */
export const hasRealLibrary = zip !== '' && existsSync(zip);
/** Whether the ranking splits lie beside it. */
export const hasRankingSplit = hasRealLibrary && existsSync(splits);

export function realLibrary(): Library {
  return unpackLibrary(packLibrary(parseMovieLens(readFileSync(zip))).bytes);
}

export function realRankingSplit(): TestUser[] {
  return parseRankingSplit(readFileSync(splits, 'utf8'));
}
