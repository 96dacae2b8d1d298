// One worksheet as rows of shown text, with what it hides. Not here: the workbook around it.
import { readXml } from '../ooxml/xml.ts';
import { formatCode, isDate, showDate, showNumber } from './format.ts';

/** What the cells of all sheets refer to. */
export interface Shared {
  readonly strings: readonly string[];
  /** Number format code per cell style. */
  readonly styles: readonly string[];
  /** Styles whose cells nobody sees: white on no ground, or a number format that shows nothing. */
  readonly unseen?: readonly boolean[];
  readonly from1904: boolean;
}

export interface Sheet {
  /** Rows that are shown, without hidden columns; empty cells are ''. */
  readonly rows: readonly (readonly string[])[];
  /** Texts of hidden rows and columns, formulas that build words. */
  readonly hidden: readonly string[];
  readonly formulas: readonly string[];
  /** Head and foot of the printed sheet. */
  readonly running: readonly string[];
  /** Hints, lists and scenarios behind cells. */
  readonly notes: readonly string[];
  readonly cells: number;
}

/** Column number (from 0) of a reference such as "BC12". */
export function columnOf(reference: string): number {
  let n = 0;
  for (const letter of reference) {
    const at = letter.charCodeAt(0) - 64;
    if (at < 1 || at > 26) break;
    n = n * 26 + at;
  }
  return n - 1;
}

/** The shown text of a cell by its type. */
function shownValue(type: string, style: number, value: string, shared: Shared): string {
  if (value === '') return '';
  if (type === 's') return shared.strings[Number(value)] ?? '';
  if (type === 'str' || type === 'inlineStr' || type === 'e') return value;
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  if (type === 'd') return value;
  const number = Number(value);
  if (Number.isNaN(number)) return value;
  const code = shared.styles[style] ?? '';
  if (isDate(code)) return showDate(number, code, shared.from1904);
  // A long whole number keeps every digit that the file has: it is an identifier, not a quantity.
  if (code === '' && /^\d{12,}$/.test(value)) return value;
  return showNumber(number, code);
}

/** Reads a worksheet part (ECMA-376 part 1, 18.3). At most `most` cells are taken; `cells` tells how many there are. */
export function readSheet(xml: Uint8Array, shared: Shared, most: number): Sheet {
  const rows: string[][] = [];
  const hidden: string[] = [];
  const formulas: string[] = [];
  const hiddenColumns: [number, number][] = [];
  let row: string[] = [];
  let rowHidden = false;
  let column = -1;
  let type = '';
  let style = 0;
  let value = '';
  let formula = '';
  let into: '' | 'v' | 'f' | 't' | 'running' | 'notes' = '';
  let cells = 0;
  const running: string[] = [];
  const notes: string[] = [];
  readXml(xml, {
    open: (name, attributes) => {
      if (name === 'col' && (/^(?:1|true)$/.test(attributes['hidden'] ?? '') || attributes['width'] === '0')) {
        hiddenColumns.push([Number(attributes['min']) - 1, Number(attributes['max']) - 1]);
      } else if (name === 'row') {
        row = [];
        column = -1;
        rowHidden = /^(?:1|true)$/.test(attributes['hidden'] ?? '') || attributes['ht'] === '0';
      } else if (name === 'c') {
        const at = columnOf(attributes['r'] ?? '');
        column = at >= 0 ? at : column + 1;
        type = attributes['t'] ?? 'n';
        style = Number(attributes['s'] ?? 0);
        value = '';
        formula = '';
      } else if (name === 'v' || name === 'f' || name === 't') into = name;
      else if (/^(?:odd|even|first)(?:Header|Footer)$/.test(name)) into = 'running';
      else if (name === 'formula1' || name === 'formula2') into = 'notes';
      if (/^(?:dataValidation|hyperlink|scenario|inputCells)$/.test(name)) {
        for (const key of ['promptTitle', 'prompt', 'errorTitle', 'error', 'tooltip', 'location', 'name', 'comment', 'user', 'val']) notes.push(attributes[key] ?? '');
      }
    },
    text: (text) => {
      // Codes for fields and fonts are no words (ECMA-376 part 1, 18.3.1.46).
      if (into === 'running') running.push(text.replace(/&(?:"[^"]*"|\d+|K[0-9A-F]{6}|[A-Z])/g, ' ').trim());
      if (into === 'notes') notes.push(text);
      if (into === 'v' || into === 't') value += text;
      else if (into === 'f') formula += text;
    },
    close: (name) => {
      if (into !== '' && (name === 'v' || name === 'f' || name === 't' || into === 'running' || into === 'notes')) into = '';
      else if (name === 'c') {
        if (formula.includes('"') || formula.includes('[')) formulas.push(formula);
        const text = shownValue(type, style, value, shared).replace(/\r\n?/g, '\n');
        if (text === '') return;
        cells++;
        if (cells > most) return;
        const unseen = shared.unseen?.[style] === true;
        if (unseen || rowHidden || hiddenColumns.some(([from, to]) => column >= from && column <= to)) hidden.push(text);
        else if (column < 16_384) row[column] = text;
      } else if (name === 'row' && row.length > 0) rows.push(Array.from(row, (cell) => cell ?? ''));
    },
  });
  // Columns that nothing shown stands in take no room.
  const used = [...new Set(rows.flatMap((one) => one.flatMap((cell, c) => (cell === '' ? [] : [c]))))].sort((a, b) => a - b);
  const said = (texts: readonly string[]): string[] => texts.filter((text) => text.trim() !== '');
  return { rows: rows.map((one) => used.map((c) => one[c] ?? '')), hidden, formulas, running: said(running), notes: said(notes), cells };
} // prettier-ignore

/** Cell formats (18.8): the number format code of each style, and whether it keeps its cell from the reader's eyes. */
export function readStyles(xml: Uint8Array): { readonly codes: string[]; readonly unseen: boolean[] } {
  const own = new Map<number, string>();
  const codes: string[] = [];
  const unseen: boolean[] = [];
  const white: boolean[] = [];
  const filled: boolean[] = [];
  let inside = '';
  readXml(xml, {
    open: (name, attributes) => {
      if (name === 'numFmt') own.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      else if (/^(?:fonts|fills|cellXfs|cellStyleXfs|dxfs)$/.test(name)) inside = name;
      else if (name === 'font' && inside === 'fonts') white.push(false);
      else if (name === 'color' && inside === 'fonts' && white.length > 0)
        white[white.length - 1] = /^(?:FF)?FFFFFF$/i.test(attributes['rgb'] ?? '') || attributes['theme'] === '0';
      else if (name === 'patternFill' && inside === 'fills')
        filled.push(!/^(?:none|)$/.test(attributes['patternType'] ?? ''));
      else if (name === 'gradientFill' && inside === 'fills') filled.push(true);
      else if (name === 'xf' && inside === 'cellXfs') {
        const code = formatCode(Number(attributes['numFmtId'] ?? 0), own);
        codes.push(code);
        const blank =
          white[Number(attributes['fontId'] ?? 0)] === true && filled[Number(attributes['fillId'] ?? 0)] !== true;
        unseen.push(/^;;;+$/.test(code) || blank);
      }
    },
    close: (name) => {
      if (name === inside) inside = '';
    },
  });
  return { codes, unseen };
}

/** The shared strings (18.4); phonetic hints are left out. */
export function readStrings(xml: Uint8Array): string[] {
  const strings: string[] = [];
  let now: string | null = null;
  let inText = false;
  let phonetic = 0;
  readXml(xml, {
    open: (name) => {
      if (name === 'si') now = '';
      else if (name === 'rPh') phonetic++;
      else if (name === 't') inText = true;
    },
    text: (text) => {
      if (inText && now !== null && phonetic === 0) now += text;
    },
    close: (name) => {
      if (name === 't') inText = false;
      else if (name === 'rPh') phonetic--;
      else if (name === 'si') {
        strings.push(now ?? '');
        now = null;
      }
    },
  });
  return strings;
}
