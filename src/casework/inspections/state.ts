// An inspection as plain data, and what its events come to. Pure. Not here: drawing, rates (assurance), who may (server).
import type { Category, DocumentType } from '../../model/index.ts';
import type { LookedAt } from './list.ts';

export type Outcome = 'clean' | 'breach' | 'unsure';
/** `agreed` is what two inspectors came to together; it goes before the first. */
export type Reading = 'first' | 'second' | 'agreed';

/** By what a sample was drawn: enough to draw it again. */
export interface Draw {
  readonly of: LookedAt;
  /** Days of release, both counted, as 2026-11-26. */
  readonly from: string;
  readonly to: string;
  readonly method: string;
  readonly seed: string;
  readonly by: readonly string[];
  readonly weights: string;
  /** How the number was found, in a word, and what was asked of it. */
  readonly plan: { readonly kind: 'fixed' | 'zero-failure' | 'acceptance'; readonly size: number; readonly bear: number };
  /** What the running test holds to be good and bad, with its risks. */
  readonly demand: { readonly good: number; readonly alpha: number; readonly bad: number; readonly beta: number };
  readonly list: { readonly sha256: string; readonly items: number; readonly leftOut: number };
  readonly strata: readonly { readonly stratum: string; readonly size: number; readonly drawn: number; readonly weight: number }[];
} // prettier-ignore

/** What a drawn item was sorted by. */
export interface DrawnAs {
  readonly item: string;
  readonly area: string;
  readonly unit: string;
  readonly type: string;
  readonly month: string;
  readonly lead: string;
  readonly stratum: string;
  readonly size: number;
  readonly drawn: number;
  readonly marked: boolean | null;
  /** Is a second inspector to look at it too? */
  readonly second: boolean;
}

/** One drawn item. */
export interface Item {
  /** From 1, in the order of looking. */
  readonly no: number;
  readonly caseId: string;
  readonly release: string;
  readonly paper: number | null;
  readonly page: number | null;
  readonly drawn: DrawnAs;
}

/** A stretch of a page as it left, by offsets of its text (UTF-16); no words. */
export interface Find {
  readonly from: number;
  readonly to: number;
  readonly category: Category;
}

interface Told {
  readonly id: string;
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
}
/** A page was shown without marks, and this is what should not have been readable there. */
export interface PageMarked extends Told {
  readonly kind: 'page-marked';
  readonly paper: number;
  readonly page: number;
  readonly found: readonly Find[];
}
/** What somebody says of an item. `place`, `category`, `type`: of a breach, the gravest. */
export interface Judged extends Told {
  readonly kind: 'judged';
  readonly reading: Reading;
  readonly outcome: Outcome;
  readonly category: Category | null;
  readonly place: string | null;
  readonly type: DocumentType | null;
  /** Was it caught before it went further? */
  readonly prevented: boolean;
}
export type InspectionEvent = PageMarked | Judged;

/** An item as it stands. */
export interface ItemNow extends Item {
  readonly marked: readonly PageMarked[];
  /** The last word of each reading. */
  readonly first: Judged | null;
  readonly second: Judged | null;
  readonly agreed: Judged | null;
}

/** An inspection as it stands. */
export interface Inspection {
  readonly id: string;
  readonly by: string;
  readonly at: string;
  readonly draw: Draw;
  readonly items: readonly ItemNow[];
}

/** What the events of an item come to. */
export function standItem(item: Item, events: readonly InspectionEvent[]): ItemNow {
  const judged = events.filter((event) => event.kind === 'judged');
  const last = (reading: Reading): Judged | null => judged.findLast((event) => event.reading === reading) ?? null;
  const marked = events.filter((event) => event.kind === 'page-marked');
  return { ...item, marked, first: last('first'), second: last('second'), agreed: last('agreed') };
}

/** Who reads it first: whoever said or marked anything first. Null while nobody has. */
export const firstReader = ({ marked, first }: ItemNow): string | null => {
  const [one] = marked;
  if (!first) return one?.by ?? null;
  return one && one.at < first.at ? one.by : first.by;
};

/** Whose second reading it is; null while it is open. */
export const secondReader = (item: ItemNow): string | null => {
  const first = firstReader(item);
  return item.second?.by ?? item.marked.find(({ by }) => by !== first)?.by ?? null;
};

/** Which reading `by` does of an item; null where it is in the hands of others, or has been read by all who were to. */
export function readingOf(item: ItemNow, by: string): 'first' | 'second' | null {
  const first = firstReader(item);
  if (first === null || first === by) return 'first';
  if (!item.drawn.second) return null;
  const second = secondReader(item);
  return second === null || second === by ? 'second' : null;
}

/** Do two readings differ, so that both have to come to one? */
export const differs = ({ first, second, agreed }: ItemNow): boolean =>
  first !== null && second !== null && first.outcome !== second.outcome && agreed === null;

/** Has this person marked the page? */
export const hasMarked = (item: ItemNow, by: string, paper: number, page: number): boolean =>
  item.marked.some((one) => one.by === by && one.paper === paper && one.page === page);
