// Reads the sets of text that the tagger is trained on (none of them is part of the project; see ATTRIBUTION.md), each
// into samples. What a set does not mark is left open, so that it teaches nothing of it.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { COUNT, labelNo, type Label } from '../labels.ts';
import { normalise } from '../../view.ts';
import type { Sample } from './learn.ts';

const bit = (label: Label): number => 1 << labelNo(label);
const ANY = (1 << COUNT) - 1;
/** No name, whatever else it is: what sets of names say of the words between. */
export const NO_NAME = ANY & ~(bit('PERSON') | bit('LOC') | bit('ORG'));
const NOTHING = bit('O');

interface Mark {
  from: number;
  to: number;
  allowed: number;
}

/** The sample in the notation in which texts are searched. */
function sampleOf(source: string, marks: readonly Mark[], rest: number): Sample {
  const { text, origin } = normalise(source);
  const place = new Int32Array(source.length + 1).fill(-1);
  for (let i = origin.length - 1; i >= 0; i--) place[origin[i] ?? 0] = i;
  for (let i = source.length - 1; i >= 0; i--) if ((place[i] ?? -1) < 0) place[i] = place[i + 1] ?? text.length;
  const moved = marks.map(({ from, to, allowed }) => ({
    from: place[from] ?? 0,
    to: place[to] ?? text.length,
    allowed,
  }));
  const sorted = moved.sort((a, b) => a.from - b.from || b.to - a.to);
  let end = 0;
  return { text, rest, marks: sorted.filter((mark) => mark.from >= end && mark.to > mark.from && (end = mark.to) > 0) };
}

export interface Judgment {
  readonly id: string;
  readonly text: string;
  readonly mentions: readonly { start: number; end: number; type: string; identifier: string; entity: string }[];
}

/** The judgments of the Text Anonymization Benchmark: every kind is marked. */
export function readJudgments(folder: string): Judgment[] {
  const lines = readFileSync(path.join(folder, 'tab-train.jsonl'), 'utf8').trim().split('\n');
  return lines.map((line) => {
    const { id, text, annotators } = JSON.parse(line) as { id: string; text: string; annotators: Record<string, Judgment['mentions']> }; // prettier-ignore
    return { id, text, mentions: Object.values(annotators).flat() };
  });
}

export const judgmentSample = ({ text, mentions }: Judgment): Sample =>
  sampleOf(
    text,
    mentions.map(({ start, end, type }) => ({ from: start, to: end, allowed: bit(type as Label) })),
    NOTHING,
  );

const NAMES: Readonly<Record<string, Label>> = {
  ...{ person: 'PERSON', PER: 'PERSON', location: 'LOC', LOC: 'LOC', place: 'LOC' },
  ...{ corporation: 'ORG', group: 'ORG', ORG: 'ORG', organization: 'ORG' },
};

/** Token TAB tag, sentences parted by empty lines: each a text of its own. */
function readTagged(file: string): Sample[] {
  return readFileSync(file, 'utf8').replace(/\r/g, '').split(/\n[\t ]*\n/).flatMap((sentence) => {
    let text = '';
    const marks: Mark[] = [];
    for (const line of sentence.split('\n')) {
      const [token = '', tag = 'O'] = line.split('\t');
      if (token === '') continue;
      if (text !== '' && !/^(?:[.,!?;:)\]%]|'s|n't|'\p{L})/u.test(token) && !/[([]$/.test(text)) text += ' ';
      const from = text.length;
      text += token;
      if (tag === 'O') continue;
      const label = NAMES[tag.slice(2)];
      const allowed = label === undefined ? NO_NAME : bit(label);
      const last = marks.at(-1);
      if (tag.startsWith('I-') && last?.allowed === allowed) last.to = text.length;
      else marks.push({ from, to: text.length, allowed });
    }
    return text === '' ? [] : [sampleOf(text, marks, NO_NAME)];
  }); // prettier-ignore
}

const INSIDE = /^(?:of|the|and|for|de|la|van|von|der|al|bin|-|&|'|'s|\.|,)$/;
const PRONOUN = /^(?:I|He|She|We|They|You|It|My|His|Her|Our|Their|Your|Its|Who|This|That|These|Those|People|Everyone|Someone|One|There|What)$/; // prettier-ignore

/** Peoples and callings, which GUM counts as persons. */
const PEOPLES = /^(?:Americans?|Native|Black|White|Asian|Hispanic|Latino|Pacific|Islander|Muslims?|Christians?|Jews?|PhD|Dr|Pope)$|^\p{Lu}\p{Ll}{3,}(?:ians?|ists?|ish|ese|ologers?)$/u; // prettier-ignore

/** GUM: every noun phrase is marked. Names are those written with capitals; what is half a name is left open. */
function readGum(file: string): Sample {
  const rows = readFileSync(file, 'utf8').split('\n').filter((line) => /^\d+-\d+\t/.test(line)); // prettier-ignore
  let text = '';
  let sentence = '';
  const tokens = rows.map((row) => {
    const [no = '', , token = '', kinds = ''] = row.split('\t');
    const first = no.split('-')[0] ?? '';
    const tight = /^(?:[.,!?;:)\]%]|'s|n't|'\p{L})/u.test(token) || /[([]$/.test(text);
    if (text !== '') text += first === sentence ? (tight ? '' : ' ') : '\n\n';
    const opens = first !== sentence;
    sentence = first;
    const from = text.length;
    text += token;
    return { token, from, to: text.length, kinds: kinds === '_' ? [] : kinds.split('|'), opens };
  });
  const groups = new Map<string, number[]>();
  tokens.forEach(({ kinds }, i) => {
    for (const kind of kinds)
      groups.set(kind.includes('[') ? kind : `${kind}[one${i}]`, [...(groups.get(kind) ?? []), i]);
  });
  const small = new Set(tokens.filter(({ token }) => /^\p{Ll}/u.test(token)).map(({ token }) => token));
  const marks: Mark[] = [];
  const open: Mark[] = [];
  const capital = (i: number): boolean => /^\p{Lu}/u.test(tokens[i]?.token ?? '');
  for (const [kind, all] of groups) {
    const label = NAMES[kind.replace(/\[.*$/, '')];
    if (label === undefined) continue;
    let list = all;
    while (list.length > 0 && !capital(list[0] ?? 0)) list = list.slice(1);
    if (/^(?:The|A|An)$/.test(tokens[list[0] ?? 0]?.token ?? '')) list = list.slice(1);
    while (list.length > 0 && !capital(list.at(-1) ?? 0)) list = list.slice(0, -1);
    const [first, last] = [tokens[list[0] ?? -1], tokens[list.at(-1) ?? -1]];
    if (first === undefined || last === undefined) continue;
    const whole = list.every((i) => capital(i) || INSIDE.test(tokens[i]?.token ?? ''));
    const lone =
      list.length === 1 && (PRONOUN.test(first.token) || (first.opens && small.has(first.token.toLowerCase())));
    if (lone || (list.length > 1 && PRONOUN.test(first.token))) continue;
    const skipped = all.length - list.length > 1;
    const people = label === 'PERSON' && list.some((i) => PEOPLES.test(tokens[i]?.token ?? ''));
    const sure = whole && list.length <= 6 && !skipped && !people;
    (sure ? marks : open).push({ from: first.from, to: last.to, allowed: sure ? bit(label) : ANY });
  }
  // Longer names hold shorter ones; what is open lies under both.
  const taken = (from: number, to: number, among: readonly Mark[]): boolean => among.some((m) => m.from < to && from < m.to); // prettier-ignore
  const names: Mark[] = [];
  for (const mark of marks.sort((a, b) => b.to - b.from - (a.to - a.from))) if (!taken(mark.from, mark.to, names)) names.push(mark); // prettier-ignore
  for (const { token, from, to } of tokens)
    if (/^\p{Lu}/u.test(token) && taken(from, to, open) && !taken(from, to, names))
      names.push({ from, to, allowed: ANY });
  return sampleOf(text, names, NO_NAME);
}

const RE3D: Readonly<Record<string, Label>> = {
  ...{ Person: 'PERSON', Location: 'LOC', Organisation: 'ORG', Temporal: 'DATETIME', Nationality: 'DEM' },
  ...{ Money: 'QUANTITY', Quantity: 'QUANTITY' },
};
const OFFICE =
  /minister|secretary|ambassador|president|officer|director|commander|spokes|chief|head|king|queen|prince|\bthe\b|^\p{Ll}/iu;

/** re3d: persons that are offices are left open. */
function readRe3d(folder: string): Sample[] {
  const rows = <T>(file: string): T[] =>
    readFileSync(path.join(folder, file), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as T); // prettier-ignore
  const entities = rows<{ begin: number; end: number; type: string; value: string; documentId: string }>(
    'entities.json',
  );
  return rows<{ _id: string; text: string }>('documents.json').map(({ _id, text }) =>
    sampleOf(
      text,
      entities
        .filter(({ documentId }) => documentId === _id)
        .map(({ begin, end, type, value }) => {
          const label = RE3D[type];
          const vague = label === undefined || (label === 'PERSON' && OFFICE.test(value)) || (label !== 'DATETIME' && /^\p{Ll}/u.test(value)); // prettier-ignore
          return { from: begin, to: end, allowed: vague ? ANY : bit(label) };
        }),
      NO_NAME,
    ),
  );
}

const OWN: Readonly<Record<string, Label>> = { PER: 'PERSON', LOC: 'LOC', ORG: 'ORG' };

/** The project's own texts: paragraphs parted by empty lines, names as `[PER Marta Kowal]`. */
export function readOwn(file: string): Sample[] {
  return readFileSync(file, 'utf8').split(/\n\s*\n/).flatMap((paragraph) => {
    if (paragraph.trim() === '' || paragraph.startsWith('#')) return [];
    let text = '';
    const marks: Mark[] = [];
    let at = 0;
    for (const match of paragraph.matchAll(/\[(PER|LOC|ORG) ([^\]]*)\]/g)) {
      text += paragraph.slice(at, match.index);
      const from = text.length;
      text += match[2] ?? '';
      marks.push({ from, to: text.length, allowed: bit(OWN[match[1] ?? ''] ?? 'O') });
      at = match.index + match[0].length;
    }
    text += paragraph.slice(at);
    return [sampleOf(text.trimEnd(), marks, NO_NAME)];
  }); // prettier-ignore
}

/** All sets of names in `folder`, in a fixed order. */
export function readNames(folder: string): Sample[] {
  const gum = path.join(folder, 'gum');
  return [
    ...readTagged(path.join(folder, 'wnut17', 'train.conll')),
    ...readTagged(path.join(folder, 'wnut17', 'dev.conll')),
    ...readTagged(path.join(folder, 'btc', 'f.conll')),
    ...readTagged(path.join(folder, 'btc', 'g.conll')),
    ...readdirSync(gum).filter((name) => name.endsWith('.tsv')).sort().map((name) => readGum(path.join(gum, name))), // prettier-ignore
    ...readRe3d(path.join(folder, 're3d-uk-government')),
  ];
}

/** First names of England and Wales with their counts. */
export function readFirstNames(folder: string): { name: string; count: number }[] {
  const lines = readFileSync(path.join(folder, 'names-ons', 'first-names.tsv'), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => {
    const [name = '', count = '0'] = line.split('\t');
    return { name: name.toLowerCase(), count: Number(count) };
  });
}
