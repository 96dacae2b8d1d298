// What is true of a release now: worked out from view and log alone, whatever was said at the gate. Pure. Not here: what
// follows from it (release/gate.ts), where it is kept.
import type { Person } from '../../model/index.ts';
import { parseName } from '../../people/index.ts';
import { risksOf, secondNeed, type GateFacts, type Risk, type SecondPolicy } from '../../release/index.ts';
import { markStates, standing, type DecidedEvent, type ReviewEvent, type ReviewLog } from '../../review/index.ts';
import { standingOf, type CaseStandingNow, type CaseView, type DocumentStanding } from '../view.ts';
import { printOf } from './print.ts';

/** What is true of a release, before anybody is drawn to check it. */
export interface BareFacts extends Omit<GateFacts, 'second' | 'corrected'> {
  readonly risks: readonly Risk[];
}

/** What a draw for a second person rests on. */
export interface Draw {
  readonly seed: string;
  /** Releases that whoever prepares this one has made. */
  readonly releases: number;
  readonly policy: SecondPolicy;
  /** Has whoever prepares it training to do, until which somebody else looks at everything of theirs? */
  readonly learning: boolean;
  /** Who corrected details of people, an account for each correction. */
  readonly corrected: readonly string[];
}

/** Does a document go, as the case stands? One of which every page goes whole does not. */
const goes = ({ view, withheld }: DocumentStanding): boolean => {
  const pages = view.judged.document.pages.length;
  return withheld === null && (pages === 0 || new Set(view.judged.dropPages.map(({ page }) => page)).size < pages);
};

/** Did every copy that would go pass its check when it was last prepared? */
const verified = ({ documents }: CaseStandingNow): boolean =>
  documents.filter(goes).every(({ view: { copied, verdicts } }) => copied && verdicts.length > 0 && verdicts.every(({ result }) => result === 'pass')); // prettier-ignore

/** Is this decision the answer to somebody else's question? Whoever answers one is no reviewer for that. */
function answersQuestion(event: DecidedEvent, log: ReviewLog): boolean {
  return event.over.some((id) => {
    const asked = log.events.get(id);
    return asked?.kind === 'flagged' && asked.by !== event.by;
  });
}

/** Whose decisions stand in what would go. */
function reviewersOf(log: ReviewLog): string[] {
  const { marks, added } = markStates(log);
  const decided = [...marks.values()].flatMap(({ heads }) => heads).filter((event) => !answersQuestion(event, log));
  const pages = standing(log).filter((event: ReviewEvent) => event.kind === 'looked' || event.kind === 'left-out');
  return [...new Set([...decided, ...added, ...pages].map(({ by }) => by))].toSorted();
}

/** A written name's surname, or its last word where the parser finds none. What is typed is compared without marks and capitals. */
const surnameOf = (name: string): string =>
  parseName(name).surname.join(' ') || (name.trim().split(/\s+/).at(-1) ?? '');

/** What the releaser types to name the recipient. Of the defence: surname and firm; of others: what they are called. */
function namingOf(view: CaseView): GateFacts['naming'] {
  const [kind = '', id] = view.recipient.split(':');
  if (kind !== 'defence') return [{ label: 'recipient', value: id ?? kind }];
  const defendant: Person | undefined = view.people.find((person) => person.id === id);
  const firm = defendant?.solicitor?.firm;
  return [
    { label: 'surname', value: surnameOf(defendant?.names[0] ?? '') },
    ...(firm === undefined ? [] : [{ label: 'firm', value: firm }]),
  ];
}

/** The last answer for each view: every page of a case asks, and nothing changes until somebody says something. */
const last = new WeakMap<CaseView, { readonly log: ReviewLog; readonly facts: BareFacts }>();

/** The facts of a release. */
export function factsOf(view: CaseView, log: ReviewLog): BareFacts {
  const known = last.get(view);
  if (known?.log === log) return known.facts;
  const facts = workOut(view, log);
  last.set(view, { log, facts });
  return facts;
}

function workOut(view: CaseView, log: ReviewLog): BareFacts {
  const now = standingOf(view, log);
  const documents = now.documents.map((document) => ({
    judged: document.view.judged,
    decided: document.decided,
    outcome: goes(document) ? document.view.outcome : ('withheld' as const),
  }));
  const risks = risksOf({ people: view.people, manifest: { offences: view.offences }, documents });
  return {
    print: printOf(view, log, now),
    holds: now.holds,
    verified: verified(now),
    reviewers: reviewersOf(log),
    naming: namingOf(view),
    risks,
    risky: risks.length > 0,
    // A record inside another paper is one too.
    recordGoes: risks.includes('convictions') || view.records.some(({ file }) => documents.some(({ judged, outcome }) => judged.document.file === file && outcome !== 'withheld')), // prettier-ignore
  };
}

/** Said to everybody who works on the release, so that it tells of no breach and of no training. */
const LEARNING = 'A second person checks everything of whoever prepared it at present.';

/** The facts with whether a second person checks it, and why. */
export function drawn(
  { risks, ...facts }: BareFacts,
  { urn, recipient }: Pick<CaseView, 'urn' | 'recipient'>,
  { seed, releases, policy, corrected, learning }: Draw,
): GateFacts {
  const { needed, why } = secondNeed(risks, { seed, urn, recipient, releases }, policy);
  return { ...facts, corrected, second: { needed: needed || learning, why: learning ? [...why, LEARNING] : why } };
}
