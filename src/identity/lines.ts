// A page of a record as lines and cells with their places in the page's text. Not here: what they mean (record.ts).
import { labelsIn, type Label } from './labels.ts';

export interface Cell {
  readonly text: string;
  /** Offset in the line. */
  readonly at: number;
}

export interface Line {
  readonly text: string;
  /** UTF-16 offset in `Page.text`. */
  readonly at: number;
  readonly labels: readonly Label[];
  readonly cells: readonly Cell[];
  /** Does a gap in the page stand before it? */
  readonly apart: boolean;
}

/** Cells are parted by tabs or by two spaces and more. */
export const cellsOf = (text: string): Cell[] =>
  [...text.matchAll(/[^\t ]+(?: [^\t ]+)*/g)].map((hit) => ({ text: hit[0], at: hit.index }));

/** The lines of a page that hold anything. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let at = 0;
  let apart = false;
  for (const written of text.split('\n')) {
    // Rules of a table drawn with bars part cells; a bar inside a word is a misread letter.
    const raw = written.replace(/(^|\s)\|(?=\s|$)/g, '$1\t');
    if (/[^\s\-_=*|.]/.test(raw)) {
      lines.push({ text: raw, at, labels: labelsIn(raw), cells: cellsOf(raw), apart });
      apart = false;
    } else apart = true;
    at += raw.length + 1;
  }
  return lines;
}

/** Print titles and page numbers: what stands at the head or foot of every page. */
export const TITLE = /\bP\.?N\.?C\.?\b.{0,40}\bprint\b|police national computer|\b(?:disclosure|person|defendant|court|prosecutor'?s?|names?)[ /-]+print\b|record of (?:previous )?convictions|(?:list|schedule) of (?:previous )?convictions|previous convictions\s*$|\bantecedents?\b|\bcriminal record\b|\bbad character\b|\bMG ?16\b/i; // prettier-ignore
const PAGE =
  /\bp(?:age|g)?\.?\s*([\dIl]{1,3})\s*(?:of|\/)\s*([\dIl]{1,3})\b|(?:^|\s)([\dIl]{1,3}) of ([\dIl]{1,3})\s*$/i;
const number = (text: string): number => Number(text.replace(/[Il]/g, '1'));

/** `Page 2 of 3` on a line, or null. */
export function pageOf(text: string): { readonly no: number; readonly of: number } | null {
  const hit = PAGE.exec(text);
  if (!hit) return null;
  const no = number(hit[1] ?? hit[3] ?? '0');
  const of = number(hit[2] ?? hit[4] ?? '0');
  return no >= 1 && of >= no && of < 400 ? { no, of } : null;
}

/** Is a line furniture of its page: title or page number? Sentences are not. */
export const isFurniture = (line: Line): boolean =>
  line.text.length < 160 && (TITLE.test(line.text) || pageOf(line.text) !== null);

/** Is a line a title and no sentence that speaks of records? */
export function isTitle({ text }: Line): boolean {
  if (!TITLE.test(text) || text.length > 120 || /[a-z]\.\s*$/.test(text)) return false;
  const letters = text.replace(/[^\p{L}]/gu, '');
  return letters.replace(/[^\p{Lu}]/gu, '').length * 2 > letters.length || /\bprint\b|^\W*(?:list|record|schedule|previous|criminal)\b/i.test(text); // prettier-ignore
}

/** Where a record's list of convictions begins. */
export const END_OF_HEAD =
  /^\s*(?:\d+\s+)?(?:summary of )?(convictions?|cautions?|disposals?|disposal history|reprimands?|offences?|impending|non-conviction|no further|intelligence|summary|court (?:appearances?|date)|date of (?:conviction|offence)|no\.?\s+(?:date|court))\b/i;
/** The line of a counted conviction ends a head too: "(3) 30.08.17 BARNSLEY". */
export const COUNTED = /^\s*\(?\d{1,3}[).:]?\s+\d{1,2}[ ./-]\d/;
/** A conviction: its number and a date or court. */
export const CONVICTION =
  /^\s*(\d{1,3})[.):]?\s+(?=\d{1,2}[ /.-]|\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2}|(?:date|court|conv)\b)/i;
