// The groups of marked cases that a bench goes through, and whose texts it may print.
import { FRESH, REGRESSION, WORKED } from '../../test/fixtures/marked.ts';

export interface Group {
  readonly name: string;
  readonly slugs: readonly string[];
  /** False where a fresh case is among them: nobody looks at those, however they were asked for. */
  readonly mayShow: boolean;
}

/** All groups; `group`: the one of this name; `cases`: these alone, SLUG,SLUG. Throws where there is no such group. */
export function groupsOf({ group, cases }: { readonly group?: string | undefined; readonly cases?: string | undefined } = {}): Group[] {
  const all: (readonly [string, readonly string[]])[] = [['regression', REGRESSION], ['worked on', WORKED], ['fresh', FRESH]];
  const chosen = cases === undefined ? all.filter(([name]) => group === undefined || name === group) : [['named', cases.split(',')] as const];
  if (chosen.length === 0) throw new Error(`there is no group ${String(group)}: ${all.map(([name]) => name).join(', ')}`);
  const fresh = new Set<string>(FRESH);
  return chosen.map(([name, slugs]) => ({ name, slugs, mayShow: !slugs.some((slug) => fresh.has(slug)) }));
} // prettier-ignore
