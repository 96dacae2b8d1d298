// Stream filters (ISO 32000-2, 7.4): the ones that lead to plain bytes. Picture codecs (DCT, JPX, CCITT, JBIG2) end the
// chain and are named, not undone. Not here: what the bytes mean.
import { PDFName, PDFRawStream, decodePDFRawStream, type PDFContext } from '@cantoo/pdf-lib';
import { constants, inflateSync } from 'node:zlib';
import { dictOf, entry, itemsOf, makeDict, nameOf, numberOf, type Found } from './objects.ts';

const LONG: Readonly<Record<string, string>> = {
  Fl: 'FlateDecode',
  LZW: 'LZWDecode',
  A85: 'ASCII85Decode',
  AHx: 'ASCIIHexDecode',
  RL: 'RunLengthDecode',
  CCF: 'CCITTFaxDecode',
  DCT: 'DCTDecode',
};
const PLAIN = new Set(['FlateDecode', 'LZWDecode', 'ASCII85Decode', 'ASCIIHexDecode', 'RunLengthDecode']);

/** Decoded bytes; `codec` names the picture codec that is still on them, `parms` its parameters. */
export interface Decoded {
  readonly bytes: Uint8Array;
  readonly codec: string | null;
  readonly parms: Found;
}

/** No single stream of a case document needs more; a bomb does. */
const LIMIT = 512 * 1024 * 1024;

/** The filters of a stream with their parameters, in order. */
function chainOf(context: PDFContext, stream: PDFRawStream): { filter: string; parms: Found }[] {
  const filter = entry(context, stream, 'Filter') ?? entry(context, stream, 'F');
  const parms = entry(context, stream, 'DecodeParms') ?? entry(context, stream, 'DP');
  const names = filter === undefined ? [] : (itemsOf(context, filter) ?? [filter]).map(nameOf);
  const parmsList = itemsOf(context, parms) ?? [parms];
  return names.flatMap((name, i) => (name === undefined ? [] : [{ filter: LONG[name] ?? name, parms: parmsList[i] }]));
}

/** Inflates what is there: viewers show a cut-off stream up to the cut. */
function inflate(bytes: Uint8Array): Uint8Array {
  const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: LIMIT };
  return new Uint8Array(inflateSync(bytes, options));
}

/** Undoes every plain filter; null where one is unknown or the data is broken. */
export function decode(context: PDFContext, stream: PDFRawStream): Decoded | null {
  let bytes: Uint8Array = stream.contents;
  for (const { filter, parms } of chainOf(context, stream)) {
    if (!PLAIN.has(filter)) {
      const known = ['DCTDecode', 'JPXDecode', 'CCITTFaxDecode', 'JBIG2Decode'].includes(filter);
      return known ? { bytes, codec: filter, parms } : null;
    }
    try {
      if (filter === 'FlateDecode') bytes = inflate(bytes);
      else {
        const early = numberOf(entry(context, parms, 'EarlyChange'));
        const one = makeDict(context, { Filter: PDFName.of(filter) });
        if (early !== undefined)
          one.set(PDFName.of('DecodeParms'), makeDict(context, { EarlyChange: entry(context, parms, 'EarlyChange') }));
        bytes = decodePDFRawStream(PDFRawStream.of(one, bytes)).decode();
      }
      if (filter === 'FlateDecode' || filter === 'LZWDecode') bytes = unpredict(context, bytes, parms);
    } catch {
      return null;
    }
    if (bytes.length > LIMIT) return null;
  }
  return { bytes, codec: null, parms: undefined };
}

/** Plain bytes of a stream that is no picture; null where it cannot be decoded. */
export function decodePlain(context: PDFContext, value: Found): Uint8Array | null {
  if (!(value instanceof PDFRawStream)) return null;
  const decoded = decode(context, value);
  return decoded && decoded.codec === null ? decoded.bytes : null;
}

/** TIFF and PNG predictors (7.4.4.4). */
function unpredict(context: PDFContext, bytes: Uint8Array, parms: Found): Uint8Array {
  if (!dictOf(parms)) return bytes;
  const number = (key: string, otherwise: number) => numberOf(entry(context, parms, key)) ?? otherwise;
  const predictor = number('Predictor', 1);
  if (predictor < 2) return bytes;
  const colors = number('Colors', 1);
  const bits = number('BitsPerComponent', 8);
  const columns = number('Columns', 1);
  const step = Math.max(1, (colors * bits) >> 3);
  const row = Math.ceil((colors * bits * columns) / 8);
  if (row < 1 || row > LIMIT) throw new Error('predictor');
  if (predictor === 2) {
    if (bits !== 8) throw new Error('predictor');
    const out = Uint8Array.from(bytes);
    for (let y = 0; y + row <= out.length; y += row)
      for (let x = step; x < row; x++) out[y + x] = ((out[y + x] as number) + (out[y + x - step] as number)) & 255;
    return out;
  }
  return unpredictPng(bytes, row, step);
}

function unpredictPng(bytes: Uint8Array, row: number, step: number): Uint8Array {
  const rows = Math.ceil(bytes.length / (row + 1));
  const out = new Uint8Array(rows * row);
  for (let y = 0; y < rows; y++) {
    const from = y * (row + 1);
    const to = y * row;
    const kind = bytes[from];
    for (let x = 0; x < row; x++) {
      const value = bytes[from + 1 + x] ?? 0;
      const left = x >= step ? (out[to + x - step] as number) : 0;
      const up = y > 0 ? (out[to + x - row] as number) : 0;
      const corner = y > 0 && x >= step ? (out[to + x - row - step] as number) : 0;
      out[to + x] = (value + pngGuess(kind ?? 0, left, up, corner)) & 255;
    }
  }
  return out;
}

function pngGuess(kind: number, left: number, up: number, corner: number): number {
  if (kind === 1) return left;
  if (kind === 2) return up;
  if (kind === 3) return (left + up) >> 1;
  if (kind !== 4) return 0;
  const p = left + up - corner;
  const a = Math.abs(p - left);
  const b = Math.abs(p - up);
  const c = Math.abs(p - corner);
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
