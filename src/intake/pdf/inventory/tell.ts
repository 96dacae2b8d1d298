// What a single dictionary of a PDF says that no page shows, by its keys. One row per key; the tables are ISO 32000-2's.
// Not here: walking the file (walk.ts), pictures (photographs.ts), text of pages.
import { PDFArray, PDFHexString, PDFRawStream, PDFString } from '@cantoo/pdf-lib';
import type { PDFContext, PDFObject, PDFDict } from '@cantoo/pdf-lib';
import type { Say } from './tally.ts';
import { dictOf, entry, itemsOf, key, nameOf, readableRuns, resolve, unpack, words, wordsOfMarkup } from './values.ts';

/** Keys of the catalogue (table 29) and of a page (table 31). Others are private, or newer than this list. */
const CATALOG = new Set(
  `Type Version Extensions Pages PageLabels Names Dests ViewerPreferences PageLayout PageMode Outlines Threads OpenAction AA URI
  AcroForm Metadata StructTreeRoot MarkInfo Lang SpiderInfo OutputIntents PieceInfo OCProperties Perms Legal Requirements
  Collection NeedsRendering DSS AF DPartRoot`.split(/\s+/),
);
const PAGE = new Set(
  `Type Parent LastModified Resources MediaBox CropBox BleedBox TrimBox ArtBox BoxColorInfo Contents Rotate Group Thumb B Dur
  Trans Annots AA Metadata PieceInfo StructParents ID PZ SeparationInfo Tabs TemplateInstantiated PresSteps UserUnit VP AF
  OutputIntents DPart`.split(/\s+/),
);

/** Actions that reach outside the file or show and hide things. Going to a place in it is no finding. */
const ACTIONS: Readonly<Record<string, string>> = {
  Launch: 'starts a program or file',
  SubmitForm: 'sends the form away',
  ImportData: 'loads data',
  GoToR: 'opens another file',
  GoToE: 'opens an embedded file',
  Hide: 'shows or hides things',
  Rendition: 'plays media',
  Sound: 'plays sound',
  Movie: 'plays a film',
  SetOCGState: 'switches layers',
};

/** All words below a value, however deep, references followed a little. For private data, whose shape nobody knows. */
export function wordsBelow(context: PDFContext, value: PDFObject | undefined, depth = 0): string {
  if (depth > 6) return '';
  const found = resolve(context, value);
  if (found instanceof PDFString || found instanceof PDFHexString) return words(found);
  if (found instanceof PDFArray) return found.asArray().slice(0, 2000).map((item) => wordsBelow(context, item, depth + 1)).filter((text) => text !== '').join('\n');
  const dict = dictOf(found);
  if (!dict) return '';
  const parts = dict.entries().filter(([name]) => nameOf(name) !== 'Parent').map(([, item]) => wordsBelow(context, item, depth + 1));
  if (found instanceof PDFRawStream) parts.push(readableRuns(unpack(found) ?? found.contents));
  return parts.filter((text) => text !== '').join('\n');
} // prettier-ignore

/** The words of a string or of a stream of text (scripts and rich text may be either). */
function textOf(value: PDFObject | undefined): string {
  if (!(value instanceof PDFRawStream)) return words(value);
  const bytes = unpack(value);
  if (!bytes) return '';
  const wide = (bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0xff && bytes[1] === 0xfe);
  return wide ? new TextDecoder(bytes[0] === 0xfe ? 'utf-16be' : 'utf-16le').decode(bytes) : new TextDecoder().decode(bytes);
} // prettier-ignore

/** What is told of a dictionary that stands at `where` ("page 3", "file"). */
export function tellDict(context: PDFContext, dict: PDFDict, where: string, say: Say): void {
  const type = nameOf(entry(context, dict, 'Type'));
  const isField = dict.has(key('FT')) || dict.has(key('DV')) || (dict.has(key('Kids')) && dict.has(key('T')));
  for (const [name, item] of dict.entries()) {
    switch (nameOf(name)) {
      case 'URI':
        if (where === 'file' && words(item) !== '') say('link', 'links that are no page’s own', words(item));
        break;
      case 'Alt':
      case 'ActualText':
      case 'E':
        if (words(item) !== '') say('alternative-text', where === 'file' ? 'tags of the document' : where, words(item));
        break;
      case 'JS':
        say('javascript', where === 'file' ? 'scripts of the document' : where, textOf(resolve(context, item)));
        break;
      case 'T':
      case 'TU':
      case 'TM':
      case 'V':
      case 'DV':
      case 'RV': {
        const value = resolve(context, item);
        const text = value instanceof PDFArray ? wordsBelow(context, value) : textOf(value);
        if (isField && text !== '') say('form-field', where === 'file' ? 'fields that no page shows' : where, text);
        break;
      }
      case 'S':
        if (ACTIONS[nameOf(item)] && !dict.has(key('K')) && type !== 'StructElem') {
          const target = wordsBelow(context, dict.get(key('F')));
          say('action', `${where}: ${ACTIONS[nameOf(item)] ?? ''}`, target);
        }
        break;
      case 'Thumb':
        say('thumbnail', `small picture of ${where}`);
        break;
      case 'PieceInfo':
      case 'SpiderInfo':
        say('private-data', `${where}: data of the program that made it`, wordsBelow(context, item));
        break;
      case 'GPTS':
      case 'LPTS':
        say('map-coordinates', where);
        break;
      case 'EF':
        break;
      case 'RichMediaContent':
      case '3DD':
      case 'Sound':
      case 'Movie':
        say('media', where, wordsBelow(context, item));
        break;
    }
  }
  if (type === 'Sig' || type === 'DocTimeStamp') tellSignature(context, dict, where, say);
  if (type === 'StructElem' || dict.has(key('Pg'))) {
    const title = words(entry(context, dict, 'T'));
    if (title !== '') say('alternative-text', 'tags of the document', title);
  }
}

function tellSignature(context: PDFContext, dict: PDFDict, where: string, say: Say): void {
  const said = ['Name', 'Reason', 'Location', 'ContactInfo', 'M'].map((name) => words(entry(context, dict, name)));
  // The container holds the signer's certificate: name, organisation, often a mail address.
  const container = entry(context, dict, 'Contents');
  const bytes = container instanceof PDFHexString || container instanceof PDFString ? container.asBytes() : null;
  const inside = bytes ? readableRuns(bytes.subarray(0, bytes.findLastIndex((byte) => byte !== 0) + 1), 5) : '';
  say('signature', where === 'file' ? 'digital signatures' : where, [...said, inside].filter((text) => text !== '').join('\n'));
} // prettier-ignore

/** XMP of whatever holds it: the document, a page, a picture, a font. */
export function tellMetadata(stream: PDFRawStream, where: string, say: Say): void {
  const bytes = unpack(stream);
  say('metadata', where, bytes ? wordsOfMarkup(bytes) : '');
}

/** What the catalogue says that no page shows. */
export function tellCatalog(context: PDFContext, catalog: PDFDict, say: Say): void {
  for (const [name, item] of catalog.entries()) {
    if (!CATALOG.has(nameOf(name))) say('private-data', 'catalogue of the file', wordsBelow(context, item));
  }
  const form = dictOf(entry(context, catalog, 'AcroForm'));
  const xfa = entry(context, form, 'XFA');
  if (xfa) {
    const parts = xfa instanceof PDFArray ? xfa.asArray() : [xfa];
    for (const part of parts) {
      const stream = resolve(context, part);
      if (stream instanceof PDFRawStream) say('xfa', 'form data (XFA)', wordsOfMarkup(unpack(stream) ?? new Uint8Array()));
    }
  }
  const labels = dictOf(entry(context, catalog, 'PageLabels'));
  const prefixes = labels ? wordsBelow(context, labels) : '';
  if (prefixes.trim() !== '') say('page-label', 'labels of the pages', prefixes);
  for (const thread of itemsOf(entry(context, catalog, 'Threads'))) {
    say('article-thread', 'articles of the document', wordsBelow(context, entry(context, dictOf(resolve(context, thread)), 'I')));
  }
  const names = dictOf(entry(context, catalog, 'Names'));
  for (const [name, item] of names?.entries() ?? []) {
    if (/^(?:IDS|URLS|Renditions|AlternatePresentations)$/.test(nameOf(name))) say('private-data', 'names of the file', wordsBelow(context, item));
  }
  if (catalog.has(key('DSS'))) say('signature', 'certificates of the document', wordsBelow(context, catalog.get(key('DSS'))));
  if (catalog.has(key('Legal'))) say('private-data', 'legal attestations', wordsBelow(context, catalog.get(key('Legal'))));
} // prettier-ignore

/** Private keys of a page. */
export function tellPage(context: PDFContext, page: PDFDict, no: number, say: Say): void {
  for (const [name, item] of page.entries()) {
    const value = resolve(context, item);
    const holds = value instanceof PDFString || value instanceof PDFHexString || value instanceof PDFArray || dictOf(value);
    if (!PAGE.has(nameOf(name)) && holds) say('private-data', `page ${no}: an entry of no known kind`, wordsBelow(context, item));
  }
} // prettier-ignore
