// Reads whose record a page of convictions says it is: PNC prints, MG16 forms, lists of previous convictions, every page by
// itself and read off a scan too. Not here: what a line says (record-heard.ts), judging whether that is the defendant (compare.ts).
import type { Page } from '../model/index.ts';
import { firstDate, latestBirth } from './dates.ts';
import { CONVICTION, COUNTED, END_OF_HEAD, isFurniture, isTitle, linesOf, pageOf, TITLE, type Line } from './lines.ts';
import { add, hearPlaced, hearTable, isField, joinName, opensWithLabel, take, weakName, type Heard, type Said, type SaidDate } from './record-heard.ts'; // prettier-ignore
import { bareName, SLASHED } from './record-words.ts';

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
