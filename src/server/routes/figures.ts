// The figures of a team over a time, for those who answer for the work. Every case counts, none is named: neither for whoever
// may see it nor for whoever is walled off. Not here: what is counted and drawn (assurance).
import {
  figuresCsv,
  figuresOf,
  figuresParts,
  reviewParts,
  teamReview,
  type FigureWords,
  type Period,
} from '../../assurance/index.ts';
import { breachesIn, leftIn, reviewFiguresIn } from '../../casework/index.ts';
import type { Category } from '../../model/index.ts';
import { londonDay, type BreachRecord } from '../../register/breach/index.ts';
import { inWords, kindsInWords, shownClock } from '../shown/breach-words.ts';
import type { Answer, Asked, Route } from '../web/asked.ts';

/** The longest time that is shown, in years: months stand side by side. */
const LONGEST = 5;
/** Clocks on the page; the list of breaches has all. */
const FIRST = 5;

/** Is it a day of this century's calendar, as 2026-11-26? Databases know no day before the first year or after the last. */
const isDay = (text: string): boolean => {
  const read = Date.parse(`${text}T00:00:00Z`);
  return /^20\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(read) && new Date(read).toISOString().startsWith(text);
};
/** Until today, from the first of the month eleven months ago. */
function lastYear(today: string): { readonly from: string; readonly to: string } {
  const [year = 0, month = 0] = today.split('-').map(Number);
  return { from: new Date(Date.UTC(year, month - 12, 1)).toISOString().slice(0, 10), to: today };
}

/** What is wrong with the two days, at its field. */
function wrongWith({ from, to }: { readonly from: string; readonly to: string }): { readonly text: string; readonly href: string }[] {
  const wrong = ([['from', from], ['to', to]] as const).filter(([, day]) => !isDay(day)).map(([field]) => ({ text: `Give the ${field === 'from' ? 'first' : 'last'} day, such as 2026-11-26.`, href: `#${field}` }));
  if (wrong.length > 0) return wrong;
  if (from > to) return [{ text: 'The last day is before the first.', href: '#to' }];
  if (`${Number(from.slice(0, 4)) + LONGEST}${from.slice(4)}` <= to) return [{ text: `Take at most ${LONGEST} years.`, href: '#from' }];
  return [];
} // prettier-ignore

const WORDS: FigureWords = { step: inWords, kind: (one) => kindsInWords([one as Category]) };

/** The days of the query; the last twelve months where nothing is said. */
function periodOf({ form, clock }: Asked): Period {
  const usual = lastYear(londonDay(clock().toISOString()));
  return { from: form['from'] ?? usual.from, to: form['to'] ?? usual.to };
}

/** Everything that is counted of a period. */
async function countedIn(asked: Asked, records: readonly BreachRecord[], period: Period) {
  const arrivals = records.filter((one) => one.record === 'failure-to-redact');
  return {
    figures: figuresOf(records, await leftIn(asked, period.from, period.to), period),
    review: teamReview(await reviewFiguresIn(asked, period), arrivals, period),
  };
}

/** All numbers of the page as one table. */
async function csv(asked: Asked): Promise<Answer> {
  const period = periodOf(asked);
  if (wrongWith(period).length > 0) return figures(asked);
  const counted = await countedIn(asked, await breachesIn(asked).all(), period);
  const bytes = new TextEncoder().encode(figuresCsv(counted.figures, counted.review));
  const stream = (async function* () {
    yield bytes;
  })();
  return { stream, type: 'text/csv; charset=utf-8', name: `figures-${period.from}-${period.to}.csv` };
}

async function figures(asked: Asked): Promise<Answer> {
  const now = asked.clock().toISOString();
  const period = periodOf(asked);
  const errors = wrongWith(period);
  const records = await breachesIn(asked).all();
  const clocks = records
    .filter((one) => one.record === 'breach')
    .filter((one) => one.status === 'open')
    .map((one) => ({ id: one.id, clock: shownClock(one, now) }))
    .filter(({ clock: { runs } }) => runs)
    .toSorted((a, b) => a.clock.hoursLeft - b.clock.hoursLeft);
  const counted = errors.length > 0 ? null : await countedIn(asked, records, period);
  const parts = counted && [await figuresParts(counted.figures, WORDS), reviewParts(counted.review, WORDS, (rule) => asked.rulebook.byId[rule]?.sentence ?? '')].join('\n'); // prettier-ignore
  return {
    view: 'figures',
    status: errors.length > 0 ? 400 : 200,
    data: {
      title: 'Figures',
      period,
      clocks: clocks.slice(0, FIRST),
      running: clocks.length,
      over: clocks.filter(({ clock: { over } }) => over).length,
      parts,
      ...(errors.length > 0 ? { errors, errorAt: Object.fromEntries(errors.map(({ href, text }) => [href.slice(1), { text }])) } : {}), // prettier-ignore
    },
  };
}

export const FIGURES: readonly Route[] = [
  { method: 'GET', path: '/figures', gate: 'breach-read', answer: figures },
  { method: 'GET', path: '/figures/figures.csv', gate: 'breach-read', answer: csv },
];
