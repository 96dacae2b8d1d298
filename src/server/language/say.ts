// What is said to whoever asks, in their language. The language belongs to the request, as the clock belongs to the machine: it
// is set once around each answer (app.ts) and read here; outside of an answer, and for programs, English is spoken.
import { AsyncLocalStorage } from 'node:async_hooks';
import { fill, LANGUAGES, type Both, type Language, type NamesOf } from './catalogue.ts';
import { ACROSS } from './messages/across.ts';
import { CASE } from './messages/case.ts';
import { CASE_PAGE } from './messages/case-page.ts';
import { CHECK } from './messages/check.ts';
import { TROUBLES } from './messages/errors.ts';
import { FRAME } from './messages/frame.ts';
import { GATE } from './messages/gate.ts';
import { HIDDEN } from './messages/hidden.ts';
import { INTAKE } from './messages/intake.ts';
import { PEOPLE } from './messages/people.ts';
import { RECORDS } from './messages/records.ts';
import { REVIEW } from './messages/review.ts';
import { SAYINGS } from './messages/sayings.ts';
import { START } from './messages/start.ts';
import { STOPS } from './messages/stops.ts';

/** All messages by their ids. */
export const MESSAGES = {
  ...FRAME,
  ...START,
  ...CASE,
  ...CASE_PAGE,
  ...PEOPLE,
  ...RECORDS,
  ...INTAKE,
  ...REVIEW,
  ...ACROSS,
  ...SAYINGS,
  ...GATE,
  ...STOPS,
  ...CHECK,
  ...TROUBLES,
  ...HIDDEN,
} as const;
export type MessageId = keyof typeof MESSAGES;
export type Needs<K extends MessageId> = NamesOf<(typeof MESSAGES)[K][0]>;
export type Given<K extends MessageId> = { readonly [N in Needs<K>]: N extends 'n' ? number : string | number };

const spoken = new AsyncLocalStorage<Language>();

/** The language of the request that is being answered. */
export const languageNow = (): Language => spoken.getStore() ?? 'en';

/** Answers in a language. */
export const inLanguage = <T>(language: Language, answer: () => T): T => spoken.run(language, answer);

/** A message in the reader's language, its names filled in. */
export function say<K extends MessageId>(id: K, ...[names]: [Needs<K>] extends [never] ? [] : [names: Given<K>]): string {
  return told(id, names ?? {}, languageNow());
} // prettier-ignore

/** The same for templates, which a test holds to the catalogue. */
export function told(id: string, names: Readonly<Record<string, string | number>>, language: Language): string {
  const both = (MESSAGES as Readonly<Record<string, Both>>)[id];
  if (!both) throw new Error(`no message ${id}`);
  return fill(both[LANGUAGES.indexOf(language) as 0 | 1], language, names);
}

/** The messages of one kind by what follows their common beginning: `kind.` gives `{name, address, …}`. */
export function saidOf<P extends string>(prefix: P): Readonly<Record<Rest<P>, string>> {
  const ids = Object.keys(MESSAGES).filter((id) => id.startsWith(prefix));
  return Object.fromEntries(ids.map((id) => [id.slice(prefix.length), told(id, {}, languageNow())])) as Readonly<Record<Rest<P>, string>>;
} // prettier-ignore
type Rest<P extends string> = MessageId extends infer Id ? (Id extends `${P}${infer R}` ? R : never) : never;

/** A day for people: 27/11/2026. Both languages write it alike. `day`: `yyyy-mm-dd`. */
export const dayInWords = (day: string): string => day.split('-').toReversed().join('/');

/** Is there a message of that id? For ids made of a code. */
export const isSaid = (id: string): boolean => id in MESSAGES;
/** The message of an id that is made of a code, in the reader's language; null where there is none. */
export const sayOf = (id: string, names: Readonly<Record<string, string | number>> = {}): string | null => (isSaid(id) ? told(id, names, languageNow()) : null); // prettier-ignore
