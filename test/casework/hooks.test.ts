// Webhooks over the real store: kept with what happened or not at all, sent by a job, tried again, parked when nobody takes them.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import { after, before, suite, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { isSigned, openHooks, type Hook } from '../../src/casework/index.ts';
import type { Entry } from '../../src/register/index.ts';
import { lanes } from '../../src/store/contract/lanes.ts';
import { openJobs, openStore, type Jobs, type Store } from '../../src/store/index.ts';
import { makePdf } from '../fixtures/make-pdf.ts';
import { clock, manifestOf, openOffice, paper } from './open.ts';

const SECRET = 'a secret of at least thirty-two characters';
const entry = (): Entry => ({ kind: 'case-opened', by: randomUUID(), case: randomUUID() });

for (const lane of await lanes())
  suite(`webhooks, ${lane.name}`, () => {
    let store: Store;
    let jobs: Jobs;
    let stop = async (_seconds: number): Promise<void> => undefined;
    interface Got { readonly id: string; readonly signed: boolean; readonly body: string } // prettier-ignore
    const got: Got[] = [];
    const answers: number[] = [];
    const heard = (): number => got.length;
    const server = createServer((request, answer) => {
      let body = '';
      request.on('data', (piece: Buffer) => (body += piece.toString()));
      request.on('end', () => {
        got.push({ id: String(request.headers['blotter-event']), signed: isSigned(String(request.headers['blotter-signature']), SECRET, body, new Date()), body }); // prettier-ignore
        answer.writeHead(answers.shift() ?? 204).end();
      });
    });
    before(async () => {
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      store = await openStore(lane.place);
      jobs = await openJobs(store, clock);
    });
    after(async () => {
      await stop(5);
      await jobs.close();
      await store.close();
      await lane.clear();
      server.closeAllConnections();
      server.close();
    });
    const hook = (more: Partial<Hook> = {}): Hook => ({ name: 'case-system', url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/in`, reach: 'this-machine', secrets: [SECRET], ...more }); // prettier-ignore
    const settled = async (): Promise<void> => {
      while ((await store.transaction((trx) => jobs.open(trx))) > 0) await sleep(200);
    };

    test('sent once it is kept, to those who hear it; again when nobody took it; parked at the end', async () => {
      const hooks = openHooks([hook(), hook({ name: 'deaf', events: ['recalled'] })], jobs, clock, { tries: { retryLimit: 2, retryDelay: 1, retryBackoff: false } }); // prettier-ignore
      stop = await jobs.work({ handlers: { webhook: hooks.handler }, atOnce: 1, every: 0.5 });
      await assert.rejects(
        store.transaction(async (trx) => {
          await hooks.onEntered(trx, entry());
          throw new Error('the work failed');
        }),
      );
      await settled();
      assert.equal(heard(), 0);
      answers.push(503, 500);
      await store.transaction((trx) => hooks.onEntered(trx, entry()));
      await store.transaction((trx) => hooks.onEntered(trx, { kind: 'document-viewed', by: randomUUID(), case: randomUUID(), document: randomUUID(), page: 1 })); // prettier-ignore
      await settled();
      assert.equal(heard(), 3, 'twice refused, then taken');
      assert.equal(new Set(got.map(({ id, body }) => id + body)).size, 1);
      assert.ok(got.every(({ signed }) => signed));
      answers.push(500, 500, 500);
      await store.transaction((trx) => hooks.onEntered(trx, entry()));
      await settled();
      await stop(5);
      stop = async () => undefined;
      const parked = await store.transaction((trx) => jobs.parked(trx));
      assert.deepEqual(parked.map(({ queue, code, attempts, caseId }) => [queue, code, attempts, caseId]), [['webhook', 'B-HOOK-01', 3, null]]); // prettier-ignore
      // Sent again by a person, it goes out.
      const before = heard();
      await store.transaction((trx) => jobs.resend(trx, parked[0]?.jobId ?? ''));
      await jobs.close();
      jobs = await openJobs(store, clock);
      stop = await jobs.work({ handlers: { webhook: hooks.handler }, atOnce: 1, every: 0.5 });
      await settled();
      assert.equal(heard(), before + 1);
    });

    if (lane.name === 'embedded')
      test('casework tells of what it enters: a case that came in, and that it is prepared', async () => {
        const kinds: string[] = [];
        const { newFolder } = await import('../../src/store/contract/lanes.ts');
        const other = await newFolder();
        const office = await openOffice(other, { onEntered: async (_trx, { kind }) => void kinds.push(kind) });
        const who = await office.person('Kiran Malik');
        await office.casework.takeIn({ manifest: manifestOf(), papers: [paper('Letter.pdf', makePdf([['Dear Sir']]))], by: who }); // prettier-ignore
        await office.settled();
        await office.close();
        await other.clear();
        assert.deepEqual(kinds.filter((kind) => kind === 'case-opened' || kind === 'draft-made'), ['case-opened', 'draft-made']); // prettier-ignore
      });
  });
