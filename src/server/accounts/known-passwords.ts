// The passwords that everybody tries first: the list of zxcvbn (MIT), the best known first, of passwords that were stolen. It is
// loaded when the first password is chosen. Not here: what else makes one too easy (password.ts).
import { createRequire } from 'node:module';

/** So many of the list's first are refused also with figures or signs around them, or said twice. */
export const BEST_KNOWN = 3000;

interface List {
  /** All of them, small letters. */
  readonly all: ReadonlySet<string>;
  readonly best: ReadonlySet<string>;
}
let list: List | undefined;

/** The list, the best known first. */
function load(): List {
  const { dictionary } = createRequire(import.meta.url)('@zxcvbn-ts/language-common') as { readonly dictionary: { readonly 'passwords-common': readonly string[] } }; // prettier-ignore
  const words = dictionary['passwords-common'].map((word) => word.toLowerCase());
  // Of the shortest ones too much is made up: "love" twice is one, three words that begin with "a" are none.
  return { all: new Set(words), best: new Set(words.slice(0, BEST_KNOWN).filter((word) => word.length >= 4)) };
}

/** The known passwords, small letters, the best known first. */
export function knownPasswords(): readonly string[] {
  list ??= load();
  return [...list.all];
}

/** Is it one of the list, or one of its best known said twice or with figures and signs around it? */
export function isKnown(password: string): boolean {
  list ??= load();
  const small = password.toLowerCase();
  const bare = small.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const plain = small.replace(/[^\p{L}\p{N}]+/gu, '');
  const half = (word: string): string => (word.length % 2 === 0 && word.slice(0, word.length / 2) === word.slice(word.length / 2) ? word.slice(word.length / 2) : word); // prettier-ignore
  const { all, best } = list;
  return all.has(small) || all.has(plain) || [bare, half(bare), half(plain)].some((word) => best.has(word));
}
