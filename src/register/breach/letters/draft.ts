// Which letter a record gives, to whom, and when it may be drafted at all: to a person affected only after somebody decided
// to tell them and a channel was shown to be safe. Not here: the words (messages.ts), the noting of drafts (book.ts).
import { z } from 'zod';
import { BlotterError } from '../../../model/index.ts';
import type { BreachRecord } from '../state.ts';
import type { Letter, Sender } from './letter.ts';
import { letterToRecipient, noteToPolice, regulatorSheet } from './others.ts';
import { letterToPerson } from './person.ts';

/** The form of a sender. */
export const senderSchema = z.strictObject({ office: z.string().min(2).max(120), phone: z.string().min(5).max(40), email: z.email() }); // prettier-ignore
/** By when the recipient's undertaking is wanted: a day after it is asked for. `at`: an instant. */
export const backBy = (at: string): string => new Date(Date.parse(at) + 24 * 3_600_000).toISOString();

const refuse = (problem: string): BlotterError => new BlotterError('B-BREACH-05', { problem });

/** The letter asked for. `to`: `person:REF`, `recipient`, `regulator` or `police`. `name` is kept nowhere. Throws B-BREACH-05 where a step before it is missing. */
export function draftLetter(record: BreachRecord, to: string, sender: Sender, name: string | undefined, at: string): { readonly letter: Letter; readonly kind: 'person' | 'regulator' | 'recipient' | 'police'; readonly person: string | null } {
  if (to === 'police') {
    if (record.record !== 'failure-to-redact') throw refuse('material is returned to police from a failure to redact on arrival');
    return { letter: noteToPolice(record, sender), kind: 'police', person: null };
  }
  if (record.record !== 'breach') throw refuse('that letter belongs to a breach');
  if (to === 'regulator') return { letter: regulatorSheet(record, sender, at), kind: 'regulator', person: null };
  if (to === 'recipient') return { letter: letterToRecipient(record, sender, backBy(at)), kind: 'recipient', person: null };
  const ref = /^person:(.+)$/.exec(to)?.[1];
  const person = record.facts.affected.find((one) => one.ref === ref);
  if (!person) throw refuse('it goes to person:REF of somebody affected, to recipient, regulator or police');
  if (record.telling[person.ref]?.tell !== 'yes') throw refuse(`nobody has decided yet that ${person.ref} is told`);
  if (!record.channels[person.ref]) throw refuse(`no safe channel is confirmed for ${person.ref}; a letter to a shared home may do harm`);
  const { occurredAt, detectedAt, recipient, containment } = record.facts;
  const letter = letterToPerson(record.id, { categories: person.categories }, { occurredAt, detectedAt, recipient, containment, done: Object.values(record.steps).filter(({ outcome }) => outcome === 'done').map(({ step }) => step) }, sender, name);
  return { letter, kind: 'person', person: person.ref };
} // prettier-ignore
