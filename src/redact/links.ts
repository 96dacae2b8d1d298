// Links within the document, made anew as a place and a page to go to (ISO 32000-2, 12.5.6.5). Only on pages from which nothing
// was taken: beside a box, the place of a link could tell how wide the removed words were. Links that leave the file are
// never carried over. Not here: bookmarks (outline.ts).
import { PDFHexString, PDFString, type PDFContext, type PDFDict, type PDFObject, type PDFRef } from '@cantoo/pdf-lib';
import {
  dictOf,
  entry,
  itemsOf,
  makeArray,
  makeDict,
  makeName,
  nameOf,
  numbersOf,
  resolve,
  type Found,
} from './objects.ts';
import type { SourcePage } from './page.ts';

/** A link of the source: where it is on its page, and the page (index from 0) it goes to. */
interface Link {
  readonly place: readonly [number, number, number, number];
  readonly target: number;
}

const MOST = 2000;

/** Looks up where links go. Named places are read once. */
export type LinkReader = (page: SourcePage) => readonly Link[];

/** A reader of the links of a file. */
export function readLinks(context: PDFContext, pages: readonly SourcePage[]): LinkReader {
  const numbers = new Map<Found, number>(pages.map(({ dict }, i) => [dict, i]));
  const root = resolve(context, context.trailerInfo.Root);
  let names: Map<string, Found> | null = null;
  const placeOf = (value: Found): Found => {
    const name = nameOf(value) ?? wordOf(value);
    if (name === undefined) return value;
    names ??= readNames(context, root);
    const found = names.get(name);
    return dictOf(found) ? entry(context, found, 'D') : found;
  };
  return (page) => {
    const annotations = itemsOf(context, entry(context, page.dict, 'Annots')) ?? [];
    return annotations.slice(0, MOST).flatMap((one): Link[] => {
      if (nameOf(entry(context, one, 'Subtype')) !== 'Link') return [];
      const action = entry(context, one, 'A');
      const going = nameOf(entry(context, action, 'S')) === 'GoTo' ? entry(context, action, 'D') : undefined;
      const [first] = itemsOf(context, placeOf(entry(context, one, 'Dest') ?? going)) ?? [];
      const target = dictOf(first) && numbers.get(first);
      const place = placeOnPage(numbersOf(context, entry(context, one, 'Rect')), page);
      return target === undefined || !place ? [] : [{ place, target }];
    });
  };
}

const wordOf = (value: Found): string | undefined =>
  value instanceof PDFString || value instanceof PDFHexString
    ? Buffer.from(value.asBytes()).toString('latin1')
    : undefined;

function placeOnPage(rect: readonly number[] | undefined, { visible }: SourcePage): Link['place'] | null {
  if (rect?.length !== 4) return null;
  const [a = 0, b = 0, c = 0, d = 0] = rect.map((side) => Math.round(side * 10) / 10);
  const place = [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)] as const;
  const seen = place[0] >= visible[0] && place[1] >= visible[1] && place[2] <= visible[2] && place[3] <= visible[3];
  return seen && place[2] > place[0] && place[3] > place[1] ? place : null;
}

/** Named places (12.3.2.4): the old dictionary and the name tree. */
function readNames(context: PDFContext, root: Found): Map<string, Found> {
  const names = new Map<string, Found>();
  const old = dictOf(entry(context, root, 'Dests'));
  for (const [key, value] of old?.entries() ?? []) names.set(key.asString().slice(1), resolve(context, value));
  const seen = new Set<Found>();
  const walk = (node: Found, depth: number): void => {
    if (!dictOf(node) || seen.has(node) || depth > 30) return;
    seen.add(node);
    const list = itemsOf(context, entry(context, node, 'Names')) ?? [];
    for (let i = 0; i + 1 < list.length; i += 2) {
      const name = wordOf(list[i]);
      if (name !== undefined) names.set(name, list[i + 1]);
    }
    for (const kid of itemsOf(context, entry(context, node, 'Kids')) ?? []) walk(kid, depth + 1);
  };
  walk(entry(context, entry(context, root, 'Names'), 'Dests'), 0);
  return names;
}

/** Gives `page` of the new file its links; `pages` gives new pages by source index, without those left out. */
export function writeLinks(
  to: PDFContext,
  page: PDFDict,
  links: readonly Link[],
  pages: (index: number) => PDFRef | undefined,
): void {
  const made = links.flatMap(({ place, target }): PDFObject[] => {
    const at = pages(target);
    if (!at) return [];
    const link = makeDict(to, {
      Type: makeName('Annot'),
      Subtype: makeName('Link'),
      Rect: makeArray(to, place),
      Border: makeArray(to, [0, 0, 0]),
      Dest: makeArray(to, [at, makeName('Fit')]),
    });
    return [to.register(link)];
  });
  if (made.length > 0) page.set(makeName('Annots'), makeArray(to, made));
}
