// Packed pictures become the pages of a PDF, one each, as large as they ask to be printed. Same pictures, same bytes.
import type { PDFRef } from '@cantoo/pdf-lib';
import { PDFContext, PDFHexString, PDFName, PDFRawStream, PDFWriter } from '@cantoo/pdf-lib';
import type { Packed } from './pack.ts';

export interface Sheet {
  readonly picture: Packed;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Width and height of one pixel in points. */
  readonly pixel: readonly [number, number];
}

/** Where a file does not say (or says nonsense), points of A4. */
const A4 = [595.28, 841.89] as const;
/** A larger sheet than A3 (points, its long side) is a wrong number of dots per inch, or a poster; both print on A4. */
const LONGEST = 1230;
const SHORTEST = 36;
const USUAL_DPI = 150;

/** Width and height of one pixel in points, so that the page has a size that prints. */
export function pixelSize(width: number, height: number, dpi: readonly [number, number] | null): readonly [number, number] {
  const [x, y] = dpi ?? [USUAL_DPI, USUAL_DPI];
  const size = [(width / x) * 72, (height / y) * 72] as const;
  const long = Math.max(...size);
  const [narrow, tall] = width > height ? [A4[1], A4[0]] : A4;
  let by = 1;
  if (long > LONGEST) by = Math.min(narrow / size[0], tall / size[1]);
  else if (long < SHORTEST) by = SHORTEST / long;
  return [(72 / x) * by, (72 / y) * by];
} // prettier-ignore

/** Sets the sheets as they come. Nothing is kept of them but what the PDF holds. */
export async function laySheets(sheets: AsyncIterable<Sheet>): Promise<Uint8Array> {
  const context = PDFContext.create();
  const tree = context.nextRef();
  const pages: PDFRef[] = [];
  for await (const { picture, width, height, pixel } of sheets) {
    const size = [width * pixel[0], height * pixel[1]] as const;
    const image = context.register(imageOf(context, picture, width, height));
    const content = context.register(context.flateStream(`${size[0]} 0 0 ${size[1]} 0 0 cm /I Do`));
    const entries = { Type: 'Page', Parent: tree, MediaBox: [0, 0, ...size], Resources: { XObject: { I: image } }, Contents: content };
    pages.push(context.register(context.obj(entries)));
  }
  context.assign(tree, context.obj({ Type: 'Pages', Kids: pages, Count: pages.length }));
  context.trailerInfo.Root = context.register(context.obj({ Type: 'Catalog', Pages: tree }));
  return PDFWriter.forContext(context, Infinity).serializeToBuffer();
} // prettier-ignore

function imageOf(context: PDFContext, picture: Packed, width: number, height: number): PDFRawStream {
  const dict = context.obj({ Type: 'XObject', Subtype: 'Image', Width: width, Height: height, BitsPerComponent: picture.bits, Filter: picture.filter, Length: picture.bytes.length });
  const { space } = picture;
  const lookup = typeof space === 'string' ? null : PDFHexString.of(Buffer.from(space.palette).toString('hex'));
  const highest = typeof space === 'string' ? 0 : space.palette.length / 3 - 1;
  dict.set(PDFName.of('ColorSpace'), typeof space === 'string' ? PDFName.of(space) : context.obj(['Indexed', 'DeviceRGB', highest, lookup]));
  if (picture.predicted !== null)
    dict.set(PDFName.of('DecodeParms'), context.obj({ Predictor: 15, Colors: picture.predicted, BitsPerComponent: picture.bits, Columns: width }));
  return PDFRawStream.of(dict, picture.bytes);
} // prettier-ignore
