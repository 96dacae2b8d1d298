// A picture becomes pages: each the whole of one image, unread, with the PDF that shows it and what the file hides.
// Not here: reading the pixels; nobody has, and the page says so.
import type { Hidden, Page } from '../../model/index.ts';
import { BlotterError } from '../../model/index.ts';
import { MAX_BYTES } from '../limits.ts';
import { decodePicture } from './decode.ts';
import { readPictureHeader } from './header.ts';
import type { PictureKind } from './kind.ts';
import type { Sheet } from './lay.ts';
import { laySheets, pixelSize } from './lay.ts';
import { packPixels } from './pack.ts';

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
export async function readPicture(bytes: Uint8Array, kind: PictureKind): Promise<ReadPicture> {
  const header = readPictureHeader(bytes, kind);
  const pages: Page[] = [];
  const pixel: (readonly [number, number])[] = [];
  let packed = 0;
  async function* sheets(): AsyncGenerator<Sheet> {
    for await (const pixels of decodePicture(bytes, kind)) {
      const { width, height } = pixels;
      const size = pixelSize(width, height, header.dpi[pages.length] ?? null);
      pixel.push(size);
      pages.push(unreadPage(pages.length + 1, width, height));
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
  return { pages, hidden, pdf, pixel };
}

function unreadPage(no: number, width: number, height: number): Page {
  const whole = [0, 0, width, height] as const;
  return {
    no,
    size: [width, height],
    crop: whole,
    rotate: 0,
    text: '',
    boxes: new Float32Array(0),
    role: 'body',
    unread: [{ box: whole, why: 'pixels not read' }],
  };
}
