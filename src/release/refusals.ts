// Why something cannot be done at the gate now, each by a code, with what to do. Whoever speaks another language than English says
// the same by the code and its names. Not here: when each is said (gate.ts, casework/gate).
import type { Hold } from '../model/index.ts';

/** What happened and the cure. `{name}` is filled in. */
export const REFUSALS = {
  over: ['This release is over.', 'Prepare a new release of the case.'],
  unverified: ['Not every copy has passed its check.', 'Wait for the check, or send the document to a person.'],
  returned: ['{who} sent it back: {why}', 'Look at the marked places, then submit it again.'],
  changed: ['Something has changed since it was submitted.', 'Look at what changed, then submit it again.'],
  unsubmitted: ['It has not been submitted.', 'Finish the review and submit it.'],
  unchecked: ['The second person has not checked it.', '{second}'],
  submitted: ['It is submitted already.', 'The second person has it.'],
  nothing: ['Nothing is submitted as it stands now.', 'Ask for it to be submitted again.'],
  own: ['You decided or submitted this yourself.', 'Somebody else checks it.'],
  unmarked: ['{n} of {of} pages that were drawn for you {are} not marked yet.', 'Mark on each what must not be read; what was marked before you is shown afterwards.'],
  visible: ['You marked what can be read in what goes.', 'Look at each again: tick that it may stay, or send it back.'],
  'own-corrections': ['You corrected details of people yourself, and a record of convictions goes.', 'Somebody else checks it.'],
  corrections: ['Details of people were corrected by hand, and a record of convictions goes.', 'Hold them against the charge and the record, and tick that you did.'],
  alone: ['You alone have looked at this.', 'Somebody else checks or releases it: two people see every release.'],
  typed: ["The {label} you typed is not the recipient's.", 'Look at whom the papers are for, and type it again.'],
  recalled: ['It is recalled already.', 'The recall kit lies with the breach.'],
  unreleased: ['Nothing has left.', 'There is nothing to recall.'],
  frozen: ['A release of this case was recalled: nothing of it goes out.', 'The information-security officer lifts the stop when it is clear what happened.'],
  unprepared: ['The case is not prepared for this recipient.', 'Prepare it, and wait until that is done.'],
  packing: ['The package is being made.', 'Wait until it has left or says why it does not.'],
  'not-stopped': ['Nothing of this case is stopped.', 'Load the page again.'],
  'stopped-anew': ['It was stopped once more since you looked.', 'Read why, then decide again.'],
  'own-recall': ['You released what was recalled.', 'Another information-security officer lifts the stop.'],
} as const satisfies Record<string, readonly [why: string, cure: string]>; // prettier-ignore
export type RefusalCode = keyof typeof REFUSALS;

/** One reason why something cannot be done now, with what to do. */
export interface Blocker {
  readonly why: string;
  readonly cure: string;
  /** Of REFUSALS, with what is filled in; missing where the sentences are of another room. */
  readonly code?: RefusalCode;
  readonly names?: Readonly<Record<string, string | number>>;
  /** The hold that it comes from, where it does. */
  readonly hold?: Hold;
}

const fill = (text: string, names: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (all, name: string) => (name in names ? String(names[name]) : all));

/** A refusal by its code. */
export function refuse(code: RefusalCode, names: Readonly<Record<string, string | number>> = {}): Blocker {
  const [why, cure] = REFUSALS[code];
  return { why: fill(why, names), cure: fill(cure, names), code, names };
}
