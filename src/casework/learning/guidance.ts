// Which guidance is in use here since when, and what a new version changed: what people read when one is taken into use. Not
// here: the rules (guidance), who has to read (assurance/training).
import { createHash } from 'node:crypto';
import { handbookPlace, type Rulebook } from '../../guidance/index.ts';
import type { Entry } from '../../register/index.ts';
import { canonical } from '../../register/index.ts';
import type { Clock, Tx } from '../../store/index.ts';
import { bookVersion } from '../room.ts';

/** One rule as it was when its version came into use. */
export interface RuleKept {
  readonly sentence: string;
  readonly paragraph: string;
  /** Its place in the handbook of that version. */
  readonly place: string;
  /** SHA-256 of the whole rule but for its examples and where it stands in its file. */
  readonly hash: string;
}
export type RulesKept = Readonly<Record<string, RuleKept>>;

/** What a version changed. `before`, `now`: the sentences; null where the rule is new or gone. */
export interface RuleRead {
  readonly id: string;
  readonly before: string | null;
  readonly now: string | null;
  readonly paragraph: string;
  readonly place: string | null;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const SILENT = new Set(['at', 'examples', 'topic']);

/** The rules of a book, to be kept. */
export const rulesKept = (book: Rulebook): RulesKept =>
  Object.fromEntries(
    Object.entries(book.byId).map(([id, rule]) => {
      const said = Object.entries(rule).filter(([name]) => !SILENT.has(name)).toSorted(([a], [b]) => (a < b ? -1 : 1)); // prettier-ignore
      return [id, { sentence: rule.sentence, paragraph: rule.paragraph, place: handbookPlace(rule), hash: sha256(JSON.stringify(said)) }]; // prettier-ignore
    }),
  );

/** Rules that differ, by id. */
export function rulesChanged(before: RulesKept, now: RulesKept): RuleRead[] {
  const ids = [...new Set([...Object.keys(before), ...Object.keys(now)])].toSorted();
  return ids.flatMap((id): RuleRead[] => {
    const [a, b] = [before[id], now[id]];
    if (a?.hash === b?.hash) return [];
    return [{ id, before: a?.sentence ?? null, now: b?.sentence ?? null, paragraph: (b ?? a)?.paragraph ?? '', place: b?.place ?? null }]; // prettier-ignore
  });
}

/** Versions in the order in which they came into use. The first is where this began: it asks nothing of anybody. */
export async function usesIn(trx: Tx): Promise<readonly { readonly version: string; readonly rules: RulesKept; readonly at: string }[]> {
  const rows = await trx.selectFrom('guidance_uses').select(['version', 'rules', 'at']).orderBy('seq').execute();
  return rows.map(({ version, rules, at }) => ({ version, rules: rules as RulesKept, at: at.toISOString() }));
} // prettier-ignore

/** Notes the guidance as in use, where it was not before. Gives what the register is to say of it. */
export async function noteUse(trx: Tx, book: Rulebook, clock: Clock): Promise<Entry[]> {
  const rules = rulesKept(book);
  const made = await trx
    .insertInto('guidance_uses')
    .values({ version: book.version, rules: JSON.stringify(rules), at: clock() })
    .onConflict((conflict) => conflict.column('version').doNothing())
    .returning('seq')
    .executeTakeFirst();
  return made ? [{ kind: 'guidance-used', by: 'program', guidance: bookVersion(book.version), rules: sha256(canonical(rules)) }] : []; // prettier-ignore
}
