// Reads whose record a page of convictions says it is: PNC prints and MG16 forms, every page by itself. Not here: judging
// whether that is the defendant (compare.ts).
import type { CaseDocument, Page } from '../model/index.ts';

/** What one page says of the identity of the record's subject. Empty lists where it says nothing. */
export interface RecordIdentity {
  readonly page: number;
  readonly pnc: readonly string[];
  readonly cro: readonly string[];
  /** ISO dates. */
  readonly born: readonly string[];
  /** As written, e.g. "HALLORAN, KIRSTY LOUISE" or "HALLORAN KIRSTY LOUISE". */
  readonly names: readonly string[];
}

/** Canonical PNC ID: `YY/serial` + letter without leading zeros, or null. Long and short years compare equal. */
export function normalPnc(text: string): string | null {
  const hit = /^(?:19|20)?(\d{2})\/?0*(\d{1,7})([A-Z])$/i.exec(text.replace(/\s/g, ''));
  return hit ? `${hit[1]}/${hit[2]}${(hit[3] as string).toUpperCase()}` : null;
}

/** Canonical CRO number: `serial/YYL` or `SFYY/serialL`, or null. */
export function normalCro(text: string): string | null {
  const squashed = text.replace(/\s/g, '').toUpperCase();
  const standard = /^0*(\d{1,6})\/(\d{2})([A-Z])$/.exec(squashed);
  if (standard) return `${standard[1]}/${standard[2]}${standard[3]}`;
  const small = /^SF(\d{2})\/0*(\d{1,6})([A-Z])$/.exec(squashed);
  return small ? `SF${small[1]}/${small[2]}${small[3]}` : null;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DATE = /\b(\d{1,2})(?:[/.-]|\s+)(\d{1,2}|[A-Za-z]{3,9})(?:[/.-]|\s+)(\d{4}|\d{2})\b/g;

/** ISO date of a British date as forms write it; two-digit years are births, so never later than `thisYear`. */
export function isoDate(day: string, month: string, year: string, thisYear: number): string | null {
  const m = /^\d/.test(month) ? Number(month) : MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  const d = Number(day);
  if (m < 1 || m > 12 || d < 1 || d > 31) return null;
  const y = year.length === 4 ? Number(year) : Number(year) + (Number(year) > thisYear % 100 ? 1900 : 2000);
  return `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}

// People on a record who are not its subject: their numbers and names must not be taken for the subject's.
const OTHERS =
  /\b(associates?|co-?def(?:endant|s|ts?)?s?|co-?accused|co-?residents?|partner|spouse|next of kin|nok|protected person|victims?|complainants?|aggrieved|ap|loser|prev(?:ious)?|address|c\/o|source|officer|operator|requested|printed)\b/i;
const END_OF_HEAD =
  /^\s*(?:\d+\s+)?(?:summary of )?(convictions?|cautions?|disposals?|disposal history|reprimands?|offences?|impending|non-conviction|no further|intelligence)\b/i;
const NOT_A_NAME =
  /\b(?:for|court|defence|prosecution|print|page|police|national|computer|disclosure|person|record|confidential|copy|surname|name|forenames?|alias)\b/i;

function headLines(page: Page): string[] {
  const lines = page.text.split(/\n+/).map((line) => line.replace(/\t/g, '   ').trim());
  const end = lines.findIndex((line, i) => i > 0 && END_OF_HEAD.test(line));
  return lines.slice(0, Math.min(end < 0 ? 16 : end, 24)).filter((line) => line !== '');
}

function namesIn(lines: readonly string[]): string[] {
  const names: string[] = [];
  const words = "[A-Z][A-Za-z'’-]+(?: [A-Z][A-Za-z'’-]+)*";
  let surname: string | null = null;
  for (const line of lines) {
    const sur = new RegExp(`\\bsurname\\b\\s*:?\\s*(${words})(?=\\s{2,}|\\s*forenames?|\\s*first|$)`, 'i').exec(line);
    if (sur) surname = sur[1] as string;
    const fore = new RegExp(`\\b(?:forenames?(?:\\(s\\))?|first names?|given names?)\\b\\s*:?\\s*(${words})`, 'i').exec(
      line,
    );
    if (fore && surname) names.push(`${surname}, ${fore[1]}`);
    const whole =
      /\b(?:full |subject |defendant(?:'s)? )?name\b\s*:?\s*([A-Z][A-Za-z'’-]+(?:[ ,]+[A-Z][A-Za-z'’-]+)+)/i.exec(line);
    if (whole && !sur) names.push((whole[1] as string).trim());
    const subject = /\bdefendant\b\s*:?\s+([A-Z][A-Za-z'’-]+(?:[ ,]+[A-Z][A-Za-z'’-]+)+)(?=\s{2,}|$)/i.exec(line);
    if (subject && !/print/i.test(subject[1] as string)) names.push((subject[1] as string).trim());
    const reversed =
      /(?:^|\s{2,})([A-Z][A-Z'’-]+, ?[A-Z][A-Z'’-]+(?: [A-Z][A-Z'’-]+)*)(?=\s{2,}|\s+(?:PNC|DOB|BORN|Male|Female|\d)|$)/.exec(
        line,
      );
    if (reversed) names.push(reversed[1] as string);
    // "SUMMERS   GARETH NIGEL   M   30/08/74": two cells in capitals, then sex or birth date
    const cells = /^([A-Z][A-Z'’-]+) {2,}([A-Z][A-Z'’-]+(?: [A-Z][A-Z'’-]+)*) {2,}(?:M|F|MALE|FEMALE|\d{2}\/)/.exec(
      line,
    );
    if (cells) names.push(`${cells[1]}, ${cells[2]}`);
    const continued = /\bPRINT {2,}([A-Z][A-Z'’-]+(?:,? [A-Z][A-Z'’-]+)+) {2,}/.exec(line);
    if (continued) names.push(continued[1] as string);
  }
  return [...new Set(names.filter((name) => !NOT_A_NAME.test(name)))];
}

const BORN_LABEL = /\b(?:dob|d\.o\.b\.?|date of birth|born)\b\s*:?\s*(.{0,30})/i;
const SUBJECT_LINE =
  /\b(?:pncid|pnc id)\b|\b\d{2}\/\d{1,7}[A-Z]\b|\b(?:sex|male|female)\b|^[A-Z'’-]+,? .* {2,}(?:m|f)\b/i;
// Nobody with a record is younger than the age of criminal responsibility: later years are print dates.
const YOUNGEST = 10;

/** Birth dates of the subject: labelled ones where there are any, else a date on a line that names the subject. */
function bornIn(lines: readonly string[], thisYear: number): string[] {
  const own = lines.filter((line) => !/\balias (?:dob|born)\b/i.test(line));
  const datesOf = (text: string): string[] =>
    [...text.matchAll(DATE)]
      .map((d) => isoDate(d[1] as string, d[2] as string, d[3] as string, thisYear))
      .filter((d) => d !== null && Number(d.slice(0, 4)) <= thisYear - YOUNGEST) as string[];
  const labelled = own.flatMap((line) => datesOf(BORN_LABEL.exec(line)?.[1] ?? '').slice(0, 1));
  return labelled.length > 0
    ? labelled
    : own.filter((line) => SUBJECT_LINE.test(line)).flatMap((line) => datesOf(line).slice(0, 1));
}

/** Whose record each page of a print says it is. `thisYear` tells two-digit birth years apart. */
export function readRecord(document: CaseDocument, thisYear: number): RecordIdentity[] {
  return document.pages.map((page) => {
    const lines = headLines(page).map((line, i) => (i > 0 && OTHERS.test(line.slice(0, 24)) ? '' : line));
    const numbers = lines.join('\n');
    const pnc = [...numbers.matchAll(/\b(?:(?:19|20)?\d{2}\/\d{1,7}[A-Z])\b/g)].map((hit) => normalPnc(hit[0]));
    const cro = [...numbers.matchAll(/\b(?:\d{1,6}\/\d{2}[A-Z]|SF\d{2}\/\d{1,6}[A-Z])\b/g)].map((hit) =>
      normalCro(hit[0]),
    );
    const unique = (values: readonly (string | null)[]): string[] => [...new Set(values.filter((v) => v !== null))];
    return {
      page: page.no,
      pnc: unique(pnc),
      cro: unique(cro),
      born: unique(bornIn(lines, thisYear)),
      names: namesIn(lines),
    };
  });
}
