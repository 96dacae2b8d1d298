// The parts of a PDF that the page engine does not show, found by walking its objects: who says what is in inventory/.
// Here: opening the file for the walk, and what holds for the file as a whole.
import { PDFBool, PDFDict, PDFDocument, PDFName, PDFRef } from '@cantoo/pdf-lib';
import type { PDFContext } from '@cantoo/pdf-lib';
import type { Hidden } from '../../model/index.ts';
import { MAX_BYTES } from '../limits.ts';
import type { Attachment } from './inside.ts';
import { earlierStates, tellEdges } from './inventory/edges.ts';
import { gatherEmbedded } from './inventory/embedded.ts';
import { readGraph } from './inventory/graph.ts';
import { markOff, OFF, readLayers } from './inventory/layers.ts';
import { startTally } from './inventory/tally.ts';
import type { Say } from './inventory/tally.ts';
import { tellCatalog, tellPage, wordsBelow } from './inventory/tell.ts';
import { entry, key, words } from './inventory/values.ts';
import type { StrayPage } from './inventory/walk.ts';
import { walkObjects } from './inventory/walk.ts';

/** Files larger than this are not walked object by object (mostly scans: pictures, no structure). */
const MAX_WALKED = 64 * 1024 * 1024;

export interface Structure {
  readonly hidden: readonly Hidden[];
  /** Names of layers that are switched off in the file that pages are read from. */
  readonly off: ReadonlySet<string>;
  /** What pages are read from where layers are off: the file with everything that is off marked. */
  readonly marked: Uint8Array | null;
  /** A form or a collection whose content only its own viewer shows. */
  readonly opaque: boolean;
  /** /UserUnit of each page (from 0) that has one. */
  readonly units: ReadonlyMap<number, number>;
  /** Files inside the file; null where it was not walked. */
  readonly attachments: readonly Attachment[] | null;
  /** The pages that no reader turns to, as a file of their own; null for none. */
  readonly strays: Uint8Array | null;
  /** Where each earlier state of the file ends. */
  readonly states: readonly number[];
}

const NOTHING = { off: new Set<string>(), marked: null, opaque: false, units: new Map<number, number>(), attachments: null, strays: null, states: [] }; // prettier-ignore

/** XFA without ordinary pages behind it, or a portfolio. */
function isOpaque(context: PDFContext, catalog: PDFDict): boolean {
  if (catalog.has(key('Collection'))) return true;
  const form = entry(context, catalog, 'AcroForm');
  if (!(form instanceof PDFDict) || !form.has(key('XFA'))) return false;
  const rendering = entry(context, catalog, 'NeedsRendering');
  return rendering instanceof PDFBool && rendering.asBoolean();
}

/** Opens a file for the walk: every object that stands in it, referred to or not. */
export const openForWalk = (bytes: Uint8Array): Promise<PDFDocument> =>
  PDFDocument.load(bytes, { password: '', ignoreEncryption: false, updateMetadata: false, throwOnInvalidObject: false, parseSpeed: Infinity }); // prettier-ignore

/** Of an encrypted file the parser forgets what its trailer refers to besides the catalogue: it is read from the trailer itself. */
function remember(context: PDFContext, bytes: Uint8Array): void {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const name of ['Info', 'Encrypt'] as const) {
    if (context.trailerInfo[name]) continue;
    const at = text.lastIndexOf(`/${name} `);
    const found = at < 0 ? null : /^\/\w+\s+(\d{1,9})\s+(\d{1,5})\s+R/.exec(text.subarray(at, at + 40).toString('latin1'));
    if (found) context.trailerInfo[name] = PDFRef.of(Number(found[1]), Number(found[2]));
  }
} // prettier-ignore

function tellFile(context: PDFContext, bytes: Uint8Array, say: Say): void {
  const { Info } = context.trailerInfo;
  const info = Info ? context.lookup(Info) : undefined;
  if (info instanceof PDFDict) {
    const said = info.entries().map(([, value]) => words(value) || wordsBelow(context, value)).filter((text) => text !== ''); // prettier-ignore
    if (said.length > 0) say('metadata', 'document properties', said.join('\n'));
  }
  tellEdges(bytes, say);
}

/** Pages out of the order, as a file of their own: the walked document with nothing else in its tree. */
async function printStrays(pdf: PDFDocument, strays: readonly StrayPage[]): Promise<Uint8Array | null> {
  const { context, catalog } = pdf;
  const tree = entry(context, catalog, 'Pages');
  if (!(tree instanceof PDFDict)) return null;
  const refs: PDFRef[] = [];
  for (const { ref } of strays.slice(0, 200)) {
    const page = context.lookup(ref);
    if (!(page instanceof PDFDict)) continue;
    page.set(key('Type'), PDFName.of('Page'));
    page.set(key('Parent'), catalog.get(key('Pages')) ?? tree);
    if (!page.has(key('MediaBox'))) page.set(key('MediaBox'), context.obj([0, 0, 612, 792]));
    refs.push(ref);
  }
  tree.set(key('Kids'), context.obj(refs));
  tree.set(key('Count'), context.obj(refs.length));
  catalog.delete(key('OCProperties'));
  return pdf.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false }).catch(() => null);
}

/** Walks a PDF's objects. Never throws: what cannot be walked is said in `hidden`. */
export async function readStructure(bytes: Uint8Array): Promise<Structure> {
  const unwalked: Structure = { ...NOTHING, hidden: [{ kind: 'not-inspected', where: 'structure of the file' }] };
  if (bytes.length > MAX_WALKED) return unwalked;
  try {
    const pdf = await openForWalk(bytes);
    const { context, catalog } = pdf;
    const tally = startTally();
    const { say } = tally;
    remember(context, bytes);
    tellFile(context, bytes, say);
    tellCatalog(context, catalog, say);
    const layers = readLayers(context, catalog);
    for (const name of layers.names) say('layer', 'layers of the document', name);
    const graph = readGraph(context, catalog);
    const units = new Map<number, number>();
    graph.pages.forEach((page, i) => {
      tellPage(context, page, i + 1, say);
      const unit = Number(entry(context, page, 'UserUnit')?.toString());
      if (unit > 0 && unit !== 1) units.set(i, unit);
    });
    const embedded = gatherEmbedded(context, MAX_BYTES);
    const strays = walkObjects(context, graph, embedded, say);
    const opaque = isOpaque(context, catalog);
    const marked = layers.off.size > 0 ? await markOff(pdf, layers) : null;
    return {
      hidden: tally.hidden(),
      off: marked ? new Set([OFF]) : layers.off,
      marked,
      opaque,
      units,
      attachments: embedded.files,
      strays: strays.length > 0 ? await printStrays(pdf, strays) : null,
      states: earlierStates(bytes),
    };
  } catch {
    return unwalked;
  }
}
