// Casework for tests: a real store of one lane, real blobs, a real worker, accounts of made-up staff.
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  openCasework,
  type Casework,
  type CaseworkOptions,
  type NewPaper,
  type OpenCasework,
} from '../../src/casework/index.ts';
import { openRing, type KeyRing } from '../../src/register/index.ts';
import type { BlindDoneEvent } from '../../src/review/index.ts';
import { makeAccount } from '../../src/server/index.ts';
import type { Lane } from '../../src/store/contract/lanes.ts';
import { openBlobs, openFolderShelf, openJobs, openMaster, openStore, type Blobs, type Jobs, type Shelf, type Store } from '../../src/store/index.ts'; // prettier-ignore

/** Everything open. */
export interface Office {
  readonly store: Store;
  readonly blobs: Blobs;
  readonly jobs: Jobs;
  readonly casework: OpenCasework;
  readonly root: string;
  readonly ring: KeyRing;
  /** Codes of everything that went wrong in jobs. */
  readonly errors: string[];
  person(name: string): Promise<string>;
  /** Waits until no job waits or is in hand. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export const clock = (): Date => new Date();

/** Opens it. `shelved`: puts something between the blobs and their shelf; `work` false: nobody does the jobs. */
export async function openOffice(
  lane: Lane,
  more: Partial<CaseworkOptions> = {},
  { shelved = (shelf: Shelf) => shelf, work = true, root: given = '' } = {},
): Promise<Office> {
  const root = given === '' ? await mkdtemp(path.join(tmpdir(), 'blotter-casework-')) : given;
  const store = await openStore(lane.place);
  const master = await openMaster({ file: path.join(root, 'master.key') }, true);
  const blobs = await openBlobs(store, shelved(await openFolderShelf(path.join(root, 'blobs'))), [master]);
  const jobs = await openJobs(store, clock);
  const ring = await openRing(path.join(root, 'signing-keys.json'), new Date());
  const casework = await openCasework(store, blobs, {
    jobs,
    clock,
    ring,
    scratch: path.join(root, 'scratch'),
    ...more,
  });
  const errors: string[] = [];
  const { handlers, onParked } = casework;
  const stop = work ? await jobs.work({ handlers, onParked, atOnce: 1, every: 0.5, onError: (code) => errors.push(code) }) : null; // prettier-ignore
  return {
    store,
    blobs,
    jobs,
    casework,
    root,
    ring,
    errors,
    person: async (name) => {
      const id = randomUUID();
      await store.transaction((trx) => makeAccount(trx, { id, login: `${id}@cps.example`, name, roles: ['prosecutor'] }, clock)); // prettier-ignore
      return id;
    },
    settled: async () => {
      while ((await store.transaction((trx) => jobs.open(trx))) > 0) await sleep(200);
    },
    close: async () => {
      await stop?.(10);
      await jobs.close();
      await store.close();
      if (given === '') await rm(root, { recursive: true, force: true });
    },
  };
}

/** Marks, on every page that was drawn for a second person, `found` and nothing else. Gives how many pages that were. */
export async function markDrawn(casework: Casework, caseId: string, recipient: string, by: string, found: BlindDoneEvent['found'] = []): Promise<number> {
  const sample = await casework.sample(caseId, recipient, by);
  for (const { file, page } of sample?.pages ?? []) {
    const event = { kind: 'blind-done', id: randomUUID(), by, at: clock().toISOString(), file, page, found, check: sample?.release ?? '' } as const;
    assert.equal(await casework.append(caseId, recipient, event), null);
  }
  return sample?.pages.length ?? 0;
} // prettier-ignore

/** Bytes as a stream of small pieces. */
export async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 10_000) yield bytes.subarray(at, at + 10_000);
}
export const paper = (file: string, bytes: Uint8Array | string): NewPaper => ({ file, bytes: inPieces(typeof bytes === 'string' ? Buffer.from(bytes) : bytes) }); // prettier-ignore

/** A case.yaml with a number of its own. */
export const manifestOf = (recipient = 'recipient: defence:D1\n'): string => `urn: 13XD${randomBytes(4).readUInt32BE().toString().padStart(7, '0').slice(-7)}
title: R v Darren HOLT
offences: [Theft from a shop]
people:
  - {id: D1, role: defendant, name: Darren Holt, born: 1988-04-17, addresses: ["22 Fenwick Street, Leeds LS9 8QT"], solicitor: {firm: Hartley Vane, email: crime@hartleyvane.example}}
  - {id: W1, role: witness, name: Joanna Nowak, addresses: ["7 Alma Grove, Leeds LS9 7AA"], phones: ["07700 900123"]}
${recipient}`; // prettier-ignore

/** No lots are drawn: whoever submits and whoever releases are two. */
export const ALONE = { second: { share: 0, shareNew: 0, newUntil: 0 } } as const;
