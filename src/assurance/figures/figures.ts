// A team's figures of a time: what left, what was caught before it left, what was not. By month, by the step that failed, by
// kind of data and by type of document. Nobody is told apart, and a share only where there is enough to tell one. Pure.
import { DOCUMENT_TYPES, CATEGORIES } from '../../model/index.ts';
import { londonDay, STEPS, type Breach, type BreachRecord, type NearMiss } from '../../register/breach/index.ts';
import { rateOf, type Rate } from '../inspect/rates.ts';
import { range } from '../inspect/words.ts';
import { wilson } from '../statistics/index.ts';
import { FEWEST_FINDS, FEWEST_PEOPLE } from '../team/index.ts';

/** From the first to the last of these days, both counted; London's calendar, as 2026-11-26. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** A release that left. `at`: ISO 8601; `by`: an account, only for telling how many people released. */
export interface Left {
  readonly release: string;
  readonly at: string;
  readonly by: string;
}

export interface Month {
  /** As 2026-11. */
  readonly month: string;
  readonly releases: number;
  readonly misses: number;
  readonly breaches: number;
}

/** Records of one step, kind or type; `caught`: near misses of near misses and breaches together. */
export interface Group {
  readonly name: string;
  readonly breaches: number;
  readonly misses: number;
  readonly caught: Rate;
}

export interface Figures {
  readonly period: Period;
  readonly months: readonly Month[];
  readonly releases: number;
  readonly breaches: number;
  readonly misses: number;
  /** Of the releases of this time, those of which a breach is known by now. */
  readonly breached: Rate;
  readonly caught: Rate;
  /** In the order of the work. */
  readonly steps: readonly Group[];
  /** A record with several kinds counts under each. */
  readonly kinds: readonly Group[];
  readonly types: readonly Group[];
  /** Did enough people release for shares to be a team's? */
  readonly team: boolean;
  /** Why shares are missing, or when they would be. */
  readonly sentence: string;
}

type Counted = Breach | NearMiss;

/** Months that a period touches. */
function monthsOf({ from, to }: Period): string[] {
  const months: string[] = [];
  let [year = 0, month = 0] = from.split('-').map(Number);
  for (; ; month === 12 ? (year++, (month = 1)) : month++) {
    const name = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
    if (name > to.slice(0, 7)) return months;
    months.push(name);
  }
}

function groupsOf(records: readonly Counted[], order: readonly string[], keys: (one: Counted) => readonly string[]): Group[] {
  return order.flatMap((name) => {
    const own = records.filter((one) => keys(one).includes(name));
    if (own.length === 0) return [];
    const misses = own.filter(({ record }) => record === 'near-miss').length;
    return [{ name, breaches: own.length - misses, misses, caught: rateOf(name, misses, own.length) }];
  });
} // prettier-ignore

/** The day on which a record counts: when it was known, or caught. */
const dayOf = (one: Counted): string => londonDay(one.record === 'breach' ? one.facts.awareAt : one.facts.detectedAt);

/** Is a share of `n` told? `team`: did enough people release? */
export const isTold = ({ n }: Pick<Rate, 'n'>, { team }: Pick<Figures, 'team'>): boolean => team && n >= FEWEST_FINDS;

/** The figures of a period. `records`: the whole book of errors; `left`: releases, those of the period at least. */
export function figuresOf(records: readonly BreachRecord[], left: readonly Left[], period: Period): Figures {
  const within = (day: string): boolean => day >= period.from && day <= period.to;
  const known = new Set(records.flatMap((one) => (one.record === 'breach' && one.facts.release !== null ? [one.facts.release] : []))); // prettier-ignore
  const dated = records.filter((one) => one.record !== 'failure-to-redact').map((one) => ({ one, day: dayOf(one) })).filter(({ day }) => within(day)); // prettier-ignore
  const counted = dated.map(({ one }) => one);
  const released = left.map((one) => ({ ...one, day: londonDay(one.at) })).filter(({ day }) => within(day));
  const monthOf = ({ day }: { readonly day: string }): string => day.slice(0, 7);
  const [datedIn, releasedIn] = [Map.groupBy(dated, monthOf), Map.groupBy(released, monthOf)];
  const isMiss = ({ record }: Counted): boolean => record === 'near-miss';
  const misses = counted.filter(isMiss).length;
  const team = new Set(released.map(({ by }) => by)).size >= FEWEST_PEOPLE;
  const half = FEWEST_FINDS / 2;
  return {
    period,
    months: monthsOf(period).map((month) => {
      const own = (datedIn.get(month) ?? []).map(({ one }) => one);
      const caught = own.filter(isMiss).length;
      return { month, releases: releasedIn.get(month)?.length ?? 0, misses: caught, breaches: own.length - caught }; // prettier-ignore
    }),
    releases: released.length,
    breaches: counted.length - misses,
    misses,
    breached: rateOf('releases', released.filter(({ release }) => known.has(release)).length, released.length),
    caught: rateOf('all', misses, counted.length),
    steps: groupsOf(counted, STEPS, ({ facts }) => [facts.step]),
    kinds: groupsOf(counted, CATEGORIES, (one) => one.record === 'breach' ? one.facts.affected.flatMap(({ categories }) => categories) : one.facts.categories), // prettier-ignore
    types: groupsOf(counted, DOCUMENT_TYPES, ({ facts }) => [facts.documentType]),
    team,
    sentence: team
      ? `A share is told from ${FEWEST_FINDS} on, with its 95 % interval. Of fewer it says nothing: behind ${half} of ${FEWEST_FINDS} the true share may already be anything from ${range(wilson(half, FEWEST_FINDS), 0)}. Counts are always shown.` // prettier-ignore
      : `No shares are told: fewer than ${FEWEST_PEOPLE} people released in this time, and their figures would be somebody’s, not a team’s. Take a longer time. Counts are shown: they are those of the lists.`, // prettier-ignore
  };
}
