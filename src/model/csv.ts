// Comma-separated values, as RFC 4180 says: read strictly, written so that a spreadsheet takes no cell for a formula.

/** One row of a table by its column names, and the line it began on (from 1). */
export interface CsvRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

export type Csv =
  | { readonly columns: readonly string[]; readonly rows: readonly CsvRow[] }
  | { readonly line: number; readonly problem: string };

/** Cells of every record with the line it began on; a problem where quotes do not close. */
function records(text: string): { line: number; cells: string[] }[] | { line: number; problem: string } {
  const found: { line: number; cells: string[] }[] = [];
  let line = 1;
  let begun = 1;
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  const close = (): void => {
    cells.push(cell);
    if (cells.length > 1 || cell !== '') found.push({ line: begun, cells });
    cells = [];
    cell = '';
    begun = line;
  };
  for (let i = text.startsWith('\ufeff') ? 1 : 0; i < text.length; i++) {
    const mark = text[i] as string;
    if (mark === '\n') line++;
    if (quoted) {
      if (mark !== '"') cell += mark;
      else if (text[i + 1] === '"') cell += text[++i];
      else quoted = false;
    } else if (mark === '"' && cell === '') quoted = true;
    else if (mark === ',') {
      cells.push(cell);
      cell = '';
    } else if (mark === '\n') close();
    else if (mark !== '\r') cell += mark;
  }
  if (quoted) return { line: begun, problem: 'a quotation mark is not closed' };
  close();
  return found;
}

/** Reads a table whose first row names its columns. Every row must have as many cells as there are columns. */
export function readCsv(text: string): Csv {
  const all = records(text);
  if ('problem' in all) return all;
  const [head, ...others] = all;
  if (!head) return { line: 1, problem: 'the table is empty' };
  const columns = head.cells.map((name) => name.trim());
  if (new Set(columns).size < columns.length) return { line: 1, problem: 'a column is named twice' };
  const rows: CsvRow[] = [];
  for (const { line, cells } of others) {
    if (cells.length !== columns.length)
      return { line, problem: `${cells.length} cells where the first row has ${columns.length}` };
    rows.push({ line, cells: Object.fromEntries(columns.map((name, i) => [name, (cells[i] as string).trim()])) });
  }
  return { columns, rows };
}

/** Quoted where it must be; a cell that a spreadsheet would work out gets an apostrophe in front. */
function cell(value: string | number | null | undefined): string {
  if (typeof value === 'number') return String(value);
  const text = value ?? '';
  const tame = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame;
}

/** A table with its head row and CRLF line ends. */
export const writeCsv = (
  columns: readonly string[],
  rows: readonly Readonly<Record<string, string | number | null | undefined>>[],
): string => [columns, ...rows.map((row) => columns.map((name) => row[name]))].map((line) => `${line.map(cell).join(',')}\r\n`).join(''); // prettier-ignore
