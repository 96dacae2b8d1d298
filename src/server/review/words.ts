// The words of the review page: what marks, grades and acts are called, and what people can give as reasons.
import { say, saidOf, told } from '../language/say.ts';
import type { Category, Grade, Person } from '../../model/index.ts';

/** What a kind of data is called on the page, in the reader's language. */
export const kindInWords = (category: Category): string => say(`kind.${category}`);
/** All of them, for the script. */
export const kindsInWords = (): Readonly<Record<Category, string>> => saidOf('kind.');

/** Grades are words, never percent. */
export const gradeInWords = (grade: Grade): string => say(`grade.${grade}`);

/** "Hester Cole (V1, victim)". */
export const personInWords = ({ id, role, names }: Person): string =>
  `${names[0] ?? id} (${id}, ${say(`role.${role}`)})`;

/** Why something stays visible, by the digit that chooses it. What is kept in the log is English, whoever reads. */
export const KEEP_REASONS: readonly string[] = Array.from({ length: 8 }, (_, i) => told(`keep.${i + 1}`, {}, 'en'));
/** The same in the reader's language. */
export const keepReasons = (): readonly string[] => Object.values(saidOf('keep.'));

const BY_HAND = ['name', 'address', 'phone', 'dob', 'nhs', 'medical', 'clue', 'signature', 'other'] as const satisfies readonly Category[]; // prettier-ignore
/** What a place that somebody marks by hand is, by the digit that chooses it. */
export const handCategories = (): readonly { readonly category: Category; readonly text: string }[] =>
  BY_HAND.map((category) => ({ category, text: say(`hand.${category}`) }));

export const HAND_REASON = 'Marked by hand: the recipient must not read it.';
export const LOOKED_REASONS = { keep: 'Looked at: nothing in it has to go.', redact: 'Looked at: it must not be read by the recipient.' } as const; // prettier-ignore
export const READ_REASON = 'Read in its place: nothing in it has to go.';
export const FLAG_QUESTION = 'Should this go or stay?';
