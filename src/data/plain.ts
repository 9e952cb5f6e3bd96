/** True for anything with named values. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** True for milliseconds since 1970. */
export const isTime = (value: unknown): value is number =>
  Number.isFinite(value) && Number(value) >= 0;

/** True for strings, finite numbers, booleans, null, and arrays and plain objects of them. */
export function isPlain(value: unknown, depth = 0): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  // A depth that no honest record has; it also ends cycles.
  if (!isObject(value) || depth > 16) return false;
  const kind = Object.prototype.toString.call(value);
  if (kind !== '[object Object]' && kind !== '[object Array]') return false;
  return Object.values(value).every((inner) => isPlain(inner, depth + 1));
}
