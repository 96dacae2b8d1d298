// True redaction of a PDF: what the plan names is not covered but gone, and the file that comes out is a new one, built
// token by token from lists of what is allowed. The source is never changed. What came out is not trusted either:
// verify/ opens it by other means before anybody gets it.
import { PDFContext, PDFDict, PDFDocument, ParseSpeeds, type PDFObject, type PDFRef } from '@cantoo/pdf-lib';
import { BLACK_BOXES, BlotterError, complement, type Box, type Redaction, type Shift } from '../model/index.ts';
import { makeCatalog, reachable, writeFile } from './assemble.ts';
import { Uncopyable } from './copy.ts';
import { drawBox, drawStamp } from './drawn.ts';
import { copyFont } from './fontcopy.ts';
import { copyImage } from './images.ts';
import { readLayers } from './layers.ts';
import { readLinks, writeLinks } from './links.ts';
import { makeArray, makeDict, makeName, makeNumber, entry, resolve } from './objects.ts';
import { glyphsOf, readPages, type SourcePage } from './page.ts';
import { pageGroup } from './painting.ts';
import { writeOutline } from './outline.ts';
import type { Redacted, RedactionPlan, RedactOptions } from './plan.ts';
import { readyPage, type Ready } from './ready.ts';
import { tall } from './values.ts';
import { openSource, type Source } from './source.ts';
import { announce } from './sections.ts';
import { waitForText, writeWaiting } from './shown.ts';
import type { Build } from './state.ts';
import { readStructure } from './structure.ts';
import { catalogEntries, writeTree, type TaggedPage } from './tree.ts';

export type { Bookmark, Redacted, RedactionPlan, RedactOptions } from './plan.ts';

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

/** A page of the new file. `whole`: nothing was taken from it. */
interface MadePage extends TaggedPage {
  readonly from: SourcePage;
  readonly whole: boolean;
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
    fonts: new Map(),
    glyphs: new Map(),
    images: new Map(),
    imageNames: new Map(),
    structure: readStructure(
      from,
      pages.map(({ dict }) => dict),
    ),
    forms: new Map(),
    drawn: new Set(),
    waiting: [],
  };
  const style = options.style ?? BLACK_BOXES;
  const label = to.register(standardFont(to, 'Helvetica-Bold'));
  const dropped = new Set(plan.dropPages);
  const made: MadePage[] = [];
  const rasterised: number[] = [];
  const boxes: { page: number; box: Box }[] = [];
  const labels: string[] = [];
  const numbers: number[] = [];
  const shifts: (Shift & { page: number })[] = [];
  const taken: { page: number; box: Box }[] = [];
  const widths: (number | null)[] = [];
  const fits: (number | null)[] = [];
  const stamp = options.stamp === undefined ? null : toWinAnsi(options.stamp);
  for (const [index, page] of pages.entries()) {
    if (dropped.has(index + 1)) continue;
    const named = plan.redactions.filter((one) => one.page === index + 1);
    const found = opened.mentions[index] ?? [];
    const redactions = plan.inverse === true ? allBut(page, index + 1, named, found) : named;
    const mentions = plan.inverse === true ? [] : found;
    const unseen = plan.unseen?.get(index + 1);
    const picture = options.pictures?.includes(index + 1) === true || unseen?.mixed === true;
    const manner = options.widths ?? 'anchored';
    const {
      ready,
      drawn,
      moved,
      removed,
      fits: own,
    } = await readyPage(build, opened, index, page, {
      redactions,
      mentions,
      picture,
      manner,
      names: options.names ?? [],
      unseen: unseen?.boxes,
    });
    numbers.push(index + 1);
    shifts.push(...moved.shifts.map((shift) => ({ ...shift, page: numbers.length })));
    taken.push(...moved.taken.map((box) => ({ box, page: numbers.length })));
    if (ready.picture) rasterised.push(numbers.length);
    const overlay = drawn.map((one) => drawBox(one, page.rotate, 'L', drawn, style));
    drawn.forEach(({ box }, i) => {
      boxes.push({ page: numbers.length, box });
      widths.push(drawn[i]?.ems ?? null);
      fits.push(own?.[i] ?? null);
      labels.push(overlay[i]?.label ?? '');
    });
    const marks = drawn.map((one, i) =>
      announce(ready.tags, removed, one, overlay[i]?.label ?? '', overlay[i]?.content ?? ''),
    );
    if (stamp) marks.push(`/Artifact BMC\n${drawStamp(stamp, page.visible, page.rotate, 'L')}\nEMC`);
    const whole = drawn.length === 0 && removed.length === 0;
    made.push({ at: to.register(pageDict(build, page, ready, marks, label)), tags: ready.tags, from: page, whole });
  }
  const bySource = new Map(made.map(({ at }, i) => [numbers[i] ?? 0, at]));
  const linksOf = readLinks(from, pages);
  for (const { at, from: page, whole } of made)
    if (whole) writeLinks(to, to.lookup(at, PDFDict), linksOf(page), (target) => bySource.get(target + 1));
  const tree = writeTree(to, build.structure, made);
  const root = makeCatalog(
    to,
    made.map(({ at }) => at),
    { ...catalogEntries(to, tree, options.title), Outlines: writeOutline(to, options.bookmarks ?? [], bySource) },
  );
  await fill(build, root);
  const bytes = await writeFile(to, root, options.title);
  return {
    bytes,
    rasterised,
    boxes,
    pages: numbers,
    shifts,
    taken,
    widths,
    fits,
    fill: style.fill,
    stamp: options.stamp ?? null,
    labels,
  };
}

/** Boxes over everything that an inverse plan does not name. */
function allBut(page: SourcePage, no: number, named: readonly Redaction[], mentions: readonly Box[]): Redaction[] {
  const wanted = [...named.map(({ box }) => box), ...mentions.map(tall)];
  return complement(page.visible, wanted).map((box) => ({ page: no, box, code: '', width: { grid: 0 } }));
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
