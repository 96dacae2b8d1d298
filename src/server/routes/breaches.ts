// The book of errors as a list: open clocks first, near misses and what arrived unredacted apart, and all of it as files.
// Not here: one record (breach.ts), opening one by hand (report-breach.ts).
import { zipSync } from 'fflate';
import { bookFiles } from '../../assurance/index.ts';
import { breachesIn } from '../../casework/index.ts';
import { openPoints, type Breach, type BreachRecord } from '../../register/breach/index.ts';
import { caughtInWords, inWords, kindsInWords, severityTag, shownCase, shownClock, statusTag } from '../shown/breach-words.ts'; // prettier-ignore
import { timeInWords } from '../shown/release.ts';
import type { Answer, Asked, Route } from '../web/asked.ts';
import { casesOf } from '../web/case-of-record.ts';

/** Near misses and arrivals on the page; the files have all. */
const NEWEST = 100;

const FILTERS = [
  ['all', 'All'],
  ['running', 'Clock runs'],
  ['open', 'Open'],
  ['closed', 'Closed'],
] as const;
type Filter = (typeof FILTERS)[number][0];

/** Clocks that run first, the shortest before the others; then what is open; then what is closed, the newest first. */
export function inOrder(breaches: readonly Breach[], now: string): Breach[] {
  const rank = (one: Breach): number => {
    if (one.status === 'closed') return 1e9;
    const { runs, hoursLeft } = shownClock(one, now);
    return runs ? hoursLeft : 1e8;
  };
  return breaches.toSorted((a, b) => rank(a) - rank(b) || (a.id < b.id ? 1 : -1));
}

async function list(asked: Asked): Promise<Answer> {
  const now = asked.clock().toISOString();
  const records = await breachesIn(asked).all();
  const cases = await casesOf(asked, records);
  const breaches = inOrder(records.filter((one) => one.record === 'breach'), now); // prettier-ignore
  const runs = (one: Breach): boolean => one.status === 'open' && shownClock(one, now).runs;
  const fits: Readonly<Record<Filter, (one: Breach) => boolean>> = { all: () => true, running: runs, open: ({ status }) => status === 'open', closed: ({ status }) => status === 'closed' }; // prettier-ignore
  const chosen = FILTERS.find(([value]) => value === asked.form['state'])?.[0] ?? 'all';
  const misses = records.filter((one) => one.record === 'near-miss').toReversed();
  const arrivals = records.filter((one) => one.record === 'failure-to-redact').toReversed();
  return {
    view: 'breaches',
    data: {
      title: 'Breaches',
      filters: FILTERS.map(([value, text]) => ({ href: value === 'all' ? '/breaches' : `/breaches?state=${value}`, text: `${text} (${breaches.filter(fits[value]).length})`, current: value === chosen })),
      breaches: breaches.filter(fits[chosen]).map((one) => ({
        id: one.id,
        clock: shownClock(one, now),
        closed: one.status === 'closed',
        severity: severityTag(one),
        status: statusTag(one),
        what: `${one.facts.documentType} to ${inWords(one.facts.recipient)}`,
        case: shownCase(cases.get(one.id), one.facts.release),
        missing: one.status === 'open' ? openPoints(one).length : 0,
      })),
      none: breaches.length === 0,
      misses: misses.slice(0, NEWEST).map(({ id, facts }) => ({ id, at: timeInWords(facts.detectedAt), by: caughtInWords(facts.caught, facts.finder), type: facts.documentType, kinds: kindsInWords(facts.categories), case: shownCase(cases.get(id)) })),
      arrivals: arrivals.slice(0, NEWEST).map(({ id, facts, events }) => ({ id, back: events.some(({ kind }) => kind === 'letter-sent'), at: timeInWords(facts.receivedAt), force: facts.force, type: facts.documentType, places: facts.places.length, case: shownCase(cases.get(id)) })),
      counts: { misses: misses.length, arrivals: arrivals.length },
    },
  };
} // prettier-ignore

/** A record without what tells its case. */
function withoutCase(record: BreachRecord): BreachRecord {
  const bare = <T extends object>(facts: T): T => ({ ...facts, case: 'withheld', ...('release' in facts ? { release: null } : {}) });
  const events = record.events.map((event) => (event.kind === 'opened' ? { ...event, facts: bare(event.facts) } : event));
  return { ...record, facts: bare(record.facts), events } as BreachRecord;
} // prettier-ignore

async function book(asked: Asked): Promise<Answer> {
  const at = asked.clock().toISOString();
  const records = await breachesIn(asked).all();
  const cases = await casesOf(asked, records);
  const told = records.map((one) => (cases.get(one.id)?.kind === 'withheld' ? withoutCase(one) : one));
  const files = bookFiles(told, Number(at.slice(0, 4)), at);
  const zip = zipSync(Object.fromEntries(files.map(({ path, bytes }) => [path, new TextEncoder().encode(bytes)])));
  const stream = (async function* () {
    yield zip;
  })();
  return { stream, type: 'application/zip', name: `book-of-errors-${at.slice(0, 10)}.zip` };
}

export const BREACHES: readonly Route[] = [
  { method: 'GET', path: '/breaches', gate: 'breach-read', answer: list },
  { method: 'GET', path: '/breaches/book.zip', gate: 'breach-read', answer: book },
];
