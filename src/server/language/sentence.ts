// A sentence of a page that may have stayed English where the page is not: it says so, and the page tells readers aloud.
import { languageNow, say, type Given, type MessageId, type Needs } from './say.ts';

export interface Sentence {
  readonly text: string;
  /** Is it English on a page of another language? */
  readonly english: boolean;
}

/** What stays English: sentences of the guidance, of a person, of a room that has no codes for them. */
export const inEnglish = (text: string): Sentence => ({ text, english: languageNow() !== 'en' });
/** What is in the reader's language. */
export const spoken = (text: string): Sentence => ({ text, english: false });
/** A message as a sentence. */
export const saying = <K extends MessageId>(id: K, ...names: [Needs<K>] extends [never] ? [] : [names: Given<K>]): Sentence => spoken(say(id, ...names)); // prettier-ignore
