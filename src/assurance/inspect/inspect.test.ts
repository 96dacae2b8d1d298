import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { BlotterError, writeCsv } from '../../model/index.ts';
import { atMost } from '../statistics/index.ts';
import { funnelOf, inspect, limitAt, mayRank, rateOf, ratesBy, readResults, RESULT_COLUMNS, verdicts, weightedRate, type Result } from './index.ts'; // prettier-ignore

const PRACTICE = path.resolve(import.meta.dirname, '../../../practice/inspection');
const practice = (name: string): readonly Result[] =>
  readResults(name, readFileSync(path.join(PRACTICE, name), 'utf8'));
const near = (got: number, wanted: number, within = 0.0006): void =>
  assert.ok(Math.abs(got - wanted) <= within, `${got}, wanted ${wanted}`);

test('the published inspection, done again from 700 made-up verdicts', () => {
  const found = inspect(practice('results.csv'));
  assert.deepEqual([found.all.k, found.all.n, found.all.unsure], [98, 700, 0]);
  near(found.all.rate, 0.14);
  near(found.all.interval.low, 0.116);
  near(found.all.interval.high, 0.168);
  assert.deepEqual(found.places.map(({ name, k, n }) => [name, k, n]), [['statement-body', 60, 98], ['elsewhere', 38, 98]]); // prettier-ignore
  near(found.places[0]?.rate ?? NaN, 0.612);
  assert.deepEqual([found.prevented.k, found.prevented.n], [10, 98]);
  assert.equal(found.areas.length, 14);
  assert.ok(found.areas.every(({ n }) => n === 50));
  assert.equal(found.weighted, null);
  assert.equal(found.ranking.allowed, false);
  assert.match(found.ranking.sentence, /7 of 50, and from that its true rate may be anything from 7 % to 26 %/);
  assert.equal(found.running.decision, 'reject');
  assert.equal(found.agreement?.n, 120);
});
test('before and after: the interval of the difference decides what is said', () => {
  const found = inspect(practice('after.csv'), { before: practice('results.csv') });
  assert.match(found.change?.sentence ?? '', /fell by 5\.3 points; by at least 2\.0 points and at most 8\.6 points/);
  const same = inspect(practice('results.csv'), { before: practice('results.csv') });
  assert.match(same.change?.sentence ?? '', /do not show a change/);
  const back = inspect(practice('results.csv'), { before: practice('after.csv') });
  assert.match(back.change?.sentence ?? '', /rose by 5\.3 points/);
});

const HEAD = 'item,area,outcome,reading,place,prevented,machine,stratum,size,drawn\n';
const read = (rows: string): readonly Result[] => readResults('r.csv', HEAD + rows);

test('an agreed verdict goes before the first; the second alone decides nothing', () => {
  const results = read('a,X,breach,first,,,,,,\na,X,clean,second,,,,,,\na,X,clean,agreed,,,,,,\nb,X,clean,first,,,,,,\nb,X,breach,second,,,,,,'); // prettier-ignore
  assert.deepEqual(verdicts(results).map(({ item, outcome }) => [item, outcome]), [['a', 'clean'], ['b', 'clean']]); // prettier-ignore
  assert.deepEqual([inspect(results).agreement?.n, inspect(results).agreement?.agreed], [2, 0]);
});
test('unsure is no pass: it opens the interval upwards, and counts in the running test and in elusion', () => {
  const sure = inspect(read('a,X,breach,,,,,,,\nb,X,clean,,,,,,,\nc,X,clean,,,,,,,'));
  const unsure = inspect(read('a,X,breach,,,,,,,\nb,X,unsure,,,,clean,,,\nc,X,clean,,,,clean,,,'));
  assert.equal(unsure.all.rate, sure.all.rate);
  assert.equal(unsure.all.interval.low, sure.all.interval.low);
  assert.ok(unsure.all.interval.high > sure.all.interval.high);
  assert.deepEqual(unsure.running.bad, [1, 2, 2]);
  assert.equal(unsure.elusion?.missed, 1);
});
test('elusion: nothing missed in 299 means at most 1 %', () => {
  const rows = Array.from({ length: 299 }, (_, i) => `i${i},X,clean,,,,clean,,,`).join('\n');
  const { elusion } = inspect(read(rows), { cleanPile: 5000 });
  assert.deepEqual([elusion?.missed, elusion?.looked], [0, 299]);
  near(elusion?.atMost ?? NaN, 0.00997, 0.00001);
  assert.ok((elusion?.pile?.atMost ?? 99) <= 50);
  assert.equal(inspect(read('a,X,clean,,,,,,,')).elusion, null);
});
test('results: refused with line and column, and without the cell', () => {
  for (const [text, says] of [
    [`${HEAD}a,X,dirty,,,,,,,`, /line 2: outcome: one of clean, breach, unsure/],
    [`${HEAD}a,X,clean,,,,,,,\na,X,clean,,,,,,,`, /line 3: reading: stands there twice/],
    [`${HEAD}a,X,clean,,statement-body,,,,,`, /line 2: place: a clean item has none/],
    [`${HEAD}a,X,clean,,,yes,,,,`, /line 2: prevented: only a breach/],
    [`${HEAD}a,X,breach,,the kitchen,,,,,`, /line 2: place: one of/],
    [`${HEAD}a,X,breach,,,,,s,3,9`, /line 2: drawn: cannot be more/],
    [`${HEAD}a,anna@post.example,clean,,,,,,,`, /line 2: area/],
    ['item,area,outcome,notes\na,X,clean,Anna Nowak said', /line 1: column 4 is not one of/],
  ] as const)
    assert.throws(
      () => readResults('r.csv', text),
      (error) => error instanceof BlotterError && says.test(error.what) && !/Nowak|kitchen|post\.example/.test(error.message),
      text,
    );
}); // prettier-ignore
test('ranking: allowed only where every pair differs; the sentence says why not', () => {
  const wide = mayRank([rateOf('A', 7, 50), rateOf('B', 3, 50)], 'areas');
  assert.equal(wide.allowed, false);
  assert.match(wide.sentence, /No ranking of areas: the numbers are too small\. A has 7 of 50.*7 % to 26 %.*None of the 1 pair/);
  const clear = mayRank([rateOf('A', 70, 500), rateOf('B', 5, 500), rateOf('C', 250, 500)], 'areas');
  assert.deepEqual([clear.allowed, clear.apart, clear.pairs], [true, 3, 3]);
  const partly = mayRank([rateOf('A', 70, 500), rateOf('B', 75, 500), rateOf('C', 250, 500)], 'areas');
  assert.deepEqual([partly.allowed, partly.apart], [false, 2]);
  assert.equal(mayRank([rateOf('A', 1, 2)], 'areas').allowed, false);
}); // prettier-ignore
test('ranking: among 14 areas of 50 with one true rate, chance alone is ranked in none of 200 tries', () => {
  let state = 1;
  const draw = (): number => (state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff) / 0x80000000;
  for (let i = 0; i < 200; i++) {
    const rates = Array.from({ length: 14 }, (_, a) => rateOf(`A${a}`, Array.from({ length: 50 }, draw).filter((x) => x < 0.14).length, 50)); // prettier-ignore
    assert.equal(mayRank(rates, 'areas').allowed, false);
  }
});
test('groups stand in the order of their names, never of their rates', () => {
  const rates = ratesBy(read('a,Area 10,clean,,,,,,,\nb,Area 2,breach,,,,,,,\nc,Area 1,clean,,,,,,,'), ({ area }) => area);
  assert.deepEqual(rates.map(({ name }) => name), ['Area 1', 'Area 2', 'Area 10']); // prettier-ignore
}); // prettier-ignore
test('funnel: its lines are the tails of the binomial', () => {
  for (const n of [8, 25, 50, 400])
    for (const tail of [0.001, 0.025, 0.975, 0.999]) {
      const k = limitAt(n, 0.14, tail) * n;
      assert.ok(atMost(Math.ceil(k - 1e-9), n, 0.14) >= tail - 1e-9, `${n} ${tail}`);
      if (k > 1) assert.ok(atMost(Math.floor(k - 1e-9) - 1, n, 0.14) <= tail + 1e-9, `${n} ${tail}`);
    }
  const { points } = funnelOf([rateOf('far', 30, 50), rateOf('a', 10, 50), rateOf('b', 6, 50), rateOf('c', 5, 400)]);
  assert.deepEqual(points.map(({ name, place }) => [name, place]), [['far', 'above 99.8 %'], ['a', 'above 95 %'], ['b', 'inside'], ['c', 'below 99.8 %']]); // prettier-ignore
});
test('weighted: the rate of the list, not of a sample that drew the risky more often', () => {
  // 100 of 1,000 are risky; half of the risky and none of the others are breached: 5 % of the list.
  const rows = [
    ...Array.from({ length: 50 }, (_, i) => `r${i},X,${i < 25 ? 'breach' : 'clean'},,,,,risky,100,50`),
    ...Array.from({ length: 50 }, (_, i) => `o${i},X,clean,,,,,other,900,50`),
  ].join('\n');
  const found = inspect(read(rows));
  assert.equal(found.all.rate, 0.25);
  near(found.weighted?.rate ?? NaN, 0.05, 1e-9);
  assert.ok((found.weighted?.interval.low ?? 1) < 0.05 && (found.weighted?.interval.high ?? 0) > 0.05);
  assert.ok((found.weighted?.effective ?? 999) <= 100);
  assert.equal(weightedRate(read('a,X,breach,,,,,,,\nb,X,clean,,,,,,,')), null);
});
test('weighted: over 400 samples the interval holds the truth in at least 93 of 100', () => {
  let state = 11;
  const draw = (): number => (state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff) / 0x80000000;
  let held = 0;
  for (let i = 0; i < 400; i++) {
    const part = (name: string, size: number, n: number, rate: number): string[] =>
      Array.from({ length: n }, (_, j) => `${name}${j},X,${draw() < rate ? 'breach' : 'clean'},,,,,${name},${size},${n}`);
    const found = weightedRate(read([...part('r', 200, 60, 0.3), ...part('o', 800, 60, 0.05)].join('\n')));
    if (found && found.interval.low <= 0.1 && 0.1 <= found.interval.high) held++;
  }
  assert.ok(held >= 372, String(held));
}); // prettier-ignore
test('a table of results that is written is read again', () => {
  const text = writeCsv(RESULT_COLUMNS, practice('results.csv').slice(0, 50).map((one) => ({ ...one, prevented: one.prevented ? 'yes' : 'no' }))); // prettier-ignore
  assert.equal(readResults('again.csv', text).length, 50);
});
