// The new file: only what can be reached from its pages, numbered afresh, one cross-reference table, a fixed header and
// document information. Not here: what the pages hold.
import {
  PDFArray,
  PDFContext,
  PDFDict,
  PDFHexString,
  PDFRawStream,
  PDFRef,
  PDFWriter,
  type PDFObject,
} from '@cantoo/pdf-lib';
import { makeArray, makeDict, makeName, makeNumber } from './objects.ts';

/** Everything that `root` reaches, by tag. Places given out but not filled yet are counted too. */
export function reachable(context: PDFContext, root: PDFObject): Set<string> {
  const seen = new Set<string>();
  const open: PDFObject[] = [root];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (value instanceof PDFRef) {
      if (seen.has(value.tag)) continue;
      seen.add(value.tag);
      const target = context.lookup(value);
      if (target) open.push(target);
    } else if (value instanceof PDFDict) open.push(...value.values());
    else if (value instanceof PDFArray) open.push(...value.asArray());
    else if (value instanceof PDFRawStream) open.push(value.dict);
  }
  return seen;
}

/** A page tree over `pages` (references), and the catalogue above it with `entries` of its own. `pages` learn their parent here. */
export function makeCatalog(
  context: PDFContext,
  pages: readonly PDFRef[],
  entries: Readonly<Record<string, PDFObject | undefined>>,
): PDFRef {
  const tree = context.register(
    makeDict(context, { Type: makeName('Pages'), Count: makeNumber(pages.length), Kids: makeArray(context, pages) }),
  );
  for (const page of pages) context.lookup(page, PDFDict).set(makeName('Parent'), tree);
  return context.register(makeDict(context, { Type: makeName('Catalog'), Pages: tree, ...entries }));
}

/** Bytes of a file that holds what `root` reaches and nothing else. */
export async function writeFile(context: PDFContext, root: PDFRef, title: string | undefined): Promise<Uint8Array> {
  const fresh = PDFContext.create();
  const moved = new Map<string, PDFRef>();
  const queue: PDFRef[] = [];
  const move = (value: PDFObject): PDFObject => {
    if (value instanceof PDFRef) {
      const known = moved.get(value.tag);
      if (known) return known;
      const to = fresh.nextRef();
      moved.set(value.tag, to);
      queue.push(value);
      return to;
    }
    if (value instanceof PDFArray) return makeArray(fresh, value.asArray().map(move));
    if (value instanceof PDFRawStream) return PDFRawStream.of(move(value.dict) as PDFDict, value.contents);
    if (!(value instanceof PDFDict)) return value;
    const dict = PDFDict.withContext(fresh);
    for (const [key, item] of value.entries()) dict.set(key, move(item));
    return dict;
  };
  fresh.trailerInfo.Root = move(root);
  for (let i = 0; i < queue.length; i++) {
    const from = queue[i] as PDFRef;
    const value = context.lookup(from);
    const to = moved.get(from.tag);
    if (value && to) fresh.assign(to, move(value));
  }
  const producer = PDFHexString.fromText('Blotter');
  const info = { Producer: producer, Title: title === undefined ? undefined : PDFHexString.fromText(title) };
  fresh.trailerInfo.Info = fresh.register(makeDict(fresh, info));
  const bytes = await PDFWriter.forContext(fresh, Infinity).serializeToBuffer();
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === 10 || bytes[end - 1] === 13)) end--;
  return bytes.slice(0, Math.min(end + 1, bytes.length));
}
