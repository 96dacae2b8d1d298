// Every number of the page of figures as one table: part, name, what is counted, the number, of how many, and the interval
// where the page tells one. Pure.
import { writeCsv } from '../../model/index.ts';
import { isTold, type Figures } from '../figures/index.ts';
import type { TeamReview } from '../figures/review.ts';
import type { Rate } from '../inspect/rates.ts';
import { FEWEST_FINDS } from '../team/index.ts';

const COLUMNS = ['part', 'name', 'what', 'number', 'of', 'rate', 'low', 'high'] as const;
type Row = Readonly<Record<(typeof COLUMNS)[number], string | number>>;

const plain = (part: string, name: string, what: string, number: number): Row => ({ part, name, what, number, of: '', rate: '', low: '', high: '' }); // prettier-ignore
const four = (share: number): string => share.toFixed(4);
const share = (part: string, name: string, what: string, { k, n, rate, interval }: Rate, told: boolean): Row => ({ part, name, what, number: k, of: n, rate: told ? four(rate) : '', low: told ? four(interval.low) : '', high: told ? four(interval.high) : '' }); // prettier-ignore

/** The table. A rate stands there where the page tells it, and nowhere else; a seconds row says its median. */
export function figuresCsv(figures: Figures, review: TeamReview): string {
  const { months, steps, kinds, types } = figures;
  const told = (rate: Rate): boolean => isTold(rate, figures);
  const groups = [['steps', steps], ['kinds', kinds], ['types', types]] as const; // prettier-ignore
  const blind = review.blind.figures.shown ? [review.blind.figures.all, ...review.blind.figures.kinds] : [];
  const rows: Row[] = [
    plain('all', 'releases', 'left', figures.releases),
    share('all', 'releases', 'with a breach known by now', figures.breached, told(figures.breached)),
    plain('all', 'breaches', 'known', figures.breaches),
    share('all', 'near misses', 'caught before they left', figures.caught, told(figures.caught)),
    ...months.flatMap(({ month, releases, misses, breaches }) => [plain('months', month, 'releases', releases), plain('months', month, 'near misses', misses), plain('months', month, 'breaches', breaches)]),
    ...groups.flatMap(([part, all]) => all.flatMap(({ name, breaches, caught }) => [plain(part, name, 'breaches', breaches), share(part, name, 'caught before they left', caught, told(caught))])),
    ...review.rules.flatMap(({ rule, kept, covered, rate }) => [plain('rules', rule, 'left visible against it', kept), plain('rules', rule, 'covered against it', covered), share('rules', rule, 'answered against, of those answered', rate, review.answers.team && rate.n >= FEWEST_FINDS)]),
    ...blind.map(({ category, people: { k, n, rate, interval } }) => share('blind pages', category ?? 'all', 'found by people, of the program’s marks', { name: '', k, n, unsure: 0, rate, interval }, true)),
    ...(review.times.team ? review.times.types.flatMap(({ type, pages, median }) => [plain('time for a page', type, 'pages', pages), plain('time for a page', type, 'median seconds', median)]) : []),
    ...review.forces.map(({ force, codes, rate }) => share('came unredacted', [force, ...codes].join(' '), 'unredacted, of papers that came', rate, rate.n >= FEWEST_FINDS)),
  ]; // prettier-ignore
  return writeCsv(COLUMNS, rows);
}
