// The pages as the eye and a reader of pixels see them: drawn once each by the other engine, and looked at. Not here: text
// and bytes, and how each thing is looked for.
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Box, Verdict } from '../model/index.ts';
import { startTesseract, type PixelReader } from '../reading/index.ts';
import { countUneven } from './boxes-drawn.ts';
import { prepareAlike, type Looked } from './misread.ts';
import { open } from './open.ts';
import { countUncovered } from './pictures.ts';
import { placesToRead } from './places.ts';
import { READ, READING_DPI, readPlaces, readSamplesOf } from './read-pixels.ts';
import { withPictures } from './reader.ts';
import type { Placed } from './walk.ts';
import { boxesOn, shiftsOn, type Glyph, type VerifyRequest } from './request.ts';
import { frameOf, readSamples, type Samples } from './samples.ts';
import { isSeen } from './seen.ts';
import { Easel, type Sheet } from './sheet.ts';
import { CHANGED, changedShare, changedSharePicture } from './unchanged.ts';

/** What the reading of the text has found out about one page of the copy. */
export interface KnownPage {
  /** The part of the page that is shown. */
  readonly view: Box;
  /** Glyphs that were added on purpose. */
  readonly added: ReadonlySet<Glyph>;
  /** Places of letters that the fonts may lie about. */
  readonly doubted: readonly Box[];
}

const DPI = 150;
const PICTURES = 'pictures are gone under the boxes';
const COLOUR = 'boxes are one colour all over';
const LOOKS = 'the rest looks as it did';
const DRAWN = 'pages can be drawn';

/** Looks at every page. Gives a verdict for each check that passed, and one for each place where one did not. */
export async function lookAtPages(request: VerifyRequest, pages: readonly KnownPage[]): Promise<Verdict[]> {
  const failed: Verdict[] = [];
  const say = (check: string, result: 'fail' | 'unsure', where: string) => failed.push({ check, result, where });
  const looked = request.read === undefined || request.read === false ? [] : prepareAlike(request.values);
  const own = request.reader === undefined && looked.length > 0 ? startTesseract() : null;
  const reader = request.reader ?? own;
  let read = 0;
  const easel = new Easel();
  const drawn = await open(request.output, true);
  let source: PDFDocumentProxy | null = null;
  try {
    if (request.source) source = await open(request.source, true);
    for (const [i, page] of pages.entries()) {
      const no = i + 1;
      const after = await easel.draw(drawn, no, DPI, 'copy');
      if (!after) {
        say(DRAWN, 'unsure', 'this machine has nothing to draw with');
        break;
      }
      const { boxes } = boxesOn(request, no);
      const extra = [...page.added];
      const uneven = countUneven(after, boxes, extra, request.boxColour);
      if (uneven > 0) say(COLOUR, 'fail', `${uneven} of ${boxes.length} boxes on page ${no}`);
      const inside = await lookInside(drawn, no, page, boxes, after, looked.length > 0, request.read === true);
      if (source) {
        const before = await easel.draw(source, request.pages?.[i] ?? no, DPI, 'source');
        const moved = shiftsOn(request, no);
        const places = moved.shifts.flatMap(({ box, dx, dy }): Box[] => [
          box,
          [box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy],
        ]);
        // On a page that became a picture, lines set anew were drawn anew: their letters are held against the text layer.
        const known = [
          ...boxes,
          ...inside.smears,
          ...moved.taken,
          ...(request.rasterised?.includes(no) === true ? places : []),
        ];
        const picture = request.rasterised?.includes(no) === true;
        const share = !before
          ? 1
          : picture
            ? changedSharePicture(before, after, known, extra)
            : changedShare(before, after, known, extra, moved.shifts);
        if (share > CHANGED) say(LOOKS, 'fail', `page ${no}: ${percent(share)} of it differs, ${percent(CHANGED)} may`);
      }
      if (inside.uncovered === null) say(PICTURES, 'unsure', `a picture on page ${no} cannot be looked at`);
      else if (inside.uncovered > 0) say(PICTURES, 'fail', `${inside.uncovered} pictures on page ${no}`);
      if (inside.unplaced > 0) say(PICTURES, 'unsure', `a pattern on page ${no} holds a picture`);
      const idle = request.readFailed === false && failed.length > 0;
      if (reader && !idle && (inside.places.length > 0 || inside.hidden.length > 0)) {
        read++;
        failed.push(...(await readPage(reader, easel, drawn, no, inside, boxes, looked)));
      }
    }
  } catch {
    say(DRAWN, 'unsure', 'a page cannot be drawn');
  } finally {
    own?.close();
    easel.close();
    await drawn.loadingTask.destroy();
    await source?.loadingTask.destroy();
  }
  const bad = new Set(failed.map(({ check }) => check));
  const passed: Verdict[] = [PICTURES, COLOUR, ...(source ? [LOOKS] : [])]
    .filter((check) => !bad.has(check))
    .map((check) => ({ check, result: 'pass', where: `${request.boxes.length} boxes on ${pages.length} pages` }));
  const unfinished = request.readFailed === false && failed.length > 0;
  if (looked.length > 0 && !unfinished && !failed.some(({ check }) => check === READ || check.startsWith('value ')))
    passed.push({ check: READ, result: 'pass', where: `${read} of ${pages.length} pages had something to read` });
  return [...failed, ...passed];
}

const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;

/** What was found inside one page: pictures that still show something under a box, and what is to be read. */
interface Inside {
  readonly uncovered: number | null;
  readonly unplaced: number;
  readonly places: readonly Box[];
  /** Around boxes on coarse pictures: a sample goes whole, and may be larger than a few pixels of the page. */
  readonly smears: readonly Box[];
  /** Samples of pictures that are not to be seen as they are stored. */
  readonly hidden: readonly Samples[];
}

function lookInside(
  drawn: PDFDocumentProxy,
  no: number,
  { view, doubted }: KnownPage,
  boxes: readonly Box[],
  sheet: Sheet,
  reading: boolean,
  whole: boolean,
): Promise<Inside> {
  return withPictures(drawn, no, (painted, samples) => {
    const uncovered = countUncovered(painted.pictures, boxes, samples);
    const { unplaced } = painted;
    const smears: Box[] = [];
    const hidden: Samples[] = [];
    const seen = new Set<unknown>();
    let unknown = false;
    for (const picture of painted.pictures) {
      const found = readSamples(samples(picture.data), samples);
      if (!found) {
        unknown = true;
        continue;
      }
      smears.push(...smearsOf(picture, found, boxes));
      if (
        reading &&
        found.width >= 16 &&
        found.height >= 8 &&
        !seen.has(picture.data) &&
        !isSeen(picture, found, sheet, boxes)
      ) {
        seen.add(picture.data);
        hidden.push(found);
      }
    }
    const places = !reading ? [] : whole ? [view] : placesToRead(view, painted, doubted);
    return { uncovered: unknown ? null : uncovered, unplaced, places, smears, hidden };
  });
}

/** Samples that a box touches and their neighbours are blanked; in points, no more than this is believed. */
const SMEARED = 2.5;
const LARGEST = 12;

function smearsOf({ matrix: m }: Placed, { width, height }: Samples, boxes: readonly Box[]): Box[] {
  const reachX = Math.min(LARGEST, SMEARED * Math.max(Math.abs(m[0]) / width, Math.abs(m[2]) / height));
  const reachY = Math.min(LARGEST, SMEARED * Math.max(Math.abs(m[1]) / width, Math.abs(m[3]) / height));
  const frame = frameOf(m);
  return boxes.flatMap((box): Box[] => {
    const grown: Box = [
      Math.max(frame[0], box[0] - reachX),
      Math.max(frame[1], box[1] - reachY),
      Math.min(frame[2], box[2] + reachX),
      Math.min(frame[3], box[3] + reachY),
    ];
    return grown[0] < grown[2] && grown[1] < grown[3] ? [grown] : [];
  });
}

async function readPage(
  reader: PixelReader,
  easel: Easel,
  drawn: PDFDocumentProxy,
  no: number,
  inside: Inside,
  boxes: readonly Box[],
  looked: readonly Looked[],
): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  const sheet = inside.places.length > 0 ? await easel.draw(drawn, no, READING_DPI, 'read') : null;
  if (sheet) verdicts.push(...(await readPlaces(reader, sheet, inside.places, boxes, looked, no)));
  if (inside.hidden.length > 0) verdicts.push(...(await readSamplesOf(reader, inside.hidden, looked, no)));
  return verdicts;
}
