// Is a single word that equals part of somebody's name that name here? "Grant" may be a verb, a street, another Grant.
// Judged by capitals and by the words on both sides. Not here: names of two words and more, which speak for themselves.
import {
  isCommon,
  isForename,
  isNamePart,
  isRank,
  joins,
  namesThing,
  sexOfTitle,
  wordNameStands,
  MONTH_NAMES,
  PERSON_VERBS,
  SENTENCE_WORDS,
  STREET_WORDS,
  WORD_NAMES,
  type Spot,
  type Token,
} from '../../people/index.ts';
import { parseName } from '../../people/index.ts';
import type { DocumentType } from '../../model/index.ts';
import { against, bears, fitsWhole, initialFits } from './borne.ts';
import type { Entry } from './gazetteer.ts';

export interface Place {
  /** Messages and letters, where small letters may begin a name. */
  readonly chatty: boolean;
  /** The word that is meant, where the one that stands is misread. */
  readonly meant?: string;
  readonly type: DocumentType;
  /** The next name found without the roster that ends behind this word. */
  readonly other: Spot | undefined;
}

const CUE_WORDS = new Set([
  'called',
  'named',
  'tell',
  'told',
  'ask',
  'asked',
  'with',
  'saw',
  'ring',
  'text',
  'texted',
  'rang',
  'hi',
  'hello',
  'dear',
  'hiya',
  'love',
  'thanks',
  'ta',
  'from',
  'and',
  'cos',
  'is',
  'bye',
  'poor',
  'our',
]);

/** The entries that may be meant by the single word at token `at`; undefined where it is no name of theirs. */
export function judgeSingle(
  given: readonly Token[],
  place: number,
  entries: readonly Entry[],
  where: Place,
): readonly Entry[] | undefined {
  const [tokens, at] = where.meant === undefined ? [given, place] : asMeant(given, place, where.meant);
  const token = tokens[at];
  if (token === undefined) return undefined;
  const { key } = token;
  const before = tokens[at - 1];
  const next = tokens[at + 1];
  if (token.shape === 'l') return where.chatty ? inSmallLetters(tokens, at, entries) : inProse(tokens, at, entries);
  const title =
    before !== undefined &&
    sexOfTitle(before.key) !== undefined &&
    /^\.?[ \n]+$|^\.$/.test(token.gap) &&
    before.shape !== 'l'
      ? before
      : undefined;
  const ranked =
    before !== undefined && (isRank(before.key) || before.shape === 'n') && token.gap === ' ' && rankBefore(tokens, at);
  // A rank before the word makes it an officer's name: the officer reader has it.
  if (ranked) {
    const officers = entries.filter((entry) => entry.person.role === 'officer');
    return officers.length > 0 ? officers : undefined;
  }
  let fit = entries.filter(
    (entry) => entry.person.role !== 'officer' || entry.kind !== 'surname' || !(WORD_NAMES.has(key) || isCommon(key)),
  );
  if (fit.length === 0) return undefined;
  const wordy = WORD_NAMES.has(key) || isCommon(key) || MONTH_NAMES.has(key);
  const house = next !== undefined && /^(flat|apartment|apt)$/.test(next.key);
  if (
    title === undefined &&
    !house &&
    namesThing(tokens, at + 1) &&
    !(token.shape === 'U' && !token.caps && !wordy && !STREET_WORDS.has(next?.key ?? ''))
  )
    return undefined;
  if (
    title === undefined &&
    before !== undefined &&
    /^(?:the|THE)$/.test(before.raw) &&
    token.gap === ' ' &&
    next?.gap === ' ' &&
    namesThing(tokens, at + 1)
  )
    return undefined;
  // Part of a longer name that nobody of the roster bears: "Mr Grant Pappas", "Mark Tierney", "T. Brierley".
  const { other } = where;
  if (other !== undefined && other.from <= token.from && other.to >= token.to) {
    const whole = parseName(other.text);
    const size = whole.given.length + whole.surname.length;
    if (size > 1 && !entries.some((entry) => fitsWhole(entry.person, other.text))) return undefined;
  }
  if (title === undefined && before !== undefined && joins(token.gap, before.shape === 'i')) {
    const lead = before.shape === 'i' && (token.gap === ' ' || token.gap === '. ');
    fit = fit.filter(
      (entry) =>
        !(
          entry.kind === 'surname' &&
          lead &&
          !initialFits(entry, before.key) &&
          !(before.key === 'i' || before.key === 'a')
        ),
    );
    if (fit.length === 0) return undefined;
    const hyphen = /[-‐]/.test(token.gap);
    if (hyphen && (before.shape === 'T' || before.shape === 'U') && before.key.length > 1 && where.meant === undefined)
      return undefined;
    if (
      !token.gap.includes('\n') &&
      isForename(before.key) &&
      before.shape !== 'l' &&
      !isCommon(before.key) &&
      fit.every((entry) => entry.kind === 'surname') &&
      !entries.some((entry) => bears(entry.person, before.key))
    )
      return undefined;
  }
  if (
    next !== undefined &&
    /^[-‐]$/.test(next.gap) &&
    (next.shape === 'T' || next.shape === 'U') &&
    next.key.length > 2 &&
    !isCommon(next.key) &&
    fit.every((entry) => entry.kind !== 'forename' && entry.kind !== 'short' && entry.kind !== 'alias')
  ) {
    return undefined;
  }
  if (
    title === undefined &&
    fit.every((entry) => entry.kind !== 'surname') &&
    next !== undefined &&
    next.gap === ' ' &&
    !token.caps &&
    isNamePart(next, false) &&
    (next.shape === 'U' || next.shape === 'T')
  ) {
    const role = entries.some((entry) => bears(entry.person, next.key));
    if (!role) return undefined;
  }
  if (title !== undefined) {
    const sex = sexOfTitle(title.key);
    const sexed = fit.filter((entry) => sex === 'either' || !against(entry.person, sex));
    const surnames = sexed.filter((entry) => entry.kind === 'surname');
    return surnames.length > 0 ? surnames : sexed.length > 0 ? sexed : undefined;
  }
  if (!wordy) return fit;
  if (fieldAlone(tokens, at) && fit.some((entry) => entry.person.source === 'manifest')) return fit;
  if (other !== undefined && other.from <= token.from && other.to >= token.to && other.cue !== 'given') return fit;
  if (token.caps) return inCapitals(tokens, at) ? fit : undefined;
  // Police write surnames in capitals: SUMMERS, MAY.
  if (token.shape === 'U' && fit.some((entry) => entry.kind === 'surname' || entry.kind === 'alias')) return fit;
  // "Ffion - 12 High Street": a row that begins with a name.
  if (token.line && next !== undefined && /^ [-–] $|^: $|^\t/.test(next.gap)) return fit;
  return wordNameStands(tokens, at) ? fit : undefined;
}

/** So many words on each side are looked at. */
const AROUND = 8;

/** The words around a misread one, with that one as it was meant. */
function asMeant(tokens: readonly Token[], at: number, meant: string): readonly [Token[], number] {
  const first = Math.max(0, at - AROUND);
  const around = tokens.slice(first, at + AROUND);
  const own = tokens[at];
  if (own === undefined) return [around, at - first];
  // "lqbal": a capital I read as a small l.
  const opened = own.shape === 'l' && own.raw.startsWith('l') && meant.startsWith('i');
  const shape = own.shape === 'n' ? (/\p{Ll}/u.test(own.raw) ? 'T' : 'U') : opened ? 'T' : own.shape;
  around[at - first] = { ...own, key: meant, shape };
  return [around, at - first];
} // prettier-ignore

/** Does a word say whom it means by itself: long enough, and no word of the language? */
export const tellsAlone = (key: string): boolean => key.length > 4 && !isCommon(key) && !WORD_NAMES.has(key);

const THING = /^(?:the|a|an|this|that|some|any|no|my|your|our|his|her|their|of)$/;

/** In prose a name written small is taken for one only where it is no other word and nothing makes it a thing. */
function inProse(tokens: readonly Token[], at: number, entries: readonly Entry[]): readonly Entry[] | undefined {
  const token = tokens[at];
  if (token === undefined || !tellsAlone(token.key) || THING.test(tokens[at - 1]?.key ?? '')) return undefined;
  if (!/(?:^|[\s"“'‘(])$/.test(token.gap) || /^(?:[_@-]|\.\S?$)/.test(tokens[at + 1]?.gap ?? '')) return undefined;
  const listed = entries.filter(({ person, kind }) => person.source === 'manifest' && kind !== 'initials');
  return listed.length > 0 ? listed : undefined;
}

function inSmallLetters(tokens: readonly Token[], at: number, entries: readonly Entry[]): readonly Entry[] | undefined {
  const token = tokens[at];
  if (token === undefined || token.key.length < 3) return undefined;
  const wordy = WORD_NAMES.has(token.key) || isCommon(token.key);
  const before = tokens[at - 1];
  const next = tokens[at + 1];
  // Inside an address of the net or a handle it is no name of its own.
  if (!/(?:^|[\s"“'‘(>])$/.test(token.gap) || (next !== undefined && /^(?:[_@]|\.\S?$)/.test(next.gap)))
    return undefined;
  // "[28/02/2025, 02:51] scott: …": who sent the message.
  if (/\] $|^\t$/.test(token.gap) && next !== undefined && /^:/.test(next.gap)) return entries;
  const cue = before !== undefined && token.gap === ' ' && CUE_WORDS.has(before.key);
  const speaks =
    next !== undefined &&
    next.gap === ' ' &&
    (PERSON_VERBS.has(next.key) || /^(keeps|kept|is|has|wont|cant|isnt|wants|do|be|just)$/.test(next.key));
  if (wordy && !SENTENCE_WORDS.has(token.key) && isForename(token.key) && (speaks || (cue && before?.key !== 'and')))
    return entries;
  if (wordy)
    return cue &&
      /^(called|named|tell|told|ask|asked|text|texted|rang|dear|hi|hiya)$/.test(before?.key ?? '') &&
      token.key !== 'will'
      ? entries
      : undefined;
  if (tellsAlone(token.key) && !THING.test(before?.key ?? '')) {
    const listed = entries.filter(({ person, kind }) => person.source === 'manifest' && kind !== 'initials');
    if (listed.length > 0) return listed;
  }
  return entries.filter((entry) => entry.kind !== 'short' || token.key.length > 3).length > 0 && isForename(token.key)
    ? entries
    : cue
      ? entries
      : undefined;
}

/** Does the word fill a field: behind a label, a bar or a tab, or behind "witnessed by", with nothing after it? */
function fieldAlone(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (token === undefined || !/^$|^ ?[\n\t|(;]|^ [|(]/.test(next?.gap ?? '')) return false;
  if (/[\t|:\]][ \n]*$/.test(token.gap)) return next === undefined || next.gap !== '';
  const before = tokens[at - 1]?.key ?? '';
  return token.gap === ' ' && /^(?:witnessed|witness|signed|signature|viewed|oic)$/.test(before === 'by' ? (tokens[at - 2]?.key ?? '') : before); // prettier-ignore
}

/** On a line of capitals a word that is also a name needs a verb of speech, a label or a comma with its other half. */
function inCapitals(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  const before = tokens[at - 1];
  if (
    next !== undefined &&
    next.gap === ' ' &&
    /^(says|said|states|stated|told|tells|asked|arrived|reports|reported|confirms)$/.test(next.key)
  )
    return true;
  if (before !== undefined && /: *$/.test(tokens[at]?.gap ?? '')) return true;
  // A list of names; a payment on a bank statement.
  if (before !== undefined && tokens[at]?.gap === ', ' && isForename(before.key) && !isCommon(before.key)) return true;
  if (before !== undefined && /^(?:fpo|fpi|bgc|bp|tfr|payee|faster)$/.test(before.key)) return true;
  return before !== undefined && /^(named|called|alias|nickname)$/.test(before.key);
}

function rankBefore(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (before === undefined) return false;
  if (isRank(before.key) && before.shape !== 'l') return true;
  const two = tokens[at - 2];
  return before.shape === 'n' && two !== undefined && isRank(two.key) && two.shape !== 'l' && before.gap.length < 3;
}
