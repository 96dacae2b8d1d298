// What a stranger reads off the pixels: values that stand in pictures, in letters drawn as paths, in pictures that something
// else is painted over. A page that cannot be read in time is unsure. Not here: which places (places.ts), the reader (reading/).
import { overlaps, type Box, type Verdict } from '../model/index.ts';
import type { PixelReader, PixelReading, Raster, ReadWord } from '../reading/index.ts';
import { findRead, type Looked } from './misread.ts';
import { grey, shadeOf, type Samples } from './samples.ts';
import type { Sheet } from './sheet.ts';

/** Dots per inch at which pages are read: what readers are made for. */
export const READING_DPI = 200;
/** White around a crop, in pixels: readers lose letters at an edge. */
const MARGIN = 12;
/** Where most words were read with this confidence, what was read stands upright. */
const CONFIDENT = 0.7;
/** A sheet whose shades differ by less (of 255) shows nothing. */
const FLAT = 12;

/** Reads one raster, upright and, where that gives little, in the three other turns. Null where it cannot be known. */
async function readAllWays(reader: PixelReader, raster: Raster): Promise<ReadWord[] | null> {
  if (isFlat(raster)) return [];
  const words: ReadWord[] = [];
  for (let turn = 0, now = raster; turn < 4; turn++, now = turned(now)) {
    const reading: PixelReading = await reader.readPixels(now);
    if (reading.kind === 'unsure') return null;
    words.push(...reading.words);
    const sure = reading.words.filter(
      ({ confidence, text }) => confidence >= CONFIDENT && /[\p{L}\p{N}]{2}/u.test(text),
    );
    if (sure.length > reading.words.length / 2) break;
  }
  return words;
}

/**
 * The values read at `places` (user space) of a page drawn for reading, as verdicts; `no` is its number, from 1. `boxes`
 * are left white: other checks look there, and their labels are nobody's words.
 */
export async function readPlaces(
  reader: PixelReader,
  sheet: Sheet,
  places: readonly Box[],
  boxes: readonly Box[],
  looked: readonly Looked[],
  no: number,
): Promise<Verdict[]> {
  const blanks = boxes.map((box) => sheet.place(box, 2));
  const crops = places.map((box) => crop(sheet, sheet.place(box, 2), blanks));
  return judge(reader, crops, looked, `pixels of page ${no}`);
}

/** The same for pictures as they are stored, which need not be what is seen. */
export function readSamplesOf(
  reader: PixelReader,
  pictures: readonly Samples[],
  looked: readonly Looked[],
  no: number,
): Promise<Verdict[]> {
  return judge(reader, pictures.map(greyOf), looked, `a picture in the data of page ${no}`);
}

async function judge(
  reader: PixelReader,
  rasters: readonly Raster[],
  looked: readonly Looked[],
  where: string,
): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const raster of rasters) {
    const words = await readAllWays(reader, raster);
    if (words === null) {
      verdicts.push({ check: READ, result: 'unsure', where: `${where} cannot be read` });
      break;
    }
    const { sure, near } = findRead(words, looked);
    for (const value of sure) verdicts.push({ check: `value ${value + 1} is gone`, result: 'fail', where });
    for (const value of near)
      verdicts.push({ check: `value ${value + 1} is gone`, result: 'unsure', where: `${where}: something like it` });
  }
  return verdicts;
}

export const READ = 'values cannot be read in pixels';

function crop(sheet: Sheet, box: Box, blanks: readonly Box[]): Raster {
  const [x0, y0] = [Math.max(0, Math.floor(box[0])), Math.max(0, Math.floor(box[1]))];
  const [x1, y1] = [Math.min(sheet.width, Math.ceil(box[2])), Math.min(sheet.height, Math.ceil(box[3]))];
  const near = blanks.filter((one) => overlaps(one, [x0, y0, x1, y1]));
  return framed(Math.max(0, x1 - x0), Math.max(0, y1 - y0), (dx, dy) => {
    const [x, y] = [x0 + dx, y0 + dy];
    if (near.some((one) => x >= one[0] && x <= one[2] && y >= one[1] && y <= one[3])) return 255;
    const i = (y * sheet.width + x) * 4;
    return grey(sheet.data[i] ?? 255, sheet.data[i + 1] ?? 255, sheet.data[i + 2] ?? 255);
  });
}

function framed(width: number, height: number, shade: (x: number, y: number) => number): Raster {
  const wide = width + 2 * MARGIN;
  const data = new Uint8Array(wide * (height + 2 * MARGIN)).fill(255);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data[(y + MARGIN) * wide + x + MARGIN] = shade(x, y);
  return { width: wide, height: height + 2 * MARGIN, data };
}

/** Stored samples on white; very large ones by every second, third … sample. */
function greyOf(samples: Samples): Raster {
  const step = Math.max(1, Math.ceil(Math.max(samples.width, samples.height) / 4000));
  const [width, height] = [Math.floor(samples.width / step), Math.floor(samples.height / step)];
  return framed(width, height, (x, y) => shadeOf(samples, x * step, y * step));
}

function isFlat({ data, width, height }: Raster): boolean {
  let [low, high] = [255, 0];
  for (let y = MARGIN; y < height - MARGIN; y++)
    for (let i = y * width + MARGIN; i < (y + 1) * width - MARGIN; i++) {
      const value = data[i] as number;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  return high - low < FLAT;
}

/** A quarter turn clockwise. */
function turned({ width, height, data }: Raster): Raster {
  const out = new Uint8Array(data.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) out[x * height + (height - 1 - y)] = data[y * width + x] as number;
  return { width: height, height: width, data: out };
}
