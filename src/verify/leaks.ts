// Every channel of a file in which a value could stand: its text as read and as placed, every string and name, every
// stream, every byte. Not here: places on the page (covered.ts).
import type { Verdict } from '../model/index.ts';
import { inPlace, textOf } from './lines.ts';
import type { ReadPage } from './request.ts';
import { joinedStrings, latin, type Scan } from './scan.ts';
import { findIn, findInBytes, type Wanted } from './search.ts';
import { ALLOWED, OURS } from './structure.ts';

/** UTF-16 with or without its mark, and Latin-1: a PDF string can be either. */
function readings(bytes: Uint8Array): string[] {
  if (bytes.length === 0) return [];
  const plain = latin(bytes);
  if (bytes.length % 2 === 1) return [plain];
  const big = Buffer.from(bytes).swap16().toString('utf16le');
  return [plain, big, Buffer.from(bytes).toString('utf16le')];
}

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
  const report = reportTo(verdicts);
  for (const { no, names, strings, stream } of [...scanned.objects, ...scanned.trailers]) {
    for (const text of strings)
      for (const reading of readings(text)) report(findIn(reading, wanted), `a string in object ${no}`);
    const unknown = names.filter(({ name }) => !ALLOWED.has(name) && !OURS.test(name)).map(({ name }) => name);
    report(findIn(unknown.join('\n'), wanted), `a name in object ${no}`);
    if (!stream) continue;
    const decoded = stream.decoded;
    if (!decoded) continue;
    report(findInBytes(latin(decoded).toLowerCase(), wanted), `the data of object ${no}`);
    if (decoded.length < 8e6) {
      const letters = lettersListed(latin(decoded));
      if (letters !== '') report(findIn(letters, wanted), `the letters of object ${no}`);
    }
    // Pictures and fonts are no text: joined strings mean something in what is written in operators.
    if (
      !['Image', 'CIDFontType0C', 'Type1C', 'OpenType'].includes(stream.subtype) &&
      decoded.length < 8e6 &&
      /T[jJ]|'|"/.test(latin(decoded.subarray(0, 4e6)))
    )
      for (const reading of readings(Buffer.from(joinedStrings(decoded), 'latin1')))
        report(findIn(reading, wanted), `the strings of object ${no}`);
  }
  report(findInBytes(latin(bytes).toLowerCase(), wanted), 'the bytes of the file');
  report(findIn(scanned.between, wanted), 'between the objects');
  return verdicts;
}
