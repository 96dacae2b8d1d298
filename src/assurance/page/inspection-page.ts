// An inspection as one page that can be handed over: what was looked at, what was found, how sure that is, and what the
// numbers cannot tell.
import type { Inspection } from '../inspect/inspection.ts';
import type { Rate } from '../inspect/rates.ts';
import { counted, percent, plain, range } from '../inspect/words.ts';
import { operatingCurve, upperBound, type AcceptancePlan } from '../statistics/index.ts';
import { loadCharts } from './chart.ts';
import { curves, funnel, intervals, planName, PLANS, running } from './inspection-charts.ts';
import { inset, report, section, summary, table } from './shell.ts';

/** What stands around the figures. Written by those who inspect; no names of people. */
export interface About {
  readonly title: string;
  /** One sentence under the title. */
  readonly lead: string;
  /** Day of the report, as 2026-11-26. */
  readonly on: string;
  /** The draw, where there was one. */
  readonly draw?: { readonly seed: string; readonly method: string; readonly frame: string; readonly items: number };
}

const rateRow = ({ name, k, n, rate, interval }: Rate): (string | number)[] => [plain(name), k, n, percent(rate), range(interval)]; // prettier-ignore
const signed = (x: number): string => (100 * x).toFixed(1).replace('-', '−');
const HEAD = ['breached', 'looked at', 'rate', '95 % interval'] as const;

/** How an inspection is told: on a page that styles charts itself, and what was looked at. */
export interface Telling {
  readonly styled?: boolean;
  /** Of charts, in their own units. */
  readonly width?: number;
  /** One of what was looked at. */
  readonly thing?: string;
  /** Plans whose curves are drawn, beside the usual ones. */
  readonly plan?: AcceptancePlan;
}

function overview(found: Inspection, thing: string): string {
  const { all, exact, weighted, prevented } = found;
  return summary([
    ['Looked at', counted(all.n, thing)],
    ['With a breach', `${all.k} = ${percent(all.rate)} (95 %: ${range(all.interval)}; exact ${range(exact)})`],
    ...(all.unsure > 0 ? [['Could not be settled', `${all.unsure}; the upper ends of intervals count them as breaches`] as const] : []),
    ...(weighted ? [['In the whole list', `${percent(weighted.rate)} (95 %: ${range(weighted.interval)}): some kinds were drawn more than others, and each counts here for those it stands for`] as const] : []),
    ...(all.k > 0 ? [['Caught before it went further', `${prevented.k} of ${prevented.n} = ${percent(prevented.rate)} (${range(prevented.interval)})`] as const] : []),
    ...(all.k === 0 && all.n > 0 ? [['What no breach at all means', `the true rate is at most ${percent(upperBound(0, all.n))} (95 %, one side)`] as const] : []),
  ]);
} // prettier-ignore

/** The inspection as pieces of a page (HTML). Loads the charts' library. */
export async function inspectionParts(
  found: Inspection,
  { thing = 'file', plan, ...look }: Telling = {},
): Promise<string[]> {
  const charts = await loadCharts(look);
  const plans = plan === undefined ? PLANS : [plan, ...PLANS.slice(0, 2)];
  const { all, areas, units, places, types, leads, agreement, elusion, change, ranking } = found;
  const { test, decision, at, demand } = found.running;
  const parts = [overview(found, thing), inset(ranking.sentence)];
  if (areas.length > 1)
    parts.push(
      section('areas', 'Area by area', ['In the order of their names. The dashed line is the rate of all together; an interval that crosses it says nothing against the area.'],
        intervals(charts, areas, all.rate, `Share with a breach in ${areas.length} areas with 95 % intervals; all together ${percent(all.rate)}.`),
        table('Areas', ['area', ...HEAD], areas.map(rateRow))),
    ); // prettier-ignore
  if (units.length > 4) {
    const outside = found.funnel.points.filter(({ place }) => place !== 'inside');
    parts.push(
      section('funnel', 'Does any office stand out?', [
        `By chance alone about ${found.funnel.expectedOutside.toFixed(0)} of ${units.length} would lie outside the 95 % lines; ${outside.length} do, ${outside.filter(({ place }) => place.endsWith('99.8 %')).length} of them outside the 99.8 % lines. Outside the outer lines is a reason to go and look, not a finding.`,
      ], funnel(charts, found, thing), table('Offices', ['office', ...HEAD, 'place'], found.funnel.points.map((one) => [...rateRow(one), one.place]))),
    ); // prettier-ignore
  }
  if (all.k > 0) {
    const head = ['place', 'breaches', 'of', 'share', '95 % interval'];
    parts.push(
      section('places', 'Where the breaches stood', [], intervals(charts, places, null, `Where ${all.k} breaches stood: ${places.map(({ name, k }) => `${plain(name)} ${k}`).join(', ')}.`, 'share of the breaches'),
        table('Places in the papers', head, places.map(rateRow))),
    ); // prettier-ignore
  }
  for (const [id, title, rates] of [['types', 'By type of document', types], ['leads', 'By time left before the hearing', leads]] as const)
    if (rates.length > 1)
      parts.push(section(id, title, [], intervals(charts, rates, all.rate, `${title}: share with a breach with 95 % intervals.`), table(title, ['kind', ...HEAD], rates.map(rateRow)))); // prettier-ignore
  const verdict = decision === 'go on' ? 'The lines were not reached: go on looking.' : `The test stopped after ${counted(at, thing)}: ${decision === 'accept' ? 'good enough' : 'too bad'}.`; // prettier-ignore
  parts.push(
    section('running', 'When could it have stopped?', [
      `A running test asks after each ${thing} whether enough is known: ${percent(demand.good, 0)} would be good, ${percent(demand.bad, 0)} bad (risks ${percent(demand.alpha, 0)} and ${percent(demand.beta, 0)}). ${verdict} What is seen after a stop makes the rate exact; it is not needed for the decision.`,
    ], running(charts, found.running, thing), table('The lines', ['line', 'value'], [['slope', test.slope.toFixed(4)], ['too bad above', `${test.slope.toFixed(4)} × seen + ${test.reject.toFixed(3)}`], ['good below', `${test.slope.toFixed(4)} × seen − ${test.accept.toFixed(3)}`], ['earliest acceptance', counted(test.earliest, thing)], ['stopped', decision === 'go on' ? '– not yet' : counted(at, thing)]])),
    section('curves', 'What a smaller sample would let pass', [`A plan looks at some ${thing}s and accepts where few enough are breached. The curves say how often it would accept work of each true rate.`],
      curves(charts, plans, all.rate), table('Accepted by the plan', ['true rate', ...plans.map(planName)], [0.01, 0.02, 0.05, 0.1, 0.14].map((rate) => [percent(rate, 0), ...plans.map((plan) => percent(operatingCurve(plan, [rate])[0]?.accepts ?? NaN, 0))]))),
  ); // prettier-ignore
  if (change)
    parts.push(
      section('change', 'Before and after', [change.sentence], intervals(charts, [change.before, change.after], null, change.sentence),
        table('The two inspections', ['inspection', ...HEAD], [rateRow(change.before), rateRow(change.after), ['difference', '', '', `${signed(change.difference)} points`, `${signed(change.interval.low)} to ${signed(change.interval.high)}`]])),
    ); // prettier-ignore
  if (agreement) {
    const { n, agreed, kappa, interval } = agreement;
    const says = kappa === null || interval === null ? 'Neither inspector ever varied, so chance explains all of it.' : `Cohen’s kappa ${kappa.toFixed(2)} (95 %: ${interval.low.toFixed(2)} to ${interval.high.toFixed(2)}); 1 is full agreement, 0 what chance gives.`; // prettier-ignore
    parts.push(section('agreement', 'Did the inspectors agree?', [`Two inspectors read ${counted(n, thing)} and agreed on ${agreed}. ${says}`], null, '')); // prettier-ignore
  }
  if (elusion) {
    const pile = elusion.pile ? ` Of the ${counted(elusion.pile.size, 'item')} marked clean at most ${counted(elusion.pile.atMost, 'holds a breach', 'hold one')}.` : ''; // prettier-ignore
    parts.push(section('elusion', 'What the machine had marked clean', [`${elusion.missed} of ${elusion.looked} looked at held a breach or could not be settled: at most ${percent(elusion.atMost, 2)} (95 %, one side).${pile}`], null, '')); // prettier-ignore
  }
  return parts;
}

/** How the files came to be looked at, for the foot of a page. */
export const drawInWords = ({ draw }: Pick<About, 'draw'>): string =>
  draw
    ? `Sample: ${draw.method}, seed "${draw.seed}", list of ${counted(draw.items, 'item')} with hash ${draw.frame.slice(0, 16)}…`
    : 'How the files were drawn is not told in this table.';

/** The inspection as one page. */
export async function inspectionPage(found: Inspection, about: About): Promise<string> {
  const foot = `${about.on}. Intervals: Wilson 95 % where nothing else is said. ${drawInWords(about)}`;
  return report(about.title, about.lead, (await inspectionParts(found)).join('\n'), foot);
}
