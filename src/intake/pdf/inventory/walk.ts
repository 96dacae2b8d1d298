// Walks every object of a PDF once, whatever refers to it or nothing, and tells what it holds that no page shows.
// Not here: what each kind of object says (tell.ts, photographs.ts, embedded.ts), the text of pages.
import { PDFArray, PDFDict, PDFHexString, PDFRawStream, PDFRef, PDFString } from '@cantoo/pdf-lib';
import type { PDFContext, PDFObject } from '@cantoo/pdf-lib';
import type { Embedded } from './embedded.ts';
import type { Graph } from './graph.ts';
import { placeOfPicture, tellPicture } from './photographs.ts';
import type { Say } from './tally.ts';
import { tellDict, tellMetadata, wordsBelow } from './tell.ts';
import { dictOf, entry, key, nameOf, shownStrings, unpack, words } from './values.ts';

const DEEPEST = 30;

/** Objects that only describe the file itself, and say nothing. */
const FRAME = new Set(['XRef', 'ObjStm', 'Linearized']);

/** A page that is in no page tree: a template (ISO 32000-2, 12.7.7), or one that was taken out of the order and left. */
export interface StrayPage {
  readonly ref: PDFRef;
  readonly template: boolean;
}

/** Walks the objects of `context`. Gives the pages that no reader turns to. */
export function walkObjects(context: PDFContext, graph: Graph, embedded: Embedded, say: Say): StrayPage[] {
  const strays: StrayPage[] = [];
  const seen = new Set<PDFDict>();
  const visit = (value: PDFObject, where: string, page: number | undefined, depth: number): void => {
    if (depth > DEEPEST) return;
    if (value instanceof PDFArray) {
      for (const item of value.asArray()) if (!(item instanceof PDFRef)) visit(item, where, page, depth + 1);
      return;
    }
    const dict = dictOf(value);
    if (!dict || seen.has(dict)) return;
    seen.add(dict);
    if (value instanceof PDFRawStream) {
      if (nameOf(entry(context, dict, 'Subtype')) === 'Image') tellPicture(value, () => placeOfPicture(context, graph, dict, page), say);
    }
    const described = dict.get(key('Metadata'));
    const stream = described instanceof PDFRef ? context.lookup(described) : described;
    if (stream instanceof PDFRawStream) tellMetadata(stream, placeOfMetadata(context, graph, dict, page), say);
    tellDict(context, dict, where, say);
    embedded.see(dict, where, say);
    for (const [, item] of dict.entries()) if (!(item instanceof PDFRef)) visit(item, where, page, depth + 1);
  };
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    const page = graph.ownerOf(ref);
    if (page === undefined) {
      tellStray(context, ref, object, strays, say);
      if (object instanceof PDFRawStream || object instanceof PDFDict) embedded.see(object instanceof PDFDict ? object : object.dict, LOOSE, say);
    } else {
      const dict = dictOf(object);
      const stray = dict && graph.pageOf(dict) === undefined && /^(?:Page|Template)$/.test(nameOf(entry(context, dict, 'Type'))) && dict.has(key('Contents'));
      if (stray) strays.push({ ref, template: nameOf(entry(context, dict, 'Type')) === 'Template' });
      visit(object, page === 0 ? 'file' : `page ${page}`, page, 0);
    }
  }
  return strays;
} // prettier-ignore

const LOOSE = 'objects that nothing refers to';

/** An object that nothing refers to: told where it holds words, a picture or the content of a page. */
function tellStray(context: PDFContext, ref: PDFRef, object: PDFObject, strays: StrayPage[], say: Say): void {
  const dict = dictOf(object);
  const type = nameOf(entry(context, dict, 'Type'));
  if (FRAME.has(type) || dict?.has(key('Linearized'))) return;
  if (/^(?:Page|Template)$/.test(type) && dict?.has(key('Contents'))) strays.push({ ref, template: type === 'Template' });
  if (object instanceof PDFString || object instanceof PDFHexString) {
    if (words(object).trim() !== '') say('unreferenced', LOOSE, words(object));
    return;
  }
  if (!dict && !(object instanceof PDFArray)) return;
  if (object instanceof PDFRawStream && nameOf(entry(context, dict, 'Subtype')) === 'Image') {
    say('unreferenced', `${LOOSE}: pictures`);
    return;
  }
  const isContent = object instanceof PDFRawStream && !/^(?:Font|XRef|ObjStm|Metadata|EmbeddedFile)/.test(type);
  const bytes = isContent ? unpack(object) : null;
  const shown = bytes ? shownStrings(bytes) : '';
  const own = ownWords(context, object);
  if (shown !== '' || own !== '') say('unreferenced', LOOSE, [own, shown].filter((text) => text !== '').join('\n'));
} // prettier-ignore

/** Words of an object's own strings; of streams that are text of any kind, those too. */
function ownWords(context: PDFContext, object: PDFObject): string {
  if (object instanceof PDFRawStream) {
    const type = nameOf(entry(context, object.dict, 'Type'));
    return /^(?:Metadata|EmbeddedFile)$/.test(type) ? wordsBelow(context, object) : wordsOfEntries(object.dict);
  }
  if (object instanceof PDFDict) return wordsOfEntries(object);
  return object instanceof PDFArray ? object.asArray().map(words).filter((text) => text.trim() !== '').join('\n') : '';
} // prettier-ignore

/** Strings that name character sets, and file identifiers: nobody's words. */
const TECHNICAL = new Set(['Registry', 'Ordering', 'CharSet', 'ID', 'Panose', 'Lookup']);

function wordsOfEntries(dict: PDFDict, depth = 0): string {
  const parts = dict.entries().map(([name, item]) => {
    if (TECHNICAL.has(nameOf(name))) return '';
    if (item instanceof PDFDict && depth < 6) return wordsOfEntries(item, depth + 1);
    if (item instanceof PDFArray) return item.asArray().map((one) => (one instanceof PDFDict ? wordsOfEntries(one, depth + 1) : words(one))).filter((text) => text !== '').join('\n');
    return words(item);
  });
  return parts.filter((text) => text.trim() !== '').join('\n');
} // prettier-ignore

/** Whose XMP it is: told by what holds it. */
function placeOfMetadata(context: PDFContext, graph: Graph, holder: PDFDict, page: number | undefined): string {
  const type = nameOf(entry(context, holder, 'Type'));
  const subtype = nameOf(entry(context, holder, 'Subtype'));
  if (type === 'Catalog') return 'document (XMP)';
  if (subtype === 'Image') return `${placeOfPicture(context, graph, holder, page)} (XMP)`;
  if (type === 'Page') return `page ${graph.pageOf(holder) ?? 0} (XMP)`;
  return page === undefined || page === 0 ? `${/Font/.test(type) ? 'a font' : 'a part'} of the file (XMP)` : `page ${page}: ${/Font/.test(type) ? 'a font' : 'a part of it'} (XMP)`;
} // prettier-ignore
