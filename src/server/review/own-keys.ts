// The keys of the review page as one person has them: each act has one key, no key two acts. Kept with the account. Pure. Not
// here: what the acts do (src/viewer/keys.ts).

import { say } from '../language/say.ts';

/** Every act with its usual key, in the order in which the help tells them (journeys.md A5). What it says of them: language/messages/sayings.ts. */
export const KEY_ACTS = [
  { act: 'go', key: ' ' },
  { act: 'next', key: 'j' },
  { act: 'back', key: 'k' },
  { act: 'redact', key: 'a' },
  { act: 'leave', key: 'x' },
  { act: 'rest', key: 'c' },
  { act: 'offers', key: 'o' },
  { act: 'edges', key: 'e' },
  { act: 'selected', key: 'r' },
  { act: 'draw', key: 'b' },
  { act: 'everywhere', key: 'p' },
  { act: 'flag', key: 'f' },
  { act: 'undo', key: 'u' },
  { act: 'recipient', key: 'h' },
  { act: 'find', key: '/' },
  { act: 'previous', key: '[' },
  { act: 'following', key: ']' },
  { act: 'help', key: '?' },
] as const satisfies readonly { readonly act: string; readonly key: string }[]; // prettier-ignore
export type KeyAct = (typeof KEY_ACTS)[number]['act'];
export type OwnKeys = Readonly<Record<KeyAct, string>>;

export const USUAL_KEYS = Object.fromEntries(KEY_ACTS.map(({ act, key }) => [act, key])) as OwnKeys;

/** As it is called on the page. */
export const keyInWords = (key: string): string => (key === ' ' ? say('key.space') : key);

/** A letter or sign that a key types without Shift doing more than it does; digits say reasons. Null where it is none. */
function keyOf(typed: string): string | null {
  const text = typed.trim().toLowerCase().normalize('NFC');
  if (text === 'space' || text === say('key.space').toLowerCase() || (text === '' && typed.length > 0)) return ' ';
  return /^[\p{L}\p{P}\p{S}]$/u.test(text) ? text : null;
}

export interface WrongKey {
  readonly act: KeyAct;
  readonly text: string;
}

/** What a form says: all keys, or what is wrong with which. `typed`: by act. */
export function readKeys(typed: Readonly<Record<string, string | undefined>>): OwnKeys | readonly WrongKey[] {
  const keys = KEY_ACTS.map(({ act }) => ({ act, does: say(`key.${act}`), key: keyOf(typed[act] ?? '') }));
  const wrong = keys.flatMap(({ act, does, key }): WrongKey[] => {
    if (key === null) return [{ act, text: say('keys.wrong', { does }) }]; // prettier-ignore
    const first = keys.find((one) => one.key === key);
    return first && first.act !== act ? [{ act, text: say('keys.taken', { key: keyInWords(key), first: first.does, does }) }] : []; // prettier-ignore
  });
  return wrong.length > 0 ? wrong : (Object.fromEntries(keys.map(({ act, key }) => [act, key])) as OwnKeys);
}

/** The keys of somebody, as they are kept; the usual ones where none are, or where they no longer fit. */
export function ownKeys(kept: unknown): OwnKeys {
  const own = Object.entries(kept ?? {}).filter((one): one is [string, string] => typeof one[1] === 'string');
  const read = readKeys({ ...USUAL_KEYS, ...Object.fromEntries(own) });
  return Array.isArray(read) ? USUAL_KEYS : (read as OwnKeys);
}

/** For the help: the key as it is called, and what it does. */
export const keysTold = (keys: OwnKeys): (readonly [key: string, does: string])[] =>
  KEY_ACTS.map(({ act }) => [`${keyInWords(keys[act])}${act === 'leave' || act === 'recipient' ? ` ${say(`key.${act}.then`)}` : ''}`, say(`key.${act}`)]); // prettier-ignore

/** A saying with the keys that stand in it (`{draw}`). */
export const withKeys = (text: string, keys: OwnKeys): string =>
  KEY_ACTS.reduce((sum, { act }) => sum.replaceAll(`{${act}}`, keyInWords(keys[act])), text);
