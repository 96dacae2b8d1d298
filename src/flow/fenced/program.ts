// The program that runs behind the fence: it opens documents, makes copies and checks them, one task after the other. It has
// no files but its own, no network and no other programs; readers of pixels and LibreOffice are its parent's.
import type { localOffice } from '../../intake/index.ts';
import { openDocument, type OfficeRunner, type PictureReader } from '../../intake/index.ts';
import { refusalOf } from '../../model/index.ts';
import { withPdf } from '../../pdf/index.ts';
import type { PictureReading, PixelReader, PixelReading } from '../../reading/index.ts';
import { standBy, type Parent } from '../../sandbox/index.ts';
import { makeCopy } from '../copy.ts';
import { tidy } from '../memory.ts';
import { drawPages } from './draw.ts';
import { redactOne, verifyOne } from './redact-one.ts';
import { REQUESTS, type DocumentTask } from './tasks.ts';

const pictureReader = (parent: Parent): PictureReader => ({
  readPicture: async (raster) => (await parent.request(REQUESTS.picture, raster)) as PictureReading,
  close: () => undefined,
});
const pixelReader = (parent: Parent): PixelReader => ({
  readPixels: async (raster, layout = 'page') =>
    (await parent.request(REQUESTS.pixels, { raster, layout })) as PixelReading,
  close: () => undefined,
});
const office = (parent: Parent, lays: boolean): OfficeRunner => ({
  lays: () => lays,
  convert: async (bytes, ending, to) =>
    (await parent.request(REQUESTS.office, { bytes, ending, to })) as Awaited<ReturnType<typeof localOffice.convert>>,
});

/** The catalogue's own limit (intake): nobody gets time for more. And no page takes fewer bytes. */
const MOST_PAGES = 2000;
const LEAST_BYTES = 200;

/** Tells how many pages a PDF has, which gets it time; 0 where that cannot be told. */
async function tellPages(bytes: Uint8Array, parent: Parent): Promise<void> {
  try {
    const claimed = await withPdf(bytes, (engine, document) => engine.FPDF_GetPageCount(document));
    parent.pages(Math.max(0, Math.min(claimed, MOST_PAGES, Math.ceil(bytes.length / LEAST_BYTES))));
  } catch {
    parent.pages(0);
  }
}

async function work(task: DocumentTask, parent: Parent): Promise<unknown> {
  tidy();
  switch (task.kind) {
    case 'open': {
      const { bytes, file, hints, depth, pixels } = task;
      const reader = pixels ? pictureReader(parent) : null;
      const opened = await openDocument(bytes, file, hints as Parameters<typeof openDocument>[2], depth, reader, office(parent, task.office)); // prettier-ignore
      const same = opened.pdf !== null && Buffer.compare(opened.pdf, bytes) === 0;
      return { ...opened, pdf: same ? 'input' : opened.pdf };
    }
    case 'copy': {
      await tellPages(task.source, parent);
      return makeCopy(task.source, task.plan, { ...task.options, reader: pixelReader(parent) });
    }
    case 'redact':
      await tellPages(task.bytes, parent);
      try {
        return { ok: true, ...(await redactOne(task.bytes, task.file, task.plan, pixelReader(parent), office(parent, task.office))) }; // prettier-ignore
      } catch (error) {
        return { ok: false, refusal: refusalOf(error) };
      }
    case 'verify':
      await tellPages(task.output, parent);
      return verifyOne(task.output, task.plan, pixelReader(parent));
    case 'draw':
      return drawPages(task.pdf, task.pages, task.dpi);
  }
}

// In damaged files pdf.js leaves promises behind that fail with nobody waiting for them. What nobody waits for decides
// nothing; what somebody waits for fails where they wait.
process.on('unhandledRejection', () => undefined);

standBy((task, parent) => work(task as DocumentTask, parent));
