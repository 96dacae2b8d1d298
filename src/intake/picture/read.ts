// A picture becomes pages: each the whole of one image with what was read in it, the PDF that shows it and what the file
// hides. Without a reader, or where reading fails, a page is unread and says so.
import type { Hidden, Page } from '../../model/index.ts';
import type { PictureReader, Raster } from '../../reading/index.ts';
import { BlotterError } from '../../model/index.ts';
import { MAX_BYTES } from '../limits.ts';
import { decodePicture } from './decode.ts';
import { readPictureHeader } from './header.ts';
import type { PictureKind } from './kind.ts';
import type { Sheet } from './lay.ts';
import { laySheets, pixelSize } from './lay.ts';
import { packPixels } from './pack.ts';
import type { Pixels } from './pixels.ts';
import { FAILED, hiddenCodes, layPicture } from '../pixels/lay.ts';

export interface ReadPicture {
  /** In pixels of the picture as shown, from the top left. */
  readonly pages: readonly Page[];
  readonly hidden: readonly Hidden[];
  readonly pdf: Uint8Array;
  /** Width and height of one pixel of each page in points of `pdf`. */
  readonly pixel: readonly (readonly [number, number])[];
}

const LOSSY: ReadonlySet<PictureKind> = new Set(['jpeg', 'webp', 'avif', 'heic']);

/** Reads a picture. Throws B-DOC-03, -04, -05, -06, -09 or -10. */
export async function readPicture(
  bytes: Uint8Array,
  kind: PictureKind,
  reader: PictureReader | null = null,
): Promise<ReadPicture> {
  const header = readPictureHeader(bytes, kind);
  const pages: Page[] = [];
  const pixel: (readonly [number, number])[] = [];
  const codes: Hidden[] = [];
  let packed = 0;
  async function* sheets(): AsyncGenerator<Sheet> {
    for await (const pixels of decodePicture(bytes, kind)) {
      const { width, height } = pixels;
      const size = pixelSize(width, height, header.dpi[pages.length] ?? null);
      pixel.push(size);
      pages.push(await readPage(pages.length + 1, pixels, reader, codes));
      const picture = await packPixels(pixels, LOSSY.has(kind));
      packed += picture.bytes.length;
      if (packed > MAX_BYTES) throw new BlotterError('B-DOC-06', { size: Math.ceil(packed / 1048576), limit: MAX_BYTES / 1048576 }); // prettier-ignore
      yield { picture, width, height, pixel: size };
    }
  }
  const pdf = await laySheets(sheets());
  const hidden = header.carried.map(({ kind: what, what: where, text }) => ({
    kind: what,
    where,
    ...(text === undefined ? {} : { text }),
  }));
  return { pages, hidden: [...hidden, ...codes], pdf, pixel };
}

/** Shades of grey as the eye weighs colours, and the colours beside them. */
function rasterOf({ width, height, parts, data }: Pixels): Raster {
  if (parts === 1) return { width, height, data };
  const grey = new Uint8Array(width * height);
  for (let i = 0, at = 0; i < grey.length; i++, at += 3)
    grey[i] = ((data[at] as number) * 77 + (data[at + 1] as number) * 150 + (data[at + 2] as number) * 29) >> 8;
  return { width, height, data: grey, colour: data };
}

async function readPage(no: number, pixels: Pixels, reader: PictureReader | null, codes: Hidden[]): Promise<Page> {
  const { width, height } = pixels;
  const whole = [0, 0, width, height] as const;
  const bare = { no, size: [width, height], crop: whole, rotate: 0, role: 'body' } as const;
  const unread = (why: string): Page => ({ ...bare, text: '', boxes: new Float32Array(0), unread: [{ box: whole, why }] });
  if (!reader) return unread('pixels not read');
  const reading = await reader.readPicture(rasterOf(pixels));
  if (reading.kind === 'unsure') return unread(FAILED[reading.why]);
  codes.push(...hiddenCodes(reading, no));
  const laid = layPicture(reading, (point) => point, whole, 0, 0);
  return {
    ...bare,
    text: laid.text,
    boxes: Float32Array.from(laid.boxes),
    unread: laid.unread,
    pixels: { from: 0, looks: laid.looks, areas: [whole], regions: laid.regions },
  };
} // prettier-ignore
