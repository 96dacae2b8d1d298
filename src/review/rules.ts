// Which events are taken into a log, and why others are not (journeys.md A4: bulk acts only for one person's value or one
// certain rule, after one was seen in context; never for what is only worth a look; never for a whole case). Pure.
import type { Proposal } from '../model/index.ts';
import { BY_HAND } from '../model/index.ts';
import type { DecidedEvent, ReviewEvent } from './event.ts';
import { standing, type ReviewLog } from './log.ts';

/** What a refusal says to the person: what is wrong, and what to do. */
export interface Refused {
  readonly why: string;
  readonly cure: string;
}

/** Why `event` may not follow `log`; null where it may. `proposals`: the case's, with what people added. */
export function refusalOf(event: ReviewEvent, log: ReviewLog, proposals: readonly Proposal[]): Refused | null {
  if (log.events.has(event.id)) return null; // told twice: the first telling counts
  const known = new Map(proposals.map((proposal) => [proposal.id, proposal]));
  switch (event.kind) {
    case 'decided':
      return decisionRefused(event, log, known);
    case 'flagged':
      return known.has(event.mark) ? null : STRANGER;
    case 'undone':
      return undoRefused(event.what, event.by, log);
    case 'added': {
      const { place } = event;
      const empty =
        'box' in place ? place.box[0] >= place.box[2] || place.box[1] >= place.box[3] : place.from >= place.to;
      return empty ? { why: 'The place is empty.', cure: 'Select the words, or draw a box over the place.' } : null;
    }
    default:
      return null;
  }
}

const STRANGER: Refused = {
  why: 'This mark is not in the case as it stands now.',
  cure: 'Load the page again: the papers or the guidance have changed since it was opened.',
};

function decisionRefused(event: DecidedEvent, log: ReviewLog, known: ReadonlyMap<string, Proposal>): Refused | null {
  const { choice, marks, reason, scope } = event;
  const proposals = marks.map(({ mark }) => known.get(mark));
  if (proposals.length === 0 || proposals.includes(undefined)) return STRANGER;
  if (reason.trim().length < 3) return { why: 'A reason is missing.', cure: 'Choose a reason, or write one.' };
  if (choice.act === 'redact' && (choice.from === undefined) !== (choice.to === undefined))
    return { why: 'Only one edge is given.', cure: 'Give both edges of what is redacted.' };
  if (choice.act === 'redact' && choice.from !== undefined && choice.to !== undefined) {
    if (choice.from >= choice.to)
      return { why: 'Nothing is left of the mark.', cure: 'To leave it visible, use keep.' };
    if (marks.length > 1)
      return { why: 'Edges are set on one mark at a time.', cure: 'Decide the others by themselves.' };
  }
  if (new Set(marks.map(({ mark }) => mark)).size < marks.length)
    return { why: 'A mark is named twice.', cure: 'Load the page again.' };
  return marks.length > 1 ? bulkRefused(event, scope, proposals as Proposal[], log) : null;
}

function bulkRefused(
  { choice, marks, by }: DecidedEvent,
  scope: string | undefined,
  proposals: readonly Proposal[],
  log: ReviewLog,
): Refused | null {
  if (scope === undefined || scope.trim() === '')
    return { why: 'Nothing says what this act reaches.', cure: 'Use the contact sheet: it says how many places it reaches.' };
  if (choice.act === 'keep' && proposals.some((one) => one.grade === 'look' || one.rule === BY_HAND))
    return {
      why: 'What is only worth a look, and what somebody marked by hand, is never kept in bulk.',
      cure: 'Take these out of the selection and decide each at its place.',
    };
  const [first] = proposals;
  const oneRule = proposals.every(({ rule }) => rule === first?.rule);
  const onePerson = first?.finding.whose !== undefined && proposals.every(({ finding }) => finding.whose === first.finding.whose);
  const oneCategory = proposals.every(({ finding }) => finding.category === first?.finding.category);
  const certain = proposals.every(({ grade }) => grade === 'certain');
  if (!(onePerson && oneCategory) && !(oneRule && certain) && choice.act === 'keep')
    return {
      why: 'In bulk, only one person\'s data of one kind, or certain marks of one rule, are kept.',
      cure: 'Choose fewer: one person and one kind at a time.',
    };
  const mine = new Set(marks.map(({ mark }) => mark));
  const seen = standing(log).some(
    (event) => event.kind === 'decided' && event.by === by && event.marks.length === 1 && mine.has(event.marks[0]?.mark ?? ''),
  );
  return seen || choice.act === 'redact'
    ? null
    : { why: 'None of these was decided at its place.', cure: 'Decide one of them in its context first, then the rest.' };
} // prettier-ignore

function undoRefused(what: string, by: string, log: ReviewLog): Refused | null {
  const event = log.events.get(what);
  if (!event) return { why: 'There is nothing to take back.', cure: 'Load the page again.' };
  return event.by === by
    ? null
    : { why: `${event.by} did this.`, cure: 'Decide the mark yourself: both answers are kept in the history.' };
}
