// The file of staff: who began when, versions of guidance, training that was done. Accounts, no names.
import { z } from 'zod';
import { readForm } from '../own-files.ts';

const account = z.string().regex(/^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[a-z]{1,6}-\d{1,6})$/);
const at = z.iso.datetime();
const staffSchema = z.strictObject({
  starters: z.array(z.strictObject({ account, at })).default([]),
  guidance: z.array(z.strictObject({ version: z.string().regex(/^[a-z0-9.-]{2,20}$/), at })).default([]),
  completions: z.array(z.strictObject({ account, exercise: z.enum(['review', 'practice', 'reading']), at, evidence: z.string().regex(/^[a-z0-9-]{3,40}$/), score: z.number().min(0).max(1).exactOptional(), confirmedBy: account })).default([]),
}); // prettier-ignore

/** Reads it; empty where there is none. Throws B-TABLE-01, B-CASE-04. */
export const readStaff = (file: string | undefined): z.output<typeof staffSchema> =>
  file === undefined ? staffSchema.parse({}) : readForm(staffSchema, file);
