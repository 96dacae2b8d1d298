// Bytes of a picture that no sample needs: the fill at the end of a row, and palette entries that nothing points at. A viewer
// never shows them, so anything can stand there. Not here: samples that are shown (pixels.ts).
import { PDFArray, PDFHexString, PDFName, PDFNumber, type PDFContext, type PDFObject } from '@cantoo/pdf-lib';

/**
 * Sets the fill bits of every row to 0, in place. `row` is the length of a row in bytes, with its fraction. True where the
 * fill said nothing before: all 0, or all 1.
 */
export function clearFill(samples: Uint8Array, row: number): boolean {
  const whole = Math.ceil(row);
  const bits = Math.round((whole - row) * 8);
  if (bits === 0) return true;
  const mask = (1 << bits) - 1;
  let zeros = true;
  let ones = true;
  for (let at = whole - 1; at < samples.length; at += whole) {
    const fill = (samples[at] ?? 0) & mask;
    zeros &&= fill === 0;
    ones &&= fill === mask;
    samples[at] = (samples[at] ?? 0) & ~mask;
  }
  return zeros || ones;
}

interface Palette {
  readonly base: PDFObject;
  readonly table: Uint8Array;
  readonly size: number;
  readonly entries: number;
}

/** The number of components of the space that a palette is in. */
function partsOf(base: PDFObject): number {
  const plain = base instanceof PDFName ? base.asString() : null;
  if (plain !== null) return { '/DeviceGray': 1, '/DeviceCMYK': 4 }[plain] ?? 3;
  const family = base instanceof PDFArray ? base.get(0) : undefined;
  if (family === PDFName.of('Lab')) return 3;
  const names = base instanceof PDFArray ? base.get(1) : undefined;
  return names instanceof PDFArray ? names.size() : 1;
}

function paletteOf(space: PDFObject): Palette | null {
  if (!(space instanceof PDFArray) || space.get(0) !== PDFName.of('Indexed')) return null;
  const top = space.get(2);
  const table = space.get(3);
  if (!(top instanceof PDFNumber) || !(table instanceof PDFHexString)) return null;
  const entries = top.asNumber() + 1;
  const bytes = table.asBytes();
  const base = space.get(1);
  return { base, table: bytes, size: partsOf(base), entries };
}

const write = (to: PDFContext, { base }: Palette, table: Uint8Array, entries: number): PDFObject => {
  const space = PDFArray.withContext(to);
  for (const part of [PDFName.of('Indexed'), base, PDFNumber.of(entries - 1)]) space.push(part);
  space.push(PDFHexString.of(Buffer.from(table).toString('hex')));
  return space;
};

/** A palette without what samples of that many values cannot point at; any other space as it is. */
export function trimPalette(to: PDFContext, space: PDFObject, values: number): PDFObject {
  const palette = paletteOf(space);
  if (!palette || palette.entries <= values) return space;
  return write(to, palette, palette.table.subarray(0, values * palette.size), values);
}

/** The palette with every entry blank that no sample points at; null where all are used, or where there is none. */
export function usedPalette(
  to: PDFContext,
  {
    space,
    bits,
    width,
  }: { readonly space: { readonly object: PDFObject } | null; readonly bits: number; readonly width: number },
  samples: Uint8Array,
  row: number,
): PDFObject | null {
  const palette = space ? paletteOf(space.object) : null;
  if (!palette || bits > 8) return null;
  const used = new Uint8Array(256);
  const whole = Math.ceil(row);
  for (let start = 0; start < samples.length; start += whole)
    for (let x = 0; x < width; x++) {
      const bit = x * bits;
      used[((samples[start + (bit >> 3)] ?? 0) >> (8 - bits - (bit & 7))) & ((1 << bits) - 1)] = 1;
    }
  const entries = Math.min(palette.entries, 2 ** bits);
  const table = palette.table.slice(0, entries * palette.size);
  let blank = palette.entries > entries;
  for (let i = 0; i < entries; i++)
    if (used[i] === 0 && table.subarray(i * palette.size, (i + 1) * palette.size).some((n) => n !== 0)) {
      table.fill(0, i * palette.size, (i + 1) * palette.size);
      blank = true;
    }
  return blank ? write(to, palette, table, entries) : null;
}

/** Group 4 fax data (ITU-T T.6) up to the mark that ends it; whole where it has none. */
export function endFax(bytes: Uint8Array): Uint8Array {
  const END = 0x001001;
  let window = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) {
    window = ((window << 8) | (bytes[i] as number)) >>> 0;
    if (i < 2) continue;
    for (let shift = 0; shift < 8; shift++)
      if (((window >>> shift) & 0xffffff) === END) {
        const out = bytes.slice(0, i + 1);
        out[i] = (out[i] as number) & (0xff << shift);
        return out;
      }
  }
  return bytes;
}
