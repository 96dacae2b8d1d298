// The attacker that looks: tesseract on every page as it shows, on every page drawn as bare outlines (what is white, clipped or
// covered shows as well), and on the samples of every picture, shown or not, in both polarities. Used where the programs are installed.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { streamsOf } from './bytes.ts';
import { leaksText, type Hunt } from './leak.ts';
import { run, withFile } from './programs.ts';

interface Look {
  readonly width: number;
  readonly height: number;
  readonly data: Buffer;
}
const MARGIN = { top: 24, bottom: 24, left: 24, right: 24, background: '#fff' };

/** A picture as grey samples, over the full range, at a size that can be read; null for dots and for unknown packings. */
async function look(picture: Sharp): Promise<Look | null> {
  try {
    const source = await picture
      .flatten({ background: '#fff' })
      .greyscale()
      .png()
      .toBuffer({ resolveWithObject: true });
    const { width, height } = source.info;
    if (width < 12 || height < 6 || width * height > 4e7) return null;
    const grown = height < 60 ? Math.min(4, Math.ceil(90 / height)) : 1;
    const { data, info } = await sharp(source.data)
      .resize(width * grown, height * grown)
      .toColourspace('b-w')
      .raw()
      .toBuffer({ resolveWithObject: true });
    const [low, high] = data.reduce(([a, b], n) => [Math.min(a, n), Math.max(b, n)], [255, 0]);
    const stretched = Buffer.from(data.map((n) => ((n - low) * 255) / Math.max(high - low, 1)));
    return { width: info.width, height: info.height, data: stretched };
  } catch {
    return null;
  }
}

/** Samples of picture streams as numbers, whatever their colours, masks and decode arrays say: each plane on its own. */
function planes(bytes: Buffer): Sharp[] {
  const found: Sharp[] = [];
  for (const { head, readings } of streamsOf(bytes)) {
    const number = (key: string): number => Number(new RegExp(`/${key} (\\d+)`).exec(head)?.[1] ?? 0);
    const [width, height, bits] = [number('Width'), number('Height'), number('BitsPerComponent') || 1];
    if (width < 12 || height < 6) continue;
    for (const data of readings) {
      const parts = bits >= 8 ? data.length / (width * height) : 0;
      if (bits === 1 && data.length >= Math.ceil(width / 8) * height) {
        const row = Math.ceil(width / 8);
        const one = Buffer.from(
          Array.from(
            { length: width * height },
            (_, i) =>
              (((data[Math.floor(i / width) * row + ((i % width) >> 3)] ?? 0) >> (7 - ((i % width) & 7))) & 1) * 255,
          ),
        );
        found.push(sharp(one, { raw: { width, height, channels: 1 } }));
      } else if (parts >= 1 && parts < 9)
        for (let part = 0; part < Math.floor(parts); part++) {
          const step = Math.floor(parts);
          const one = Buffer.from(Array.from({ length: width * height }, (_, i) => data[i * step + part] ?? 0));
          found.push(sharp(one, { raw: { width, height, channels: 1 } }));
        }
    }
  }
  return found;
}

/** Does tesseract read five letters of the secret off these, one below the other, as they are and inside out? */
async function reads(looks: readonly (Look | null)[], folder: string, hunt: Hunt, both: boolean): Promise<boolean> {
  const seen = looks.filter((one): one is Look => one !== null);
  // Pictures that are one colour all over are not worth a look.
  const busy = seen.filter(({ data }) => data.some((n) => Math.abs(n - (data[0] ?? 0)) > 24));
  if (busy.length === 0) return false;
  const width = Math.max(...busy.map((one) => one.width)) + 48;
  for (const negative of both ? [false, true] : [false]) {
    const layers: { input: Buffer; top: number; left: number }[] = [];
    let top = 0;
    for (const { width: w, height: h, data } of busy) {
      const input = sharp(data, { raw: { width: w, height: h, channels: 1 } });
      layers.push({ input: await (negative ? input.negate() : input).extend(MARGIN).png().toBuffer(), top, left: 0 });
      top += h + 48;
    }
    const at = join(folder, 'look.png');
    await sharp({ create: { width, height: top, channels: 3, background: '#fff' }, limitInputPixels: false })
      .composite(layers)
      .withMetadata({ density: 200 })
      .png({ compressionLevel: 1 })
      .toFile(at);
    const out = await run('tesseract', [at, '-', '--psm', '6', '-l', 'eng']);
    if (out !== null && leaksText(out.toString('utf8'), hunt)) return true;
  }
  return false;
}

/** A page drawn by mutool as bare outlines: no fill, no clip, no transparency. */
async function outlines(file: string, folder: string): Promise<(Look | null)[]> {
  await run('mutool', ['draw', '-q', '-F', 'svg', '-o', join(folder, 'lines%d.svg'), file]);
  return Promise.all(
    readdirSync(folder)
      .filter((name) => name.startsWith('lines'))
      .map((name) => {
        const svg = readFileSync(join(folder, name), 'latin1')
          .replace(/ (?:clip-path|mask|fill-opacity|opacity|stroke|stroke-width|stroke-opacity)="[^"]*"/g, '')
          .replace(/ fill="[^"]*"/g, '')
          .replace(/<(path|rect|polygon|use|text|tspan) /g, '<$1 fill="none" stroke="#000" stroke-width="0.3" ');
        return look(sharp(Buffer.from(svg, 'latin1'), { density: 200 }));
      }),
  );
}

/** Where the secret can be seen; null where it cannot, and where the programs are missing. */
export function attackByEye(bytes: Uint8Array, hunt: Hunt): Promise<string | null> {
  return withFile(bytes, async (file, folder) => {
    await run('pdftoppm', ['-r', '200', '-gray', '-png', file, join(folder, 'page')]);
    const named = (start: string) =>
      readdirSync(folder)
        .filter((name) => name.startsWith(start))
        .map((name) => join(folder, name));
    const pages = await Promise.all(named('page').map((name) => look(sharp(name))));
    if (await reads(pages, folder, hunt, false)) return 'the page as seen';
    await run('pdfimages', ['-png', file, join(folder, 'picture')]);
    const pictures = [...named('picture').map((name) => sharp(name)), ...planes(Buffer.from(bytes))];
    if (await reads(await Promise.all(pictures.map(look)), folder, hunt, true)) return 'samples of a picture';
    if (await reads(await outlines(file, folder), folder, hunt, false)) return 'outlines on a page';
    return null;
  });
}
