// What stops a release, as sentences with a way to the cure on the same line. Questions are told once for all papers; what
// no answer cures comes first. Pure.
import type { CaseStandingNow } from '../../casework/index.ts';
import type { Hold, HoldKind } from '../../model/index.ts';
import { count } from './documents.ts';
import { casePath, type ToReview } from './paths.ts';

/** A sentence, what to do, and where. */
export interface ShownBlocker {
  readonly why: string;
  readonly cure: string;
  readonly link: { readonly href: string; readonly text: string } | null;
  readonly file: string | null;
}

interface Ways {
  readonly base: string;
  readonly to: ToReview;
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

/** The command line's cures name its files; here each is a place. */
const CURES: Readonly<Partial<Record<HoldKind, string>>> = {
  unread: 'Look at the places and say whether they stay or are covered.',
  photo: 'Look at it at full size and say whether it stays or is covered.',
  ask: 'Answer each with strike or leave, and why.',
  'convictions-identity': 'Leave this document out and ask for the right print, or correct the defendant’s details. It cannot be waved through.',
}; // prettier-ignore

function shown({ base, to }: Ways, hold: Hold): ShownBlocker {
  const { kind, file, page, why } = hold;
  // A record that could not be read is not cured by looking at it.
  const cure = kind === 'unread' && hold.cure.startsWith('Leave') ? hold.cure : (CURES[kind] ?? hold.cure);
  const records = kind === 'convictions-identity' || (kind === 'unread' && hold.cure.startsWith('Leave'));
  const link =
    kind === 'recipient'
      ? { href: `${base}/people`, text: 'See who acts for whom' }
      : records
        ? { href: `${base}#records`, text: 'See them side by side' }
        : file === null || kind === 'unsupported' || kind === 'verify'
          ? { href: `${base}#documents`, text: 'See the documents' }
          : { href: to(file, page), text: kind === 'ask' ? 'Answer them' : 'Look at it' };
  return { why, cure, link, file };
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
      why: `${count(n, 'mark')} in ${count(some.length, 'document')} ${n === 1 ? 'waits' : 'wait'} for an answer. Until then they are covered.`,
      cure: CURES.ask ?? '',
      link: { href: ways.to(first?.file, first?.marks[0]?.proposal.finding.passage.page), text: 'Answer them' },
      file: null,
    },
  ];
} // prettier-ignore

/** Everything that stops the release now. */
export function shownBlockers(
  caseId: string,
  recipient: string,
  standing: CaseStandingNow,
  to: ToReview,
): ShownBlocker[] {
  const ways: Ways = { base: casePath(caseId, recipient), to };
  const holds = standing.holds.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  const asks = holds.filter(({ kind }) => kind === 'ask');
  const others = holds.filter(({ kind }) => kind !== 'ask').map((hold) => shown(ways, hold));
  return [...others, ...questions(ways, standing, asks)];
}
