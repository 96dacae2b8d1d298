// The file of staff: who began when, versions of guidance, training that was done. Accounts, no names.
import { z } from 'zod';
import { BlotterError } from '../../model/index.ts';
import { readJson } from './common.ts';

const account = z.string().regex(/^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[a-z]{1,6}-\d{1,6})$/);
const at = z.iso.datetime();
const staffSchema = z.strictObject({
  starters: z.array(z.strictObject({ account, at })).default([]),
  guidance: z.array(z.strictObject({ version: z.string().regex(/^[a-z0-9.-]{2,20}$/), at })).default([]),
  completions: z.array(z.strictObject({ account, exercise: z.enum(['review', 'practice', 'reading']), at, evidence: z.string().regex(/^[a-z0-9-]{3,40}$/), score: z.number().min(0).max(1).exactOptional(), confirmedBy: account })).default([]),
}); // prettier-ignore

/** Reads it; empty where there is none. Throws B-BREACH-01, B-CASE-04. */
export function readStaff(file: string | undefined): z.output<typeof staffSchema> {
  const read = staffSchema.safeParse(file === undefined ? {} : readJson(file));
  if (!read.success) throw new BlotterError('B-BREACH-01', { problem: `the staff file, ${read.error.issues[0]?.path.join('.') || 'as a whole'}: not of its form (docs/assurance.md)` }); // prettier-ignore
  return read.data;
}
