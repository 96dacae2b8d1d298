// Print as samples, for tests: letters as grey pixels, and as a picture object for a hand-written PDF. Not here: real documents.
import { createRequire } from 'node:module';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';

// Machines without any font of their own print too.
GlobalFonts.registerFromPath(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'), 'Sample');

/** Lines of print as grey pixels (one byte each) of a picture `width` wide. */
export function printed(
  lines: readonly string[],
  { width = 600, size = 32, ink = '#000', paper = '#fff' } = {},
): { readonly width: number; readonly height: number; readonly data: Uint8Array } {
  const height = Math.round(size * 1.6 * lines.length + size * 0.6);
  const context = createCanvas(width, height).getContext('2d');
  context.fillStyle = paper;
  context.fillRect(0, 0, width, height);
  context.fillStyle = ink;
  context.font = `${size}px Sample`;
  lines.forEach((line, i) => context.fillText(line, size * 0.6, size * 1.4 + size * 1.6 * i));
  const { data } = context.getImageData(0, 0, width, height);
  return { width, height, data: Uint8Array.from({ length: width * height }, (_, i) => data[i * 4] ?? 255) };
}

/** A picture object for `makePage`'s `more`; `extra` are further entries. */
export const pictureObject = (
  picture: { readonly width: number; readonly height: number; readonly data: Uint8Array },
  extra = '',
): readonly [string, string] => [
  `/Type /XObject /Subtype /Image /Width ${picture.width} /Height ${picture.height} /ColorSpace /DeviceGray /BitsPerComponent 8 ${extra}`,
  Buffer.from(picture.data).toString('latin1'),
];
