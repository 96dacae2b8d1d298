// How one document stands after what people said: the same steps that a preparation takes before it makes a copy.
import type { Hold } from '../model/index.ts';
import { decide, leftOutOf, looksOf, type Decided, type ReviewLog } from '../review/index.ts';
import { withAdded, withEdges } from './byhand.ts';
import { holdsOf } from './cover.ts';
import type { JudgedDocument } from './judge.ts';

/** A document after what people said. `withheld`: why it does not go; null where it goes. */
export interface Stand {
  readonly decided: readonly Decided[];
  readonly holds: readonly Hold[];
  readonly withheld: string | null;
}

/** Pure. Throws B-DEC-01 where a person's mark has no place. */
export function standDocument(judged: JudgedDocument, log: ReviewLog): Stand {
  const { document } = judged;
  const left = leftOutOf(log).find(({ file }) => file === document.file);
  if (left) return { decided: [], holds: [], withheld: `Left out by ${left.by}: ${left.reason}` };
  const entry = withAdded(judged, log);
  const decided = decide(entry.proposals, log).decided.map((one) => withEdges(one, document));
  const holds = holdsOf(entry, decided, looksOf(log));
  const withheld = document.failure === undefined && entry.release === 'withhold' ? `${entry.reason} (${entry.rule})` : null; // prettier-ignore
  return { decided, holds, withheld };
}
