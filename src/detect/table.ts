// How recognisers are tested: one table of sentences in which «these marks» stand around what must be found. A row
// without marks is a near miss. For tests only.
import assert from 'node:assert/strict';
import type { Person } from '../model/index.ts';
import { gradeOf } from './grade.ts';
import { resolveOverlaps } from './overlap.ts';
import type { Hit, Recogniser } from './recogniser.ts';
import { viewOfText } from './view.ts';

/** A made-up person for tests. */
export function personOf(id: string, name: string, more: Partial<Person> = {}): Person {
  return {
    ...{ id, role: 'witness', names: [name], aliases: [], addresses: [], phones: [], emails: [], numbers: [] },
    ...{ protections: [], source: 'manifest' },
    ...more,
  };
}

/** What `recognisers` find in `text`, after overlaps. */
export function findIn(text: string, recognisers: readonly Recogniser[], people: readonly Person[] = []): Hit[] {
  const view = viewOfText(text);
  const hits = recognisers.flatMap((one) => [...one.find(view, { roster: { people }, offences: [] })]);
  return resolveOverlaps(hits, view);
}

/** `found` with « » around each value: what a row of the table looks like. */
function marked(text: string, hits: readonly Hit[]): string {
  let out = '';
  let at = 0;
  for (const hit of hits.toSorted((a, b) => a.from - b.from)) {
    if (hit.from < at) continue;
    out += `${text.slice(at, hit.from)}«${text.slice(hit.from, hit.to)}»`;
    at = hit.to;
  }
  return out + text.slice(at);
}

/** Checks a table: each row's marks are found exactly, nothing else is. All failures are reported together. */
export function checkTable(
  rows: readonly string[],
  recognisers: readonly Recogniser[],
  people: readonly Person[] = [],
): void {
  const wrong: string[] = [];
  for (const row of rows) {
    const text = row.replace(/[«»]/g, '');
    // The view changes notation; rows keep to plain notation so that both read alike.
    const view = viewOfText(text).text;
    const hits = findIn(text, recognisers, people).filter((hit) => gradeOf(hit.evidence) !== null);
    const got = marked(view, hits);
    const want = row.replace(/ {3,}/g, '\t');
    if (got !== want) wrong.push(`want ${JSON.stringify(want)}\n  got  ${JSON.stringify(got)}`);
  }
  assert.equal(wrong.join('\n'), '');
}
