import { Failure } from '../failure';
import { sha256, toHex } from './sha256';

/**
 * The container of a packed library, little-endian throughout (as is every machine with a browser):
 *
 * | offset | bytes | what                                                        |
 * | ------ | ----- | ----------------------------------------------------------- |
 * | 0      | 4     | magic `MTNE`                                                |
 * | 4      | 4     | version, 1                                                  |
 * | 8      | 4     | number of sections                                          |
 * | 12     | 4     | length of the whole file                                    |
 * | 16     | 32    | SHA-256 of all other bytes: 0 to 15, then 48 to the end     |
 * | 48     | 12·n  | table: id, offset, length in bytes of each section, u32     |
 * | …      |       | sections in table order, each at the next multiple of 8, zeros between |
 *
 * Sections start at multiples of 8, so that columns are views of the buffer and need no copy.
 */
const MAGIC = 0x454e544d;
const VERSION = 1;
const CHECKSUM_AT = 16;
const TABLE_AT = 48;
const ROW = 12;
const MAX_SECTIONS = 64;
const MAX_BYTES = 0xffffffff;

const align = (offset: number): number => Math.ceil(offset / 8) * 8;

/** The failure of a packed library that is not what it should be; `why` is a few words. */
export function damaged(why: string, cause?: unknown): Failure {
  return new Failure(
    'library-damaged',
    `The film library is damaged (${why}), so it was not opened.`,
    'Load it again; if that does not help, it has to be made or downloaded anew.',
    { cause },
  );
}

/**
 * Lays sections out in one buffer, in the map's order, and seals it with the checksum,
 * which is also returned as hexadecimal text.
 */
export function joinSections(sections: ReadonlyMap<number, Uint8Array>): {
  readonly bytes: Uint8Array;
  readonly hash: string;
} {
  let end = TABLE_AT + ROW * sections.size;
  const placed = [...sections].map(([id, content]) => {
    const offset = align(end);
    end = offset + content.length;
    return { id, offset, content };
  });
  if (end > MAX_BYTES)
    throw new Failure('library-unsupported', 'The library is too large to pack (4 GiB or more).');

  const bytes = new Uint8Array(end);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, VERSION, true);
  view.setUint32(8, sections.size, true);
  view.setUint32(12, end, true);
  placed.forEach(({ id, offset, content }, i) => {
    view.setUint32(TABLE_AT + i * ROW, id, true);
    view.setUint32(TABLE_AT + i * ROW + 4, offset, true);
    view.setUint32(TABLE_AT + i * ROW + 8, content.length, true);
    bytes.set(content, offset);
  });
  const seal = checksum(bytes);
  bytes.set(seal, CHECKSUM_AT);
  return { bytes, hash: toHex(seal) };
}

/**
 * Takes a packed buffer apart into views of it, after checking header, table and checksum.
 * @throws Failure `library-unsupported` for a newer version, else `library-damaged`.
 */
export function splitSections(bytes: Uint8Array): {
  readonly sections: ReadonlyMap<number, Uint8Array>;
  /** The verified checksum, hexadecimal. */
  readonly hash: string;
} {
  if (bytes.length < TABLE_AT) throw damaged('it is too short');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== MAGIC) throw damaged('it is not a Matinee library');
  const version = view.getUint32(4, true);
  if (version > VERSION)
    throw new Failure(
      'library-unsupported',
      'This film library was made for a newer version of Matinee.',
      'Reload the page to get the newest version.',
    );
  if (version !== VERSION) throw damaged('its version is impossible');
  if (view.getUint32(12, true) !== bytes.length) throw damaged('its length is wrong');
  if (!sameBytes(checksum(bytes), bytes.subarray(CHECKSUM_AT, TABLE_AT)))
    throw damaged('its checksum does not match');

  // The checksum guards against accidents; what follows, against a file made to do harm.
  const count = view.getUint32(8, true);
  if (count > MAX_SECTIONS || TABLE_AT + count * ROW > bytes.length)
    throw damaged('its table is too long');
  const sections = new Map<number, Uint8Array>();
  let end = TABLE_AT + count * ROW;
  for (let at = TABLE_AT; at < TABLE_AT + count * ROW; at += ROW) {
    const id = view.getUint32(at, true);
    const offset = view.getUint32(at + 4, true);
    const length = view.getUint32(at + 8, true);
    if (sections.has(id)) throw damaged('a section occurs twice');
    if (offset !== align(end) || offset + length > bytes.length)
      throw damaged('a section is out of place');
    sections.set(id, bytes.subarray(offset, offset + length));
    end = offset + length;
  }
  if (end !== bytes.length) throw damaged('it has bytes that belong to nothing');
  return { sections, hash: toHex(bytes.subarray(CHECKSUM_AT, TABLE_AT)) };
}

/** The hash that names a packed library, computed from its content; "" when it is too short to have one. */
export function hashPacked(bytes: Uint8Array): string {
  return bytes.length < TABLE_AT ? '' : toHex(checksum(bytes));
}

function checksum(bytes: Uint8Array): Uint8Array {
  return sha256(bytes.subarray(0, CHECKSUM_AT), bytes.subarray(TABLE_AT));
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}
