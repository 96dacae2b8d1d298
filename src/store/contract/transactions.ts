// What both engines promise of transactions, rights and append-only tables.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { Store } from '../store.ts';

const NOW = new Date('2026-11-26T09:00:00Z');

async function newCase(store: Store, urn = `16BD${randomUUID()}`): Promise<string> {
  const id = randomUUID();
  await store.transaction((trx) =>
    trx.insertInto('cases').values({ id, urn, title: 'R v HOLT', manifest: '{}', opened_at: NOW }).execute(),
  );
  return id;
}

export function transactionContract(open: () => Store): void {
  test('a transaction that throws leaves nothing', async () => {
    const id = randomUUID();
    const failed = open().transaction(async (trx) => {
      await trx
        .insertInto('cases')
        .values({ id, urn: id, title: 'R v HOLT', manifest: '{}', opened_at: NOW })
        .execute();
      throw new Error('changed my mind');
    });
    await assert.rejects(failed, /changed my mind/);
    const found = await open().transaction((trx) =>
      trx.selectFrom('cases').select('id').where('id', '=', id).execute(),
    );
    assert.deepEqual(found, []);
  });

  test('a transaction inside another one is refused at once', async () => {
    const nested = open().transaction(() => open().transaction(async () => 1));
    await assert.rejects(nested, /inside another one/);
    assert.equal(await open().transaction(async () => 2), 2);
  });

  test('after a statement that failed the next one works', async () => {
    await assert.rejects(
      open().transaction((trx) => sql`select 1 / 0`.execute(trx)),
      /division by zero/,
    );
    await assert.rejects(open().jobs.executeSql('begin; select 1 / 0; commit'), /division by zero/);
    assert.deepEqual((await open().jobs.executeSql('select 1 as one')).rows, [{ one: 1 }]);
  });

  test('days are days, times are instants, numbers beyond 2^53 are text', async () => {
    const id = await newCase(open());
    await open().transaction((trx) =>
      trx.updateTable('cases').set({ hearing_on: '2026-03-29' }).where('id', '=', id).execute(),
    );
    const found = await open().transaction((trx) =>
      trx
        .selectFrom('cases')
        .select(['hearing_on', 'opened_at', sql<string>`9007199254740993::bigint`.as('big')])
        .where('id', '=', id)
        .executeTakeFirstOrThrow(),
    );
    assert.deepEqual(found, { hearing_on: '2026-03-29', opened_at: NOW, big: '9007199254740993' });
  });

  test('review events can be added, and neither changed, removed nor emptied', async () => {
    const case_id = await newCase(open());
    const event = { case_id, version_id: null, by: 'K. Malik', at: NOW, event: '{"act":"keep"}' };
    await open().transaction((trx) => trx.insertInto('review_events').values(event).execute());
    for (const statement of [
      `update review_events set "by" = 'somebody else'`,
      'delete from review_events',
      'truncate review_events',
      'drop trigger review_events_append_only on review_events',
      'alter table review_events disable trigger all',
      'drop table review_events',
    ])
      await assert.rejects(
        open().transaction((trx) => sql.raw(statement).execute(trx)),
        { code: '42501' },
        statement,
      );
  });

  test('what was prepared, said at the gate, released, stopped and recorded is neither changed nor removed', async () => {
    for (const table of ['preparations', 'page_pictures', 'gate_events', 'releases', 'freezes', 'breach_events'])
      for (const statement of [`update ${table} set address = ''`, `delete from ${table}`, `truncate ${table}`])
        await assert.rejects(
          open().transaction((trx) =>
            sql
              .raw(
                statement.replace(
                  'address',
                  /gate|freez/.test(table) ? 'by' : /breach/.test(table) ? 'record' : 'address',
                ),
              )
              .execute(trx),
          ),
          { code: '42501' },
          statement,
        );
    await assert.rejects(open().transaction((trx) => sql.raw(`update seeds set seed = ''`).execute(trx)), { code: '42501' }); // prettier-ignore
  });

  test('even the owner of the tables is stopped by the trigger', async () => {
    const attempts = ['update review_events set "by" = $$x$$', 'delete from review_events', 'truncate review_events'];
    const case_id = await newCase(open());
    const event = { case_id, version_id: null, by: 'K. Malik', at: NOW, event: '{}' };
    await open().transaction((trx) => trx.insertInto('review_events').values(event).execute());
    for (const statement of attempts)
      await assert.rejects(
        open().transaction(async (trx) => {
          await sql`reset role`.execute(trx);
          await sql.raw(statement).execute(trx);
        }),
        /never changed or removed/,
        statement,
      );
    // The session's role is set again: a role that was reset inside a transaction that failed comes back with it.
    const { rows } = await open().jobs.executeSql('select current_user as role');
    assert.match(String((rows[0] as { role: string }).role), /_writer$/);
  });

  test('what hangs on a case hangs on one case: a version cannot belong to another case than its document', async () => {
    const [one, other] = [await newCase(open()), await newCase(open())];
    const document_id = randomUUID();
    const address = randomUUID().replaceAll('-', '').repeat(2);
    await assert.rejects(
      open().transaction(async (trx) => {
        await trx
          .insertInto('documents')
          .values({ id: document_id, case_id: one, file: 'MG5.pdf', added_at: NOW })
          .execute();
        await trx
          .insertInto('blobs')
          .values({
            address,
            sha256: address,
            size: 1,
            wrapped_key: Buffer.alloc(60),
            master: 'm1',
            stored_at: NOW,
            erased_at: null,
          })
          .execute();
        await trx
          .insertInto('versions')
          .values({
            id: randomUUID(),
            case_id: other,
            document_id,
            kind: 'original',
            recipient: null,
            address,
            made_at: NOW,
          })
          .execute();
      }),
      { code: '23503' },
    );
  });
}
