import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../../src/failure';
import { toBase64Url } from '../../../src/share/base64url';
import { cleanTitle, decodeList, encodeList, type SharedList } from '../../../src/share/codec';
import { crc24 } from '../../../src/share/crc24';
import { KEY_LIMIT } from '../../../src/share/filmKey';

const ALPHABET = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_');
const LINK_CODES = ['link-damaged', 'link-too-long', 'link-newer'];

const films = fc.uniqueArray(
  fc.record({
    key: fc.maxSafeInteger().map((n) => Math.abs(n) % KEY_LIMIT),
    halfStars: fc.option(fc.integer({ min: 1, max: 10 })),
  }),
  { maxLength: 200, selector: (film) => film.key },
);
const lists: fc.Arbitrary<SharedList> = fc.record({
  title: fc.string({ unit: 'binary', maxLength: 120 }).map(cleanTitle),
  films,
});

function listOf(count: number, title = 'Rainy Sundays'): SharedList {
  return {
    title,
    films: Array.from({ length: count }, (_, n) => ({
      key: (n * 1_234_567_891 + 7) % KEY_LIMIT,
      halfStars: n % 11 === 0 ? null : n % 11,
    })),
  };
}

/** What decoding throws, or null when it gives a list. Anything but a link failure fails the test. */
function refusal(text: string): Failure | null {
  try {
    decodeList(text);
    return null;
  } catch (error) {
    if (error instanceof Failure && LINK_CODES.includes(error.code)) return error;
    throw error;
  }
}

/** A link of these bytes with a checksum that is right. */
function sealed(...bytes: number[]): string {
  const sum = crc24(Uint8Array.from(bytes));
  return toBase64Url(Uint8Array.from([...bytes, sum >>> 16, (sum >>> 8) & 255, sum & 255]));
}

describe('a shared list', () => {
  it('comes back as it was, in its order', () => {
    fc.assert(
      fc.property(lists, (list) => {
        expect(decodeList(encodeList(list))).toEqual(list);
      }),
      { numRuns: 500 },
    );
  });

  it('takes at most 400 characters for fifty films and a title of forty', () => {
    expect(encodeList(listOf(50, 'x'.repeat(40))).length).toBeLessThanOrEqual(400);
  });

  it('needs no escaping in a link', () => {
    fc.assert(
      fc.property(lists, (list) => {
        expect(encodeList(list)).toMatch(/^[\w-]+$/);
      }),
    );
  });

  it('keeps links that were made before readable', () => {
    const list = { title: 'Été', films: [{ key: 19168259236, halfStars: 9 }] };
    expect(encodeList(list)).toBe('AQXDiXTDqUdoRspJ2d0R');
    expect(decodeList('AQXDiXTDqUdoRspJ2d0R')).toEqual(list);
  });

  it('holds 200 films, and says so beyond', () => {
    expect(decodeList(encodeList(listOf(200))).films).toHaveLength(200);
    expect(() => encodeList(listOf(201))).toThrow(/201 films.*at most 200/);
  });

  it('holds a film once', () => {
    const twice = [
      { key: 5, halfStars: 8 },
      { key: 6, halfStars: null },
      { key: 5, halfStars: 1 },
    ];
    expect(decodeList(encodeList({ title: '', films: twice })).films).toEqual(twice.slice(0, 2));
  });

  it.each([
    { key: -1, halfStars: null },
    { key: KEY_LIMIT, halfStars: null },
    { key: 0.5, halfStars: null },
    { key: NaN, halfStars: null },
    { key: 1, halfStars: 0 },
    { key: 1, halfStars: 11 },
    { key: 1, halfStars: 2.5 },
  ])('refuses to write $key with $halfStars half stars', (film) => {
    expect(() => encodeList({ title: '', films: [film] })).toThrow(
      expect.objectContaining({ code: 'bad-input' }),
    );
  });
});

describe('cleanTitle', () => {
  it('makes one line of at most 80 units without characters that garble a page', () => {
    expect(cleanTitle('  My\n\tfilms\u202e\u0000 \ud800 now ')).toBe('My films now');
    expect(cleanTitle('x'.repeat(79) + '🎬')).toBe('x'.repeat(79));
    expect(cleanTitle('👨‍👩‍👧 family')).toBe('👨‍👩‍👧 family');
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (title) => {
        const once = cleanTitle(title);
        expect(cleanTitle(once)).toBe(once);
        expect(once.length).toBeLessThanOrEqual(80);
      }),
    );
  });
});

describe('a link on its way', () => {
  const list = listOf(12);
  const code = encodeList(list);
  const middle = code.length >> 1;
  const wrapped = `${code.slice(0, middle)}\r\n ${code.slice(middle)}`;

  it.each([
    ['wrapped', wrapped],
    ['quoted in a mail', wrapped.replace('\n ', '\n> ')],
    ['with invisible spaces', `\u200b${code.slice(0, 9)}\u00ad${code.slice(9)}\u00a0`],
    ['followed by a full stop', `${code}.`],
    ['in brackets and quotes', `(“${code}”),`],
    ['padded', `${code}==`],
    ['percent-encoded', code.replace(/./g, (c) => `%${c.charCodeAt(0).toString(16)}`)],
    ['percent-encoded twice', code.replace(/[-_]/g, (c) => `%25${c.charCodeAt(0).toString(16)}`)],
    ['in the usual base64 alphabet', code.replaceAll('-', '+').replaceAll('_', '/')],
    ['with a tracking tail', `${code}?utm_source=x&fbclid=IwAR0`],
    ['whole', `https://example.org/matinee/?engine=wasm#/list/${code}`],
  ])('is read when it arrives %s', (_, text) => {
    expect(decodeList(text)).toEqual(list);
  });

  it('never gets one to four neighbouring characters changed unnoticed', () => {
    fc.assert(
      fc.property(
        lists,
        fc.nat(),
        fc.array(fc.constantFrom(...ALPHABET), { minLength: 1, maxLength: 4 }),
        (original, place, characters) => {
          const link = encodeList(original);
          const at = place % (link.length - characters.length + 1);
          const change = characters.join('');
          fc.pre(link.slice(at, at + change.length) !== change);
          const changed = link.slice(0, at) + change + link.slice(at + change.length);
          expect(refusal(changed)?.code).toBe('link-damaged');
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('never gets two neighbouring characters swapped, or its end lost, unnoticed', () => {
    for (let at = 1; at < code.length; at++) {
      const [a, b] = [code.charAt(at - 1), code.charAt(at)];
      if (a !== b) expect(refusal(code.slice(0, at - 1) + b + a + code.slice(at + 1))).toBeTruthy();
      expect(refusal(code.slice(0, at))?.code).toBe('link-damaged');
    }
  });
});

describe('a hostile link', () => {
  it.each([
    ['empty', ''],
    ['nothing usable', '?!…'],
    ['version 0', sealed(0, 0)],
    ['a title beyond the end', sealed(1, 9, 65)],
    ['half a film', sealed(1, 0, 1, 2, 3)],
    ['a title that is not UTF-8', sealed(1, 2, 0xc3, 0x28)],
    ['eleven half stars', sealed(1, 0, 0, 0, 0, 0, 11)],
    ['201 films', sealed(1, 0, ...new Array<number>(5 * 201).fill(0))],
  ])('is called damaged: %s', (_, text) => {
    expect(refusal(text)?.code).toBe('link-damaged');
  });

  it('is called newer when only its version is', () => {
    const failure = refusal(sealed(2, 0, 1, 2, 3));
    expect(failure?.code).toBe('link-newer');
    expect(failure?.message).toMatch(/newer version of Matinee/);
    expect(failure?.advice).toMatch(/Reload/);
  });

  it('is called too long, at once, however long it is', () => {
    const started = performance.now();
    for (const unit of ['A', '%41', '%25', ' ', '?', '#/list/', '🎬'])
      expect(refusal(unit.repeat(3_000_000))?.code).toBe('link-too-long');
    expect(refusal('A'.repeat(1700))?.code).toBe('link-too-long');
    expect(performance.now() - started).toBeLessThan(500);
  });

  it('takes little time at the longest that is looked at', () => {
    for (const unit of ['A', '%', '%2', '%25', ' ', '?', '#/list/', '=', '\n', '🎬']) {
      const started = performance.now();
      expect(refusal(unit.repeat(Math.floor(13_000 / unit.length)))).toBeInstanceOf(Failure);
      expect(performance.now() - started).toBeLessThan(500);
    }
  });

  it('100,000 random and mutated links end in a list or a sentence, each at once', () => {
    const samples = [0, 1, 3, 50, 200].map((count) => encodeList(listOf(count)));
    samples.push(encodeList(listOf(200, '夜'.repeat(80))));
    const edits = fc.array(
      fc.record({
        place: fc.nat(),
        cut: fc.nat({ max: 8 }),
        put: fc.oneof(
          fc.string({ unit: fc.constantFrom(...ALPHABET), maxLength: 8 }),
          fc.string({ unit: 'binary', maxLength: 4 }),
        ),
      }),
      { minLength: 1, maxLength: 4 },
    );
    const mutated = fc.tuple(fc.constantFrom(...samples), edits).map(([link, changes]) =>
      changes.reduce((text, { place, cut, put }) => {
        const at = place % (text.length + 1);
        return text.slice(0, at) + put + text.slice(at + cut);
      }, link),
    );
    const random = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: fc.constantFrom(...ALPHABET), maxLength: 600 }),
      // A right checksum lets the fuzz past it, to everything behind.
      fc.uint8Array({ maxLength: 300 }).map((bytes) => sealed(...bytes)),
      fc.uint8Array({ maxLength: 300 }).map((bytes) => sealed(1, ...bytes)),
    );
    let slowest = 0;
    const outcomes = new Map<string, number>();
    const inputs = fc.oneof({ weight: 3, arbitrary: mutated }, { weight: 2, arbitrary: random });
    for (const text of fc.sample(inputs, { numRuns: 100_000, seed: 20 })) {
      const started = performance.now();
      const failure = refusal(text);
      slowest = Math.max(slowest, performance.now() - started);
      const outcome = failure?.code ?? 'a list';
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      if (failure) expect(failure.message).toMatch(/^This link .+\.$/);
    }
    // The fuzz reached every end, and none kept the page waiting (generous: machines pause).
    expect([...outcomes.keys()].sort()).toEqual(['a list', ...LINK_CODES].sort());
    expect(slowest).toBeLessThan(1000);
  });
});
