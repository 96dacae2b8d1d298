// What a receipt tells of what left, for the recall kit: to whom, when, by whom, and its papers by place, type and hash. Names
// of papers are left behind: they tell names of people. Not here: checking the receipt (receipt.ts), the kit (register/breach).
import { z } from 'zod';
import type { Left } from '../register/breach/index.ts';

const who = z.looseObject({ by: z.string() });
const schema = z.looseObject({
  kind: z.literal('blotter-receipt'),
  recipient: z.string(),
  made: z.looseObject({ at: z.string(), by: z.string() }),
  people: z.looseObject({ prepared: who, checked: who.nullable(), released: who }).optional(),
  to: z.looseObject({ addresses: z.array(z.string()) }).optional(),
  documents: z.array(z.looseObject({ type: z.string(), output: z.looseObject({ sha256: z.string() }).nullable() })),
});

/** Reads the text of receipt.json; `release`: by what the office names it. Null where it is no receipt that tells this. */
export function readLeft(json: string, release: string): Left | null {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    return null;
  }
  const read = schema.safeParse(data);
  if (!read.success) return null;
  const { recipient, made, people, to, documents } = read.data;
  const papers = documents
    .flatMap(({ type, output }) => (output ? [{ type, sha256: output.sha256 }] : []))
    .map((one, i) => ({ no: i + 1, ...one }));
  return {
    release,
    recipient,
    addresses: to?.addresses ?? [],
    at: made.at,
    prepared: people?.prepared.by ?? null,
    checked: people?.checked?.by ?? null,
    released: people?.released.by ?? made.by,
    papers,
    withheld: documents.length - papers.length,
  };
}
