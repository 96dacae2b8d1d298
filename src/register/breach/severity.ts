// Severity worked out and shown: every number with where it came from. A person may change any input with a reason; the
// result never decides by itself whether anybody is told.
import { z } from 'zod';
import { CATEGORIES } from '../../model/index.ts';
import type { Affected, BreachFacts } from './facts.ts';
import { CIRCUMSTANCES, CLASSES, EASE, SEVERITY, type Band, type Ease, type OverlayRule, type SeverityTables } from './severity-tables.ts'; // prettier-ignore

const keys = <T extends object>(table: T): [keyof T & string, ...(keyof T & string)[]] =>
  Object.keys(table) as [keyof T & string, ...(keyof T & string)[]];

/** The inputs of the method, as a person may set them. */
export const severityInputsSchema = z.strictObject({
  /** The tables that were used. */
  tables: z.string().regex(/^enisa-\d{4}\+\d{1,3}(\+local\.\d{1,3})?$/),
  dpc: z.number().min(1).max(4),
  ei: z.union(Object.values(EASE).map((one) => z.literal(one)) as unknown as [z.ZodLiteral<number>, ...z.ZodLiteral<number>[]]), // prettier-ignore
  recipients: z.enum(keys(CIRCUMSTANCES.recipients)),
  integrity: z.enum(keys(CIRCUMSTANCES.integrity)),
  availability: z.enum(keys(CIRCUMSTANCES.availability)),
  malicious: z.enum(keys(CIRCUMSTANCES.malicious)),
});
export type SeverityInputs = z.infer<typeof severityInputsSchema>;

export interface Severity {
  readonly dpc: number;
  readonly ei: number;
  readonly cb: number;
  /** DPC × EI + CB. */
  readonly score: number;
  readonly band: Band;
}

const BAND_OF = (score: number, { bands }: SeverityTables): Band =>
  score >= bands.veryHigh ? 'very-high' : score >= bands.high ? 'high' : score >= bands.medium ? 'medium' : 'low';

/** Severity from inputs. */
export function severityOf(inputs: SeverityInputs, tables: SeverityTables = SEVERITY): Severity {
  const cb =
    CIRCUMSTANCES.recipients[inputs.recipients] +
    CIRCUMSTANCES.integrity[inputs.integrity] +
    CIRCUMSTANCES.availability[inputs.availability] +
    CIRCUMSTANCES.malicious[inputs.malicious];
  const score = inputs.dpc * inputs.ei + cb;
  return { dpc: inputs.dpc, ei: inputs.ei, cb, score, band: BAND_OF(score, tables) };
}

/** Does the rule hold for this person's data and this recipient? */
function holds({ when }: OverlayRule, one: Affected, facts: Pick<BreachFacts, 'recipient'>): boolean {
  return (
    (when.roles?.includes(one.role) ?? true) &&
    when.categories.some((category) => one.categories.includes(category)) &&
    (when.recipients?.includes(facts.recipient) ?? true) &&
    (when.stranger === undefined || when.stranger === one.stranger) &&
    (when.vulnerable !== true || one.vulnerability.length > 0 || one.role === 'child')
  );
}

export interface ProposedSeverity {
  readonly inputs: SeverityInputs;
  readonly severity: Severity;
  /** Where each number came from, in sentences without values. */
  readonly because: readonly string[];
}

/** What the tables make of the facts. Several people or kinds: the highest counts. A proposal; a person adopts or changes it. */
export function proposeSeverity(facts: Pick<BreachFacts, 'affected' | 'recipient' | 'recipients'>, tables: SeverityTables = SEVERITY): ProposedSeverity {
  const because: string[] = [];
  const all = facts.affected.flatMap(({ categories }) => categories);
  const worst = all.toSorted((a, b) => CLASSES[tables.classOf[b]] - CLASSES[tables.classOf[a]])[0] ?? 'other';
  let dpc: number = CLASSES[tables.classOf[worst]];
  because.push(`DPC ${dpc}: ${worst} is ${tables.classOf[worst]} data, the highest of what went out`);
  if (facts.affected.some(({ vulnerability, role }) => vulnerability.length > 0 || role === 'child')) {
    dpc = Math.min(4, dpc + tables.vulnerable);
    because.push(`DPC ${dpc}: somebody affected is vulnerable (+${tables.vulnerable}, at most 4)`);
  }
  let ei: number = EASE[all.some((category) => tables.identifying.includes(category)) ? 'maximum' : 'significant' satisfies Ease];
  because.push(ei === 1 ? 'EI 1: what went out identifies somebody at once' : `EI ${ei}: somebody can be worked out from what went out`);
  for (const rule of tables.overlay)
    if (facts.affected.some((one) => holds(rule, one, facts))) {
      [dpc, ei] = [Math.max(dpc, rule.dpc), Math.max(ei, rule.ei)];
      because.push(`DPC ${dpc}, EI ${ei} at least, by ${rule.id}: ${rule.why}`);
    }
  const recipients = facts.recipients === null ? 'not-known' : 'known';
  because.push(`CB ${CIRCUMSTANCES.recipients[recipients]}: ${recipients === 'known' ? 'the number of recipients is known' : 'nobody knows how many received it'}`);
  if (facts.affected.length > 100) because.push('More than 100 people: look at it as at least one band higher.');
  const inputs: SeverityInputs = { tables: tables.version, dpc, ei: ei, recipients, integrity: 'none', availability: 'none', malicious: 'no' };
  return { inputs, severity: severityOf(inputs, tables), because };
} // prettier-ignore

// --- changes to the tables --------------------------------------------------------------------------------------------

/** A change to the tables: what, to what, and who signed for it with what reason. */
export const amendmentSchema = z.strictObject({
  change: z.union([
    z.strictObject({ category: z.enum(CATEGORIES), class: z.enum(keys(CLASSES)) }),
    z.strictObject({ band: z.enum(['medium', 'high', 'veryHigh']), from: z.number().min(0.25).max(6) }),
    z.strictObject({ rule: z.string(), dpc: z.number().min(1).max(4).optional(), ei: z.number().min(0.25).max(1).optional(), off: z.literal(true).optional() }), // prettier-ignore
  ]),
  by: z.string().regex(/^[a-z-]+\/[a-z0-9-]{3,40}$/),
  at: z.iso.datetime(),
  reason: z.string().min(10).max(400),
});
export type Amendment = z.infer<typeof amendmentSchema>;

/** The tables with changes; their version says how many. Throws RangeError for a rule that is not there or bands out of order. */
export function amendTables(tables: SeverityTables, amendments: readonly Amendment[]): SeverityTables {
  let now = tables;
  for (const { change } of amendments)
    if ('category' in change) now = { ...now, classOf: { ...now.classOf, [change.category]: change.class } };
    else if ('band' in change) now = { ...now, bands: { ...now.bands, [change.band]: change.from } };
    else {
      if (!now.overlay.some(({ id }) => id === change.rule)) throw new RangeError('no such rule');
      const changed = now.overlay.map((rule) => rule.id === change.rule ? { ...rule, dpc: change.dpc ?? rule.dpc, ei: change.ei ?? rule.ei } : rule); // prettier-ignore
      now = { ...now, overlay: change.off ? changed.filter(({ id }) => id !== change.rule) : changed };
    }
  if (!(now.bands.medium < now.bands.high && now.bands.high < now.bands.veryHigh)) throw new RangeError('bands out of order'); // prettier-ignore
  return amendments.length === 0 ? tables : { ...now, version: `${tables.version}+local.${amendments.length}` };
}

/** The tables of a version, out of all changes: those that came later do not count. Versions without changes are the tables themselves. */
export function tablesAt(version: string, tables: SeverityTables, amendments: readonly Amendment[]): SeverityTables {
  const local = Number(/\+local\.(\d+)$/.exec(version)?.[1] ?? 0);
  return amendTables(tables, amendments.slice(0, local));
}
