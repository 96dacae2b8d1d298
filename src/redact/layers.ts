// Optional content (ISO 32000-2, 8.11): is a layer shown when the file is opened? What no reader of the page was shown
// is never released, so hidden layers are left out. Not here: walking the content that the layers hold.
import type { PDFContext } from '@cantoo/pdf-lib';
import { Uncopyable } from './copy.ts';
import { entry, identityOf, itemsOf, nameOf, rawEntry, resolve, type Found } from './objects.ts';
import { PDFArray } from '@cantoo/pdf-lib';

/** Which groups are off at opening. */
export interface Layers {
  readonly off: ReadonlySet<unknown>;
  readonly on: ReadonlySet<unknown>;
  readonly offUnlessNamed: boolean;
}

const keysOf = (context: PDFContext, value: Found): Set<unknown> => {
  const array = resolve(context, value);
  return new Set(array instanceof PDFArray ? array.asArray().map(identityOf) : []);
};

/** The default configuration of the document. */
export function readLayers(context: PDFContext): Layers {
  const config = entry(context, entry(context, context.trailerInfo.Root, 'OCProperties'), 'D');
  return {
    off: keysOf(context, entry(context, config, 'OFF')),
    on: keysOf(context, entry(context, config, 'ON')),
    offUnlessNamed: nameOf(entry(context, config, 'BaseState')) === 'OFF',
  };
}

/** Is what carries this membership (a group or a membership dictionary, perhaps a reference) hidden? Throws Uncopyable where only a viewer can tell. */
export function isHidden(context: PDFContext, layers: Layers, membership: Found): boolean {
  const found = resolve(context, membership);
  if (!membership || !found) return false;
  if (nameOf(entry(context, found, 'Type')) !== 'OCMD') return isOff(layers, membership);
  if (entry(context, found, 'VE') !== undefined) throw new Uncopyable('layer with a formula');
  const raw = rawEntry(context, found, 'OCGs');
  const list = itemsOf(context, raw) === undefined ? (raw ? [raw] : []) : (resolve(context, raw) as PDFArray).asArray();
  if (list.length === 0) return false;
  const off = list.map((one) => isOff(layers, one));
  switch (nameOf(entry(context, found, 'P')) ?? 'AnyOn') {
    case 'AllOn':
      return off.some(Boolean);
    case 'AnyOff':
      return !off.some(Boolean);
    case 'AllOff':
      return !off.every(Boolean);
    default:
      return off.every(Boolean);
  }
}

function isOff(layers: Layers, group: Found): boolean {
  if (!group) return false;
  const key = identityOf(group);
  return layers.off.has(key) || (layers.offUnlessNamed && !layers.on.has(key));
}
