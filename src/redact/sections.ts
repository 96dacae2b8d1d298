// The marked sections of one page's new content (ISO 32000-2, 14.6 and 14.7.5), opened only where something is drawn, so that
// none is ever empty, and numbered afresh. A section begins and ends inside one text object or outside all of them. What
// the source has no tag for gets a plain one: a P per block of lines, a Figure per picture. Not here: the tree above (tree.ts).
import type { Element, Leaf } from './structure.ts';
import type { Cell } from './state.ts';
import type { DrawnBox } from './drawn.ts';
import type { Box } from '../model/index.ts';

/** What stands at a leaf, in the order in which it is drawn: sections by number, and places where something was taken out. */
export type Item = number | Cut;

/** A place where glyphs were taken out. */
export interface Cut {
  readonly leaf: Leaf | null;
  /** The first of its glyphs among those removed from the page. */
  readonly cell: number;
  /** Sections that announce a redaction here, and what is said of each. */
  readonly said: Said[];
}

/** A section that holds a black box and its label. */
export interface Said {
  readonly no: number;
  readonly label: string;
}

/** The tags of one page in the making. */
export interface PageTags {
  /** By the source's marked-content number; null where its page has no tags. */
  readonly owners: ReadonlyMap<number, Leaf> | null;
  readonly items: Map<Leaf, Item[]>;
  /** Elements for what the source has no tag for, in drawing order. */
  readonly loose: Element[];
  readonly cuts: Cut[];
  /** Lines of a page that became a picture: where each lies, from its foot to its head. */
  readonly rows: { readonly leaf: Leaf; readonly low: number; readonly high: number }[];
  /** Leaves with text. */
  readonly spoken: Set<Leaf>;
  /** Open sections of the source: the leaf of each, `artifact`, or null for one that says nothing about tags. */
  readonly around: (Leaf | 'artifact' | null)[];
  /** How many sections there are. */
  count: number;
  /** The open section of the new content, and whether it began inside the text object that is under way. */
  open: Leaf | 'artifact' | null;
  inside: boolean;
  /** Where the text object under way begins among the operators; -1 outside of any. */
  text: number;
  /** Has that text object drawn anything yet? */
  drawn: boolean;
  block: Leaf | null;
  line: Line | null;
  /** Counts text shown anywhere on the page, forms included. */
  shown: number;
}

/** Where a line of text starts in page space, its direction and the height of its letters. */
export interface Line {
  readonly x: number;
  readonly y: number;
  readonly cos: number;
  readonly sin: number;
  readonly size: number;
}

export const startTags = (owners: ReadonlyMap<number, Leaf> | undefined): PageTags => ({
  owners: owners ?? null,
  items: new Map(),
  loose: [],
  cuts: [],
  rows: [],
  spoken: new Set(),
  around: [],
  count: 0,
  open: null,
  inside: false,
  text: -1,
  drawn: false,
  block: null,
  line: null,
  shown: 0,
});

const ownerOf = (tags: PageTags): Leaf | 'artifact' | null => {
  for (let i = tags.around.length - 1; i >= 0; i--) {
    const one = tags.around[i];
    if (one !== null && one !== undefined) return one;
  }
  return null;
};

/** A leaf of its own in a new element of `type`, for what has no tag. */
export function looseLeaf(tags: PageTags, type: 'P' | 'Figure'): Leaf {
  const leaf = { tag: type };
  tags.loose.push({ kind: 'element', type, attributes: [], kids: [{ kind: 'leaf', leaf }] });
  return leaf;
}

/** A new line of text begins: more than a line's height away, or with other letters, it begins a block of its own. */
export function startLine(tags: PageTags, line: Line): void {
  const last = tags.line;
  tags.line = line;
  if (!last) return;
  const size = Math.max(last.size, line.size);
  const up = (line.x - last.x) * -last.sin + (line.y - last.y) * last.cos;
  const turned = Math.abs(line.cos - last.cos) + Math.abs(line.sin - last.sin) > 0.01;
  if (turned || up > size * 0.6 || up < -size * 1.75 || size > 1.25 * Math.min(last.size, line.size)) tags.block = null;
}

const blockOf = (tags: PageTags): Leaf => (tags.block ??= looseLeaf(tags, 'P'));

/** What is about to be drawn. `art` is line art and small pictures. */
export type Drawn = 'text' | 'picture' | 'art';

/** A text object begins: `BT` has just been written. The open section may go on through it. */
export function startText(tags: PageTags, out: string[]): void {
  tags.text = out.length - 1;
  tags.drawn = false;
}

/** A text object ends: `ET` is about to be written. A section that began inside ends inside. */
export function endText(tags: PageTags, out: string[]): void {
  if (tags.inside) leave(tags, out);
  tags.text = -1;
}

/** Opens the section that the next drawing operator belongs in, where another or none is open. */
export function enter(tags: PageTags, out: string[], drawn: Drawn): void {
  const owner = ownerOf(tags);
  const leaf = owner ?? looseOwner(tags, drawn);
  if (leaf !== 'artifact' && drawn === 'text') tags.spoken.add(leaf);
  if (leaf !== tags.open) {
    leave(tags, out);
    tags.open = leaf;
    tags.inside = tags.text >= 0 && tags.drawn;
    if (tags.text < 0 || tags.inside) out.push(openingOf(tags, leaf));
    else out.splice(tags.text++, 0, openingOf(tags, leaf));
  }
  tags.drawn = true;
}

const openingOf = (tags: PageTags, leaf: Leaf | 'artifact'): string =>
  leaf === 'artifact' ? '/Artifact BMC' : opening(leaf.tag, addSection(tags, leaf));

function looseOwner(tags: PageTags, drawn: Drawn): Leaf | 'artifact' {
  if (drawn === 'text') return blockOf(tags);
  // Where an author has tagged the page, a picture without a tag is an ornament.
  return drawn === 'picture' && tags.owners === null ? looseLeaf(tags, 'Figure') : 'artifact';
}

/** Gives the next section of the page to `leaf`. */
export function addSection(tags: PageTags, leaf: Leaf): number {
  const no = tags.count++;
  itemsOf(tags, leaf).push(no);
  return no;
}

function itemsOf(tags: PageTags, leaf: Leaf): Item[] {
  const known = tags.items.get(leaf);
  if (known) return known;
  const items: Item[] = [];
  tags.items.set(leaf, items);
  return items;
}

/** The operator that opens a section. */
export const opening = (tag: string, no: number): string => `/${tag} <</MCID ${no}>> BDC`;

/**
 * Closes the open section. One that began before the text object under way must not end within it:
 *
 *     /P <</MCID 3>> BDC          /P <</MCID 3>> BDC  … EMC
 *     …                           BT
 *     BT                    →     /P <</MCID 4>> BDC
 *     (drawn) Tj                  (drawn) Tj
 *                                 EMC
 */
export function leave(tags: PageTags, out: string[]): void {
  const { open, text } = tags;
  if (open === null) return;
  tags.open = null;
  if (tags.inside || text < 0) out.push('EMC');
  else if (!tags.drawn) out.splice(tags.text++, 0, 'EMC');
  else {
    const before = out[text - 1] ?? '';
    const fresh = before.endsWith(' BDC') || before.endsWith(' BMC');
    if (fresh) out.splice(text - 1, 2, 'BT', before);
    else out.splice(text, 1, 'EMC', 'BT', openingOf(tags, open));
    tags.text += fresh ? -1 : 1;
    out.push('EMC');
  }
  tags.inside = false;
}

/** Notes that glyphs from `cell` on were taken out here. What comes next is a section of its own. */
export function cut(tags: PageTags, out: string[], cell: number): void {
  leave(tags, out);
  const owner = ownerOf(tags);
  const leaf = owner === 'artifact' ? null : (owner ?? blockOf(tags));
  const made: Cut = { leaf, cell, said: [] };
  tags.cuts.push(made);
  if (leaf) itemsOf(tags, leaf).push(made);
}

const holds = (box: Box, [x, y]: readonly [number, number]): boolean =>
  x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];

/**
 * Announces a drawn box where the first of its letters stood, on a page that became a picture behind its line, else at the end of
 * the page. Gives `content`, which draws it, as a section.
 */
export function announce(
  tags: PageTags,
  removed: readonly Cell[],
  { box, target }: Pick<DrawnBox, 'box' | 'target'>,
  label: string,
  content: string,
): string {
  const no = tags.count++;
  // On a line that was set anew the box may stand elsewhere than its letters did.
  const own = target === undefined ? -1 : removed.findIndex((one) => one.target === target);
  const cell = own >= 0 ? own : removed.findIndex(({ middle }) => holds(box, middle));
  const place = cell < 0 ? undefined : tags.cuts.findLast((one) => one.cell <= cell);
  const row = tags.rows.find(({ low, high }) => low <= (box[1] + box[3]) / 2 && high >= (box[1] + box[3]) / 2);
  if (place?.leaf) place.said.push({ no, label });
  else say(tags, row?.leaf ?? looseLeaf(tags, 'P'), { no, label });
  return `${opening('Span', no)}\n${content}\nEMC`;
}

/** Puts a redaction behind what stands at `leaf`. */
function say(tags: PageTags, leaf: Leaf, said: Said): void {
  itemsOf(tags, leaf).push({ leaf, cell: 0, said: [said] });
}
