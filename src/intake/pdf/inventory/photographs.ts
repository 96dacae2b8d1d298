// What a picture inside a PDF carries besides its pixels: camera data with the place where it was taken, captions, comments,
// a small copy of itself, bytes behind its end. Not here: the pixels.
import { PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import type { PDFContext, PDFDict } from '@cantoo/pdf-lib';
import { readPictureHeader } from '../../picture/header.ts';
import type { Graph } from './graph.ts';
import type { Say } from './tally.ts';
import { dictOf, entry, nameOf, readableRuns, resolve, unpack } from './values.ts';

/** The bytes of a picture in a packing of its own (JPEG, JPEG 2000); null for plain samples. */
function packed(stream: PDFRawStream): Uint8Array | null {
  const filter = stream.dict.get(PDFName.of('Filter'));
  const names = filter instanceof PDFName ? [nameOf(filter)] : (filter?.toString().match(/[A-Za-z0-9]+/g) ?? []);
  if (!/^(?:DCT|DCTDecode|JPXDecode)$/.test(names.at(-1) ?? '')) return null;
  return names.length === 1 ? stream.contents : unpackAll(stream, names);
}

/** [/FlateDecode /DCTDecode] and the like: everything but the picture's own packing taken off. */
function unpackAll(stream: PDFRawStream, names: readonly string[]): Uint8Array | null {
  const outer = PDFRawStream.of(stream.dict.clone(), stream.contents);
  outer.dict.set(PDFName.of('Filter'), stream.dict.context.obj(names.slice(0, -1)));
  outer.dict.delete(PDFName.of('DecodeParms'));
  return unpack(outer);
}

/** Boxes of a JPEG 2000 file that hold words: XML and private ones. */
function jpxWords(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = '';
  for (let at = 0; at + 8 <= bytes.length;) {
    const length = view.getUint32(at);
    const type = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1');
    if (type === 'jp2c' || length < 8) break;
    if (/^(?:xml |uuid)$/.test(type)) text += `${readableRuns(bytes.subarray(at + 8, at + length))}\n`;
    at += length;
  }
  return text;
}

/** `picture 2 on page 1`: its number among the pictures that the page (and the forms on it) may draw. */
export function placeOfPicture(context: PDFContext, graph: Graph, picture: PDFDict, page: number | undefined): string {
  if (page === undefined || page === 0) return page === 0 ? 'a picture of the file' : 'a picture that nothing refers to';
  let n = 0;
  const seen = new Set<PDFDict>();
  const find = (holder: PDFDict | null, depth: number): boolean => {
    const xobjects = dictOf(entry(context, dictOf(entry(context, holder, 'Resources')), 'XObject'));
    for (const [, item] of xobjects?.entries() ?? []) {
      const dict = dictOf(resolve(context, item));
      if (!dict || seen.has(dict)) continue;
      seen.add(dict);
      const subtype = nameOf(entry(context, dict, 'Subtype'));
      if (subtype === 'Image') n++;
      if (dict === picture || (subtype === 'Form' && depth < 8 && find(dict, depth + 1))) return true;
    }
    return false;
  };
  return find(graph.pages[page - 1] ?? null, 0) ? `picture ${n} on page ${page}` : `a picture on page ${page}`;
} // prettier-ignore

/** Says what one picture carries. `where` is asked only where it carries anything. */
export function tellPicture(stream: PDFRawStream, where: () => string, say: Say): void {
  if (stream.dict.has(PDFName.of('Alternates'))) say('alternate-image', `another version of ${where()}`);
  const bytes = packed(stream);
  if (!bytes) return;
  if (bytes[0] !== 0xff) {
    const text = jpxWords(bytes);
    if (text !== '') say('image-metadata', `${where()}: words in its file`, text);
    return;
  }
  for (const { kind, what, text } of readPictureHeader(bytes, 'jpeg').carried) say(kind, `${where()}: ${what}`, text);
}
