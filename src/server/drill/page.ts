// A page of a drill in the form in which the review page is drawn (views/review.njk), so that people practise where they work.
// Not here: the papers of cases (server/review/page.ts): the two have no type in common but that of what is shown.
import { say } from '../language/say.ts';
import { randomUUID } from 'node:crypto';
import { placesOn, setSheet, type MarkNow } from '../../assurance/index.ts';
import { manifestOf, personOn, type Drill, type DrillSheetOf } from '../../casework/index.ts';
import { floorOf } from '../../review/index.ts';
import type { MarkShown } from '../review/mark.ts';
import { keyInWords, keysTold, ownKeys, withKeys } from '../review/own-keys.ts';
import type { DocumentLine, InQuestion, PageShown } from '../review/page.ts';
import { gradeInWords, HAND_REASON, handCategories, keepReasons, kindInWords, kindsInWords, personInWords } from '../review/words.ts'; // prettier-ignore
import { saidOf } from '../language/say.ts';
import type { Answer, Asked } from '../web/asked.ts';
import { nameOfSheet } from './said.ts';

/** Where a drill has its pages. */
export const drillPath = (id: string): string => `/training/drills/${id}`;

const SAYS = { redact: 'Redact', keep: 'Stays', undecided: 'Open' } as const;
const keyOf = ({ id }: MarkNow): string => `m${id.replace(/[^\w-]/g, '-')}`;

/** Every place is a question of its own here: what belongs together is for the person to see. */
const ALONE = { question: 0, more: 0, first: false } as const;

function markShown({ page, proposals }: DrillSheetOf, mark: MarkNow): MarkShown & InQuestion {
  const proposal = proposals.find(({ id }) => id === mark.id);
  const person = proposal ? personOn(page, proposal.whose) : undefined;
  return {
    id: mark.id,
    key: keyOf(mark),
    act: mark.act,
    says: SAYS[mark.act],
    kind: kindInWords(mark.category),
    category: mark.category,
    whose: person ? personInWords(person) : '',
    person: null,
    certain: proposal?.grade === 'certain',
    grade: proposal ? gradeInWords(proposal.grade) : 'Marked by you',
    words: page.text.slice(mark.from, mark.to).replace(/\s+/g, ' '),
    reason: proposal?.reason ?? HAND_REASON,
    rule: proposal?.rule ?? '',
    handbook: proposal?.handbook ?? null,
    paragraph: proposal?.paragraph ?? '',
    evidence: [],
    places: placesOn(setSheet(page), mark),
    from: mark.from,
    to: mark.to,
    like: null,
    offer: null,
    answers: mark.answered ? [{ id: mark.id, by: 'You', says: `You: ${mark.act === 'keep' ? 'stays' : 'redact'}.`, reason: '' }] : [], // prettier-ignore
    questions: [],
    conflict: false,
    waits: false,
    over: '',
    seen: 'drill',
    ...ALONE,
  };
}

function pageShown(drill: Drill, sheet: DrillSheetOf, isBlind: boolean): PageShown {
  const { page, no } = sheet;
  const { size, words } = setSheet(page);
  const marks = isBlind ? [] : drill.sitting.marks.filter((mark) => mark.page === no).map((mark) => markShown(sheet, mark)); // prettier-ignore
  return {
    doc: no, no: 1, of: 1, file: nameOfSheet(sheet), size, picture: false, marks, words,
    open: marks.filter(({ act }) => act === 'undecided').length,
    unread: [], looked: null, unexplained: [], hidden: [], gone: null, holds: [],
    look: 'read', floor: floorOf('read', page), doneBy: [], done: drill.sitting.done.has(no), copied: false,
  };
} // prettier-ignore

const lines = ({ id, sheets, sitting }: Drill, here: number): DocumentLine[] =>
  sheets.map((sheet) => ({
    doc: sheet.no,
    file: nameOfSheet(sheet),
    type: sheet.page.type,
    about: personOn(sheet.page, sheet.page.about)?.id ?? '',
    href: `${drillPath(id)}/${sheet.no}/1`,
    state: sitting.done.has(sheet.no) ? 'done' : sheet.manner === 'unaided' ? 'without the program’s marks' : 'with the program’s marks', // prettier-ignore
    here: sheet.no === here,
  }));

const TASKS = {
  unaided: 'The program marks nothing here. Mark what the defence of D1 must not read, and nothing else.',
  marked: 'The program’s marks are shown, and some are wrong or missing. Decide for the defence of D1.',
} as const;

/** Is this a page that the person still marks alone? */
export const isBlind = ({ sitting }: Drill, { manner, no }: DrillSheetOf): boolean =>
  manner === 'unaided' && !sitting.unaided.has(no);

/** The page as an answer. `wrong`: what was not taken, told at its mark. */
export function drillPage(asked: Asked, drill: Drill, sheet: DrillSheetOf, wrong?: { readonly mark: string; readonly why: string; readonly cure: string }): Answer {
  const [base, count] = [drillPath(drill.id), drill.sheets.length];
  const [own, blind, keys] = [`${base}/${sheet.no}/1`, isBlind(drill, sheet), ownKeys(asked.session?.keys)];
  const page = pageShown(drill, sheet, blind);
  const { people } = manifestOf(sheet.page);
  const say = { ...saidOf('says.'), flagged: 'Nobody else looks at a drill', marked: 'Marked: {n} so far. {go} when that is all.' };
  return {
    view: 'review',
    status: wrong ? 409 : 200,
    data: {
      title: `${page.file} of ${count}`,
      bar: {
        urn: 'Practice, made up',
        defendants: people.filter(({ role }) => role === 'defendant').map(({ id, names }) => `${names[0] ?? id} (${id})`),
        recipient: 'the defence of D1',
        guidance: drill.plan.guidance,
        state: { text: 'Practice', colour: 'purple' },
        caseHref: '/training',
      },
      drill: { task: TASKS[sheet.manner], people: people.map(personInWords) },
      check: null, page, base, own, blind, may: drill.ended === null,
      picture: `${own}/picture`,
      account: asked.session?.account,
      previous: sheet.no > 1 ? `${base}/${sheet.no - 1}/1` : null,
      next: sheet.no < count ? `${base}/${sheet.no + 1}/1` : `${base}/end`,
      at: sheet.no,
      of: count,
      documents: lines(drill, sheet.no),
      m: (wrong ? page.marks.find(({ id }) => id === wrong.mark)?.key : asked.form['m']) ?? null,
      wrong: wrong ?? null,
      last: drill.sitting.last,
      since: asked.clock().toISOString(),
      events: drill.events.length,
      untouched: false,
      fresh: () => randomUUID(),
      words: { keepReasons: keepReasons(), categories: kindsInWords(), hand: handCategories(), keys: keysTold(keys), go: keyInWords(keys.go), selected: keyInWords(keys.selected) },
      script: { keep: keepReasons(), hand: handCategories(), kinds: kindsInWords(), keys, say: Object.fromEntries(Object.entries(say).map(([name, text]) => [name, withKeys(text, keys)])) },
    },
  };
} // prettier-ignore

/** "2 pages left", for whoever comes to the end too early. */
export const leftIn = ({ sheets, sitting }: Drill): { readonly text: string; readonly pages: readonly { readonly text: string; readonly no: number }[] } => {
  const left = sheets.filter(({ no }) => !sitting.done.has(no));
  return { text: say('sum.pages', { n: left.length }), pages: left.map((sheet) => ({ text: nameOfSheet(sheet), no: sheet.no })) };
}; // prettier-ignore
