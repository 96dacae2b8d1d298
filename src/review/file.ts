// The decisions file of `blotter release --decisions`. docs/decisions-file.md tells its form to people.
import { z } from 'zod';
import { BlotterError, type Decision, type Proposal } from '../model/index.ts';
import { needsPerson } from './decisions.ts';

const who = { by: z.string().min(2).optional(), at: z.iso.datetime({ offset: true }).optional() };
const reason = z.string().min(3);
const schema = z.strictObject({
  by: z.string().min(2),
  at: z.iso.datetime({ offset: true }),
  decisions: z.array(z.strictObject({ on: z.string(), act: z.enum(['redact', 'keep']), reason, ...who })).default([]),
  rest: z.strictObject({ act: z.literal('redact'), reason }).optional(),
  looked: z
    .array(
      z.strictObject({
        file: z.string(),
        page: z.number().int().min(1),
        act: z.enum(['redact', 'keep']),
        reason,
        ...who,
      }),
    )
    .default([]),
  leaveOut: z.array(z.strictObject({ file: z.string(), reason, ...who })).default([]),
});

/** A person's look at a page that no reader could read: its pictures stay (`keep`) or are covered (`redact`). */
export interface Looked {
  readonly file: string;
  readonly page: number;
  readonly act: 'redact' | 'keep';
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}

/** What a decisions file says. */
export interface DecisionsFile {
  readonly by: string;
  readonly at: string;
  readonly decisions: readonly Decision[];
  /** Whatever is still undecided is redacted. There is no bulk `keep`. */
  readonly rest?: { readonly act: 'redact'; readonly reason: string };
  readonly looked: readonly Looked[];
  /** Documents that do not go: the only way past a record of somebody else. */
  readonly leaveOut: readonly {
    readonly file: string;
    readonly reason: string;
    readonly by: string;
    readonly at: string;
  }[];
}

/** Reads a decisions file. Throws B-DEC-01 with the place of the first problem. */
export function readDecisions(json: string): DecisionsFile {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    throw new BlotterError('B-DEC-01', { problem: 'it is not JSON.' });
  }
  const result = schema.safeParse(data);
  if (!result.success) {
    const issue = result.error.issues[0];
    throw new BlotterError('B-DEC-01', {
      problem: `${issue?.path.join('.') || 'the file'}: ${issue?.message ?? 'wrong form'}.`,
    });
  }
  const file = result.data;
  const signed = <T extends { by?: string | undefined; at?: string | undefined }>(
    entry: T,
  ): T & { by: string; at: string } => ({
    ...entry,
    by: entry.by ?? file.by,
    at: entry.at ?? file.at,
  });
  return {
    by: file.by,
    at: file.at,
    decisions: file.decisions.map(signed),
    ...(file.rest ? { rest: file.rest } : {}),
    looked: file.looked.map(signed),
    leaveOut: file.leaveOut.map(signed),
  };
}

/** The file's decisions, with `rest` spelt out for every proposal that needs a person and has no decision of its own. */
export function decisionsFor(file: DecisionsFile, proposals: readonly Proposal[]): Decision[] {
  const { rest } = file;
  if (!rest) return [...file.decisions];
  const own = new Set(file.decisions.map((decision) => decision.on));
  const others = proposals.filter((proposal) => needsPerson(proposal) && !own.has(proposal.id));
  return [
    ...file.decisions,
    ...others.map((proposal) => ({ on: proposal.id, act: rest.act, reason: rest.reason, by: file.by, at: file.at })),
  ];
}
