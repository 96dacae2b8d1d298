// The interface of every recogniser: one file, one table test beside it, one line in registry.ts. Final: changing it
// means changing all of them in one commit.
import type { Category, Evidence } from '../model/index.ts';
import type { Roster } from '../people/index.ts';
import type { View } from './view.ts';

/** A stretch of a view's text that may be personal data: `from`–`to` are UTF-16 offsets into `View.text`. */
export interface Hit {
  readonly from: number;
  readonly to: number;
  readonly category: Category;
  /** Person id of the roster, where the recogniser knows whose it is. */
  readonly whose?: string;
  /** Every reason for and against; grade.ts adds the weights up. */
  readonly evidence: readonly Evidence[];
  /** Facts for guidance, e.g. 'home', 'partial', 'damaged'. docs/detection.md lists them. */
  readonly traits?: readonly string[];
}

/** What recognisers may know beside the text. */
export interface Known {
  readonly roster: Roster;
  /** Offences charged, as the manifest words them. */
  readonly offences: readonly string[];
}

/** Finds one kind of personal data in one document. Pure: same view and knowledge, same hits. */
export interface Recogniser {
  readonly name: string;
  find(view: View, known: Known): Iterable<Hit>;
}
