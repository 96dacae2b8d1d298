// What both engines promise of the book: one order, no gaps, together with what is recorded or not at all, and nobody who
// changes it: neither the program's role nor the tables' owner.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import pg from 'pg';
import { sql } from 'kysely';
import { appendEntry, auditBook, headsOf, makeRing, newestHead, recordsOf, registerId, rotateRing, signDueHead, type Book, type Entry } from '../../register/index.ts'; // prettier-ignore
import type { Store } from '../store.ts';
import type { Lane } from './lanes.ts';

const id = randomUUID();
const entry = (page: number): Entry => ({ kind: 'document-viewed', by: id, case: id, document: id, page });
let minutes = 0;
const clock = (): Date => new Date(Date.UTC(2026, 10, 26, 10, minutes++));

export function registerContract(open: () => Store, lane: Lane): void {
  const append = (page: number) => open().transaction((trx) => appendEntry(trx, entry(page), clock));
  const bookOf = async (keys: Book['keys']): Promise<Book> =>
    open().transaction(async (trx) => {
      const records: unknown[] = [];
      for await (const record of recordsOf(trx)) records.push(record);
      return { register: await registerId(trx), keys, records, heads: await headsOf(trx) };
    });
  const faults = async (keys: Book['keys'], outside: readonly string[] = []): Promise<string[]> =>
    (await auditBook(await bookOf(keys), outside)).verdicts.flatMap(({ result, where }) => (result === 'pass' ? [] : [where])); // prettier-ignore

  test('entries have one order and no gaps, whoever appends at the same time', async () => {
    const { size } = await auditBook(await bookOf([]));
    const seqs = (await Promise.all(Array.from({ length: 40 }, (_, n) => append(n)))).map(({ seq }) => seq);
    assert.deepEqual(seqs.toSorted((a, b) => a - b), Array.from({ length: 40 }, (_, n) => size + n)); // prettier-ignore
    assert.deepEqual(await faults([]), []);
  });

  test('an entry is kept with what it records, or not at all', async () => {
    const { size } = await auditBook(await bookOf([]));
    const broken = open().transaction(async (trx) => {
      await appendEntry(trx, entry(1), clock);
      throw new Error('the work failed');
    });
    await assert.rejects(broken, /the work failed/);
    await assert.rejects(
      open().transaction((trx) => appendEntry(trx, { ...entry(1), note: 'Magda Nowak' } as unknown as Entry, clock)),
    );
    const next = await append(2);
    assert.equal(next.seq, size);
    assert.deepEqual(await faults([]), []);
  });

  test('heads come by number and by time, never twice, and fit; a change of keys does not break them', async () => {
    const first = await makeRing(new Date(Date.UTC(2026, 10, 26)));
    const due = (ring: typeof first, schedule = { entries: 5, minutes: 60 }): Promise<string | null> =>
      open().transaction((trx) => signDueHead(trx, ring, clock, schedule));
    await append(1);
    assert.ok(await due(first));
    assert.equal(await due(first), null);
    for (let n = 0; n < 4; n++) await append(n);
    assert.equal(await due(first), null);
    await append(5);
    const byNumber = await due(first);
    assert.ok(byNumber);
    await append(6);
    minutes += 61;
    const second = await rotateRing(first, clock());
    const byTime = await due(second);
    assert.ok(byTime);
    assert.equal(await open().transaction(newestHead), byTime);
    assert.deepEqual(await faults(second.keys, [byNumber]), []);
  });

  test('nobody changes, removes or empties what is written, and the end only moves on', async () => {
    const attempts = [
      `update register_records set at = at`,
      `update register_records set entry = '{}' where seq = 0`,
      `delete from register_records where seq = 0`,
      `truncate register_records`,
      `update register_heads set jws = ''`,
      `delete from register_heads`,
      `truncate register_heads`,
      `update register_state set size = size - 1`,
      `update register_state set register = '${randomUUID()}'`,
      `delete from register_state`,
      `truncate register_state`,
    ];
    for (const attempt of attempts)
      await assert.rejects(
        open().transaction((trx) => sql.raw(attempt).execute(trx)),
        (error: { code?: string }) => error.code === '42501' || error.code === '23001',
        attempt,
      );
    if (!('server' in lane.place)) return;
    // The owner of the tables, who has every right, is stopped by the triggers.
    const owner = new pg.Client({ connectionString: lane.place.server.url });
    await owner.connect();
    try {
      for (const attempt of attempts)
        await assert.rejects(owner.query(attempt), (error: { code?: string }) => error.code === '23001', attempt);
    } finally {
      await owner.end();
    }
    assert.equal((await append(9)).entry.kind, 'document-viewed');
  });
}
