// What a recipient is told: the guidance's reasons and never a word that a person typed; of originals nothing that whoever
// has such a file, or can guess one, could compare with it. And receipts of before still hold.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import type { Prepared } from '../flow/index.ts';
import { loadRulebook } from '../guidance/index.ts';
import { makeRing, signerOf } from '../register/index.ts';
import { checkOriginals, commit, saltOf } from './commitment.ts';
import { indexPage } from './index-page.ts';
import { checkReceipt, signReceipt } from './receipt.ts';
import { receiptJson, scheduleCsv, sha256 } from './report.ts';

const book = loadRulebook();
const rules = Object.keys(book.byId);
const redacting = rules.find((id) => /telephone numbers of victims/i.test(book.byId[id]?.sentence ?? '')) ?? '';
const asking = rules.find((id) => /Only the town where this person lives/.test(book.byId[id]?.sentence ?? '')) ?? '';
const keeping = rules.find((id) => /^The defendant's own address stays/.test(book.byId[id]?.sentence ?? '')) ?? '';
const TYPED = 'Ms Nowak of 7 Alma Grove asked for this.';
const said = { on: 'x', act: 'redact', reason: TYPED, by: 'K. Malik', at: '2026-03-27T16:00:00Z' };
const mark = (rule: string, act: string, decision?: object) => ({ act: 'redact', proposal: { rule, act, finding: { category: 'phone', whose: 'W1', passage: { page: 1 } } }, ...(decision ? { decision } : {}) }); // prettier-ignore
const paper = (file: string, type: string, more: object) => ({
  judged: { document: { file, type, pages: [{}] }, rule: 'EW-2', reason: 'Served after redaction.', dropPages: [] },
  opened: { sha256: sha256(file) }, decided: [], outcome: 'redacted', why: [], path: `documents/${file}`, copy: Buffer.from(`copy of ${file}`), verdicts: [], ...more,
}); // prettier-ignore
const MARKS = [mark(redacting, 'redact'), mark(redacting, 'redact', said), mark(asking, 'ask', said), mark(keeping, 'keep', said), mark('HAND', 'redact', said)]; // prettier-ignore
const prepared = {
  manifest: { urn: '13XD0412325', title: 'R v HOLT' }, recipient: { kind: 'defence', id: 'D1' }, guidance: book.version,
  documents: [
    paper('MG11.txt.pdf', 'MG11', { decided: MARKS }),
    paper('letter.pdf', 'LETTER', { outcome: 'withheld', path: null, copy: null, leftOut: true, why: [`Left out by K. Malik: ${TYPED}`] }),
    paper('MG9.pdf', 'MG9', { outcome: 'withheld', path: null, copy: null, why: ['The witness list never goes (EW-2.2).'] }),
  ],
  to: { firm: 'Hartley Vane', addresses: ['crime@hartleyvane.example.cjsm.net'], book: 'c'.repeat(64) },
} as unknown as Prepared; // prettier-ignore
const SALT = 'ab'.repeat(32);
const home = mkdtempSync(path.join(tmpdir(), 'blotter-outward-'));
after(() => rmSync(home, { recursive: true, force: true }));

test('schedule and index: the sentence of the guidance, or that a person decided; typed words stay inside', () => {
  assert.ok(redacting && asking && keeping);
  const schedule = scheduleCsv(prepared, book);
  const index = indexPage(prepared, book, '2026-03-27T16:40:00Z');
  for (const text of [schedule, index]) assert.doesNotMatch(text, /Nowak|Alma/);
  const rows = schedule.split('\r\n');
  const sentence = (id: string): string => book.byId[id]?.sentence ?? '';
  for (const i of [1, 2]) assert.ok(rows[i]?.includes(sentence(redacting)), rows[i]);
  assert.ok(rows[3]?.includes(sentence(asking)) && rows[3].includes('A person decided that it is covered.'));
  assert.ok(rows[4]?.includes('A person decided that it is covered.') && !rows[4].includes(sentence(keeping)));
  assert.match(rows[5] ?? '', /HAND,A person marked it by hand\.,K\. Malik/);
  assert.match(schedule, /"?\(LETTER, withheld\)"?,all,,document,,HAND,A person decided that it does not go/);
  assert.match(schedule, /"?\(MG9, withheld\)"?,all,,document,,EW-2,The witness list never goes/);
  assert.match(index, /A person decided that it does not go with this release\..*The witness list never goes/s);
});

test('receipt: no hash of any original, the address book and the address that were checked; who released can tell the originals', async () => {
  const ring = await makeRing(new Date('2026-03-27T16:40:00Z'));
  const signer = signerOf(ring);
  const receipt = receiptJson(prepared, { at: '2026-03-27T16:40:00Z', by: 'K. Malik', version: '1', engines: {}, schedule: 'S', index: 'I', key: signer.key, head: null, salt: SALT }); // prettier-ignore
  const json = await signReceipt(receipt, signer);
  for (const { opened } of prepared.documents) assert.ok(!json.includes(opened.sha256));
  const read = JSON.parse(json) as { version: number; to: unknown; documents: { input: { commitment: string } }[] };
  assert.deepEqual([read.version, read.to], [3, { firm: 'Hartley Vane', addresses: ['crime@hartleyvane.example.cjsm.net'], addressBook: { sha256: 'c'.repeat(64) } }]); // prettier-ignore
  // The same paper twice, and the same paper in another release, look like others.
  const original = prepared.documents[0]?.opened.sha256 ?? '';
  assert.equal(new Set([commit(SALT, 1, original), commit(SALT, 2, original), commit('cd'.repeat(32), 1, original)]).size, 3); // prettier-ignore
  assert.doesNotMatch(json, new RegExp(SALT));
  mkdirSync(path.join(home, 'originals', 'sub'), { recursive: true });
  for (const file of ['MG11.txt.pdf', 'MG9.pdf']) writeFileSync(path.join(home, 'originals', 'sub', file), file);
  assert.equal(saltOf(json), createHash('sha256').update(SALT).digest('hex'));
  const verdicts = await checkOriginals(json, path.join(home, 'originals'), SALT);
  assert.deepEqual(verdicts.map(({ result }) => result), ['pass', 'unsure', 'pass']); // prettier-ignore
  assert.ok((await checkOriginals(json, path.join(home, 'originals'), 'cd'.repeat(32))).every(({ result }) => result === 'unsure')); // prettier-ignore
});

test('a receipt of before, with hashes of originals and without whom it was checked for, is still confirmed', async () => {
  const signer = signerOf(await makeRing(new Date('2026-03-27T16:40:00Z')));
  const folder = path.join(home, 'old');
  mkdirSync(path.join(folder, 'documents'), { recursive: true });
  for (const file of ['documents/MG5.pdf', 'schedule.csv', 'index.html']) writeFileSync(path.join(folder, file), file);
  const of = (file: string) => ({ path: file, sha256: sha256(file) });
  const old = {
    kind: 'blotter-receipt', version: 2, signed: true, key: { id: signer.key.id, ...signer.key.key }, register: null,
    urn: '13XD0412325', recipient: 'defence:D1', guidance: 'ew-2026.1', made: { at: '2026-01-05T10:00:00Z', by: 'A', blotter: '0', engines: {} },
    documents: [
      { file: 'MG5.pdf', type: 'MG5', outcome: 'redacted', input: { sha256: 'a'.repeat(64) }, output: of('documents/MG5.pdf'), pagesRemoved: [], checks: [] },
      { file: '(MG9, withheld)', type: 'MG9', outcome: 'withheld', input: { sha256: 'b'.repeat(64) }, output: null, pagesRemoved: [], checks: [] },
    ],
    index: of('index.html'), schedule: of('schedule.csv'), counts: {},
  }; // prettier-ignore
  const json = await signReceipt(old, signer);
  writeFileSync(path.join(folder, 'receipt.json'), json);
  const verdicts = await checkReceipt(json, folder, { own: [signer.key.id] });
  assert.ok(verdicts.length >= 5);
  assert.deepEqual(verdicts.filter(({ result }) => result !== 'pass'), []); // prettier-ignore
  assert.equal(saltOf(json), null);
});
