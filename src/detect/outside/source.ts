// Optional sources of proposals that the user brings: off unless configured, never believed. What a source says is only
// added, as "look", and only where the very words that it names stand at the very place that it names.
import type { Category, Evidence } from '../../model/index.ts';
import { spanSet } from '../spans.ts';

/** What a source claims: `text` stands at `from` … `to` (UTF-16 units) of the passage that it was asked about. */
export interface Claim {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly category: Category;
}

/** Someone outside who is asked about a text. */
export interface Source {
  readonly name: string;
  /** Throws where it does not answer in time or in form; the caller goes on without it. */
  claim(text: string): Promise<readonly Claim[]>;
}

/** A claim that holds. */
export interface Upheld {
  readonly from: number;
  readonly to: number;
  readonly category: Category;
  readonly grade: 'look';
  readonly evidence: readonly Evidence[];
}

/** Longest stretch that a claim may name: a passage, not a page. */
const LONGEST = 300;

/** Does the claim name real words at their real place, whole, within bounds? */
export function holds(text: string, { from, to, text: said }: Claim): boolean {
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from < 0 || to > text.length) return false;
  if (to <= from || to - from > LONGEST || text.slice(from, to) !== said) return false;
  // Half a word is no finding, and neither is a run of signs.
  const whole = (at: number): boolean => !/^[\p{L}\p{N}]{2}$/u.test(text.slice(at - 1, at + 1));
  return /[\p{L}\p{N}]/u.test(said) && said === said.trim() && whole(from) && whole(to);
}

/** Claims of `source` that hold and that none of `found` covers already. */
export function upheld(
  text: string,
  source: string,
  claims: readonly Claim[],
  found: readonly { readonly from: number; readonly to: number }[],
): Upheld[] {
  const taken = spanSet<{ from: number; to: number }>();
  for (const { from, to } of found) if (to > from) taken.add({ from, to });
  return claims.flatMap((claim): Upheld[] => {
    if (!holds(text, claim)) return [];
    const { from, to, category } = claim;
    if (taken.touching(from, to).some((other) => other.from <= from && other.to >= to)) return [];
    taken.add({ from, to });
    return [
      { from, to, category, grade: 'look', evidence: [{ kind: 'model', says: `proposed by ${source}`, weight: 1 }] },
    ];
  });
}
