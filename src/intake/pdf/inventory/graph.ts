// Which objects of a file hang on which page, which on the file as a whole, and which on nothing at all. Not here: what
// they hold.
import { PDFArray, PDFDict, PDFRawStream, PDFRef } from '@cantoo/pdf-lib';
import type { PDFContext, PDFObject } from '@cantoo/pdf-lib';
import { dictOf, entry, key, nameOf, resolve } from './values.ts';

const MOST_PAGES = 20_000;

/** The page (from 1) that an object hangs on; 0 for the file; undefined where nothing refers to it. */
export interface Graph {
  /** The pages in order. */
  readonly pages: readonly PDFDict[];
  readonly pageOf: (dict: PDFDict) => number | undefined;
  readonly ownerOf: (ref: PDFRef) => number | undefined;
}

/** Keys that lead from a page to other pages or upwards. */
const ELSEWHERE = new Set(['Parent', 'P', 'Pg', 'Dest', 'D', 'B', 'StructParent', 'DPart', 'Prev', 'Next', 'SD']);

function readPages(context: PDFContext, catalog: PDFDict): PDFDict[] {
  const pages: PDFDict[] = [];
  const seen = new Set<PDFDict>();
  const visit = (value: PDFObject | undefined, depth: number): void => {
    const dict = dictOf(resolve(context, value));
    if (!dict || seen.has(dict) || depth > 60 || pages.length >= MOST_PAGES) return;
    seen.add(dict);
    const kids = entry(context, dict, 'Kids');
    if (kids instanceof PDFArray && nameOf(entry(context, dict, 'Type')) !== 'Page') {
      for (const kid of kids.asArray()) visit(kid, depth + 1);
    } else pages.push(dict);
  };
  visit(catalog.get(key('Pages')), 0);
  return pages;
}

/** Follows every reference: from each page what is its own, then from the trailer whatever is left. */
export function readGraph(context: PDFContext, catalog: PDFDict): Graph {
  const pages = readPages(context, catalog);
  const numbers = new Map(pages.map((page, i) => [page, i + 1]));
  const owners = new Map<PDFRef, number>();
  const follow = (from: PDFObject | undefined, owner: number, seen: Set<PDFRef>): void => {
    const open: PDFObject[] = from ? [from] : [];
    for (let value = open.pop(); value; value = open.pop()) {
      if (value instanceof PDFRef) {
        if (seen.has(value)) continue;
        const target = context.lookup(value);
        const page = target instanceof PDFDict ? numbers.get(target) : undefined;
        if (owner !== 0 && page !== undefined && page !== owner) continue;
        seen.add(value);
        if (!owners.has(value)) owners.set(value, page ?? owner);
        if (target) open.push(target);
      } else if (value instanceof PDFArray) {
        for (const item of value.asArray()) if (mayLead(item)) open.push(item);
      } else {
        for (const [name, item] of dictOf(value)?.entries() ?? []) {
          if (mayLead(item) && !(owner !== 0 && ELSEWHERE.has(nameOf(name)))) open.push(item);
        }
      }
    }
  };
  const own = new Set<PDFRef>();
  pages.forEach((page, i) => follow(page, i + 1, own));
  const all = new Set<PDFRef>();
  const { Root, Info, Encrypt, ID } = context.trailerInfo;
  for (const start of [Root, Info, Encrypt, ID]) follow(start, 0, all);
  return { pages, pageOf: (dict) => numbers.get(dict), ownerOf: (ref) => owners.get(ref) };
}

const mayLead = (value: PDFObject): boolean =>
  value instanceof PDFRef || value instanceof PDFArray || value instanceof PDFDict || value instanceof PDFRawStream;
