// Is the book what it was? Every record is hashed again, every link and every signed head is held against it, heads that
// somebody kept outside included; what does not fit is named with its place. Pure: one pass, nothing kept but hashes.
//
//   changed row        its hash no longer fits             hashed anew           the next link or the next head does not fit
//   removed row        a number is missing                 numbered anew too     a link does not fit
//   rows exchanged     each hash fits the other's number   lines exchanged       numbers out of order
//   end cut off        an own head covers more             older copy put back   an outside head covers more
import type { Verdict } from '../model/index.ts';
import { EMPTY_FRONTIER, frontierRoot, grow } from './frontier.ts';
import { checkHead, type Head } from './head.ts';
import type { KnownKey } from './keys.ts';
import { fromHex, hashRecord, NOTHING_BEFORE, recordSchema, toHex, type KeptRecord } from './record.ts';

/** A register as somebody holds it: in the store, or in a file. */
export interface Book {
  /** Its id. */
  readonly register: string;
  /** Public keys that may have signed its heads. */
  readonly keys: readonly KnownKey[];
  /** Rows in their stored order, as they come: nothing of them is believed. */
  readonly records: AsyncIterable<unknown> | Iterable<unknown>;
  /** Signed heads (JWS) kept with it. */
  readonly heads: readonly string[];
}

/** How a book stands. `size` records were seen, `last` is the newest one's time. */
export interface Audit {
  readonly verdicts: readonly Verdict[];
  readonly size: number;
  readonly last: string | null;
  readonly root: string;
}

const RECORDS = 'records are as they were written';
const CHAIN = 'each record follows the one before';
const COMPLETE = 'no record is missing';
const ORDER = 'records stand in their order';
const SIGNED = 'heads are signed by a known key';
const HEADS = 'heads fit the records';
const OUTSIDE = 'heads kept outside fit the records';
const CHECKS = [RECORDS, CHAIN, COMPLETE, ORDER, SIGNED, HEADS, OUTSIDE] as const;
type Check = (typeof CHECKS)[number];

/** Places named per check; the rest is counted. */
const NAMED = 20;

/** Audits `book`. `outside`: heads (JWS) that were kept elsewhere, in receipts above all; they may be of any age. */
export async function auditBook(book: Book, outside: readonly string[] = []): Promise<Audit> {
  const failed = new Map<Check, string[]>();
  const say = (check: Check, where: string): void => {
    failed.set(check, [...(failed.get(check) ?? []), where]);
  };
  const own = await readHeads(book, book.heads, (where) => say(SIGNED, where), 'head');
  const kept = await readHeads(book, outside, (where) => say(OUTSIDE, where), 'outside head');
  const wanted = new Set([...own, ...kept].map(({ size }) => size));
  const walked = await walk(book.records, wanted, say);
  judgeHeads(own, walked, (where, check = HEADS) => say(check, where), 'head');
  judgeHeads(kept, walked, (where) => say(OUTSIDE, where), 'outside head');
  const verdicts = CHECKS.flatMap((check): Verdict[] => {
    const places = failed.get(check);
    if (!places) return [{ check, result: 'pass', where: passed(check, walked.size, own.length, kept.length) }];
    const named = places.slice(0, NAMED).map((where): Verdict => ({ check, result: 'fail', where }));
    return places.length > NAMED
      ? [...named, { check, result: 'fail', where: `${places.length - NAMED} more places` }]
      : named;
  });
  return { verdicts, size: walked.size, last: walked.last, root: toHex(walked.root) };
}

const passed = (check: Check, size: number, heads: number, outside: number): string =>
  check === OUTSIDE ? `${outside} heads` : check === SIGNED || check === HEADS ? `${heads} heads` : `${size} records`;

/** The heads that are well signed, smallest first; of the others it is said where they stand. */
async function readHeads(
  book: Book,
  heads: readonly string[],
  say: (where: string) => void,
  name: string,
): Promise<Head[]> {
  const good: Head[] = [];
  for (const [i, jws] of heads.entries()) {
    const checked = await checkHead(jws, book.keys);
    if (!checked.ok) say(`${name} ${i + 1} of ${heads.length}: ${checked.why}`);
    else if (checked.head.register !== book.register) say(`${name} ${i + 1} of ${heads.length}: of another register`);
    else good.push(checked.head);
  }
  return good.toSorted((a, b) => a.size - b.size);
}

interface Walked {
  readonly size: number;
  readonly last: string | null;
  readonly root: Uint8Array;
  /** Root (hexadecimal) at each wanted size that was reached. */
  readonly roots: ReadonlyMap<number, string>;
  /** Numbers that are missing before the last record. */
  readonly gaps: boolean;
}

async function walk(
  rows: Book['records'],
  wanted: ReadonlySet<number>,
  say: (check: Check, where: string) => void,
): Promise<Walked> {
  let frontier = EMPTY_FRONTIER;
  let before: { readonly seq: number; readonly hash: string; readonly sound: boolean } | null = null;
  let last: string | null = null;
  let line = 0;
  const roots = new Map<number, string>();
  const missing = new Set<number>();
  const spoilt: KeptRecord[] = [];
  let next = 0;
  if (wanted.has(0)) roots.set(0, toHex(frontierRoot(frontier)));
  for await (const row of rows) {
    line++;
    const read = recordSchema.safeParse(row);
    if (!read.success) {
      say(RECORDS, `row ${line} is no record`);
      continue;
    }
    const record = read.data;
    const { seq } = record;
    if (seq < next) {
      say(ORDER, missing.delete(seq) ? `record ${seq} stands after record ${next - 1}` : `record ${seq} is there twice`);
      continue;
    }
    // A number from far away is no gap of its size: nobody counts to 2^53 for it.
    if (seq - next > 1_000_000) {
      say(RECORDS, `row ${line} has a number that cannot be`);
      continue;
    }
    for (let n = next; n < seq; n++) missing.add(n);
    const gap = seq > next;
    next = seq + 1;
    const computed = hashRecord(record);
    const sound = computed === record.hash;
    if (!sound) spoilt.push(record);
    // Behind a changed record a link that does not fit is no news.
    else if (record.prev !== (before?.hash ?? NOTHING_BEFORE) && !gap && before?.sound !== false)
      say(CHAIN, before === null ? 'record 0 is not the first' : `between record ${before.seq} and record ${seq}: one was changed, or one between them was taken out`);
    before = { seq, hash: record.hash, sound };
    last = record.at;
    // The tree is that of what stands here: what was changed shows in every head after it.
    frontier = grow(frontier, fromHex(computed));
    if (wanted.has(frontier.size)) roots.set(frontier.size, toHex(frontierRoot(frontier)));
  }
  for (const record of spoilt) {
    const other = spoilt.find(({ seq }) => seq !== record.seq && hashRecord({ ...record, seq }) === record.hash);
    if (other) say(ORDER, `record ${record.seq} is what was record ${other.seq}`);
    else say(RECORDS, `record ${record.seq} was changed`);
  }
  for (const [from, to] of runsOf(missing)) say(COMPLETE, from === to ? `record ${from} is missing` : `records ${from} to ${to} are missing`);
  return { size: next, last, root: frontierRoot(frontier), roots, gaps: missing.size > 0 };
} // prettier-ignore

/** Numbers as runs: 3, 4, 5, 9 are 3–5 and 9–9. */
function runsOf(numbers: ReadonlySet<number>): (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const n of [...numbers].toSorted((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && run[1] === n - 1) run[1] = n;
    else runs.push([n, n]);
  }
  return runs;
}

/** Holds heads (smallest first) against the roots that were found. */
function judgeHeads(
  heads: readonly Head[],
  { size, last, roots, gaps }: Walked,
  say: (where: string, check?: Check) => void,
  name: string,
): void {
  let sound = 0;
  let spoilt = false;
  for (const [i, head] of heads.entries()) {
    const twin = heads[i - 1];
    if (twin && twin.size === head.size && twin.root !== head.root)
      say(`two heads of ${head.size} records differ: the book was shown in two versions (${twin.at} and ${head.at})`);
    if (head.size > size) {
      const until = last === null ? 'it is empty' : `it ends with record ${size - 1} of ${last}`;
      say(
        name === 'head'
          ? `records ${size} to ${head.size - 1} are missing at the end: the head of ${head.at} covers them`
          : `this is an older copy, or its end was cut off: ${until}, and the head of ${head.at} covers ${head.size} records`,
      );
      return;
    }
    if (spoilt || gaps) continue;
    if (roots.get(head.size) === head.root) sound = head.size;
    else {
      say(
        sound >= head.size
          ? `the ${name} of ${head.at} is not that of its ${head.size} records`
          : `something among records ${sound} to ${head.size - 1} is not what the ${name} of ${head.at} signed`,
      );
      // Every later head covers the same records: one place is enough.
      spoilt = true;
    }
  }
  if (gaps && heads.length > 0) say(`records are missing before the end, so that no ${name} can fit`);
}
