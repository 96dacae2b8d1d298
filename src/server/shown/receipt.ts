// A receipt as a page: what left, from what, by which guidance, checked how. Reads the text of receipt.json; tells it and
// believes nothing more. Not here: checking its signature (`blotter verify`).
import { z } from 'zod';
import { say } from '../language/say.ts';

const schema = z.looseObject({
  urn: z.string(),
  recipient: z.string(),
  guidance: z.string(),
  to: z
    .looseObject({
      firm: z.string().nullable(),
      addresses: z.array(z.string()),
      addressBook: z.looseObject({ sha256: z.string() }).nullable(),
    })
    .optional(),
  key: z.looseObject({ id: z.string() }).optional(),
  made: z.looseObject({ at: z.string(), by: z.string(), blotter: z.string() }).optional(),
  documents: z.array(
    z.looseObject({
      file: z.string(),
      type: z.string().default(''),
      outcome: z.string().default(''),
      input: z.looseObject({ sha256: z.string().optional() }).optional(),
      output: z.looseObject({ path: z.string(), sha256: z.string() }).nullish(),
      pagesRemoved: z.array(z.number()).default([]),
      checks: z.array(z.looseObject({ check: z.string(), result: z.string() })).default([]),
    }),
  ),
});

export interface ShownReceipt {
  readonly guidance: string;
  readonly key: string | null;
  /** Whom it was checked to be for; null: an older receipt. */
  readonly to: string | null;
  readonly made: { readonly at: string; readonly by: string; readonly blotter: string } | null;
  readonly going: readonly { readonly path: string; readonly sha256: string; readonly from: string; readonly removed: string; readonly checks: string }[]; // prettier-ignore
  readonly withheld: readonly { readonly file: string; readonly type: string }[];
}

const toInWords = ({ firm, addresses, addressBook }: NonNullable<z.output<typeof schema>['to']>): string => {
  const whom = [firm ?? say('receipt.firm.none'), addresses.join(', ') || say('receipt.address.none')].join(', ');
  if (addressBook === null) return say('receipt.book.none', { whom });
  return say('receipt.book', { whom, hash: addressBook.sha256.slice(0, 12) });
};

/** Null where the text is no receipt. */
export function shownReceipt(json: string): ShownReceipt | null {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    return null;
  }
  const read = schema.safeParse(data);
  if (!read.success) return null;
  const { guidance, key, to, made, documents } = read.data;
  return {
    guidance,
    key: key?.id ?? null,
    to: to === undefined ? null : toInWords(to),
    made: made ?? null,
    going: documents.flatMap(({ output, input, pagesRemoved, checks }) =>
      output
        ? [
            {
              path: output.path,
              sha256: output.sha256,
              from: input?.sha256 ?? '',
              removed: pagesRemoved.join(', '),
              checks: say('receipt.passed', { n: checks.filter(({ result }) => result === 'pass').length, of: checks.length }), // prettier-ignore
            },
          ]
        : [],
    ),
    withheld: documents.filter(({ output }) => !output).map(({ file, type }) => ({ file, type })),
  };
}
