// Mutation testing: puts one small fault after the other into the files of a room and counts how many the room's tests
// notice. Each fault runs in a process of its own; nothing in the working tree is written.
// Run: node test/mutation/run.ts ROOM [--file NAME] [--every N] [--lanes N] [--again]
//   --every N   only each Nth fault: the short form
//   --again     only those that survived the last run and those not yet tried; the rest is as it was noticed then
// What came out lies in out/mutation/ROOM.json, and counts only while the source file is the same.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { share } from '../../bench/interval.ts';
import { mutantsOf, withMutant, type Mutant } from './mutants.ts';
import { ROOMS, type MutatedRoom } from './rooms.ts';

const ROOT = path.resolve(import.meta.dirname, '..', '..');
const print = (line: string): void => void process.stdout.write(`${line}\n`);

type End = 'killed' | 'survived' | 'timed out';

/** Runs one test file with `text` in place of `file`. A fault that never comes to an end has been noticed. */
function runTest(file: string, tests: readonly string[], other: string | null, seconds: number): Promise<End> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', path.join(import.meta.dirname, 'child.ts'), ...tests], {
    cwd: ROOT,
    stdio: 'ignore',
    env: { ...process.env, ...(other === null ? {} : { MUTANT_OF: path.join(ROOT, file), MUTANT_TEXT: other }) },
  }); // prettier-ignore
  return new Promise((resolve) => {
    let late = false;
    const clock = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, 1000 * seconds);
    child.on('close', (code) => {
      clearTimeout(clock);
      resolve(late ? 'timed out' : code === 0 ? 'survived' : 'killed');
    });
  });
}

/** The tests of a room one after the other, the one beside the file first, until one of them notices. */
async function runTests({ tests }: MutatedRoom, file: string, text: string, seconds: number): Promise<End> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mutant-'));
  const other = path.join(folder, 'source.ts');
  writeFileSync(other, text);
  const own = file.replace(/\.ts$/, '.test.ts');
  try {
    for (const one of [...tests].sort((a, b) => Number(b === own) - Number(a === own))) {
      const end = await runTest(file, [one], other, seconds);
      if (end !== 'survived') return end;
    }
    return 'survived';
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What came out of earlier runs: per file its hash, and the end of each fault by its place and text. */
type Book = Record<string, { readonly sha256: string; readonly ends: Record<string, End> }>;
const nameOf = ({ from, to, text }: Mutant): string => `${String(from)}-${String(to)} ${text}`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    file: { type: 'string' },
    every: { type: 'string', default: '1' },
    lanes: { type: 'string', default: '1' },
    again: { type: 'boolean', default: false },
  },
});
const name = positionals[0] ?? '';
const room = ROOMS[name];
if (!room) throw new Error(`Which room? One of ${Object.keys(ROOMS).join(', ')}.`);
const kept = path.join(ROOT, 'out', 'mutation', `${name}.json`);
const book: Book = existsSync(kept) ? (JSON.parse(readFileSync(kept, 'utf8')) as Book) : {};
const started = performance.now();
if ((await runTest('', room.tests, null, 900)) !== 'survived') throw new Error('The tests do not pass as they are.');
// Eight times what all tests take now, on this machine.
const seconds = Math.max(30, (8 * (performance.now() - started)) / 1000);
const totals = { noticed: 0, late: 0, all: 0 };
for (const file of room.files.filter((one) => values.file === undefined || path.basename(one) === values.file)) {
  const source = readFileSync(path.join(ROOT, file), 'utf8');
  const sha256 = createHash('sha256').update(source).digest('hex');
  const before = book[file]?.sha256 === sha256 ? book[file].ends : {};
  const ends: Record<string, End> = { ...before };
  const mutants = mutantsOf(source);
  const chosen = mutants.filter(
    (mutant, i) => i % Number(values.every) === 0 || (values.again && nameOf(mutant) in before),
  );
  const queue = chosen.filter((mutant) => !values.again || (before[nameOf(mutant)] ?? 'survived') === 'survived');
  const lane = async (): Promise<void> => {
    for (let mutant = queue.shift(); mutant; mutant = queue.shift())
      ends[nameOf(mutant)] = await runTests(room, file, withMutant(source, mutant), seconds);
  };
  await Promise.all(Array.from({ length: Number(values.lanes) }, lane));
  book[file] = { sha256, ends };
  mkdirSync(path.dirname(kept), { recursive: true });
  writeFileSync(kept, `${JSON.stringify(book, null, 1)}\n`);
  const endOf = (mutant: Mutant): End => ends[nameOf(mutant)] ?? 'survived';
  const noticed = chosen.filter((mutant) => endOf(mutant) !== 'survived');
  totals.noticed += noticed.length;
  totals.late += chosen.filter((mutant) => endOf(mutant) === 'timed out').length;
  totals.all += chosen.length;
  print(`${file.padEnd(32)}${share(noticed.length, chosen.length)}`);
  for (const mutant of chosen.filter((one) => endOf(one) === 'survived')) {
    const was = source.slice(mutant.from, mutant.to).replace(/\s+/g, ' ');
    print(
      `  ${file}:${String(mutant.line)} ${mutant.kind}: ${was.slice(0, 70)} → ${mutant.text.slice(0, 40) || '(nothing)'}`,
    );
  }
}
print(`${'all'.padEnd(32)}${share(totals.noticed, totals.all)}, ${String(totals.late)} of them by never ending; ${((performance.now() - started) / 60_000).toFixed(1)} min`); // prettier-ignore
