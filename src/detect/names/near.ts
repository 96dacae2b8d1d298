// A form of a roster name with one slip of a scan or a pen in it: a letter taken for another, a space lost or come. The
// more of the rest of the name agrees, the shorter the damaged word may be; a word that is a word or a name of its own
// stays what it is. Not here: forms that stand as they are (mentions.ts).
import {
  BODY_WORDS,
  isCommon,
  isForename,
  isMonth,
  isRank,
  joins,
  looksAlike,
  PARTICLES,
  relationOf,
  sexOfTitle,
  slipBetween,
  STREET_WORDS,
  WORD_NAMES,
  type Slip,
  type Token,
} from '../../people/index.ts';
import type { Entry, Gazetteer, Node } from './gazetteer.ts';

/** A form that stands with one slip. */
export interface NearForm {
  /** Behind its last token. */
  readonly end: number;
  readonly entries: readonly Entry[];
  /** The damaged word as it stands, and as the roster has it. */
  readonly written: string;
  readonly meant: string;
  readonly slip: Slip;
  /** Too little of the name agrees to say whose it is. */
  readonly doubtful: boolean;
}

/** One word of a form, and the slip where it is the damaged one. */
interface Step {
  readonly key: string;
  readonly written: Token;
  readonly slip: Slip | null;
}

/** Words as short as this in a form are initials and abbreviations. */
const WORD = 3;
/** A damaged word that stands alone has so many letters; so many where its slip is none of look-alikes. */
const ALONE = 4;
const ALONE_OTHER = 7;

const telling = (key: string): boolean => key.length > WORD && !isCommon(key) && !WORD_NAMES.has(key);

/** Has this word a meaning of its own: a word of the language, a name that is listed, something that `small` letters show? */
function ownWord(key: string, gazetteer: Gazetteer, small: ReadonlySet<string>): boolean {
  if (isCommon(key) || WORD_NAMES.has(key) || isForename(key) || isMonth(key) || small.has(key)) return true;
  if (STREET_WORDS.has(key) || BODY_WORDS.has(key) || isRank(key)) return true;
  return relationOf(key) !== undefined || sexOfTitle(key) !== undefined || gazetteer.listed.has(key);
}

/** Letters with a digit among them are no word of any kind. */
const mixed = (key: string): boolean => /\d/.test(key) && (key.match(/\d/g)?.length ?? 0) * 2 < key.length;

/** Does a digit in an initial's place count or number something: "5 Garrity" at a line's start, "rang Garrity 5 times"? */
function counts(tokens: readonly Token[], off: Step, steps: readonly Step[]): boolean {
  const at = tokens.indexOf(off.written);
  const before = tokens[at - 1];
  if (off === steps[0])
    return off.written.line || before?.shape === 'n' || /^(?:no|nos|number|flat|room|unit|bay|page|item|exhibit)$/.test(before?.key ?? ''); // prettier-ignore
  return off === steps.at(-1) && tokens[at + 1]?.gap === ' ';
}

/** Does the form carry one slip at this place? */
function carries(
  entry: Entry,
  steps: readonly Step[],
  tokens: readonly Token[],
  gazetteer: Gazetteer,
  smallWords: ReadonlySet<string>,
): boolean {
  const off = steps.find((step) => step.slip !== null);
  if (off === undefined || off.slip === null) return false;
  const { written, key: meant, slip } = off;
  const rest = steps.filter((step) => step !== off);
  const words = rest.filter((step) => step.key.length >= WORD);
  const sure = slip === 'digit' || slip === 'look-alike';
  // "lqbal": a capital I read as a small l.
  const small = steps.every((step) => step.written.shape === 'l' && !(step.slip !== null && capitalRead(step)));
  // Where the name itself is written small, that its words stand small tells nothing.
  const own = !mixed(written.key) && ownWord(written.key, gazetteer, written.shape === 'l' ? NONE : smallWords);
  if (small && !words.some(({ key }) => telling(key)) && (own || !sure || meant.length < ALONE_OTHER)) return false;
  if (meant.length === 1) return sure && words.length > 0 && (slip === 'digit' ? !counts(tokens, off, steps) : written.shape === 'i' || small || capitalRead(off));
  if (rest.length === 0) {
    if (!/^(?:surname|forename|short|alias)$/.test(entry.kind) || own) return false;
    if (slip === 'digit') return meant.length >= ALONE && mixed(written.key);
    return meant.length >= (sure ? ALONE : ALONE_OTHER);
  }
  if (meant.length <= WORD) return sure && (own ? words.some(({ key }) => telling(key)) : words.length > 0);
  if (words.length === 0) return !own && (meant.length >= ALONE_OTHER || sure);
  if (own) return sure && !isForename(written.key) && words.some(({ key }) => telling(key));
  return sure || meant.length > ALONE;
} // prettier-ignore

/** Is its small l a capital I? */
const capitalRead = ({ key, written }: Step): boolean => written.raw.startsWith('l') && key.startsWith('i');

const NONE: ReadonlySet<string> = new Set();

/** Could it be somebody else's name: another initial, or a short or known word with nothing but initials beside it? */
function isDoubtful({ key, written, slip }: Step, steps: readonly Step[], gazetteer: Gazetteer): boolean {
  if (slip === 'digit') return false;
  if (key.length === 1) return true;
  if (steps.some((step) => step.slip === null && step.key.length >= WORD)) return false;
  return key.length < ALONE_OTHER - 1 || gazetteer.root.next.has(written.key);
}

/** The longest form with one slip that starts at token `at` and goes past `least`. `small`: words that the text writes small. */
export function nearForm(
  tokens: readonly Token[],
  at: number,
  least: number,
  gazetteer: Gazetteer,
  chatty: boolean,
  small: ReadonlySet<string>,
): NearForm | undefined {
  let best: NearForm | undefined;
  const first = tokens[at];
  if (first === undefined) return undefined;
  // Small letters are a name in messages, and where all of it is written small.
  const smallToo = chatty || first.shape === 'l' || first.raw === first.raw.toLowerCase();
  const joined = first.key.length > WORD * 2 - 1 && first.shape !== 'l' ? gazetteer.joined.get(first.key) : undefined;
  if (joined !== undefined && least < at + 1 && !gazetteer.root.next.has(first.key))
    best = { end: at + 1, entries: joined, written: first.key, meant: joined[0]?.keys.join(' ') ?? '', slip: 'other', doubtful: false }; // prettier-ignore
  const walk = (node: Node, index: number, apart: boolean, steps: readonly Step[]): void => {
    const off = steps.find((step) => step.slip !== null);
    if (off !== undefined && off.slip !== null && node.ends !== undefined && index > Math.max(least, best?.end ?? 0)) {
      const entries = node.ends.filter(
        (entry) => (!apart || surnameFirst(entry)) && carries(entry, steps, tokens, gazetteer, small),
      );
      if (entries.length > 0)
        best = { end: index, entries, written: off.written.key, meant: off.key, slip: off.slip, doubtful: isDoubtful(off, steps, gazetteer) }; // prettier-ignore
    }
    const token = tokens[index];
    if (token === undefined) return;
    if (token.shape === 'l' && !smallToo && token.key.length > 1 && !PARTICLES.has(token.key) && token.key !== 'and')
      return;
    let comma = apart;
    if (index > at) {
      if (/^(?:, ?|, ?\n|\t)$/.test(token.gap)) comma = true;
      else if (!joins(token.gap, tokens[index - 1]?.shape === 'i') && !/^ [&+] $|^\.?-$|^ - $/.test(token.gap)) return;
    }
    const exact = node.next.get(token.key);
    if (exact !== undefined) walk(exact, index + 1, comma, [...steps, { key: token.key, written: token, slip: null }]);
    if (off !== undefined) return;
    for (const { word, slip } of near(token, node, index === at, gazetteer)) {
      const next = node.next.get(word);
      if (next !== undefined) walk(next, index + 1, comma, [...steps, { key: word, written: token, slip }]);
    }
    // "Akr oyd": a space came into the word.
    const rest = tokens[index + 1];
    if (rest === undefined || rest.gap !== ' ' || token.key.length + rest.key.length <= WORD * 2) return;
    if (!/\p{L}/u.test(token.key + rest.key) || (ownWord(token.key, gazetteer, small) && ownWord(rest.key, gazetteer, small))) return; // prettier-ignore
    const whole = node.next.get(token.key + rest.key);
    if (whole !== undefined)
      walk(whole, index + 2, comma, [...steps, { key: token.key + rest.key, written: token, slip: 'other' }]);
  };
  walk(gazetteer.root, at, false, []);
  return best;
}

/** The words behind `node` that a token may be meant to be. */
function near(token: Token, node: Node, opens: boolean, gazetteer: Gazetteer): readonly { word: string; slip: Slip }[] {
  const { key } = token;
  if (key.length === 1) {
    const letters = opens ? gazetteer.initials : [...node.next.keys()].filter((word) => word.length === 1);
    return letters
      .filter((letter) => looksAlike(key, letter))
      .map((word) => ({ word, slip: /\d/.test(key) ? ('digit' as const) : ('look-alike' as const) }));
  }
  if (!/\p{L}/u.test(key) || PARTICLES.has(key)) return [];
  if (opens) return gazetteer.near.find(key);
  const found: { word: string; slip: Slip }[] = [];
  for (const word of node.next.keys()) {
    const slip = word.length > 1 ? slipBetween(key, word) : null;
    if (slip !== null) found.push({ word, slip });
  }
  return found;
}

/** Surname first, as behind a comma. */
export const surnameFirst = (entry: Entry): boolean =>
  entry.kind === 'reversed' || (entry.kind === 'initials' && (entry.keys[0]?.length ?? 0) > 1);

const SHORT_RANKS = ['pc', 'dc', 'ds', 'ps', 'di', 'dci', 'tdc', 'wpc', 'sgt', 'insp', 'pcso', 'supt'];

/** Is this folded word a rank with one letter misread ("OC", "RC", "5gt")? Only beside what else tells an officer. */
export const misreadRank = (key: string): boolean =>
  !isRank(key) && SHORT_RANKS.some((rank) => rank.length === key.length && /^(?:digit|look-alike)$/.test(slipBetween(key, rank) ?? '')); // prettier-ignore
