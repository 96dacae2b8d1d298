// A release on its way out, in words: what comes next, what went before, what the second person is asked to look at. Pure.
import type { CaseStandingNow, CaseView, Gate } from '../../casework/index.ts';
import type { GateEvent } from '../../release/index.ts';
import type { Decided } from '../../review/index.ts';
import { languageNow, say } from '../language/say.ts';
import { inEnglish, type Sentence } from '../language/sentence.ts';
import type { ToReview } from './paths.ts';
import { kindsOfWhom } from './people.ts';
import { secondSaid } from './stops.ts';

const FORM = { timeZone: 'Europe/London', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' } as const; // prettier-ignore
const TIME = new Intl.DateTimeFormat('en-GB', FORM);
const TIME_CY = new Intl.DateTimeFormat('cy', FORM);
/** "26 November 2026 at 17:40", in London. */
export const timeInWords = (at: string): string =>
  languageNow() === 'cy'
    ? TIME_CY.format(new Date(at)).replace(', ', ' am ')
    : TIME.format(new Date(at)).replace(', ', ' at ');

/** What the person who works on it does next. */
export function nextInWords({ state, frozen }: Gate): string {
  if (frozen) return say('release.frozen');
  switch (state) {
    case 'draft':
    case 'in-review':
      return say('release.in-review');
    case 'released':
      return say('release.left');
    default:
      return say(`release.${state}`);
  }
}
/** Why a second person is needed; none where it is not, or they have looked. */
export const whySecond = ({ state, facts, frozen }: Gate): Sentence[] => {
  const asks = state === 'with-checker' || ((state === 'draft' || state === 'in-review') && facts.second.needed);
  return frozen || !asks ? [] : secondSaid(facts.second);
};

/** One line of what was said at the gate. */
export interface ShownEvent {
  readonly at: string;
  readonly text: string;
  /** In the words of whoever said it. */
  readonly why: string | null;
}
/** What was said, newest first. `named`: gives names for ids. */
export const shownEvents = (events: readonly GateEvent[], named: (text: string) => string): ShownEvent[] =>
  events.toReversed().map((event) => ({
    at: timeInWords(event.at),
    text: say(`said.${event.kind}`, { who: named(event.by) }),
    why: 'why' in event ? event.why : null,
  }));

/** A place that the second person looks at. */
export interface Place {
  readonly id: string;
  readonly href: string;
  readonly where: string;
  readonly what: string;
  readonly reason: Sentence;
}
export interface CheckList {
  readonly title: string;
  readonly places: readonly Place[];
}

const placeOf = (to: ToReview, named: (text: string) => string, { proposal, decision }: Decided): Place => {
  const { passage, category, whose } = proposal.finding;
  return {
    id: proposal.id,
    href: to(passage.file, passage.page),
    where: say('page.record', { file: passage.file, page: passage.page }),
    what: kindsOfWhom(category, whose),
    reason: inEnglish(decision ? `${named(decision.by)}: ${decision.reason}` : proposal.reason),
  };
};

/** What the second person is asked to look at, the most dangerous first; empty lists are left out. */
export function checkLists(standing: CaseStandingNow, to: ToReview, named: (text: string) => string): CheckList[] {
  const all = standing.documents.filter(({ withheld }) => withheld === null).flatMap(({ decided }) => decided);
  const said = all.filter(({ decision }) => decision !== undefined);
  const kept = (one: Decided): boolean => one.act === 'keep' && one.proposal.act !== 'keep';
  const lists: ['questions' | 'conflicts' | 'certain' | 'kept' | 'redacted', readonly Decided[]][] = [
    ['questions', all.filter(({ open }) => open === 'question')],
    ['conflicts', all.filter(({ open }) => open === 'conflict')],
    ['certain', said.filter((one) => kept(one) && one.proposal.grade === 'certain')],
    ['kept', said.filter((one) => kept(one) && one.proposal.grade !== 'certain')],
    ['redacted', said.filter(({ act, proposal }) => act === 'redact' && proposal.act === 'keep')], // prettier-ignore
  ];
  return lists
    .filter(([, marks]) => marks.length > 0)
    .map(([title, marks]) => ({ title: say(`list.${title}`, { count: marks.length }), places: marks.map((one) => placeOf(to, named, one)) })); // prettier-ignore
}

/** What a release is made of, in one sentence. */
export function madeOf(view: CaseView, standing: CaseStandingNow): string {
  const going = standing.documents.filter(({ withheld }) => withheld === null);
  const marks = going.flatMap(({ decided }) => decided);
  const [covered, kept] = ['redact', 'keep'].map((act) => marks.filter((one) => one.act === act).length);
  return [say('release.goes', { n: going.length, of: view.documents.length }), say('release.covered', { n: covered ?? 0 }), say('release.kept', { n: kept ?? 0 })].join(' '); // prettier-ignore
}
