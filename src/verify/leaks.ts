// Every channel of a file in which a value could stand: its text as read and as placed, every string and name, every
// stream, every byte. Not here: places on the page (covered.ts).
import type { Verdict } from '../model/index.ts';
import { readings, unescaped } from './encodings.ts';
import { inPlace, textOf } from './lines.ts';
import type { ReadPage } from './request.ts';
import { joinedStrings, latin, type Scan } from './scan.ts';
import { findIn, findInBytes, type Wanted } from './search.ts';
import { ALLOWED, OURS } from './structure.ts';

const reportTo =
  (verdicts: Verdict[]) =>
  (hits: readonly number[], channel: string): void => {
    for (const no of new Set(hits)) verdicts.push({ check: `value ${no + 1} is gone`, result: 'fail', where: channel });
  };

/** Hits in what page `no` (from 1) shows, by channel; no text in it. */
export function findLeaksOnPage(page: ReadPage, no: number, wanted: readonly Wanted[]): Verdict[] {
  const verdicts: Verdict[] = [];
  if (wanted.length === 0) return verdicts;
  const report = reportTo(verdicts);
  const drawn = textOf(page.glyphs);
  const placed = textOf(inPlace(page.glyphs));
  const hits = findIn(drawn, wanted);
  report(hits, `text of page ${no}`);
  // Most pages are drawn as they stand: the same text needs no second search.
  report(placed === drawn ? hits : findIn(placed, wanted), `text of page ${no} as it stands`);
  report(findIn(page.elsewhere, wanted), `patterns of page ${no}`);
  return verdicts;
}

/** Two letters can hide in one code point of a ToUnicode map (9.10.3): its targets byte by byte, those of one letter left out. */
function lettersListed(map: string): string {
  if (!map.includes('beginbf')) return '';
  const targets = [...map.matchAll(/<[0-9A-Fa-f\s]*>\s*<([0-9A-Fa-f\s]*)>/g)].map((hit) =>
    Buffer.from((hit[1] ?? '').replace(/\s/g, ''), 'hex').toString('latin1'),
  );
  return targets.map((target) => (target.includes('\0') ? '\n' : target)).join('');
}

/** Hits in the file's objects and bytes, by channel; no text in it. */
export function findLeaksInFile(scanned: Scan, bytes: Uint8Array, wanted: readonly Wanted[]): Verdict[] {
  const verdicts: Verdict[] = [];
  if (wanted.length === 0) return verdicts;
  const report = reportTo(verdicts);
  for (const { no, names, strings, stream } of [...scanned.objects, ...scanned.trailers]) {
    // A text may be cut into several strings of one object.
    const whole = strings.length > 1 ? [Buffer.concat(strings)] : [];
    for (const text of [...strings, ...whole]) report(findInString(text, wanted), `a string in object ${no}`);
    const unknown = names.filter(({ name }) => !ALLOWED.has(name) && !OURS.test(name)).map(({ name }) => name);
    for (const text of new Set([unknown.join('\n'), unknown.join('')]))
      for (const reading of readings(Buffer.from(text, 'latin1')))
        report(findIn(reading, wanted), `a name in object ${no}`);
    if (!stream) continue;
    if (stream.behind.length > 0) report(findInData(stream.behind, wanted), `behind the data of object ${no}`);
    if (stream.decoded && stream.decoded.length < 8e6) {
      const letters = lettersListed(latin(stream.decoded));
      if (letters !== '') report(findIn(letters, wanted), `the letters of object ${no}`);
    }
    if (stream.decoded) report(findInStream(stream.decoded, stream.subtype, wanted), `the data of object ${no}`);
  }
  report(findInBytes(latin(bytes).toLowerCase(), wanted), 'the bytes of the file');
  report(findIn(scanned.between, wanted), 'between the objects');
  return verdicts;
}

function findInString(bytes: Uint8Array, wanted: readonly Wanted[]): number[] {
  const hits = readings(bytes).flatMap((reading) => findIn(reading, wanted));
  const plain = unescaped(latin(bytes));
  return plain === null ? hits : [...hits, ...findIn(plain, wanted)];
}

function findInData(bytes: Uint8Array, wanted: readonly Wanted[]): number[] {
  const text = latin(bytes);
  const hits = findInBytes(text.toLowerCase(), wanted);
  if (bytes.length > TEXT) return hits;
  const plain = unescaped(text);
  return plain === null ? hits : [...hits, ...findInBytes(plain.toLowerCase(), wanted)];
}

/** What is larger than this is no text that anybody wrote. */
const TEXT = 8e6;
/** Pictures and fonts are no text: joined strings and escapes mean nothing in them. */
const BINARY = new Set(['Image', 'CIDFontType0C', 'Type1C', 'OpenType']);

function findInStream(bytes: Uint8Array, subtype: string, wanted: readonly Wanted[]): number[] {
  if (BINARY.has(subtype)) return findInBytes(latin(bytes).toLowerCase(), wanted);
  const hits = findInData(bytes, wanted);
  // Strings mean something in what is written in operators: kerned text is cut into pieces there.
  if (bytes.length > TEXT || !/T[jJ*dDm]|'|"|\bBDC\b|\bDP\b/.test(latin(bytes.subarray(0, TEXT / 2)))) return hits;
  return [...hits, ...findInString(Buffer.from(joinedStrings(bytes), 'latin1'), wanted)];
}
