// The decisions file of `blotter release --decisions`: what people said, as events. docs/decisions-file.md tells its form to
// people.
import { z } from 'zod';
import { BlotterError, CATEGORIES, GRADES, type Proposal } from '../model/index.ts';
import { offersFor, taken } from './alike.ts';
import { needsPerson } from './decisions.ts';
import type { Basis, DecidedEvent, ReviewEvent } from './event.ts';
import { replay, type ReviewLog } from './log.ts';

const name = z.string().min(2);
const time = z.iso.datetime({ offset: true });
const reason = z.string().min(3);
const page = z.number().int().min(1);
const offset = z.number().int().min(0);
const act = z.enum(['redact', 'keep']);
const category = z.enum(CATEGORIES as unknown as [string, ...string[]]) as unknown as z.ZodType<Proposal['finding']['category']>; // prettier-ignore
const who = { by: name.optional(), at: time.optional() };
const told = { id: z.string().min(1), by: name, at: time };
const stretch = z.strictObject({ from: offset, to: offset });
const box = z.strictObject({ box: z.tuple([z.number(), z.number(), z.number(), z.number()]) });
const basis = z.strictObject({
  guidance: z.string(),
  rule: z.string(),
  proposed: z.enum(['redact', 'keep', 'ask']),
  grade: z.enum(GRADES as unknown as [string, ...string[]]) as unknown as z.ZodType<Proposal['grade']>,
});
const choice = z.union([
  z.strictObject({ act: z.literal('keep') }),
  z.strictObject({ act: z.literal('redact'), from: offset.optional(), to: offset.optional() }),
]);

const event = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('decided'),
    ...told,
    marks: z.array(z.strictObject({ mark: z.string(), basis })).min(1),
    choice,
    reason,
    over: z.array(z.string()).default([]),
    scope: z.string().optional(),
  }),
  z.strictObject({
    kind: z.literal('added'),
    ...told,
    file: z.string(),
    page,
    place: z.union([stretch, box]),
    category,
    whose: z.string().optional(),
    reason,
  }),
  z.strictObject({ kind: z.literal('undone'), ...told, what: z.string() }),
  z.strictObject({ kind: z.literal('flagged'), ...told, mark: z.string(), question: reason }),
  z.strictObject({ kind: z.literal('page-done'), ...told, file: z.string(), page, seconds: z.number().min(0) }),
  z.strictObject({ kind: z.literal('looked'), ...told, file: z.string(), page, act, reason }),
  z.strictObject({ kind: z.literal('left-out'), ...told, file: z.string(), reason }),
  z.strictObject({
    kind: z.literal('blind-done'),
    ...told,
    file: z.string(),
    page,
    found: z.array(z.strictObject({ from: offset, to: offset, category })),
  }),
]);

const schema = z.strictObject({
  by: name,
  at: time,
  decisions: z
    .array(
      z.strictObject({
        on: z.string(),
        act,
        reason,
        from: offset.optional(),
        to: offset.optional(),
        alike: z.boolean().optional(),
        ...who,
      }),
    )
    .default([]),
  add: z
    .array(
      z.strictObject({
        file: z.string(),
        page,
        place: z.union([stretch, box]),
        category,
        whose: z.string().optional(),
        reason,
        ...who,
      }),
    )
    .default([]),
  rest: z.strictObject({ act: z.literal('redact'), reason }).optional(),
  looked: z.array(z.strictObject({ file: z.string(), page, act, reason, ...who })).default([]),
  leaveOut: z.array(z.strictObject({ file: z.string(), reason, ...who })).default([]),
  events: z.array(event).default([]),
});

/** What a decisions file says, checked. */
export type DecisionsFile = z.output<typeof schema>;

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
  const stretches = [
    ...result.data.decisions.map(({ from, to }, i) => ({ from, to, where: `decisions.${i}` })),
    ...result.data.add.map(({ place }, i) => ({ ...('box' in place ? {} : place), where: `add.${i}` })),
  ];
  for (const { from, to, where } of stretches)
    if ((from === undefined) !== (to === undefined) || (from !== undefined && to !== undefined && from >= to))
      throw new BlotterError('B-DEC-01', { problem: `${where}: "from" and "to" must both be there, "from" smaller.` });
  return result.data;
}

/**
 * The file as a log. Whoever wrote it had the whole of it before their eyes: the last decision on a mark in time, among
 * the same instant in the file, takes the place of every earlier one. `rest` becomes one decision on every proposal that needs a
 * person and has none. An answer that is marked `alike` is taken over wherever the same question stands; `wordsOf` gives the words
 * of a proposal for that (without it only questions of which a person has one value are known again). `guidance` is the version
 * that the proposals come from.
 */
export function logOf(
  file: DecisionsFile,
  proposals: readonly Proposal[],
  guidance: string,
  wordsOf: (proposal: Proposal) => string = () => '',
): ReviewLog {
  const known = new Map(proposals.map((proposal) => [proposal.id, proposal]));
  const basisOf = (mark: string): Basis => {
    const proposal = known.get(mark);
    return { guidance, rule: proposal?.rule ?? '', proposed: proposal?.act ?? 'ask', grade: proposal?.grade ?? 'look' };
  };
  const signed = ({ by, at }: { by?: string | undefined; at?: string | undefined }, id: string) => ({
    id,
    by: by ?? file.by,
    at: at ?? file.at,
  });
  const before = new Map<string, string[]>();
  const events: ReviewEvent[] = [];
  const decisions = file.decisions
    .map(({ by, at, ...one }, i) => ({ ...one, told: signed({ by, at }, `decisions.${String(i).padStart(6, '0')}`) }))
    .toSorted((a, b) => Date.parse(a.told.at) - Date.parse(b.told.at));
  const alike = new Set(decisions.filter((one) => one.alike === true && one.from === undefined).map(({ on }) => on));
  for (const { on, act: wanted, from, to, reason: why, told } of decisions) {
    const edges = wanted === 'redact' && from !== undefined && to !== undefined ? { from, to } : {};
    const over = before.get(on) ?? [];
    const decided: DecidedEvent = { kind: 'decided', ...told, marks: [{ mark: on, basis: basisOf(on) }], choice: { act: wanted, ...edges }, reason: why, over }; // prettier-ignore
    events.push(decided);
    before.set(on, [...over, told.id]);
  }
  const said = decisions.map(({ on, act: wanted, reason: why, told: { by, at } }) => ({
    on,
    act: wanted,
    reason: why,
    by,
    at,
  }));
  const asked = proposals.map((proposal) => ({ proposal, words: wordsOf(proposal) }));
  const same = offersFor(asked, said).filter(({ from }) => alike.has(from));
  for (const [i, { on, act: wanted, reason: why, by, at }] of same.map(taken).entries()) {
    const id = `alike.${String(i).padStart(6, '0')}`;
    events.push({ kind: 'decided', id, by, at, marks: [{ mark: on, basis: basisOf(on) }], choice: { act: wanted }, reason: why, over: [], scope: 'the same question elsewhere' }); // prettier-ignore
    before.set(on, [id]);
  }
  for (const [i, { by, at, whose, ...added }] of file.add.entries())
    events.push({
      kind: 'added',
      ...signed({ by, at }, `add.${i}`),
      ...added,
      ...(whose === undefined ? {} : { whose }),
    });
  for (const [i, { by, at, ...look }] of file.looked.entries())
    events.push({ kind: 'looked', ...signed({ by, at }, `looked.${String(i).padStart(6, '0')}`), ...look });
  for (const [i, { by, at, ...left }] of file.leaveOut.entries())
    events.push({ kind: 'left-out', ...signed({ by, at }, `leaveOut.${String(i).padStart(6, '0')}`), ...left });
  const logged = file.events as readonly ReviewEvent[];
  const spoken = new Set([...before.keys(), ...logged.flatMap((one) => (one.kind === 'decided' ? one.marks.map(({ mark }) => mark) : []))]); // prettier-ignore
  const open = proposals.filter((proposal) => needsPerson(proposal) && !spoken.has(proposal.id));
  if (file.rest && open.length > 0)
    events.push({
      kind: 'decided',
      ...signed({}, 'rest'),
      marks: open.map(({ id }) => ({ mark: id, basis: basisOf(id) })),
      choice: { act: 'redact' },
      reason: file.rest.reason,
      over: [],
      scope: 'everything that was still open',
    });
  return replay([...events, ...logged]);
}
