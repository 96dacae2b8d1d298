// Redaction as it is done carelessly, so that the check can be seen to catch it. Every one of these has been in the news.
import { PDFDocument, PDFName, PDFRawStream, rgb } from '@cantoo/pdf-lib';
import { rawOf, withMemory, withPdf } from '../../src/pdf/index.ts';
import { SECRET, type Technique } from './technique.ts';

type Boxes = Technique['boxes'];
/** Gives the careless copy; throws where the careless tool itself gives up. */
export type Naive = (source: Uint8Array, boxes: Boxes, clean: Uint8Array | null) => Promise<Uint8Array>;

const load = (source: Uint8Array, incremental = false): Promise<PDFDocument> =>
  PDFDocument.load(source, { updateMetadata: false, ignoreEncryption: true, forIncrementalUpdate: incremental });

/** A black rectangle over live text. */
const cover: Naive = async (source, boxes) => {
  const document = await load(source);
  for (const { page, box } of boxes)
    document
      .getPage(page - 1)
      .drawRectangle({ x: box[0], y: box[1], width: box[2] - box[0], height: box[3] - box[1], color: rgb(0, 0, 0) });
  return document.save({ useObjectStreams: false });
};

/** A real engine's redaction, saved by that engine. */
const engine: Naive = (source, boxes) =>
  withPdf(source, (module, doc) => {
    const raw = rawOf(module);
    for (const { page, box } of boxes) {
      const at = raw._FPDF_LoadPage(doc, page - 1);
      if (at === 0) continue;
      withMemory(raw, 16, (rect) => {
        // FS_RECTF: left, top, right, bottom.
        [box[0], box[3], box[2], box[1]].forEach((n, i) => (raw.HEAPF32[rect / 4 + i] = n));
        raw._EPDFText_RedactInRect(at, rect, 1, 1);
      });
      raw._FPDFPage_GenerateContent(at);
      raw._FPDF_ClosePage(at);
    }
    const writer = module.PDFiumExt_OpenFileWriter();
    try {
      module.PDFiumExt_SaveAsCopy(doc, writer);
      const size = module.PDFiumExt_GetFileWriterSize(writer);
      return withMemory(raw, size, (at) => {
        module.PDFiumExt_GetFileWriterData(writer, at, size);
        return raw.HEAPU8.slice(at, at + size);
      });
    } finally {
      module.PDFiumExt_CloseFileWriter(writer);
    }
  });

/** The engine's copy written anew, so that no old object is left: only the visible text is gone. */
const visible: Naive = async (source, boxes, clean) => {
  const document = await load(await engine(source, boxes, clean));
  for (const { page, box } of boxes)
    document
      .getPage(page - 1)
      .drawRectangle({ x: box[0], y: box[1], width: box[2] - box[0], height: box[3] - box[1], color: rgb(0, 0, 0) });
  return document.save();
};

/** The pages emptied, and the change appended: the file's history keeps all. */
const history: Naive = async (source) => {
  const document = await load(source, true);
  for (const page of document.getPages()) {
    const empty = document.context.register(PDFRawStream.of(document.context.obj({ Length: 0 }), new Uint8Array()));
    page.node.set(PDFName.of('Contents'), empty);
    page.node.delete(PDFName.of('Annots'));
  }
  return document.commit();
};

/** Our own clean copy, described again as the original was: people name files after whom they are about. */
const metadata: Naive = async (_source, _boxes, clean) => {
  if (!clean) throw new Error('there is no clean copy to spoil');
  const to = await load(clean);
  to.setTitle(`statement of ${SECRET}.docx`);
  to.setAuthor(SECRET);
  return to.save({ useObjectStreams: false });
};

export const NAIVE: Readonly<Record<string, Naive>> = {
  'box drawn over': cover,
  "engine's own save": engine,
  'only visible text removed': visible,
  'history kept': history,
  'metadata kept': metadata,
};
