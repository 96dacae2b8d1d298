// What the untouched lines of a page say about how it was set: how wide a space is, and where lines begin and end.
// A line that lost letters is set again by these habits, never by its own measures, which would tell what was lost.
import type { Line, Stretch } from './lines.ts';

/** How one line stands in its column, and the edge or middle that holds it, in its frame. */
export interface Standing {
  readonly how: 'left' | 'right' | 'centre';
  readonly at: number;
}

/** A page's habits. */
export interface Habits {
  /** The width of a plain space in ems. */
  readonly space: number;
  /** Do its lines stretch their spaces to end at one edge? */
  readonly justified: boolean;
  readonly stretches: readonly Stretch[];
  /** Where the text of the page ends on the right, by turn. */
  readonly right: ReadonlyMap<number, number>;
}

/** The space of most fonts, in ems: for a page that has no other line. */
const PLAIN_SPACE = 0.27;
/** Mean gaps of lines that differ by more than this (ems) are not one font's spaces. */
const UNEVEN = 0.03;
/** Edges this close (points) are one edge. */
const EDGE = 2;

/** Reads the habits of a page from its lines without holes. */
export function habitsOf(stretches: readonly Stretch[]): Habits {
  const gaps = stretches
    .flatMap((one) => one.gaps)
    .filter((gap) => gap < 0.9)
    .sort((a, b) => a - b);
  // Set to both edges, lines stretch their spaces; few are set tighter than plain.
  const space = gaps.length < 8 ? PLAIN_SPACE : (gaps[Math.floor(gaps.length * 0.2)] ?? PLAIN_SPACE);
  // The space of a tabulator says nothing of how lines are set.
  const means = stretches
    .filter(({ gaps: all }) => all.length >= 3 && all.every((gap) => gap < 0.9))
    .map(({ gaps: all }) => all.reduce((sum, gap) => sum + gap, 0) / all.length);
  const justified = means.length >= 3 && Math.max(...means) - Math.min(...means) > UNEVEN;
  const right = new Map<number, number>();
  for (const { turn, to } of stretches) right.set(turn, Math.max(right.get(turn) ?? -Infinity, to));
  return { space: Math.min(Math.max(space, 0.16), 0.7), justified, stretches, right };
}

/** Do the gaps between this line's words tell how long the line was? */
export function isJustified(line: Line, habits: Habits): boolean {
  if (habits.justified) return true;
  const gaps: number[] = [];
  let last: number | null = null;
  for (const piece of line.pieces) {
    if (piece.kind === 'word' && last !== null) gaps.push((piece.from - last) / line.em);
    last = piece.kind === 'word' ? piece.to : null;
  }
  const [first] = gaps;
  if (first === undefined) return false;
  const even = gaps.every((gap) => Math.abs(gap - first) < UNEVEN);
  return even && Math.abs(first - habits.space) > UNEVEN && first < 0.9;
}

/**
 * Where the line is held: by its left edge, unless other lines show that it is set to the right or to the middle. The edge
 * is theirs, not its own, which the removed letters helped to place.
 */
export function standingOf(line: Line, habits: Habits): Standing {
  const from = line.pieces[0]?.from ?? 0;
  const to = line.pieces.at(-1)?.to ?? 0;
  const others = habits.stretches.filter((one) => one.turn === line.turn);
  const near = (a: number, b: number) => Math.abs(a - b) < EDGE;
  const lefts = others.filter((one) => near(one.from, from)).length;
  const ends = others.map((one) => one.to).filter((end) => near(end, to));
  const middles = others.map((one) => (one.from + one.to) / 2).filter((middle) => near(middle, (from + to) / 2));
  // An edge may be shared by chance: most lines decide, and in doubt the left edge.
  if (middles.length > Math.max(lefts, ends.length)) return { how: 'centre', at: Math.max(...middles) };
  if (ends.length >= 2 && ends.length > lefts) return { how: 'right', at: Math.max(...ends) };
  return { how: 'left', at: from };
}
