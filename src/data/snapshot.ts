import { allFinite, type NumberArray } from '../engine/finite';
import { isObject, isPlain, isTime } from './plain';

/** Numbers by name, which IndexedDB can hold as they are. */
export type SavedArrays = Readonly<Record<string, NumberArray>>;

/** A trained model as plain data. */
export interface SavedModel {
  readonly arrays: SavedArrays;
  /** Plain data with finite numbers. */
  readonly info: Readonly<Record<string, unknown>>;
  /** Of a model made of others, those by name. */
  readonly parts?: Readonly<Record<string, SavedModel>>;
}

/**
 * What snapshots there are: of the model that ranks, of its largest part (written less often), and of
 * the model of stars.
 */
export type SnapshotName = 'ranking' | 'ease' | 'stars';

/** A trained model as kept in IndexedDB. Trusted only when hash and code fit, and the model loads. */
export interface SnapshotRecord {
  /** `LibraryInfo.hash` of the library it was trained on. */
  readonly libraryHash: string;
  /** Version of the training code and its options, as one string. */
  readonly code: string;
  readonly saved: SavedModel;
  /** The model's description, for the page: plain data, which the store keeps unread. */
  readonly info: object;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

const ARRAYS: ReadonlySet<string> = new Set(
  ['Float32Array', 'Float64Array', 'Uint32Array', 'Int32Array', 'Uint8Array'].map(
    (name) => `[object ${name}]`,
  ),
);
/** A nesting that no honest model has; it also ends cycles. */
const DEEPEST = 4;

// By name and not by instanceof: a structured clone may come from another realm.
const isArray = (value: unknown): value is SavedArrays[string] =>
  ARRAYS.has(Object.prototype.toString.call(value));

/** Reads a stored snapshot, or null when its shape or any of its numbers is wrong. */
export function readSnapshotRecord(value: unknown): SnapshotRecord | null {
  if (!isObject(value)) return null;
  const { libraryHash, code, saved, info, savedAt } = value;
  if (typeof libraryHash !== 'string' || typeof code !== 'string' || !isTime(savedAt)) return null;
  if (!isSavedModel(saved) || !isFiniteModel(saved)) return null;
  if (!isObject(info) || !isPlain(info)) return null;
  return { libraryHash, code, saved, info, savedAt };
}

/** True for arrays and plain data, in parts or not, whatever the arrays' numbers. */
export function isSavedModel(value: unknown, depth = 0): value is SavedModel {
  if (!isObject(value) || depth > DEEPEST) return false;
  const { arrays, info, parts } = value;
  if (!isObject(arrays) || !Object.values(arrays).every(isArray)) return false;
  if (!isObject(info) || !isPlain(info)) return false;
  if (parts === undefined) return true;
  return isObject(parts) && Object.values(parts).every((part) => isSavedModel(part, depth + 1));
}

/** True when every number of the model's arrays is finite. */
export function isFiniteModel({ arrays, parts = {} }: SavedModel): boolean {
  return Object.values(arrays).every(allFinite) && Object.values(parts).every(isFiniteModel);
}

/** A clone stores the whole buffer under a view, and shared memory cannot be stored: copies then. */
export function compact(model: SavedModel): SavedModel {
  const own = ({ buffer, byteLength }: SavedArrays[string]) =>
    buffer instanceof ArrayBuffer && buffer.byteLength === byteLength;
  const { arrays, info, parts } = model;
  const compacted = Object.entries(arrays).map(([name, array]) => [
    name,
    own(array) ? array : array.slice(),
  ]);
  return {
    arrays: Object.fromEntries(compacted) as SavedArrays,
    info,
    ...(parts && {
      parts: Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, compact(part)])),
    }),
  };
}
