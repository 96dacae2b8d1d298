// The parts of a PDF that the engine does not show, found by walking its objects: layers, XMP, thumbnails, private data of
// editors, alternative texts, links, XFA, portfolios, earlier revisions, camera data in embedded pictures.
import {
  PDFArray,
  PDFBool,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFRef,
  PDFString,
  decodePDFRawStream,
} from '@cantoo/pdf-lib';
import type { PDFContext, PDFObject } from '@cantoo/pdf-lib';
import type { Hidden } from '../../model/index.ts';

/** Files larger than this are not walked object by object (mostly scans: pictures, no structure). */
const MAX_WALKED = 64 * 1024 * 1024;
/** Text kept per kind at most, for the detectors. */
const MAX_TEXT = 1 << 20;

export interface Structure {
  readonly hidden: readonly Hidden[];
  /** Names of layers that are switched off when the file is opened. */
  readonly off: ReadonlySet<string>;
  /** A form or a collection whose content only its own viewer shows. */
  readonly opaque: boolean;
}

const NOTHING: Structure = { hidden: [], off: new Set(), opaque: false };

const words = (value: PDFObject | undefined): string => {
  try {
    return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : '';
  } catch {
    return '';
  }
};

/** What the keys of any object are called when they hold words that a page does not show. */
const TELLING: Readonly<Record<string, string>> = {
  URI: 'link',
  Alt: 'alternative-text',
  ActualText: 'alternative-text',
  E: 'alternative-text',
  JS: 'javascript',
  TU: 'form-field',
  V: 'form-field',
  DV: 'form-field',
};

function layersOf(context: PDFContext, catalog: PDFDict): { off: Set<string>; all: string[] } {
  const off = new Set<string>();
  const all: string[] = [];
  const properties = catalog.lookup(PDFName.of('OCProperties'));
  if (!(properties instanceof PDFDict)) return { off, all };
  const nameOf = (ref: PDFObject): string => {
    const group = context.lookup(ref);
    return group instanceof PDFDict ? words(group.lookup(PDFName.of('Name'))) : '';
  };
  const list = (holder: PDFDict, key: string): PDFObject[] => {
    const value = holder.lookup(PDFName.of(key));
    return value instanceof PDFArray ? value.asArray() : [];
  };
  all.push(...list(properties, 'OCGs').map(nameOf));
  const shown = properties.lookup(PDFName.of('D'));
  if (shown instanceof PDFDict) {
    for (const ref of list(shown, 'OFF')) off.add(nameOf(ref));
    const base = shown.lookup(PDFName.of('BaseState'));
    if (base instanceof PDFName && base.asString() === '/OFF') {
      const on = new Set(list(shown, 'ON').map(nameOf));
      for (const name of all) if (!on.has(name)) off.add(name);
    }
  }
  off.delete('');
  return { off, all };
}

/** XFA without ordinary pages behind it, or a portfolio. */
function isOpaque(catalog: PDFDict): boolean {
  if (catalog.has(PDFName.of('Collection'))) return true;
  const form = catalog.lookup(PDFName.of('AcroForm'));
  if (!(form instanceof PDFDict) || !form.has(PDFName.of('XFA'))) return false;
  const rendering = catalog.lookup(PDFName.of('NeedsRendering'));
  return rendering instanceof PDFBool && rendering.asBoolean();
}

/** Does a JPEG stream carry EXIF, XMP or IPTC segments? */
function hasCameraData(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return false;
  let at = 2;
  while (at + 4 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xda || marker === 0xd9) return false;
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    if (marker === 0xe1 || marker === 0xed || marker === 0xfe) return true;
    at += 2 + length;
  }
  return false;
}

function xmp(stream: PDFRawStream): string {
  try {
    const bytes = decodePDFRawStream(stream).decode();
    return bytes.length > MAX_TEXT ? '' : new TextDecoder().decode(bytes).replace(/<[^>]*>/g, '\n').replace(/\s*\n\s*/g, '\n').trim();
  } catch {
    return '';
  }
} // prettier-ignore

/** How often the file was saved on top of itself: each earlier state can be brought back. */
function revisions(bytes: Uint8Array): number {
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let n = 0;
  for (let at = tail.indexOf('%%EOF'); at >= 0 && n < 100; at = tail.indexOf('%%EOF', at + 5)) n++;
  const linearised = tail.subarray(0, 1024).includes('/Linearized');
  return linearised ? n - 1 : n;
}

/** Walks a PDF's objects. Never throws: what cannot be walked is said in `hidden`. */
export async function readStructure(bytes: Uint8Array): Promise<Structure> {
  const unwalked: Hidden = { kind: 'not-inspected', where: 'structure of the file' };
  if (bytes.length > MAX_WALKED) return { ...NOTHING, hidden: [unwalked] };
  const texts = new Map<string, string[]>();
  const say = (kind: string, text = ''): void => {
    const known = texts.get(kind);
    if (known) known.push(text);
    else texts.set(kind, [text]);
  };
  try {
    const pdf = await PDFDocument.load(bytes, { password: '', ignoreEncryption: false, updateMetadata: false, throwOnInvalidObject: false, parseSpeed: Infinity });
    const { context, catalog } = pdf;
    const { off, all } = layersOf(context, catalog);
    for (const name of all) say('layer', name);
    const seen = new Set<PDFDict>();
    const walk = (value: PDFObject, depth: number): void => {
      if (depth > 30) return;
      const dict = value instanceof PDFDict ? value : value instanceof PDFRawStream ? value.dict : null;
      if (value instanceof PDFArray) for (const item of value.asArray()) if (!(item instanceof PDFRef)) walk(item, depth + 1);
      if (!dict || seen.has(dict)) return;
      seen.add(dict);
      const type = dict.get(PDFName.of('Type'));
      const typeName = type instanceof PDFName ? type.asString() : '';
      if (value instanceof PDFRawStream) {
        if (typeName === '/Metadata') say('metadata', xmp(value));
        const subtype = dict.get(PDFName.of('Subtype'));
        if (subtype instanceof PDFName && subtype.asString() === '/Image' && hasCameraData(value.contents)) say('image-metadata');
      }
      for (const [key, item] of dict.entries()) {
        const name = key.asString().slice(1);
        const kind = TELLING[name];
        if (kind && (item instanceof PDFString || item instanceof PDFHexString)) {
          const text = words(item);
          if (text.trim() !== '') say(kind, text);
        }
        if (name === 'Thumb') say('thumbnail');
        if (name === 'PieceInfo' || name === 'SpiderInfo') say('private-data');
        if (name === 'XFA') say('xfa');
        if (!(item instanceof PDFRef)) walk(item, depth + 1);
      }
    };
    for (const [, object] of context.enumerateIndirectObjects()) walk(object, 0);
    const info = context.trailerInfo.Info ? context.lookup(context.trailerInfo.Info) : undefined;
    if (info instanceof PDFDict) for (const [, value] of info.entries()) if (words(value) !== '') say('metadata', words(value));
    const hidden: Hidden[] = [...texts].map(([kind, parts]) => {
      const text = [...new Set(parts)].filter((part) => part !== '').join('\n').slice(0, MAX_TEXT);
      return { kind, where: 'file', ...(text === '' ? {} : { text }) };
    });
    const saved = revisions(bytes);
    if (saved > 1) hidden.push({ kind: 'revision', where: `${saved - 1} earlier state(s) of the file` });
    return { hidden, off, opaque: isOpaque(catalog) };
  } catch {
    return { ...NOTHING, hidden: [unwalked] };
  }
} // prettier-ignore
