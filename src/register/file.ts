// The book as a file that anybody can check: JSON lines. First the register and its public keys, then one line per record,
// then the signed heads. test/register/verify.py checks one with nothing but SHA-256 and OpenSSL. Not here: the checking (audit.ts).
//
//   {"kind":"blotter-register","version":1,"register":"…","keys":[{"id":"…","key":{…},"from":"…","until":null,"endorsed":null}]}
//   {"record":{"seq":0,"at":"…","prev":"00…","entry":{…},"hash":"…"}}
//   {"head":"eyJ…"}
import { z } from 'zod';
import type { Book } from './audit.ts';
import { ringSchema, type KnownKey } from './keys.ts';

const opening = z.looseObject({
  kind: z.literal('blotter-register'),
  version: z.literal(1),
  register: z.string().max(64),
  keys: ringSchema.unwrap().shape.keys,
});

/** Writes a book line by line, heads last. */
export async function* writeBook(book: Book): AsyncGenerator<string> {
  yield line({ kind: 'blotter-register', version: 1, register: book.register, keys: book.keys });
  for await (const record of book.records) yield line({ record });
  for (const head of book.heads) yield line({ head });
}

const line = (value: unknown): string => `${JSON.stringify(value)}\n`;

/** Longest line that is read: a record is far shorter. */
const LONGEST = 100_000;

const parse = (text: string): unknown => {
  try {
    return text.length > LONGEST ? null : JSON.parse(text);
  } catch {
    return null;
  }
};

/** What a line behind the first holds. Anything else is a row that is no record, which the audit names. */
function sort(text: string): { readonly head: string } | { readonly row: unknown } {
  const value = parse(text);
  if (value !== null && typeof value === 'object') {
    if ('head' in value && typeof value.head === 'string') return { head: value.head };
    if ('record' in value) return { row: value.record };
  }
  return { row: null };
}

/**
 * Reads a book from the lines of a file. `lines` gives them anew at each call: records are streamed, and heads, which come
 * last, are wanted first. Null where the first line is not that of a register.
 */
export async function readBook(lines: () => AsyncIterable<string>): Promise<Book | null> {
  let first: { register: string; keys: readonly KnownKey[] } | null = null;
  const heads: string[] = [];
  let no = 0;
  for await (const text of lines()) {
    if (no++ === 0) {
      const read = opening.safeParse(parse(text));
      if (!read.success) return null;
      first = { register: read.data.register, keys: read.data.keys };
      continue;
    }
    // Most lines are records: only what can be a head is parsed here.
    if (!text.startsWith('{"record"')) {
      const sorted = sort(text);
      if ('head' in sorted) heads.push(sorted.head);
    }
  }
  if (first === null) return null;
  async function* records(): AsyncGenerator<unknown> {
    let no = 0;
    for await (const text of lines()) {
      if (no++ === 0 || text === '') continue;
      const sorted = sort(text);
      if ('row' in sorted) yield sorted.row;
    }
  }
  return { ...first, records: records(), heads };
}
