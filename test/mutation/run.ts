// Mutation testing: puts one small fault after the other into the files of a room and counts how many the room's tests
// notice. Faults are tried in processes of their own; nothing in the working tree is written.
// Run: node test/mutation/run.ts ROOM [--file NAME] [--every N] [--lanes N] [--again]
//   --every N   only each Nth fault: the short form
//   --again     only those that survived the last run and those not yet tried; the rest is as it was noticed then
// What came out lies in out/mutation/ROOM.json, and counts only while the source file is the same.
import { fork, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { share } from '../../bench/interval.ts';
import type { Trial } from './child.ts';
import { mutantsOf, withMutant, type Mutant } from './mutants.ts';
import { ROOMS, type MutatedRoom } from './rooms.ts';

const ROOT = path.resolve(import.meta.dirname, '..', '..');
const print = (line: string): void => void process.stdout.write(`${line}\n`);

type End = 'killed' | 'survived' | 'timed out';

/** Faults that one process tries before another takes over: modules that were loaded are never let go. */
const ENOUGH = 40;

/** A process that tries faults, started anew after a while and after a fault that never came to an end. */
class Bench {
  #child: ChildProcess | null = null;
  #tried = 0;

  /** Asks the tests, in turn, whether they notice `text` in place of `file`. */
  async try(trial: Trial, seconds: number): Promise<End> {
    if (this.#child === null || this.#tried++ >= ENOUGH) this.#renew();
    const child = this.#child as unknown as ChildProcess;
    return new Promise((resolve) => {
      const done = (end: End): void => {
        clearTimeout(clock);
        child.removeAllListeners();
        if (end === 'timed out' || child.exitCode !== null) this.close();
        resolve(end);
      };
      const clock = setTimeout(done, 1000 * seconds, 'timed out');
      child.on('message', ({ noticed }: { noticed: boolean }) => {
        done(noticed ? 'killed' : 'survived');
      });
      // A fault that brings the process down has been noticed.
      child.on('exit', () => {
        done('killed');
      });
      child.send(trial);
    });
  }

  #renew(): void {
    this.close();
    this.#tried = 0;
    this.#child = fork(path.join(import.meta.dirname, 'child.ts'), [], {
      cwd: ROOT,
      stdio: 'ignore',
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
  }

  close(): void {
    this.#child?.removeAllListeners();
    this.#child?.kill('SIGKILL');
    this.#child = null;
  }
}

/** The tests that are asked about a file, the one beside it first. */
function inOrder(room: MutatedRoom, file: string): string[] {
  const beside = file.replace(/\.ts$/, '.test.ts');
  const tests = room.own?.[file] ?? room.tests;
  return [...tests].sort((a, b) => Number(b === beside) - Number(a === beside)).map((test) => path.join(ROOT, test));
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
const benches = Array.from({ length: Number(values.lanes) }, () => new Bench());
const [first] = benches as [Bench];
const plain = { file: path.join(ROOT, room.files[0] ?? ''), text: null, tests: inOrder(room, '') };
if ((await first.try(plain, 900)) !== 'survived') throw new Error('The tests do not pass as they are.');
// Four times what all tests take now, on this machine.
const seconds = Math.max(30, (4 * (performance.now() - started)) / 1000);
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
  const lane = async (bench: Bench): Promise<void> => {
    for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
      const trial = { file: path.join(ROOT, file), text: withMutant(source, mutant), tests: inOrder(room, file) };
      ends[nameOf(mutant)] = await bench.try(trial, seconds);
    }
  };
  await Promise.all(benches.map(lane));
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
for (const bench of benches) bench.close();
