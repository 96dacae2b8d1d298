// One picture through both readers: lines with their words, which of them are read, and what kind of picture it is. Whatever
// fails leaves the whole picture unread. Not here: where the picture comes from, and what is covered.
import { agreementOf, judgeLine, SHEET_ALIKE, type JudgedLine } from './agree.ts';
import { standApart, type Limits, type Unsure } from './apart.ts';
import { clustersOf } from './cluster.ts';
import type { FoundCode } from './codes.ts';
import type { Found } from './find.ts';
import { looseInk } from './ink.ts';
import type { PixelReader, Raster } from './pixels.ts';
import type { Quad } from './shape.ts';
import { layStrips, takeWords, type LineWord } from './strips.ts';
import { startTesseract } from './tesseract.ts';

/** A line of a picture. Its cluster (label, card, block) is a number that its neighbours share. */
export interface PictureLine extends JudgedLine {
  readonly cluster: number;
}

/** What came of one picture. */
export type PictureReading =
  | {
      readonly kind: 'read';
      readonly lines: readonly PictureLine[];
      readonly photograph: boolean;
      /** Do the readers agree so little on a sheet that a person must read all of it? */
      readonly person: boolean;
      /** Marks like text outside every line. */
      readonly loose: readonly Quad[];
      readonly codes: readonly FoundCode[];
    }
  | { readonly kind: 'unsure'; readonly why: Unsure };

/** Reads pictures by two readers. Never rejects. */
export interface PictureReader {
  readPicture(raster: Raster): Promise<PictureReading>;
  /** Ends whatever runs; it can be used again afterwards. */
  close(): void;
}

/** Milliseconds and MB for one picture; large photographs take a minute on a busy machine. */
const LIMITS: Limits = { time: 240_000, memory: 1200, renewAfter: 20 };
const PIXELS = 64e6;
const LEAST = 8;

/** The pair of readers, each in a process of its own that starts with the first picture. */
export function startReading(options: { readonly limits?: Limits; readonly second?: PixelReader } = {}): PictureReader {
  const first = standApart<Raster, Found>('paddle-child.ts', options.limits ?? LIMITS);
  const second = options.second ?? startTesseract();
  const read = async (raster: Raster): Promise<PictureReading> => {
    const { width, height, data } = raster;
    if (width < LEAST || height < LEAST) return { kind: 'read', lines: [], photograph: false, person: false, loose: [], codes: [] };
    if (width * height > PIXELS || data.length !== width * height) return { kind: 'unsure', why: 'size' };
    const found = await first.ask(raster);
    if (!found.ok) return { kind: 'unsure', why: found.why };
    const { lines, photograph, codes } = found.answer;
    const words = new Map<number, LineWord[]>();
    for (const sheet of layStrips(raster, lines.map(({ quad }) => quad))) {
      const reading = await second.readPixels(sheet.raster, 'lines');
      if (reading.kind === 'unsure') return reading;
      for (const [line, own] of takeWords(sheet, reading.words)) words.set(line, own);
    }
    const judged = lines.map((line, i) => judgeLine(line, words.get(i) ?? []));
    const clusters = new Map(clustersOf(lines.map(({ quad }) => quad)).flatMap((group, no) => group.map((i) => [i, no] as const)));
    return {
      kind: 'read',
      lines: judged.map((line, i) => ({ ...line, cluster: clusters.get(i) ?? -1 })),
      photograph,
      person: !photograph && agreementOf(judged) < SHEET_ALIKE,
      loose: photograph ? [] : looseInk(raster, judged.map(({ quad }) => quad)),
      codes,
    };
  };
  return {
    readPicture: (raster) => read(raster).catch((): PictureReading => ({ kind: 'unsure', why: 'fault' })),
    close: () => {
      first.close();
      second.close();
    },
  };
} // prettier-ignore
