// Papers are shown to a configured scanner before they are taken in: one that it refuses keeps all of them out, and so does a
// scanner that cannot be asked. On a real store, with a scanner on loopback.
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { openClamd } from '../../src/casework/index.ts';
import { configSchema } from '../../src/config/index.ts';
import { recordsOf } from '../../src/register/index.ts';
import { newFolder } from '../../src/store/contract/lanes.ts';
import { manifestOf, openOffice, paper, type Office } from './open.ts';

const EICAR = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$' + 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*';
let asked = 0;
/** Answers when the empty chunk has come; papers here are small enough to be searched as they stand. */
const server = createServer((socket) => {
  let seen = Buffer.alloc(0);
  asked++;
  socket.on('data', (piece: Buffer) => {
    seen = Buffer.concat([seen, piece]);
    if (seen.subarray(-4).equals(Buffer.alloc(4))) socket.end(seen.includes(EICAR) ? 'stream: Eicar-Signature FOUND\0' : 'stream: OK\0'); // prettier-ignore
  });
});
const lane = await newFolder();
let office: Office;
let by = '';
before(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { readonly port: number };
  office = await openOffice(lane, { scan: openClamd({ host: '127.0.0.1', port }, 2000) }, { work: false });
  by = await office.person('K. Malik');
});
after(async () => {
  server.close();
  await office.close();
  await lane.clear();
});
const nothingKept = async (cases: number, entries: number): Promise<void> => {
  assert.deepEqual(await readdir(path.join(office.root, 'blobs', 'aside')), []);
  const rows = await office.store.transaction(async (trx) => {
    const all: unknown[] = [];
    for await (const record of recordsOf(trx)) all.push(record);
    return { cases: (await trx.selectFrom('cases').select('id').execute()).length, entries: all.length };
  });
  assert.deepEqual(rows, { cases, entries });
};

test('a paper in which something is found keeps all of them out, and nothing of them is left', async () => {
  const papers = () => [paper('a.txt', 'An account.'), paper('b.txt', EICAR), paper('c.txt', 'Another one.')];
  await assert.rejects(office.casework.takeIn({ manifest: manifestOf(''), papers: papers(), by }), {
    code: 'B-SCAN-01',
  });
  assert.equal(asked, 2, 'the third was not even looked at');
  await nothingKept(0, 2);
});

test('clean ones come in, and further papers are asked about too; a scanner that is away keeps them out', async () => {
  const papers = [paper('a.txt', 'An account.'), paper('notes/b.txt', 'Another one.')];
  const from = asked;
  const caseId = await office.casework.takeIn({ manifest: manifestOf(''), papers, by });
  assert.equal(asked, from + 2);
  await assert.rejects(office.casework.addPapers(caseId, [paper('c.txt', EICAR)], by), { code: 'B-SCAN-01' });
  await nothingKept(1, 6);
  server.close();
  await assert.rejects(office.casework.addPapers(caseId, [paper('c.txt', 'One more.')], by), { code: 'B-SCAN-02' });
  await nothingKept(1, 6);
});

test('the setting: a socket or a place, and patience', () => {
  const says = (scanner: object) => configSchema.safeParse({ data: '/srv', scanner });
  assert.deepEqual(says({ socket: '/run/clamav/clamd.ctl' }).data?.scanner, { socket: '/run/clamav/clamd.ctl', seconds: 120 }); // prettier-ignore
  assert.deepEqual(says({ host: '127.0.0.1' }).data?.scanner, { host: '127.0.0.1', port: 3310, seconds: 120 });
  for (const wrong of [{}, { socket: 'clamd.ctl' }, { host: 'a b' }, { host: 'x', port: 0 }, { socket: '/x', host: 'y' }, { socket: '/x', seconds: 0 }]) assert.equal(says(wrong).success, false); // prettier-ignore
});
