// What is asked, how often, and what becomes of parts that fail or hang.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openReadiness, type Readiness } from './readiness.ts';

test('everything works, something does not, and it stops', async () => {
  const works = openReadiness({ database: async () => true, shelf: async () => true });
  assert.deepEqual(await works.ask(), { ready: true, not: [] });
  works.stop();
  assert.deepEqual(await works.ask(), { ready: false, not: ['stopping'] });
  const fails = openReadiness({
    database: async () => true,
    shelf: async () => {
      throw new Error('/srv/blotter is full');
    },
    jobs: async () => false,
  });
  assert.deepEqual(await fails.ask(), { ready: false, not: ['shelf', 'jobs'] });
});

test('many who ask at once are answered by one look, and a part that hangs is not asked again', async () => {
  let [looks, hangs] = [0, 0];
  let let_go: (works: boolean) => void = () => undefined;
  const told: Readiness[] = [];
  const readying = openReadiness(
    {
      database: async () => ++looks > 0,
      shelf: () => {
        hangs += 1;
        return new Promise((resolve) => (let_go = resolve));
      },
    },
    (now) => told.push(now),
    20,
  );
  const all = await Promise.all(Array.from({ length: 50 }, () => readying.ask()));
  assert.deepEqual([looks, hangs], [1, 1]);
  for (const { not } of all) assert.deepEqual(not, ['shelf']);
  await new Promise((resolve) => setTimeout(resolve, 1050));
  assert.deepEqual((await readying.ask()).not, ['shelf']);
  assert.deepEqual([looks, hangs], [2, 1]);
  let_go(true);
  await new Promise((resolve) => setTimeout(resolve, 1050));
  const again = readying.ask();
  let_go(true);
  assert.deepEqual(await again, { ready: true, not: [] });
  assert.deepEqual(told.map(({ not }) => not.join()), ['shelf', '']); // prettier-ignore
});
