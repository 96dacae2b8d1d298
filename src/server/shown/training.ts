// Training in words: what is due, why in one sentence, until when. Counts of a team in the order of the policy, never of
// people. Pure.
import { TRAINING, type Due, type Exercise } from '../../assurance/index.ts';

const DAY = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', day: 'numeric', month: 'long', year: 'numeric' }); // prettier-ignore
/** "4 March 2026", in London. Takes a day or an instant. */
export const dayInWords = (at: string): string => DAY.format(new Date(at));

interface Tag {
  readonly text: string;
  readonly colour: string;
}

export const EXERCISES: Readonly<Record<Exercise, string>> = {
  practice: 'A drill of five minutes',
  review: 'A review with somebody else',
  reading: 'Reading what changed in the guidance',
};

const STATES: Readonly<Record<Due['state'], Tag>> = { due: { text: 'Due', colour: 'blue' }, overdue: { text: 'Overdue', colour: 'red' }, done: { text: 'Done', colour: 'green' } }; // prettier-ignore
export const dueTag = ({ state }: Due): Tag => STATES[state];

const capital = (text: string): string => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`;

/** How long there is, as people count days. `today`: a day. */
export function byInWords({ by, state }: Due, today: string): string {
  const days = Math.round((Date.parse(by) - Date.parse(today)) / 86_400_000);
  const away = days === 0 ? 'today' : days === 1 ? 'tomorrow' : days < 0 ? `${-days} ${days === -1 ? 'day' : 'days'} late` : `${days} days`; // prettier-ignore
  return state === 'done' ? dayInWords(by) : `${dayInWords(by)} (${away})`;
}

/** One line of somebody's own training. */
export const dueShown = (due: Due, today: string) => ({
  exercise: due.exercise,
  what: EXERCISES[due.exercise],
  why: `${capital(due.why)}.`,
  by: byInWords(due, today),
  tag: dueTag(due),
  second: due.secondPerson,
  number: due.evidence?.evidence ?? null,
  on: due.evidence ? dayInWords(due.evidence.at) : null,
});

/** Counts of a team, one line for each trigger. Nobody is named and nobody compared. */
export function teamCounts(dues: readonly Due[]) {
  const of = (own: readonly Due[], state: Due['state']): number => own.filter((due) => due.state === state).length;
  const lines = TRAINING.triggers.map(({ id, says, exercise }) => {
    const own = dues.filter(({ trigger }) => trigger === id);
    return { why: capital(says), what: EXERCISES[exercise], due: of(own, 'due'), overdue: of(own, 'overdue'), done: of(own, 'done') }; // prettier-ignore
  });
  return { lines, due: of(dues, 'due'), overdue: of(dues, 'overdue'), done: of(dues, 'done') };
}
