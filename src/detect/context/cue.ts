// Cues: telling phrases, each a pattern woken by one of its trigger words and run on that sentence alone. One table per
// kind of data; this file only runs them. A sentence has a longest length, so no pattern can take more than linear time.
import type { Category, Evidence } from '../../model/index.ts';
import type { Known, Hit } from '../recogniser.ts';
import type { View } from '../view.ts';
import { clauseAround, trim } from './clause.ts';
import { withoutLead, withoutNames } from './aside.ts';
import type { Prose, Stretch } from './prose.ts';
import { isQuoted, proseOf } from './prose.ts';

/** One telling phrase. */
export interface Cue {
  /** Trigger words, lower case, parted by spaces, or a pattern of whole words: one of them stands in every match. */
  readonly on: string | RegExp;
  /** Run on one sentence. A group `it` is what the finding starts from; without it the whole match. */
  readonly pattern: RegExp;
  /** How far the finding reaches: the words alone, from them to the clause's end, the clause, the sentence. */
  readonly grow: 'words' | 'rest' | 'clause' | 'sentence';
  /** For people: what was seen, never the words. */
  readonly says: string;
  readonly weight: number;
  readonly traits?: readonly string[];
  /** Signs in the sentence that the phrase means something else. */
  readonly unless?: RegExp;
  /** The sentence must hold this too. */
  readonly needs?: RegExp;
  /** Takes part inside quotation marks too (default: yes). */
  readonly quoted?: boolean;
}

/** A pattern that matches where either does. */
export const either = (a: RegExp, b: RegExp | undefined): RegExp =>
  b ? new RegExp(`${a.source}|${b.source}`, 'iu') : a;

/** A pattern of words that begin like the patterns of a list (their first three plain letters). */
export function wakesLike(list: readonly string[], ...more: readonly string[]): RegExp {
  const starts = new Set(list.map((pattern) => /^[a-z]{1,3}/iu.exec(pattern)?.[0] ?? ''));
  starts.delete('');
  const short = [...starts].filter((start) => start.length < 3).map((start) => `${start}\\p{L}{0,3}$`);
  return new RegExp(
    `^(?:${[...[...starts].filter((start) => start.length === 3), ...short, ...more].join('|')})`,
    'iu',
  );
}

/** A table of cues, ready to run. */
export type CueTable = readonly {
  readonly cue: Cue;
  readonly words: readonly string[] | RegExp;
  readonly pattern: RegExp;
  /** The same without regard to case, for sentences all in capitals. */
  readonly loud: RegExp;
}[];

/** Makes a table ready: once, at load. */
export function cueTable(cues: readonly Cue[]): CueTable {
  const table = cues.map((cue) => ({
    cue,
    words: typeof cue.on === 'string' ? cue.on.split(/\s+/) : cue.on,
    pattern: new RegExp(cue.pattern.source, [...new Set(`${cue.pattern.flags}gu`)].join('')),
    loud: new RegExp(cue.pattern.source, [...new Set(`${cue.pattern.flags}giu`)].join('')),
  }));
  tables.push(table);
  wakened.clear();
  woken = new WeakMap();
  return table;
}

/** A cue that matched. */
export interface CueMatch {
  readonly cue: Cue;
  readonly sentence: Stretch;
  readonly no: number;
  readonly core: Stretch;
  readonly span: Stretch;
}

/** A sentence that opens with a small word ("Our gate …") read as if it stood inside one; the length stays. */
const lowerFirst = (text: string): string =>
  /^["“(]?(?:My|Our|Her|His|Their|The|She|He|They|We|A|An|At|In|On|Is|Was|Works?|Lives?|Every|There|One|With|When|Where|To|From|Just|Only|Employed|Staying|Living|Same|Has|Had|Been)\b/u.test(
    text,
  )
    ? text.replace(/\p{Lu}/u, (letter) => letter.toLowerCase())
    : text;

/** Sentences as the patterns read them, made once for all tables. */
interface Read {
  readonly text: string;
  /** All in capitals. */
  readonly loud: boolean;
}
const reads = new WeakMap<Prose, (Read | undefined)[]>();

function readSentence(known: (Read | undefined)[], prose: Prose, no: number): Read {
  const before = known[no];
  if (before) return before;
  const { from, to } = prose.sentences[no] as Stretch;
  const text = lowerFirst(prose.text.slice(from, to));
  const read = { text, loud: !/\p{Ll}/u.test(text) };
  known[no] = read;
  return read;
}

/** Every table of the program: a word is asked once which cues it wakes in all of them. */
const tables: CueTable[] = [];

/** What a word wakes: pairs of a table's number and a cue's. */
const wakened = new Map<string, readonly number[]>();
/** Words remembered; bounded, so that a long-lived process stays small. */
const MOST_WORDS = 50_000;
const NO_CUE: readonly number[] = [];

function wakenedBy(word: string): readonly number[] {
  const known = wakened.get(word);
  if (known !== undefined) return known;
  const found = tables.flatMap((table, t) =>
    table.flatMap(({ words }, no) =>
      (words instanceof RegExp ? words.test(word) : words.includes(word)) ? [t, no] : [],
    ),
  );
  if (wakened.size > MOST_WORDS) wakened.clear();
  wakened.set(word, found.length === 0 ? NO_CUE : found);
  return found;
}

/** For each table the cues that words of a prose wake, with those words in the order of the prose. */
let woken = new WeakMap<Prose, ReadonlyMap<CueTable, ReadonlyMap<number, string[]>>>();

function wake(prose: Prose): ReadonlyMap<CueTable, ReadonlyMap<number, string[]>> {
  const known = woken.get(prose);
  if (known !== undefined) return known;
  const all = new Map<CueTable, Map<number, string[]>>();
  for (const word of prose.index.keys()) {
    const pairs = wakenedBy(word);
    for (let i = 0; i < pairs.length; i += 2) {
      const table = tables[pairs[i] ?? 0] ?? [];
      const cues = all.get(table) ?? new Map<number, string[]>();
      all.set(table, cues);
      const words = cues.get(pairs[i + 1] ?? 0);
      if (words === undefined) cues.set(pairs[i + 1] ?? 0, [word]);
      else words.push(word);
    }
  }
  woken.set(prose, all);
  return all;
}

/** Every match of a table in a view, in no particular order. */
export function* matchCues(view: View, table: CueTable): Generator<CueMatch> {
  const prose = proseOf(view);
  const known = reads.get(prose) ?? [];
  reads.set(prose, known);
  const awoken = [...(wake(prose).get(table) ?? [])].sort(([a], [b]) => a - b);
  for (const [place, awake] of awoken) {
    const { cue, words, pattern, loud } = table[place] as CueTable[number];
    const asked = new Set<number>();
    for (const word of words instanceof RegExp ? awake : words)
      for (const no of prose.index.get(word) ?? []) asked.add(no);
    for (const no of asked) {
      const sentence = prose.sentences[no] as Stretch;
      const read = readSentence(known, prose, no);
      const { text } = read;
      if (cue.unless?.test(text) || (cue.needs && !cue.needs.test(text))) continue;
      for (const match of text.matchAll(read.loud ? loud : pattern)) {
        const it = match.groups?.['it'];
        const whole = match[0];
        const start = sentence.from + match.index + (it === undefined ? 0 : Math.max(0, whole.indexOf(it)));
        const core = trim(prose.text, start, start + (it ?? whole).length);
        if (core.to <= core.from) continue;
        if (cue.quoted === false && isQuoted(prose, sentence, core.from)) continue;
        yield { cue, sentence, no, core, span: reach(prose, sentence, core, cue.grow) };
      }
    }
  }
}

function reach(prose: Prose, sentence: Stretch, core: Stretch, grow: Cue['grow']): Stretch {
  if (grow === 'words') return core;
  if (grow === 'sentence') return trim(prose.text, sentence.from, sentence.to);
  const clause = clauseAround(prose, sentence, core.from, core.to);
  return grow === 'rest' ? { from: core.from, to: clause.to } : clause;
}

/** The person who speaks at a place: whoever made the statement, where the clause speaks of itself outside quotes. */
export function speakerAt(view: View, known: Known, sentence: Stretch, span: Stretch): string | undefined {
  if (view.about === undefined || (view.type !== 'MG11' && view.type !== 'VPS')) return undefined;
  const prose = proseOf(view);
  if (isQuoted(prose, sentence, span.from)) return undefined;
  if (!known.roster.people.some((person) => person.id === view.about)) return undefined;
  return /\b(?:I|I'm|I've|I'd|me|my|myself|we|our)\b/u.test(prose.text.slice(span.from, span.to))
    ? view.about
    : undefined;
}

/** The defendant, where the telling words follow right after the defendant's own name: "SMITH lives at". */
function defendantBefore(view: View, known: Known, at: number): string | undefined {
  const before = proseOf(view)
    .text.slice(Math.max(0, at - 40), at)
    .replace(
      /(?:\s+(?:who|also|now|has|had|is|was|currently|still|lives?|living|lived|stays?|staying|resides?|works?|at|in|with|the))*\s*$/iu,
      '',
    );
  const word = /[\p{L}'-]+$/u.exec(before)?.[0].toLowerCase();
  if (word === undefined) return undefined;
  return known.roster.people.find(
    (person) =>
      person.role === 'defendant' &&
      (word === 'defendant' || person.names.some((name) => name.toLowerCase().split(/\s+/u).at(-1) === word)),
  )?.id;
}

/** Hits of one category from a table; several cues in one span become one hit that keeps all its evidence. */
export function* hitsOf(view: View, known: Known, category: Category, table: CueTable): Generator<Hit> {
  const groups = new Map<string, { first: CueMatch; evidence: Evidence[]; traits: Set<string> }>();
  for (const match of matchCues(view, table)) {
    const key = `${String(match.span.from)}-${String(match.span.to)}`;
    const evidence: Evidence = { kind: 'cue', says: match.cue.says, weight: match.cue.weight };
    const group = groups.get(key);
    if (group) {
      if (!group.evidence.some((one) => one.says === evidence.says)) group.evidence.push(evidence);
      for (const trait of match.cue.traits ?? []) group.traits.add(trait);
    } else groups.set(key, { first: match, evidence: [evidence], traits: new Set(match.cue.traits) });
  }
  const { text } = proseOf(view);
  for (const { first, evidence, traits } of groups.values()) {
    const whose = speakerAt(view, known, first.sentence, first.span) ?? defendantBefore(view, known, first.core.from);
    const span = first.cue.grow === 'words' ? first.span : withoutLead(text, withoutNames(text, first.span, known));
    yield hitAt(category, span, evidence, [...traits], whose);
  }
}

/** A hit in the shape that recognisers give. */
export function hitAt(
  category: Category,
  span: Stretch,
  evidence: readonly Evidence[],
  traits: readonly string[] = [],
  whose?: string,
): Hit {
  return {
    from: span.from,
    to: span.to,
    category,
    evidence,
    ...(traits.length ? { traits } : {}),
    ...(whose === undefined ? {} : { whose }),
  };
}
