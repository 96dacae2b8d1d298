// A page of a drawn item as its recipient got it: blind until the inspector has marked what should not be readable, then held
// against what was proposed and decided. The script is that of the review page, which knows blind pages; every look is in the
// register. Not here: the verdict (inspection-item.ts), the comparison (casework/inspections).
import { randomUUID } from 'node:crypto';
import { comparePage, hasMarked, inspectionsIn, paperThen, readingOf, releasedPaper, type Came, type OpenedPaper, type PageCompared, type PageMarked } from '../../casework/index.ts'; // prettier-ignore
import { handbookPlace } from '../../guidance/index.ts';
import { BlotterError, boxesOf, BY_HAND, type Page } from '../../model/index.ts';
import { floorOf, lookAsked } from '../../review/index.ts';
import { isNews } from '../review/look.ts';
import { placeOf } from '../review/mark.ts';
import { keyInWords, ownKeys, withKeys } from '../review/own-keys.ts';
import { wordsShown } from '../review/page.ts';
import { readSaid, saidByForm, type Said } from '../review/said.ts';
import { saidOf } from '../language/say.ts';
import { handCategories, keepReasons, kindInWords, kindsInWords } from '../review/words.ts';
import type { Answer, Asked, Route } from '../web/asked.ts';
import { aboutItem, type Inspected } from '../web/inspected.ts';
import { notFound } from '../web/not-found.ts';
import { stamp } from '../web/stamp.ts';
import { barOf } from './inspection-item.ts';

const NO_PAGE = notFound('This item has no such page, or it is not what the receipt says was sent.');

interface Look extends Inspected {
  readonly paper: OpenedPaper;
  readonly page: Page;
}

/** Runs `answer` with the page of the address, if it is one of the item's. */
const aboutPage = (asked: Asked, answer: (look: Look) => Promise<Answer> | Answer): Promise<Answer> =>
  aboutItem(asked, async (inspected) => {
    const { item, pages } = inspected;
    const [no, page] = [Number(asked.params['doc']), Number(asked.params['page'])];
    if (!pages.some((one) => one.paper === no && one.page === page)) return NO_PAGE;
    const paper = await releasedPaper(asked.casework, item.caseId, item.release, no);
    const found = paper?.document.pages.find((one) => one.no === page);
    return paper && found ? answer({ ...inspected, paper, page: found }) : NO_PAGE;
  });

/** Both readings open for this person: may they still mark here? */
const mayMark = ({ item, by }: Inspected): boolean => {
  const reading = readingOf(item, by);
  return reading !== null && item[reading] === null;
};

const CAME: Readonly<Record<Came, string>> = {
  'not-found': 'Nobody had marked it: neither the program nor a person.',
  'kept-by-rule': 'It stays by a rule of the guidance.',
  'kept-by-person': 'The program would have covered it or asked; a person left it visible.',
  covered: 'It is marked to be covered, and can be read all the same.',
  'not-known': 'What was decided here is not known: these words are not those of the paper that came in, or it was replaced since.', // prettier-ignore
};

/** The comparison for the template. */
async function comparedWith(asked: Asked, { item, paper, page }: Look, marked: PageMarked) {
  const then = await paperThen(asked.casework, item.caseId, item.release, paper.paper);
  const compared: PageCompared = comparePage(marked.found, page, then?.pages[page.no - 1] ?? null, then?.decided ?? []);
  const ruleOf = (rule: string) => {
    const known = rule === BY_HAND ? undefined : asked.rulebook.byId[rule];
    return known ? { href: handbookPlace(known), text: `Paragraph ${known.paragraph}`, rule } : null;
  };
  return {
    known: then !== null,
    covered: compared.covered,
    finds: compared.finds.map(({ from, to, category, came, mark }, i) => ({
      no: i + 1,
      kind: kindInWords(category),
      words: page.text.slice(from, to),
      says: CAME[came],
      reason: mark?.reason ?? null,
      rule: mark && ruleOf(mark.rule),
      places: boxesOf(page, from, to).map((box) => placeOf(page, box, paper.document)),
    })),
    kept: [...Map.groupBy(compared.kept, ({ category, rule, reason }) => `${category} ${rule} ${reason}`).values()].flatMap((all) => all[0] ? [{ kind: kindInWords(all[0].category), reason: all[0].reason, rule: ruleOf(all[0].rule), count: all.length }] : []), // prettier-ignore
  };
}

async function show(asked: Asked, look: Look, wrong: string | null = null): Promise<Answer> {
  const { item, by, own, pages, paper, page, inspection } = look;
  const { session, clock } = asked;
  const news = isNews({ caseId: `${inspection.id} ${item.no} ${paper.paper}`, by }, { document: paper.document, page }, clock()); // prettier-ignore
  if (news) await inspectionsIn(asked).viewed(inspection.id, item, paper.paper, page.no, by);
  const marked = item.marked.find((one) => one.by === by && one.paper === paper.paper && one.page === page.no);
  const blind = marked === undefined && mayMark(look);
  const at = pages.findIndex((one) => one.paper === paper.paper && one.page === page.no);
  const href = (i: number): string | null => (pages[i] ? `${own}/look/${pages[i].paper}/${pages[i].page}` : null);
  const keys = ownKeys(session?.keys);
  const asks = lookAsked(paper.document.type, undefined, page);
  return {
    view: 'inspection-look',
    status: wrong === null ? 200 : 409,
    data: {
      title: `${paper.name}, page ${page.no}`,
      bar: barOf(look),
      page: { doc: paper.paper, no: page.no, of: paper.document.pages.length, file: paper.name, size: page.size, words: wordsShown(paper.document, page), look: asks, floor: floorOf(asks, page), bare: page.text.trim() === '' }, // prettier-ignore
      base: `${own}/look`,
      own: `${own}/look/${paper.paper}/${page.no}`,
      picture: `${own}/look/${paper.paper}/${page.no}/picture`,
      blind,
      compared: marked ? await comparedWith(asked, look, marked) : null,
      account: session?.account,
      previous: at > 0 ? href(at - 1) : null,
      next: href(at + 1),
      at: at + 1,
      of: pages.length,
      left: pages.filter((one) => !hasMarked(item, by, one.paper, one.page)).length,
      id: randomUUID(),
      wrong,
      words: { go: keyInWords(keys.go), selected: keyInWords(keys.selected) },
      script: { keep: keepReasons(), hand: handCategories(), kinds: kindsInWords(), keys, say: Object.fromEntries(Object.entries(saidOf('says.')).map(([name, text]) => [name, withKeys(text, keys)])) }, // prettier-ignore
    },
  };
}

type BlindDone = Extract<Said, { kind: 'blind-done' }>;

/** Takes in what was marked on a page; gives why not. */
async function take(asked: Asked, { inspection, item, by }: Inspected, { paper, page }: Pick<Look, 'paper' | 'page'>, said: BlindDone): Promise<{ readonly why: string; readonly cure: string } | null> {
  const ink = ({ from, to }: { readonly from: number; readonly to: number }): boolean => from < to && to <= page.text.length && boxesOf(page, from, to).length > 0;
  if (!said.found.every(ink)) return { why: 'There is nothing at this place of the page.', cure: 'Select the words again.' };
  const event: PageMarked = { kind: 'page-marked', id: said.id, by, at: stamp(asked.clock), paper: paper.paper, page: page.no, found: said.found };
  return (await inspectionsIn(asked).mark(inspection.id, item.no, event))[0] ?? null;
} // prettier-ignore

/** From the script: pages that were marked since it last had an answer. */
const receive = (asked: Asked): Promise<Answer> =>
  aboutItem(asked, async (inspected) => {
    const list = readSaid(asked.form['said'] ?? '');
    if (list === null) return { json: { refused: 'no list' }, status: 400 };
    const { item, papers, pages } = inspected;
    const results: { id: string; refused: { readonly why: string; readonly cure: string } | null }[] = [];
    for (const said of list) {
      const gone = { why: 'That is no page of this item.', cure: 'Load the page again.' };
      const own = said.kind === 'blind-done' ? papers.find(({ name, paper }) => name === said.file && pages.some((one) => one.paper === paper && one.page === said.page)) : undefined; // prettier-ignore
      const paper = own ? await releasedPaper(asked.casework, item.caseId, item.release, own.paper) : null;
      const page = said.kind === 'blind-done' ? paper?.document.pages.find(({ no }) => no === said.page) : undefined;
      results.push({ id: said.id, refused: said.kind === 'blind-done' && paper && page ? await take(asked, inspected, { paper, page }, said) : gone }); // prettier-ignore
    }
    return { json: { results, events: 0 } };
  });

/** From the form of the page. */
const mark = (asked: Asked): Promise<Answer> =>
  aboutPage(asked, async (look) => {
    const said = saidByForm({ ...asked.form, does: 'blind' }, look.paper.name, look.page.no, look.page, asked.clock());
    if (said.kind !== 'blind-done') throw new BlotterError('B-WEB-01');
    const refused = await take(asked, look, look, said);
    return refused ? show(asked, look, `${refused.why} ${refused.cure}`) : { to: `${look.own}/look/${look.paper.paper}/${look.page.no}` }; // prettier-ignore
  });

const picture = (asked: Asked): Promise<Answer> =>
  aboutPage(asked, async ({ paper, page }) => {
    const png = await paper.picture(page.no);
    return png ? { bytes: png, type: 'image/png' } : NO_PAGE;
  });

const LOOK = '/inspections/:inspection/items/:no/look';
export const INSPECTION_LOOK: readonly Route[] = [
  // The script asks who else is here: on a blind page that tells nothing.
  { method: 'GET', path: `${LOOK}/news`, gate: 'inspection-review', answer: async () => ({ json: { events: 0, others: [], here: [] } }) }, // prettier-ignore
  { method: 'POST', path: `${LOOK}/events`, gate: 'inspection-review', answer: receive },
  { method: 'GET', path: `${LOOK}/:doc/:page`, gate: 'inspection-review', answer: (asked) => aboutPage(asked, (look) => show(asked, look)) }, // prettier-ignore
  { method: 'POST', path: `${LOOK}/:doc/:page`, gate: 'inspection-review', answer: mark },
  { method: 'GET', path: `${LOOK}/:doc/:page/picture`, gate: 'inspection-review', answer: picture },
];
