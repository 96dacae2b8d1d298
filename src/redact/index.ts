// True redaction of a PDF: what the plan names is not covered but gone, and the file that comes out is a new one, built
// token by token from lists of what is allowed. The source is never changed. What came out is not trusted either:
// verify/ opens it by other means before anybody gets it.
import { PDFContext, PDFDocument, ParseSpeeds, type PDFObject, type PDFRef } from '@cantoo/pdf-lib';
import { BlotterError, overlaps, type Box, type Redaction } from '../model/index.ts';
import { makeCatalog, reachable, writeFile } from './assemble.ts';
import { Uncopyable } from './copy.ts';
import { drawBox, drawStamp, layOut, standsOnKept, type DrawnBox } from './drawn.ts';
import { copyFont } from './fontcopy.ts';
import { copyImage } from './images.ts';
import { readLayers } from './layers.ts';
import { makeArray, makeDict, makeName, makeNumber, entry, resolve } from './objects.ts';
import { glyphsOf, readPages, rewritePage, type SourcePage } from './page.ts';
import { pageGroup } from './painting.ts';
import type { Redacted, RedactionPlan, RedactOptions } from './plan.ts';
import { picturePage } from './raster.ts';
import { openSource, type Source } from './source.ts';
import { keepCodes, waitForText, writeWaiting } from './shown.ts';
import type { Build } from './state.ts';

export type { Redacted, RedactionPlan, RedactOptions } from './plan.ts';

/**
 * The clean copy of `source` by `plan`. Throws BlotterError: B-DOC-01, -02, -03, -08 where the file cannot be opened, B-PLAN-01
 * where the plan names a page that is not there, B-REDACT-01 where it cannot be done safely. No message holds a value.
 */
export async function redactPdf(
  source: Uint8Array,
  plan: RedactionPlan,
  options: RedactOptions = {},
): Promise<Redacted> {
  const opened = await openSource(source, plan.values);
  const from = await parse(opened.plain);
  if (entry(from, resolve(from, from.trailerInfo.Root), 'Collection') !== undefined) throw new BlotterError('B-DOC-08');
  const pages = readPages(from);
  if (pages.length !== opened.mentions.length)
    throw new BlotterError('B-REDACT-01', { failed: 'two readers count its pages differently' });
  checkPlan(plan, pages.length);
  try {
    return await rebuild(from, pages, opened, plan, options);
  } catch (error) {
    if (error instanceof Uncopyable)
      throw new BlotterError('B-REDACT-01', { failed: `cannot be carried over: ${error.message}` });
    throw error;
  }
}

async function parse(bytes: Uint8Array): Promise<PDFContext> {
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });
    return document.context;
  } catch {
    // The parser's own words may quote the file.
    throw new BlotterError('B-DOC-03', { format: 'PDF', reason: 'its objects cannot be read' });
  }
}

function checkPlan(plan: RedactionPlan, pages: number): void {
  const inRange = (page: number) => Number.isInteger(page) && page >= 1 && page <= pages;
  const sound = (box: Box) => box.length === 4 && box.every(Number.isFinite) && box[0] <= box[2] && box[1] <= box[3];
  if (!plan.redactions.every(({ page }) => inRange(page)) || !plan.dropPages.every(inRange))
    throw new BlotterError('B-PLAN-01', { problem: `it names a page that is not there; the document has ${pages}` });
  if (!plan.redactions.every(({ box }) => sound(box)))
    throw new BlotterError('B-PLAN-01', { problem: 'a box is not [x0, y0, x1, y1] with x0 ≤ x1 and y0 ≤ y1' });
  if (new Set(plan.dropPages).size >= pages)
    throw new BlotterError('B-PLAN-01', { problem: 'it leaves out every page' });
}

/** A box grown to the height of its letters can meet other letters, which then go too; a page where that does not end becomes a picture. */
const ROUNDS = 4;

/** A page that is ready to be written. */
interface Ready {
  readonly content: string;
  readonly resources: Readonly<Record<string, PDFObject>>;
  readonly picture: boolean;
}

async function rebuild(
  from: PDFContext,
  pages: readonly SourcePage[],
  opened: Source,
  plan: RedactionPlan,
  options: RedactOptions,
): Promise<Redacted> {
  const to = PDFContext.create();
  const build: Build = {
    from,
    to,
    layers: readLayers(from),
    plainFont: to.register(standardFont(to, 'Helvetica')),
    fonts: new Map(),
    glyphs: new Map(),
    images: new Map(),
    imageNames: new Map(),
    forms: new Map(),
    drawn: new Set(),
    waiting: [],
  };
  const label = to.register(standardFont(to, 'Helvetica-Bold'));
  const dropped = new Set(plan.dropPages);
  const made: PDFRef[] = [];
  const rasterised: number[] = [];
  const boxes: { page: number; box: Box }[] = [];
  const labels: string[] = [];
  const numbers: number[] = [];
  const stamp = options.stamp === undefined ? null : toWinAnsi(options.stamp);
  for (const [index, page] of pages.entries()) {
    if (dropped.has(index + 1)) continue;
    const redactions = plan.redactions.filter((one) => one.page === index + 1);
    const mentions = opened.mentions[index] ?? [];
    const picture = options.pictures?.includes(index + 1) === true;
    const { ready, drawn } = await readyPage(build, opened, index, page, redactions, mentions, picture);
    numbers.push(index + 1);
    if (ready.picture) rasterised.push(numbers.length);
    const overlay = drawn.map((one) => drawBox(one, page.rotate, 'L', drawn));
    drawn.forEach(({ box }, i) => {
      boxes.push({ page: numbers.length, box });
      labels.push(overlay[i]?.label ?? '');
    });
    const marks = overlay.map(({ content }) => content);
    if (stamp) marks.push(drawStamp(stamp, page.visible, page.rotate, 'L'));
    made.push(to.register(pageDict(build, page, ready, marks, label)));
  }
  const root = makeCatalog(to, made);
  await fill(build, root);
  const bytes = await writeFile(to, root, options.title);
  return { bytes, rasterised, boxes, pages: numbers, stamp: options.stamp ?? null, labels };
}

async function readyPage(
  build: Build,
  opened: Source,
  index: number,
  page: SourcePage,
  redactions: readonly Redaction[],
  mentions: readonly Box[],
  asPicture: boolean,
): Promise<{ readonly ready: Ready; readonly drawn: readonly DrawnBox[] }> {
  const inside = (a: Box, b: Box) => a[0] >= b[0] - 1 && a[1] >= b[1] - 1 && a[2] <= b[2] + 1 && a[3] <= b[3] + 1;
  const extra = mentions.filter((box) => !redactions.some((one) => inside(box, one.box)));
  let targets: readonly Box[] = [...redactions.map(({ box }) => box), ...mentions];
  for (let round = 0; round < ROUNDS && !asPicture; round++) {
    const rewritten = rewritePage(build, page, targets);
    if (!rewritten) break;
    const { walked, sheet } = rewritten;
    const drawn = layOut(redactions, extra, sheet.removed, sheet.kept, page.visible);
    if (standsOnKept(drawn, sheet.kept) || paintsOverMore(drawn, sheet.pictures, targets)) {
      targets = [...targets, ...drawn.map(({ box }) => box)];
      continue;
    }
    keepCodes(build, sheet.codes);
    const resources = Object.fromEntries(
      walked.resources.entries().map(([key, value]) => [key.asString().slice(1), value]),
    );
    return { ready: { content: walked.content, resources, picture: false }, drawn };
  }
  // Mentions are thin by nature: they are burnt in at the height of their letters.
  const tall = extra.map((box): Box => [
    box[0],
    box[1] - (box[3] - box[1]) * 0.5,
    box[2],
    box[3] + (box[3] - box[1]) * 0.5,
  ]);
  const drawn = layOut(redactions, tall, [], [], page.visible);
  const burnt = [...drawn.map(({ box }) => box), ...mentions];
  const picture = await picturePage(build.to, opened.plain, index, page, burnt);
  const resources = { XObject: makeDict(build.to, picture.xobjects), Font: makeDict(build.to, picture.fonts) };
  return { ready: { content: picture.content, resources, picture: true }, drawn };
}

/** Does a drawn box (joined, or grown to the height of its letters) cover pixels that are not blank yet? */
function paintsOverMore(drawn: readonly DrawnBox[], pictures: readonly Box[], targets: readonly Box[]): boolean {
  const inside = (a: Box, b: Box) =>
    a[0] >= b[0] - 0.01 && a[1] >= b[1] - 0.01 && a[2] <= b[2] + 0.01 && a[3] <= b[3] + 0.01;
  return drawn.some(
    ({ box }) => pictures.some((picture) => overlaps(box, picture)) && !targets.some((target) => inside(box, target)),
  );
}

function pageDict(build: Build, page: SourcePage, ready: Ready, marks: readonly string[], label: PDFRef): PDFObject {
  const { to } = build;
  const content = marks.length === 0 ? ready.content : `q\n${ready.content}\nQ\n${marks.join('\n')}`;
  const resources = makeDict(to, ready.resources);
  if (marks.length > 0) {
    const fonts = resources.get(makeName('Font'));
    const list = fonts ? (resolve(to, fonts) as ReturnType<typeof makeDict>) : makeDict(to, {});
    list.set(makeName('L'), label);
    resources.set(makeName('Font'), list);
  }
  return makeDict(to, {
    Type: makeName('Page'),
    MediaBox: makeArray(to, page.media),
    CropBox: page.crop ? makeArray(to, page.crop) : undefined,
    Rotate: page.rotate === 0 ? undefined : makeNumber(page.rotate),
    UserUnit: page.unit === 1 ? undefined : makeNumber(page.unit),
    Group: ready.picture ? undefined : pageGroup(build, page.dict),
    Resources: resources,
    Contents: waitForText(build, {}, content),
  });
}

/** Fills the places that were given out during the walk, as far as the finished pages use them. */
async function fill(build: Build, root: PDFRef): Promise<void> {
  const used = reachable(build.to, root);
  writeWaiting(build, used);
  for (const { use, at } of build.fonts.values())
    if (used.has(at.tag))
      build.to.assign(
        at,
        copyFont(build.from, build.to, use, use.metrics.kind === 'type3' ? (glyphsOf(build, use) ?? {}) : {}),
      );
  for (const job of build.images.values()) if (used.has(job.at.tag)) await copyImage(build.from, build.to, job);
}

function standardFont(to: PDFContext, name: string): PDFObject {
  return makeDict(to, {
    Type: makeName('Font'),
    Subtype: makeName('Type1'),
    BaseFont: makeName(name),
    Encoding: makeName('WinAnsiEncoding'),
  });
}

const WIN_ANSI: Readonly<Record<string, number>> = {
  '–': 150,
  '—': 151,
  '‘': 145,
  '’': 146,
  '“': 147,
  '”': 148,
  '•': 149,
  '…': 133,
  '€': 128,
};

/** Text in WinAnsiEncoding; what it lacks becomes a question mark. */
function toWinAnsi(text: string): Uint8Array {
  return Uint8Array.from([...text], (mark) => {
    const point = mark.codePointAt(0) ?? 63;
    return WIN_ANSI[mark] ?? ((point >= 32 && point < 127) || (point >= 160 && point < 256) ? point : 63);
  });
}
