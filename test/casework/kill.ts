// Kills workers at random moments while they prepare a case and while they pack its release, then counts: one preparation, one
// release, each once in the book, everything readable, nothing decrypted left behind, no chain broken.
//
//   node test/casework/kill.ts --kills 40 --engine embedded|server [--seed 1]
//
// Each case is killed twice at either job: a job has four attempts. The short form is a test (kill.test.ts).
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { auditBook, headsOf, recordsOf, registerId } from '../../src/register/index.ts';
import { newDatabase, newFolder, type Lane } from '../../src/store/contract/lanes.ts';
import { makePdf } from '../fixtures/make-pdf.ts';
import { ALONE, manifestOf, openOffice, paper } from './open.ts';

const FOR = 'defence:D1';
/** Seconds into a job within which a kill falls: past the end of it on a quiet machine. */
const WITHIN = 8;
/** A worker that has found nothing to do for so long (seconds) is killed all the same. */
const PATIENCE = 15;

/** What was counted. All but `kills`, `midJob` and `cases` must be 0. */
export interface Count {
  readonly kills: number;
  /** Kills that fell while a job was in hand. */
  readonly midJob: number;
  readonly cases: number;
  readonly preparationsWrong: number;
  readonly releasesWrong: number;
  readonly entriesWrong: number;
  readonly unreadable: number;
  readonly leftBehind: number;
  readonly faults: number;
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function draws(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Runs it. */
export async function killLoop(
  lane: Lane,
  kills: number,
  seed: number,
  tell: (line: string) => void,
  killsAJob = 2,
): Promise<Count> {
  const draw = draws(seed);
  const root = await mkdtemp(path.join(tmpdir(), 'blotter-kill-'));
  const scratch = path.join(root, 'scratch');
  let [killed, midJob] = [0, 0];

  const worker = async (untilDone: boolean): Promise<void> => {
    const argument = JSON.stringify({ place: lane.place, root, untilDone });
    const file = path.join(import.meta.dirname, 'kill-worker.ts');
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file, argument], { stdio: ['ignore', 'pipe', 'inherit'] }); // prettier-ignore
    const ended = once(child, 'exit');
    if (untilDone) {
      const [code] = (await ended) as [number | null];
      if (code !== 0) throw new Error(`the last worker ended with ${code}`);
      return;
    }
    await Promise.race([once(child.stdout, 'data'), ended]);
    const inHand = async (): Promise<boolean> => (await readdir(scratch).catch(() => [])).length > 0;
    for (let i = 0; i < PATIENCE * 10 && !(await inHand()); i++) await sleep(100);
    await sleep(draw() * WITHIN * 1000);
    killed++;
    if (await inHand()) midJob++;
    child.kill('SIGKILL');
    await ended;
  };
  const work = async (): Promise<void> => {
    for (let i = 0; i < killsAJob; i++) await worker(false);
    await worker(true);
  };

  try {
    const cases: string[] = [];
    while (killed < kills) {
      const first = await openOffice(lane, ALONE, { root, work: false });
      const [one, other] = [await first.person('K. Malik'), await first.person('R. Osei')];
      const papers = [paper('MG5 summary.pdf', makePdf([['Summary of the case.', 'A coat was taken from a shop.']]))];
      const caseId = await first.casework.takeIn({ manifest: manifestOf(), papers, by: one });
      cases.push(caseId);
      await first.close();
      await work();
      const between = await openOffice(lane, ALONE, { root, work: false });
      const stopped = [...(await between.casework.submit(caseId, FOR, one)), ...(await between.casework.release(caseId, FOR, other, ['Holt', 'Hartley Vane']))]; // prettier-ignore
      await between.close();
      if (stopped.length > 0) throw new Error(`the release was not asked for: ${stopped.map(({ why }) => why).join(' ')}`); // prettier-ignore
      await work();
      tell(`${killed} kills, ${midJob} of them in mid-job, ${cases.length} cases`);
    }
    const last = await openOffice(lane, ALONE, { root, work: false });
    try {
      const count = await countAll(last, cases);
      return { kills: killed, midJob, cases: cases.length, ...count, leftBehind: (await readdir(scratch)).length };
    } finally {
      await last.close();
    }
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

type Office = Awaited<ReturnType<typeof openOffice>>;

async function countAll({ store, blobs, ring }: Office, cases: readonly string[]): Promise<Omit<Count, 'kills' | 'midJob' | 'cases' | 'leftBehind'>> {
  const found = await store.transaction(async (trx) => {
    const entries: { kind: string; case?: string }[] = [];
    for await (const record of recordsOf(trx)) entries.push((record as { entry: { kind: string; case?: string } }).entry);
    const audit = await auditBook({ register: await registerId(trx), keys: ring.keys, records: recordsOf(trx), heads: await headsOf(trx) });
    return {
      entries,
      faults: audit.verdicts.filter(({ result }) => result !== 'pass').length,
      preparations: await trx.selectFrom('preparations').select('case_id').execute(),
      releases: await trx.selectFrom('releases').select('case_id').execute(),
      addresses: await trx.selectFrom('case_addresses').select('address').distinct().execute(),
    };
  });
  let unreadable = 0;
  for (const { address } of found.addresses)
    try {
      const blob = await store.transaction((trx) => blobs.find(trx, address));
      for await (const part of blob.read()) void part;
    } catch {
      unreadable++;
    }
  const off = (rows: readonly { readonly case_id: string }[]): number => cases.reduce((sum, id) => sum + Math.abs(rows.filter(({ case_id }) => case_id === id).length - 1), 0);
  const entered = (kind: string) => found.entries.filter((entry) => entry.kind === kind).map((entry) => ({ case_id: entry.case ?? '' }));
  return {
    preparationsWrong: off(found.preparations),
    releasesWrong: off(found.releases),
    entriesWrong: off(entered('draft-made')) + off(entered('released')),
    unreadable,
    faults: found.faults,
  };
} // prettier-ignore

if (import.meta.main) {
  const { values } = parseArgs({ options: { kills: { type: 'string', default: '40' }, engine: { type: 'string', default: 'embedded' }, seed: { type: 'string', default: '1' } } }); // prettier-ignore
  const lane = values.engine === 'server' ? await newDatabase() : await newFolder();
  try {
    const count = await killLoop(lane, Number(values.kills), Number(values.seed), (line) => process.stderr.write(`${line}\n`)); // prettier-ignore
    process.stdout.write(`${JSON.stringify({ engine: lane.name, ...count })}\n`);
    const { kills: _, midJob: __, cases: ___, ...wrong } = count;
    process.exitCode = Object.values(wrong).every((n) => n === 0) ? 0 : 1;
  } finally {
    await lane.clear();
  }
}
