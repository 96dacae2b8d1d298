// The attacker with pdf.js: text in every order, annotations, fields, scripts, descriptions, outlines, files, labels, layers.
// Not here: pixels (eye.ts).
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { leaksBytes, leaksText, type Hunt } from './leak.ts';

interface Item {
  readonly str: string;
  readonly transform: readonly number[];
}
export interface Reading {
  /** The text of every page as drawn. */
  readonly text: readonly string[];
  readonly leak: string | null;
}

/** The same items from the top left, from the left alone, and from the top alone. */
function orders(items: readonly Item[]): string[] {
  const at = (item: Item, i: number) => item.transform[i] ?? 0;
  const join = (list: readonly Item[]) => list.map(({ str }) => str).join('');
  const rows = [...items].sort((a, b) => Math.round(at(b, 5) / 3) - Math.round(at(a, 5) / 3) || at(a, 4) - at(b, 4));
  const across = [...items].sort((a, b) => at(a, 4) - at(b, 4));
  const down = [...items].sort((a, b) => at(b, 5) - at(a, 5));
  return [join(items), join(rows), join(across), join(down)];
}

/** Everything but the pages that pdf.js tells about a file. Calls that fail on a broken part tell nothing. */
async function beside(document: PDFDocumentProxy): Promise<string[]> {
  const calls: readonly (() => Promise<unknown>)[] = [
    () => document.getMetadata().then(({ info, metadata }): unknown[] => [info, metadata?.getRaw?.() as unknown]),
    () => document.getOutline(),
    () => document.getAttachments(),
    () => document.getJSActions(),
    () => document.getFieldObjects(),
    () => document.getPageLabels(),
    () => document.getDestinations(),
    () => document.getOpenAction(),
    () => document.getOptionalContentConfig().then((config) => [...(config as unknown as Iterable<unknown>)]),
    () => document.getMarkInfo(),
  ];
  const told: string[] = [];
  for (const call of calls)
    try {
      const value = await call();
      told.push(
        JSON.stringify(value, (_, part: unknown) =>
          part instanceof Uint8Array ? Buffer.from(part).toString('latin1') : part instanceof Map ? [...part] : part,
        ) ?? '',
      );
    } catch {
      // Nothing told.
    }
  return told;
}

/** Reads a file; a file that pdf.js cannot open has no text and no leak. */
export async function attackByEngine(file: Uint8Array, hunt: Hunt): Promise<Reading> {
  const task = getDocument({
    data: file.slice(),
    verbosity: 0,
    useSystemFonts: false,
    stopAtErrors: false,
    maxImageSize: 0,
    enableXfa: false,
  });
  const text: string[] = [];
  let leak: string | null = null;
  const say = (where: string) => (leak ??= where);
  try {
    const document = await task.promise;
    for (let no = 1; no <= document.numPages; no++) {
      const page = await document.getPage(no);
      const content = await page.getTextContent({ includeMarkedContent: false, disableNormalization: false });
      const items = content.items.filter((one): one is typeof one & Item => 'str' in one);
      const read = orders(items);
      text.push(items.map(({ str }) => str).join(' '));
      if (read.some((one) => leaksText(one, hunt))) say(`text of page ${no}`);
      const notes = JSON.stringify([
        await page.getAnnotations(),
        await page.getStructTree(),
        await page.getJSActions(),
      ]);
      if (leaksText(notes, hunt)) say(`annotations of page ${no}`);
      page.cleanup();
    }
    for (const told of await beside(document))
      if (leaksText(told, hunt) || leaksBytes(told, hunt)) say('beside the pages');
  } catch {
    // Not for this engine.
  } finally {
    await task.destroy();
  }
  return { text, leak };
}
