// The draw. Anybody with the frame and the seed can draw it again, by this room or by hand: docs/assurance.md tells it in
// four steps, and a test does them in Python.
//
// An item's ticket is the SHA-256 (hex) of "blotter-sample-1", the seed and its reference, parted by line feeds. In each
// stratum the lowest tickets are drawn. The order of the frame plays no part.
import { createHash } from 'node:crypto';
import { allocate } from './allocate.ts';
import { STRATA, type Item, type Stratum } from './frame.ts';
import { riskOf } from './risk.ts';

export const METHOD = 'blotter-sample-1';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** The ticket of an item. */
export const ticketOf = (seed: string, item: string): string => sha256(`${METHOD}\n${seed}\n${item}`);

/** A hash of the frame that does not hang on its order: both inspectors had the same list. */
export const frameHash = (frame: readonly Item[]): string =>
  sha256(
    frame
      .map(({ item, area, unit, type, month, lead }) => [item, area, unit, type, month, lead].join('\t'))
      .toSorted()
      .join('\n'),
  );

export interface Drawn extends Item {
  readonly stratum: string;
  /** How many the stratum holds, and how many of it were drawn: an item stands for size ÷ drawn others. */
  readonly size: number;
  readonly drawn: number;
}

export interface Sample {
  readonly method: typeof METHOD;
  readonly seed: string;
  readonly by: readonly Stratum[];
  readonly weights: 'proportional' | 'risk';
  readonly frame: { readonly sha256: string; readonly items: number };
  readonly strata: readonly { readonly stratum: string; readonly size: number; readonly drawn: number; readonly weight: number }[]; // prettier-ignore
  /** In the order of their tickets: looked at in this order, a running test may stop at any place. */
  readonly items: readonly Drawn[];
}

export interface DrawOrder {
  readonly seed: string;
  readonly size: number;
  readonly by: readonly Stratum[];
  readonly weights: 'proportional' | 'risk';
}

/** Draws. With `risk`, the risk weight is one more thing that strata are parted by, so that each holds one weight. */
export function drawSample(frame: readonly Item[], { seed, size, by, weights }: DrawOrder): Sample {
  const keys = STRATA.filter((key) => by.includes(key));
  const strata = new Map<string, { weight: number; items: Item[] }>();
  for (const item of frame) {
    const weight = weights === 'risk' ? riskOf(item) : 1;
    const parts = [...keys.map((key) => item[key]), ...(weights === 'risk' ? [`risk ${weight}`] : [])];
    const name = parts.length === 0 ? 'all' : parts.join(' / ');
    const stratum = strata.get(name) ?? { weight, items: [] };
    stratum.items.push(item);
    strata.set(name, stratum);
  }
  const counts = allocate(size, [...strata].map(([stratum, { weight, items }]) => ({ stratum, size: items.length, weight }))); // prettier-ignore
  const told = [...strata]
    .map(([stratum, { weight, items }]) => ({ stratum, size: items.length, drawn: counts.get(stratum) ?? 0, weight }))
    .toSorted((a, b) => (a.stratum < b.stratum ? -1 : 1));
  const items = told.flatMap(({ stratum, size: all, drawn }) =>
    (strata.get(stratum)?.items ?? [])
      .map((item) => ({ ticket: ticketOf(seed, item.item), item }))
      .toSorted((a, b) => (a.ticket < b.ticket ? -1 : 1))
      .slice(0, drawn)
      .map(({ ticket, item }) => ({ ticket, drawn: { ...item, stratum, size: all, drawn } })),
  );
  return {
    method: METHOD,
    seed,
    by: keys,
    weights,
    frame: { sha256: frameHash(frame), items: frame.length },
    strata: told,
    items: items.toSorted((a, b) => (a.ticket < b.ticket ? -1 : 1)).map(({ drawn }) => drawn),
  };
}
