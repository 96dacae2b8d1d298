// Papers as ordinary programs write them (make/make.ts): words are boxed and everything else must stay as it was. A page
// is made into a picture only where nothing else is safe, which ordinary papers must not need.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Box } from '../../src/model/index.ts';
import { redactPdf, type Redacted } from '../../src/redact/index.ts';
import { verifyPdf } from '../../src/verify/index.ts';
import { readPage } from '../../src/verify/reader.ts';
import type { Glyph } from '../../src/verify/request.ts';

const FILES = path.join(import.meta.dirname, 'files');
/** Words boxed on each page. */
const BOXED = 3;
/** A scan without words is boxed here, over its ink. */
const OVER_INK: readonly Box[] = [[80, 600, 180, 614], [300, 400, 420, 414]]; // prettier-ignore

interface Word {
  readonly text: string;
  readonly box: Box;
}

/** The words of a page with their boxes, as pdf.js places their letters. */
function wordsOf(glyphs: readonly Glyph[]): Word[] {
  const words: { text: string; box: [number, number, number, number] }[] = [];
  let last: Glyph | null = null;
  for (const glyph of glyphs) {
    if (/^\s*$/u.test(glyph.text)) {
      last = null;
      continue;
    }
    const gap: number = last === null ? Infinity : glyph.box[0] - last.box[2];
    const joined = last !== null && Math.abs(glyph.y - last.y) < glyph.size * 0.3 && Math.abs(gap) < glyph.size * 0.15;
    const word = words.at(-1);
    if (joined && word) {
      word.text += glyph.text;
      word.box = [Math.min(word.box[0], glyph.box[0]), Math.min(word.box[1], glyph.box[1]), Math.max(word.box[2], glyph.box[2]), Math.max(word.box[3], glyph.box[3])]; // prettier-ignore
    } else words.push({ text: glyph.text, box: [...glyph.box] });
    last = glyph;
  }
  return words;
}

async function readWords(bytes: Uint8Array): Promise<Word[][]> {
  const document = await getDocument({ data: bytes.slice(), verbosity: 0, useSystemFonts: false }).promise;
  const pages: Word[][] = [];
  for (let no = 1; no <= document.numPages; no++) pages.push(wordsOf((await readPage(document, no)).glyphs));
  await document.loadingTask.destroy();
  return pages;
}

/** Long words spread over the page, the same ones each time. */
function choose(words: readonly Word[]): Word[] {
  const long = words.filter(({ text }) => /^\p{L}{6,}$/u.test(text));
  const step = Math.max(1, Math.floor(long.length / BOXED));
  return long.filter((_, i) => i % step === Math.floor(step / 2)).slice(0, BOXED);
}

const lessAHair = ([x0, y0, x1, y1]: Box): Box => [x0 + 0.2, y0 + 1, x1 - 0.2, y1 - 1];

/** How many of `words` outside the boxes the copy does not have as often as the source. */
function lostOf(words: readonly Word[], copy: readonly Word[], boxed: readonly Word[]): number {
  const have = new Map<string, number>();
  for (const { text } of copy) have.set(text, (have.get(text) ?? 0) + 1);
  let lost = 0;
  for (const word of words) {
    if (boxed.includes(word)) continue;
    const left = have.get(word.text) ?? 0;
    if (left > 0) have.set(word.text, left - 1);
    else lost++;
  }
  return lost;
}

interface Result {
  readonly file: string;
  readonly pages: number;
  readonly pictures: number;
  readonly words: number;
  readonly lost: number;
  readonly lostOnPictures: number;
  readonly wordsOnPictures: number;
  readonly faults: readonly string[];
}

async function tryFile(file: string): Promise<Result> {
  const source = new Uint8Array(readFileSync(path.join(FILES, file)));
  const before = await readWords(source);
  const chosen = before.map(choose);
  const redactions = chosen.flatMap((words, i) =>
    (words.length > 0 ? words.map(({ box }) => lessAHair(box)) : OVER_INK).map((box) => ({ page: i + 1, box, code: '' })),
  ); // prettier-ignore
  const redacted: Redacted = await redactPdf(source, { redactions, values: [], dropPages: [] });
  const { bytes: output, ...known } = redacted;
  const verdicts = await verifyPdf({ ...known, output, source, values: [], render: true });
  const after = await readWords(output);
  const result = { file, pages: before.length, pictures: redacted.rasterised.length, words: 0, lost: 0, lostOnPictures: 0, wordsOnPictures: 0 }; // prettier-ignore
  before.forEach((words, i) => {
    const picture = redacted.rasterised.includes(i + 1);
    const lost = lostOf(words, after[i] ?? [], chosen[i] ?? []);
    result[picture ? 'wordsOnPictures' : 'words'] += words.length;
    result[picture ? 'lostOnPictures' : 'lost'] += lost;
  });
  const faults = verdicts.filter(({ result: one }) => one !== 'pass').map(({ check, where }) => `${check}: ${where}`);
  return { ...result, faults };
}

test('ordinary papers: no word is lost, hardly a page becomes a picture, and every copy passes its check', async (t) => {
  const results: Result[] = [];
  for (const file of readdirSync(FILES).sort()) results.push(await tryFile(file));
  for (const { file, pages, pictures, words, lost } of results)
    t.diagnostic(`${file}: ${pages} pages, ${pictures} as pictures; ${words} words, ${lost} lost`);
  const sum = (key: 'pages' | 'pictures' | 'lost' | 'lostOnPictures' | 'wordsOnPictures'): number =>
    results.reduce((total, one) => total + one[key], 0);
  assert.deepEqual(results.flatMap(({ file, faults }) => faults.map((fault) => `${file}: ${fault}`)), []); // prettier-ignore
  assert.ok(sum('pages') >= 40, `${sum('pages')} pages`);
  assert.equal(sum('lost'), 0);
  assert.ok(sum('pictures') <= sum('pages') * 0.02, `${sum('pictures')} of ${sum('pages')} pages became pictures`);
  assert.ok(sum('lostOnPictures') <= sum('wordsOnPictures') * 0.01, `${sum('lostOnPictures')} words lost on pictures`);
});
