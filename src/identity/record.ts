// Reads whose record a page of convictions says it is: PNC prints, MG16 forms, lists of previous convictions, every page by
// itself and read off a scan too. Not here: judging whether that is the defendant (compare.ts).
import { isCommon, isForename, fold } from '../people/index.ts';
import type { Page } from '../model/index.ts';
import { firstDate, latestBirth } from './dates.ts';
import { maskOf, type Field, type Label } from './labels.ts';
import {
  cellsOf,
  CONVICTION,
  COUNTED,
  END_OF_HEAD,
  isFurniture,
  linesOf,
  pageOf,
  isTitle,
  TITLE,
  type Line,
} from './lines.ts';
import { readNumber, type NumberKind } from './numbers.ts';

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

/** What one page says of the record's subject. Empty lists where it says nothing. */
export interface RecordPage {
  readonly page: number;
  /** As written: "HALLORAN, KIRSTY LOUISE", "HALLORAN KIRSTY LOUISE". */
  readonly names: readonly Said[];
  readonly aliases: readonly Said[];
  readonly born: readonly SaidDate[];
  readonly aliasBorn: readonly SaidDate[];
  readonly pnc: readonly Said[];
  readonly cro: readonly Said[];
  readonly asn: readonly Said[];
  readonly urn: readonly Said[];
  /** ISO date of printing, where the page tells one. */
  readonly printed: string | null;
  /** "Page 2 of 3". */
  readonly pageOf: { readonly no: number; readonly of: number } | null;
  /** First and last number of the convictions counted on the page. */
  readonly counted: { readonly first: number; readonly last: number } | null;
  /** Is there more on it than titles and page numbers? */
  readonly substance: boolean;
}

const NOT_A_NAME =
  /^(?:for|court|courts|defence|prosecution|print|page|police|national|computer|disclosure|person|record|records|confidential|copy|surname|name|names|forenames?|alias|list|previous|convictions?|restricted|official|sensitive|magistrates|crown|constabulary|offences?|unknown|not|none|nil|see|details|when|complete|probation|nominal|subject|defendant|male|female|england|wales|scotland|evidence|bad|character|form|sheet|end|of|the|and|date|time|summary|held|known|no|yes|service|document|is|was|has|had|who|in|on|at|to|by|sex|born|dob|number|id|ref|station|custody|pc|dc|ps|ds|di|insp|inspector|sgt|sergeant|officer|theft|assault|burglary|driv\w+)$/;
const nameLike = (word: string): boolean => {
  const letters = word.replace(/[^\p{L}]/gu, '').length;
  const digits = word.replace(/\D/g, '').length;
  return letters > 0 && digits * 2 <= letters && /^[\p{L}01|5(][\p{L}'’.|0158-]*,?\)?$/u.test(word);
};
const capital = (word: string): boolean => /^[\p{Lu}0158|]/u.test(word);

/** The name at the beginning of `text`, or null: words with capitals up to a gap, a bracket, a figure or a word of forms. */
function nameAt(text: string): { readonly text: string; readonly from: number; readonly to: number } | null {
  const lead = /^[\s:.=–-]*/.exec(text)?.[0].length ?? 0;
  const whole = /^(?:[^\t ]| (?! ))+/.exec(text.slice(lead))?.[0] ?? '';
  // "TRANTER/COLIN/JAMES": how the computer itself writes a name.
  const slashed = /^(\p{Lu}[\p{Lu}l0158|'’ -]+?) ?\/ ?([\p{Lu}l0158|'’-]+(?:[/ ][\p{Lu}l0158|'’-]+)*)(?= |$)/u.exec(whole);
  const inForms = (word: string): boolean => NOT_A_NAME.test(fold(maskOf(word)));
  if (slashed && !slashed[0].split(/[ /]+/).some(inForms)) {
    const [said = '', surname = '', given = ''] = slashed;
    return { text: `${surname}, ${given.replaceAll('/', ' ')}`, from: lead, to: lead + said.length };
  }
  const chunk = whole.replace(/\s*[;:/].*$/, '');
  const former = /^(.*?)\s*\((?:n[ée]e|formerly)[^)]*\)/iu.exec(chunk);
  const body = former ? former[0] : chunk.replace(/\s*\(.*$/, '');
  const words = body.split(' ');
  let end = 0;
  let length = 0;
  for (const word of words) {
    const plain = fold(maskOf(word)).replace(/[^\p{L}\d]/gu, '');
    const bare = /^\(?(?:née|nee|formerly)/iu.test(word) || former !== null && end > 0;
    if (!bare && (!nameLike(word) || NOT_A_NAME.test(plain))) break;
    end++;
    length += word.length + 1;
    if (end > 6) break;
  }
  let taken = words.slice(0, end);
  // "TRANTER, COLIN JAMES M 02/09/87": sex, not an initial, where a date follows.
  if (taken.length > 1 && /^[MF]$/.test(taken.at(-1) ?? '') && /^\s*[\dOIl]{1,2}[/. -]/.test(text.slice(lead + length - 1))) taken = taken.slice(0, -1);
  const name = taken.join(' ').replace(/[\s,.]+$/, '');
  if (!name || !capital(name) || !/\p{L}{2}/u.test(name)) return null;
  return { text: name, from: lead, to: lead + name.length };
} // prettier-ignore

/** Is a cell nothing but a name with its surname first, by its comma or by the surname's capitals? */
function bareName(text: string): boolean {
  // "A / B" is a name behind its label alone.
  const found = text.includes(' / ') ? null : nameAt(text);
  if (!found || found.to < text.trimEnd().length - 1) return false;
  return /^[\p{Lu}0158|][\p{L}'’0158| -]*, ?[\p{Lu}0158|]/u.test(found.text);
}
/** Two to four words in capitals, none of them a word of forms. */
const capitals = (text: string): boolean => {
  const words = text.trim().split(/,? /);
  return words.length >= 2 && words.length <= 4 && words.every((word) => /^[\p{Lu}][\p{Lu}'’-]*$/u.test(word)) && nameAt(text)?.to === text.trimEnd().length; // prettier-ignore
};

const SLASHED: Readonly<Record<'pnc' | 'cro', RegExp>> = {
  pnc: /(?<![\w/])(?:19|20)?\d{2}\/\d{1,7}[A-Z](?![\w/])/g,
  cro: /(?<![\w/])(?:\d{1,6}\/\d{2}[A-Z]|SF\d{2}\/\d{1,6}[A-Z])(?![\w/])/g,
};

/** The number behind a label: what of the words up to a gap can be one, in whole or with its spaces closed. */
function numberAt(kind: NumberKind, text: string): { readonly text: string; readonly from: number; readonly to: number } | null {
  const lead = /^[\s:.#=–-]*/.exec(text)?.[0].length ?? 0;
  const chunk = (/^(?:[^\t ;,()]| (?! ))+/.exec(text.slice(lead))?.[0] ?? '').trimEnd();
  const words = chunk.split(' ');
  const digits = (word: string): number => word.replace(/\D/g, '').length;
  for (let n = Math.min(words.length, 5); n >= 1; n--) {
    const candidate = words.slice(0, n).join(' ');
    if (digits(candidate) < 3 || candidate.replace(/\W/g, '').length > 22) continue;
    if (readNumber(kind, candidate)) return { text: candidate, from: lead, to: lead + candidate.length };
  }
  // Nothing reads as one: the first word is still what stands in the field.
  const first = words[0] ?? '';
  return digits(first) >= 3 && first.length >= 5 ? { text: first, from: lead, to: lead + first.length } : null;
} // prettier-ignore

/** What a page says while it is being read. */
interface Heard {
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

function add(list: Said[], said: Said): void {
  if (!list.some((other) => other.from === said.from)) list.push(said);
}

function joinName(heard: Heard): void {
  const { surname, forenames } = heard;
  if (surname && forenames) {
    const [from, to] = surname.from < forenames.from && forenames.from - surname.to < 80 ? [surname.from, forenames.to] : [surname.from, surname.to]; // prettier-ignore
    add(heard.names, { text: `${surname.text}, ${forenames.text}`, from, to });
  } else if (surname) add(heard.names, surname);
  heard.surname = heard.forenames = null;
}

/** Takes the value of a field that stands at the beginning of `text`, whose place in the page is `at`. */
function take(heard: Heard, field: Field, text: string, at: number, latest: number): boolean {
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
const isField = (label: Label): label is Label & { readonly kind: Field } => FIELDS.has(label.kind);
const opensWithLabel = (line: Line): boolean => line.labels[0] !== undefined && !/[\p{L}\d]/u.test(line.text.slice(0, line.labels[0].from)); // prettier-ignore

/** A weak label ("the defendant", "R v") names somebody only where nothing but a name stands behind it. */
function weakName(line: Line, label: Label, until: number): Said | null {
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
function hearPlaced(heard: Heard, line: Line, limit: number, latest: number, early: boolean): void {
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
function hearTable(heard: Heard, lines: readonly Line[], at: number, latest: number): number {
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

const lettersIn = (text: string): number => text.replace(/[^\p{L}]/gu, '').length;

/** Whose record one page says it is. `thisYear` tells two-digit birth years apart. */
export function readPage(page: Page, thisYear: number): RecordPage {
  const lines = linesOf(page.text);
  const latest = latestBirth(thisYear);
  const heard: Heard = { names: [], aliases: [], born: [], aliasBorn: [], pnc: [], cro: [], asn: [], urn: [], surname: null, forenames: null, placed: [] }; // prettier-ignore
  let head = true;
  let headLines = 0;
  // Whose lines these are: after "ASSOCIATES …" unlabelled lines go on about them; after the bare word, labelled ones too.
  let others: 'no' | 'line' | 'block' = 'no';
  let skip = 0;
  lines.forEach((line, i) => {
    const furniture = isFurniture(line);
    if (i > 0 && (END_OF_HEAD.test(line.text) || COUNTED.test(line.text))) head = false;
    if (headLines > 24) head = false;
    if (!head && opensHead(lines, i, others === 'no')) [head, headLines, others] = [true, 0, 'no'];
    headLines++;
    if (furniture || (others === 'block' && line.apart)) others = 'no';
    const firstOther = line.labels.find(({ kind }) => kind === 'others');
    if (others === 'line' && (opensWithLabel(line) || line.apart)) others = 'no';
    if (skip > 0) return void skip--;
    if (others !== 'no') return;
    const limit = firstOther?.from ?? line.text.length;
    if (firstOther) others = lettersIn(line.text.slice(firstOther.to)) > 1 ? 'line' : 'block';
    // A foot names the subject too: the last lines, and what stands beside a title or page number.
    const foot = i >= lines.length - 2 || (i > 0 && isFurniture(lines[i - 1] as Line));
    if (!head && !furniture && !(foot && namesSubject(line))) return;
    const own = line.labels.filter(({ from }) => from < limit);
    if (firstOther === undefined) skip = hearTable(heard, lines, i, latest);
    if (skip > 0) return;
    own.forEach((label, n) => {
      const until = own[n + 1]?.from ?? limit;
      if (label.kind === 'subject') {
        const said = head || furniture ? weakName(line, label, until) : null;
        if (said) add(heard.names, said);
      } else if (isField(label)) take(heard, label.kind, line.text.slice(label.to, until), line.at + label.to, latest);
    });
    hearPlaced(heard, line, limit, latest, i < 8 && head);
  });
  joinName(heard);
  const alias = new Set(heard.aliases.map(({ from }) => from));
  const labelled = heard.born;
  const aliasDates = new Set(heard.aliasBorn.map(({ from }) => from));
  const placed = heard.placed.filter(({ from }) => !aliasDates.has(from));
  const counts = lines.flatMap(({ text }) => CONVICTION.exec(text)?.[1] ?? []).map(Number);
  const furniture = lines.filter(isFurniture);
  return {
    page: page.no,
    names: within(heard.names.filter(({ from }) => !alias.has(from))),
    aliases: heard.aliases,
    born: labelled.length > 0 ? labelled : placed.slice(0, 1),
    aliasBorn: heard.aliasBorn,
    pnc: heard.pnc,
    cro: heard.cro.filter(({ from }) => !heard.pnc.some((other) => other.from === from)),
    asn: heard.asn,
    urn: heard.urn,
    printed: printedOn(lines, heard, thisYear),
    pageOf: furniture.map(({ text }) => pageOf(text)).find((found) => found !== null) ?? null,
    counted: counts.length > 0 ? { first: counts[0] as number, last: counts.at(-1) as number } : null,
    substance: lettersIn(lines.filter((line) => !isFurniture(line) && !/end of (?:print|record)|^\W*end\W*$/i.test(line.text)).map(({ text }) => text).join(' ')) >= 20,
  }; // prettier-ignore
}

/** Does a line hold a record number, or a label of the subject's number or name? */
const namesSubject = ({ text, labels }: Line): boolean =>
  labels.some(({ kind }) => kind === 'pnc' || kind === 'cro' || kind === 'name') || text.search(SLASHED.pnc) >= 0;

/** Names that are not part of another one found at the same place. */
const within = (names: readonly Said[]): Said[] =>
  names.filter((a) => !names.some((b) => b !== a && b.from <= a.from && a.to <= b.to && (b.to - b.from > a.to - a.from || names.indexOf(b) < names.indexOf(a)))); // prettier-ignore

/** Does another subject's head begin here, in the middle of a page: a title, two different fields within four lines, a name with a number? */
function opensHead(lines: readonly Line[], at: number, alone: boolean): boolean {
  const line = lines[at] as Line;
  if (isTitle(line)) return true;
  // "OAKES, DEAN   b. 04/01/1990   PNC 08/374519G": who begins a line so, with a number of their own, is a subject.
  const numbered = line.text.search(SLASHED.pnc) >= 0 || line.text.search(SLASHED.cro) >= 0;
  if (alone && numbered && bareName(line.cells[0]?.text ?? '')) return true;
  const strong = (one: Line): string[] =>
    one.labels.some(({ kind }) => kind === 'others') ? [] : one.labels.filter((label) => isField(label) && label.kind !== 'alias' && label.kind !== 'urn' && label.kind !== 'asn').map(({ kind }) => kind); // prettier-ignore
  if (!opensWithLabel(line) || strong(line).length === 0) return false;
  const before = lines[at - 1];
  if (before?.labels.some(({ kind }) => kind === 'others')) return false;
  return new Set(lines.slice(at, at + 4).flatMap(strong)).size >= 2;
}

/** When the page was printed: the date behind such a label, or one beside title, page number or officer. */
function printedOn(lines: readonly Line[], heard: Heard, thisYear: number): string | null {
  const births = new Set([...heard.born, ...heard.aliasBorn, ...heard.placed].map(({ from }) => from));
  const dateIn = (line: Line, from: number): string | null => {
    const date = firstDate(line.text.slice(from, from + 60), thisYear);
    return date && !births.has(line.at + from + date.from) && Number(date.iso.slice(0, 4)) > 1990 ? date.iso : null;
  };
  for (const line of lines) {
    const label = line.labels.find(({ kind }) => kind === 'printed');
    const date = label && dateIn(line, label.to);
    if (date) return date;
  }
  const top = lines.slice(0, 4).filter((line) => !line.labels.some(({ kind }) => kind === 'born'));
  for (const line of [...top, ...lines.filter(isFurniture)]) {
    if (!isFurniture(line) && !/\b(?:date|terminal|operator|requested|officer|D[CS]|P[CS])\b/i.test(line.text))
      continue;
    const date = dateIn(line, 0);
    if (date && Number(date.slice(0, 4)) > latestBirth(thisYear)) return date;
  }
  return null;
}

/** Does the page say anything of identity at all? */
export const saysNothing = (page: RecordPage): boolean =>
  page.pnc.length + page.cro.length + page.born.length + page.names.length === 0;

const COURT =
  /\b\d{1,2}[ /.-](?:\d{1,2}|[A-Za-z]{3,9})[ /.-]\d{2,4}\b.{0,60}\b(?:magistrates?|crown|mags|court|youth)\b/i;

const ANYWHERE = new RegExp(TITLE.source, 'im');

/**
 * Is a page of a paper of another type (a bundle, a letter with enclosures) a page of a criminal record? A title of one at
 * its top, and convictions or record numbers below: an account that mentions convictions is none.
 */
export function looksLikeRecord(page: Page): boolean {
  // Most pages are none: told before their lines are parted.
  if (!ANYWHERE.test(page.text.slice(0, 1000))) return false;
  const lines = linesOf(page.text);
  // MG16 is a type of its own; "bad character" stands in many papers.
  const title = (line: Line): boolean =>
    isTitle(line) &&
    !/\b(?:MG ?16|bad character)\b/i.test(line.text) &&
    !line.labels.some(({ kind }) => kind === 'others');
  if (!lines.slice(0, 4).some(title)) return false;
  const courts = lines.filter(({ text }) => COURT.test(text)).length;
  const numbers = page.text.search(SLASHED.pnc) >= 0 || page.text.search(SLASHED.cro) >= 0;
  const counts = /\bconvictions?\s*:?\s*\d+|\boffences?\s*:?\s*\d+/i.test(page.text);
  return courts >= 1 || numbers || counts;
}
