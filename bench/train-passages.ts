// Trains the passage tagger of src/detect/passages from the project's own paragraphs and the marked cases named as lessons:
// `node bench/train-passages.ts [--check] [--without CASE] [--out FILE]`. The same texts give the same weights, to the bit; --check compares.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { learnPassages, type Lesson } from '../src/detect/passages/learn.ts';
import { LESSONS, readMarkedCase } from '../test/fixtures/marked.ts';
import { lessonsOf, ownLessons } from './detect/lessons.ts';

const { values } = parseArgs({
  options: { check: { type: 'boolean' }, without: { type: 'string' }, out: { type: 'string' } },
});
const WEIGHTS = path.join(import.meta.dirname, '..', 'src', 'detect', 'passages', 'weights.bin');
const lessons: Lesson[] = ownLessons();
for (const slug of LESSONS)
  if (slug !== values.without) lessons.push(...(await lessonsOf(readMarkedCase(slug))).lessons);
const { rows } = learnPassages(lessons);
const bytes = new Uint8Array(rows.buffer, rows.byteOffset, rows.length);
if (values.check === true) {
  const same = Buffer.from(brotliDecompressSync(readFileSync(WEIGHTS))).equals(bytes);
  process.stdout.write(same ? 'the same weights\n' : 'other weights\n');
  process.exitCode = same ? 0 : 1;
} else {
  const file = brotliCompressSync(bytes);
  writeFileSync(values.out ?? WEIGHTS, file);
  process.stdout.write(`${file.length} bytes from ${lessons.length} clauses\n`);
}
