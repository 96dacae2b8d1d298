// What is said to whoever asks, in their language. The language belongs to the request, as the clock belongs to the machine: it
// is set once around each answer (app.ts) and read here; outside of an answer, and for programs, English is spoken.
import { AsyncLocalStorage } from 'node:async_hooks';
import { fill, LANGUAGES, type Both, type Language, type NamesOf } from './catalogue.ts';
import { CASE } from './messages/case.ts';
import { FRAME } from './messages/frame.ts';
import { GATE } from './messages/gate.ts';
import { REVIEW } from './messages/review.ts';
import { SAYINGS } from './messages/sayings.ts';
import { START } from './messages/start.ts';

/** All messages by their ids. */
export const MESSAGES = { ...FRAME, ...START, ...CASE, ...REVIEW, ...SAYINGS, ...GATE } as const;
export type MessageId = keyof typeof MESSAGES;
type Needs<K extends MessageId> = NamesOf<(typeof MESSAGES)[K][0]>;
type Given<K extends MessageId> = { readonly [N in Needs<K>]: N extends 'n' ? number : string | number };

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
