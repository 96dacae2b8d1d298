// What a page of a record says of its subject, line by line, while it is being read: behind labels, beside them, in tables. Not here:
// which lines are about the subject (record.ts).
import { fold, isCommon, isForename } from '../people/index.ts';
import { firstDate } from './dates.ts';
import type { Field, Label } from './labels.ts';
import { cellsOf, END_OF_HEAD, isFurniture, type Line } from './lines.ts';
import { readNumber } from './numbers.ts';
import { bareName, capital, capitals, nameAt, NOT_A_NAME, numberAt, SLASHED } from './record-words.ts';

/** Something a page says: a place in `Page.text` and the words that stand there. */
export interface Said {
  readonly text: string;
  /** UTF-16 offsets into `Page.text`. */
  readonly from: number;
  readonly to: number;
}
export interface SaidDate extends Said {
  readonly iso: string;
}

/** What a page says while it is being read. */
export interface Heard {
  readonly names: Said[];
  readonly aliases: Said[];
  readonly born: SaidDate[];
  readonly aliasBorn: SaidDate[];
  readonly pnc: Said[];
  readonly cro: Said[];
  readonly asn: Said[];
  readonly urn: Said[];
  surname: Said | null;
  forenames: Said | null;
  /** Dates on lines that name the subject: births only where no date is labelled so. */
  readonly placed: SaidDate[];
}

export function add(list: Said[], said: Said): void {
  if (!list.some((other) => other.from === said.from)) list.push(said);
}

export function joinName(heard: Heard): void {
  const { surname, forenames } = heard;
  if (surname && forenames) {
    const [from, to] = surname.from < forenames.from && forenames.from - surname.to < 80 ? [surname.from, forenames.to] : [surname.from, surname.to]; // prettier-ignore
    add(heard.names, { text: `${surname.text}, ${forenames.text}`, from, to });
  } else if (surname) add(heard.names, surname);
  heard.surname = heard.forenames = null;
}

/** Takes the value of a field that stands at the beginning of `text`, whose place in the page is `at`. */
export function take(heard: Heard, field: Field, text: string, at: number, latest: number): boolean {
  const placed = (part: { text: string; from: number; to: number } | null): Said | null =>
    part && { text: part.text, from: at + part.from, to: at + part.to };
  switch (field) {
    case 'surname': {
      const said = placed(nameAt(text));
      if (!said) return false;
      if (heard.surname) joinName(heard);
      heard.surname = said;
      if (heard.forenames) joinName(heard);
      return true;
    }
    case 'forenames': {
      const said = placed(nameAt(text));
      if (!said) return false;
      heard.forenames = heard.forenames && !heard.surname ? { ...said, text: `${heard.forenames.text} ${said.text}` } : said;
      if (heard.surname) joinName(heard);
      return true;
    }
    case 'name': {
      const said = placed(nameAt(text));
      if (said) add(heard.names, said);
      return said !== null;
    }
    case 'alias': {
      for (const part of text.matchAll(/(?:(?! \/ )[^;])+/g)) {
        const found = nameAt(part[0]);
        if (found) add(heard.aliases, { text: found.text, from: at + part.index + found.from, to: at + part.index + found.to });
      }
      return heard.aliases.length > 0;
    }
    case 'born':
    case 'alias-born': {
      const date = firstDate(text.slice(0, 40), latest);
      if (!date || Number(date.iso.slice(0, 4)) > latest) return false;
      const said = { text: text.slice(date.from, date.to), iso: date.iso, from: at + date.from, to: at + date.to };
      add(field === 'born' ? heard.born : heard.aliasBorn, said);
      return true;
    }
    case 'pnc':
    case 'cro':
    case 'asn':
    case 'urn': {
      const said = placed(numberAt(field, text));
      if (said) add(heard[field], said);
      return said !== null;
    }
  }
} // prettier-ignore

const FIELDS: ReadonlySet<string> = new Set<Field>(['surname', 'forenames', 'name', 'born', 'pnc', 'cro', 'asn', 'urn', 'alias', 'alias-born']); // prettier-ignore
export const isField = (label: Label): label is Label & { readonly kind: Field } => FIELDS.has(label.kind);
export const opensWithLabel = (line: Line): boolean => line.labels[0] !== undefined && !/[\p{L}\d]/u.test(line.text.slice(0, line.labels[0].from)); // prettier-ignore

/** A weak label ("the defendant", "R v") names somebody only where nothing but a name stands behind it. */
export function weakName(line: Line, label: Label, until: number): Said | null {
  const text = line.text.slice(label.to, until);
  const found = nameAt(text);
  if (!found) return null;
  const versus = /\bv(?:s|\.)?$/i.test(line.text.slice(label.from, label.to).trim());
  const words = found.text.split(/[ ,]+/);
  const after = text.slice(found.to);
  const ends = /^\s*$|^\s{2}|^\t|^\s*[(;/]|^\s+\d/.test(after) || versus;
  const names = words.every((word) => capital(word) && (!isCommon(fold(word)) || isForename(fold(word)) || versus));
  if (!ends || !names || (words.length < 2 && !versus)) return null;
  return { text: found.text, from: line.at + label.to + found.from, to: line.at + label.to + found.to };
}

/** Names, numbers and dates that stand on a line of the head without a label of their own. */
export function hearPlaced(heard: Heard, line: Line, limit: number, latest: number, early: boolean): void {
  const text = line.text.slice(0, limit);
  const furniture = isFurniture(line);
  const identity = line.labels.some((label) => isField(label)) || /\b(?:sex|male|female)\b/i.test(text);
  const inLabel = (from: number, to: number): boolean => line.labels.some((label) => label.from < to && from < label.to);
  let named = false;
  const name = (from: number, to: number, spoken = text.slice(from, to)): void => {
    named = true;
    add(heard.names, { text: spoken, from: line.at + from, to: line.at + to });
  };
  const first = line.labels.find((label) => isField(label) || label.kind === 'stop');
  const cells = cellsOf(text.replace(/ [-–] /g, '   '));
  cells.forEach((cell, i) => {
    const end = first && first.from > cell.at ? Math.min(first.from, cell.at + cell.text.length) : cell.at + cell.text.length;
    // Only what stands before the line's labels, or in a cell of its own.
    if (first && first.from <= cell.at && inLabel(cell.at, cell.at + cell.text.length)) return;
    if (first && first.from < cell.at && !furniture) return;
    const own = text.slice(cell.at, end).replace(/^.*\bprint\b[\s:-]*/i, (lead) => ' '.repeat(lead.length)).trimEnd();
    const start = cell.at + (own.length - own.trimStart().length);
    const words = own.trim();
    if (words === '' || NOT_A_NAME.test(fold(words))) return;
    const before = first && first.from < cell.at ? line.labels.findLast((label) => label.to <= cell.at) : undefined;
    if (before && before.kind !== 'stop' && line.text.slice(before.to, cell.at).trim() === '' ) return;
    const numbered = SLASHED.pnc.test(text) || SLASHED.cro.test(text);
    SLASHED.pnc.lastIndex = SLASHED.cro.lastIndex = 0;
    if (bareName(words) && (early || furniture || identity || numbered)) {
      const found = nameAt(words);
      if (found) name(start, start + found.to, found.text);
    } else if (capitals(words) && ((furniture && (identity || i > 0)) || numbered)) name(start, start + words.length, words);
    else if (/^\p{Lu}[\p{Lu}'’-]+$/u.test(words) && capitals(`X ${cells[i + 1]?.text ?? ''}`) && /^(?:M|F|MALE|FEMALE|\d{1,2}[/.])/.test(cells[i + 2]?.text ?? '')) {
      const next = cells[i + 1] as (typeof cells)[number];
      name(cell.at, next.at + next.text.length, `${words}, ${next.text}`);
    }
  });
  for (const kind of ['pnc', 'cro'] as const)
    for (const hit of text.matchAll(SLASHED[kind])) {
      const read = readNumber(kind, hit[0]);
      if (!read || (!read.passes && hit[0].length < 7)) continue;
      named = true;
      add(heard[kind], { text: hit[0], from: line.at + hit.index, to: line.at + hit.index + hit[0].length });
    }
  if (!named && !/\b(?:sex|male|female)\b/i.test(text)) return;
  const date = firstDate(text, latest);
  if (date && Number(date.iso.slice(0, 4)) <= latest)
    heard.placed.push({ text: text.slice(date.from, date.to), iso: date.iso, from: line.at + date.from, to: line.at + date.to });
} // prettier-ignore

/** A line of labels alone is the head of a table: their values stand below, cell by cell. Gives the rows that were taken. */
export function hearTable(heard: Heard, lines: readonly Line[], at: number, latest: number): number {
  const line = lines[at] as Line;
  const { labels, text } = line;
  const rest = labels.reduceRight((left, { from, to }) => left.slice(0, from) + left.slice(to), text);
  if (!labels.some(isField) || labels.some(({ kind }) => kind === 'others') || /[\p{L}\d]{2}/u.test(rest)) return 0;
  let rows = 0;
  for (const row of lines.slice(at + 1, at + 7)) {
    if (opensWithLabel(row) || END_OF_HEAD.test(row.text) || (rows > 0 && row.apart)) break;
    const { cells } = row;
    if (labels.length > 1 && cells.length < 2) break;
    let taken = 0;
    labels.forEach((label, i) => {
      if (!isField(label)) return;
      const nearest = cells.toSorted((a, b) => Math.abs(a.at - label.from) - Math.abs(b.at - label.from))[0];
      const cell = cells.length === labels.length ? cells[i] : nearest;
      if (cell && take(heard, label.kind, cell.text, row.at + cell.at, latest)) taken++;
    });
    if (taken === 0) break;
    rows++;
    if (labels.length === 1) break;
  }
  return rows;
}
