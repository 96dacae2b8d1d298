// A set of stretches of one text that answers "what touches this one?" without looking at all of them.

/** A stretch: `from`–`to` in UTF-16 units, `to` not included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const BLOCK = 128;

/** An empty set of stretches, looked up by where they stand. */
export function spanSet<T extends Span>(): {
  add(span: T): void;
  remove(span: T): void;
  /** Those that share at least one unit with `from`–`to`, in the order in which they were added. */
  touching(from: number, to: number): T[];
} {
  const blocks = new Map<number, T[]>();
  const order = new Map<T, number>();
  const each = (span: Span, visit: (block: number) => void): void => {
    for (let block = Math.floor(span.from / BLOCK); block <= Math.floor((span.to - 1) / BLOCK); block++) visit(block);
  };
  return {
    add(span) {
      order.set(span, order.size);
      each(span, (block) => {
        const here = blocks.get(block);
        if (here) here.push(span);
        else blocks.set(block, [span]);
      });
    },
    remove(span) {
      each(span, (block) => {
        const here = blocks.get(block);
        if (here?.includes(span)) here.splice(here.indexOf(span), 1);
      });
    },
    touching(from, to) {
      const found = new Set<T>();
      each({ from, to }, (block) => {
        for (const span of blocks.get(block) ?? []) if (span.from < to && from < span.to) found.add(span);
      });
      return [...found].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
    },
  };
}
