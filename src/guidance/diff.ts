// What changed between two rulebooks, rule by rule. What that does to papers is found by judging them under both
// (cli/guidance/diff.ts). Not here: either.
import type { RuleHead, Rulebook } from './rule.ts';

/** One rule that is new, gone or different. */
export interface RuleChange {
  readonly id: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** The parts that differ: `act`, `when`, `sentence` … */
  readonly parts: readonly string[];
}

/** Where a rule stands and how many examples it has change nothing that it says. */
const SILENT = new Set(['at', 'examples', 'topic']);

function partsThatDiffer(a: RuleHead, b: RuleHead): string[] {
  const [left, right] = [Object.entries(a), Object.entries(b)].map((entries) => new Map<string, unknown>(entries));
  const names = new Set([...(left?.keys() ?? []), ...(right?.keys() ?? [])]);
  return [...names].filter(
    (name) => !SILENT.has(name) && JSON.stringify(left?.get(name)) !== JSON.stringify(right?.get(name)),
  );
}

/** All rules that differ between two books, by id. */
export function diffRules(before: Rulebook, after: Rulebook): RuleChange[] {
  const ids = [...new Set([...Object.keys(before.byId), ...Object.keys(after.byId)])].sort();
  return ids.flatMap((id): RuleChange[] => {
    const [a, b] = [before.byId[id], after.byId[id]];
    if (!a) return [{ id, change: 'added', parts: [] }];
    if (!b) return [{ id, change: 'removed', parts: [] }];
    const parts = partsThatDiffer(a, b);
    return parts.length === 0 ? [] : [{ id, change: 'changed', parts }];
  });
}
