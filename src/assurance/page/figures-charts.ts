// The charts of a team's figures. What is red is told apart by its place too. Not here: rates (inspection-charts.ts).
import type { Group, Month } from '../figures/index.ts';
import { BLUE, GREY, INK, RED, type Charts } from './chart.ts';

const SHORT = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** "Nov 26". */
export const shortMonth = (month: string): string => `${SHORT[Number(month.slice(5)) - 1] ?? ''} ${month.slice(2, 4)}`;

/** One bar for each month, its number on it. `name`: of what is counted. */
export function byMonth({ plot, draw }: Charts, months: readonly Month[], key: 'releases' | 'misses' | 'breaches', name: string): string {
  const total = months.reduce((sum, one) => sum + one[key], 0);
  const top = Math.max(1, ...months.map((one) => one[key]));
  // Names of months stand side by side only where there is room; the table has all.
  const apart = Math.ceil(months.length / 7);
  const shown = new Set(months.filter((_, i) => i % apart === 0).map(({ month }) => month));
  return draw(`${name} by month: ${total} in all, at most ${Math.max(0, ...months.map((one) => one[key]))} in a month.`, {
    height: 150,
    marginLeft: 20,
    marginRight: 20,
    marginTop: 44,
    marginBottom: 26,
    x: { domain: months.map(({ month }) => month), label: null, tickSize: 0, tickFormat: (month: string) => (shown.has(month) ? shortMonth(month) : ''), padding: 0.25 },
    y: { domain: [0, top], axis: null },
    marks: [
      plot.barY(months, { x: 'month', y: key, fill: key === 'breaches' ? RED : key === 'misses' ? BLUE : GREY }),
      ...(months.length > 12 ? [] : [plot.text(months.filter((one) => one[key] > 0), { x: 'month', y: key, text: (one: Month) => String(one[key]), dy: -8, fill: INK })]),
      plot.ruleY([0], { stroke: INK }),
      plot.text([name], { frameAnchor: 'top-left', text: (one: string) => one, dx: -12, dy: -40, lineAnchor: 'top', fontWeight: 'bold', fill: INK }),
    ],
  });
} // prettier-ignore

/** A name that leaves room for the bars, cut between words; the table beside it has the whole. */
export const shortName = (name: string): string => (name.length <= 26 ? name : `${name.slice(0, 26).replace(/[ ,]+\S*$/, '')}…`); // prettier-ignore

/** One bar for each group: breaches first, near misses after them, both numbers behind. `say`: a group's name for people. */
export function counts({ plot, draw }: Charts, groups: readonly Group[], say: (name: string) => string, title: string): string {
  const rows = groups.map((one) => ({ ...one, says: say(one.name), bar: shortName(say(one.name)), all: one.breaches + one.misses }));
  const longest = Math.max(4, ...rows.map(({ bar }) => bar.length));
  return draw(`${title}: ${rows.map(({ says, breaches, misses }) => `${says} ${breaches} and ${misses}`).join(', ')} (breaches and near misses).`, {
    height: 24 + 26 * rows.length,
    marginLeft: Math.min(230, 16 + longest * 8),
    marginRight: 70,
    marginTop: 6,
    marginBottom: 10,
    x: { domain: [0, Math.max(1, ...rows.map(({ all }) => all))], axis: null },
    y: { domain: rows.map(({ bar }) => bar), label: null, tickSize: 0, padding: 0.3 },
    marks: [
      plot.barX(rows, { y: 'bar', x1: 0, x2: 'breaches', fill: RED }),
      plot.barX(rows, { y: 'bar', x1: 'breaches', x2: 'all', fill: BLUE, insetLeft: 1 }),
      plot.text(rows, { y: 'bar', x: 'all', text: (one: (typeof rows)[number]) => `${one.breaches} + ${one.misses}`, textAnchor: 'start', dx: 6, fill: INK }),
      plot.ruleX([0], { stroke: INK }),
    ],
  });
} // prettier-ignore
