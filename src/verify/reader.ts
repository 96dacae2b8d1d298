// The other engine: pdf.js reads a page and says where every glyph stands and what pictures lie on it. Not here: what any
// of it means.
import './own-fonts.ts';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { ReadPage } from './request.ts';
import type { OperatorList } from './tiling.ts';
import { walk, type Painted } from './walk.ts';

/** Reads page `no` (from 1). Layers that are off at opening are left out, as no reader sees them. */
export async function readPage(document: PDFDocumentProxy, no: number): Promise<ReadPage> {
  const page = await document.getPage(no);
  const list = (await page.getOperatorList({ annotationMode: 0 })) as unknown as OperatorList;
  const layers = (await document.getOptionalContentConfig()) as unknown as { isVisible(group: unknown): boolean };
  const { glyphs, elsewhere, doubtful } = walk(page, list, layers);
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = page.view;
  const read = {
    view: [x0, y0, x1, y1] as const,
    rotate: page.rotate,
    unit: page.userUnit,
    glyphs,
    elsewhere,
    doubtful,
  };
  page.cleanup();
  return read;
}

/** What page `no` of a document opened with its pictures paints, handed over while the samples are there. */
export async function withPictures<T>(
  document: PDFDocumentProxy,
  no: number,
  use: (painted: Painted, samples: (data: unknown) => unknown) => T,
): Promise<T> {
  const page = await document.getPage(no);
  const list = (await page.getOperatorList({ annotationMode: 0 })) as unknown as OperatorList;
  const painted = walk(page, list, { isVisible: () => true });
  const known = new Map<string, unknown>();
  for (const { data } of painted.pictures)
    for (const name of namesIn(data)) if (!known.has(name)) known.set(name, await arrival(page, name));
  const used = use(painted, (data) => (typeof data === 'string' ? known.get(data) : data));
  page.cleanup();
  return used;
}

/** The name under which samples will arrive, where they do not stand in the operator itself. */
function namesIn(data: unknown): string[] {
  if (typeof data === 'string') return [data];
  const inner = typeof data === 'object' && data !== null && 'data' in data ? data.data : null;
  return typeof inner === 'string' ? [inner] : [];
}

/** Decoding goes on after the operators are there. What has not come by then (milliseconds) will not come. */
const PATIENCE = 60_000;

function arrival(page: PDFPageProxy, name: string): Promise<unknown> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), PATIENCE);
    const objects = name.startsWith('g_') ? page.commonObjs : page.objs;
    objects.get(name, (value: unknown) => {
      clearTimeout(timer);
      resolve(value);
    });
  });
}
