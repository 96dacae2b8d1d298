// Reads a personal name forward from a word of a text, by capitals and by what is never a name. Not here: why anybody
// should look at that word (spot.ts).
import { isGivenName } from './given-names.ts';
import { fullForms } from './nicknames.ts';
import { opensLabel } from './labels.ts';
import { isRank, relationOf, sexOfTitle } from './titles.ts';
import { joins, type Token } from './tokens.ts';
import {
  BODY_WORDS,
  isCommon,
  isDay,
  isMonth,
  MONTH_NAMES,
  PARTICLES,
  PERSON_VERBS,
  STREET_WORDS,
  TRADE_WORDS,
  WORD_NAMES,
} from './words.ts';

/** Is the folded word a given name, or short for one? */
export function isForename(key: string): boolean {
  return isGivenName(key) || (key.length > 2 && fullForms(key).length > 0);
}

/** Does the word name a street, a body or a trade? */
export const isThing = (key: string): boolean => STREET_WORDS.has(key) || BODY_WORDS.has(key) || TRADE_WORDS.has(key);

/** Do the letters open an exhibit's reference ("MJ/1")? Then they end whatever name stands before them. */
export const opensExhibit = (tokens: readonly Token[], at: number): boolean =>
  (tokens[at]?.shape === 'U' || tokens[at]?.shape === 'i') &&
  tokens[at + 1]?.gap === '/' &&
  tokens[at + 1]?.shape === 'n';

/** Could this word be part of a name? `cued` = something before it says that a name follows. */
export function isNamePart(token: Token | undefined, cued: boolean): boolean {
  if (token === undefined || (token.shape !== 'T' && token.shape !== 'U')) return false;
  const { key } = token;
  if (isRank(key) || (sexOfTitle(key) !== undefined && !WORD_NAMES.has(key))) return false;
  const word = WORD_NAMES.has(key);
  if (isCommon(key)) return cued && word && !isDay(key);
  if (isThing(key)) return cued && word;
  if (relationOf(key) !== undefined && !isForename(key)) return false;
  return key.length > 1;
}

/** Is the run that ends before `end` the start of a street, firm or other thing ("Rose Lane", "Mark Grant Exchange")? */
export function namesThing(tokens: readonly Token[], end: number): boolean {
  for (let i = end; i < end + 2; i++) {
    const token = tokens[i];
    if (
      token === undefined ||
      (token.gap !== ' ' && token.gap !== "'s " && token.gap !== '’s ' && !/^ [&+] $/.test(token.gap))
    )
      return false;
    if (/[,;]/.test(token.gap)) return false;
    if (isThing(token.key) && (token.shape === 'T' || token.shape === 'U')) return !isMonth(token.key);
    if (token.shape !== 'T' && token.shape !== 'U') return false;
    if (token.caps && isCommon(token.key)) return false;
  }
  return false;
}

/** Does the text at a line's end run on into the next line? Told by the length of the line. */
function runsOn(tokens: readonly Token[], at: number): boolean {
  const end = tokens[at - 1];
  if (end === undefined) return false;
  let first = at - 1;
  while (first > 0 && tokens[first]?.line !== true && at - first < 40) first--;
  return end.to - (tokens[first]?.from ?? end.to) >= 40;
}

/** May token `at` continue the name that the token before it is part of? */
export function continues(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (token === undefined || before === undefined) return false;
  if (!joins(token.gap, before.shape === 'i' || sexOfTitle(before.key) !== undefined)) return false;
  if (!token.gap.includes('\n') || /[-‐‑\u00ad]/.test(token.gap)) return true;
  // Over a line's end only in running text: the line is long and the next one has small words.
  // In capitals: only where a full line breaks off behind a given name ("COMPLAINANT OWEN RHYS / PRITCHARD").
  if (token.caps) return before.caps && isForename(before.key) && !isCommon(token.key) && runsOn(tokens, at);
  if ((before.shape === 'i' && !token.gap.startsWith('.')) || !runsOn(tokens, at)) return false;
  return tokens.slice(at + 1, at + 5).some((next) => next.shape === 'l' && !next.line);
}

/** Does a surname's initial with its point end the sentence ("with Kyle and Jayden T. Lee Cragg pulled up")? Another whole name follows it. */
const endsSentence = (tokens: readonly Token[], at: number): boolean =>
  tokens[at + 1]?.gap === '. ' &&
  isForename(tokens[at + 1]?.key ?? '') &&
  tokens[at + 2]?.gap === ' ' &&
  isNamePart(tokens[at + 2], false);

/**
 * Reads a name that starts at token `start`: initials, given names, particles, surname. Gives the index behind its
 * last token, or `start` where there is none. In words of mixed case CAPITALS end the name ("Zafar MEHMOOD called").
 */
export function readName(tokens: readonly Token[], start: number, cued: boolean): number {
  let at = start;
  while (at < start + 4 && tokens[at]?.shape === 'i' && !opensExhibit(tokens, at) && (at === start || continues(tokens, at))) at++; // prettier-ignore
  let parts = 0;
  let end = start;
  const titled = sexOfTitle(tokens[start - 1]?.key ?? '') !== undefined;
  let surname = false;
  while (parts < 5) {
    const token = tokens[at];
    if (token === undefined || opensExhibit(tokens, at) || (at > start && !continues(tokens, at))) break;
    const hyphen = at > start && /[-‐‑–]/.test(token.gap);
    if (surname && !hyphen && token.shape !== 'U' && !token.caps) break;
    if (parts > 0 && token.shape === 'i' && endsSentence(tokens, at)) return at + 1;
    if (
      parts > 0 &&
      token.shape === 'i' &&
      token.key !== 'i' &&
      tokens[at + 1] !== undefined &&
      isNamePart(tokens[at + 1], false)
    ) {
      at++;
      continue;
    }
    if (parts > 0 && PARTICLES.has(token.key) && isNamePart(tokens[at + 1], true) && continues(tokens, at + 1)) {
      at++;
      continue;
    }
    // On a line of capitals only the first word has the cue's word for it; later ones must not be common words.
    const trusted =
      cued &&
      (parts === 0 ||
        (!token.caps && !MONTH_NAMES.has(token.key) && !STREET_WORDS.has(token.key) && !BODY_WORDS.has(token.key)));
    const middle =
      parts > 0 &&
      WORD_NAMES.has(token.key) &&
      isForename(token.key) &&
      isNamePart(tokens[at + 1], false) &&
      continues(tokens, at + 1);
    // Nor does a line of capitals show where the surname ends: it does at the first word that is no given name.
    if (
      token.caps &&
      parts > 0 &&
      !(cued && !titled && parts === 1 && isNamePart(token, false)) &&
      !hyphen &&
      !isForename(tokens[at - 1]?.key ?? '') &&
      tokens[at - 1]?.shape !== 'i' &&
      !PARTICLES.has(tokens[at - 1]?.key ?? '') &&
      !isForename(token.key)
    )
      break;
    // "Stu Barber", "Dean Price": behind a given name a capital word may be the surname.
    const last = tokens[at - 1];
    const surnamed =
      parts === 1 &&
      !token.caps &&
      token.shape === 'T' &&
      token.gap === ' ' &&
      last !== undefined &&
      last.shape === 'T' &&
      isForename(last.key) &&
      !(WORD_NAMES.has(last.key) && last.opens) &&
      wordSurname(token.key);
    if (!surnamed && !isNamePart(token, trusted || hyphen || middle)) break;
    if (token.caps && parts >= 4) break;
    if (parts > 0 && !hyphen && opensLabel(token.key) && !isForename(token.key)) break;
    if (!token.caps && token.shape === 'U' && token.key.length > 2) surname = true;
    parts++;
    at++;
    end = at;
  }
  if (parts === 0) return start;
  // "Warsame A Y": initials behind a lone surname.
  if (parts === 1 && end - start === 1) {
    let after = end;
    while (
      after < end + 3 &&
      tokens[after]?.shape === 'i' &&
      !opensExhibit(tokens, after) &&
      continues(tokens, after) &&
      !tokens[after]?.gap.includes('\n') &&
      tokens[after]?.key !== 'i'
    )
      after++;
    if (after > end && !(tokens[after] !== undefined && continues(tokens, after) && isNamePart(tokens[after], false)))
      return after;
  }
  return end;
}

/** Is this word, capital behind a given name, a surname although it is also a word? */
function wordSurname(key: string): boolean {
  return (
    WORD_NAMES.has(key) &&
    !isMonth(key) &&
    !isDay(key) &&
    !STREET_WORDS.has(key) &&
    !BODY_WORDS.has(key) &&
    !PERSON_VERBS.has(key) &&
    !/^(will|can|may|do|is)$/.test(key)
  );
}

/** Reads "SURNAME, Forename Forename" from token `start`; gives the index behind it, or `start`. */
export function readReversed(tokens: readonly Token[], start: number, cued: boolean): number {
  let at = start;
  if (!isNamePart(tokens[at], true)) return start;
  at++;
  while (
    tokens[at] !== undefined &&
    (/^[-‐‑]$/.test(tokens[at]?.gap ?? '') || (PARTICLES.has(tokens[at - 1]?.key ?? '') && tokens[at]?.gap === ' ')) &&
    isNamePart(tokens[at], true)
  )
    at++;
  const next = tokens[at];
  if (next === undefined || !/^, ?$/.test(next.gap) || next.shape === 'l' || next.shape === 'n') return start;
  if (!isForename(next.key) && !(cued && isNamePart(next, false)) && !(next.shape === 'i' && cued)) return start;
  at++;
  while (tokens[at]?.gap === ' ' || tokens[at]?.gap === '-') {
    const more = tokens[at];
    if (more === undefined || at - start > 5) break;
    if (sexOfTitle(more.key) !== undefined) return at + 1;
    if (
      !(more.shape === 'i' || isForename(more.key) || isNamePart(more, false)) ||
      more.shape === 'l' ||
      more.shape === 'n'
    )
      break;
    at++;
  }
  if (
    tokens[at] !== undefined &&
    /^ \($/.test(tokens[at]?.gap ?? '') &&
    sexOfTitle(tokens[at]?.key ?? '') !== undefined
  )
    at++;
  return namesThing(tokens, at) ? start : at;
}
