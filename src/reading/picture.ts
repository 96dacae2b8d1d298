// One picture through both readers: lines with their words, which of them are read, and what kind of picture it is. Whatever
// fails leaves the whole picture unread. Not here: where the picture comes from, and what is covered.
import { MOST_AGAIN, settle, stripOf, tallOf, type ReadAgain } from './again.ts';
import { agreementOf, judgeLine, SHEET_ALIKE, type JudgedLine } from './agree.ts';
import { standApart, type Limits, type Unsure } from './apart.ts';
import { clustersOf } from './cluster.ts';
import type { FoundCode } from './codes.ts';
import type { Found } from './find.ts';
import type { FoundLine } from './line.ts';
import { looseInk } from './ink.ts';
import { layersOf } from './layers.ts';
import type { FirstAnswer, FirstTask } from './paddle-child.ts';
import type { PixelReader, Raster } from './pixels.ts';
import { angleOf, raiseQuad, type Quad } from './shape.ts';
import { layStrips, takeWords, type LineWord, type Strip } from './strips.ts';
import { startTesseract } from './tesseract.ts';
import { looksWritten } from './unsteady.ts';

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
      /** Do the readers agree so little on a sheet, or is so much of it written by hand, that a person must read all of it? */
      readonly person: boolean;
      /** Is writing by hand the reason? */
      readonly hand: boolean;
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

/** Feet and heads of letters may lie beyond the line that was found. */
const BEYOND = 0.15;
const isWritten = (line: FoundLine, { raster, quad }: Strip): boolean =>
  looksWritten(stripOf({ raster, quad: raiseQuad(quad, BEYOND) }), line.text, line.at);

/** Degrees from which a line counts as turned: the finder, which sees the sheet as it lies, puts such lines a tenth of their height too low. */
const TURNED = 45;
const upTo = (quad: Quad): Quad => (Math.abs(angleOf(quad)) > TURNED ? raiseQuad(quad, BEYOND) : quad);

/** So many lines on which the readers agree, and such a share of them, make a sheet one that is filled in by hand. */
const BY_HAND = { lines: 2, share: 0.15 } as const;

function isHand(written: readonly boolean[], lines: readonly JudgedLine[]): boolean {
  const count = written.filter(Boolean).length;
  return count >= BY_HAND.lines && count >= BY_HAND.share * lines.filter(({ read }) => read).length;
}

/** The words of the second reader, by line; why not where it fails. */
async function readSecond(second: PixelReader, strips: readonly Strip[]): Promise<Map<number, LineWord[]> | Unsure> {
  const words = new Map<number, LineWord[]>();
  for (const sheet of layStrips(strips)) {
    const reading = await second.readPixels(sheet.raster, 'lines');
    if (reading.kind === 'unsure') return reading.why;
    for (const [line, own] of takeWords(sheet, reading.words)) words.set(line, own);
  }
  return words;
}

/** The pair of readers, each in a process of its own that starts with the first picture. */
export function startReading(options: { readonly limits?: Limits; readonly second?: PixelReader } = {}): PictureReader {
  const first = standApart<FirstTask, FirstAnswer>('paddle-child.ts', options.limits ?? LIMITS);
  const second = options.second ?? startTesseract();

  /** Doubtful lines of a sheet, read once more. */
  const readDoubtful = async (lines: readonly FoundLine[], strips: readonly Strip[], words: ReadonlyMap<number, LineWord[]>, judged: readonly JudgedLine[]): Promise<JudgedLine[] | Unsure> => {
    const doubtful = [...judged.keys()].filter((i) => judged[i]?.read === false);
    if (doubtful.length === 0 || doubtful.length > MOST_AGAIN) return [...judged];
    const tall = tallOf(lines.map(({ quad }) => quad));
    const again = await first.ask({ kind: 'again', doubtful: doubtful.map((i) => ({ strip: stripOf(strips[i] as Strip), tall: tall[i] === true })) });
    if (!again.ok) return again.why;
    const settled = new Map((again.answer as readonly ReadAgain[]).map((one, k) => [doubtful[k] as number, one]));
    return judged.map((before, i) => {
      const one = settled.get(i);
      return one ? settle(lines[i] as FoundLine, before, words.get(i) ?? [], one) : before;
    });
  };

  const read = async (raster: Raster): Promise<PictureReading> => {
    const { width, height, data } = raster;
    if (width < LEAST || height < LEAST) return { kind: 'read', lines: [], photograph: false, person: false, hand: false, loose: [], codes: [] };
    if (width * height > PIXELS || data.length !== width * height) return { kind: 'unsure', why: 'size' };
    const found = await first.ask({ kind: 'picture', raster });
    if (!found.ok) return { kind: 'unsure', why: found.why };
    const { lines, photograph, codes } = found.answer as Found;
    const layers = layersOf(raster);
    const strips = lines.map(({ quad, layer }): Strip => ({ raster: layer === 'grey' || !layers ? raster : layers[layer], quad }));
    const words = await readSecond(second, strips);
    if (typeof words === 'string') return { kind: 'unsure', why: words };
    const once = lines.map((line, i) => judgeLine(line, words.get(i) ?? []));
    const settled = photograph ? once : await readDoubtful(lines, strips, words, once);
    if (typeof settled === 'string') return { kind: 'unsure', why: settled };
    const written = settled.map((line, i) => line.read && !photograph && isWritten(lines[i] as FoundLine, strips[i] as Strip));
    const judged = settled.map((line, i) => (written[i] ? { ...line, read: false } : line));
    const hand = isHand(written, settled);
    const quads = lines.map(({ quad }) => quad);
    const clusters = new Map(clustersOf(quads).flatMap((group, no) => group.map((i) => [i, no] as const)));
    const seen = layers ? [raster, layers.hue] : [raster];
    return {
      kind: 'read',
      lines: judged.map((line, i) => ({ ...line, quad: photograph ? line.quad : upTo(line.quad), cluster: clusters.get(i) ?? -1 })),
      photograph,
      person: !photograph && (hand || agreementOf(judged) < SHEET_ALIKE),
      hand,
      loose: photograph ? [] : seen.flatMap((one) => looseInk(one, quads)),
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
