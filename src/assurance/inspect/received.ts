// How many documents came from each force: the denominator of a defect rate.
import { fitting, tableOf } from '../sample/index.ts';

/** Reads a table with the columns force (a code, such as WYP) and documents (a whole number). Throws B-TABLE-01. */
export function readReceived(file: string, text: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { line, cells } of tableOf(file, text, ['force', 'documents'])) {
    const [force, documents] = [cells['force'] ?? '', cells['documents'] ?? ''];
    fitting(file, line, 'force', force, /^[A-Z][A-Z0-9-]{1,24}$/.test(force) && !found.has(force), 'a code such as WYP, once in the table'); // prettier-ignore
    fitting(file, line, 'documents', documents, /^[1-9]\d{0,8}$/.test(documents), 'a whole number');
    found.set(force, Number(documents));
  }
  return found;
}
