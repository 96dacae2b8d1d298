// The few things that a fenced process and its parent say to each other. What a task, an answer or a request holds is for
// those who ask; here only its envelope is checked.
import { z } from 'zod';

const no = z.int().min(0);
/** From the fenced process. Everything in it may be a lie. */
export const fromChild = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  /** `how`: the kind of error, where `ok` is false; never its words, which may quote a document. */
  z.object({ kind: z.literal('answer'), no, ok: z.boolean(), value: z.unknown(), how: z.string().max(60).optional() }),
  z.object({ kind: z.literal('request'), no, name: z.string().max(40), value: z.unknown() }),
  /** How large the task turns out to be: more time for more pages. */
  z.object({ kind: z.literal('pages'), no, pages: z.int().min(0).max(5000) }),
]);

/** From the parent. */
export type ToChild =
  | { readonly kind: 'task'; readonly no: number; readonly value: unknown }
  | { readonly kind: 'served'; readonly no: number; readonly ok: boolean; readonly value: unknown };
