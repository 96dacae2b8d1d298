// Inspections as a list, and the form that draws a sample. Not here: one inspection (inspection.ts), what an inspector looks
// at (inspection-look.ts).
import { randomUUID } from 'node:crypto';
import { planParts, STRATA } from '../../assurance/index.ts';
import { inspectionsIn } from '../../casework/index.ts';
import { londonDay } from '../../register/breach/index.ts';
import { drawOrder, frameOf, planOf, readOrder, THING, usual, type SampleOrder, type Wrong } from '../shown/inspection-order.ts'; // prettier-ignore
import { timeInWords } from '../shown/release.ts';
import type { Answer, Asked, Route } from '../web/asked.ts';
import { accountOf, mayDo } from '../web/case.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** What samples are parted by, as people say it. */
const STRATA_WORDS: Readonly<Record<(typeof STRATA)[number], string>> = { area: 'area (force)', unit: 'unit', type: 'type of document', month: 'month of release', lead: 'time left before the hearing' }; // prettier-ignore

/** What was looked at, as people say it. */
export const OF_WORDS: Readonly<Record<SampleOrder['of'], string>> = {
  release: 'Whole releases',
  paper: 'Single papers',
  'clean-page': 'Pages on which nothing was covered',
};

async function list(asked: Asked): Promise<Answer> {
  const all = await inspectionsIn(asked).all();
  const names = await asked.casework.names(new Set(all.map(({ by }) => by)));
  const lines = all.map(({ id, by, at, draw, drawn, read }) => ({ href: `/inspections/${id}`, at: timeInWords(at), by: names.get(by) ?? by, what: OF_WORDS[draw.of], from: draw.from, to: draw.to, drawn, read, items: draw.list.items })); // prettier-ignore
  return { view: 'inspections', data: { title: 'Inspections', inspections: lines, mayDraw: mayDo(asked, 'inspection-draw') } }; // prettier-ignore
}

interface Shown {
  readonly problems?: readonly Wrong[];
  readonly preview?: object;
}

function form(asked: Asked, { problems = [], preview }: Shown = {}): Answer {
  const sent = asked.form['_csrf'] !== undefined;
  const fields = sent ? asked.form : { ...usual(londonDay(asked.clock().toISOString())), ...asked.form };
  return {
    view: 'inspection-new',
    status: problems.length > 0 ? 400 : 200,
    data: {
      title: 'Draw a sample',
      id: UUID.test(fields['id'] ?? '') ? fields['id'] : randomUUID(),
      fields,
      kinds: Object.entries(OF_WORDS).map(([value, text]) => ({ value, text, selected: fields['of'] === value })),
      strata: STRATA.map((key) => ({ key, text: STRATA_WORDS[key], checked: fields[`by-${key}`] === '1' })),
      plans: [['fixed', 'A number of your choice'], ['zero-failure', 'No breach borne: enough to say that the rate is below'], ['acceptance', 'Accept or not: between what is good and what is bad']].map(([value, text]) => ({ value, text, checked: fields['plan'] === value })), // prettier-ignore
      preview: preview ?? null,
      ...(problems.length > 0 ? { errors: problems, errorAt: Object.fromEntries(problems.map(({ href, text }) => [href.slice(1), { text }])) } : { errorAt: {} }), // prettier-ignore
    },
  };
}

/** Shows the plan, or draws by it. */
async function draw(asked: Asked): Promise<Answer> {
  const read = readOrder(asked.form);
  if ('problems' in read) return form(asked, read);
  const { order } = read;
  const inspections = inspectionsIn(asked);
  const { items: listed, leftOut } = await inspections.list(order.of, order.from, order.to);
  const frame = frameOf(listed, order);
  const plan = planOf(order, frame.items.length);
  if (frame.items.length === 0) return form(asked, { problems: [{ text: leftOut > 0 ? 'What left in that time does not tell which of its pages are clean.' : 'Nothing left in that time.', href: '#from' }] }); // prettier-ignore
  if (plan === null) return form(asked, { problems: [{ text: 'No sample that people could look at keeps these two apart: take them further from each other.', href: '#bad' }] }); // prettier-ignore
  const made = drawOrder(order, plan, frame, leftOut);
  if (asked.form['does'] !== 'draw') {
    const { draw: kept } = made;
    const preview = { items: frame.items.length, leftOut, size: plan.size, thing: THING[order.of], strata: kept.strata, curve: await planParts(plan, frame.items.length, THING[order.of]) }; // prettier-ignore
    return form(asked, { preview });
  }
  const id = UUID.test(asked.form['id'] ?? '') ? (asked.form['id'] ?? '') : randomUUID();
  await inspections.keep(id, made.draw, made.items, accountOf(asked));
  return { to: `/inspections/${id}` };
}

export const INSPECTIONS: readonly Route[] = [
  { method: 'GET', path: '/inspections', gate: 'inspection-read', answer: list },
  { method: 'GET', path: '/inspections/new', gate: 'inspection-draw', answer: async (asked) => form(asked) },
  { method: 'POST', path: '/inspections', gate: 'inspection-draw', answer: draw },
];
