// A calendar year of the book of errors as a page. Counts, kinds and references; nobody is ranked.
import type { Arrival, YearSummary } from '../../register/breach/index.ts';
import { rateOf, type Rate } from '../inspect/rates.ts';
import { counted, percent, range } from '../inspect/words.ts';
import { grid, report, summary, table } from './shell.ts';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']; // prettier-ignore

/** Failures to redact per force, of the documents received from it, where that is known. */
export const defectRates = (arrivals: readonly Arrival[], received: ReadonlyMap<string, number>): Rate[] =>
  [...received].map(([force, n]) => rateOf(force, Math.min(n, arrivals.filter(({ facts }) => facts.force === force).length), n)); // prettier-ignore

/** The year as pieces of a page (HTML). */
export function yearParts(year: YearSummary, rates: readonly Rate[]): string[] {
  const tally = (caption: string, head: string, counts: Readonly<Record<string, number>>): string =>
    Object.keys(counts).length === 0 ? '' : table(caption, [head, 'number'], Object.entries(counts).map(([word, n]) => [word.replaceAll('-', ' '), n])); // prettier-ignore
  return [
    summary([
      ['Breaches', `${year.breaches}, ${year.open} of them open`],
      ['People whose data it was', String(year.people)],
      ['Told', `${year.told.people} of ${year.told.of} who are to be told`],
      ['Caught before they left', counted(year.nearMisses.all, 'near miss', 'near misses')],
      ['Arrived unredacted', `${counted(year.arrivals.all, 'document')}; no breach, for nothing was sent on`],
      ['Corrections to records', String(year.corrections)],
    ]),
    '<h2>Breaches</h2>',
    grid([
      table('By month', ['month', 'number'], year.byMonth.map((n, i) => [MONTHS[i] ?? '', n])),
      tally('By severity', 'severity', year.bySeverity),
      tally('By kind of data', 'kind', year.byCategory),
      tally('By the step that failed', 'step', year.byStep),
      tally('By cause', 'cause', year.byCause),
      tally('By document', 'document', year.byDocument),
      tally('By where the papers are', 'where', year.byContainment),
      tally('By the state of the 72 hours', 'state', year.regulator),
    ]),
    '<h2>Near misses</h2><p>Logged by themselves, without names. More of them means that the checks work.</p>',
    grid([tally('Caught by', 'who', year.nearMisses.byFinder), tally('By kind of data', 'kind', year.nearMisses.byCategory)]),
    '<h2>Arrived unredacted</h2>',
    grid([
      rates.length > 0
        ? table('By force, of the documents received', ['force', 'unredacted', 'received', 'rate', '95 % interval'], rates.map(({ name, k, n, rate, interval }) => [name, k, n, percent(rate), range(interval)]))
        : tally('By force; without the number received no rate can be told', 'force', year.arrivals.byForce),
      tally('By document', 'document', year.arrivals.byDocument),
    ]),
  ]; // prettier-ignore
}

/** The year as one page. */
export const yearPage = (year: YearSummary, rates: readonly Rate[], on: string): string =>
  report(`The book of errors, ${year.year}`, 'Counts of a calendar year: of the day on which a breach was known, a near miss was caught, or papers arrived.', yearParts(year, rates).join('\n'), `${on}. Forces stand in the order of the list of what was received; no force is ranked.`); // prettier-ignore
