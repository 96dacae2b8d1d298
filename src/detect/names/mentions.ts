// One pass over a view for the roster's names: where they stand, and which people each place may be. Not here: which
// one it is where several may be meant (coreference.ts).
import type { Person } from '../../model/index.ts';
import {
  isRank,
  joins,
  namesThing,
  PARTICLES,
  relationOf,
  sexOfTitle,
  type Spots,
  type Token,
} from '../../people/index.ts';
import type { View } from '../view.ts';
import { gazetteerOf, type Entry, type Gazetteer, type Node } from './gazetteer.ts';
import { judgeSingle, tellsAlone } from './judge.ts';
import { misreadRank, nearForm, surnameFirst, type NearForm } from './near.ts';
import type { Roster } from '../../people/index.ts';

/** A place where a roster name stands. */
export interface Mention {
  /** Token indices: the name with its title. */
  readonly a: number;
  readonly b: number;
  readonly from: number;
  readonly to: number;
  /** The forms that match here, one or more people. */
  readonly entries: readonly Entry[];
  /** Two or more words of the name, or a whole body's name. */
  readonly strong: boolean;
  readonly title?: string;
  /** The slip with which it was found, where it does not stand as the roster has it. */
  readonly near?: NearForm;
}

const CHATTY = new Set(['PHONE-DOWNLOAD', 'EMAIL', 'EXHIBIT', 'LETTER']);
interface Match {
  readonly end: number;
  readonly entries: readonly Entry[];
}

/** The longest form that starts at token `at`. */
function longest(tokens: readonly Token[], at: number, root: Node, chatty: boolean): Match | undefined {
  let best: Match | undefined;
  // Small letters are a name in messages; in prose only where all of it is written small.
  const small = tokens[at]?.shape === 'l' && !chatty;
  const walk = (node: Node, index: number, apart: boolean): void => {
    const ends = apart ? node.ends?.filter(surnameFirst) : node.ends;
    if (node.firm === true && (best === undefined || index > best.end)) best = { end: index, entries: [] };
    if (ends !== undefined && ends.length > 0 && (best === undefined || index > best.end))
      best = { end: index, entries: ends };
    const token = tokens[index];
    if (token === undefined) return;
    const before = tokens[index - 1];
    let comma = apart;
    if (index > at) {
      const initial = before !== undefined && (before.shape === 'i' || before.key.length === 1);
      if (/^(?:, ?|, ?\n|\t)$/.test(token.gap)) comma = true;
      else if (!joins(token.gap, initial) && !/^ [&+] $|^\.?-$|^ - $/.test(token.gap)) return;
    }
    // Inside a name small letters are a particle ("van der Merwe").
    if (token.shape === 'l' && !chatty && !small && !PARTICLES.has(token.key) && token.key !== 'and') return;
    if (small && token.shape !== 'l') return;
    const next = node.next.get(token.key);
    if (next !== undefined) walk(next, index + 1, comma);
    // "Tatter-\nsall": a word parted at a line's end.
    const rest = tokens[index + 1];
    if (rest !== undefined && /^(?:[-‐‑\u00ad] ?\n ?|\u00ad)$/.test(rest.gap)) {
      const whole = node.next.get(token.key + rest.key);
      if (whole !== undefined) walk(whole, index + 2, comma);
    }
  };
  walk(root, at, false);
  return best;
}

function matchAt(
  tokens: readonly Token[],
  at: number,
  gazetteer: Gazetteer,
  chatty: boolean,
  small: ReadonlySet<string>,
): { match: Match; near?: NearForm } | undefined {
  const token = tokens[at];
  if (token === undefined) return undefined;
  const rest = tokens[at + 1];
  const parted = rest !== undefined && /^(?:[-‐‑\u00ad] ?\n ?|\u00ad)$/.test(rest.gap);
  const opens = gazetteer.root.next.has(token.key) || (parted && gazetteer.root.next.has(token.key + rest.key));
  const match = opens ? longest(tokens, at, gazetteer.root, chatty) : undefined;
  const near = nearForm(tokens, at, match?.end ?? at, gazetteer, chatty, small);
  if (near !== undefined) return { match: { end: near.end, entries: near.entries }, near };
  return match === undefined ? undefined : { match };
}

/** Every place in the view where a name of the roster stands. */
export function readMentions(view: View, roster: Roster, spots: Spots): Mention[] {
  const { tokens } = spots;
  const gazetteer = gazetteerOf(roster);
  const chatty = CHATTY.has(view.type);
  const mentions: Mention[] = [];
  // Where somebody whom the roster does not know is named in full, a part of that name is nobody of the roster.
  const others = spots.people.filter((spot) => spot.cue !== 'lone' && spot.cue !== 'given');
  let other = 0;
  const smallWords = new Set<string>();
  for (const token of tokens) if (token.shape === 'l') smallWords.add(token.key);
  for (let i = 0; i < tokens.length; i++) {
    const found = matchAt(tokens, i, gazetteer, chatty, smallWords);
    if (found === undefined) continue;
    const { match, near } = found;
    const first = tokens[i];
    const last = tokens[match.end - 1];
    if (first === undefined || last === undefined) continue;
    const words = tokens.slice(i, match.end);
    const small = words.every((token) => token.shape === 'l');
    if (match.entries.length === 0) {
      if (small && !chatty) continue;
      i = match.end - 1;
      continue;
    }
    const strong = (match.entries[0]?.keys.length ?? 1) > 1;
    while (other < others.length && (others[other]?.to ?? 0) <= first.from) other++;
    let entries = match.entries;
    if (!strong) {
      const judged = judgeSingle(tokens, i, match.entries, {
        chatty,
        ...(near === undefined ? {} : { meant: near.meant }),
        type: view.type,
        other: others[other],
      });
      if (judged === undefined) continue;
      entries = judged;
    } else if (small && near === undefined && !words.some(({ key }) => tellsAlone(key))) continue;
    else if (near !== undefined && /^\d$/.test(first.key) && namesThing(tokens, match.end)) continue;
    let a = i;
    let title: string | undefined;
    const before = tokens[i - 1];
    if (before !== undefined && titleStands(before, first)) {
      title = before.key;
      a--;
    }
    // "DC / Lowther", "RC Rees": the rank of an officer whose name was found, misread or on the line before.
    const rank = tokens[a - 1];
    if (
      title === undefined &&
      rank !== undefined &&
      entries.some((entry) => entry.person.role === 'officer') &&
      /^(?:\.? |\.? ?\n)$/.test(tokens[a]?.gap ?? '') &&
      (rank.shape === 'U' || rank.shape === 'T') &&
      (isRank(rank.key) || misreadRank(rank.key))
    )
      a--;
    let b = match.end;
    const after = tokens[b];
    let to = last.to;
    if (after !== undefined && sexOfTitle(after.key) !== undefined && relationOf(after.key) === undefined) {
      if (/^ \($/.test(after.gap) && view.text[after.to] === ')') {
        b++;
        to = after.to + 1;
        title ??= after.key;
      } else if (
        after.gap === ' ' &&
        after.shape === 'U' &&
        after.key.length < 4 &&
        strong &&
        tokens[b + 1]?.gap !== ' '
      ) {
        b++;
        to = after.to;
        title ??= after.key;
      }
    }
    mentions.push({
      a,
      b,
      from: tokens[a]?.from ?? first.from,
      to,
      entries,
      strong: strong || entries.some((entry) => entry.kind === 'organisation'),
      ...(near === undefined ? {} : { near }),
      ...(title === undefined ? {} : { title }),
    });
    i = b - 1;
  }
  return mentions;
}

function titleStands(title: Token, name: Token): boolean {
  if (sexOfTitle(title.key) === undefined || !/^(?:\.? |\.|\.? ?\n)$/.test(name.gap)) return false;
  return title.shape !== 'l' || /^(mr|mrs|ms|dr)$/.test(title.key);
}

/** The people a mention may mean. */
export function peopleOf(mention: Mention): Person[] {
  return [...new Set(mention.entries.map((entry) => entry.person))];
}
