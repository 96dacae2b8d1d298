// Cuts the power on the embedded store: at a random moment every file goes back to the bytes it had when it was last synced,
// as if nothing else had reached the disk. Then the store is opened again, and every acknowledged commit must be there.
//
//   node test/crash/power-cut.ts --cuts 20 [--seed 1] [--without-syncs]
//
// The model is the worst case for contents (all unsynced bytes are gone) and keeps names: it does not put renames and new
// files in another order, which a real disk may. The short form is a test (power-cut.test.ts).
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync, readlinkSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { newFolder } from '../../src/store/contract/lanes.ts';
import { closeDatabase, openDatabase, type EmbeddedDatabase } from '../../src/store/embedded/database.ts';

/** What was counted. `lost`, `broken` and `failedOpens` must be 0. */
export interface Cuts {
  readonly cuts: number;
  readonly acknowledged: number;
  readonly filesRolledBack: number;
  readonly lost: number;
  readonly broken: number;
  readonly failedOpens: number;
}

/** The bytes of every file as they are on the disk for certain. */
class Disk {
  readonly synced = new Map<string, Buffer>();

  readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  async readAll(): Promise<void> {
    this.synced.clear();
    for (const file of await this.files()) this.synced.set(file, readFileSync(file));
  }
  async files(): Promise<string[]> {
    const entries = await readdir(this.root, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  }
  /** Stands for the system's sync: what the file holds now is on the disk. The real disk has no part in the model. */
  sync = (descriptor: number): void => {
    if (!fstatSync(descriptor).isFile()) return;
    const file = readlinkSync(`/proc/self/fd/${descriptor}`);
    const again = openSync(file, 'r');
    try {
      const { size } = fstatSync(again);
      const bytes = Buffer.alloc(size);
      readSync(again, bytes, 0, size, 0);
      this.synced.set(file, bytes);
    } finally {
      closeSync(again);
    }
  };
  /** The power goes: what was never synced is gone, the rest is as it was at its last sync. Gives how many files changed. */
  async cut(): Promise<number> {
    let changed = 0;
    for (const file of await this.files()) {
      const bytes = this.synced.get(file);
      if (bytes === undefined) {
        writeFileSync(file, '');
        changed += 1;
      } else if (!readFileSync(file).equals(bytes)) {
        writeFileSync(file, bytes);
        changed += 1;
      }
    }
    rmSync(path.join(this.root, 'postmaster.pid'), { force: true });
    return changed;
  }
}

const hashOf = (previous: string, n: number): string => createHash('sha256').update(`${previous}${n}`).digest('hex');

/**
 * Runs `cuts` power cuts on one folder, with a chain of rows that are acknowledged one by one, checkpoints and vacuums.
 * `durable` false: as it would be without our file layer, to see that the cuts bite.
 */
export async function powerCuts(
  cuts: number,
  seed: number,
  tell: (line: string) => void,
  durable = true,
): Promise<Cuts> {
  const lane = await newFolder();
  const place = lane.folder;
  const disk = new Disk(place);
  let state = seed;
  const draw = (): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  };
  let [acknowledged, filesRolledBack, lost, broken, failedOpens] = [0, 0, 0, 0, 0];
  let last = { n: 0, hash: '' };
  const make = await openDatabase(place, () => undefined);
  await make.database.exec('create table chain (n int primary key, hash text not null)');
  await closeDatabase(make);
  try {
    for (let cut = 0; cut < cuts; cut += 1) {
      await disk.readAll();
      let opened: EmbeddedDatabase;
      try {
        opened = await openDatabase(place, durable ? disk.sync : () => undefined);
      } catch {
        failedOpens += 1;
        break;
      }
      const { rows } = await opened.database.query<{ n: number; hash: string }>('select n, hash from chain order by n');
      // The last commit may have reached the disk without its acknowledgement: it counts, but nothing before it may miss.
      if (rows.length < last.n) lost += last.n - rows.length;
      let previous = '';
      for (const [i, row] of rows.entries()) {
        if (row.n !== i + 1 || row.hash !== hashOf(previous, row.n)) broken += 1;
        previous = row.hash;
      }
      last = { n: rows.length, hash: previous };
      const steps = 3 + Math.floor(draw() * 20);
      for (let step = 0; step < steps; step += 1) {
        const n = last.n + 1;
        const hash = hashOf(last.hash, n);
        await opened.database.query('insert into chain values ($1, $2)', [n, hash]);
        last = { n, hash };
        acknowledged += 1;
        if (draw() < 0.1) await opened.database.exec('checkpoint');
        if (draw() < 0.05) await opened.database.exec('vacuum chain');
      }
      // Something that was never committed, and then the power goes: the process's memory with it.
      await opened.database.exec(`begin; insert into chain values (${last.n + 1}, 'never acknowledged')`);
      filesRolledBack += await disk.cut();
      abandon(opened);
      tell(`cut ${cut + 1}: ${acknowledged} acknowledged`);
    }
    const after = await openDatabase(place, () => undefined).catch(() => null);
    if (after === null) failedOpens += 1;
    else {
      const { rows } = await after.database.query<{ n: number }>('select n from chain');
      if (rows.length < last.n) lost += last.n - rows.length;
      await closeDatabase(after);
    }
    return { cuts, acknowledged, filesRolledBack, lost, broken, failedOpens };
  } finally {
    await lane.clear();
  }
}

/** Leaves a database without closing it: nothing that it still holds in memory may be written. */
function abandon({ files }: EmbeddedDatabase): void {
  files.sync = () => {
    throw new Error('the power is off');
  };
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      cuts: { type: 'string', default: '20' },
      seed: { type: 'string', default: '1' },
      'without-syncs': { type: 'boolean', default: false },
    },
  });
  const tell = (line: string): void => void process.stderr.write(`${line}\n`);
  const result = await powerCuts(Number(values.cuts), Number(values.seed), tell, !values['without-syncs']);
  process.stdout.write(`${JSON.stringify(result)}\n`);
  // Databases that lost their power never close, and would keep the process.
  process.exit(result.lost + result.broken + result.failedOpens === 0 ? 0 : 1);
}
