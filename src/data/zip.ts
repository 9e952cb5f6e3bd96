import { Inflate } from 'fflate';
import { Failure } from '../failure';

/** One file of a zip archive. Sizes are what the archive says, not yet verified. */
export interface ZipEntry {
  readonly path: string;
  /** Uncompressed bytes. */
  readonly size: number;
}

interface Located extends ZipEntry {
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly headerAt: number;
}

/** An archive whose directory has been read, and nothing else yet. */
export interface Zip {
  readonly entries: readonly ZipEntry[];
  /**
   * Unpacks one file, piece by piece, and verifies its length and checksum. A piece is only valid
   * during the call.
   * @throws Failure `library-damaged`
   */
  read(entry: ZipEntry, onPiece: (piece: Uint8Array) => void): void;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const CENTRAL_BYTES = 46;
const LOCAL_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;
/** Compressed bytes handed to the decompressor at once. */
const STEP = 2 ** 16;

/**
 * Reads a zip archive's directory (APPNOTE 6.3, without zip64 and encryption). fflate does the
 * decompressing; the directory is read here because fflate checks no checksums, and believes the
 * sizes in it when it allocates.
 * @throws Failure `library-unsupported` when it is no zip or one of a kind not read, `library-damaged`
 */
export function openZip(bytes: Uint8Array): Zip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  const entries: Located[] = [];
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    if (at + CENTRAL_BYTES > end || view.getUint32(at, true) !== CENTRAL)
      throw damaged('its directory is broken');
    const nameBytes = view.getUint16(at + 28, true);
    const name = bytes.subarray(at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameBytes);
    const entry: Located = {
      path: new TextDecoder().decode(name),
      method: view.getUint8(at + 8) & ENCRYPTED ? -1 : view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      headerAt: view.getUint32(at + 42, true),
    };
    if (Math.max(entry.packedSize, entry.size, entry.headerAt) === 0xffffffff)
      throw new Failure(
        'library-unsupported',
        'This zip file is of a kind for very large archives (zip64), which cannot be read here.',
        'Unpack it and pack it again as an ordinary zip file.',
      );
    entries.push(entry);
    at += CENTRAL_BYTES + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return {
    entries,
    read: (wanted, onPiece) => {
      const entry = entries.find((candidate) => candidate === wanted);
      if (entry) unpack(bytes, view, entry, onPiece);
    },
  };
}

/** The end record is the last thing in the file, but for a comment of up to 64 KiB. */
function findEnd(view: DataView): number {
  const last = view.byteLength - END_BYTES;
  for (let at = last; at >= Math.max(0, last - 0xffff); at--)
    if (view.getUint32(at, true) === END) return at;
  const opening = view.byteLength >= 4 && view.getUint32(0, true) === LOCAL;
  if (opening) throw damaged('its end is missing');
  throw new Failure(
    'library-unsupported',
    'This file is not a zip archive, so no films could be read from it.',
    'Choose a MovieLens .zip as it was downloaded.',
  );
}

function unpack(
  bytes: Uint8Array,
  view: DataView,
  entry: Located,
  onPiece: (piece: Uint8Array) => void,
): void {
  const { path, headerAt, packedSize, size, method } = entry;
  if (headerAt + LOCAL_BYTES > bytes.length || view.getUint32(headerAt, true) !== LOCAL)
    throw damaged(`${path} cannot be found in it`);
  const start =
    headerAt +
    LOCAL_BYTES +
    view.getUint16(headerAt + 26, true) +
    view.getUint16(headerAt + 28, true);
  if (start + packedSize > bytes.length) throw damaged(`${path} is cut off`);
  if (method !== STORED && method !== DEFLATED)
    throw new Failure(
      'library-unsupported',
      `${path} is encrypted or compressed in a way that cannot be read here.`,
      'Choose a MovieLens .zip as it was downloaded.',
    );

  let length = 0;
  let crc = ~0;
  const take = (piece: Uint8Array): void => {
    length += piece.length;
    // A bomb is stopped when it passes its own word, not when memory is full.
    if (length > size) throw damaged(`${path} is longer than it says`);
    crc = updateCrc(crc, piece);
    onPiece(piece);
  };
  const packed = bytes.subarray(start, start + packedSize);
  if (method === STORED) {
    for (let at = 0; at < packed.length; at += STEP) take(packed.subarray(at, at + STEP));
  } else {
    const inflate = new Inflate(take);
    try {
      for (let at = 0; at < packed.length; at += STEP)
        inflate.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
    } catch (error) {
      if (error instanceof Failure) throw error;
      throw damaged(`${path} cannot be unpacked`, error);
    }
  }
  if (length !== size || ~crc >>> 0 !== entry.crc) throw damaged(`${path} is not as it was packed`);
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

function updateCrc(crc: number, piece: Uint8Array): number {
  for (const byte of piece) crc = CRC_TABLE[(crc ^ byte) & 255] ^ (crc >>> 8);
  return crc;
}

function damaged(why: string, cause?: unknown): Failure {
  return new Failure(
    'library-damaged',
    `This zip file is damaged (${why}), so nothing of it was used.`,
    'Download it again.',
    { cause },
  );
}
