// `node bench/read.ts [--seeds N] [--kind KIND]`: how well pictures are read, by kind, beside native Tesseract where it is installed.
// strict: letter for letter. tolerant: look-alikes folded, a few edits for long ones. cover: at least 80 % of the identifier lies in
// regions. silent: neither. wrong: misread, and yet its line counts as read. ink: share of an identifier's box that its words cover.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { startReading, type Raster } from '../src/reading/index.ts';
import { judgePlanted, type Judged } from '../test/pictures/judge.ts';
import { KINDS, makePicture, type Kind, type MadePicture } from '../test/pictures/make.ts';

const { values } = parseArgs({ options: { seeds: { type: 'string', default: '3' }, kind: { type: 'string' } } });
const kinds = KINDS.filter((kind) => values.kind === undefined || kind === values.kind);
const print = (line: string): boolean => process.stdout.write(`${line}\n`);
const percent = (part: number, all: number): string => (all === 0 ? '-' : `${((100 * part) / all).toFixed(1)}`);

/** Text and seconds of native Tesseract on one thread; null where it is not installed. */
function byNative({ width, height, data }: Raster): { text: string; seconds: number } | null {
  const start = performance.now();
  const run = spawnSync('tesseract', ['-', '-'], {
    input: Buffer.concat([
      Buffer.from(`P5
${width} ${height}
255
`),
      data,
    ]),
    env: { ...process.env, OMP_THREAD_LIMIT: '1' },
  });
  if (run.status !== 0) return null;
  return { text: run.stdout.toString('utf8'), seconds: (performance.now() - start) / 1000 };
}

const reader = startReading();
print(
  'kind          pictures  ids  strict  tolerant  cover  silent  wrong  lines read  ink≥98%  native strict  s/picture  native',
);
for (const kind of kinds) await measure(kind);
reader.close();

async function measure(kind: Kind): Promise<void> {
  const all: Judged[] = [];
  let [lines, read, native, seconds, theirSeconds] = [0, 0, 0, 0, 0];
  const made = Array.from({ length: Number(values.seeds) }, (_, seed): MadePicture => makePicture(kind, seed + 1));
  for (const picture of made) {
    const start = performance.now();
    const reading = await reader.readPicture(picture.raster);
    seconds += (performance.now() - start) / 1000;
    all.push(...judgePlanted(picture, reading));
    if (reading.kind === 'read') {
      lines += reading.lines.length;
      read += reading.lines.filter((line) => line.read && !reading.person).length;
    }
    const theirs = byNative(picture.raster);
    const squash = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
    theirSeconds += theirs?.seconds ?? 0;
    if (theirs) native += picture.planted.filter(({ text }) => squash(theirs.text).includes(squash(text))).length;
  }
  const count = (is: (one: Judged) => boolean): string => percent(all.filter(is).length, all.length);
  const cells = [
    kind.padEnd(13), String(made.length).padStart(8), String(all.length).padStart(4),
    count((one) => one.strict).padStart(7), count((one) => one.tolerant).padStart(9), count((one) => one.cover).padStart(6),
    String(all.filter((one) => one.silent).length).padStart(7), String(all.filter((one) => one.wrong).length).padStart(6),
    percent(read, lines).padStart(11), percent(all.filter((one) => one.ink >= 0.98).length, all.filter((one) => one.ink >= 0).length).padStart(8),
    percent(native, all.length).padStart(14), (seconds / made.length).toFixed(1).padStart(10), (theirSeconds / made.length).toFixed(1).padStart(8),
  ]; // prettier-ignore
  print(cells.join(' '));
}
