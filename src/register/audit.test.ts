// Tampering with the book: whatever is done to it is found, and the place is named.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Verdict } from '../model/index.ts';
import { auditBook, type Book } from './audit.ts';
import { readBook, writeBook } from './file.ts';
import { EMPTY_FRONTIER, frontierRoot, grow } from './frontier.ts';
import { signHead } from './head.ts';
import { makeRing, rotateRing, type KeyRing } from './keys.ts';
import { follow, fromHex, hashRecord, toHex, type KeptRecord } from './record.ts';
import { sampleEntries } from './sample.ts';
import type { Entry } from './entry.ts';

const REGISTER = '00000000-0000-4000-8000-000000000000';
const started = new Date('2026-11-26T10:00:00Z');
const minute = (n: number): Date => new Date(started.getTime() + n * 60_000);
const ring = await makeRing(started);

interface Made {
  readonly records: readonly KeptRecord[];
  readonly heads: readonly string[];
}
/** A book of `size` records with a head after each of `at` (sizes). */
async function make(size: number, at: readonly number[], keys: KeyRing = ring): Promise<Made> {
  const records: KeptRecord[] = [];
  const heads: string[] = [];
  let frontier = EMPTY_FRONTIER;
  for (let n = 0; n < size; n++) {
    const record = follow(records.at(-1) ?? null, sampleEntries[n % sampleEntries.length] as Entry, minute(n));
    records.push(record);
    frontier = grow(frontier, fromHex(record.hash));
    if (at.includes(n + 1))
      heads.push(await signHead(keys, { register: REGISTER, size: n + 1, root: toHex(frontierRoot(frontier)), at: minute(n).toISOString() })); // prettier-ignore
  }
  return { records, heads };
}
const book = (records: readonly unknown[], heads: readonly string[], keys: KeyRing = ring): Book => ({ register: REGISTER, keys: keys.keys, records, heads }); // prettier-ignore
const bad = (verdicts: readonly Verdict[]): string[] =>
  verdicts.filter(({ result }) => result !== 'pass').map(({ where }) => where);
/** Hashes and links everything from `from` on anew, as somebody would who has the database but no key. */
function relink(records: readonly KeptRecord[], from: number): KeptRecord[] {
  const out = records.slice(0, from);
  for (const { entry, at } of records.slice(from)) out.push(follow(out.at(-1) ?? null, entry, new Date(at)));
  return out;
}

const whole = await make(60, [10, 20, 40]);
const rows = whole.records;
const changed = (n: number): KeptRecord => {
  const row = rows[n] as KeptRecord;
  return { ...row, entry: { kind: 'case-opened', by: 'program', case: REGISTER } };
};

test('audit: an untouched book passes, with and without heads kept outside, of any age', async () => {
  for (const outside of [[], whole.heads, [whole.heads[0] as string]]) {
    const audit = await auditBook(book(rows, whole.heads), outside);
    assert.deepEqual(bad(audit.verdicts), []);
    assert.equal(audit.size, 60);
  }
  const empty = await auditBook(book([], []));
  assert.deepEqual(bad(empty.verdicts), []);
});

// What is done to the book, and what must be said. `outside` are heads that somebody kept.
const older = await make(60, [30]);
const forger = await makeRing(started);
const forged = await make(60, [10, 20, 40], forger);
const rewritten = relink([...rows.slice(0, 24), changed(24), ...rows.slice(25)], 24);
const table: readonly (readonly [string, readonly unknown[], readonly string[], readonly string[], readonly string[]])[] = [
  ['one field changed', rows.with(17, changed(17)), whole.heads, [], ['record 17 was changed', 'something among records 10 to 19 is not what the head of 2026-11-26T10:19:00.000Z signed']],
  ['time changed', rows.with(5, { ...(rows[5] as KeptRecord), at: '2026-11-26T09:00:00.000Z' }), whole.heads, [], ['record 5 was changed', 'something among records 0 to 9 is not what the head of 2026-11-26T10:09:00.000Z signed']],
  ['changed, after the last head', rows.with(55, changed(55)), whole.heads, [], ['record 55 was changed']],
  ['changed and hashed anew', rows.with(55, { ...changed(55), hash: hashRecord(changed(55)) }), whole.heads, [], ['between record 55 and record 56: one was changed, or one between them was taken out']],
  ['changed, everything after it hashed and linked anew', rewritten, whole.heads, [], ['something among records 20 to 39 is not what the head of 2026-11-26T10:39:00.000Z signed']],
  ['the same with the later head taken away, found by a head kept outside', rewritten, whole.heads.slice(0, 2), older.heads, ['something among records 0 to 29 is not what the outside head of 2026-11-26T10:29:00.000Z signed']],
  ['a row taken out', rows.toSpliced(33, 1), whole.heads, [], ['record 33 is missing', 'records are missing before the end, so that no head can fit']],
  ['several rows taken out', rows.toSpliced(50, 3), [], [], ['records 50 to 52 are missing']],
  ['a row taken out and numbered anew', [...rows.slice(0, 50), ...rows.slice(51).map((row) => ({ ...row, seq: row.seq - 1 })).map((row) => ({ ...row, hash: hashRecord(row) }))], [], [], ['between record 49 and record 50: one was changed, or one between them was taken out', ...Array.from({ length: 8 }, (_, i) => `between record ${50 + i} and record ${51 + i}: one was changed, or one between them was taken out`)]],
  ['a row put in', [...rows.slice(0, 45), { ...changed(45), seq: 45 }, ...rows.slice(45)], [], [], ['record 45 was changed', 'record 45 is there twice']],
  ['what two rows say exchanged', rows.with(41, { ...(rows[47] as KeptRecord), seq: 41 }).with(47, { ...(rows[41] as KeptRecord), seq: 47 }), whole.heads, [], ['record 41 is what was record 47', 'record 47 is what was record 41']],
  ['two lines exchanged', rows.with(51, rows[52] as KeptRecord).with(52, rows[51] as KeptRecord), whole.heads, [], ['record 51 stands after record 52']],
  ['the first row taken out', rows.slice(1), [], [], ['record 0 is missing']],
  ['another beginning', relink(rows.slice(1), 0), whole.heads, [], ['something among records 0 to 9 is not what the head of 2026-11-26T10:09:00.000Z signed']],
  ['the end cut off', rows.slice(0, 35), whole.heads, [], ['records 35 to 39 are missing at the end: the head of 2026-11-26T10:39:00.000Z covers them']],
  ['the end cut off with its head: seen by a head kept outside', rows.slice(0, 35), whole.heads.slice(0, 2), [whole.heads[2] as string], ['this is an older copy, or its end was cut off: it ends with record 34 of 2026-11-26T10:34:00.000Z, and the head of 2026-11-26T10:39:00.000Z covers 40 records']],
  ['everything gone', [], [], [whole.heads[0] as string], ['this is an older copy, or its end was cut off: it is empty, and the head of 2026-11-26T10:09:00.000Z covers 10 records']],
  ['a head by a key that nobody knows', rows, forged.heads, [], ['head 1 of 3: no head signed by a known key', 'head 2 of 3: no head signed by a known key', 'head 3 of 3: no head signed by a known key']],
  ['a head with a letter changed', rows, [(whole.heads[0] as string).replace(/.(?=\.[^.]*$)/, (letter) => (letter === 'A' ? 'B' : 'A'))], [], ['head 1 of 1: no head signed by a known key']],
  ['a head of another register', rows, [await signHead(ring, { register: '00000000-0000-4000-8000-0000000000ff', size: 0, root: '0'.repeat(64), at: started.toISOString() })], [], ['head 1 of 1: of another register']],
  ['two heads of one size', rows, [...whole.heads, await signHead(ring, { register: REGISTER, size: 20, root: '1'.repeat(64), at: minute(21).toISOString() })], [], ['two heads of 20 records differ: the book was shown in two versions (2026-11-26T10:19:00.000Z and 2026-11-26T10:21:00.000Z)', 'the head of 2026-11-26T10:21:00.000Z is not that of its 20 records']],
  ['a row that is none', rows.toSpliced(12, 0, { ...rows[12], note: 'x' } as unknown as KeptRecord), whole.heads, [], ['row 13 is no record']],
]; // prettier-ignore
for (const [what, records, heads, outside, said] of table)
  test(`audit: ${what}`, async () => {
    const { verdicts } = await auditBook(book(records, heads), outside);
    assert.deepEqual(bad(verdicts).toSorted(), [...said].toSorted());
  });

test('audit: any single change, exchange or loss of a row is found while a head covers it', async () => {
  const kinds = fc.constantFrom('change', 'drop', 'swap', 'rewrite', 'cut');
  await fc.assert(
    fc.asyncProperty(kinds, fc.nat(59), fc.nat(59), async (kind, a, b) => {
      const all = await make(60, [60]);
      const [i, j] = a < b ? [a, b] : [b, a];
      if (kind === 'swap' && i === j) return;
      const records = all.records;
      const touched = { ...(records[i] as KeptRecord), entry: { kind: 'hold-set', by: 'program', case: REGISTER } } as const; // prettier-ignore
      const spoilt: Record<typeof kind, () => readonly KeptRecord[]> = {
        change: () => records.with(i, touched),
        drop: () => records.toSpliced(i, 1),
        swap: () => records.with(i, records[j] as KeptRecord).with(j, records[i] as KeptRecord),
        rewrite: () => relink(records.with(i, touched), i),
        cut: () => records.slice(0, i),
      };
      const { verdicts } = await auditBook(book(spoilt[kind](), all.heads));
      assert.ok(bad(verdicts).length > 0);
    }),
    { numRuns: 60 },
  );
});

test('audit: after a rotation both keys count, each for its own time', async () => {
  const next = await rotateRing(ring, minute(30));
  const late = await signHead(ring, {
    register: REGISTER,
    size: 10,
    root: '0'.repeat(64),
    at: minute(31).toISOString(),
  });
  const before = await make(60, [20]);
  const after = await make(60, [40], next);
  assert.deepEqual(bad((await auditBook(book(rows, [...before.heads, ...after.heads], next))).verdicts), []);
  assert.deepEqual(bad((await auditBook(book(rows, [late], next))).verdicts), ['head 1 of 1: signed after its key was retired']); // prettier-ignore
});

test('file: a book written and read again is the same, and a spoilt line is found', async () => {
  const lines: string[] = [];
  for await (const line of writeBook(book(rows, whole.heads))) lines.push(line.trimEnd());
  const from = (all: readonly string[]) => () =>
    (async function* () {
      await Promise.resolve();
      yield* all;
    })();
  const read = await readBook(from(lines));
  assert.ok(read);
  assert.deepEqual(bad((await auditBook(read)).verdicts), []);
  const spoilt = await readBook(from(lines.with(9, 'nonsense')));
  assert.ok(spoilt);
  assert.deepEqual(bad((await auditBook(spoilt)).verdicts), ['row 9 is no record', 'record 8 is missing', 'records are missing before the end, so that no head can fit']); // prettier-ignore
  for (const no of [['x'], [], ['{}']]) assert.equal(await readBook(from(no)), null);
});
