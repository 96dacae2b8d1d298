// The process in which Tesseract reads, started by tesseract.ts and by nothing else. It works offline: core and trained
// data are files of installed packages. It ends itself when it has grown too large. Not here: what is done with the words.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Tesseract from 'tesseract.js';
import type { PixelReading, Raster, ReadWord } from './pixels.ts';
import { TOO_LARGE, type Answer, type Task } from './tesseract.ts';

const LIMIT = Number(process.argv[2]) * 1024 * 1024;
setInterval(() => {
  if (process.memoryUsage.rss() > LIMIT) process.exit(TOO_LARGE);
}, 100).unref();

const trained = join(
  dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/eng/package.json')),
  '4.0.0_best_int',
);
const started = Tesseract.createWorker('eng', Tesseract.OEM.LSTM_ONLY, {
  langPath: trained,
  gzip: true,
  cacheMethod: 'none',
});

/** The raster as a portable grey map, which needs no encoding. */
const toPgm = ({ width, height, data }: Raster): Buffer =>
  Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), data]);

async function read(raster: Raster): Promise<PixelReading> {
  const worker = await started;
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
  return { kind: 'read', words };
}

process.on('message', (message) => {
  const { no, raster } = message as Task;
  read(raster)
    .catch((): PixelReading => ({ kind: 'unsure', why: 'fault' }))
    .then((reading) => {
      const answer: Answer = { no, reading };
      process.send?.(answer);
    })
    .catch(() => process.exit(1));
});
process.on('disconnect', () => process.exit(0));
