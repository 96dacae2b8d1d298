// How one document stands after what people said: what is decided of every mark, what that holds, whether it goes at all.
import type { Hold } from '../model/index.ts';
import { decide, leftOutOf, looksOf, type Decided, type LookedEvent, type ReviewLog } from '../review/index.ts';
import { withAdded, withEdges } from './byhand.ts';
import { holdsOf } from './held.ts';
import type { JudgedDocument } from './judge.ts';

/** A document after what people said. */
export interface Stand {
  /** With the marks that people added. */
  readonly entry: JudgedDocument;
  /** Empty where somebody left the document out. */
  readonly decided: readonly Decided[];
  readonly holds: readonly Hold[];
  /** Why the whole document does not go; null where it goes. */
  readonly withheld: string | null;
  /** Did a person say that it does not go? */
  readonly leftOut: boolean;
  readonly looked: readonly LookedEvent[];
}

/** Pure. `judged`: what guidance says, without anything that people added. Throws B-DEC-01 where a person's mark has no place. */
export function standDocument(judged: JudgedDocument, log: ReviewLog): Stand {
  const { document } = judged;
  const entry = withAdded(judged, log);
  const looked = looksOf(log);
  const left = leftOutOf(log).find(({ file }) => file === document.file);
  if (left) return { entry, decided: [], holds: [], withheld: `Left out by ${left.by}: ${left.reason}`, leftOut: true, looked }; // prettier-ignore
  const decided = decide(entry.proposals, log).decided.map((one) => withEdges(one, document));
  const holds = holdsOf(entry, decided, looked);
  const withheld = document.failure === undefined && entry.release === 'withhold' ? `${entry.reason} (${entry.rule})` : null; // prettier-ignore
  return { entry, decided, holds, withheld, leftOut: false, looked };
}
