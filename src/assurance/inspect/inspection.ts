// An inspection worked out: every figure of the report as plain data. Pure. Not here: words on a page, charts, files.
import { clopperPearson, kappa, newcombe, runSequence, sequentialTest, upperBound, upperOfPile, type Agreement, type Demand, type Interval, type SequentialDecision, type SequentialTest } from '../statistics/index.ts'; // prettier-ignore
import { funnelOf, type Funnel } from './funnel.ts';
import { mayRank, type Ranking } from './ranking.ts';
import { rateAmong, rateOf, ratesBy, weightedRate, type Rate, type WeightedRate } from './rates.ts';
import { bothRead, verdicts, type Result } from './results.ts';

/** The running test asks this where nothing else is said: 2 % is good, 8 % is not. */
export const DEMAND: Demand = { good: 0.02, alpha: 0.05, bad: 0.08, beta: 0.1 };

export interface Running {
  readonly demand: Demand;
  readonly test: SequentialTest;
  readonly decision: SequentialDecision;
  /** After how many it was decided; all of them where it never was. */
  readonly at: number;
  /** Breaches found after each item, in the order of looking. Unsure ones count as breaches. */
  readonly bad: readonly number[];
}

/** What stood in things that the machine had marked clean. */
export interface Elusion {
  readonly missed: number;
  readonly looked: number;
  /** At most this share of all that was marked clean holds a breach (95 %, one side). */
  readonly atMost: number;
  /** … and this many, where the number of all that was marked clean is known. */
  readonly pile?: { readonly size: number; readonly atMost: number };
}

export interface Change {
  readonly before: Rate;
  readonly after: Rate;
  /** Rate after − rate before. */
  readonly difference: number;
  readonly interval: Interval;
  readonly sentence: string;
}

export interface Inspection {
  readonly all: Rate;
  readonly exact: Interval;
  readonly weighted: WeightedRate | null;
  readonly prevented: Rate;
  readonly areas: readonly Rate[];
  readonly units: readonly Rate[];
  readonly types: readonly Rate[];
  readonly leads: readonly Rate[];
  readonly places: readonly Rate[];
  readonly categories: readonly Rate[];
  readonly ranking: Ranking;
  readonly funnel: Funnel;
  readonly agreement: Agreement | null;
  readonly running: Running;
  readonly elusion: Elusion | null;
  readonly change: Change | null;
}

export interface Asked {
  readonly demand?: Demand;
  /** An earlier inspection to compare with. */
  readonly before?: readonly Result[];
  /** How many the machine had marked clean in all. */
  readonly cleanPile?: number;
}

function changeOf(before: Rate, after: Rate): Change {
  const interval = newcombe(after, before);
  const points = (x: number): string => `${Math.abs(100 * x).toFixed(1)} points`;
  const difference = after.rate - before.rate;
  const sentence =
    interval.high < 0
      ? `The rate fell by ${points(difference)}; by at least ${points(interval.high)} and at most ${points(interval.low)}.`
      : interval.low > 0
        ? `The rate rose by ${points(difference)}; by at least ${points(interval.low)} and at most ${points(interval.high)}.`
        : `The samples do not show a change: it may be anything from ${points(interval.low)} less to ${points(interval.high)} more.`;
  return { before, after, difference, interval, sentence };
}

function elusionOf(results: readonly Result[], pile: number | undefined): Elusion | null {
  const clean = results.filter(({ machine }) => machine === 'clean');
  if (clean.length === 0) return null;
  const missed = clean.filter(({ outcome }) => outcome !== 'clean').length;
  return {
    missed,
    looked: clean.length,
    atMost: upperBound(missed, clean.length),
    ...(pile !== undefined && { pile: { size: pile, atMost: upperOfPile(missed, clean.length, pile) } }),
  };
}

/** Shares among the breaches, most first: kinds of breach may be put in order, offices may not. */
const sharesOf = (breaches: readonly Result[], key: (one: Result) => string | undefined): readonly Rate[] =>
  [...Map.groupBy(breaches, (one) => key(one) ?? 'not told')]
    .map(([name, group]) => rateOf(name, group.length, breaches.length))
    .toSorted((a, b) => b.k - a.k || a.name.localeCompare(b.name));

/** Works out an inspection. `results` in the order of looking. */
export function inspect(results: readonly Result[], asked: Asked = {}): Inspection {
  const read = verdicts(results);
  const all = rateAmong('all', read);
  const breaches = read.filter(({ outcome }) => outcome === 'breach');
  const areas = ratesBy(read, ({ area }) => area);
  const units = ratesBy(read, ({ area, unit }) => (unit === '-' ? area : `${area}, ${unit}`));
  const demand = asked.demand ?? DEMAND;
  const test = sequentialTest(demand);
  const pairs = bothRead(results);
  return {
    all,
    exact: { low: clopperPearson(all.k, all.n).low, high: clopperPearson(Math.min(all.n, all.k + all.unsure), all.n).high }, // prettier-ignore
    weighted: weightedRate(read),
    prevented: rateOf('prevented', breaches.filter(({ prevented }) => prevented).length, breaches.length),
    areas,
    units,
    types: ratesBy(read, ({ type }) => type),
    leads: ratesBy(read, ({ lead }) => lead),
    places: sharesOf(breaches, ({ place }) => place),
    categories: sharesOf(breaches, ({ category }) => category),
    ranking: mayRank(areas, 'areas'),
    funnel: funnelOf(units),
    agreement: pairs.length === 0 ? null : kappa(pairs),
    running: { demand, test, ...runSequence(test, read.map(({ outcome }) => outcome !== 'clean')) }, // prettier-ignore
    elusion: elusionOf(read, asked.cleanPile),
    change:
      asked.before === undefined
        ? null
        : changeOf(rateAmong('before', verdicts(asked.before)), { ...all, name: 'after' }),
  };
}
