// Pictures in the new file: by list of keys, without metadata, and with the pixels under a box gone from the data itself.
// Not here: deciding which pixels (walk.ts) and the work on pixels (pixels.ts).
import { PDFRawStream, PDFWriter, PDFContext, type PDFObject, type PDFRef } from '@cantoo/pdf-lib';
import { inflatedFrom } from './inline.ts';
import type { Box } from '../model/index.ts';
import { copySpace, Uncopyable, type Space } from './copy.ts';
import { decode, type Decoded } from './filters.ts';
import { jpegSize, stripJpeg } from './jpeg.ts';
import {
  boolOf,
  entry,
  itemsOf,
  makeArray,
  makeDict,
  makeName,
  makeNumber,
  makeStream,
  nameOf,
  numberOf,
  numbersOf,
  type Found,
} from './objects.ts';
import { clearFill, endFax, trimPalette, usedPalette } from './leftover.ts';
import { blacken, blankSamples, pack, pixelsOf, render, type Packed } from './pixels.ts';

/** A picture to be copied: `blanks` in its unit square (y up). Its place in the new file is already given out. */
export interface ImageJob {
  readonly at: PDFRef;
  readonly stream: PDFRawStream;
  readonly blanks: readonly Box[];
}

interface Shape {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly mask: boolean;
  readonly space: Space | null;
}

/** Throws Uncopyable where the picture cannot be carried over safely; cheap, so that the page can still become a picture. */
export function checkImage(from: PDFContext, stream: PDFRawStream): void {
  const scratch = PDFContext.create();
  const decoded = decode(from, stream);
  if (!decoded) throw new Uncopyable('picture data');
  const shape = shapeOf(from, scratch, stream, decoded);
  if (decoded.codec === 'DCTDecode' && !stripJpeg(decoded.bytes)) throw new Uncopyable('picture data');
  if (shape.mask && decoded.codec !== null && decoded.codec !== 'CCITTFaxDecode') throw new Uncopyable('stencil');
  for (const key of ['SMask', 'Mask']) {
    const other = entry(from, stream, key);
    if (other instanceof PDFRawStream && entry(from, other, 'SMask') === undefined) checkImage(from, other);
  }
}

function shapeOf(from: PDFContext, to: PDFContext, stream: PDFRawStream, decoded: Decoded): Shape {
  const frame = decoded.codec === 'DCTDecode' ? jpegSize(decoded.bytes) : null;
  const width = numberOf(entry(from, stream, 'Width')) ?? frame?.width ?? 0;
  const height = numberOf(entry(from, stream, 'Height')) ?? frame?.height ?? 0;
  if (width < 1 || height < 1 || width * height > 64e6) throw new Uncopyable('picture size');
  const mask = boolOf(entry(from, stream, 'ImageMask')) === true;
  const space = entry(from, stream, 'ColorSpace');
  const bits = mask ? 1 : (numberOf(entry(from, stream, 'BitsPerComponent')) ?? (decoded.codec ? 8 : 0));
  if (mask) return { width, height, bits, mask, space: null };
  if (space === undefined && decoded.codec !== 'JPXDecode') throw new Uncopyable('picture without colour space');
  return { width, height, bits, mask, space: space === undefined ? null : copySpace(from, to, space) };
}

/** Carries one picture over, with its masks. */
export async function copyImage(from: PDFContext, to: PDFContext, job: ImageJob): Promise<void> {
  to.assign(job.at, await imageObject(from, to, job.stream, job.blanks, true));
}

async function imageObject(
  from: PDFContext,
  to: PDFContext,
  stream: PDFRawStream,
  blanks: readonly Box[],
  masks: boolean,
): Promise<PDFObject> {
  const decoded = decode(from, stream);
  if (!decoded) throw new Uncopyable('picture data');
  const shape = shapeOf(from, to, stream, decoded);
  const dictionary = {
    Type: makeName('XObject'),
    Subtype: makeName('Image'),
    Width: makeNumber(shape.width),
    Height: makeNumber(shape.height),
    Interpolate: boolOf(entry(from, stream, 'Interpolate')) === true ? to.obj(true) : undefined,
    ...(masks ? await maskEntries(from, to, stream, blanks, decoded) : {}),
  };
  const opaque = decoded.codec === 'JPXDecode' || decoded.codec === 'JBIG2Decode';
  if (decoded.codec !== null && (opaque || blanks.length > 0))
    return reencoded(from, to, stream, shape, decoded, blanks, dictionary);
  const decodeList = numbersOf(from, entry(from, stream, 'Decode'));
  const own = {
    ...dictionary,
    ImageMask: shape.mask ? to.obj(true) : undefined,
    ColorSpace: shape.space ? trimPalette(to, shape.space.object, 2 ** shape.bits) : undefined,
    BitsPerComponent: makeNumber(shape.bits),
    Decode: decodeList && makeArray(to, decodeList),
  };
  if (decoded.codec === null) return plainSamples(from, to, stream, shape, decoded.bytes, blanks, own);
  const fax = decoded.codec === 'CCITTFaxDecode' && (numberOf(entry(from, decoded.parms, 'K')) ?? 0) < 0;
  const bytes = decoded.codec === 'DCTDecode' ? stripJpeg(decoded.bytes) : fax ? endFax(decoded.bytes) : decoded.bytes;
  if (!bytes) throw new Uncopyable('picture data');
  const parms = codecParms(from, to, decoded);
  return PDFRawStream.of(makeDict(to, { ...own, Filter: makeName(decoded.codec), DecodeParms: parms }), bytes);
}

const PARMS = ['K', 'Columns', 'Rows', 'DamagedRowsBeforeError', 'ColorTransform'] as const;
const PARM_FLAGS = ['EndOfLine', 'EncodedByteAlign', 'EndOfBlock', 'BlackIs1'] as const;

function codecParms(from: PDFContext, to: PDFContext, decoded: Decoded): PDFObject | undefined {
  if (decoded.parms === undefined) return undefined;
  const entries: Record<string, PDFObject> = {};
  for (const key of PARMS) {
    const n = numberOf(entry(from, decoded.parms, key));
    if (n !== undefined) entries[key] = makeNumber(n);
  }
  for (const key of PARM_FLAGS) {
    const flag = boolOf(entry(from, decoded.parms, key));
    if (flag !== undefined) entries[key] = to.obj(flag);
  }
  return makeDict(to, entries);
}

/** Samples that only plain filters cover. Untouched ones keep their packing where nothing hides behind its end. */
function plainSamples(
  from: PDFContext,
  to: PDFContext,
  stream: PDFRawStream,
  shape: Shape,
  bytes: Uint8Array,
  blanks: readonly Box[],
  own: Readonly<Record<string, PDFObject | undefined>>,
): PDFObject {
  const parts = shape.mask ? 1 : (shape.space?.parts ?? 0);
  const length = Math.ceil((shape.width * parts * shape.bits) / 8) * shape.height;
  if (parts === 0 || ![1, 2, 4, 8, 16].includes(shape.bits)) throw new Uncopyable('picture samples');
  const row = (shape.width * parts * shape.bits) / 8;
  const used = new Uint8Array(length);
  used.set(bytes.subarray(0, length));
  const palette = usedPalette(to, shape, used, row);
  const tidyRows = clearFill(used, row);
  if (blanks.length === 0 && bytes.length === length && tidyRows && !palette && endsWithItsData(from, stream)) {
    const filter = entry(from, stream, 'Filter');
    const parms = entry(from, stream, 'DecodeParms');
    const [first] = itemsOf(from, parms) ?? [parms];
    const predictor: Record<string, PDFObject> = {};
    for (const key of ['Predictor', 'Colors', 'BitsPerComponent', 'Columns']) {
      const n = numberOf(entry(from, first, key));
      if (n !== undefined) predictor[key] = makeNumber(n);
    }
    if (filter !== undefined)
      return PDFRawStream.of(
        makeDict(to, { ...own, Filter: makeName('FlateDecode'), DecodeParms: makeDict(to, predictor) }),
        stream.contents,
      );
  }
  const samples = used;
  const pixels = blanks.map((box) => pixelsOf(box, shape.width, shape.height));
  // A stencil's 1 leaves the page alone unless Decode turns it round.
  const reversed = numbersOf(from, entry(from, stream, 'Decode'))?.[0] === 1;
  blankSamples(samples, { width: shape.width, parts, bits: shape.bits }, pixels, shape.mask && !reversed ? 1 : 0);
  return makeStream(to, palette ? { ...own, ColorSpace: palette } : own, samples);
}

function endsWithItsData(from: PDFContext, stream: PDFRawStream): boolean {
  const filter = entry(from, stream, 'Filter');
  const names = (itemsOf(from, filter) ?? [filter]).map(nameOf);
  if (names.length !== 1 || names[0] !== 'FlateDecode') return false;
  return inflatedFrom(stream.contents) === stream.contents.length;
}

async function maskEntries(
  from: PDFContext,
  to: PDFContext,
  stream: PDFRawStream,
  blanks: readonly Box[],
  decoded: Decoded,
): Promise<Record<string, PDFObject>> {
  const soft = entry(from, stream, 'SMask');
  if (soft instanceof PDFRawStream) return { SMask: to.register(await imageObject(from, to, soft, blanks, false)) };
  const hard = entry(from, stream, 'Mask');
  if (hard instanceof PDFRawStream) return { Mask: to.register(await imageObject(from, to, hard, blanks, false)) };
  const keys = numbersOf(from, hard);
  const recoded = decoded.codec !== null && blanks.length > 0;
  return keys && !recoded ? { Mask: makeArray(to, keys) } : {};
}

/** Decodes by the engine, on a page of its own where one point is one pixel, and packs what is left. */
async function reencoded(
  from: PDFContext,
  to: PDFContext,
  stream: PDFRawStream,
  shape: Shape,
  decoded: Decoded,
  blanks: readonly Box[],
  dictionary: Readonly<Record<string, PDFObject | undefined>>,
): Promise<PDFObject> {
  if (shape.mask) throw new Uncopyable('stencil');
  const sheet = await onePagePdf(from, stream, shape, decoded);
  const raster = await render(sheet, 0, shape.width, shape.height, { exact: true });
  blacken(
    raster,
    blanks.map((box) => pixelsOf(box, shape.width, shape.height)),
  );
  const packed = await pack(raster, decoded.codec !== 'CCITTFaxDecode' && decoded.codec !== 'JBIG2Decode');
  const own = { ...dictionary, ColorSpace: makeName(packed.space), BitsPerComponent: makeNumber(packed.bits) };
  if (packed.codec === null) return makeStream(to, own, packed.bytes);
  const bytes = stripJpeg(packed.bytes);
  if (!bytes) throw new Uncopyable('picture data');
  return PDFRawStream.of(makeDict(to, { ...own, Filter: makeName(packed.codec) }), bytes);
}

async function onePagePdf(from: PDFContext, stream: PDFRawStream, shape: Shape, decoded: Decoded): Promise<Uint8Array> {
  const one = PDFContext.create();
  const space = entry(from, stream, 'ColorSpace');
  const list = numbersOf(from, entry(from, stream, 'Decode'));
  const globals = entry(from, decoded.parms, 'JBIG2Globals');
  const parms = codecParms(from, one, decoded) ?? makeDict(one, {});
  const globalBytes = globals instanceof PDFRawStream ? decode(from, globals)?.bytes : undefined;
  const image = makeDict(one, {
    Type: makeName('XObject'),
    Subtype: makeName('Image'),
    Width: makeNumber(shape.width),
    Height: makeNumber(shape.height),
    BitsPerComponent: makeNumber(shape.bits),
    ColorSpace: space === undefined ? undefined : copySpace(from, one, space).object,
    Decode: list && makeArray(one, list),
    Filter: makeName(decoded.codec ?? ''),
    DecodeParms: globalBytes ? makeDict(one, { JBIG2Globals: one.register(makeStream(one, {}, globalBytes)) }) : parms,
  });
  const picture = one.register(PDFRawStream.of(image, decoded.bytes));
  return writeSinglePage(one, shape.width, shape.height, `${shape.width} 0 0 ${shape.height} 0 0 cm /I Do`, {
    I: picture,
  });
}

/** A PDF of one page that draws `content`; for the engine's eyes only. */
async function writeSinglePage(
  context: PDFContext,
  width: number,
  height: number,
  content: string,
  pictures: Readonly<Record<string, PDFObject>>,
): Promise<Uint8Array> {
  const tree = context.nextRef();
  const page = makeDict(context, {
    Type: makeName('Page'),
    Parent: tree,
    MediaBox: makeArray(context, [0, 0, width, height]),
    Resources: makeDict(context, { XObject: makeDict(context, pictures) }),
    Contents: context.register(makeStream(context, {}, content)),
  });
  context.assign(
    tree,
    makeDict(context, {
      Type: makeName('Pages'),
      Count: makeNumber(1),
      Kids: makeArray(context, [context.register(page)]),
    }),
  );
  context.trailerInfo.Root = context.register(makeDict(context, { Type: makeName('Catalog'), Pages: tree }));
  return PDFWriter.forContext(context, Infinity).serializeToBuffer();
}

/** Samples, ready made, as a picture: for pages that became pictures. */
export function pictureOf(to: PDFContext, width: number, height: number, packed: Packed): PDFObject {
  const own = {
    Type: makeName('XObject'),
    Subtype: makeName('Image'),
    Width: makeNumber(width),
    Height: makeNumber(height),
    ColorSpace: makeName(packed.space),
    BitsPerComponent: makeNumber(packed.bits),
  };
  if (packed.codec === null) return to.register(makeStream(to, own, packed.bytes));
  return to.register(
    PDFRawStream.of(makeDict(to, { ...own, Filter: makeName(packed.codec) }), stripJpeg(packed.bytes) ?? packed.bytes),
  );
}

/** Is the thing a picture? */
export const isImage = (from: PDFContext, value: Found): value is PDFRawStream =>
  value instanceof PDFRawStream && nameOf(entry(from, value, 'Subtype')) === 'Image';
