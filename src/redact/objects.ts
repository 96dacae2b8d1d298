// Looking things up in a parsed PDF, and making plain objects for the new one. Everything read here may be hostile:
// a value of the wrong type counts as missing. Not here: what is allowed into the new file (copy.ts, fontcopy.ts, images.ts).
import {
  PDFArray,
  PDFBool,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  type PDFContext,
  type PDFObject,
} from '@cantoo/pdf-lib';
import { deflateSync } from 'node:zlib';

export type Found = PDFObject | undefined;

/** The thing itself where `value` points at one. */
export function resolve(context: PDFContext, value: Found): Found {
  let now = value;
  for (let i = 0; i < 32 && now instanceof PDFRef; i++) now = context.lookup(now);
  return now instanceof PDFRef ? undefined : now;
}

/** An entry of a dictionary or of a stream's dictionary, resolved. */
export function entry(context: PDFContext, holder: Found, key: string): Found {
  return resolve(context, rawEntry(context, holder, key));
}

/** An entry as it stands, perhaps a reference. */
export function rawEntry(context: PDFContext, holder: Found, key: string): Found {
  const dict = dictOf(resolve(context, holder));
  return dict?.get(PDFName.of(key));
}

/** The dictionary of a dictionary or stream. */
export function dictOf(value: Found): PDFDict | undefined {
  if (value instanceof PDFDict) return value;
  return value instanceof PDFRawStream ? value.dict : undefined;
}

export const nameOf = (value: Found): string | undefined =>
  value instanceof PDFName ? value.asString().slice(1) : undefined;
export const numberOf = (value: Found): number | undefined =>
  value instanceof PDFNumber && Number.isFinite(value.asNumber()) ? value.asNumber() : undefined;
export const boolOf = (value: Found): boolean | undefined => (value instanceof PDFBool ? value.asBoolean() : undefined);

/** The resolved items of an array; undefined where it is none. */
export function itemsOf(context: PDFContext, value: Found): Found[] | undefined {
  const array = resolve(context, value);
  return array instanceof PDFArray ? array.asArray().map((item) => resolve(context, item)) : undefined;
}

/** An array of numbers only; undefined otherwise. */
export function numbersOf(context: PDFContext, value: Found): number[] | undefined {
  const items = itemsOf(context, value);
  const numbers = items?.map(numberOf);
  return numbers?.every((n) => n !== undefined) ? numbers : undefined;
}

/** The entries of a dictionary as [key, raw value]; none where it is no dictionary. */
export function entriesOf(context: PDFContext, value: Found): [string, PDFObject][] {
  const dict = dictOf(resolve(context, value));
  return dict ? dict.entries().map(([key, item]) => [key.asString().slice(1), item]) : [];
}

/** A key that is equal for equal references, so that a shared object is copied once; direct objects by identity. */
export function identityOf(value: PDFObject): string | PDFObject {
  return value instanceof PDFRef ? value.tag : value;
}

/** A new dictionary of `entries`; those that are undefined are left out. */
export function makeDict(context: PDFContext, entries: Readonly<Record<string, PDFObject | undefined>>): PDFDict {
  const dict = PDFDict.withContext(context);
  for (const [key, value] of Object.entries(entries)) if (value !== undefined) dict.set(PDFName.of(key), value);
  return dict;
}

export function makeArray(context: PDFContext, items: readonly (PDFObject | number)[]): PDFArray {
  const array = PDFArray.withContext(context);
  for (const item of items) array.push(typeof item === 'number' ? makeNumber(item) : item);
  return array;
}

export const makeNumber = (value: number): PDFNumber => PDFNumber.of(Number.isFinite(value) ? value : 0);
export const makeName = (name: string): PDFName => PDFName.of(name);

/** A stream packed by ourselves. `entries` must not name Filter, DecodeParms or Length. */
export function makeStream(
  context: PDFContext,
  entries: Readonly<Record<string, PDFObject | undefined>>,
  plain: Uint8Array | string,
): PDFRawStream {
  const bytes = typeof plain === 'string' ? Buffer.from(plain, 'latin1') : plain;
  const packed = new Uint8Array(deflateSync(bytes, { level: 6 }));
  return PDFRawStream.of(makeDict(context, { ...entries, Filter: makeName('FlateDecode') }), packed);
}
