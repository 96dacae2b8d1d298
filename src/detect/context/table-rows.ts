// The rows of a table in a view: a header row of cells parted by tabs, then entries that open with a number or a date. A
// cell may run over several lines. Not here: what the cells mean.
import type { View } from '../view.ts';
import type { Stretch } from './prose.ts';

/** One table: the words of its header in lower case, and its rows as cells with their places in the view. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Stretch[])[];
}

const OPENS = /^(?:\d{1,6}|\d{1,2}[/.-](?:\d{1,2}|[A-Za-z]{3})[/.-]\d{2,4}|\d{4}-\d\d-\d\d|\d{1,2} [A-Z][a-z]{2}(?: \d{2,4})?)(?: \d{1,2}:\d\d(?::\d\d)?)?\t/u; // prettier-ignore
const LONGEST_CELL = 2000;

/** The cells of `text` between `from` and `to`, without the white space around them. */
function cellsOf(text: string, from: number, to: number): Stretch[] {
  const cells: Stretch[] = [];
  let at = from;
  for (const cell of text.slice(from, to).split('\t')) {
    const lead = cell.length - cell.trimStart().length;
    cells.push({ from: at + lead, to: Math.max(at + lead, at + cell.trimEnd().length) });
    at += cell.length + 1;
  }
  return cells;
}

/** Every table whose header row `isHeader` knows. A table ends where another header begins or the view does. */
export function tablesOf(view: View, isHeader: (columns: readonly string[]) => boolean): Table[] {
  const tables: Table[] = [];
  let rows: Stretch[][] = [];
  let start = -1;
  let at = 0;
  const { text } = view;
  const close = (end: number): void => {
    if (start >= 0) {
      // A blank line ends the row: what follows the table is no part of its last cell.
      const row = text.slice(start, Math.min(end, start + LONGEST_CELL));
      rows.push(cellsOf(text, start, start + (/\n\n|\f/u.exec(row)?.index ?? row.length)));
    }
    start = -1;
  };
  for (const line of text.split(/[\n\f]/u)) {
    const columns = line.includes('\t') ? line.toLowerCase().split('\t').map((cell) => cell.trim()) : [];
    if (columns.length > 2 && isHeader(columns)) {
      close(at);
      rows = [];
      tables.push({ columns, rows });
    } else if (tables.length > 0 && OPENS.test(line)) {
      close(at);
      start = at;
    }
    at += line.length + 1;
  }
  close(text.length);
  return tables;
} // prettier-ignore
