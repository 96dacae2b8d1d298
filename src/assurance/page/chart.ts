// Charts as SVG text, made on the server by Observable Plot with a small DOM in place of a browser's. Colours are the
// page's variables, so that a chart follows light and dark. Not here: what the charts show (inspection-charts.ts).
import type * as PlotLibrary from '@observablehq/plot';
import type { Markish, PlotOptions } from '@observablehq/plot';

export type Plot = typeof PlotLibrary;

/** Names that the library gives to parts of a picture: it is one picture, with one name. */
const PARTS = /(<g\b[^>]*?) aria-label="[^"]*"/g;
/** Style within a picture: a page of the workbench takes none but its sheets'. */
const STYLE = /<style>[^]*?<\/style>| style="[^"]*"/g;

/** Loads the library: a quarter of a CPU second, spent only by those who make a page. `styled: false`: for pages whose sheet styles charts; `width` of a chart, in its own units. */
export async function loadCharts({ styled = true, width = 640 } = {}): Promise<Charts> {
  const [plot, { parseHTML }] = await Promise.all([import('@observablehq/plot'), import('linkedom')]);
  const { document } = parseHTML('<html><body></body></html>') as { readonly document: unknown };
  return {
    plot,
    draw: (says, options) => {
      const svg = plot.plot({
        document: document as never,
        width,
        style: { fontSize: '14px', fontFamily: 'inherit', overflow: 'visible' },
        ...options,
      }) as unknown as { outerHTML: string; setAttribute(name: string, value: string): void };
      svg.setAttribute('role', 'img');
      svg.setAttribute('aria-label', says);
      const text = svg.outerHTML.replace(PARTS, '$1');
      return styled ? text : text.replace(STYLE, '');
    },
  };
}

export interface Charts {
  readonly plot: Plot;
  /** One chart as SVG. `says`: what a reader who does not see it is told. */
  readonly draw: (says: string, options: PlotOptions & { readonly marks: Markish[] }) => string;
}

/** The page's colours. */
export const INK = 'var(--ink)';
export const BLUE = 'var(--blue)';
export const RED = 'var(--red)';
export const GREY = 'var(--grey)';
export const BAND = 'var(--band)';
