// The order for a sample as a form asks for it: read, checked, and worked out into how many are looked at. Pure. Not here: the
// draw itself (assurance/sample), the list that is drawn from (casework/inspections).
import { drawSample, findPlan, leadOf, METHOD, STRATA, ticketOf, zeroFailureSize, type AcceptancePlan, type Demand, type Item, type Sample, type Stratum } from '../../assurance/index.ts'; // prettier-ignore
import { LOOKED_AT, type Draw, type DrawnAs, type Listed, type LookedAt } from '../../casework/index.ts';
import { londonDay } from '../../register/breach/index.ts';

/** What one of each is called. */
export const THING: Readonly<Record<LookedAt, string>> = { release: 'release', paper: 'paper', 'clean-page': 'page' };

export const PLANS = ['fixed', 'zero-failure', 'acceptance'] as const;
export type PlanKind = (typeof PLANS)[number];

/** A form, read. Rates between 0 and 1. */
export interface SampleOrder {
  readonly of: LookedAt;
  readonly from: string;
  readonly to: string;
  readonly seed: string;
  readonly by: readonly Stratum[];
  readonly weights: 'proportional' | 'risk';
  readonly plan: PlanKind;
  readonly size: number;
  readonly rate: number;
  readonly demand: Demand;
  /** Share that a second inspector looks at too. */
  readonly second: number;
}

/** What does not do, at its field. */
export interface Wrong {
  readonly text: string;
  readonly href: string;
}

/** Most that a form draws; more is no inspection that people get through. */
const MOST = 5000;
/** Longer plans keep nobody's risks: no office reads so many. Looking for one takes time in which nobody else is answered. */
const LONGEST = 1500;
const SEED = /^[\p{L}\d][\p{L}\d ,.:;()/-]{2,79}$/u;
const isDay = (text: string): boolean =>
  /^20\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

/** What the form begins with. `today`: of London's calendar. */
export const usual = (today: string): Readonly<Record<string, string>> => ({
  of: 'release', from: `${today.slice(0, 5)}01-01`, to: today, 'by-area': '1', 'by-lead': '1', plan: 'fixed', size: '50', rate: '1', good: '2', bad: '8', second: '20',
}); // prettier-ignore

/** Reads the form; the first field that does not do comes first. */
export function readOrder(form: Readonly<Record<string, string>>): { readonly order: SampleOrder } | { readonly problems: readonly Wrong[] } {
  const problems: Wrong[] = [];
  const must = (field: string, holds: boolean, text: string): void => {
    if (!holds) problems.push({ text, href: `#${field}` });
  };
  const percent = (field: string): number => Number((form[field] ?? '').replace(',', '.').replace('%', '').trim() || NaN) / 100;
  const of = LOOKED_AT.find((one) => one === form['of']) ?? 'release';
  const [from = '', to = '', seed = ''] = [form['from'], form['to'], form['seed']?.trim()];
  const plan = PLANS.find((one) => one === form['plan']) ?? 'fixed';
  const [size, rate, second] = [Number(form['size'] || NaN), percent('rate'), percent('second')];
  const demand: Demand = { good: percent('good'), alpha: 0.05, bad: percent('bad'), beta: 0.1 };
  must('from', isDay(from), 'Give the first day, such as 2026-11-26.');
  must('to', isDay(to), 'Give the last day, such as 2026-11-26.');
  if (problems.length === 0) must('to', from <= to, 'The last day is before the first.');
  must('seed', SEED.test(seed), 'Say the seed, at least three letters or digits: dice that somebody else saw, such as “dice 4 1 6, 2 March”.');
  if (plan === 'fixed') must('size', Number.isInteger(size) && size >= 1 && size <= MOST, `Give a whole number, at most ${MOST}.`);
  if (plan === 'zero-failure') must('rate', rate >= 0.001 && rate <= 0.5, 'Give the rate that is still borne, between 0.1 and 50 %.');
  must('good', demand.good >= 0.001 && demand.good <= 0.3, 'Say which share would be good, between 0.1 and 30 %.');
  must('bad', demand.bad >= demand.good * 2 && demand.bad <= 0.6, 'Say which share would be bad: twice what is good or more, at most 60 %.');
  must('second', second >= 0 && second <= 1, 'Give a share between 0 and 100 %.');
  if (problems.length > 0) return { problems };
  const by = STRATA.filter((key) => form[`by-${key}`] === '1');
  return { order: { of, from, to, seed, by, weights: form['risk'] === '1' ? 'risk' : 'proportional', plan, size, rate, demand, second } };
} // prettier-ignore

/** How many the order takes of a list of so many, and how many breaches that bears; null where no plan can do what is asked. */
export function planOf({ plan, size, rate, demand }: SampleOrder, items: number): AcceptancePlan | null {
  const within = ({ size: n, bear }: AcceptancePlan): AcceptancePlan => ({ size: Math.min(n, items), bear });
  if (plan === 'fixed') return within({ size, bear: 0 });
  if (plan === 'zero-failure')
    return items === 0 ? null : within({ size: zeroFailureSize(rate, 0.95, items), bear: 0 });
  const found = findPlan(demand, LONGEST);
  return found && within(found);
}

/** Area and unit as the number of a case tells them: two signs of the force, two of its unit. */
export function officesOf(urn: string): { readonly area: string; readonly unit: string } {
  const read = /^(\d{2})([A-Z0-9]{2})\d{3,7}/i.exec(urn.replace(/[^A-Za-z0-9]/g, ''));
  if (!read) return { area: 'Not known', unit: 'Not known' };
  return { area: `Force ${read[1]}`, unit: `Unit ${read[1]}${read[2]?.toUpperCase()}` };
}

/** How an item is called outside: nothing of its case. */
export const referenceOf = ({ release, paper, page }: Pick<Listed, 'release' | 'paper' | 'page'>): string =>
  `${release.replaceAll('-', '').slice(0, 20)}${paper === null ? '' : `.d${paper}`}${page === null ? '' : `.p${page}`}`;

/** What left on these days, as a list to draw from. */
export function frameOf(listed: readonly Listed[], { from, to }: Pick<SampleOrder, 'from' | 'to'>): { readonly items: readonly Item[]; readonly of: ReadonlyMap<string, Listed> } {
  const of = new Map<string, Listed>();
  const items = listed.flatMap((one): Item[] => {
    const day = londonDay(one.at);
    if (day < from || day > to) return [];
    const item = referenceOf(one);
    of.set(item, one);
    return [{ item, ...officesOf(one.urn), type: one.type, month: day.slice(0, 7), lead: leadOf(one.at, one.hearing ?? '') }];
  });
  return { items, of };
} // prettier-ignore

/** Those that a second inspector looks at too: of the sample, the lowest tickets of another seed. */
export function secondOf(
  seed: string,
  items: readonly { readonly item: string }[],
  share: number,
): ReadonlySet<string> {
  const many = Math.ceil(items.length * share - 1e-9);
  const tickets = items.map(({ item }) => ({ item, ticket: ticketOf(`${seed} second`, item) }));
  return new Set(tickets.toSorted((a, b) => (a.ticket < b.ticket ? -1 : 1)).slice(0, many).map(({ item }) => item)); // prettier-ignore
}

/** The sample, and everything about it that is kept. */
export function drawOrder(order: SampleOrder, plan: AcceptancePlan, frame: ReturnType<typeof frameOf>, leftOut: number) {
  const { seed, by, weights, of, from, to, demand } = order;
  const sample: Sample = drawSample(frame.items, { seed, size: plan.size, by, weights });
  const twice = secondOf(seed, sample.items, order.second);
  const draw: Draw = { of, from, to, method: METHOD, seed, by, weights, plan: { kind: order.plan, ...plan }, demand, list: { sha256: sample.frame.sha256, items: sample.frame.items, leftOut }, strata: sample.strata };
  const items = sample.items.flatMap((one) => {
    const listed = frame.of.get(one.item);
    if (!listed) return [];
    const { item, area, unit, type, month, lead, stratum, size, drawn } = one;
    const as: DrawnAs = { item, area, unit, type, month, lead, stratum, size, drawn, marked: listed.marked, second: twice.has(item) };
    return [{ caseId: listed.caseId, release: listed.release, paper: listed.paper, page: listed.page, drawn: as }];
  });
  return { draw, items };
} // prettier-ignore
