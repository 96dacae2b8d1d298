// Layers (optional content, ISO 32000-2, 8.11) and which of them are off when the file is opened. The page engine tells
// the layer of a piece of content by its name only; two layers may share a name, a membership has none, and of whole forms
// and pictures it tells nothing. So where anything is off, the pages are read from a copy in which it is marked.
import { PDFDict, PDFName, PDFRawStream, PDFString } from '@cantoo/pdf-lib';
import type { PDFContext, PDFDocument, PDFObject, PDFRef } from '@cantoo/pdf-lib';
import { dictOf, entry, itemsOf, key, nameOf, resolve, unpack, words } from './values.ts';

/** The name that marks what is off in the copy; every other layer is given another. Plain letters: the engine does not decode it. */
export const OFF = 'off';

export interface Layers {
  /** Names of all layers. */
  readonly names: readonly string[];
  /** Names of those that are off: for files whose copy cannot be made. */
  readonly off: ReadonlySet<string>;
  /** Is what carries this group or membership off? */
  readonly isOff: (membership: PDFObject | undefined) => boolean;
}

/** The layers of a file and their state at opening. */
export function readLayers(context: PDFContext, catalog: PDFDict): Layers {
  const properties = dictOf(entry(context, catalog, 'OCProperties'));
  const shown = dictOf(entry(context, properties, 'D'));
  const groups = (dict: PDFDict | null, name: string): (PDFDict | null)[] =>
    itemsOf(entry(context, dict, name)).map((item) => dictOf(resolve(context, item)));
  const all = groups(properties, 'OCGs');
  const off = new Set(groups(shown, 'OFF'));
  if (nameOf(entry(context, shown, 'BaseState')) === 'OFF') {
    const on = new Set(groups(shown, 'ON'));
    for (const group of all) if (!on.has(group)) off.add(group);
  }
  off.delete(null);
  const isOff = (membership: PDFObject | undefined): boolean => {
    const dict = dictOf(resolve(context, membership));
    if (!dict || off.size === 0) return false;
    if (nameOf(entry(context, dict, 'Type')) !== 'OCMD') return off.has(dict);
    // A formula is left to the reader of the page: what it hides counts as seen, and is searched.
    if (dict.has(key('VE'))) return false;
    const listed = entry(context, dict, 'OCGs');
    const members = listed instanceof PDFDict ? [listed] : groups(dict, 'OCGs').filter((one) => one !== null);
    if (members.length === 0) return false;
    const states = members.map((one) => off.has(one));
    switch (nameOf(entry(context, dict, 'P'))) {
      case 'AllOn':
        return states.some(Boolean);
      case 'AnyOff':
        return !states.some(Boolean);
      case 'AllOff':
        return !states.every(Boolean);
      default:
        return states.every(Boolean);
    }
  };
  const title = (group: PDFDict | null): string => words(entry(context, group, 'Name'));
  const names = all.map(title);
  return { names, off: new Set([...off].map(title).filter((name) => name !== '')), isOff };
}

/** Marks everything that is off and saves a copy to read pages from; null where nothing is off, or no copy can be made. */
export async function markOff(pdf: PDFDocument, layers: Layers): Promise<Uint8Array | null> {
  const { context } = pdf;
  let marked = 0;
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    const dict = dictOf(object);
    if (!dict) continue;
    marked += hideNotes(context, dict, layers);
    const type = nameOf(entry(context, dict, 'Type'));
    if (/^OC(?:G|MD)$/.test(type)) {
      // Names of layers that are on are taken away too: only what is marked is off.
      const isOff = layers.isOff(object);
      dict.set(key('Name'), PDFString.of(isOff ? OFF : 'on'));
      if (isOff) marked++;
    } else if (object instanceof PDFRawStream && layers.isOff(dict.get(key('OC')))) {
      if (nameOf(entry(context, dict, 'Subtype')) === 'Form' && wrap(context, ref, object)) marked++;
    }
  }
  if (marked === 0) return null;
  return pdf.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false }).catch(() => null);
}

/** Flag of an annotation that is not shown (ISO 32000-2, table 167). */
const HIDDEN = 2;

/** A stamp or note of a page that lies in a layer that is off is not shown: the engine knows a flag for that only. */
function hideNotes(context: PDFContext, page: PDFDict, layers: Layers): number {
  let hidden = 0;
  for (const one of itemsOf(entry(context, page, 'Annots'))) {
    const note = dictOf(resolve(context, one));
    if (!note || !layers.isOff(note.get(key('OC')))) continue;
    note.set(key('F'), context.obj((Number(entry(context, note, 'F')?.toString()) || 0) | HIDDEN));
    hidden++;
  }
  return hidden;
}

/** Puts a form's content between marks, as its own /OC would have it. */
function wrap(context: PDFContext, ref: PDFRef, form: PDFRawStream): boolean {
  const content = unpack(form);
  if (!content) return false;
  const { dict } = form;
  const resources = dictOf(entry(context, dict, 'Resources')) ?? context.obj({});
  const properties = dictOf(entry(context, resources, 'Properties')) ?? context.obj({});
  properties.set(key('BlotterOff'), context.obj({ Type: 'OCG', Name: PDFString.of(OFF) }));
  resources.set(key('Properties'), properties);
  const wrapped = Buffer.concat([Buffer.from('/OC /BlotterOff BDC\n'), content, Buffer.from('\nEMC\n')]);
  const made = context.stream(new Uint8Array(wrapped), {});
  for (const [name, value] of dict.entries()) {
    if (!/^(?:Filter|DecodeParms|Length|Resources)$/.test(nameOf(name))) made.dict.set(PDFName.of(nameOf(name)), value);
  }
  made.dict.set(key('Resources'), resources);
  context.assign(ref, made);
  return true;
}
