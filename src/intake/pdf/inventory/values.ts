// Small readers of PDF values: words of strings, names, streams unpacked. They give '' or null where there is nothing to read.
import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFRef,
  PDFString,
  decodePDFRawStream,
} from '@cantoo/pdf-lib';
import type { PDFContext, PDFObject } from '@cantoo/pdf-lib';

/** Streams that unpack to more than this are not read. */
const MAX_STREAM = 64 << 20;

export const key = (name: string): PDFName => PDFName.of(name);

/** The words of a string object; '' for anything else. */
export function words(value: PDFObject | undefined): string {
  try {
    return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : '';
  } catch {
    return '';
  }
}

/** A name without its slash; '' for anything else. */
export const nameOf = (value: PDFObject | undefined): string => (value instanceof PDFName ? value.decodeText() : '');

/** The dictionary of a dictionary or stream; null for anything else. */
export const dictOf = (value: PDFObject | undefined): PDFDict | null =>
  value instanceof PDFDict ? value : value instanceof PDFRawStream ? value.dict : null;

/** What stands behind a reference; the value itself where it is none. */
export const resolve = (context: PDFContext, value: PDFObject | undefined): PDFObject | undefined =>
  value instanceof PDFRef ? context.lookup(value) : value;

/** The entry of a dictionary, resolved. */
export const entry = (context: PDFContext, dict: PDFDict | null, name: string): PDFObject | undefined =>
  dict ? resolve(context, dict.get(key(name))) : undefined;

/** The items of an array, not resolved; [] for anything else. */
export const itemsOf = (value: PDFObject | undefined): readonly PDFObject[] =>
  value instanceof PDFArray ? value.asArray() : [];

/** A stream's bytes, unpacked; null where they cannot be. Pictures keep their own packing (DCT, JPX). */
export function unpack(stream: PDFRawStream): Uint8Array | null {
  try {
    const bytes = decodePDFRawStream(stream).decode();
    return bytes.length > MAX_STREAM ? null : bytes;
  } catch {
    return null;
  }
}

/** The words of markup: what stands between its tags, and what its attributes say. */
export function wordsOfMarkup(bytes: Uint8Array): string {
  const markup = new TextDecoder().decode(bytes);
  return markup
    .replace(/<\?[^>]*\?>/g, '\n')
    .replace(/<[^>]*>/g, (tag) => {
      const said = [...tag.matchAll(/([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)];
      return `\n${said.filter(([, name]) => !/^xmlns|:about$/.test(name ?? '')).map((hit) => hit[2] ?? hit[3] ?? '').join('\n')}\n`;
    })
    .replace(/\s*\n\s*/g, '\n')
    .trim();
} // prettier-ignore

/** Runs of printable ASCII: what a person could read out of bytes that are no text. */
export function readableRuns(bytes: Uint8Array, least = 4): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1 << 20)).toString('latin1');
  return (text.match(new RegExp(`[\\x20-\\x7e]{${least},}`, 'g')) ?? []).join('\n');
}

/** The strings that a page's content shows, as they stand: readable where the font's codes are letters. */
export function shownStrings(content: Uint8Array): string {
  const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('latin1');
  if (!/\b(?:Tj|TJ)\b|['"]\s/.test(text)) return '';
  const lines = [...text.matchAll(/(\[(?:[^\]\\]|\\.)*\]|\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]*>)\s*(?:TJ|Tj|'|")/gs)];
  return lines
    .map(([, shown = '']) =>
      [...shown.matchAll(/\(((?:[^()\\]|\\.)*)\)|<([0-9A-Fa-f\s]*)>/gs)]
        .map(([, literal, hex]) =>
          literal === undefined
            ? Buffer.from((hex ?? '').replace(/\s/g, ''), 'hex').toString('latin1')
            : literal.replace(/\\([()\\])/g, '$1'),
        )
        .join(''),
    )
    .join('\n');
}
