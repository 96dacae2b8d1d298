// Passwords: which are taken, how they are kept (argon2id, OWASP's parameters) and compared. No rules about signs and no
// yearly change: NCSC's advice is length and no well-known ones.
import { hash, verify } from '@node-rs/argon2';
import { isKnown } from './known-passwords.ts';

/** 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet). The library's default algorithm is argon2id. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
export const SHORTEST = 12;
const LONGEST = 256;

/** Words of this place and these years, also with a number behind them; the list of the best known is in known-passwords.ts. */
const KNOWN = ['password', 'passwort', 'letmein', 'welcome', 'qwerty', 'qwertyuiop', 'asdfghjkl', 'iloveyou', 'monkey', 'dragon', 'football', 'liverpool', 'arsenal', 'chelsea', 'sunshine', 'princess', 'charlie', 'superman', 'changeme', 'administrator', 'admin', 'police', 'blotter', 'secret', 'summer', 'winter', 'spring', 'autumn', 'monday', 'friday', 'september', 'october', 'november', 'december', 'january']; // prettier-ignore

/** Why a password is not taken, for the person who chose it; null where it is. `names`: what it must not be made of. */
export function passwordRefused(password: string, names: readonly string[]): string | null {
  const length = [...password].length;
  if (length < SHORTEST) return `Use at least ${SHORTEST} characters. Three random words are easy to remember.`;
  if (length > LONGEST) return `Use at most ${LONGEST} characters.`;
  const core = password.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  const bare = core.replace(/\d+$/, '').replace(/^\d+/, '');
  const stale = KNOWN.some((word) => bare === word || bare === word + word);
  if (stale || isKnown(password) || new Set(core).size < 5 || isRun(core)) return 'This password is too easily guessed. Use three random words.';
  const own = names.flatMap((name) => name.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter((part) => part.length >= 3);
  const rest = own.reduce((left, part) => left.replaceAll(part, ''), core);
  return rest.length < core.length && rest.length < SHORTEST - 4 ? 'Do not use your own name in it.' : null;
} // prettier-ignore

/** Signs that follow each other (abcdef…, 123456…, 987…). */
function isRun(text: string): boolean {
  let steps = 0;
  for (let i = 1; i < text.length; i++) if (Math.abs(text.charCodeAt(i) - text.charCodeAt(i - 1)) === 1) steps++;
  return steps >= (text.length - 1) * 0.8;
}

/** The password as it is kept: argon2id in PHC form, salted. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), COST);

let nobody: Promise<string> | undefined;

/**
 * Is it the right password? For an account without one (`kept` null) a comparison of the same cost is made all the same, so
 * that the time taken does not tell which logins exist.
 */
export async function isPassword(kept: string | null, password: string): Promise<boolean> {
  if (password.length > LONGEST * 4) return false;
  nobody ??= hashPassword('nobody has this password');
  const right = await verify(kept ?? (await nobody), password.normalize('NFKC'), COST);
  return right && kept !== null;
}
