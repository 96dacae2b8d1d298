// What stops a release, as sentences with a way to the cure on the same line. Questions are told once for all papers; what
// no answer cures comes first. Pure.
import type { CaseStandingNow, CaseView } from '../../casework/index.ts';
import { heldFor } from '../../flow/index.ts';
import type { Hold, HoldKind } from '../../model/index.ts';
import { say } from '../language/say.ts';
import { saying, type Sentence } from '../language/sentence.ts';
import { casePath, type ToReview } from './paths.ts';
import { holdSaid, translated } from './stops.ts';

/** A sentence, what to do, and where. */
export interface ShownBlocker {
  readonly why: Sentence;
  readonly cure: Sentence;
  readonly link: { readonly href: string; readonly text: string } | null;
  readonly file: string | null;
}

interface Ways {
  readonly base: string;
  readonly to: ToReview;
  readonly view: CaseView;
}

/** Worst first: what only another paper or another recipient cures, what a person must look at, what waits for a word. */
const ORDER: readonly HoldKind[] = [
  'recipient',
  'convictions-identity',
  'verify',
  'unsupported',
  'unread',
  'photo',
  'ask',
];

/** Is it a record that could not be read? That is not cured by looking at it. */
const isRecord = (hold: Hold): boolean => hold.kind === 'unread' && heldFor(hold) === undefined;

/** The command line's cures name its files; here each is a place. */
function cureOf(hold: Hold): Sentence {
  switch (hold.kind) {
    case 'unread':
      return isRecord(hold) ? translated(hold.cure, () => say('cure.unread-record')) : saying('cure.unread');
    case 'photo':
      return saying('cure.photo');
    case 'ask':
      return saying('cure.ask');
    case 'convictions-identity':
      return saying('cure.convictions-identity');
    default:
      return translated(hold.cure, () => (hold.kind === 'verify' ? say('cure.verify') : null));
  }
}

function shown({ base, to, view }: Ways, hold: Hold): ShownBlocker {
  const { kind, file, page } = hold;
  const records = kind === 'convictions-identity' || isRecord(hold);
  const link =
    kind === 'recipient'
      ? { href: `${base}/people`, text: say('way.people') }
      : records
        ? { href: `${base}#records`, text: say('way.records') }
        : file === null || kind === 'unsupported' || kind === 'verify'
          ? { href: `${base}#documents`, text: say('way.documents') }
          : { href: to(file, page), text: kind === 'ask' ? say('way.answer') : say('way.look') };
  return { why: holdSaid(hold, view), cure: cureOf(hold), link, file };
}

/** One line for everything that waits for an answer. */
function questions(ways: Ways, standing: CaseStandingNow, asks: readonly Hold[]): ShownBlocker[] {
  const going = standing.documents.filter(({ withheld }) => withheld === null);
  const open = going.map(({ view, decided }) => ({ file: view.judged.document.file, marks: decided.filter(({ act }) => act === 'undecided') }));
  const some = open.filter(({ marks }) => marks.length > 0);
  const n = some.reduce((sum, { marks }) => sum + marks.length, 0);
  if (n === 0) return asks.map((hold) => shown(ways, hold));
  const [first] = some.toSorted((a, b) => b.marks.length - a.marks.length);
  const whole = asks.filter(({ page }) => page === null).map((hold) => shown(ways, hold));
  return [
    ...whole,
    {
      why: saying('held.answer', { n, documents: say('documents', { n: some.length }) }),
      cure: saying('cure.ask'),
      link: { href: ways.to(first?.file, first?.marks[0]?.proposal.finding.passage.page), text: say('way.answer') },
      file: null,
    },
  ];
} // prettier-ignore

/** Everything that stops the release now. */
export function shownBlockers(
  caseId: string,
  recipient: string,
  { view, standing }: { readonly view: CaseView; readonly standing: CaseStandingNow },
  to: ToReview,
): ShownBlocker[] {
  const ways: Ways = { base: casePath(caseId, recipient), to, view };
  const holds = standing.holds.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  const asks = holds.filter(({ kind }) => kind === 'ask');
  const others = holds.filter(({ kind }) => kind !== 'ask').map((hold) => shown(ways, hold));
  return [...others, ...questions(ways, standing, asks)];
}
