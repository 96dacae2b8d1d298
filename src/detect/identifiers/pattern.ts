// The common shape of most number recognisers: a pattern, perhaps a check, cue words for and against. Recognisers that
// need more than that are written out in their own files.
import type { Category, Evidence } from '../../model/index.ts';
import { against, cued, present, type Cue } from '../cue.ts';
import type { Recogniser } from '../recogniser.ts';
import { matches } from '../scan.ts';

/** What distinguishes one kind of number. */
export interface Pattern {
  readonly name: string;
  readonly category: Category;
  /** Global; a named group `v` holds the value where the match is longer than it. */
  readonly pattern: RegExp;
  readonly shape: { readonly says: string; readonly weight: number };
  readonly cue: Cue;
  /** Weight of a cue word that is near but no label. Default 1. */
  readonly near?: number;
  /** Does the value (squashed, capitals) pass its check? null: has none. */
  readonly check?: (value: string) => boolean | null;
  /** Without a cue the value is only proposed where its check passed (`check`), or never (`cue`). */
  readonly needs?: 'cue' | 'check';
  /** Words that name another kind of number: each with its (negative) weight. */
  readonly others?: readonly (readonly [Cue, number])[];
  readonly traits?: readonly string[];
}

/** A recogniser for one pattern. */
export function patternRecogniser(kind: Pattern): Recogniser {
  return {
    name: kind.name,
    *find(view) {
      for (const match of matches(view.text, kind.pattern)) {
        const value = match.groups?.['v'] ?? match[0];
        const from = match.index + (value === match[0] ? 0 : match[0].lastIndexOf(value));
        const to = from + value.length;
        const passes = kind.check ? kind.check(value.replace(/[^A-Za-z\d]/g, '').toUpperCase()) : null;
        const cue = cued(view, from, to, kind.cue, kind.near ?? 1);
        if (cue === null && (kind.needs === 'cue' || (kind.needs === 'check' && passes !== true))) continue;
        const check: Evidence | null =
          passes === null
            ? null
            : { kind: 'check', says: passes ? 'check passes' : 'check fails', weight: passes ? 0.75 : -0.5 };
        const label = cue !== null && cue.weight >= 1.5;
        const signs = label ? [] : (kind.others ?? []).map(([other, weight]) => against(view, from, to, other, weight));
        const damaged = passes === false ? ['damaged'] : [];
        yield {
          from,
          to,
          category: kind.category,
          evidence: present<Evidence>({ kind: 'shape', ...kind.shape }, check, cue, ...signs),
          traits: [...(kind.traits ?? []), ...damaged],
        };
      }
    },
  };
}
