// The parts of a file around its pages that may hold words: catalogue, structure tree, bookmarks, links. Each has one shape,
// told here key by key and value by value; the only words are fixed, or stand on the page that they point at.
// Not here: everything else a file is made of (structure.ts), marked sections within content (marked.ts).
import { isCount, isEntries, isList, nameIn, readObject, refIn, wordsIn, type Entries, type Value } from './objects.ts';
import type { Scan } from './scan.ts';

/** A bookmark: what it says, and the page (from 1) it goes to. */
export interface Bookmark {
  readonly title: string;
  readonly page: number;
}

export interface Shapes {
  /** What has another shape than it should, and where. */
  readonly faults: readonly string[];
  /** Objects whose every key and value was looked at here. */
  readonly known: ReadonlySet<number>;
  /** Pages whose own keys for tags and links are as they should be. */
  readonly pages: ReadonlySet<number>;
  /** Streams that are the content of pages. */
  readonly contents: ReadonlySet<number>;
  readonly bookmarks: readonly Bookmark[];
}

/** Keys that a page may have for what is told here. */
export const PAGE_KEYS: ReadonlySet<string> = new Set(['StructParents', 'Annots']);

const TYPES: ReadonlySet<string> = new Set(
  `Document Part Art Sect Div BlockQuote Caption TOC TOCI P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody
  TFoot Span Quote Note Code Figure`.split(/\s+/),
);
const NAMED: Readonly<Record<string, readonly string[]>> = {
  Scope: ['Row', 'Column', 'Both'],
  ListNumbering: 'None Disc Circle Square Decimal UpperRoman LowerRoman UpperAlpha LowerAlpha'.split(' '),
};
const PICTURE = 'Picture';
const LANGUAGE = 'en-GB';
const DEPTH = 100;

interface Look {
  readonly bodies: ReadonlyMap<number, string>;
  readonly labels: ReadonlySet<string>;
  readonly faults: string[];
  readonly known: Set<number>;
  readonly pages: Map<number, number>;
  readonly odd: Set<number>;
  readonly contents: Set<number>;
  readonly bookmarks: Bookmark[];
}

/** Looks at everything that hangs on the catalogue beside the pages' content. `labels`: those of the boxes. */
export function readShapes(scanned: Scan, labels: readonly string[]): Shapes {
  const look: Look = {
    bodies: new Map(scanned.objects.filter(({ stream }) => stream === null).map(({ no, body }) => [no, body])),
    labels: new Set(labels),
    faults: [],
    known: new Set(),
    pages: new Map(),
    odd: new Set(),
    contents: new Set(),
    bookmarks: [],
  };
  const trailer = readObject(scanned.trailers[0]?.body ?? '');
  const root = isEntries(trailer) ? refIn(trailer.get('Root')) : null;
  const catalog = root === null ? null : entriesAt(look, root);
  if (root !== null && catalog) checkCatalog(look, root, catalog);
  return { ...look, pages: new Set([...look.pages.keys()].filter((no) => !look.odd.has(no))) };
}

function entriesAt(look: Look, no: number | null): Entries | null {
  const body = no === null ? undefined : look.bodies.get(no);
  const value = body === undefined ? undefined : readObject(body);
  return isEntries(value) ? value : null;
}

const fault = (look: Look, what: string, no: number): void => void look.faults.push(`${what} in object ${no}`);

/** Is every key on the list? */
const only = (entries: Entries, keys: string): boolean => {
  const allowed = keys.split(' ');
  return [...entries.keys()].every((key) => allowed.includes(key));
};
/** A dictionary of exactly this one entry, which is true. */
const isFlag = (value: Value | undefined, key: string): boolean =>
  value === undefined || (isEntries(value) && value.size === 1 && value.get(key) === true);

function checkCatalog(look: Look, no: number, catalog: Entries): void {
  const sound =
    only(catalog, 'Type Pages Lang StructTreeRoot MarkInfo ViewerPreferences Outlines') &&
    nameIn(catalog.get('Type')) === 'Catalog' &&
    (!catalog.has('Lang') || wordsIn(catalog.get('Lang')) === LANGUAGE) &&
    isFlag(catalog.get('MarkInfo'), 'Marked') &&
    isFlag(catalog.get('ViewerPreferences'), 'DisplayDocTitle');
  // What it holds is still told by the list of names, which says more exactly what is wrong.
  if (sound) look.known.add(no);
  readPageTree(look, refIn(catalog.get('Pages')), 0);
  const tree = refIn(catalog.get('StructTreeRoot'));
  if (tree !== null) checkTree(look, tree);
  const outlines = refIn(catalog.get('Outlines'));
  if (outlines !== null) checkOutlines(look, outlines);
  for (const page of look.pages.keys()) {
    const before = look.faults.length;
    checkPage(look, page);
    if (look.faults.length > before) look.odd.add(page);
  }
}

function readPageTree(look: Look, no: number | null, depth: number): void {
  const node = entriesAt(look, no);
  if (no === null || !node || depth > 60 || look.pages.has(no)) return;
  const kids = node.get('Kids');
  if (isList(kids)) for (const kid of kids) readPageTree(look, refIn(kid), depth + 1);
  else look.pages.set(no, look.pages.size + 1);
}

function checkPage(look: Look, no: number): void {
  const page = entriesAt(look, no);
  if (!page) return;
  const contents = page.get('Contents');
  for (const one of isList(contents) ? contents : [contents]) look.contents.add(refIn(one) ?? -1);
  if (page.has('StructParents') && !isCount(page.get('StructParents'))) fault(look, 'a tag key', no);
  const list = page.get('Annots');
  if (list === undefined) return;
  if (!isList(list) || list.length === 0) return fault(look, 'annotations', no);
  for (const one of list) {
    const at = refIn(one);
    const entries = entriesAt(look, at);
    if (at === null || !entries || !isLink(look, entries)) fault(look, 'an annotation that is no plain link', at ?? no);
    else look.known.add(at);
  }
}

/** A link is a place on the page and a page to go to. */
function isLink(look: Look, link: Entries): boolean {
  const rect = link.get('Rect');
  const border = link.get('Border');
  return (
    only(link, 'Type Subtype Rect Border Dest') &&
    nameIn(link.get('Type')) === 'Annot' &&
    nameIn(link.get('Subtype')) === 'Link' &&
    isList(rect) &&
    rect.length === 4 &&
    rect.every((side) => typeof side === 'number') &&
    isList(border) &&
    border.every((side) => side === 0) &&
    pageOf(look, link.get('Dest')) !== null
  );
}

/** The page (from 1) of a destination that shows it whole; null for any other. */
function pageOf(look: Look, value: Value | undefined): number | null {
  if (!isList(value) || value.length !== 2 || nameIn(value[1]) !== 'Fit') return null;
  return look.pages.get(refIn(value[0]) ?? -1) ?? null;
}

function checkTree(look: Look, no: number): void {
  const root = entriesAt(look, no);
  const top = refIn(root?.get('K'));
  const parents = refIn(root?.get('ParentTree'));
  const sound = root && only(root, 'Type K ParentTree') && nameIn(root.get('Type')) === 'StructTreeRoot';
  if (!sound || top === null || parents === null) return fault(look, 'a structure tree of another shape', no);
  look.known.add(no);
  checkElement(look, top, no, 0);
  const list = entriesAt(look, parents);
  const numbers = list?.get('Nums');
  const rows = isList(numbers) ? numbers : null;
  const fits = rows?.every((one, i) =>
    i % 2 === 0 ? isCount(one) : isList(one) && one.every((kid) => look.known.has(refIn(kid) ?? -1)),
  );
  if (list && only(list, 'Nums') && fits === true) look.known.add(parents);
  else fault(look, 'a list of tags of another shape', parents);
}

function checkElement(look: Look, no: number, parent: number, depth: number): void {
  const element = entriesAt(look, no);
  // An element that is met twice has two parents.
  if (!element || depth > DEPTH || look.known.has(no)) return fault(look, 'an element of another shape', no);
  const kids = element.get('K');
  const list = isList(kids) ? kids : kids === undefined ? [] : [kids];
  const sound =
    only(element, 'S P Pg K A Alt ActualText') &&
    TYPES.has(nameIn(element.get('S')) ?? '') &&
    refIn(element.get('P')) === parent &&
    (!element.has('Pg') || look.pages.has(refIn(element.get('Pg')) ?? -1)) &&
    isAttributes(element.get('A')) &&
    (!element.has('Alt') || (nameIn(element.get('S')) === 'Figure' && wordsIn(element.get('Alt')) === PICTURE)) &&
    (!element.has('ActualText') || saysRedacted(look, element)) &&
    list.every((kid) => isCount(kid) || refIn(kid) !== null || isMarkOf(look, kid));
  if (!sound) return fault(look, 'an element of another shape', no);
  look.known.add(no);
  for (const kid of list) {
    const at = refIn(kid);
    if (at !== null) checkElement(look, at, no, depth + 1);
  }
}

/** What is read in place of a box: one word, with the label that stands on one of them. */
function saysRedacted(look: Look, element: Entries): boolean {
  const said = /^redacted(?: \(([\x20-\x7e]+)\))?$/.exec(wordsIn(element.get('ActualText')) ?? '');
  return said !== null && nameIn(element.get('S')) === 'Span' && (said[1] === undefined || look.labels.has(said[1]));
}

/** A section on another page than the element's own. */
function isMarkOf(look: Look, value: Value): boolean {
  return (
    isEntries(value) &&
    only(value, 'Type Pg MCID') &&
    nameIn(value.get('Type')) === 'MCR' &&
    look.pages.has(refIn(value.get('Pg')) ?? -1) &&
    isCount(value.get('MCID'))
  );
}

function isAttributes(value: Value | undefined): boolean {
  if (value === undefined) return true;
  if (isList(value)) return value.every((one) => isEntries(one) && isAttributes(one));
  if (!isEntries(value)) return false;
  return [...value].every(([key, item]) => {
    if (key === 'O') return ['Table', 'List'].includes(nameIn(item) ?? '');
    if (key === 'RowSpan' || key === 'ColSpan') return isCount(item) && item <= 100;
    return NAMED[key]?.includes(nameIn(item) ?? '') === true;
  });
}

function checkOutlines(look: Look, no: number): void {
  const root = entriesAt(look, no);
  const sound = root && only(root, 'Type First Last Count') && nameIn(root.get('Type')) === 'Outlines';
  if (!sound || !isWhole(root.get('Count'))) return fault(look, 'bookmarks of another shape', no);
  look.known.add(no);
  checkBookmarks(look, refIn(root.get('First')), no, 0);
}

const isWhole = (value: Value | undefined): boolean => typeof value === 'number' && Number.isInteger(value);

/** The bookmarks of one level, from the first on. */
function checkBookmarks(look: Look, first: number | null, parent: number, depth: number): void {
  let before: number | null = null;
  for (let no = first; no !== null;) {
    const item: Entries | null = entriesAt(look, no);
    const title = wordsIn(item?.get('Title'));
    const page = pageOf(look, item?.get('Dest'));
    const sound =
      item &&
      depth <= DEPTH &&
      !look.known.has(no) &&
      only(item, 'Title Parent Prev Next First Last Count Dest') &&
      refIn(item.get('Parent')) === parent &&
      refIn(item.get('Prev')) === before &&
      (!item.has('Count') || isWhole(item.get('Count')));
    if (!sound || title === null || page === null) return fault(look, 'a bookmark of another shape', no);
    look.known.add(no);
    look.bookmarks.push({ title, page });
    checkBookmarks(look, refIn(item.get('First')), no, depth + 1);
    before = no;
    no = refIn(item.get('Next'));
  }
}
