// Finds names in a text by what stands around them (title, relation, label, capitals, common given names), without
// knowing who is in the case. Not here: whose name it is (roster.ts), and forms of people already known (detect/names).
import type { DocumentType } from '../model/index.ts';
import { isGivenName } from './given-names.ts';
import { isForename, isNamePart, namesThing, readName, readReversed, continues } from './shape.ts';
import { labelAt, type LabelKind } from './labels.ts';
import { officerAt, type OfficerSpot } from './officers.ts';
import { isRank, relationOf, sexOfTitle, WORD_TITLES, type Relation } from './titles.ts';
import { tokenise, type Token } from './tokens.ts';
import {
  BODY_WORDS,
  BRANDS,
  isCommon,
  isMonth,
  MONTH_NAMES,
  PERSON_VERBS,
  SENTENCE_WORDS,
  SPELLING,
  STREET_WORDS,
  WORD_NAMES,
} from './words.ts';

/** Why a stretch is taken for a name, from the surest to the weakest. */
export type Cue =
  | 'label'
  | 'titled'
  | 'reversed'
  | 'full'
  | 'capitals'
  | 'relation'
  | 'called'
  | 'sender'
  | 'contact'
  | 'closing'
  | 'initial'
  | 'given'
  | 'lone';

/** A name found in a text. */
export interface Spot {
  /** UTF-16 offsets, title included, possessive not. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly cue: Cue;
  readonly label?: LabelKind;
  readonly relation?: Relation;
  readonly title?: string;
  /** An age told beside the name. */
  readonly age?: number;
}

/** An officer found in a text. */
export interface OfficerFound extends OfficerSpot {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What a text tells of names. */
export interface Spots {
  readonly tokens: readonly Token[];
  readonly people: readonly Spot[];
  readonly officers: readonly OfficerFound[];
}

const CHATTY: ReadonlySet<DocumentType> = new Set(['PHONE-DOWNLOAD', 'EMAIL', 'EXHIBIT', 'LETTER', 'NOTEBOOK']);

/** Words before a lone capital letter that make it a class, a seat or a page and no initial. */
const LETTERED = new Set(
  'class coach platform section unit flat room block part category schedule level grade wing exhibit item plan door bay gate row seat zone hepatitis vitamin type group junction camera code option figure appendix annex annexe paragraph article form band pack side ward year score division'.split(
    ' ',
  ),
);

const link = /^(?: |, |: |, ?my |\s?\(|\s?[-–]\s)["“‘']?$/;
const BETWEEN = new Set([
  'called',
  'named',
  'is',
  'was',
  'being',
  'name',
  's',
  'of',
  'whose',
  'who',
  'a',
  'the',
  'one',
]);

const IN_LAW: Relation = { kind: 'relative' };

/** Finds the names of people and officers in a text. */
export function spotNames(text: string, type: DocumentType): Spots {
  const tokens = tokenise(text);
  const people: (Spot & { a: number; b: number })[] = [];
  const officers: OfficerFound[] = [];
  const chatty = CHATTY.has(type);
  let free = 0;

  const put = (a: number, b: number, cue: Cue, more: Partial<Spot> = {}): void => {
    const first = tokens[a];
    const last = tokens[b - 1];
    if (first === undefined || last === undefined || b <= a) return;
    let to = last.to;
    if (text[to] === ')' && text.slice(first.from, to).includes('(')) to++;
    const kin = more.relation ?? relationBeside(tokens, b);
    const age = /^[,\s]*\(?(?:aged? )?(\d{1,2})(?=\)|,| ?yrs| years| ?y\/?o)/.exec(text.slice(to, to + 16))?.[1];
    people.push({
      a,
      b,
      from: first.from,
      to,
      text: text.slice(first.from, to),
      cue,
      ...more,
      ...(kin === undefined ? {} : { relation: kin }),
      ...(age === undefined ? {} : { age: Number(age) }),
    });
    free = b;
  };

  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === undefined) break;
    // Officers first: a rank and a number say it best, and their names stand on both sides of the rank.
    if ((token.shape === 'U' || token.shape === 'T' || token.shape === 'i') && token.key.length < 15) {
      const officer = officerAt(tokens, i);
      if (officer !== undefined && trustOfficer(tokens, officer, i)) {
        const start = tokens[officer.from]?.from ?? 0;
        const end = tokens[officer.to - 1]?.to ?? 0;
        officers.push({ ...officer, start, end, text: text.slice(start, end) });
        while (people.length > 0 && (people.at(-1)?.b ?? 0) > officer.from) people.pop();
        free = officer.to;
        i = officer.to - 1;
        continue;
      }
    }
    if (i < free) continue;
    const brand = brandAt(tokens, i);
    if (brand > i) {
      i = brand - 1;
      continue;
    }
    const label = labelAt(tokens, i);
    if (label !== undefined && label.next >= free) {
      const taken = readLabelled(tokens, label.next, label.kind, put);
      if (taken) {
        i = Math.max(i, free - 1);
        continue;
      }
    }
    if ((type === 'MG9' || type === 'MG10') && headsRow(tokens, i)) {
      const end = sexOfTitle(token.key) === undefined ? readName(tokens, i, true) : readTitled(tokens, i);
      if (end > i + 1 && !namesThing(tokens, end) && !isCommonPair(tokens, i, end)) {
        put(i, end, 'label', {
          label: 'witness',
          ...(sexOfTitle(token.key) === undefined ? {} : { title: token.key }),
        });
        i = end - 1;
        continue;
      }
    }
    const title = sexOfTitle(token.key);
    if (title !== undefined && (token.shape !== 'l' || (chatty && /^(mr|mrs|ms|miss|dr)$/.test(token.key)))) {
      const end = readTitled(tokens, i);
      if (end > i) {
        put(i, end, 'titled', { title: token.key });
        i = end - 1;
        continue;
      }
    }
    const kin = token.key === 'law' && tokens[i - 1]?.key === 'in' ? IN_LAW : relationOf(token.key);
    if (kin !== undefined && !(token.shape === 'i')) {
      const found = readRelated(tokens, i, chatty);
      if (found !== undefined) {
        put(found[0], found[1], 'relation', { relation: kin });
        i = found[1] - 1;
        continue;
      }
    }
    if (
      token.shape === 'l' ||
      (token.caps && (token.key === 'called' || token.key === 'named' || token.key === 'name'))
    ) {
      const end = readCalled(tokens, i, chatty);
      if (end !== undefined) {
        put(end[0], end[1], 'called');
        i = end[1] - 1;
      }
      continue;
    }
    if (token.shape === 'n') continue;
    const found = readCapitals(tokens, i, text, type);
    if (found !== undefined) {
      put(found.from, found.to, found.cue);
      i = found.to - 1;
    }
  }
  addClosings(tokens, text, people, put);
  people.sort((x, y) => x.from - y.from);
  return { tokens, people: people.map(({ a: _a, b: _b, ...spot }) => spot), officers };
}

/** "DI", "DS", "PS", "CI" and "Inspector" are other words too: they need a number or a name that looks like one. */
function trustOfficer(tokens: readonly Token[], spot: OfficerSpot, at: number): boolean {
  const rank = tokens[at];
  if (rank === undefined) return false;
  if (rank.shape === 'i' && !(tokens[at + 1]?.gap === '/')) return false;
  if (spot.collar !== undefined) return true;
  const name = spot.name === undefined ? undefined : tokens[spot.name[0]];
  return name !== undefined && !(rank.caps && isCommon(name.key) && !WORD_NAMES.has(name.key)) && spot.from >= at;
}

/** "Kelly-Ann, my sister", "Miss Gwilliam, his teacher", "Rafiq is my brother": a relation told behind the name. */
function relationBeside(tokens: readonly Token[], at: number): Relation | undefined {
  const first = tokens[at];
  if (first === undefined) return undefined;
  let i = at;
  if (/^(, |\s?\(|\s[-–]\s)$/.test(first.gap)) {
    if (first.key === 'who') i++;
    if (/^(is|was)$/.test(tokens[i]?.key ?? '') && i > at) i++;
  } else if (first.gap === ' ' && (first.key === 'is' || first.key === 'was')) i++;
  else return undefined;
  const owner = tokens[i]?.key ?? '';
  const owned = /^(my|his|her|our|their|your|the|a|an|s)$/.test(owner);
  if (owned) i++;
  for (let k = 0; k < 3; k++, i++) {
    const token = tokens[i];
    if (token === undefined || (i > at && k > 0 && !/^[ -]$/.test(token.gap))) return undefined;
    const kin = relationOf(token.key);
    if (kin !== undefined) return owned || /\($/.test(first.gap) ? kin : undefined;
    if (token.shape !== 'l') return undefined;
  }
  return undefined;
}

function readTitled(tokens: readonly Token[], at: number): number {
  const title = tokens[at];
  const next = tokens[at + 1];
  if (title === undefined || next === undefined || !/^(?:\.? |\.|\.? ?\n)$/.test(next.gap)) return at;
  // "5 Whinfell Dr Stockport": behind a street's name Dr is Drive.
  const before = tokens[at - 1];
  if (
    title.key === 'dr' &&
    before !== undefined &&
    title.gap === ' ' &&
    !title.opens &&
    (before.shape === 'T' || before.shape === 'U') &&
    !before.opens &&
    !isCommon(before.key)
  )
    return at;
  // "Mr and Mrs Akroyd": the second title reads the name.
  if (WORD_TITLES.has(title.key)) {
    if (title.shape === 'l' || (title.opens && next.shape === 'T' && isCommon(next.key))) return at;
    if (title.caps && (isCommon(next.key) || (next.shape === 'i' && !isNamePart(tokens[at + 2], false)))) return at;
  }
  if (next.shape === 'l' && title.shape === 'l') return isForename(next.key) || !isCommon(next.key) ? at + 2 : at;
  const deeper = sexOfTitle(next.key) !== undefined && !WORD_NAMES.has(next.key) ? readTitled(tokens, at + 1) : at + 1;
  if (deeper > at + 1) return deeper;
  const end = readName(tokens, at + 1, true);
  if (end === at + 1) return at;
  return end;
}

function readRelated(tokens: readonly Token[], at: number, chatty: boolean): [number, number] | undefined {
  const word = tokens[at];
  let i = at + 1;
  const first = tokens[i];
  if (word === undefined || first === undefined || !link.test(first.gap)) return undefined;
  // "my boss, who is called Dev", "the operative was Mark Tierney", "my neighbour's name is Dev".
  let steps = 0;
  while (tokens[i]?.shape === 'l' && BETWEEN.has(tokens[i]?.key ?? '') && steps < 4) {
    i++;
    steps++;
  }
  const next = tokens[i];
  if (next === undefined || (i > at + 1 && !/^ ["“‘']?$/.test(next.gap))) return undefined;
  if (first.gap.includes('(') && steps > 0) return undefined;
  if (sexOfTitle(next.key) !== undefined && next.shape !== 'l') {
    const end = readTitled(tokens, i);
    if (end > i) return [i, end];
  }
  if (next.shape === 'l') {
    if (chatty && steps === 0 && isForename(next.key) && !isCommon(next.key) && first.gap === ' ') return [i, i + 1];
    return undefined;
  }
  if (isRank(next.key) || (isCommon(next.key) && !isForename(next.key))) return undefined;
  if (next.caps) {
    const reversed = readReversed(tokens, i, false);
    if (reversed > i) return [i, reversed];
    if (isCommon(next.key) && !(WORD_NAMES.has(next.key) && isForename(next.key))) return undefined;
    const after = tokens[i + 1];
    const told = after === undefined || after.line || isCommon(after.key) || isNamePart(after, false);
    if (
      !isForename(next.key) &&
      (!told || first.gap === ', ' || /(?:ed|ing|ly|ful|ous|ught|ent)$/.test(next.key) || next.key.length < 3)
    )
      return undefined;
  }
  // After a comma only what cannot open a clause: "my mum, Yesterday".
  const end = readName(tokens, i, true);
  if (end === i || namesThing(tokens, end)) return undefined;
  if (MONTH_NAMES.has(next.key) && end === i + 1 && isMonth(next.key) && steps > 0) return undefined;
  return [i, end];
}

function readCalled(tokens: readonly Token[], at: number, chatty: boolean): [number, number] | undefined {
  const word = tokens[at];
  if (word === undefined) return undefined;
  let i = at + 1;
  const { key } = word;
  if (key === 'called' || key === 'named') {
    if (
      tokens[i]?.key === 'him' ||
      tokens[i]?.key === 'her' ||
      tokens[i]?.key === 'himself' ||
      tokens[i]?.key === 'herself'
    )
      i++;
  } else if (key === 'name') {
    if (/^(of|is|was|as|being)$/.test(tokens[i]?.key ?? '')) i++;
    else if (!/^ ["“‘]$/.test(tokens[i]?.gap ?? '')) return undefined;
  } else if (key === 'known' && tokens[i]?.key === 'as') i++;
  else return undefined;
  const next = tokens[i];
  if (next === undefined || !/^[ \n]["“‘']?$/.test(next.gap)) return undefined;
  if (next.shape === 'l') {
    const ok = chatty && key !== 'name' && isForename(next.key) && (WORD_NAMES.has(next.key) || !isCommon(next.key));
    return ok ? [i, i + 1] : undefined;
  }
  if (next.shape === 'n' || next.shape === 'i') return undefined;
  if (sexOfTitle(next.key) !== undefined) {
    const end = readTitled(tokens, i);
    return end > i ? [i, end] : undefined;
  }
  if (next.caps && isCommon(next.key)) return undefined;
  const end = readName(tokens, i, true);
  return end === i || namesThing(tokens, end) ? undefined : [i, end];
}

type PutName = (a: number, b: number, cue: Cue, more?: Partial<Spot>) => void;

/** Names behind a label: one, or a list parted by ";", "/", "&" or "and". */
function readLabelled(tokens: readonly Token[], start: number, kind: LabelKind, put: PutName): boolean {
  let at = start;
  let any = false;
  for (let turn = 0; turn < 6; turn++) {
    const token = tokens[at];
    if (token === undefined || token.shape === 'n' || (token.shape === 'l' && turn > 0)) break;
    // A relation may stand between: "NOK DAUGHTER MRS H TATTERSALL", "NOK: husband, Huw Thomas".
    const kin = relationOf(token.key);
    if (kin !== undefined && !(isForename(token.key) && token.shape === 'T')) {
      const next = tokens[at + 1];
      if (turn > 0 || next === undefined || next.gap.includes('\n') || !/^[ ,:(–-]+$/.test(next.gap)) break;
      const found = readLabelledOne(tokens, at + 1, kind);
      if (found === undefined) break;
      put(at + 1, found, 'label', { label: kind, relation: kin });
      any = true;
      at = found;
    } else {
      const found = readLabelledOne(tokens, at, kind);
      if (found === undefined) break;
      const title = sexOfTitle(token.key) === undefined ? {} : { title: token.key };
      put(at, found, kind === 'sender' ? 'sender' : 'label', { label: kind, ...title });
      any = true;
      at = found;
    }
    const next = tokens[at];
    if (next === undefined || !/^(?: ?; {0,3}| ?\/ ?| & | and |, )$/.test(next.gap)) break;
    if (next.gap === ', ' && !(next.shape === 'T' || next.shape === 'U')) break;
  }
  return any;
}

function readLabelledOne(tokens: readonly Token[], at: number, kind: LabelKind): number | undefined {
  const token = tokens[at];
  if (token === undefined || token.shape === 'l' || token.shape === 'n') return undefined;
  if (isRank(token.key)) return undefined;
  if (
    isCommon(token.key) &&
    !isForename(token.key) &&
    !/^own|former|sender/.test(kind) &&
    sexOfTitle(token.key) === undefined
  )
    return undefined;
  if (sexOfTitle(token.key) !== undefined) {
    const end = readTitled(tokens, at);
    if (end > at) return end;
  }
  const reversed = readReversed(tokens, at, true);
  if (reversed > at) return reversed;
  const sure =
    kind === 'own' || kind === 'own-surname' || kind === 'own-forenames' || kind === 'former' || kind === 'sender';
  if (token.caps && isCommon(token.key) && !(WORD_NAMES.has(token.key) && (sure || isNamePart(tokens[at + 1], false))))
    return undefined;
  const end = readName(tokens, at, true);
  if (end === at) return undefined;
  if (namesThing(tokens, end) && kind !== 'alias') return undefined;
  return end;
}

const VOWEL = /[aeiouy]/;

/** Names told by their own look: reversed, given name and surname, "Zafar MEHMOOD", "J. Oyelowo", a lone given name. */
function readCapitals(
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
function brandAt(tokens: readonly Token[], at: number): number {
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
function headsRow(tokens: readonly Token[], at: number): boolean {
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

function isCommonPair(tokens: readonly Token[], from: number, to: number): boolean {
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

/** Does a word that is also a name ("Rose", "Mark", "Will") stand here as a name? Judged by what is next to it. */
export function wordNameStands(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const next = tokens[at + 1];
  const before = tokens[at - 1];
  if (token === undefined || (token.shape !== 'T' && token.shape !== 'U')) return false;
  if (namesThing(tokens, at + 1)) return false;
  const follower = next !== undefined && /^[ ]$/.test(next.gap) ? next.key : '';
  const possessive = next !== undefined && /^['’]s\b/i.test(next.gap);
  const acts = PERSON_VERBS.has(follower) && next?.shape === 'l';
  // A line that only wraps does not begin a sentence.
  const wraps = /^ ?\n ?$/.test(token.gap) && before?.shape === 'l';
  const previous = token.gap === ' ' || wraps ? (before?.key ?? '') : '';
  const starts = token.opens || (token.line && !wraps);
  // A single word in quotation marks is what somebody is called.
  const quoted = /["“‘']$/.test(token.gap) && next !== undefined && /^["”’']/.test(next.gap) && !possessive;
  if (quoted && token.shape === 'T') return !MONTH_NAMES.has(token.key) || isForename(token.key);
  // "Stockport to Hope", "Chinley, Edale, Hope": stations and towns in a row.
  const place = tokens[at - (token.gap === ', ' ? 1 : 2)];
  if (/^(to|from|via|at|near|towards)$/.test(previous) || token.gap === ', ') {
    if (
      place !== undefined &&
      place.shape === 'T' &&
      !place.opens &&
      !isForename(place.key) &&
      sexOfTitle(place.key) === undefined &&
      relationOf(place.key) === undefined
    )
      return false;
  }
  if (MONTH_NAMES.has(token.key)) {
    // "He would send it to April", "I spoke to May".
    const given =
      previous === 'to' &&
      /^(it|spoke|speak|said|talk|talked|gave|them|that|listen|listened|happened)$/.test(tokens[at - 2]?.key ?? '');
    if (given) return next === undefined || next.shape !== 'n';
    if (
      /^(in|last|next|since|until|till|by|early|late|mid|of|this|each|every|from|during|before|on|and|or|to|about|around|end|the|a|my|our|your)$/.test(
        previous,
      )
    )
      return false;
    if (before?.shape === 'n' && token.gap.length < 3) return false;
    if (next?.shape === 'n' && next.gap.length < 3) return false;
    if (/^(is|was|will|has|of|and|or|the|last|this|holidays|term|camp|coming)$/.test(follower) && !possessive)
      return false;
    return !starts || (acts && !/^(would|could|come|came|went|has|had|does|did|put)$/.test(follower));
  }
  if (
    /^(the|a|an|this|that|these|some|any|no|of|in|at|my|your|our|his|her|their|s)$/.test(previous) &&
    !possessive &&
    !(previous === 'that' && acts)
  )
    return false;
  if (follower === 'of') return false;
  if (!starts)
    return !(
      before?.shape === 'T' &&
      token.gap === ' ' &&
      !before.opens &&
      !isCommon(before.key) &&
      sexOfTitle(before.key) === undefined &&
      !isForename(before.key)
    );
  if (possessive) return true;
  if (!SENTENCE_WORDS.has(token.key) && isForename(token.key)) return true;
  if (acts && !(isModal(token.key) && /^(and|put|made|took|got|had|did|come)$/.test(follower))) return true;
  // "Mark, I did not sleep": an address to somebody.
  return (
    next !== undefined &&
    /^, ?\n?$/.test(next.gap) &&
    isForename(token.key) &&
    /^(i|i'm|im|ive|can|could|did|do|please|thank|thanks|you|we|it|just|as|sorry)$/.test(next.key)
  );
}

const isModal = (key: string): boolean =>
  key === 'will' || key === 'may' || key === 'grant' || key === 'hope' || key === 'mark';

/** A capital mid-sentence that nobody knows, where a person is told or tells something: "I told Folasade". */
function loneUnknown(tokens: readonly Token[], at: number): { from: number; to: number; cue: Cue } | undefined {
  const token = tokens[at];
  const next = tokens[at + 1];
  const before = tokens[at - 1];
  if (token === undefined || token.caps || token.shape !== 'T' || token.opens || token.line) return undefined;
  if (
    token.key.length < 3 ||
    isCommon(token.key) ||
    WORD_NAMES.has(token.key) ||
    STREET_WORDS.has(token.key) ||
    BODY_WORDS.has(token.key) ||
    token.gap !== ' '
  )
    return undefined;
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

const CLOSING =
  /(?:^|\n)[ \t]*(?:yours (?:sincerely|faithfully|truly|own)|your own|(?:kind|best|warm|many)? ?regards|best wishes|many thanks|with thanks|thanks|cheers|love|signed)[,.]?[ \t]*\n/gi;

/** The names under a letter's or a message's closing words. */
function addClosings(tokens: readonly Token[], text: string, people: { a: number; b: number }[], put: PutName): void {
  let first = 0;
  for (const hit of text.matchAll(CLOSING)) {
    const from = hit.index + hit[0].length;
    while (first < tokens.length && (tokens[first]?.from ?? 0) < from) first++;
    let at = first;
    for (let line = 0; line < 3; line++) {
      const token = tokens[at];
      if (token === undefined || (tokens[at]?.from ?? 0) - from > 200 || (line > 0 && !token.line)) break;
      let start = at;
      if (sexOfTitle(token.key) !== undefined) start++;
      const end = readName(tokens, start, true);
      const head = tokens[start];
      // Below the first line only what is plainly a name: job titles stand there too.
      const whole =
        end - start > 1 &&
        tokens[end]?.line !== false &&
        tokens.slice(start, end).every((token) => token.shape === 'i' || isNamePart(token, token.gap === '-'));
      if (line > 0 && start === at && head !== undefined && head.shape !== 'i' && !isForename(head.key) && !whole)
        break;
      const tail = tokens[end];
      if (
        end === start ||
        (tail !== undefined && !tail.line && !/[,(|\t]|BEd|  /.test(tail.gap) && !/^[A-Z]/.test(tail.raw))
      )
        break;
      if (tokens.slice(start, end).some((t) => BODY_WORDS.has(t.key) && !WORD_NAMES.has(t.key))) break;
      // A part of the name that looked like one by itself gives way to the whole.
      for (let k = people.length - 1; k >= 0; k--) {
        const spot = people[k];
        if (spot !== undefined && spot.a >= at && spot.b <= end && spot.b - spot.a < end - at) people.splice(k, 1);
      }
      if (!people.some((spot) => spot.a < end && spot.b > at)) put(at, end, 'closing');
      at = end;
      while (at < tokens.length && tokens[at]?.line !== true) at++;
    }
  }
}
