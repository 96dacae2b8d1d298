// One drawn item: its pages, and what the inspector says of it. Not here: a page of it (inspection-look.ts).
import { randomUUID } from 'node:crypto';
import { PLACES } from '../../assurance/index.ts';
import { differs, hasMarked, inspectionsIn, type Judged } from '../../casework/index.ts';
import { CATEGORIES, DOCUMENT_TYPES, type Category } from '../../model/index.ts';
import type { Blocker } from '../../release/index.ts';
import { kindInWords } from '../review/words.ts';
import type { Wrong } from '../shown/inspection-order.ts';
import { defendantsOf, recipientNamed } from '../shown/recipients.ts';
import { timeInWords } from '../shown/release.ts';
import type { Answer, Asked, Route } from '../web/asked.ts';
import { aboutItem, type Inspected } from '../web/inspected.ts';
import { stamp } from '../web/stamp.ts';
import { OUTCOME_TAGS, owes } from './inspection.ts';

/** Which case, whose, and for whom: what every page of an item begins with. */
export const barOf = ({ stored, recipient, inspection, own, item }: Inspected) => ({
  urn: stored.urn,
  defendants: defendantsOf(stored.manifest).map(({ names, id }) => names[0] ?? id),
  recipient: recipientNamed(recipient, stored.manifest),
  inspection: `/inspections/${inspection.id}`,
  item: own,
  no: item.no,
  of: inspection.items.length,
});

const choice = (list: readonly string[], chosen: string | undefined, first: string, say: (one: string) => string = (one) => one) =>
  [{ value: '', text: first, selected: (chosen ?? '') === '' }, ...list.map((value) => ({ value, text: say(value), selected: value === chosen }))]; // prettier-ignore

const wordShown = (word: Judged | null) => word && { tag: OUTCOME_TAGS[word.outcome], at: timeInWords(word.at), what: [word.category && kindInWords(word.category), word.type, word.place?.replaceAll('-', ' '), word.prevented ? 'caught before it went further' : ''].filter((one) => one).join(', ') }; // prettier-ignore

interface Refused {
  readonly problems?: readonly Wrong[];
  readonly refused?: readonly Blocker[];
}

function page(asked: Asked, inspected: Inspected, { problems = [], refused = [] }: Refused = {}): Answer {
  const { item, papers, pages, own, by, inspection } = inspected;
  const { form } = asked;
  const reading = owes(item, by);
  const left = pages.filter(({ paper, page: no }) => !hasMarked(item, by, paper, no));
  const found = item.marked.filter((one) => one.by === by).flatMap((one) => one.found);
  const [guess] = found;
  // What the other one said is shown to those who have said theirs.
  const both = item.first !== null && item.second !== null && reading !== 'second';
  return {
    view: 'inspection-item',
    status: problems.length > 0 ? 400 : refused.length > 0 ? 409 : 200,
    data: {
      title: `Item ${item.no} of ${inspection.items.length}`,
      bar: barOf(inspected),
      own,
      reading,
      left: left.length,
      next: left[0] ? `${own}/look/${left[0].paper}/${left[0].page}` : null,
      found: found.length,
      papers: papers.map(({ paper, type, name }) => ({ type, name, pages: pages.filter((one) => one.paper === paper).map(({ page: no }) => ({ no, href: `${own}/look/${paper}/${no}`, done: hasMarked(item, by, paper, no) })) })), // prettier-ignore
      said: { first: both || item.first?.by === by ? wordShown(item.first) : null, second: both || item.second?.by === by ? wordShown(item.second) : null, agreed: wordShown(item.agreed) }, // prettier-ignore
      differs: differs(item),
      id: randomUUID(),
      outcomes: (['clean', 'breach', 'unsure'] as const).map((value) => ({ value, text: OUTCOME_TAGS[value].text, checked: form['outcome'] === value })), // prettier-ignore
      kinds: choice(CATEGORIES, form['category'] ?? guess?.category, 'Choose', (one) => kindInWords(one as Category)),
      types: choice(DOCUMENT_TYPES, form['type'] ?? (item.paper === null ? papers.find(({ paper }) => item.marked.some((one) => one.by === by && one.found.length > 0 && one.paper === paper))?.type : item.drawn.type), 'Choose'), // prettier-ignore
      places: choice(PLACES, form['place'], 'Choose', (one) => one.replaceAll('-', ' ')),
      prevented: form['prevented'] === '1',
      report: `/breaches/new?of=${item.caseId}&release=${item.release}`,
      refused: refused.map(({ why, cure }) => `${why} ${cure}`),
      ...(problems.length > 0 ? { errors: problems, errorAt: Object.fromEntries(problems.map(({ href, text }) => [href.slice(1), { text }])) } : { errorAt: {} }), // prettier-ignore
    },
  };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

async function judge(asked: Asked, inspected: Inspected): Promise<Answer> {
  const { form } = asked;
  const { inspection, item, by, pages } = inspected;
  const outcome = (['clean', 'breach', 'unsure'] as const).find((one) => one === form['outcome']);
  const [category, type, place] = [CATEGORIES.find((one) => one === form['category']), DOCUMENT_TYPES.find((one) => one === form['type']), PLACES.find((one) => one === form['place'])]; // prettier-ignore
  const problems: Wrong[] = [];
  if (!outcome) problems.push({ text: 'Say what you found.', href: '#outcome' });
  if (outcome === 'breach') {
    if (!category) problems.push({ text: 'Say what kind of data it is; of several the gravest.', href: '#category' });
    if (!type) problems.push({ text: 'Say in which document it stands.', href: '#type' });
    if (!place) problems.push({ text: 'Say where in the papers it stands.', href: '#place' });
  }
  if (!outcome || problems.length > 0) return page(asked, inspected, { problems });
  const is = outcome !== 'clean';
  const event = { kind: 'judged', id: UUID.test(form['id'] ?? '') ? (form['id'] ?? '') : randomUUID(), by, at: stamp(asked.clock), outcome, category: is ? (category ?? null) : null, place: is ? (place ?? null) : null, type: is ? ((type ?? null)) : null, prevented: outcome === 'breach' && form['prevented'] === '1' } as const; // prettier-ignore
  const refused = await inspectionsIn(asked).judge(inspection.id, item.no, event, pages);
  return refused.length > 0 ? page(asked, inspected, { refused }) : { to: `/inspections/${inspection.id}/items/${item.no}` }; // prettier-ignore
}

const ONE = '/inspections/:inspection/items/:no';
export const INSPECTION_ITEM: readonly Route[] = [
  { method: 'GET', path: ONE, gate: 'inspection-review', answer: (asked) => aboutItem(asked, (one) => page(asked, one)) }, // prettier-ignore
  { method: 'POST', path: ONE, gate: 'inspection-review', answer: (asked) => aboutItem(asked, (one) => judge(asked, one)) }, // prettier-ignore
];
