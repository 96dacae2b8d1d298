// Three sources: values published in papers and textbooks; known.json, printed by independent.py (exact fractions, other
// ways), which is run again where python3 is installed; and properties over random counts.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { atLeast, atMost, logFactorial } from './binomial.ts';
import { acceptance, chapman, clopperPearson, decideSoFar, findPlan, kappa, newcombe, normalQuantile, ofPile, operatingCurve, runSequence, sequentialTest, sizeToTellApart, upperBound, upperOfPile, wilson, zeroFailureSize, zOf, type Interval } from './index.ts'; // prettier-ignore
import { normalCdf } from './normal.ts';

const near = (got: number, wanted: number, within: number, what: string): void =>
  assert.ok(Math.abs(got - wanted) <= within, `${what}: ${got}, wanted ${wanted}`);
const nearInterval = (got: Interval, [low, high]: readonly number[], within: number, what: string): void => {
  near(got.low, low as number, within, `${what} low`);
  near(got.high, high as number, within, `${what} high`);
};

type Row = readonly number[];
interface Known {
  readonly wilson: readonly Row[];
  readonly exact: readonly Row[];
  readonly newcombe: readonly Row[];
  readonly pile: readonly Row[];
  readonly zero: readonly Row[];
  readonly zeroOfPile: readonly Row[];
  readonly curve: readonly Row[];
  readonly plan: readonly Row[];
  readonly chapman: readonly Row[];
  readonly kappa: readonly (readonly [table: Row[], value: number, low: number, high: number])[];
  readonly sprt: readonly (readonly [good: number, bad: number, alpha: number, beta: number, { earliest: number; stops: (readonly [number | null, number])[] }])[];
} // prettier-ignore
const KNOWN = JSON.parse(readFileSync(path.join(import.meta.dirname, 'known.json'), 'utf8')) as Known;

const at = (row: Row, i: number): number => row[i] as number;

// --- published values -------------------------------------------------------------------------------------------------

/** Newcombe 1998, table I (methods 3 and 5), and the inspection's own figures (docs/assurance.md). k, n, Wilson, exact. */
const ONE_RATE: readonly (readonly [number, number, Row, Row | null])[] = [
  [81, 263, [0.2553, 0.3662], [0.2527, 0.3676]],
  [15, 148, [0.0624, 0.1605], [0.0578, 0.1617]],
  [0, 20, [0, 0.1611], [0, 0.1684]],
  [1, 29, [0.0061, 0.1718], [0.0009, 0.1776]],
  [98, 700, [0.116, 0.168], null],
  [7, 50, [0.07, 0.262], null],
  [3, 50, [0.021, 0.162], null],
  [0, 50, [0, 0.071], null],
];
test('one rate: Wilson and the exact interval give the published values', () => {
  for (const [k, n, score, exact] of ONE_RATE) {
    const places = exact ? 0.00006 : 0.0006;
    nearInterval(wilson(k, n), score, places, `Wilson ${k}/${n}`);
    if (exact) nearInterval(clopperPearson(k, n), exact, places, `exact ${k}/${n}`);
  }
});
test('one rate, one side: after nothing in 50 at most 5.8 % is known, in 700 0.43 %', () => {
  near(upperBound(0, 50), 0.058, 0.0005, '0 of 50');
  near(upperBound(0, 700), 0.0043, 0.00005, '0 of 700');
  near(upperBound(0, 50), 1 - Math.pow(0.05, 1 / 50), 1e-12, 'closed form');
});
/** Newcombe 1998 (interval estimation for the difference), table II, method 10. */
const TWO_RATES: readonly (readonly [Row, Row])[] = [
  [[56, 70, 48, 80], [0.0524, 0.3339]],
  [[9, 10, 3, 10], [0.1705, 0.809]],
  [[6, 7, 2, 7], [0.0582, 0.8062]],
  [[5, 56, 0, 29], [-0.0381, 0.1926]],
  [[0, 10, 0, 20], [-0.1611, 0.2775]],
  [[0, 10, 0, 10], [-0.2775, 0.2775]],
  [[10, 10, 0, 20], [0.6791, 1]],
  [[10, 10, 0, 10], [0.6075, 1]],
]; // prettier-ignore
test('two rates: the interval of the difference gives the published values', () => {
  for (const [c, wanted] of TWO_RATES)
    nearInterval(newcombe({ k: at(c, 0), n: at(c, 1) }, { k: at(c, 2), n: at(c, 3) }), wanted, 0.00006, c.join(' '));
});
test('two rates: 10 and 20 % take 199 in each group, 60 and 70 % 356 (power 0.8)', () => {
  assert.equal(sizeToTellApart(0.1, 0.2), 199);
  assert.equal(sizeToTellApart(0.6, 0.7), 356);
  assert.equal(sizeToTellApart(0.2, 0.1), 199);
  assert.equal(sizeToTellApart(0.1, 0.1), Infinity);
});
test('zero-failure samples: the published list', () => {
  const list = [[0.1, 29], [0.05, 59], [0.02, 149], [0.01, 299], [0.005, 598], [0.001, 2995]] as const; // prettier-ignore
  for (const [rate, size] of list) assert.equal(zeroFailureSize(rate), size, String(rate));
});
test('acceptance plans: the published points of three operating curves', () => {
  const list = [[50, 0, 0.02, 0.36], [50, 0, 0.05, 0.08], [80, 2, 0.02, 0.78], [80, 2, 0.1, 0.01], [125, 3, 0.01, 0.96], [125, 3, 0.05, 0.12]] as const; // prettier-ignore
  for (const [size, bear, rate, accepts] of list)
    near(acceptance({ size, bear }, rate), accepts, 0.006, `${size} ${bear} ${rate}`);
});
test('running test: the published lines', () => {
  const test = sequentialTest({ good: 0.02, alpha: 0.05, bad: 0.08, beta: 0.1 });
  near(test.slope, 0.0436, 0.00005, 'slope');
  near(test.reject, 1.994, 0.0005, 'reject');
  near(test.accept, 1.553, 0.0005, 'accept');
  assert.equal(test.earliest, 36);
  assert.equal(sequentialTest({ good: 0.01, alpha: 0.05, bad: 0.05, beta: 0.1 }).earliest, 55);
});
test('recapture: 10 and 15 with 5 in both are about 28, between 22 and 65 (Chapman; Sadinle 2009)', () => {
  const { all, low, high, found, warning } = chapman(10, 15, 5);
  near(all, 28.33, 0.005, 'all');
  assert.deepEqual([Math.round(low), Math.round(high), found], [22, 65, 20]);
  assert.match(warning ?? '', /Only 5 found by both/);
  assert.equal(chapman(200, 180, 150).warning, undefined);
  assert.throws(() => chapman(3, 4, 4), RangeError);
});
test('kappa: the textbook tables', () => {
  const pairs = (table: readonly Row[]): [string, string][] =>
    table.flatMap((row, i) =>
      row.flatMap((n, j) => Array.from({ length: n }, (): [string, string] => [`${i}`, `${j}`])),
    );
  near(kappa(pairs([[20, 5], [10, 15]])).kappa ?? NaN, 0.4, 1e-12, 'Cohen'); // prettier-ignore
  near(kappa(pairs([[45, 15], [25, 15]])).kappa ?? NaN, 0.1304, 0.00005, 'same agreement, other margins'); // prettier-ignore
  near(kappa(pairs([[25, 35], [5, 35]])).kappa ?? NaN, 0.2593, 0.00005, 'same agreement, other margins'); // prettier-ignore
  near(kappa(pairs([[75, 1, 4], [5, 4, 1], [0, 0, 10]])).kappa ?? NaN, 0.676, 0.0005, 'Fleiss, table 18.1'); // prettier-ignore
  for (const [table, ...wanted] of KNOWN.kappa) {
    const { kappa: value, interval } = kappa(pairs(table));
    near(value ?? NaN, wanted[0], 1e-9, 'kappa');
    nearInterval(interval ?? { low: NaN, high: NaN }, [wanted[1], Math.min(1, wanted[2])], 1e-6, JSON.stringify(table));
  }
});
test('kappa: near misses: all alike, nothing read, all agreed', () => {
  assert.equal(kappa([]).kappa, null);
  assert.equal(kappa([['clean', 'clean'], ['clean', 'clean']]).kappa, null); // prettier-ignore
  const { kappa: value, interval } = kappa([['clean', 'clean'], ['breach', 'breach']]); // prettier-ignore
  assert.equal(value, 1);
  assert.deepEqual(interval, { low: 1, high: 1 });
});

// --- by other means ---------------------------------------------------------------------------------------------------

test('intervals equal those of exact fractions and searching', () => {
  for (const r of KNOWN.wilson) nearInterval(wilson(at(r, 0), at(r, 1)), r.slice(2), 1e-8, `Wilson ${r.join(' ')}`);
  for (const r of KNOWN.exact) nearInterval(clopperPearson(at(r, 0), at(r, 1)), r.slice(2), 1e-8, `exact ${r.join(' ')}`);
  for (const r of KNOWN.newcombe)
    nearInterval(newcombe({ k: at(r, 0), n: at(r, 1) }, { k: at(r, 2), n: at(r, 3) }), r.slice(4), 1e-8, `difference ${r.join(' ')}`);
  for (const [first, second, both, all, low, high] of KNOWN.chapman as [number, number, number, number, number, number][]) {
    const got = chapman(first, second, both);
    near(got.all, all, 1e-9, 'Chapman');
    nearInterval(got, [Math.max(got.found, low), Math.max(got.found, high)], 1e-6, `Chapman ${first} ${second} ${both}`);
  }
}); // prettier-ignore
test('a pile of known size: the interval is the one found by trying every number', () => {
  for (const [k, n, pile, low, high] of KNOWN.pile as [number, number, number, number, number][])
    assert.deepEqual(ofPile(k, n, pile), { low, high }, `${k} of ${n} from ${pile}`);
  assert.deepEqual(ofPile(12, 40, 40), { low: 12, high: 12 });
  assert.equal(upperOfPile(0, 299, 1_000_000) / 1_000_000 <= 0.01, true);
});
test('plans and curves equal those of counting', () => {
  for (const [rate, size] of KNOWN.zero as [number, number][]) assert.equal(zeroFailureSize(rate), size, String(rate));
  for (const [percent, pile, size] of KNOWN.zeroOfPile as [number, number, number][])
    assert.equal(zeroFailureSize(percent / 100, 0.95, pile), size, `${percent} % of ${pile}`);
  for (const [size, bear, rate, accepts] of KNOWN.curve as [number, number, number, number][])
    near(acceptance({ size, bear }, rate), accepts, 1e-12, `${size} ${bear} ${rate}`);
  for (const [good, bad, alpha, beta, size, bear] of KNOWN.plan as [number, number, number, number, number, number][])
    assert.deepEqual(findPlan({ good, bad, alpha, beta }), { size, bear });
});
test('running test: stops where multiplied likelihoods stop it', () => {
  for (const [good, bad, alpha, beta, { earliest, stops }] of KNOWN.sprt) {
    const test = sequentialTest({ good, bad, alpha, beta });
    assert.equal(test.earliest, earliest);
    for (const [found, [lastReject, firstAccept]] of stops.entries()) {
      if (lastReject !== null) {
        assert.equal(decideSoFar(test, found, lastReject), 'reject');
        assert.notEqual(decideSoFar(test, found, lastReject + 1), 'reject');
      }
      assert.equal(decideSoFar(test, found, firstAccept), 'accept');
      assert.equal(decideSoFar(test, found, firstAccept - 1), 'go on');
    }
  }
});
test('known.json is what independent.py prints, where python3 is installed', (t) => {
  const { status, stdout, error } = spawnSync('python3', [path.join(import.meta.dirname, 'independent.py')], { encoding: 'utf8' }); // prettier-ignore
  if (error) return t.diagnostic('python3 is not installed: the room was compared with known.json alone');
  assert.equal(status, 0);
  assert.deepEqual(JSON.parse(stdout), KNOWN);
});

// --- properties -------------------------------------------------------------------------------------------------------

const counts = fc.integer({ min: 1, max: 120 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
test('property: every interval holds the rate seen, mirrors, and narrows with more confidence given up', () => {
  fc.assert(
    fc.property(counts, ([k, n]) => {
      for (const interval of [wilson, clopperPearson]) {
        const [one, mirrored, wide] = [interval(k, n), interval(n - k, n), interval(k, n, 0.99)];
        assert.ok(one.low <= k / n && k / n <= one.high);
        near(one.low, 1 - mirrored.high, 1e-9, 'mirror');
        assert.ok(wide.low <= one.low + 1e-12 && wide.high >= one.high - 1e-12);
      }
    }),
    { numRuns: 150 },
  );
});
test('property: the exact interval covers the truth in at least 95 of 100 samples, whatever the truth', () => {
  for (const n of [5, 30])
    for (let p = 0.01; p < 1; p += 0.049) {
      let covered = 0;
      for (let k = 0; k <= n; k++) {
        const { low, high } = clopperPearson(k, n);
        if (low <= p && p <= high) covered += atMost(k, n, p) - (k === 0 ? 0 : atMost(k - 1, n, p));
      }
      assert.ok(covered >= 0.95, `${n} ${p} ${covered}`);
    }
});
test('property: a difference turned round changes its sign; two samples alike do not differ', () => {
  fc.assert(
    fc.property(counts, counts, ([k, n], [j, m]) => {
      const [there, back] = [newcombe({ k, n }, { k: j, n: m }), newcombe({ k: j, n: m }, { k, n })];
      near(there.low, -back.high, 1e-9, 'turned');
      const same = newcombe({ k, n }, { k, n });
      assert.ok(same.low <= 0 && same.high >= 0);
    }),
    { numRuns: 100 },
  );
});
test('property: a zero-failure sample is the smallest that keeps its word', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 20, max: 900 }), (perMille, pile) => {
      const rate = perMille / 1000;
      const n = zeroFailureSize(rate);
      assert.ok((1 - rate) ** n <= 0.05 + 1e-9 && (1 - rate) ** (n - 1) > 0.05 - 1e-9);
      const few = zeroFailureSize(rate, 0.95, pile);
      assert.ok(few <= pile && upperOfPile(0, few, pile) <= rate * pile + 1e-9);
      if (few > 1) assert.ok(upperOfPile(0, few - 1, pile) > rate * pile - 1e-9);
    }),
    { numRuns: 100 },
  );
});
test('property: an operating curve falls from one to nought', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 0, max: 9 }), (size, bear) => {
      const curve = operatingCurve({ size, bear }, [0, 0.01, 0.02, 0.05, 0.1, 0.3, 1]).map(({ accepts }) => accepts);
      assert.equal(curve[0], 1);
      assert.equal(curve.at(-1), bear >= size ? 1 : 0);
      curve.forEach((one, i) => assert.ok(i === 0 || one <= (curve[i - 1] as number) + 1e-12));
    }),
    { numRuns: 60 },
  );
});
test('property: a plan that is found keeps both risks, and no smaller one does', () => {
  const demand = { good: 0.02, bad: 0.1, alpha: 0.1, beta: 0.1 };
  const plan = findPlan(demand);
  assert.ok(plan);
  for (let size = 1; size <= plan.size; size++)
    for (let bear = 0; bear < 8; bear++) {
      const keeps = acceptance({ size, bear }, 0.02) >= 0.9 && acceptance({ size, bear }, 0.1) <= 0.1;
      if (size < plan.size) assert.ok(!keeps, `${size} ${bear}`);
    }
  assert.ok(acceptance(plan, 0.02) >= 0.9 && acceptance(plan, 0.1) <= 0.1);
  assert.equal(findPlan({ ...demand, bad: 0.0201 }, 500), null);
});
test('running test: stops for good, and says at which file', () => {
  const test = sequentialTest({ good: 0.02, alpha: 0.05, bad: 0.08, beta: 0.1 });
  const clean = runSequence(test, Array.from({ length: 50 }, () => false));
  assert.deepEqual([clean.decision, clean.at, clean.bad.length], ['accept', 36, 50]);
  assert.deepEqual(runSequence(test, [true, true, true]), { decision: 'reject', at: 3, bad: [1, 2, 3] });
  assert.equal(runSequence(test, [true, false, false]).decision, 'go on');
  assert.throws(() => sequentialTest({ good: 0.08, alpha: 0.05, bad: 0.02, beta: 0.1 }), RangeError);
  assert.throws(() => sequentialTest({ good: 0.02, alpha: 0.5, bad: 0.08, beta: 0.5 }), RangeError);
}); // prettier-ignore
test('impossible counts say that nothing is known', () => {
  for (const [k, n] of [
    [0, 0],
    [5, 4],
    [-1, 4],
    [NaN, NaN],
  ] as const) {
    // prettier-ignore
    assert.deepEqual(wilson(k, n), { low: 0, high: 1 });
    assert.deepEqual(clopperPearson(k, n), { low: 0, high: 1 });
  }
});
test('tails and quantiles', () => {
  near(zOf(0.95), 1.959963984540054, 1e-12, 'z');
  near(normalQuantile(0.999), 3.090232306167813, 1e-9, 'z of 0.999');
  near(normalCdf(1), 0.8413447460685429, 1e-14, 'cdf');
  near(logFactorial(170), 706.5730622457874, 1e-9, '170!');
  near(logFactorial(25), 58.00360522298052, 1e-11, '25!');
  near(atMost(3, 10, 0.3) + atLeast(4, 10, 0.3), 1, 1e-12, 'both tails');
});
