// Names told by their own look: reversed, a given name with a surname, "Zafar MEHMOODI", "J. Oyelowe", a lone given name.
// Not here: names behind a cue.
import type { DocumentType } from '../model/index.ts';
import { isGivenName } from './given-names.ts';
import type { Cue } from './names-found.ts';
import { isForename, isNamePart, namesThing, readName, readReversed, continues } from './shape.ts';
import { sexOfTitle } from './titles.ts';
import type { Token } from './tokens.ts';
import { wordNameStands } from './word-names.ts';
import { BODY_WORDS, BRANDS, isCommon, SPELLING, STREET_WORDS, WORD_NAMES } from './words.ts';

/** Words before a lone capital letter that make it a class, a seat or a page and no initial. */
const LETTERED = new Set(
  'class coach platform section unit flat room block part category schedule level grade wing exhibit item plan door bay gate row seat zone hepatitis vitamin type group junction camera code option figure appendix annex annexe paragraph article form band pack side ward year score division'.split(
    ' ',
  ),
);

const VOWEL = /[aeiouy]/;

/** Names told by their own look: reversed, given name and surname, "Zafar MEHMOOD", "J. Oyelowo", a lone given name. */
export function readCapitals(
  tokens: readonly Token[],
  at: number,
  text: string,
  type: DocumentType,
): { from: number; to: number; cue: Cue } | undefined {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (token === undefined) return undefined;
  if (token.shape === 'i') return readInitials(tokens, at, type);
  const { key } = token;
  if (/^(st|saint|ss)$/.test(tokens[at - 1]?.key ?? '') && /^\.? $/.test(token.gap)) return undefined;
  if (next !== undefined && next.gap.startsWith(', ')) {
    const end = readReversed(tokens, at, false);
    if (end > at && (token.shape === 'U' || (isNamePart(token, false) && end > at + 2)) && !afterNumber(tokens, at))
      return { from: at, to: end, cue: 'reversed' };
  }
  const part = isNamePart(token, isForename(key));
  if (!part) return undefined;
  const wordy = WORD_NAMES.has(key);
  if (SPELLING.has(key) && (SPELLING.has(next?.key ?? '') || SPELLING.has(tokens[at - 1]?.key ?? ''))) return undefined;
  // "Maison Aubry Rose d'Avril": in the middle of a run of capitals a word is no given name.
  const lead = tokens[at - 1];
  if (
    wordy &&
    token.gap === ' ' &&
    lead?.shape === 'T' &&
    !lead.opens &&
    !isCommon(lead.key) &&
    sexOfTitle(lead.key) === undefined &&
    !token.caps
  )
    return undefined;
  const end = readName(tokens, at, isForename(key));
  if (end > at + 1) {
    const second = tokens[end - 1];
    const thing = namesThing(tokens, end);
    const fit = second !== undefined && isNamePart(second, false);
    if (!thing && !afterNumber(tokens, at) && !isCommonPair(tokens, at, end)) {
      if (isForename(key) && !(wordy && !fit)) return { from: at, to: end, cue: 'full' };
      // Police style: forename in small letters, SURNAME in capitals.
      if (
        !token.caps &&
        token.shape === 'T' &&
        second?.shape === 'U' &&
        second.key.length > (isForename(key) ? 2 : 3) &&
        VOWEL.test(second.key) &&
        !isCommon(second.key) &&
        !isCommon(key)
      ) {
        return { from: at, to: end, cue: 'capitals' };
      }
      // "PARVEEN Rukhsana" at the head of a row; "VAUGHAN Rhodri".
      if (!token.caps && token.shape === 'U' && isForename(tokens[at + 1]?.key ?? '') && key.length > 2)
        return { from: at, to: end, cue: 'reversed' };
    }
    if (isForename(key) && !wordy && !thing) return undefined;
  }
  if (
    !token.caps &&
    token.shape === 'U' &&
    next !== undefined &&
    next.gap === ' ' &&
    next.shape === 'T' &&
    isForename(next.key) &&
    key.length > 2 &&
    !isCommon(key) &&
    !STREET_WORDS.has(key) &&
    !BODY_WORDS.has(key) &&
    VOWEL.test(key)
  ) {
    const stop = readName(tokens, at + 1, false);
    if (stop > at + 1 && !namesThing(tokens, stop)) return { from: at, to: stop, cue: 'reversed' };
  }
  // "DODDS KAYLEIGH 19/12/94": in a log, before a date or a comma.
  if (
    token.caps &&
    next?.caps === true &&
    next.gap === ' ' &&
    key.length > 3 &&
    VOWEL.test(key) &&
    isForename(next.key) &&
    !isForename(key) &&
    ![key, next.key].some((word) => isCommon(word) || STREET_WORDS.has(word) || BODY_WORDS.has(word)) &&
    /^,? \d{1,2}[/.-]\d{1,2}[/.-]\d{2}|^,/.test(text.slice(next.to, next.to + 10))
  )
    return { from: at, to: at + 2, cue: 'reversed' };
  // Directly before a telephone number in a list, a notebook or a contact card.
  if (
    end > at &&
    phoneFollows(text, tokens[end - 1]?.to ?? 0) &&
    !token.caps &&
    !isCommon(key) &&
    (isForename(key) || type === 'PHONE-DOWNLOAD')
  ) {
    return { from: at, to: end, cue: 'contact' };
  }
  if (!isForename(key) || end !== at + 1 || namesThing(tokens, end)) return loneUnknown(tokens, at);
  return loneGiven(tokens, at) ? { from: at, to: at + 1, cue: 'given' } : undefined;
}

/** The index behind a shop or brand that reads like a person ("W H Smith") and starts here, or `at`. */
export function brandAt(tokens: readonly Token[], at: number): number {
  const token = tokens[at];
  if (token === undefined || (token.shape !== 'T' && token.shape !== 'U' && token.shape !== 'i')) return at;
  let run = token.key;
  for (let i = at + 1; i < at + 3; i++) {
    const next = tokens[i];
    if (next === undefined || !/^(?: |\. ?| & )$/.test(next.gap)) return at;
    run += `_${next.key}`;
    if (BRANDS.has(run)) return i + 1;
  }
  return at;
}

/** Does a row of a list begin with this word, behind its number ("W4 Kenji Watanabe") or at the line's start? */
export function headsRow(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (token === undefined || (token.shape !== 'T' && token.shape !== 'U')) return false;
  return (
    token.line ||
    (before !== undefined && before.line && /^[A-Z]?\d{1,2}$/.test(before.raw) && /^[.):]?[ \t]+$/.test(token.gap))
  );
}

/** "140 Merthyr", "12 May Close": what stands behind a house number is a street. */
function afterNumber(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return (
    before !== undefined &&
    before.shape === 'n' &&
    /^\d{1,4}[a-z]?$/i.test(before.raw) &&
    tokens[at]?.gap === ' ' &&
    namesThing(tokens, at + 1)
  );
}

export function isCommonPair(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (token !== undefined && token.shape !== 'i' && !isCommon(token.key) && !STREET_WORDS.has(token.key))
      return false;
  }
  return true;
}

function readInitials(
  tokens: readonly Token[],
  at: number,
  type: DocumentType,
): { from: number; to: number; cue: Cue } | undefined {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (token === undefined) return undefined;
  if (before !== undefined && !token.opens && !token.line && LETTERED.has(before.key)) return undefined;
  if (before !== undefined && before.shape === 'n' && token.gap === ' ') return undefined;
  // In clinical notes L. and R. are sides.
  if (type === 'MEDICAL' && (token.key === 'l' || token.key === 'r') && !token.opens && !token.line) return undefined;
  let i = at;
  while (tokens[i]?.shape === 'i' && i < at + 3 && (i === at || continues(tokens, i))) i++;
  const surname = tokens[i];
  if (surname === undefined || !continues(tokens, i)) return undefined;
  const dotted = surname.gap.startsWith('.');
  const several = i - at > 1;
  if (!isNamePart(surname, false) || surname.key.length < 3) return undefined;
  if ((token.key === 'a' || token.key === 'i') && !dotted && !several && (surname.caps || surname.shape !== 'U'))
    return undefined;
  if (surname.caps && !dotted && !several && (!token.opens || token.key === 'a' || token.key === 'i')) return undefined;
  if (token.opens && dotted && /^[\d.]/.test(token.gap)) return undefined;
  const end = readName(tokens, at, false);
  return end > i && !namesThing(tokens, end) ? { from: at, to: end, cue: 'initial' } : undefined;
}

function loneGiven(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const next = tokens[at + 1];
  const before = tokens[at - 1];
  if (token === undefined || isCommon(token.key) || WORD_NAMES.has(token.key)) {
    return token !== undefined && !token.caps && WORD_NAMES.has(token.key) && wordNameStands(tokens, at);
  }
  if (/^(at|in|near|from|to|of)$/.test(before?.key ?? '') && !token.opens && next?.gap.startsWith(',') === true)
    return false;
  // "Jacob's Well", "outside Mario's.": a thing or place called after somebody.
  if (next !== undefined && /^['’]s /i.test(next.gap) && next.shape === 'T') return false;
  if (next !== undefined && /^['’]s[.,;)\n]/i.test(next.gap)) return false;
  if (token.caps) return token.shape === 'U' && isGivenName(token.key);
  if (
    before !== undefined &&
    !token.opens &&
    token.gap === ' ' &&
    (before.shape === 'T' || before.shape === 'U') &&
    !before.opens &&
    !isCommon(before.key) &&
    sexOfTitle(before.key) === undefined
  )
    return false;
  return true;
}

/** A capital mid-sentence that nobody knows, where a person is told or tells something: "I told Folasade". */
function loneUnknown(tokens: readonly Token[], at: number): { from: number; to: number; cue: Cue } | undefined {
  const token = tokens[at];
  const next = tokens[at + 1];
  const before = tokens[at - 1];
  // "cell 3 (Wilkes)": another detainee.
  const detained =
    token?.shape === 'T' && before?.shape === 'n' && tokens[at - 2]?.key === 'cell' && token.gap === ' (';
  if (detained && !isCommon(token.key)) return { from: at, to: at + 1, cue: 'lone' };
  if (token === undefined || token.caps || token.shape !== 'T' || token.opens || token.line) return undefined;
  if (
    token.key.length < 3 ||
    isCommon(token.key) ||
    WORD_NAMES.has(token.key) ||
    STREET_WORDS.has(token.key) ||
    BODY_WORDS.has(token.key) ||
    !/^ \(?$/.test(token.gap)
  )
    return undefined;
  // "the Okeke twins": a family.
  if (
    before?.key === 'the' &&
    next?.gap === ' ' &&
    /^(twins|family|brothers|sisters|boys|girls|children|household|kids|lads)$/.test(next.key)
  )
    return { from: at, to: at + 1, cue: 'lone' };
  if (before === undefined || before.shape !== 'l' || namesThing(tokens, at + 1)) return undefined;
  if (next !== undefined && next.gap === ' ' && (next.shape === 'T' || next.shape === 'U')) return undefined;
  const acts =
    next?.gap === ' ' &&
    next.shape === 'l' &&
    /^(said|says|told|asked|shouted|replied|came|went|ran|rang|phoned|texted|took|got|saw|heard|knows|thinks|wants|whispered|screamed|started|helped|grabbed|cried)$/.test(
      next.key,
    );
  const told =
    /^(told|tell|asked|rang|phoned|texted|messaged|and|with|called|thanked|heard|saw|met|married|helped|hugged)$/.test(
      before.key,
    ) && !/^(the|a)$/.test(before.key);
  if (acts && !/^(the|at|in|near|from|to|of|a|an)$/.test(before.key)) return { from: at, to: at + 1, cue: 'lone' };
  return told && (acts || /^(told|tell|asked|phoned|texted|messaged|thanked|hugged)$/.test(before.key))
    ? { from: at, to: at + 1, cue: 'lone' }
    : undefined;
}

/** Does a telephone number stand right behind this offset? */
export function phoneFollows(text: string, at: number): boolean {
  return /^(?: ?\([a-z ]{2,12}\))?[ \t:,]{1,4}\(?(?:\+44|0)[\d ()-]{7,}/.test(text.slice(at, at + 40));
}
