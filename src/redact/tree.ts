// The structure tree of the new file (ISO 32000-2, 14.7): the source's standard elements in their order, as far as any of
// their content is left, and plain ones for what had no tag. Its only words are fixed: "redacted" with the label of the
// box, "Picture" for a figure. Not here: reading the source's tree (structure.ts), sections within pages (sections.ts).
import { PDFDict, PDFHexString, type PDFContext, type PDFObject, type PDFRef } from '@cantoo/pdf-lib';
import { makeArray, makeDict, makeName, makeNumber } from './objects.ts';
import type { Item, PageTags } from './sections.ts';
import type { Attributes, Element, Leaf, LeafKid, Structure } from './structure.ts';

/** A page of the new file with its tags, from index 0. */
export interface TaggedPage {
  readonly at: PDFRef;
  readonly tags: PageTags;
}

interface Mark {
  readonly page: number;
  readonly no: number;
}
interface Branch {
  readonly type: string;
  readonly attributes: readonly Attributes[];
  /** What is read instead of its content. */
  readonly said?: string;
  readonly kids: (Branch | Mark)[];
  /** The first page with content of it. */
  readonly first: number;
}
const isBranch = (kid: Branch | Mark): kid is Branch => 'type' in kid;

/** What is read aloud in place of a box. */
export const sayRedacted = (label: string): string => (label === '' ? 'redacted' : `redacted (${label})`);
export const PICTURE = 'Picture';

/** The language that the file says it is in, whatever the source said: a language can single a person out. */
export const LANGUAGE = 'en-GB';

/** What the catalogue says of the whole file; `tree` as writeTree gives it. */
export function catalogEntries(
  to: PDFContext,
  tree: PDFRef | undefined,
  title: string | undefined,
): Record<string, PDFObject | undefined> {
  return {
    Lang: PDFHexString.fromText(LANGUAGE),
    StructTreeRoot: tree,
    MarkInfo: tree && makeDict(to, { Marked: to.obj(true) }),
    ViewerPreferences: title === undefined ? undefined : makeDict(to, { DisplayDocTitle: to.obj(true) }),
  };
}

/** The tree for a file of `pages`, which learn their key in it; undefined where nothing on them is tagged. */
export function writeTree(to: PDFContext, structure: Structure, pages: readonly TaggedPage[]): PDFRef | undefined {
  const content = new Map<Leaf, { page: number; items: readonly Item[] }>();
  const spoken = new Set<Leaf>();
  pages.forEach(({ tags }, page) => {
    for (const [leaf, items] of tags.items) content.set(leaf, { page, items });
    for (const leaf of tags.spoken) spoken.add(leaf);
  });
  const grow = (kids: readonly (Element | LeafKid)[]): Branch[] => {
    const grown = growKids({ content, spoken }, kids);
    // What hung at the root itself, or in elements of no standard type, needs one of its own.
    return grown.map((kid) => (isBranch(kid) ? kid : { type: 'P', attributes: [], kids: [kid], first: kid.page }));
  };
  const top = grow(structure.kids);
  const [only] = top;
  const document: Branch =
    top.length === 1 && only?.type === 'Document'
      ? only
      : { type: 'Document', attributes: [], kids: top, first: only?.first ?? 0 };
  pages.forEach(({ tags }, page) => insert(document, page, grow(tags.loose)));
  return document.kids.length === 0 ? undefined : write(to, document, pages);
}

interface Growing {
  readonly content: ReadonlyMap<Leaf, { readonly page: number; readonly items: readonly Item[] }>;
  readonly spoken: ReadonlySet<Leaf>;
}

function growKids(growing: Growing, kids: readonly (Element | LeafKid)[]): (Branch | Mark)[] {
  return kids.flatMap((kid): (Branch | Mark)[] => {
    if (kid.kind === 'element') return growElement(growing, kid);
    const found = growing.content.get(kid.leaf);
    if (!found) return [];
    const { page, items } = found;
    return items.flatMap((item): (Branch | Mark)[] =>
      typeof item === 'number'
        ? [{ page, no: item }]
        : item.said.map(({ no, label }) => ({
            type: 'Span',
            attributes: [],
            said: sayRedacted(label),
            kids: [{ page, no }],
            first: page,
          })),
    );
  });
}

/** An element with what is left of it; nothing where that is nothing. Empty cells keep their place in a row. */
function growElement(growing: Growing, element: Element): Branch[] {
  const kids = growKids(growing, element.kids);
  const cell = element.type === 'TD' || element.type === 'TH';
  if (kids.length === 0) return cell ? [{ ...plain(element), kids, first: Infinity }] : [];
  const first = Math.min(...kids.map((kid) => (isBranch(kid) ? kid.first : kid.page)));
  if (element.type === 'TR' && first === Infinity) return [];
  // A figure that holds words is not closed off by "Picture": they are read.
  const worded = element.type === 'Figure' && holdsWords(growing, element, kids);
  return [{ ...plain(element), ...(worded ? { type: 'Div' } : {}), kids, first }];
}

const plain = ({ type, attributes }: Element) => ({ type, attributes });

function holdsWords(growing: Growing, element: Element, kids: readonly (Branch | Mark)[]): boolean {
  const says = (kid: Branch | Mark): boolean => isBranch(kid) && (kid.said !== undefined || kid.kids.some(says));
  const speaks = (kid: Element | LeafKid): boolean =>
    kid.kind === 'leaf' ? growing.spoken.has(kid.leaf) : kid.kids.some(speaks);
  return kids.some(says) || element.kids.some(speaks);
}

const GROUPS: ReadonlySet<string> = new Set(['Document', 'Part', 'Art', 'Sect', 'Div']);

/** Puts what a page has beyond the source's tags behind what begins on it or before it. */
function insert(document: Branch, page: number, loose: readonly Branch[]): void {
  if (loose.length === 0) return;
  let host = document;
  for (;;) {
    const [only, more] = host.kids;
    if (more !== undefined || only === undefined || !isBranch(only) || !GROUPS.has(only.type)) break;
    host = only;
  }
  const after = host.kids.findLastIndex((kid) => (isBranch(kid) ? kid.first : kid.page) <= page);
  host.kids.splice(after + 1, 0, ...loose);
}

function write(to: PDFContext, document: Branch, pages: readonly TaggedPage[]): PDFRef {
  const parents = pages.map((): PDFRef[] => []);
  const root = to.nextRef();
  const writeBranch = (branch: Branch, parent: PDFRef): PDFRef => {
    const at = to.nextRef();
    const home = branch.kids.find((kid): kid is Mark => !isBranch(kid));
    const kids = branch.kids.map((kid) => {
      if (isBranch(kid)) return writeBranch(kid, at);
      const own = parents[kid.page];
      if (own) own[kid.no] = at;
      const number = makeNumber(kid.no);
      if (kid.page === home?.page) return number;
      return makeDict(to, { Type: makeName('MCR'), Pg: pages[kid.page]?.at, MCID: number });
    });
    const attributes = branch.attributes.map((one) => writeAttributes(to, one));
    to.assign(
      at,
      makeDict(to, {
        S: makeName(branch.type),
        P: parent,
        Pg: home && pages[home.page]?.at,
        K: kids.length === 0 ? undefined : kids.length === 1 ? kids[0] : makeArray(to, kids),
        A: attributes.length > 1 ? makeArray(to, attributes) : attributes[0],
        Alt: branch.type === 'Figure' ? PDFHexString.fromText(PICTURE) : undefined,
        ActualText: branch.said === undefined ? undefined : PDFHexString.fromText(branch.said),
      }),
    );
    return at;
  };
  const top = writeBranch(document, root);
  const numbers = parents.flatMap((refs, page) => {
    if (refs.length === 0) return [];
    const at = pages[page]?.at;
    if (at) to.lookup(at, PDFDict).set(makeName('StructParents'), makeNumber(page));
    return [makeNumber(page), makeArray(to, refs)];
  });
  to.assign(
    root,
    makeDict(to, {
      Type: makeName('StructTreeRoot'),
      K: top,
      ParentTree: to.register(makeDict(to, { Nums: makeArray(to, numbers) })),
    }),
  );
  return root;
}

function writeAttributes(to: PDFContext, { owner, entries }: Attributes): PDFDict {
  const values = Object.entries(entries).map(
    ([key, value]) => [key, typeof value === 'number' ? makeNumber(value) : makeName(value)] as const,
  );
  return makeDict(to, { O: makeName(owner), ...Object.fromEntries(values) });
}
