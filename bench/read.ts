// `node bench/read.ts [--seeds N] [--from SEED] [--kind KIND,KIND] [--misses]`: how well pictures are read, by kind, beside native
// Tesseract (one thread) where it is installed. strict: letter for letter. tolerant: look-alikes folded, a few edits for long ones.
// cover: at least 80 % of the identifier lies in regions. silent: neither. wrong: misread, and yet its line counts as read.
// by hand: written by hand, and yet its line counts as read. ink: share of the rectangle of an identifier's ink that the boxes of its
// words cover, and how many times that rectangle they are (median). person: lines that nobody called read. CER: edits a letter against
// the truth, white space aside, median of the pictures. CPU: seconds a picture.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { startReading, startTesseract, type Raster } from '../src/reading/index.ts';
import { errorsIn, judgePlanted, textOf, type Judged } from '../test/pictures/judge.ts';
import { KINDS, makePicture, type Kind } from '../test/pictures/make.ts';
import { cpuSoFar, largestChild } from './cpu.ts';
import { share } from './interval.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '3' },
    from: { type: 'string', default: '1' },
    kind: { type: 'string' },
    misses: { type: 'boolean', default: false },
  },
});
const wanted = values.kind?.split(',');
const kinds = KINDS.filter((kind) => wanted === undefined || wanted.includes(kind));
const print = (line: string): boolean => process.stdout.write(`${line}\n`);
const squash = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
const median = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? NaN;
const rate = (part: number): string => (Number.isNaN(part) ? '-' : (100 * part).toFixed(1));

const HOUR = 3_600_000;

/** Text and CPU seconds of native Tesseract on one thread; null where it is not installed. */
function byNative({ width, height, data }: Raster): { readonly text: string; readonly cpu: number } | null {
  const before = cpuSoFar();
  const own = process.cpuUsage();
  const run = spawnSync('tesseract', ['-', '-'], {
    input: Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), data]),
    env: { ...process.env, OMP_THREAD_LIMIT: '1' },
  });
  const { user, system } = process.cpuUsage(own);
  if (run.status !== 0) return null;
  return { text: run.stdout.toString('utf8'), cpu: cpuSoFar() - before - (user + system) / 1e6 };
}

for (const kind of kinds) await measure(kind);

async function measure(kind: Kind): Promise<void> {
  // No limit that a busy machine could reach.
  const limits = { time: HOUR, memory: 1200, renewAfter: 1000 };
  const reader = startReading({ limits, second: startTesseract({ timeLimit: HOUR, renewAfter: 1000 }) });
  // The first picture loads the networks, which later ones share.
  await reader.readPicture(makePicture('plate', 1).raster);
  const all: Judged[] = [];
  const [ours, theirs, errors, theirErrors]: [number[], number[], number[], number[]] = [[], [], [], []];
  let [lines, doubted, persons, native, unsure, regions] = [0, 0, 0, 0, 0, 0];
  for (let seed = Number(values.from); seed < Number(values.from) + Number(values.seeds); seed++) {
    const picture = makePicture(kind, seed);
    const before = cpuSoFar();
    const reading = await reader.readPicture(picture.raster);
    ours.push(cpuSoFar() - before);
    const judged = judgePlanted(picture, reading);
    all.push(...judged);
    if (values.misses)
      judged.forEach((one, i) => {
        if (!one.tolerant || !one.cover || one.wrong || (one.ink >= 0 && one.ink < 0.98)) print(`  ${kind} ${seed}: ${picture.planted[i]?.text} ${JSON.stringify(one)}`);
      });
    if (reading.kind === 'read') {
      regions += reading.lines.length + reading.loose.length;
      lines += reading.lines.length;
      doubted += reading.lines.filter((line) => !line.read || reading.person).length;
      persons += reading.person ? 1 : 0;
      errors.push(errorsIn(picture.lines, textOf(reading)));
    } else unsure++;
    const other = byNative(picture.raster);
    if (!other) continue;
    theirs.push(other.cpu);
    theirErrors.push(errorsIn(picture.lines, other.text));
    native += picture.planted.filter(({ text }) => squash(other.text).includes(squash(text))).length;
  }
  const count = (is: (one: Judged) => boolean): string => share(all.filter(is).length, all.length);
  const boxed = all.filter((one) => one.ink >= 0);
  const mean = (list: readonly number[]): number => list.reduce((sum, n) => sum + n, 0) / list.length;
  print(`${kind} (${ours.length} pictures, ${all.length} identifiers${unsure === 0 ? '' : `, ${unsure} pictures unsure`})`);
  if (all.length > 0) {
    print(`  strict ${count((one) => one.strict)}   tolerant ${count((one) => one.tolerant)}   cover ${count((one) => one.cover)}`);
    print(`  silent ${count((one) => one.silent)}   wrong ${count((one) => one.wrong)}   by hand, cleared ${count((one) => one.hand && one.cleared)}`);
    print(`  ink ≥ 98 % ${share(boxed.filter((one) => one.ink >= 0.98).length, boxed.length)}, boxes ${median(boxed.map(({ times }) => times)).toFixed(2)} times   native strict ${theirs.length === 0 ? '-' : share(native, all.length)}`);
  }
  print(`  regions a picture ${(regions / ours.length).toFixed(1)}   lines to a person ${share(doubted, lines)}   pictures to a person ${persons}`);
  print(`  CER ${rate(median(errors))} %, native ${rate(median(theirErrors))} %   CPU ${mean(ours).toFixed(2)} s, native ${mean(theirs).toFixed(2)} s = ${(mean(ours) / mean(theirs)).toFixed(1)} times   largest process ${largestChild().toFixed(0)} MB`);
  reader.close();
} // prettier-ignore
