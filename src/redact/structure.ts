// The structure tree of the source (ISO 32000-2, 14.7 and 14.8) as plain data: which element of a standard type each
// marked stretch of content belongs to. Words of the tree itself (alternative texts, titles, languages, names, classes, own
// properties) are never read. Not here: the new tree (tree.ts).
import { PDFArray, PDFRef, type PDFContext, type PDFDict } from '@cantoo/pdf-lib';
import { dictOf, entry, identityOf, itemsOf, nameOf, numberOf, rawEntry, resolve, type Found } from './objects.ts';

/** A place in the tree where content hangs. Known by identity; `tag` is the type of the element that holds it. */
export interface Leaf {
  readonly tag: string;
}

/** Attributes of tables and lists that are a number or a listed name (14.8.5.5 and 14.8.5.7). */
export interface Attributes {
  readonly owner: 'Table' | 'List';
  readonly entries: Readonly<Record<string, number | string>>;
}

/** An element of a standard type. */
export interface Element {
  readonly kind: 'element';
  readonly type: string;
  readonly attributes: readonly Attributes[];
  readonly kids: readonly (Element | LeafKid)[];
}
/** Content in its place among the kids of an element. */
export interface LeafKid {
  readonly kind: 'leaf';
  readonly leaf: Leaf;
}

/** The tree, and for each tagged page the leaf of each marked-content number. */
export interface Structure {
  readonly kids: readonly (Element | LeafKid)[];
  readonly pages: ReadonlyMap<PDFDict, ReadonlyMap<number, Leaf>>;
}

/** Types that are carried over as they are. */
export const STANDARD: ReadonlySet<string> = new Set(
  `Document Part Art Sect Div BlockQuote Caption TOC TOCI P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody
  TFoot Span Quote Note Code Figure`.split(/\s+/),
);
/** Standard types whose meaning is lost with what they pointed at, or that are newer than the file: the nearest plain one. */
const NEAREST: Readonly<Record<string, string>> = {
  Link: 'Span',
  Reference: 'Span',
  BibEntry: 'Span',
  Formula: 'Span',
  Index: 'Div',
  Title: 'P',
  Em: 'Span',
  Strong: 'Span',
  Sub: 'Span',
  Aside: 'Div',
  FENote: 'Note',
  DocumentFragment: 'Div',
};
const LISTED: Readonly<Record<string, readonly string[]>> = {
  Scope: ['Row', 'Column', 'Both'],
  ListNumbering: 'None Disc Circle Square Decimal UpperRoman LowerRoman UpperAlpha LowerAlpha'.split(' '),
};
const SPANS = ['RowSpan', 'ColSpan'] as const;

const DEPTH = 60;
const ELEMENTS = 500_000;

interface Reading {
  readonly context: PDFContext;
  readonly roles: Found;
  readonly pages: ReadonlyMap<PDFDict, Map<number, Leaf>>;
  readonly seen: Set<unknown>;
  /** The number read just before, in the same element. */
  last: { readonly leaves: Map<number, Leaf>; readonly number: number; readonly leaf: Leaf } | null;
}

/** Reads the tree of a file of these pages; an empty one where it has none. Anything odd in it is left out. */
export function readStructure(context: PDFContext, pages: readonly PDFDict[]): Structure {
  const root = entry(context, resolve(context, context.trailerInfo.Root), 'StructTreeRoot');
  const known = new Map(pages.map((dict) => [dict, new Map<number, Leaf>()]));
  const reading: Reading = {
    context,
    roles: entry(context, root, 'RoleMap'),
    pages: known,
    seen: new Set(),
    last: null,
  };
  const kids = root ? readKids(reading, root, undefined, 'P', 0) : [];
  return { kids, pages: new Map([...known].filter(([, leaves]) => leaves.size > 0)) };
}

/** The kids of an element or of the root; `page` is the one that numbers without a page of their own mean. */
function readKids(reading: Reading, holder: Found, page: Found, tag: string, depth: number): (Element | LeafKid)[] {
  const raw = rawEntry(reading.context, holder, 'K');
  const found = resolve(reading.context, raw);
  const list = found instanceof PDFArray ? found.asArray() : raw === undefined ? [] : [raw];
  return list.flatMap((kid) => readKid(reading, kid, page, tag, depth));
}

function readKid(
  reading: Reading,
  raw: Found,
  page: Found,
  tag: string,
  depth: number,
): readonly (Element | LeafKid)[] {
  const { context, seen } = reading;
  const found = resolve(context, raw);
  const number = numberOf(found);
  if (number !== undefined) return hang(reading, page, number, tag);
  if (!found || !dictOf(found) || depth > DEPTH || seen.size > ELEMENTS) return [];
  const type = nameOf(entry(context, found, 'Type'));
  const own = entry(context, found, 'Pg') ?? page;
  if (type === 'OBJR') return [];
  if (type === 'MCR') {
    // Numbers inside a form count apart from those of its page: its content stays without tags of its own.
    if (rawEntry(context, found, 'Stm') !== undefined) return [];
    return hang(reading, own, numberOf(entry(context, found, 'MCID')), tag);
  }
  const key = raw instanceof PDFRef ? identityOf(raw) : found;
  if (seen.has(key)) return [];
  seen.add(key);
  const standard = standardType(context, reading.roles, nameOf(entry(context, found, 'S')));
  reading.last = null;
  const kids = readKids(reading, found, own, standard ?? tag, depth + 1);
  reading.last = null;
  if (standard === null) return kids;
  return [{ kind: 'element', type: standard, attributes: readAttributes(context, found), kids }];
}

/** The first to claim a number gets it. Numbers in a row within one element hang together: some writers mark every line. */
function hang(reading: Reading, page: Found, number: number | undefined, tag: string): LeafKid[] {
  const dict = dictOf(page);
  const leaves = dict && reading.pages.get(dict);
  if (!leaves || number === undefined || !Number.isInteger(number) || number < 0 || leaves.has(number)) return [];
  const { last } = reading;
  const together = last !== null && last.leaves === leaves && last.number === number - 1;
  const leaf = together ? last.leaf : { tag };
  leaves.set(number, leaf);
  reading.last = { leaves, number, leaf };
  return together ? [] : [{ kind: 'leaf', leaf }];
}

/** The standard type behind a name, through the role map; null for none: the element's kids then belong to its parent. */
function standardType(context: PDFContext, roles: Found, name: string | undefined): string | null {
  let now = name;
  for (let i = 0; i < 8 && now !== undefined; i++) {
    if (STANDARD.has(now)) return now;
    if (now in NEAREST) return NEAREST[now] ?? null;
    if (/^H([7-9]|\d\d)$/.test(now)) return 'H6';
    now = nameOf(entry(context, roles, now));
  }
  return null;
}

function readAttributes(context: PDFContext, element: Found): Attributes[] {
  const found = entry(context, element, 'A');
  const lists = itemsOf(context, found) ?? [found];
  return lists.flatMap((one): Attributes[] => {
    const owner = nameOf(entry(context, one, 'O'));
    if (owner !== 'Table' && owner !== 'List') return [];
    const entries: Record<string, number | string> = {};
    for (const key of SPANS) {
      const n = numberOf(entry(context, one, key));
      if (owner === 'Table' && n !== undefined && Number.isInteger(n) && n > 1 && n <= 100) entries[key] = n;
    }
    for (const [key, names] of Object.entries(LISTED)) {
      const name = nameOf(entry(context, one, key));
      if ((key === 'Scope') === (owner === 'Table') && name !== undefined && names.includes(name)) entries[key] = name;
    }
    return Object.keys(entries).length === 0 ? [] : [{ owner, entries }];
  });
}
