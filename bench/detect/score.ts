// Counts: which marked values are covered by what was found, and which finds cover nothing that is marked.
import type { Grade } from '../../src/model/index.ts';
import type { MarkedValue } from '../../test/fixtures/marked.ts';
import type { Searched } from './open.ts';

export interface Recall {
  marks: number;
  /** Every letter and digit of the value is covered. */
  whole: number;
  /** At least one is. */
  touched: number;
}
export interface Precision {
  spans: number;
  /** Overlap a mark of any category. */
  right: number;
  /** Overlap a mark of the span's own category. */
  same: number;
}

/** Counts of one run, by row. A row is a category or a cut across them ("name of a witness", "R", …). */
export interface Tally {
  readonly recall: Map<string, Recall>;
  readonly precision: Map<string, Precision>;
  readonly grades: Map<Grade, Precision>;
  /** For each person of each case who is named: is every mention covered whole? */
  readonly persons: Map<string, boolean>;
  /** Places of what was missed and of what was found falsely, for the regression group. */
  readonly missed: Miss[];
  readonly unmarked: Miss[];
}

export interface Miss {
  readonly file: string;
  readonly category: string;
  readonly text: string;
  readonly touched: boolean;
}

export const newTally = (): Tally => ({
  recall: new Map(),
  precision: new Map(),
  grades: new Map(),
  persons: new Map(),
  missed: [],
  unmarked: [],
});

/** Who is who by the first letter of a mark's `whose`. */
export const PERSONS: Readonly<Record<string, string>> = {
  D: 'defendants',
  V: 'victims',
  W: 'witnesses',
  K: 'children',
  C: 'callers, third parties',
  T: 'callers, third parties',
  O: 'officers',
};

const POSTCODE = /\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b/i;

/** The rows in which a mark counts beside its category. */
function rowsOf(mark: MarkedValue, value: string): string[] {
  const rows = [mark.category, `verdict ${mark.verdict}`, 'all'];
  if (mark.verdict === 'R') rows.push(`must go: ${mark.category}`);
  const person = PERSONS[mark.whose.charAt(0)];
  if (mark.category === 'name' && person !== undefined) rows.push(`names of ${person}`);
  if (mark.category === 'address') rows.push(POSTCODE.test(value) ? 'addresses with postcode' : 'addresses in part');
  return rows;
}

const LETTER = /[\p{L}\p{N}]/u;

/** One byte per code unit of `text`: 1 where something was found. */
export function coverOf(text: string, findings: Searched['findings']): Uint8Array {
  const covered = new Uint8Array(text.length);
  for (const { from, to } of findings) covered.fill(1, from, to);
  return covered;
}

/** How many letters and digits the marked value has, and how many of them are covered. */
export function lettersCovered(text: string, { from, to }: MarkedValue, covered: Uint8Array) {
  let letters = 0;
  let hit = 0;
  for (let at = from; at < to; at++) {
    if (!LETTER.test(text[at] ?? '')) continue;
    letters++;
    hit += covered[at] ?? 0;
  }
  return { letters, hit };
}

/** Adds the counts of one document of the case `slug`. */
export function score(tally: Tally, slug: string, { file, text, marks, findings }: Searched): void {
  const covered = coverOf(text, findings);
  for (const mark of marks) {
    const value = text.slice(mark.from, mark.to);
    const { letters, hit } = lettersCovered(text, mark, covered);
    for (const row of rowsOf(mark, value)) {
      const counts = tally.recall.get(row) ?? { marks: 0, whole: 0, touched: 0 };
      counts.marks++;
      if (hit === letters) counts.whole++;
      if (hit > 0) counts.touched++;
      tally.recall.set(row, counts);
    }
    if (mark.category === 'name' && mark.whose !== '-') {
      const person = `${slug} ${mark.whose}`;
      tally.persons.set(person, (tally.persons.get(person) ?? true) && hit === letters);
    }
    if (hit < letters) tally.missed.push({ file, category: mark.category, text: value, touched: hit > 0 });
  }
  for (const { from, to, finding } of findings) {
    const over = marks.filter((mark) => mark.from < to && from < mark.to);
    const right = over.length > 0;
    const same = over.some((mark) => mark.category === finding.category);
    for (const counts of [row(tally.precision, finding.category), row(tally.precision, 'all')]) count(counts);
    count(row(tally.grades, finding.grade));
    if (!right) tally.unmarked.push({ file, category: finding.category, text: text.slice(from, to), touched: false });

    function count(counts: Precision): void {
      counts.spans++;
      if (right) counts.right++;
      if (same) counts.same++;
    }
  }
}

function row<K>(rows: Map<K, Precision>, name: K): Precision {
  const counts = rows.get(name) ?? { spans: 0, right: 0, same: 0 };
  rows.set(name, counts);
  return counts;
}
