// A receipt as a page: what left, from what, by which guidance, checked how. Reads the text of receipt.json; tells it and
// believes nothing more. Not here: checking its signature (`blotter verify`).
import { z } from 'zod';

const schema = z.looseObject({
  urn: z.string(),
  recipient: z.string(),
  guidance: z.string(),
  key: z.looseObject({ id: z.string() }).optional(),
  made: z.looseObject({ at: z.string(), by: z.string(), blotter: z.string() }).optional(),
  documents: z.array(
    z.looseObject({
      file: z.string(),
      type: z.string().default(''),
      outcome: z.string().default(''),
      input: z.looseObject({ sha256: z.string() }).optional(),
      output: z.looseObject({ path: z.string(), sha256: z.string() }).nullish(),
      pagesRemoved: z.array(z.number()).default([]),
      checks: z.array(z.looseObject({ check: z.string(), result: z.string() })).default([]),
    }),
  ),
});

export interface ShownReceipt {
  readonly guidance: string;
  readonly key: string | null;
  readonly made: { readonly at: string; readonly by: string; readonly blotter: string } | null;
  readonly going: readonly { readonly path: string; readonly sha256: string; readonly from: string; readonly removed: string; readonly checks: string }[]; // prettier-ignore
  readonly withheld: readonly { readonly file: string; readonly type: string }[];
}

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
  const { guidance, key, made, documents } = read.data;
  return {
    guidance,
    key: key?.id ?? null,
    made: made ?? null,
    going: documents.flatMap(({ output, input, pagesRemoved, checks }) =>
      output
        ? [
            {
              path: output.path,
              sha256: output.sha256,
              from: input?.sha256 ?? '',
              removed: pagesRemoved.join(', '),
              checks: `${checks.filter(({ result }) => result === 'pass').length} of ${checks.length} passed`,
            },
          ]
        : [],
    ),
    withheld: documents.filter(({ output }) => !output).map(({ file, type }) => ({ file, type })),
  };
}
