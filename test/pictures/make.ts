// Made-up pictures with truth, the same for the same seed: sheets as scanners, fax machines and telephones give them, wristbands,
// cards, plates, screens, and pictures without any text. All persons and numbers are made up.
import { createRequire } from 'node:module';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import type { Point, Quad, Raster } from '../../src/reading/index.ts';
import { chance, type Chance } from './chance.ts';
import { blur, grain, mapThrough, shade, warp } from './wear.ts';

for (const [face, name] of [['DejaVuSans', 'Sans'], ['DejaVuSansMono-Bold', 'Mono'], ['DejaVuSerif', 'Serif']] as const)
  GlobalFonts.registerFromPath(createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${face}.ttf`), name); // prettier-ignore

/** An identifier and where its ink stands on the picture. */
export interface Planted {
  readonly text: string;
  readonly quad: Quad;
}

export interface MadePicture {
  readonly kind: Kind;
  readonly raster: Raster;
  readonly planted: readonly Planted[];
  /** All the text, line by line. */
  readonly lines: readonly string[];
}

export const KINDS = [
  ...['scan', 'skewed', 'turned', 'fax', 'photocopy', 'stamped', 'photographed'],
  ...['wristband', 'card', 'plate', 'screen', 'no text'],
] as const satisfies readonly string[];
export type Kind = (typeof KINDS)[number];

const pick = <T>(one: Chance, list: readonly T[]): T => list[Math.floor(one() * list.length)] as T;
const digits = (one: Chance, count: number): string =>
  Array.from({ length: count }, () => Math.floor(one() * 10)).join('');
const two = (n: number): string => String(n).padStart(2, '0');

/** Made-up identifiers of one person. */
function person(one: Chance): Record<'name' | 'born' | 'nhs' | 'phone' | 'home' | 'hospital' | 'plate', string> {
  const born = `${two(1 + Math.floor(one() * 28))}/${two(1 + Math.floor(one() * 12))}/${1950 + Math.floor(one() * 55)}`;
  const street = `${1 + Math.floor(one() * 180)} ${pick(one, ['Acre', 'Quarry', 'Larch', 'Mill', 'Harbour'])} ${pick(one, ['Lane', 'Road', 'Street'])}`;
  return {
    name: `${pick(one, ['Tamsin', 'Owain', 'Farida', 'Desmond', 'Ilse'])} ${pick(one, ['Okafor', 'Penhale', 'Rahmani', 'Whitlock', 'Brandt'])}`,
    born,
    nhs: `${digits(one, 3)} ${digits(one, 3)} ${digits(one, 4)}`,
    phone: `07700 900${digits(one, 3)}`,
    home: street,
    hospital: `M0${digits(one, 6)}`,
    plate: `${pick(one, ['LX', 'YK', 'MA', 'HN'])}${digits(one, 2)} ${pick(one, ['KDV', 'SAC', 'WCF', 'TPE'])}`,
  };
} // prettier-ignore

interface Printed {
  readonly raster: Raster;
  readonly planted: readonly Planted[];
  readonly lines: readonly string[];
}

/** Lines printed on a ground; words between « and » are planted. */
function print(
  lines: readonly string[],
  size: number,
  { width, height, left, top, step = 1.5, face = 'Sans', paper = 250, ink = 20 }: { width: number; height: number; left: number; top: number; step?: number; face?: string; paper?: number; ink?: number },
): Printed {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = `rgb(${paper},${paper},${paper})`;
  context.fillRect(0, 0, width, height);
  context.fillStyle = `rgb(${ink},${ink},${ink})`;
  context.font = `${size}px ${face}`;
  const planted: Planted[] = [];
  lines.forEach((line, i) => {
    const y = top + i * size * step;
    let x = left;
    for (const part of line.split(/(«[^»]*»)/)) {
      const text = part.replace(/[«»]/g, '');
      context.fillText(text, x, y);
      const wide = context.measureText(text).width;
      if (part.startsWith('«')) planted.push({ text, quad: [[x, y - size * 0.74], [x + wide, y - size * 0.74], [x + wide, y + size * 0.2], [x, y + size * 0.2]] });
      x += wide;
    }
  });
  const { data } = context.getImageData(0, 0, width, height);
  const grey = Uint8Array.from({ length: width * height }, (_, i) => data[i * 4] as number);
  return { raster: { width, height, data: grey }, planted, lines: lines.map((line) => line.replace(/[«»]/g, '')) };
} // prettier-ignore

/** A typed statement on A4. */
function sheet(one: Chance, dpi: number): Printed {
  const who = person(one);
  const scale = dpi / 200;
  return print(
    [
      'WITNESS STATEMENT',
      `Statement of: «${who.name}»    Age if under 18: over 18`,
      'This statement, signed by me, is true to the best of my knowledge.',
      '',
      `I live at «${who.home}» with my two sons and have done for`,
      'nine years. On the evening in question I was standing by the gate',
      `of the yard when a silver van, «${who.plate}», came round the corner`,
      'and stopped. The driver got out and shouted at somebody whom I',
      `could not see. My date of birth is «${who.born}» and my telephone`,
      `number is «${who.phone}». At hospital my number was`,
      `«${who.nhs}» and I was kept in for one night.`,
      'I would know the man again. He wore a dark coat and white shoes.',
      '',
      'I am willing to attend court and have given my dates to avoid.',
    ],
    Math.round(30 * scale),
    { width: Math.round(1654 * scale), height: Math.round(1250 * scale), left: Math.round(150 * scale), top: Math.round(140 * scale), face: pick(one, ['Sans', 'Serif']) },
  ); // prettier-ignore
}

/** A label of one person, as printed for wristbands and cards. */
function label(one: Chance, kind: 'wristband' | 'card'): Printed {
  const who = person(one);
  if (kind === 'wristband')
    return print([`«${who.name}»   M`, `DOB «${who.born}»`, `NHS «${who.nhs}»  «${who.hospital}»`], 34, { width: 760, height: 170, left: 24, top: 48, face: 'Mono', paper: 240 });
  return print(['DRIVING LICENCE', `1. «${who.name}»`, `3. «${who.born}»`, `8. «${who.home}»`], 34, { width: 760, height: 300, left: 40, top: 70, paper: 225 });
} // prettier-ignore

const noisy = (one: Chance, shadeOf: number, width: number, height: number): Raster =>
  grain(shade({ width, height, data: new Uint8Array(width * height).fill(shadeOf) }, one), one, 10);

/** A flat thing photographed: turned by `angle` degrees, a little out of square, on a ground of its own. */
function photograph(one: Chance, printed: Printed, angle: number, wide: number, high: number): MadeParts {
  const { raster } = printed;
  const ground = noisy(one, pick(one, [95, 120, 150]), wide, high);
  const turn = (angle * Math.PI) / 180;
  const lean = (): number => (one() - 0.5) * 0.05 * raster.width;
  const corner = (x: number, y: number): Point => {
    const [dx, dy] = [x - raster.width / 2, y - raster.height / 2];
    return [wide / 2 + dx * Math.cos(turn) - dy * Math.sin(turn) + lean(), high / 2 + dx * Math.sin(turn) + dy * Math.cos(turn) + lean()];
  };
  const quad: Quad = [corner(0, 0), corner(raster.width, 0), corner(raster.width, raster.height), corner(0, raster.height)];
  const scene = warp(raster, quad, ground);
  const through = mapThrough(raster.width, raster.height, quad);
  return { raster: grain(blur(shade(scene, one), 0.5 + one()), one, 6), planted: printed.planted.map(({ text, quad: own }) => ({ text, quad: own.map(through) as unknown as Quad })) };
} // prettier-ignore

/** Lines printed on white. */
export const printLines = (lines: readonly string[], size: number, at: { width: number; height: number; left: number; top: number; step?: number }): Raster =>
  print(lines, size, at).raster; // prettier-ignore

/** A wristband or card with these lines, photographed at some angle. */
export function labelPhoto(lines: readonly string[], seed: number): Raster {
  const one = chance(`label/${seed}`);
  const printed = print(lines, 34, { width: 760, height: 60 + 52 * lines.length, left: 24, top: 48, face: 'Mono', paper: 240 }); // prettier-ignore
  return photograph(one, printed, (one() - 0.5) * 50, 1600, 1200).raster;
}

/** A page of a notebook with these lines, photographed. */
export function sheetPhoto(lines: readonly string[], seed: number): Raster {
  const one = chance(`sheet/${seed}`);
  const printed = print(lines, 40, { width: 1000, height: 120 + 80 * lines.length, left: 60, top: 90, step: 1.9, face: 'Serif', paper: 232, ink: 60 }); // prettier-ignore
  return photograph(one, printed, (one() - 0.5) * 8, 1600, 1200).raster;
}

type MadeParts = Pick<MadePicture, 'raster' | 'planted'>;

/** A sheet turned about its middle by `angle` degrees, nothing cut off. */
function turnSheet({ raster, planted }: Printed, angle: number): MadeParts {
  const turn = (angle * Math.PI) / 180;
  const [c, s] = [Math.abs(Math.cos(turn)), Math.abs(Math.sin(turn))];
  const [wide, high] = [Math.ceil(raster.width * c + raster.height * s), Math.ceil(raster.width * s + raster.height * c)];
  const corner = (x: number, y: number): Point => {
    const [dx, dy] = [x - raster.width / 2, y - raster.height / 2];
    return [wide / 2 + dx * Math.cos(turn) - dy * Math.sin(turn), high / 2 + dx * Math.sin(turn) + dy * Math.cos(turn)];
  };
  const quad: Quad = [corner(0, 0), corner(raster.width, 0), corner(raster.width, raster.height), corner(0, raster.height)];
  const ground = { width: wide, height: high, data: new Uint8Array(wide * high).fill(248) };
  const through = mapThrough(raster.width, raster.height, quad);
  return { raster: warp(raster, quad, ground), planted: planted.map(({ text, quad: own }) => ({ text, quad: own.map(through) as unknown as Quad })) };
} // prettier-ignore

/** Black and white, as a fax machine sends it: half of the rows where `coarse`. */
function faxed({ raster, planted, lines }: Printed): Printed {
  const data = blur(raster, 0.6).data.map((value) => (value < 150 ? 0 : 255));
  return { raster: { ...raster, data }, planted, lines };
}

/** A ring of letters stamped across the sheet. */
function stamped({ raster, planted, lines }: Printed, one: Chance): Printed {
  const stamp = print(['RECEIVED', 'CENTRAL DESK'], 60, { width: 520, height: 220, left: 30, top: 80, paper: 255, ink: 110 });
  const [x0, y0] = [Math.floor(300 + one() * 500), Math.floor(350 + one() * 400)];
  const data = raster.data.slice();
  for (let y = 0; y < stamp.raster.height; y++)
    for (let x = 0; x < stamp.raster.width; x++) {
      const at = (y0 + y) * raster.width + x0 + x;
      data[at] = Math.min(data[at] ?? 255, stamp.raster.data[y * stamp.raster.width + x] as number);
    }
  return { raster: { ...raster, data }, planted, lines };
} // prettier-ignore

/** One picture of a kind. */
export function makePicture(kind: Kind, seed: number): MadePicture {
  const one = chance(`${kind}/${seed}`);
  const scanned = (printed: Printed, noise = 6): Printed => ({ ...printed, raster: grain(blur(printed.raster, 0.5), one, noise) });
  const made = ((): MadeParts & { readonly lines?: readonly string[] } => {
    switch (kind) {
      case 'scan':
        return scanned(sheet(one, pick(one, [100, 150, 200, 300])));
      case 'skewed':
        return turnSheet(scanned(sheet(one, 200)), (one() - 0.5) * 10);
      case 'turned':
        return turnSheet(scanned(sheet(one, 200)), pick(one, [90, 180, 270]));
      case 'fax':
        return faxed(sheet(one, 200));
      case 'photocopy': {
        const copy = scanned(sheet(one, 150), 22);
        return { ...copy, raster: { ...copy.raster, data: copy.raster.data.map((value) => Math.min(255, Math.max(0, (value - 128) * 1.6 + 150))) } };
      }
      case 'stamped':
        return scanned(stamped(sheet(one, 200), one));
      case 'photographed':
        return photograph(one, sheet(one, 160), (one() - 0.5) * 16, 1700, 1400);
      case 'wristband':
        return photograph(one, label(one, 'wristband'), one() * 360, 1600, 1200);
      case 'card':
        return photograph(one, label(one, 'card'), (one() - 0.5) * 60, 1600, 1200);
      case 'plate':
        return photograph(one, print([`«${person(one).plate}»`], 92, { width: 560, height: 130, left: 30, top: 98, paper: 235, ink: 15 }), (one() - 0.5) * 20, 1500, 1100);
      case 'screen':
        return photograph(one, print(['Messages', `From «${person(one).phone}»`, 'are you home', `no im at «${person(one).home}»`], 36, { width: 600, height: 300, left: 30, top: 60, paper: 30, ink: 235 }), (one() - 0.5) * 30, 1500, 1200);
      case 'no text':
        return { raster: blur(noisy(one, pick(one, [90, 140, 190]), 1400, 1000), 2), planted: [] };
    }
  })();
  return { kind, lines: made.lines ?? [], ...made };
} // prettier-ignore
