// The charts of an inspection, one function each. Offices stand in the order of their names, never of their rates.
import type { Inspection, Running } from '../inspect/inspection.ts';
import type { Rate } from '../inspect/rates.ts';
import { percent, plain } from '../inspect/words.ts';
import { operatingCurve, type AcceptancePlan } from '../statistics/index.ts';
import { BAND, BLUE, GREY, INK, RED, type Charts } from './chart.ts';

const asPercent = (share: number): string => `${Math.round(100 * share)} %`;

/** Rates as points with their intervals as lines, and the common rate across. `of`: what the rate is a share of. */
export function intervals({ plot, draw }: Charts, rates: readonly Rate[], common: number | null, says: string, of = 'share with a breach'): string {
  const shown = rates.filter(({ n }) => n > 0);
  const longest = Math.max(4, ...shown.map(({ name }) => plain(name).length));
  return draw(says, {
    height: 60 + 25 * shown.length,
    marginLeft: Math.min(230, 16 + longest * 8),
    marginRight: 20,
    marginBottom: 44,
    x: { domain: [0, Math.min(1, Math.max(0.1, ...shown.map(({ interval }) => interval.high)) * 1.05)], tickFormat: asPercent, ticks: 6, label: `${of}, with its 95 % interval`, labelAnchor: 'center', labelArrow: 'none', grid: true },
    y: { domain: shown.map(({ name }) => plain(name)), label: null, tickSize: 0 },
    marks: [
      ...(common === null ? [] : [plot.ruleX([common], { stroke: GREY, strokeDasharray: '5 4' })]),
      plot.ruleY(shown, { y: (one: Rate) => plain(one.name), x1: (one: Rate) => one.interval.low, x2: (one: Rate) => one.interval.high, stroke: BLUE, strokeWidth: 3 }),
      plot.dot(shown, { y: (one: Rate) => plain(one.name), x: 'rate', fill: BLUE, r: 5 }),
      plot.ruleX([0], { stroke: INK }),
    ],
  });
} // prettier-ignore

/** Group size against rate, with the lines that chance alone seldom crosses. */
export function funnel({ plot, draw }: Charts, { funnel: { rate, lines, points } }: Inspection, thing = 'file'): string {
  const top = Math.max(...lines.map(({ high998 }) => high998), ...points.map((one) => one.rate));
  // Groups of one size and rate would hide each other: they stand side by side.
  const seen = new Map<string, number>();
  const apart = points.map((one) => {
    const key = `${one.n} ${one.k}`;
    const times = seen.get(key) ?? 0;
    seen.set(key, times + 1);
    return { ...one, aside: times * 9 };
  });
  const line = (key: 'low95' | 'high95' | 'low998' | 'high998', dash: string) =>
    plot.lineY(lines, { x: 'n', y: key, stroke: GREY, strokeDasharray: dash, strokeWidth: 1.5 });
  const outside = (one: (typeof apart)[number]): boolean => one.place !== 'inside';
  return draw(
    `Funnel plot: ${points.length} offices by size and rate; ${points.filter((one) => one.place !== 'inside').length} lie outside the 95 % lines around ${percent(rate)}.`,
    {
      height: 400,
      marginLeft: 52,
      marginBottom: 44,
      marginTop: 34,
      marginRight: 54,
      x: { label: `${thing}s looked at in the office`, labelAnchor: 'center', labelArrow: 'none' },
      y: { domain: [0, Math.min(1, top * 1.08)], tickFormat: asPercent, ticks: 6, label: 'share with a breach', labelArrow: 'none', grid: true },
      marks: [
        plot.areaY(lines, { x: 'n', y1: 'low95', y2: 'high95', fill: BAND, fillOpacity: 0.6 }),
        line('low95', ''), line('high95', ''), line('low998', '5 4'), line('high998', '5 4'),
        plot.ruleY([rate], { stroke: GREY }),
        plot.text(lines.slice(-1), { x: 'n', y: 'high95', text: ['95 %'], textAnchor: 'start', dx: 5, fill: INK }),
        plot.text(lines.slice(-1), { x: 'n', y: 'high998', text: ['99.8 %'], textAnchor: 'start', dx: 5, fill: INK }),
        ...[...Map.groupBy(apart, ({ aside }) => aside)].map(([aside, group]) =>
          plot.dot(group, { x: 'n', y: 'rate', r: 4.5, dx: aside, fill: (one: (typeof apart)[number]) => (outside(one) ? RED : BLUE), symbol: (one: (typeof apart)[number]) => (outside(one) ? 'diamond' : 'circle'), stroke: 'var(--paper)' }),
        ),
        plot.ruleY([0], { stroke: INK }),
      ],
      symbol: { type: 'identity' } as never,
    },
  );
} // prettier-ignore

/** Breaches found, file by file, against the two lines of the running test; up to a little after it stopped. */
export function running({ plot, draw }: Charts, { test, bad, at, decision }: Running, thing = 'file'): string {
  const shown = Math.min(bad.length, Math.max(test.earliest + 10, Math.ceil(at * 1.6)));
  const steps = bad.slice(0, shown).map((found, i) => ({ seen: i + 1, found }));
  const line = (add: number) => [0, shown].map((seen) => ({ seen, found: test.slope * seen + add }));
  const top = Math.max(4, (steps.at(-1)?.found ?? 0) + 1, test.slope * shown + test.reject + 0.5);
  const says = decision === 'go on' ? 'It has not stopped yet.' : `It stopped after ${at}: ${decision}.`;
  return draw(`Breaches found against ${thing}s seen, with the lines of the running test. ${says}`, {
    height: 340,
    marginLeft: 44,
    marginBottom: 44,
    marginTop: 34,
    marginRight: 74,
    x: { domain: [0, shown], label: `${thing}s seen`, labelAnchor: 'center', labelArrow: 'none' },
    y: { domain: [0, top], ticks: Math.min(8, Math.ceil(top)), tickFormat: (n: number) => (Number.isInteger(n) ? String(n) : ''), label: 'breaches found', labelArrow: 'none', grid: true },
    marks: [
      plot.areaY(line(test.reject), { x: 'seen', y1: top, y2: 'found', fill: BAND, fillOpacity: 0.35, clip: true }),
      plot.areaY(line(-test.accept), { x: 'seen', y1: 0, y2: 'found', fill: BAND, fillOpacity: 0.35, clip: true }),
      plot.line(line(test.reject), { x: 'seen', y: 'found', stroke: RED, strokeWidth: 1.5, clip: true }),
      plot.line(line(-test.accept), { x: 'seen', y: 'found', stroke: GREY, strokeWidth: 1.5, clip: true }),
      plot.text(line(test.reject).slice(-1), { x: 'seen', y: 'found', text: ['too bad'], textAnchor: 'start', dx: 5, fill: INK }),
      plot.text(line(-test.accept).slice(-1), { x: 'seen', y: (one: { found: number }) => Math.max(0.4, one.found), text: ['good'], textAnchor: 'start', dx: 5, fill: INK }),
      plot.line(steps, { x: 'seen', y: 'found', curve: 'step-after', stroke: BLUE, strokeWidth: 2.5, clip: true }),
      ...(decision === 'go on' ? [] : [plot.dot(steps.slice(at - 1, at), { x: 'seen', y: 'found', fill: RED, r: 6 })]),
      plot.ruleY([0], { stroke: INK }),
    ],
  });
} // prettier-ignore

/** What three plans would let pass, rate by rate. */
export const PLANS: readonly AcceptancePlan[] = [{ size: 50, bear: 0 }, { size: 80, bear: 2 }, { size: 125, bear: 3 }]; // prettier-ignore
export const planName = ({ size, bear }: AcceptancePlan): string => `look at ${size}, bear ${bear}`;

export function curves({ plot, draw }: Charts, plans: readonly AcceptancePlan[], rate: number): string {
  const rates = Array.from({ length: 61 }, (_, i) => (0.2 * i) / 60);
  const dashes = ['', '8 4', '2 4'];
  const inks = [BLUE, INK, RED];
  // Each curve is named where it passes the middle, one under the other.
  const drawn = plans.map((plan, i) => {
    const curve = operatingCurve(plan, rates);
    return { plan, curve, dash: dashes[i % 3] as string, ink: inks[i % 3] as string };
  });
  return draw(`Operating curves: the chance that a plan accepts work, by its true rate, for ${plans.map(planName).join('; ')}.`, {
    height: 340,
    marginLeft: 56,
    marginBottom: 44,
    marginTop: 34,
    marginRight: 20,
    x: { domain: [0, 0.2], tickFormat: asPercent, label: 'true share with a breach', labelAnchor: 'center', labelArrow: 'none' },
    y: { domain: [0, 1], tickFormat: asPercent, ticks: 5, label: 'accepted by the plan', labelArrow: 'none', grid: true },
    marks: [
      ...(rate < 0.2 ? [plot.ruleX([rate], { y1: 0, y2: 0.6, stroke: GREY, strokeDasharray: '5 4' }), plot.text([rate], { x: (x: number) => x, y: 0.55, text: ['seen here'], textAnchor: 'start', dx: 6, fill: INK })] : []),
      ...drawn.flatMap(({ curve, dash, ink }) => plot.line(curve, { x: 'rate', y: 'accepts', stroke: ink, strokeDasharray: dash, strokeWidth: 2.5 })),
      ...drawn.flatMap(({ plan, dash, ink }, i) => [
        plot.link([0], { x1: 0.105, x2: 0.12, y1: 0.95 - i * 0.09, y2: 0.95 - i * 0.09, stroke: ink, strokeDasharray: dash, strokeWidth: 2.5 }),
        plot.text([planName(plan)], { x: 0.123, y: 0.95 - i * 0.09, text: (one: string) => one, textAnchor: 'start', fill: INK }),
      ]),
      plot.ruleY([0], { stroke: INK }),
    ],
  });
} // prettier-ignore
