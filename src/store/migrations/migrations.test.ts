// Migrations: from nothing and from every released version to the newest, by several starts at once, and never backwards.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { lanes, newDatabase, serverAnswers } from '../contract/lanes.ts';
import { JOBS_VERSION } from '../jobs/queues.ts';
import { migrate } from '../migrate.ts';
import { openEngine, openStore } from '../store.ts';
import { MIGRATIONS } from './index.ts';

const NAMES = Object.keys(MIGRATIONS);

test('each migration is a file of its name, and they are in order', () => {
  const files = readdirSync(import.meta.dirname).filter((file) => /^\d{4}-/.test(file));
  assert.deepEqual(files.map((file) => file.replace(/\.ts$/, '')).toSorted(), NAMES);
  assert.deepEqual(NAMES.toSorted(), NAMES);
});

test('the version of the jobs tables is that of the pinned pg-boss', () => {
  const { version } = createRequire(import.meta.url)('pg-boss/package.json') as { version: string };
  const { pgboss } = createRequire(import.meta.url)('pg-boss/package.json') as { pgboss: { schema: number } };
  assert.equal(version, '12.38.0');
  assert.equal(pgboss.schema, JOBS_VERSION);
});

for (const lane of await lanes())
  test(`${lane.name}: every version comes up to the newest, and tables of a newer program are refused`, async () => {
    try {
      for (const name of NAMES) {
        const engine = await openEngine(lane.place);
        try {
          await migrate(engine, name);
          await migrate(engine);
          const pool = engine.connect(null);
          const { rows } = await pool.query<{ name: string }>('select name from kysely_migration order by name');
          assert.deepEqual(
            rows.map((row) => row.name),
            NAMES,
          );
          if (name === NAMES.at(-1))
            await pool.query(`insert into kysely_migration values ('9999-later', '2027-01-01T00:00:00.000Z')`);
          await pool.end();
        } finally {
          await engine.close();
        }
      }
      await assert.rejects(openStore(lane.place), { code: 'B-STORE-07' });
    } finally {
      await lane.clear();
    }
  });

if (await serverAnswers())
  test('server: four first starts at once end with one set of tables', async () => {
    const lane = await newDatabase();
    try {
      const starts = await Promise.allSettled([1, 2, 3, 4].map(() => openStore(lane.place)));
      for (const start of starts) if (start.status === 'fulfilled') await start.value.close();
      assert.deepEqual(
        starts.map((start) => (start.status === 'rejected' ? (start.reason as unknown) : 'open')),
        ['open', 'open', 'open', 'open'],
      );
    } finally {
      await lane.clear();
    }
  });
