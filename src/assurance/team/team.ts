// How well does a team see, unaided? From blind pages (shown without the tool's marks) and from releases that a second person
// checked. Pooled over a team and a time, never for one person and never as an order of teams.
import type { Category } from '../../model/index.ts';
import { chapman, kappa, wilson, type Agreement, type Interval, type Recapture } from '../statistics/index.ts';
import { counted, percent, range } from '../inspect/words.ts';

/** What one blind page says about one kind of data: found by both, by the tool alone, by the person alone. */
export interface BlindCount {
  readonly category: Category;
  readonly both: number;
  readonly toolOnly: number;
  readonly personOnly: number;
}

/** Fewer people than this in a pool, and its figures would be somebody's. */
export const FEWEST_PEOPLE = 3;
/** Fewer finds than this, and a rate says nothing. */
export const FEWEST_FINDS = 30;

/** A share with its 95 % interval. */
interface Share {
  readonly k: number;
  readonly n: number;
  readonly rate: number;
  readonly interval: Interval;
}
const shareOf = (k: number, n: number): Share => ({ k, n, rate: k / n, interval: wilson(k, n) });

/** What people and tool see of one kind of data, or of all. */
export interface Seen {
  readonly category: Category | null;
  /** Of what the tool found, how much people found unaided. */
  readonly people: Share;
  /** Of what people found, how much the tool found. */
  readonly tool: Share;
  /** What both missed, estimated; `all` less what either found. */
  readonly recapture: Recapture;
}

/** A team's figures, or why there are none. `sentence` goes with them wherever they are shown. */
export type TeamFigures =
  | { readonly shown: false; readonly sentence: string }
  | { readonly shown: true; readonly sentence: string; readonly pages: number; readonly all: Seen; readonly kinds: readonly Seen[] }; // prettier-ignore

function seen(category: Category | null, counts: readonly BlindCount[]): Seen {
  const sum = (of: (count: BlindCount) => number): number => counts.reduce((all, count) => all + of(count), 0);
  const [both, toolOnly, personOnly] = [sum((c) => c.both), sum((c) => c.toolOnly), sum((c) => c.personOnly)];
  return {
    category,
    people: shareOf(both, both + toolOnly),
    tool: shareOf(both, both + personOnly),
    recapture: chapman(both + toolOnly, both + personOnly, both),
  };
}

/**
 * The figures of a team. `pages`: the blind pages that were done; `people`: how many different people did them. Kinds of
 * data with fewer than `FEWEST_FINDS` of the tool's finds are left out. Pure.
 */
export function teamFigures(pages: readonly (readonly BlindCount[])[], people: number): TeamFigures {
  const counts = pages.flat();
  const finds = counts.reduce((sum, { both, toolOnly }) => sum + both + toolOnly, 0);
  if (people < FEWEST_PEOPLE)
    return { shown: false, sentence: `Blind pages of fewer than ${FEWEST_PEOPLE} people are not shown: they would be somebody's figures. Pool more.` }; // prettier-ignore
  if (finds < FEWEST_FINDS)
    return { shown: false, sentence: `${counted(pages.length, 'blind page')} with ${counted(finds, 'find')} of the tool say nothing yet: at least ${FEWEST_FINDS} are needed.` }; // prettier-ignore
  const all = seen(null, counts);
  const kinds = [...Map.groupBy(counts, ({ category }) => category)]
    .map(([category, own]) => seen(category, own))
    .filter(({ people: { n } }) => n >= FEWEST_FINDS)
    .toSorted((a, b) => String(a.category).localeCompare(String(b.category)));
  const missed = Math.max(0, all.recapture.all - all.recapture.found);
  const most = Math.max(0, all.recapture.high - all.recapture.found);
  const warning = all.recapture.warning === undefined ? '' : ` ${all.recapture.warning}`;
  return {
    shown: true,
    sentence: `On ${counted(pages.length, 'blind page')} people found ${all.people.k} of ${all.people.n} of the tool's marks by themselves, ${percent(all.people.rate)} (95 %: ${range(all.people.interval)}), and the tool ${all.tool.k} of ${all.tool.n} of theirs. Both together missed about ${missed.toFixed(0)} (at most ${most.toFixed(0)}, 95 %). That is an underestimate: what is hard for one is hard for the other.${warning}`, // prettier-ignore
    pages: pages.length,
    all,
    kinds,
  };
}

/** One mark that two people judged without knowing of each other's answer. */
export interface JudgedTwice {
  readonly first: 'redact' | 'keep';
  readonly second: 'redact' | 'keep';
}

/** Do reviewer and checker agree? With the sentence that is shown. Pure. */
export function checkersAgree(marks: readonly JudgedTwice[]): { readonly agreement: Agreement; readonly sentence: string } {
  const agreement = kappa(marks.map(({ first, second }) => [first, second] as const));
  const { n, agreed, kappa: value, interval } = agreement;
  if (n === 0) return { agreement, sentence: 'No mark was judged twice yet.' };
  const shared = `On ${counted(n, 'mark')} judged twice, ${agreed} answers were the same`;
  if (value === null || interval === null)
    return { agreement, sentence: `${shared}; everybody gave one answer throughout, so agreement beyond chance cannot be told.` };
  const wide = interval.high - interval.low > 0.4 ? ' The interval is wide: more marks are needed before anything follows from it.' : ''; // prettier-ignore
  return { agreement, sentence: `${shared}; beyond chance (Cohen's kappa) ${value.toFixed(2)} (95 %: ${interval.low.toFixed(2)} to ${interval.high.toFixed(2)}).${wide}` }; // prettier-ignore
} // prettier-ignore
