// The pixels of pages are read, whatever text layer lies over them. A scanner's layer is believed in nothing: it is compared and
// told where it differs, searched like any hidden text, and leaves with every copy.
import type { Box, Hidden, Page, PagePixels, PixelRegion, Unread } from '../../model/index.ts';
import { overlaps } from '../../model/index.ts';
import { drawGrey } from '../../pdf/index.ts';
import type { PictureReader, Point, Raster } from '../../reading/index.ts';
import { likeness } from '../../reading/index.ts';
import type { Scan } from '../pdf/page.ts';
import { OUTLINED, PICTURE, SCANNED } from '../pdf/page.ts';
import { FAILED, hiddenCodes, layPicture } from './lay.ts';

/** Dots per inch between which pages are drawn for reading. */
const DPI = [150, 300] as const;
const MOST_PIXELS = 36e6;
/** Shades that differ by less than this show nothing. */
const FLAT = 14;
/** A layer that is less like the pixels than this differs. */
const SAME = 0.97;

/** Pages with their pixels read, and what was found out about their layers. */
export async function readPagePixels(
  pdf: Uint8Array,
  pages: readonly Page[],
  scans: ReadonlyMap<number, Scan>,
  reader: PictureReader,
): Promise<{ readonly pages: Page[]; readonly hidden: Hidden[] }> {
  const hidden: Hidden[] = [];
  const read: Page[] = [];
  for (const page of pages) {
    const scan = scans.get(page.no);
    if (!scan) {
      read.push(page);
      continue;
    }
    const done = await readScan(pdf, page, scan, reader);
    read.push(done.page);
    hidden.push(...done.hidden);
  }
  return { pages: read, hidden };
}

const size = (box: Box): number => Math.max(0, box[2] - box[0]) * Math.max(0, box[3] - box[1]);

/** Where a point of the page as shown (points from the top left) lies in the page's frame. */
export function toFrame({ crop: [x0, y0, x1, y1], rotate }: Page, [x, y]: Point): Point {
  if (rotate === 90) return [x0 + y, y0 + x];
  if (rotate === 180) return [x1 - x, y0 + y];
  if (rotate === 270) return [x1 - y, y1 - x];
  return [x0 + x, y1 - y];
}

/** The other way round: a box of the frame on the page as shown. */
function shown({ crop: [x0, y0, x1, y1], rotate }: Page, [a, b, c, d]: Box): Box {
  if (rotate === 90) return [b - y0, a - x0, d - y0, c - x0];
  if (rotate === 180) return [x1 - c, b - y0, x1 - a, d - y0];
  if (rotate === 270) return [y1 - d, x1 - c, y1 - b, x1 - a];
  return [a - x0, y1 - d, c - x0, y1 - b];
}

/** One area where areas overlap or fill most of the page: a picture in strips is one picture. */
function joinAreas(page: Page, areas: readonly Box[]): Box[] {
  const all = areas.reduce((sum, box) => sum + size(box), 0);
  const met = areas.some((box, i) => areas.some((other, k) => k > i && overlaps(box, other)));
  return all > size(page.crop) / 2 || met || areas.length > 6 ? [page.crop] : [...areas];
}

/** Do the samples from `first` on, `step` apart, all say nearly the same? */
function same(samples: Uint8Array, first: number, step: number): boolean {
  let [low, high] = [255, 0];
  for (let at = first; at < samples.length; at += step) {
    const shade = samples[at] as number;
    if (shade < low) low = shade;
    if (shade > high) high = shade;
  }
  return high - low < FLAT;
}

/** Nothing to see, in grey or in any colour. */
const isFlat = ({ data, colour }: Raster): boolean =>
  same(data, 0, 1) && (colour === undefined || [0, 1, 2].every((part) => same(colour, part, 3)));

function cut(raster: Raster, x0: number, y0: number, x1: number, y1: number): Raster {
  const [width, height] = [x1 - x0, y1 - y0];
  const data = new Uint8Array(width * height);
  const colour = raster.colour ? new Uint8Array(width * height * 3) : undefined;
  for (let y = 0; y < height; y++) {
    const [from, to] = [(y0 + y) * raster.width + x0, (y0 + y) * raster.width + x1];
    data.set(raster.data.subarray(from, to), y * width);
    if (raster.colour) colour?.set(raster.colour.subarray(from * 3, to * 3), y * width * 3);
  }
  return { width, height, data, ...(colour ? { colour } : {}) };
}

/** Is a region the picture of letters that the page's own text has there? */
function isTyped(region: PixelRegion, page: Scan['seen']): boolean {
  const xs = region.corners.map((point) => point[0]);
  const ys = region.corners.map((point) => point[1]);
  const [x0, y0, x1, y1] = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  let typed = '';
  for (let i = 0; i < page.text.length; i++) {
    const x = ((page.boxes[i * 4] as number) + (page.boxes[i * 4 + 2] as number)) / 2;
    const y = ((page.boxes[i * 4 + 1] as number) + (page.boxes[i * 4 + 3] as number)) / 2;
    if (x > x0 && x < x1 && y > y0 && y < y1) typed += page.text[i];
  }
  return typed !== '' && region.readings.some((reading) => likeness(reading, typed) > 0.75);
}

async function readScan(
  pdf: Uint8Array,
  page: Page,
  scan: Scan,
  reader: PictureReader,
): Promise<{ page: Page; hidden: Hidden[] }> {
  const pictured = ({ why }: Unread): boolean => why === PICTURE || why === SCANNED || why === OUTLINED;
  const failed = (why: keyof typeof FAILED): { page: Page; hidden: Hidden[] } => ({
    page: { ...page, unread: page.unread.map((one) => (pictured(one) ? { ...one, why: FAILED[why] } : one)) },
    hidden: [],
  });
  const fine = Math.min(DPI[1], Math.max(DPI[0], scan.dpi));
  const scale = Math.min(fine / 72, Math.sqrt(MOST_PIXELS / Math.max(1, page.size[0] * page.size[1])));
  const [width, height] = page.size.map((n) => Math.max(1, Math.round(n * scale))) as [number, number];
  const drawn = await drawGrey(pdf, page.no - 1, width, height).catch(() => null);
  if (!drawn) return failed('fault');
  let text = scan.seen.text;
  const boxes = [...scan.seen.boxes];
  const from = text.length;
  const regions: PixelRegion[] = [];
  const hidden: Hidden[] = [];
  const unread: Unread[] = page.unread.filter((one) => !pictured(one));
  let looks: PagePixels['looks'] = 'print';
  let labels = 0;
  for (const area of joinAreas(page, scan.areas)) {
    const [a, b, c, d] = shown(page, area);
    const [x0, y0] = [Math.max(0, Math.floor(a * scale)), Math.max(0, Math.floor(b * scale))];
    const [x1, y1] = [Math.min(width, Math.ceil(c * scale)), Math.min(height, Math.ceil(d * scale))];
    if (x1 - x0 < 2 || y1 - y0 < 2) continue;
    const raster = cut(drawn, x0, y0, x1, y1);
    if (isFlat(raster)) continue;
    const reading = await reader.readPicture(raster);
    if (reading.kind === 'unsure') return failed(reading.why);
    hidden.push(...hiddenCodes(reading, page.no));
    const typed = (box: Box): boolean => scan.seen.text !== '' && size(box) > size(page.crop) * 0.5;
    const place = ([x, y]: Point): Point => toFrame(page, [(x + x0) / scale, (y + y0) / scale]);
    if (typed(area)) {
      const own = reading.lines.filter((line) => {
        const region = { corners: line.quad.map(place), state: 'read' as const, readings: line.readings, from: 0, to: 0 };
        return !isTyped(region, scan.seen);
      });
      add(layPicture({ ...reading, lines: own }, place, area, text.length + (text === '' ? 0 : 2), labels));
    } else add(layPicture(reading, place, area, text.length + (text === '' ? 0 : 2), labels));
  }
  function add(laid: ReturnType<typeof layPicture>): void {
    if (text !== '' ) {
      text += '\n\n';
      boxes.push(...new Array<number>(8).fill(0));
    }
    text += laid.text;
    boxes.push(...laid.boxes);
    regions.push(...laid.regions);
    unread.push(...laid.unread);
    labels += 1000;
    if (laid.looks === 'photograph' || looks === 'print') looks = laid.looks;
  }
  if (scan.layer.text !== '') {
    const differs = likeness(scan.layer.text.slice(0, 6000), text.slice(from).slice(0, 6000)) < SAME;
    const where = `page ${page.no}: the text layer ${differs ? 'says something else than' : 'under'} the picture`;
    hidden.push({ kind: differs ? 'layer-differs' : 'ocr-layer-text', where, text: scan.layer.text });
  }
  const gone = [...(page.unseen?.boxes ?? []), ...scan.layer.boxes];
  return {
    page: {
      ...page,
      text,
      boxes: Float32Array.from(boxes),
      unread,
      pixels: { from, looks, areas: scan.areas, regions },
      ...(gone.length === 0 ? {} : { unseen: { boxes: Float32Array.from(gone), mixed: page.unseen?.mixed === true || scan.seen.text !== '' } }),
    },
    hidden,
  };
} // prettier-ignore
