// The process in which Tesseract reads, started by tesseract.ts and by nothing else. It works offline: core and trained
// data are files of installed packages. Not here: what is done with the words.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Tesseract from 'tesseract.js';
import { answerTasks } from './apart-child.ts';
import type { Layout, Raster, ReadWord } from './pixels.ts';
import type { Look } from './tesseract.ts';

const trained = join(
  dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/eng/package.json')),
  '4.0.0_best_int',
);
const started = Tesseract.createWorker('eng', Tesseract.OEM.LSTM_ONLY, {
  langPath: trained,
  gzip: true,
  cacheMethod: 'none',
});
let laidOut: Layout = 'page';

/** The raster as a portable grey map, which needs no encoding. */
const toPgm = ({ width, height, data }: Raster): Buffer =>
  Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), data]);

async function read({ raster, layout }: Look): Promise<ReadWord[]> {
  const worker = await started;
  if (layout !== laidOut) {
    const mode = layout === 'lines' ? Tesseract.PSM.SINGLE_BLOCK : Tesseract.PSM.AUTO;
    await worker.setParameters({ tessedit_pageseg_mode: mode });
    laidOut = layout;
  }
  const { data } = await worker.recognize(toPgm(raster), {}, { blocks: true, text: false });
  const words: ReadWord[] = [];
  let line = 0;
  for (const block of data.blocks ?? [])
    for (const paragraph of block.paragraphs)
      for (const row of paragraph.lines) {
        for (const { text, bbox, confidence } of row.words)
          words.push({ text, box: [bbox.x0, bbox.y0, bbox.x1, bbox.y1], confidence: confidence / 100, line });
        line++;
      }
  return words;
}

answerTasks(read);
