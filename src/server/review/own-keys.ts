// The keys of the review page as one person has them: each act has one key, no key two acts. Kept with the account. Pure. Not
// here: what the acts do (src/viewer/keys.ts).

/** Every act with its usual key and what the help says of it, in the order in which it tells them (journeys.md A5). */
export const KEY_ACTS = [
  { act: 'go', key: ' ', does: 'Go on: the rest of the page, the next open mark, page done' },
  { act: 'next', key: 'j', does: 'Next mark' },
  { act: 'back', key: 'k', does: 'Previous mark' },
  { act: 'redact', key: 'a', does: 'Redact it' },
  { act: 'leave', key: 'x', does: 'Leave it visible, with the reason', then: 'then 1–9' },
  { act: 'offers', key: 'o', does: 'Take the answers offered on this page' },
  { act: 'edges', key: 'e', does: 'Move the edges by single characters' },
  { act: 'selected', key: 'r', does: 'Redact the selected words' },
  { act: 'draw', key: 'b', does: 'Draw a box' },
  { act: 'everywhere', key: 'p', does: 'This person everywhere' },
  { act: 'flag', key: 'f', does: 'Ask the second person' },
  { act: 'undo', key: 'u', does: 'Take back the last thing you did' },
  { act: 'recipient', key: 'h', does: 'As the recipient sees it', then: '(hold)' },
  { act: 'find', key: '/', does: 'Search in the case' },
  { act: 'previous', key: '[', does: 'Previous page' },
  { act: 'following', key: ']', does: 'Next page' },
  { act: 'help', key: '?', does: 'These keys' },
] as const satisfies readonly { readonly act: string; readonly key: string; readonly does: string; readonly then?: string }[]; // prettier-ignore
export type KeyAct = (typeof KEY_ACTS)[number]['act'];
export type OwnKeys = Readonly<Record<KeyAct, string>>;

export const USUAL_KEYS = Object.fromEntries(KEY_ACTS.map(({ act, key }) => [act, key])) as OwnKeys;

/** As it is called on the page. */
export const keyInWords = (key: string): string => (key === ' ' ? 'Space' : key);

/** A letter or sign that a key types without Shift doing more than it does; digits say reasons. Null where it is none. */
function keyOf(typed: string): string | null {
  const text = typed.trim().toLowerCase().normalize('NFC');
  if (text === 'space' || (text === '' && typed.length > 0)) return ' ';
  return /^[\p{L}\p{P}\p{S}]$/u.test(text) ? text : null;
}

export interface WrongKey {
  readonly act: KeyAct;
  readonly text: string;
}

/** What a form says: all keys, or what is wrong with which. `typed`: by act. */
export function readKeys(typed: Readonly<Record<string, string | undefined>>): OwnKeys | readonly WrongKey[] {
  const keys = KEY_ACTS.map(({ act, does }) => ({ act, does, key: keyOf(typed[act] ?? '') }));
  const wrong = keys.flatMap(({ act, does, key }): WrongKey[] => {
    if (key === null) return [{ act, text: `Give one letter or sign for “${does}”, or the word Space. Digits stand for reasons.` }]; // prettier-ignore
    const first = keys.find((one) => one.key === key);
    return first && first.act !== act ? [{ act, text: `${keyInWords(key)} is taken by “${first.does}”. Give “${does}” another one.` }] : []; // prettier-ignore
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
  KEY_ACTS.map((one) => [`${keyInWords(keys[one.act])}${'then' in one ? ` ${one.then}` : ''}`, one.does]);

/** A saying with the keys that stand in it (`{draw}`). */
export const withKeys = (text: string, keys: OwnKeys): string =>
  KEY_ACTS.reduce((sum, { act }) => sum.replaceAll(`{${act}}`, keyInWords(keys[act])), text);
