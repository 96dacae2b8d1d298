// One mark as the page shows it: words for people, places on the page, and what its form has to send back.
import { handbookPlace, type Rulebook } from '../../guidance/index.ts';
import { asShown, BY_HAND, type Box, type CaseDocument, type Page } from '../../model/index.ts';
import { say } from '../language/say.ts';
import { personOf } from '../../casework/index.ts';
import type { Decided } from '../../review/index.ts';
import type { Review } from './open.ts';
import { gradeInWords, kindInWords, personInWords } from './words.ts';

/** A rectangle in the unit of the page as shown. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export function placeOf(page: Page, box: Box, document: CaseDocument): Place {
  const [[x, y], , [right, bottom]] = asShown(page, box, document.format === 'picture');
  return { x, y, w: Math.max(1, right - x), h: Math.max(1, bottom - y) };
}

/** A mark for the template. */
export interface MarkShown {
  readonly id: string;
  /** For addresses within the page. */
  readonly key: string;
  readonly act: Decided['act'];
  readonly says: string;
  readonly kind: string;
  readonly category: string;
  readonly whose: string;
  readonly person: string | null;
  readonly grade: string;
  readonly certain: boolean;
  readonly words: string;
  readonly reason: string;
  readonly rule: string;
  readonly handbook: string | null;
  readonly paragraph: string;
  readonly evidence: readonly string[];
  readonly places: readonly Place[];
  readonly from: number;
  readonly to: number;
  readonly like: string | null;
  readonly offer: {
    readonly says: string;
    readonly reason: string;
    readonly by: string;
    readonly act: 'redact' | 'keep';
    readonly group: string;
  } | null;
  readonly answers: readonly {
    readonly id: string;
    readonly says: string;
    readonly reason: string;
    readonly by: string;
  }[];
  readonly questions: readonly { readonly by: string; readonly question: string }[];
  readonly conflict: boolean;
  /** A question of the reader's own is all that keeps it open: somebody else has to answer. */
  readonly waits: boolean;
  /** Ids of decisions and questions that whoever answers now has before their eyes. */
  readonly over: string;
  /** What whoever answers now has seen proposed. */
  readonly seen: string;
}

/** Names of accounts, by id. */
export type Names = ReadonlyMap<string, string>;
/** By whom something was done, for people. */
export const nameOf = (names: Names, account: string): string => names.get(account) ?? say('mark.somebody');

/** Who reads the page, and the names of those who did something to it. */
export interface Reader {
  readonly by: string;
  readonly names: Names;
}

/** A sentence in which accounts stand, with their names instead. */
export const withNames = (text: string, names: Names): string =>
  [...names].reduce((told, [id, name]) => told.replaceAll(id, name), text);

export const seenOf = (guidance: string, { proposal }: Decided): string =>
  [guidance, proposal.rule, proposal.act, proposal.grade].join(' ');

export const keyOf = ({ proposal: { id, finding } }: Decided): string => {
  const { from, to } = finding.passage;
  return from === to ? `b${id.replace(/[^\w-]/g, '').slice(-12)}` : `m${from}-${to}-${finding.category}`;
};

/** "21 places in 8 documents, 3 answered". */
function likeInWords(places: number, documents: number, answered: number): string {
  const of = { places: say('places', { n: places }), documents: say('documents', { n: documents }) };
  return answered > 0 ? say('mark.like-answered', { ...of, n: answered }) : say('mark.like', of);
}

/** A mark of `page` as it stands. */
export function markShown(
  review: Review,
  rulebook: Rulebook,
  document: CaseDocument,
  page: Page,
  one: Decided,
  { by, names }: Reader,
): MarkShown {
  const { view, states, offers, alike } = review;
  const { proposal, act } = one;
  const { finding, rule } = proposal;
  const { passage, category } = finding;
  const state = states.marks.get(proposal.id);
  const person = personOf(view, finding.whose);
  const known = rule === BY_HAND ? undefined : rulebook.byId[rule];
  const offer = offers.get(proposal.id);
  const like = alike(proposal);
  const decided = like.marks.filter((other) => other.decision !== undefined && other !== one).length;
  const heads = state?.heads ?? [];
  return {
    id: proposal.id,
    key: keyOf(one),
    act,
    says: say(`mark.${one.open ?? act}`),
    kind: kindInWords(category),
    category,
    whose: person ? personInWords(person) : '',
    person: person?.id ?? null,
    grade: gradeInWords(proposal.grade),
    certain: proposal.grade === 'certain',
    words: page.text.slice(passage.from, passage.to).replace(/\s+/g, ' '),
    reason: proposal.reason,
    rule,
    handbook: known ? `/guidance/${handbookPlace(known)}` : null,
    paragraph: known?.paragraph ?? '',
    evidence: finding.evidence.map(({ says }) => withNames(says, names)),
    places: passage.boxes.map((box) => placeOf(page, box, document)),
    from: passage.from,
    to: passage.to,
    like: like.marks.length > 1 ? likeInWords(like.marks.length, like.documents, decided) : null,
    offer: offer ? { says: say(`mark.offer-${offer.act}`, { file: offer.file, page: offer.page }), reason: offer.reason, by: nameOf(names, offer.by), act: offer.act, group: offer.from } : null,
    answers: heads.map(({ id, choice, reason, by: author }) => ({ id, by: nameOf(names, author), says: say(`mark.said-${choice.act}`, { who: nameOf(names, author) }), reason })),
    questions: (state?.questions ?? []).map(({ by: asker, question }) => ({ by: nameOf(names, asker), question })),
    conflict: state?.conflict ?? false,
    waits: one.open === 'question' && (state?.questions ?? []).every(({ by: asker }) => asker === by),
    over: [...heads, ...(state?.questions ?? [])].map(({ id }) => id).join(' '),
    seen: seenOf(view.guidance, one),
  };
} // prettier-ignore
