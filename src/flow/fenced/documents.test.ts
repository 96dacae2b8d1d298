// Hostile documents among ordinary ones: each ends as a document that could not be opened, with its reason, and the rest of
// the case is done.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { makePdf } from '../../../test/fixtures/make-pdf.ts';
import { DOCUMENT_LIMITS, startDocuments } from './documents.ts';
import type { Limits } from '../../sandbox/index.ts';

const small = new Uint8Array(makePdf([['The quick brown fox']]));
const large = new Uint8Array(
  makePdf(Array.from({ length: 400 }, (_, i) => Array.from({ length: 50 }, (_, n) => `Page ${i} line ${n} of an account`))),
); // prettier-ignore
const huge = new Uint8Array(
  makePdf(Array.from({ length: 1500 }, (_, i) => Array.from({ length: 60 }, (_, n) => `Page ${i} line ${n} of an account that goes on and on`))),
); // prettier-ignore
// 300 MB of nothing in 300 KB, as a Word file; and the same as an archive inside an archive.
const zeros = new Uint8Array(300 * 2 ** 20);
const bomb = zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': [zeros, { level: 9 }] });
const nested = zipSync({ 'inner.zip': zipSync({ 'a.txt': [zeros.subarray(0, 2 ** 20), { level: 9 }] }) });

const codes = async (limits: Limits, files: readonly (readonly [string, Uint8Array])[]): Promise<string[]> => {
  const apart = startDocuments(limits);
  const found: string[] = [];
  for (const [file, bytes] of files) {
    const { document, sha256 } = await apart.open(bytes, file, {});
    assert.equal(document.file, file);
    assert.match(sha256, /^[0-9a-f]{64}$/);
    found.push(document.failure?.code ?? `${document.pages.length} pages`);
  }
  apart.end();
  return found;
};

test('documents: one that takes too long is held, and those before and after it are read', async () => {
  const limits = { ...DOCUMENT_LIMITS, seconds: 1.5 };
  // Its size gives it a little more: the limit is for each document by itself.
  const files = [['a.pdf', small], ['slow.pdf', large], ['b.pdf', small]] as const; // prettier-ignore
  const found = await codes({ ...limits, seconds: 0.1 - huge.length / 50_000 }, [['slow.pdf', huge]]);
  assert.deepEqual(found, ['B-LIMIT-01']);
  const apart = startDocuments({ ...limits, seconds: 60 });
  for (const [file, bytes] of files) assert.equal((await apart.open(bytes, file, {})).document.failure, undefined);
  apart.end();
});
test('documents: one that takes too much memory is held, and those before and after it are read', async () => {
  const limits: Limits = { ...DOCUMENT_LIMITS, memory: { megabytes: 250, heapMegabytes: 1024 } };
  const files = [['a.pdf', small], ['large.pdf', huge], ['b.pdf', small]] as const; // prettier-ignore
  assert.deepEqual(await codes(limits, files), ['1 pages', 'B-LIMIT-02', '1 pages']);
});
test('documents: bombs end as refusals', async () => {
  const found = await codes(DOCUMENT_LIMITS, [['bomb.docx', bomb], ['nested.zip', nested], ['cut.pdf', small.subarray(0, 200)], ['a.pdf', small]]); // prettier-ignore
  assert.match(found[0] ?? '', /^B-/);
  assert.equal(found[2], 'B-DOC-03');
  assert.equal(found[3], '1 pages');
});
test('documents: where the process is killed in mid-document another takes over, once', async () => {
  const apart = startDocuments();
  assert.equal((await apart.open(small, 'a.pdf', {})).document.pages.length, 1);
  const opening = apart.open(large, 'b.pdf', {});
  process.kill(apart.pid(), 'SIGKILL');
  // A second try in a fresh process: another document may have been to blame.
  assert.equal((await opening).document.pages.length, 400);
  const again = startDocuments();
  const first = again.open(large, 'c.pdf', {});
  // The first of its process is blamed itself.
  while (again.rung() === null) await new Promise((resolve) => setTimeout(resolve, 20));
  process.kill(again.pid(), 'SIGKILL');
  assert.equal((await first).document.failure?.code, 'B-LIMIT-03');
  assert.equal((await again.open(small, 'd.pdf', {})).document.pages.length, 1);
  apart.end();
  again.end();
  assert.equal((await apart.open(small, 'e.pdf', {})).document.failure?.code, 'B-LIMIT-03');
});
