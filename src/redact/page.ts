// One page: its boxes, its content put together, and the walk over it. Not here: what becomes of it in the new file.
import { PDFArray, PDFName, PDFRawStream, type PDFContext, type PDFDict } from '@cantoo/pdf-lib';
import { BlotterError, type Box } from '../model/index.ts';
import { readContent, UnreadableContent, type Operation } from './content.ts';
import { Uncopyable } from './copy.ts';
import { decodePlain } from './filters.ts';
import { proceduresOf } from './fontcopy.ts';
import { checkCodes, type FontUse } from './fontuse.ts';
import { applyToBox, IDENTITY, meet, toMatrix } from './matrix.ts';
import { dictOf, entry, itemsOf, makeStream, nameOf, numberOf, numbersOf, resolve, type Found } from './objects.ts';
import type { PDFObject } from '@cantoo/pdf-lib';
import type { Walked } from './run.ts';
import { startTags } from './sections.ts';
import { firstSheet, firstState, type Build, type Sheet } from './state.ts';
import type { Moves } from './widths/moves.ts';
import { walk } from './walk.ts';

/** A page of the source as its tree gives it, with what it inherits. */
export interface SourcePage {
  readonly dict: PDFDict;
  readonly media: Box;
  /** The part that is shown: crop within media. */
  readonly visible: Box;
  readonly crop: Box | null;
  readonly rotate: 0 | 90 | 180 | 270;
  readonly unit: number;
  readonly resources: Found;
}

const A4: Box = [0, 0, 595, 842];
const PAGES = 10_000;

function upright(numbers: readonly number[] | undefined): Box | null {
  if (!numbers || numbers.length < 4) return null;
  const [a = 0, b = 0, c = 0, d = 0] = numbers;
  const box: Box = [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
  return box[2] - box[0] > 0 && box[3] - box[1] > 0 ? box : null;
}

/** The pages of a document in order. */
export function readPages(context: PDFContext): SourcePage[] {
  const pages: SourcePage[] = [];
  const seen = new Set<Found>();
  const visit = (node: Found, inherited: ReadonlyMap<string, Found>, depth: number): void => {
    const dict = dictOf(node);
    if (!dict || seen.has(dict) || depth > 60 || pages.length >= PAGES) return;
    seen.add(dict);
    const now = new Map(inherited);
    for (const key of ['MediaBox', 'CropBox', 'Rotate', 'Resources']) {
      const value = entry(context, dict, key);
      if (value !== undefined) now.set(key, value);
    }
    const kids = itemsOf(context, entry(context, dict, 'Kids'));
    if (kids && nameOf(entry(context, dict, 'Type')) !== 'Page') {
      for (const kid of kids) visit(kid, now, depth + 1);
      return;
    }
    const media = upright(numbersOf(context, now.get('MediaBox'))) ?? A4;
    const crop = upright(numbersOf(context, now.get('CropBox')));
    const shown = crop ? meet(crop, media) : media;
    const turn = (((numberOf(now.get('Rotate')) ?? 0) % 360) + 360) % 360;
    pages.push({
      dict,
      media,
      visible: shown[2] > shown[0] && shown[3] > shown[1] ? shown : media,
      crop,
      rotate: turn === 90 || turn === 180 || turn === 270 ? turn : 0,
      unit: numberOf(entry(context, dict, 'UserUnit')) ?? 1,
      resources: now.get('Resources'),
    });
  };
  visit(entry(context, resolve(context, context.trailerInfo.Root), 'Pages'), new Map(), 0);
  return pages;
}

/** The page's content streams as one (7.8.2); throws Uncopyable where one cannot be decoded. */
function contentOf(context: PDFContext, dict: PDFDict): Uint8Array {
  const found = resolve(context, dict.get(PDFName.of('Contents')));
  const streams = found instanceof PDFArray ? (itemsOf(context, found) ?? []) : [found];
  const parts: Uint8Array[] = [];
  for (const stream of streams) {
    if (!(stream instanceof PDFRawStream)) continue;
    const bytes = decodePlain(context, stream);
    if (!bytes) throw new Uncopyable('content data');
    parts.push(bytes, Uint8Array.of(10));
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** A page that came through the walk. */
export interface Rewritten {
  readonly walked: Walked;
  readonly sheet: Sheet;
  readonly operations: readonly Operation[];
}

/**
 * Walks a page without what is under `targets`; null where it is safer as a picture. `measure`: also tells where every
 * glyph stands; `moves`: sets what stays where these say.
 */
export function rewritePage(
  build: Build,
  page: SourcePage,
  targets: readonly Box[],
  how: {
    readonly measure?: boolean;
    readonly moves?: Moves | null;
    readonly unseen?: Float32Array | undefined;
    /** What the page draws, where it has been read before. */
    readonly operations?: readonly Operation[];
  } = {},
): Rewritten | null {
  const tags = startTags(build.structure.pages.get(page.dict));
  const sheet = firstSheet(targets, page.visible, { ...how, tags });
  try {
    const operations = how.operations ?? [...readContent(contentOf(build.from, page.dict))];
    const source = { operations, resources: page.resources };
    const walked = walk(build, sheet, source, firstState(IDENTITY, page.visible), 'page');
    for (const [use, codes] of sheet.codes) {
      if (use.metrics.kind === 'type3' && glyphsOf(build, use) === null) return null;
      checkCodes(use, codes);
    }
    return { walked, sheet, operations };
  } catch (error) {
    if (error instanceof Uncopyable || error instanceof UnreadableContent) return null;
    throw error;
  }
}

/** Does a glyph draw about where its pen stands? One that does not would be shown where no box is looked for. */
function staysNear(build: Build, use: FontUse, marks: readonly Box[]): boolean {
  const matrix = toMatrix(numbersOf(build.from, entry(build.from, use.font, 'FontMatrix')) ?? []);
  const widths = numbersOf(build.from, entry(build.from, use.font, 'Widths')) ?? [];
  const { low, high } = use.metrics;
  const wide = Math.max(0, ...widths.map((one) => Math.abs(one * (matrix?.[0] ?? 0.001))));
  const reach = Math.max(wide, high - low);
  return marks.every((mark) => {
    const box = matrix ? applyToBox(matrix, mark) : mark;
    return box[0] >= -reach && box[2] <= wide + reach && box[1] >= low - reach && box[3] <= high + reach;
  });
}

/** The glyph procedures of a Type 3 font, walked; null where one of them holds more than line art. */
export function glyphsOf(build: Build, use: FontUse): Readonly<Record<string, PDFObject>> | null {
  const known = build.glyphs.get(use);
  if (known !== undefined) return known;
  const everywhere: Box = [-1e9, -1e9, 1e9, 1e9];
  let made: Record<string, PDFObject> | null = {};
  for (const [name, stream] of proceduresOf(build.from, use)) {
    const sheet = firstSheet([], everywhere);
    const bytes = decodePlain(build.from, stream);
    try {
      if (!bytes) throw new Uncopyable('glyph data');
      const source = { bytes, resources: entry(build.from, use.font, 'Resources') };
      const walked = walk(build, sheet, source, firstState(IDENTITY, everywhere), 'glyph');
      if (walked.resources.keys().length > 0) throw new Uncopyable('glyph with resources');
      if (!staysNear(build, use, sheet.ground.marks))
        // Its letters would stand in one place and show in another: no box can be trusted, on a picture of the page either.
        throw new BlotterError('B-REDACT-01', { failed: 'a font draws its letters far from where they stand' });
      made[name] = build.to.register(makeStream(build.to, {}, walked.content));
    } catch (error) {
      if (!(error instanceof Uncopyable || error instanceof UnreadableContent)) throw error;
      made = null;
      break;
    }
  }
  build.glyphs.set(use, made);
  return made;
}
