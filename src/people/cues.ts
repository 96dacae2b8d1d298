// Names behind a cue: a title, a word of relation, "called", a form's label. Not here: names told by their own look.
import type { LabelKind } from './labels.ts';
import type { PutName } from './names-found.ts';
import { isForename, isNamePart, namesThing, readName, readReversed } from './shape.ts';
import { isRank, relationOf, sexOfTitle, WORD_TITLES } from './titles.ts';
import type { Token } from './tokens.ts';
import { isCommon, isMonth, MONTH_NAMES, WORD_NAMES } from './words.ts';

const link = /^(?: |, |: |, ?my |\s?\(|\s?[-–]\s)["“‘']?$/;

const PEOPLE_WORDS = new Set([
  'somebody',
  'someone',
  'man',
  'woman',
  'lad',
  'lady',
  'girl',
  'boy',
  'bloke',
  'guy',
  'male',
  'female',
  'person',
  'mate',
  'friend',
  'dealer',
  'fella',
  'geezer',
  'him',
  'her',
  'he',
  'she',
  'everybody',
  'everyone',
  'kid',
  'youth',
]);

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

/** Does one capital letter and nothing else stand behind the title? */
function isLetterAlone(tokens: readonly Token[], at: number): boolean {
  const [title, letter, next] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (!/^(?:mr|mrs|ms|miss)$/.test(title?.key ?? '') || letter?.shape !== 'i' || !/^[A-HJ-Z]$/.test(letter.raw))
    return false;
  return next === undefined || !/^(?:\.? |-|['’])$/.test(next.gap) || next.shape === 'l';
}

export function readTitled(tokens: readonly Token[], at: number): number {
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
  // "Mr B from the corner": somebody who does not want to be named.
  if (end === at + 1) return isLetterAlone(tokens, at) ? at + 2 : at;
  return end;
}

export function readRelated(tokens: readonly Token[], at: number, chatty: boolean): [number, number] | undefined {
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

/** The name that starts at `at`, where it is no thing. */
function nameAlone(tokens: readonly Token[], at: number): [number, number] | undefined {
  const end = readName(tokens, at, true);
  return end === at || namesThing(tokens, end) ? undefined : [at, end];
}

export function readCalled(tokens: readonly Token[], at: number, chatty: boolean): [number, number] | undefined {
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
    // "her baby's name, Zuzia."
    else if (
      /^['’]s /.test(word.gap) &&
      tokens[i]?.gap === ', ' &&
      tokens[i]?.shape === 'T' &&
      !isCommon(tokens[i]?.key ?? '')
    )
      return nameAlone(tokens, i); // prettier-ignore
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
  // "somebody called Big Tone", "a man known as Ginger": nicknames of plain words, of people only.
  if (
    isCommon(next.key) &&
    next.shape === 'T' &&
    tokens.slice(Math.max(0, at - 4), at).some((word) => PEOPLE_WORDS.has(word.key))
  ) {
    let last = i + 1;
    while (last < i + 3 && tokens[last]?.shape === 'T' && tokens[last]?.gap === ' ') last++;
    return namesThing(tokens, i) || isMonth(next.key) ? undefined : [i, last];
  }
  const end = readName(tokens, i, true);
  return end === i || namesThing(tokens, end) ? undefined : [i, end];
}

/** Names behind a label: one, or a list parted by ";", "/", "&" or "and". */
export function readLabelled(tokens: readonly Token[], start: number, kind: LabelKind, put: PutName): boolean {
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
