// Made-up pictures with truth, the same for the same seed: sheets as scanners, fax machines and telephones give them, wristbands,
// cards, plates, screens, and pictures without any text. All persons and numbers are made up.
import { createRequire } from 'node:module';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { mapQuad, type Point, type Quad, type Raster } from '../../src/reading/index.ts';
import { chance, type Chance } from './chance.ts';
import { between, HUES, INKS, scanColours } from './colour.ts';
import { HANDS, write, type Hand } from './hand.ts';
import { blur, grain, mapThrough, shade, warp } from './wear.ts';

for (const [face, name] of [['DejaVuSans', 'Sans'], ['DejaVuSansMono-Bold', 'Mono'], ['DejaVuSerif', 'Serif']] as const)
  GlobalFonts.registerFromPath(createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${face}.ttf`), name); // prettier-ignore

/** An identifier and where it stands on the picture: from the tops of its capitals to below its line. */
export interface Planted {
  readonly text: string;
  readonly quad: Quad;
  /** The rectangle of its ink; of writing by hand the same as `quad`. */
  readonly ink: Quad;
}

export interface MadePicture {
  readonly kind: Kind;
  readonly raster: Raster;
  readonly planted: readonly Planted[];
  /** All the text, line by line. */
  readonly lines: readonly string[];
}

export const KINDS = [
  ...['page', 'scan', 'skewed', 'turned', 'fax', 'photocopy', 'stamped', 'coloured stamp', 'hue alone', 'photographed'],
  ...['handwriting', 'form', 'wristband', 'card', 'plate', 'screen', 'no text'],
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

interface Layout {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  readonly step?: number;
  readonly face?: string;
  readonly paper?: number;
  readonly ink?: number;
  /** The hand that writes what is planted, or all of it. */
  readonly hand?: { readonly by: Hand; readonly all: boolean };
  readonly one?: Chance;
}

const upright = (x0: number, y0: number, x1: number, y1: number): Quad => [[x0, y0], [x1, y0], [x1, y1], [x0, y1]]; // prettier-ignore
const onto = (planted: readonly Planted[], place: (point: Point) => Point): Planted[] =>
  planted.map(({ text, quad, ink }) => ({ text, quad: mapQuad(quad, place), ink: mapQuad(ink, place) }));

/** Lines printed on a ground; words between « and » are planted. */
function print(
  lines: readonly string[],
  size: number,
  { width, height, left, top, step = 1.5, face = 'Sans', paper = 250, ink = 20, hand, one = () => 0.5 }: Layout,
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
      const written = hand && (hand.all || part.startsWith('«'));
      if (!written) context.fillText(text, x, y);
      const wide = written ? write(context, text, x, y, size, hand.by, one) - x : context.measureText(text).width;
      if (part.startsWith('«')) {
        const quad = upright(x, y - size * 0.74, x + wide, y + size * 0.2);
        const { actualBoundingBoxLeft: l, actualBoundingBoxRight: r, actualBoundingBoxAscent: a, actualBoundingBoxDescent: d } = context.measureText(text);
        planted.push({ text, quad, ink: written ? quad : upright(x - l, y - a, x + r, y + d) });
      }
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

const TOLD =
  'I went to the station on the evening of the match and waited near the gate until the others had come out of the car park and gone up the hill towards the shops where we had met the week before'.split(
    ' ',
  );

/** A closely typed page of A4 at 200 dpi, as statements are. */
function closePage(one: Chance): Printed {
  const who = person(one);
  const said = [`«${who.name}»`, `«${who.home}»`, `«${who.born}»`, `«${who.phone}»`, `«${who.nhs}»`, `«${who.plate}»`];
  const lines = Array.from({ length: 46 }, (_, i) => {
    let line = i % 8 === 3 ? (said[(i - 3) / 8] as string) : '';
    while (line.length < 74) line += `${line === '' ? '' : ' '}${pick(one, TOLD)}`;
    return line;
  });
  return print(lines, 29, { width: 1654, height: 2339, left: 150, top: 160, step: 1.55, face: pick(one, ['Sans', 'Serif']) });
} // prettier-ignore

/** A form whose entries, or a page that whole, is written by hand. */
function written(one: Chance, all: boolean): Printed {
  const who = person(one);
  const form = [
    'VICTIM PERSONAL DETAILS',
    `Name: «${who.name}»`,
    `Date of birth: «${who.born}»`,
    `Home address: «${who.home}»`,
    `Telephone: «${who.phone}»`,
    'Entries are made by the officer in the presence of the witness.',
    `NHS number: «${who.nhs}»`,
  ];
  const page = [
    `Spoke to «${who.name}» at the scene, born`,
    `«${who.born}», lives at «${who.home}»`,
    'She saw the van come round the corner and stop',
    `and gave her number as «${who.phone}»`,
    'Driver was a man with a dark coat. No injuries.',
    `Van was «${who.plate}». Resumed patrol.`,
  ];
  return print(all ? page : form, 34, {
    ...{ width: 1654, height: 1250, left: 130, top: 150, step: 3, face: 'Sans', ink: 40 },
    ...{ hand: { by: pick(one, HANDS), all }, one },
  });
} // prettier-ignore

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
function photograph(one: Chance, printed: Printed, angle: number, wide: number, high: number): Printed {
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
  return { raster: grain(blur(shade(scene, one), 0.5 + one()), one, 6), planted: onto(printed.planted, through), lines: printed.lines };
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
function turnSheet({ raster, planted, lines }: Printed, angle: number): Printed {
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
  return { raster: warp(raster, quad, ground), planted: onto(planted, through), lines };
} // prettier-ignore

/** Black and white, as a fax machine sends it: half of the rows where `coarse`. */
function faxed({ raster, planted, lines }: Printed): Printed {
  const data = blur(raster, 0.6).data.map((value) => (value < 150 ? 0 : 255));
  return { raster: { ...raster, data }, planted, lines };
}

/** How dark a stamp laid somewhere on a sheet is at each of its pixels: 255 where it leaves no ink. */
function stampOn({ width, height }: Raster, one: Chance): Uint8Array {
  const stamp = print(['RECEIVED', 'CENTRAL DESK'], 60, { width: 520, height: 220, left: 30, top: 80, paper: 255, ink: 110 });
  const [x0, y0] = [Math.floor(300 + one() * 500), Math.floor(350 + one() * 400)];
  const data = new Uint8Array(width * height).fill(255);
  for (let y = 0; y < stamp.raster.height; y++)
    data.set(stamp.raster.data.subarray(y * stamp.raster.width, (y + 1) * stamp.raster.width), (y0 + y) * width + x0);
  return data;
} // prettier-ignore

/** A stamp of black ink, or of any once the scanner knows no colours. */
function stamped({ raster, planted, lines }: Printed, one: Chance): Printed {
  const stamp = stampOn(raster, one);
  const data = raster.data.map((shade, i) => Math.min(shade, stamp[i] as number));
  return { raster: { ...raster, data }, planted, lines };
}

/** A stamp of coloured ink, which darkens what is under it, in a scan in colour. */
function stampedInColour({ raster, planted, lines }: Printed, one: Chance): Printed {
  const stamp = stampOn(raster, one);
  const ink = pick(one, INKS);
  const paint = (shade: number, at: number): readonly [number, number, number] => {
    const wet = (255 - (stamp[at] as number)) / 145;
    return ink.map((part) => (shade * (255 - wet * (255 - part))) / 255) as unknown as readonly [
      number,
      number,
      number,
    ];
  };
  return { raster: scanColours(raster, paint, one, 5), planted, lines };
}

/** A notice whose writing and ground are the same grey. */
function inHueAlone(one: Chance): Printed {
  const printed = sheet(one, 200);
  const [ground, ink] = pick(one, HUES);
  return { ...printed, raster: scanColours(printed.raster, (shade) => between(ground, ink, shade), one, 4) };
}

/** One picture of a kind. */
export function makePicture(kind: Kind, seed: number): MadePicture {
  const one = chance(`${kind}/${seed}`);
  const scanned = (printed: Printed, noise = 6): Printed => ({ ...printed, raster: grain(blur(printed.raster, 0.5), one, noise) });
  const made = ((): MadeParts & { readonly lines?: readonly string[] } => {
    switch (kind) {
      case 'page':
        return scanned(closePage(one));
      case 'coloured stamp':
        return stampedInColour(sheet(one, 200), one);
      case 'hue alone':
        return inHueAlone(one);
      case 'handwriting':
        return scanned(written(one, true));
      case 'form':
        return scanned(written(one, false));
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
