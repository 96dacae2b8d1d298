// What resources may carry into the new file: colour spaces, functions, shadings and graphics states by list of keys.
// Everything else stays behind. Not here: fonts, pictures, forms and patterns, which have rooms of their own.
import { PDFArray, PDFHexString, PDFRawStream, PDFString, type PDFContext, type PDFObject } from '@cantoo/pdf-lib';
import { decodePlain } from './filters.ts';
import {
  boolOf,
  entry,
  itemsOf,
  makeArray,
  makeDict,
  makeName,
  makeNumber,
  makeStream,
  nameOf,
  numberOf,
  numbersOf,
  resolve,
  type Found,
} from './objects.ts';

/** Something in a resource that cannot be copied safely: its page becomes a picture. */
export class Uncopyable extends Error {}

const DEVICE: Readonly<Record<string, string>> = {
  DeviceGray: 'DeviceGray',
  DeviceRGB: 'DeviceRGB',
  DeviceCMYK: 'DeviceCMYK',
  G: 'DeviceGray',
  RGB: 'DeviceRGB',
  CMYK: 'DeviceCMYK',
  CalGray: 'DeviceGray',
  CalRGB: 'DeviceRGB',
  Pattern: 'Pattern',
};
const PARTS: Readonly<Record<string, number>> = { DeviceGray: 1, DeviceRGB: 3, DeviceCMYK: 4 };
const COLORANTS = new Set(['All', 'None', 'Cyan', 'Magenta', 'Yellow', 'Black']);

/** A colour space in the new file and the number of its components (0 for Pattern). */
export interface Space {
  readonly object: PDFObject;
  readonly parts: number;
}

const device = (name: string): Space => ({ object: makeName(name), parts: PARTS[name] ?? 0 });

/** ICC profiles are files with text of their own: the device space with as many components stands in for them. */
export function copySpace(from: PDFContext, to: PDFContext, value: Found, depth = 0): Space {
  const found = resolve(from, value);
  const plain = nameOf(found);
  if (plain !== undefined) {
    const known = DEVICE[plain];
    if (known === undefined) throw new Uncopyable('colour space');
    return device(known);
  }
  const items = itemsOf(from, found);
  const family = nameOf(items?.[0]);
  if (!items || family === undefined || depth > 4) throw new Uncopyable('colour space');
  switch (family) {
    case 'ICCBased': {
      const parts = numberOf(entry(from, items[1], 'N'));
      return device(parts === 1 ? 'DeviceGray' : parts === 4 ? 'DeviceCMYK' : 'DeviceRGB');
    }
    case 'Lab': {
      const white = numbersOf(from, entry(from, items[1], 'WhitePoint'));
      const range = numbersOf(from, entry(from, items[1], 'Range'));
      if (!white) throw new Uncopyable('colour space');
      const dict = makeDict(to, { WhitePoint: makeArray(to, white), Range: range && makeArray(to, range) });
      return { object: makeArray(to, [makeName('Lab'), dict]), parts: 3 };
    }
    case 'Indexed':
    case 'I': {
      const base = copySpace(from, to, items[1], depth + 1);
      const top = Math.min(Math.max(numberOf(items[2]) ?? 0, 0), 255);
      const table = tableOf(from, items[3]).subarray(0, (top + 1) * base.parts);
      const hex = PDFHexString.of(Buffer.from(table).toString('hex'));
      return { object: makeArray(to, [makeName('Indexed'), base.object, top, hex]), parts: 1 };
    }
    case 'Separation': {
      const name = nameOf(items[1]) ?? '';
      const base = copySpace(from, to, items[2], depth + 1);
      const tint = copyFunction(from, to, items[3]);
      const colorant = makeName(COLORANTS.has(name) ? name : 'Spot');
      return { object: makeArray(to, [makeName('Separation'), colorant, base.object, tint]), parts: 1 };
    }
    case 'DeviceN': {
      const names = itemsOf(from, items[1]) ?? [];
      const base = copySpace(from, to, items[2], depth + 1);
      const tint = copyFunction(from, to, items[3]);
      const neutral = names.map((name, i) =>
        makeName(COLORANTS.has(nameOf(name) ?? '') ? (nameOf(name) ?? '') : `Spot${i}`),
      );
      return {
        object: makeArray(to, [makeName('DeviceN'), makeArray(to, neutral), base.object, tint]),
        parts: names.length,
      };
    }
    case 'Pattern':
      return items.length < 2
        ? device('Pattern')
        : { object: makeArray(to, [makeName('Pattern'), copySpace(from, to, items[1], depth + 1).object]), parts: 0 };
    default: {
      const known = DEVICE[family];
      if (known === undefined) throw new Uncopyable('colour space');
      return device(known);
    }
  }
}

function tableOf(from: PDFContext, value: Found): Uint8Array {
  if (value instanceof PDFString || value instanceof PDFHexString) return value.asBytes();
  const bytes = decodePlain(from, value);
  if (!bytes) throw new Uncopyable('colour table');
  return bytes;
}

const CALCULATOR = /^[\s{}\d.+\-a-z]*$/;

/** A function of any of the four types (7.10), or an array of functions. */
export function copyFunction(from: PDFContext, to: PDFContext, value: Found, depth = 0): PDFObject {
  const found = resolve(from, value);
  if (nameOf(found) === 'Identity') return makeName('Identity');
  const several = found instanceof PDFArray ? itemsOf(from, found) : undefined;
  if (depth > 6) throw new Uncopyable('function');
  if (several)
    return makeArray(
      to,
      several.map((one) => copyFunction(from, to, one, depth + 1)),
    );
  const type = numberOf(entry(from, found, 'FunctionType'));
  const list = (key: string) => {
    const numbers = numbersOf(from, entry(from, found, key));
    return numbers && makeArray(to, numbers);
  };
  const number = (key: string) => {
    const n = numberOf(entry(from, found, key));
    return n === undefined ? undefined : makeNumber(n);
  };
  const common = { FunctionType: makeNumber(type ?? 0), Domain: list('Domain'), Range: list('Range') };
  if (type === 2) return makeDict(to, { ...common, C0: list('C0'), C1: list('C1'), N: number('N') });
  if (type === 3) {
    const parts = itemsOf(from, entry(from, found, 'Functions')) ?? [];
    const functions = makeArray(
      to,
      parts.map((one) => copyFunction(from, to, one, depth + 1)),
    );
    return makeDict(to, { ...common, Functions: functions, Bounds: list('Bounds'), Encode: list('Encode') });
  }
  const bytes = decodePlain(from, found);
  if (!bytes || (type !== 0 && type !== 4)) throw new Uncopyable('function');
  if (type === 4) {
    const program = Buffer.from(bytes)
      .toString('latin1')
      .replace(/%[^\r\n]*/g, ' ')
      .trim();
    if (!CALCULATOR.test(program)) throw new Uncopyable('function');
    return to.register(makeStream(to, common, program.replace(/\s+/g, ' ')));
  }
  const sampled = {
    Size: list('Size'),
    BitsPerSample: number('BitsPerSample'),
    Encode: list('Encode'),
    Decode: list('Decode'),
  };
  const size = numbersOf(from, entry(from, found, 'Size')) ?? [];
  const outputs = (numbersOf(from, entry(from, found, 'Range')) ?? []).length / 2;
  const bits = size.reduce((all, n) => all * n, 1) * outputs * (numberOf(entry(from, found, 'BitsPerSample')) ?? 0);
  // What stands behind the last sample is read by nobody.
  return to.register(makeStream(to, { ...common, ...sampled }, bytes.subarray(0, Math.ceil(bits / 8))));
}

/** Can a shading show a picture: over the plane, or by samples enough to draw letters with? */
export function isPictorial(from: PDFContext, value: Found): boolean {
  const found = resolve(from, value);
  const type = numberOf(entry(from, found, 'ShadingType'));
  const functions = entry(from, found, 'Function');
  const sampled = (itemsOf(from, functions) ?? [functions]).some(
    (one) => (numbersOf(from, entry(from, one, 'Size')) ?? []).reduce((all, n) => all * n, 1) > 64,
  );
  return (type !== 2 && type !== 3) || sampled;
}

/** A shading of types 1–3 (8.7.4.5). Meshes can carry a picture: they are not copied. */
export function copyShading(from: PDFContext, to: PDFContext, value: Found): PDFObject {
  const found = resolve(from, value);
  const type = numberOf(entry(from, found, 'ShadingType'));
  if (type === undefined || type < 1 || type > 3) throw new Uncopyable('mesh shading');
  const list = (key: string) => {
    const numbers = numbersOf(from, entry(from, found, key));
    return numbers && makeArray(to, numbers);
  };
  const extend = itemsOf(from, entry(from, found, 'Extend'))?.map(boolOf);
  const [start, end] = extend ?? [];
  return makeDict(to, {
    ShadingType: makeNumber(type),
    ColorSpace: copySpace(from, to, entry(from, found, 'ColorSpace')).object,
    Background: list('Background'),
    BBox: list('BBox'),
    Coords: list('Coords'),
    Domain: list('Domain'),
    Matrix: list('Matrix'),
    Function: copyFunction(from, to, entry(from, found, 'Function')),
    Extend: extend && makeArray(to, [to.obj(start === true), to.obj(end === true)]),
  });
}

const STATE_NUMBERS = ['LW', 'LC', 'LJ', 'ML', 'FL', 'SM', 'CA', 'ca', 'OPM'] as const;
const STATE_FLAGS = ['OP', 'op', 'SA', 'AIS', 'TK'] as const;
const STATE_NAMES = ['RI', 'BM'] as const;
const NAMES = /^[A-Z][A-Za-z]{1,20}$/;

/** The plain entries of a graphics state (8.4.5); soft masks are the caller's. */
export function copyState(from: PDFContext, to: PDFContext, value: Found): Record<string, PDFObject | undefined> {
  const entries: Record<string, PDFObject | undefined> = {};
  for (const key of STATE_NUMBERS) {
    const n = numberOf(entry(from, value, key));
    if (n !== undefined) entries[key] = makeNumber(n);
  }
  for (const key of STATE_FLAGS) {
    const flag = boolOf(entry(from, value, key));
    if (flag !== undefined) entries[key] = to.obj(flag);
  }
  for (const key of STATE_NAMES) {
    const found = entry(from, value, key);
    const name = nameOf(found) ?? nameOf(itemsOf(from, found)?.[0]);
    if (name !== undefined && NAMES.test(name)) entries[key] = makeName(name);
  }
  const [dashes, phase] = itemsOf(from, entry(from, value, 'D')) ?? [];
  const dash = numbersOf(from, dashes);
  if (dash && dash.length > 10) throw new Uncopyable('dashes without end');
  if (dash) entries['D'] = makeArray(to, [makeArray(to, dash), numberOf(phase) ?? 0]);
  return entries;
}

/** A stream that the resources point at, for those who copy its content. */
export const isStream = (value: Found): value is PDFRawStream => value instanceof PDFRawStream;
