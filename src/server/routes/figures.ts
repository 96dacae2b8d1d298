// The figures of a team over a time, for those who answer for the work. Every case counts, none is named: neither for whoever
// may see it nor for whoever is walled off. Not here: what is counted and drawn (assurance).
import { figuresOf, figuresParts } from '../../assurance/index.ts';
import { breachesIn, leftIn } from '../../casework/index.ts';
import type { Category } from '../../model/index.ts';
import { londonDay } from '../../register/breach/index.ts';
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

async function figures(asked: Asked): Promise<Answer> {
  const { form, clock } = asked;
  const now = clock().toISOString();
  const usual = lastYear(londonDay(now));
  const period = { from: form['from'] ?? usual.from, to: form['to'] ?? usual.to };
  const errors = wrongWith(period);
  const records = await breachesIn(asked).all();
  const clocks = records
    .filter((one) => one.record === 'breach')
    .filter((one) => one.status === 'open')
    .map((one) => ({ id: one.id, clock: shownClock(one, now) }))
    .filter(({ clock: { runs } }) => runs)
    .toSorted((a, b) => a.clock.hoursLeft - b.clock.hoursLeft);
  const parts = errors.length > 0 ? null : await figuresParts(figuresOf(records, await leftIn(asked, period.from, period.to), period), { step: inWords, kind: (one) => kindsInWords([one as Category]) }); // prettier-ignore
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

export const FIGURES: readonly Route[] = [{ method: 'GET', path: '/figures', gate: 'breach-read', answer: figures }];
