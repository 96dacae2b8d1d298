// Kills processes at random moments while they work on jobs, then counts: every job has exactly one effect, every
// acknowledged row is there, every document can be read, nothing is left in hand.
//
//   node test/crash/kill.ts --kills 200 --engine embedded|server [--seed 1]
//
// The short form is a test (kill.test.ts).
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { newDatabase, newFolder, type Lane } from '../../src/store/contract/lanes.ts';
import {
  openBlobs,
  openCase,
  openFolderShelf,
  openJobs,
  openMaster,
  openStore,
  type Store,
} from '../../src/store/index.ts';

/** What was counted after the last kill. All but `kills`, `jobs`, `acknowledged` and `whileOpening` must be 0. */
export interface Count {
  readonly kills: number;
  readonly whileOpening: number;
  readonly jobs: number;
  readonly acknowledged: number;
  readonly lost: number;
  readonly withoutEffect: number;
  readonly effectsTooMany: number;
  readonly unreadable: number;
  readonly parked: number;
  readonly failedStarts: number;
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

const clock = (): Date => new Date();

async function seedJobs(store: Store, caseId: string, count: number, draw: () => number): Promise<void> {
  const jobs = await openJobs(store, clock);
  await store.transaction(async (trx) => {
    await openCase(trx, { id: caseId, urn: caseId, title: 'killed', manifest: {} }, clock);
    for (let number = 0; number < count; number += 1)
      await jobs.send(trx, {
        id: randomUUID(),
        queue: 'step',
        caseId,
        hearing: null,
        data: { number: String(number), ms: Math.floor(draw() * 150) },
        // Nobody is at fault here: as many attempts as there are kills, and none of them waits.
        tries: { retryLimit: 1000, retryDelay: 0, retryBackoff: false, heartbeatSeconds: 10 },
      });
  });
  await jobs.close();
}

/** Runs it. `workers` at once (one on the embedded engine, whose folder is locked). */
export async function killLoop(lane: Lane, kills: number, seed: number, tell: (line: string) => void): Promise<Count> {
  const draw = draws(seed);
  const shelf = await mkdtemp(path.join(tmpdir(), 'blotter-kill-'));
  const caseId = randomUUID();
  const count = kills * 12;
  const first = await openStore(lane.place);
  await seedJobs(first, caseId, count, draw);
  await first.close();
  const acknowledged = new Set<string>();
  let [failedStarts, whileOpening] = [0, 0];

  const start = (untilDone: boolean): { child: ChildProcess; opened: Promise<boolean> } => {
    const argument = JSON.stringify({ place: lane.place, shelf, caseId, untilDone });
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', path.join(import.meta.dirname, 'worker.ts'), argument],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const opened = new Promise<boolean>((resolve) => {
      createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
        if (line === 'open') resolve(true);
        else if (line !== 'done') acknowledged.add(line);
      });
      child.once('exit', () => {
        resolve(false);
      });
    });
    return { child, opened };
  };
  const end = async (child: ChildProcess): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };

  const workers = lane.name === 'server' ? 2 : 1;
  let killed = 0;
  await Promise.all(
    Array.from({ length: workers }, async () => {
      while (killed < kills) {
        killed += 1;
        const { child, opened } = start(false);
        // One kill in seven while the store opens or recovers.
        if (draw() < 0.15) {
          await sleep(50 + draw() * 1500);
          whileOpening += 1;
        } else {
          if (!(await opened)) failedStarts += 1;
          await sleep(30 + draw() * 1500);
        }
        await end(child);
        if (killed % 20 === 0) tell(`${killed} kills, ${acknowledged.size} acknowledged`);
      }
    }),
  );
  const last = start(true);
  const [code] = (await once(last.child, 'exit')) as [number | null];
  if (code !== 0) failedStarts += 1;

  const store = await openStore(lane.place);
  try {
    const found = await store.transaction(async (trx) => ({
      events: await trx.selectFrom('review_events').select(['by', 'event']).execute(),
      versions: await trx.selectFrom('versions').select(['address']).execute(),
      parked: await trx.selectFrom('parked').select('job_id').execute(),
    }));
    const effects = new Map<string, number>();
    const rows = new Set<string>();
    for (const { by, event } of found.events) {
      const { job, id } = event as { job?: string; id?: string };
      if (by === 'writer') rows.add(id ?? '');
      else effects.set(job ?? '', (effects.get(job ?? '') ?? 0) + 1);
    }
    const master = await openMaster({ file: path.join(shelf, 'keys', 'master.key') }, false);
    const blobs = await openBlobs(store, await openFolderShelf(path.join(shelf, 'blobs')), [master]);
    let unreadable = 0;
    for (const { address } of found.versions)
      try {
        const blob = await store.transaction((trx) => blobs.find(trx, address));
        for await (const part of blob.read()) void part;
      } catch {
        unreadable += 1;
      }
    return {
      kills: killed,
      whileOpening,
      jobs: count,
      acknowledged: acknowledged.size,
      lost: [...acknowledged].filter((id) => !rows.has(id)).length,
      withoutEffect: count - effects.size,
      effectsTooMany: [...effects.values()].reduce((sum, times) => sum + times - 1, 0),
      unreadable,
      parked: found.parked.length,
      failedStarts,
    };
  } finally {
    await store.close();
    await rm(shelf, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      kills: { type: 'string', default: '200' },
      engine: { type: 'string', default: 'embedded' },
      seed: { type: 'string', default: '1' },
    },
  });
  const lane = values.engine === 'server' ? await newDatabase() : await newFolder();
  try {
    const count = await killLoop(lane, Number(values.kills), Number(values.seed), (line) => {
      process.stderr.write(`${line}\n`);
    });
    process.stdout.write(`${JSON.stringify({ engine: lane.name, ...count })}\n`);
    const { lost, withoutEffect, effectsTooMany, unreadable, parked, failedStarts } = count;
    process.exitCode = lost + withoutEffect + effectsTooMany + unreadable + parked + failedStarts === 0 ? 0 : 1;
  } finally {
    await lane.clear();
  }
}
