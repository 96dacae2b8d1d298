// How messages are written down and filled in: English and Welsh side by side, so that a translator sees both, and so that a
// missing text, or one that says less than the other, is an error of types. Not here: the messages, which language somebody reads.

/** The languages that the workbench speaks. */
export const LANGUAGES = ['en', 'cy'] as const;
export type Language = (typeof LANGUAGES)[number];
/** As pages tell it to browsers and readers aloud. */
export const TAGS: Readonly<Record<Language, string>> = { en: 'en-GB', cy: 'cy' };

/** A text by how many there are of `n`; Welsh has up to six forms (CLDR). */
export type Counted = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };
export type Text = string | Counted;
/** A message in English and in Welsh. */
export type Both = readonly [english: Text, welsh: Text];

type Names<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
/** What is to be filled into a text. A counted one always takes `n`. */
export type NamesOf<T extends Text> = T extends string ? Names<T> : 'n' | { [K in keyof T]: T[K] extends string ? Names<T[K]> : never }[keyof T]; // prettier-ignore
type Same<T extends Both> = [NamesOf<T[0]>, NamesOf<T[1]>] extends [NamesOf<T[1]>, NamesOf<T[0]>] ? T : never;

/** Messages by their ids. Both languages must be filled in with the same names. */
export const messages = <const T extends Readonly<Record<string, Both>>>(list: T & { readonly [K in keyof T]: Same<T[K]> }): T => list; // prettier-ignore

const RULES: Readonly<Record<Language, Intl.PluralRules>> = { en: new Intl.PluralRules('en-GB'), cy: new Intl.PluralRules('cy') }; // prettier-ignore

/** A text with its names filled in. */
export function fill(text: Text, language: Language, names: Readonly<Record<string, string | number>> = {}): string {
  const form = typeof text === 'string' ? text : (text[RULES[language].select(Number(names['n']))] ?? text.other);
  return form.replace(/\{(\w+)\}/g, (all, name: string) => (name in names ? String(names[name]) : all));
}
