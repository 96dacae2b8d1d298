// How many cases an hour one, two and four workers prepare on a PostgreSQL server, and what of the ideal that is. Workers are
// processes of their own with one job at once, as `blotter work` has it; the clock runs from the moment in which all of them are
// open and the jobs are sent to the moment in which none is left. Needs a PostgreSQL server (test lanes say where).
// Run: node bench/workers.ts [--cases 6] [--workers 1,2,4]
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { papersOf } from '../src/casework/index.ts';
import { parseRecipient } from '../src/model/index.ts';
import { newDatabase, serverAnswers } from '../src/store/contract/lanes.ts';
import { ALONE, openOffice } from '../test/casework/open.ts';

const CASE = path.resolve(import.meta.dirname, '../practice/harbour-road-burglary');
const WORKER = path.resolve(import.meta.dirname, '../test/casework/kill-worker.ts');
const FOR = parseRecipient('defence:D1') ?? 'defence:D1 is no recipient';
const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** A worker that says that it is open. */
async function worker(place: object, root: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', WORKER, JSON.stringify({ place, root, untilDone: false })], { stdio: ['ignore', 'pipe', 'inherit'] }); // prettier-ignore
  await once(child.stdout, 'data');
  return child;
}

/** Seconds in which `workers` prepare `cases`. */
async function measure(workers: number, cases: number): Promise<number> {
  if (typeof FOR === 'string') throw new Error(FOR);
  const lane = await newDatabase();
  const root = await mkdtemp(path.join(tmpdir(), 'blotter-workers-'));
  const office = await openOffice(lane, ALONE, { root, work: false });
  const children: ChildProcess[] = [];
  try {
    const by = await office.person('K. Malik');
    const text = await readFile(path.join(CASE, 'case.yaml'), 'utf8');
    const ids: string[] = [];
    for (let i = 0; i < cases; i++) {
      const manifest = text
        .replace(/^urn: .*$/m, `urn: 13XD${String(i).padStart(7, '0')}`)
        .replace(/^recipient:.*\n/m, '');
      ids.push(await office.casework.takeIn({ manifest, papers: papersOf(CASE), by }));
    }
    for (let i = 0; i < workers; i++) children.push(await worker(lane.place, root));
    const from = performance.now();
    for (const id of ids) await office.casework.prepare(id, FOR, by);
    await office.settled();
    const seconds = (performance.now() - from) / 1000;
    for (const id of ids) {
      const progress = await office.casework.progress(id, 'defence:D1');
      if (progress?.state !== 'ready') throw new Error(`a case is ${progress?.state ?? 'not there'}, not ready`);
    }
    return seconds;
  } finally {
    for (const child of children) child.kill('SIGKILL');
    await office.close();
    await rm(root, { recursive: true, force: true });
    await lane.clear();
  }
}

const { values } = parseArgs({ options: { cases: { type: 'string', default: '6' }, workers: { type: 'string', default: '1,2,4' } } }); // prettier-ignore
if (!(await serverAnswers())) throw new Error('no PostgreSQL server answers: set BLOTTER_TEST_SERVER');
const cases = Number(values.cases);
print(`${cases} practice cases (12 papers, 18 pages) each; ${cpus().length} processors, load ${loadavg()[0]?.toFixed(1)} before`); // prettier-ignore
let one: number | null = null;
for (const workers of values.workers.split(',').map(Number)) {
  const seconds = await measure(workers, cases);
  one ??= seconds * workers;
  const ratio = one / seconds / workers;
  print(`${workers} worker${workers === 1 ? ' ' : 's'}  ${seconds.toFixed(1).padStart(7)} s  ${((cases / seconds) * 3600).toFixed(0).padStart(5)} cases an hour  ${(one / seconds).toFixed(2)} times one worker, ${(ratio * 100).toFixed(0)} % of the ideal  (load ${loadavg()[0]?.toFixed(1)})`); // prettier-ignore
}
