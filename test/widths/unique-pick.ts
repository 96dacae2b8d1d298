// How often can a name be told from twenty by the box that stands in its place? Simulated with real fonts on real pages: the
// same line is set and redacted once with each of the twenty names, and a name counts as picked where no other name gives
// the very same page. The attacker of this test knows everything but the name: the program, the font, the words around it
// and the twenty names. Run: node test/widths/unique-pick.ts [TRIALS]
import { createHash } from 'node:crypto';
import { PDFDocument, StandardFonts, type PDFFont } from '@cantoo/pdf-lib';
import { open, readPage } from './read.ts';
import type { Box } from '../../src/model/index.ts';
import { redactPdf, type RedactOptions } from '../../src/redact/index.ts';

const FIRST =
  `Ann Oluwaseun Tom Katarzyna Jo Maximilian Priya Lee Gwendolyn Ian Siobhan Mohammed Eve Christopher Bo Yewande Harjit
  Derek Shirley Rosalind Kwame Ayesha Florian Tadeusz Nia Bartholomew Li Margaret Owain Zoe`.split(/\s+/);
const LAST =
  `Lee Adebayo-Clarke Briggs Nowak Oh Fotheringham Patel Ng Pritchard Ives Gallagher Rahman Webb Stephenson Wu Cawood
  Gahir Marchbanks Oyston Hilderthorpe Probert Mensah Kestrel Fallon Leeworthy Quillfeather Stannard Braithwaite Iqbal Uddin`.split(
    /\s+/,
  );
const BEFORE = [
  'Statement by',
  'I then spoke to',
  'On the stairs I met',
  'The handbag belongs to',
  'Next door lives',
  'I know that',
];
const AFTER = [
  'made on oath before me',
  'and we went inside together',
  'who told me to wait',
  'as I said before',
  'was not there',
  'at about ten past nine',
];
const FILLER = [
  'This statement is true to the best of my knowledge and belief and I make it knowing that',
  'if it is tendered in evidence I shall be liable to prosecution if I have wilfully stated in',
  'it anything which I know to be false or do not believe to be true. I was at home all day',
  'and heard glass break at about twenty to eleven. I looked out of the window at the back',
  'and saw a man in a dark coat climb over the wall into the lane behind the garages there',
];

type Setting = 'left' | 'justified' | 'centred' | 'right';
/** How the pages of a run are set and redacted. */
export interface Run {
  readonly trials: number;
  readonly path: 'text' | 'picture';
  /** Is the name given to the redactor as a box or as a value? */
  readonly by: 'box' | 'value';
  readonly widths: NonNullable<RedactOptions['widths']>;
  readonly seed: number;
}

/** What came of it. */
export interface Picked {
  readonly trials: number;
  /** Trials in which the true name was the only one that fits. */
  readonly unique: number;
  /** Names that fit the box, of twenty, on average. */
  readonly fitting: number;
}

/** A small generator of numbers in [0, 1): the same for the same seed on every machine (mulberry32). */
function random(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

interface Scene {
  readonly font: StandardFonts;
  readonly size: number;
  readonly setting: Setting;
  readonly before: string;
  readonly after: string;
  /** Width of the text in points. */
  readonly column: number;
}

const WIDTH = 620;
const HEIGHT = 150;
const EDGE = 36;

/** As long as it is drawn: letter by letter, without kerning. */
const lengthOf = (font: PDFFont, text: string, size: number): number =>
  [...text].reduce((sum, mark) => sum + font.widthOfTextAtSize(mark, size), 0);

/** One page with the line in question among others, set as word processors do. */
async function setPage(scene: Scene, name: string): Promise<{ readonly source: Uint8Array; readonly box: Box }> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const page = document.addPage([WIDTH, HEIGHT]);
  const font = await document.embedFont(scene.font);
  const lines = [...FILLER.slice(0, 3), `${scene.before} ${name} ${scene.after}`.trim(), ...FILLER.slice(3)];
  const starts = lines.map((line, i) => setLine(page, font, scene, line, HEIGHT - 24 - i * scene.size * 1.5));
  const { x, y, space } = starts[3] ?? { x: 0, y: 0, space: 0 };
  const ahead = scene.before === '' ? 0 : lengthOf(font, scene.before.replaceAll(' ', ''), scene.size);
  const gaps = scene.before === '' ? 0 : scene.before.split(' ').length;
  const left = x + ahead + gaps * space;
  const parts = name.split(' ');
  const right = left + lengthOf(font, parts.join(''), scene.size) + (parts.length - 1) * space;
  const box: Box = [left - 0.5, y - scene.size * 0.25, right + 0.5, y + scene.size * 0.8];
  return { source: await document.save({ useObjectStreams: false }), box };
}

/** Where a line starts, and how wide its spaces are. */
interface Start {
  readonly x: number;
  readonly y: number;
  readonly space: number;
}

function setLine(
  page: ReturnType<PDFDocument['addPage']>,
  font: PDFFont,
  scene: Scene,
  line: string,
  y: number,
): Start {
  const { size, setting, column } = scene;
  const words = line.split(' ');
  // Lines that the column does not hold are broken, as a word processor does; the line in question fits with every name.
  while (words.length > 1 && lengthOf(font, words.join(' '), size) > column + 0.01) words.pop();
  const text = words.join(' ');
  const width = lengthOf(font, text, size);
  const room = column - width;
  if (setting !== 'justified' || room > column * 0.2) {
    const x = EDGE + (setting === 'centred' ? room / 2 : setting === 'right' ? room : 0);
    page.drawText(text, { x, y, size, font });
    return { x, y, space: lengthOf(font, ' ', size) };
  }
  const space = lengthOf(font, ' ', size) + room / (words.length - 1);
  let x = EDGE;
  for (const word of words) {
    page.drawText(word, { x, y, size, font });
    x += lengthOf(font, word, size) + space;
  }
  return { x: EDGE, y, space };
}

/** All that a reader of the released page can see or measure, as one word. */
async function printOf(scene: Scene, name: string, { path, widths, by }: Run): Promise<string> {
  const { source, box } = await setPage(scene, name);
  const made = await redactPdf(
    source,
    {
      redactions: by === 'box' ? [{ page: 1, box, code: 'N' }] : [],
      values: by === 'value' ? [name] : [],
      dropPages: [],
    },
    { widths, ...(path === 'picture' ? { pictures: [1] } : {}) },
  );
  const hash = createHash('sha256');
  // The bytes are the picture and its text layer; of text, places to a twentieth of a point are what an attacker measures.
  if (path === 'picture') return hash.update(made.bytes).digest('hex');
  const document = await open(made.bytes);
  const { glyphs } = await readPage(document, 1);
  await document.loadingTask.destroy();
  const at = (n: number): string => (Math.round(n * 20) / 20).toFixed(2);
  for (const glyph of glyphs)
    if (glyph.text.trim() !== '') hash.update(`${glyph.text} ${at(glyph.x)} ${at(glyph.y)}\n`);
  for (const { box } of made.boxes) hash.update(`${box.map(at).join(' ')}\n`);
  return hash.digest('hex');
}

/** Runs the simulation. */
export async function pickNames(run: Run): Promise<Picked> {
  const next = random(run.seed);
  const one = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  let unique = 0;
  let fitting = 0;
  for (let trial = 0; trial < run.trials; trial++) {
    const names = new Set<string>();
    while (names.size < 20) names.add(`${one(FIRST)} ${one(LAST)}`);
    const truth = one([...names]);
    const words = {
      font: one([StandardFonts.Helvetica, StandardFonts.TimesRoman, StandardFonts.TimesRoman, StandardFonts.Courier]),
      size: one([10, 11, 12]),
      setting: one(['left', 'left', 'left', 'justified', 'justified', 'justified', 'centred', 'right'] as const),
      before: next() < 0.85 ? one(BEFORE) : '',
      after: next() < 0.85 ? one(AFTER) : '',
    };
    const font = await (await PDFDocument.create()).embedFont(words.font);
    const widest = Math.max(
      ...[...names].map((name) => lengthOf(font, `${words.before} ${name} ${words.after}`.trim(), words.size)),
    );
    const scene: Scene = { ...words, column: widest * (1 + next() * 0.1) };
    const prints = new Map<string, string>();
    for (const name of names) prints.set(name, await printOf(scene, name, run));
    const same = [...prints.values()].filter((print) => print === prints.get(truth)).length;
    fitting += same;
    if (same === 1) unique++;
  }
  return { trials: run.trials, unique, fitting: fitting / run.trials };
}

if (process.argv[1] === import.meta.filename) {
  const trials = Number(process.argv[2] ?? 100);
  process.stdout.write('path     named by   widths     trials   unique picks    names that fit, of 20\n');
  const runs: readonly Omit<Run, 'trials' | 'seed'>[] = [
    { path: 'text', by: 'value', widths: 'own' },
    { path: 'text', by: 'value', widths: 'anchored' },
    { path: 'text', by: 'box', widths: 'anchored' },
    { path: 'text', by: 'box', widths: 'free' },
    { path: 'picture', by: 'box', widths: 'own' },
    { path: 'picture', by: 'box', widths: 'free' },
  ];
  for (const run of runs) {
    const count = run.path === 'picture' ? Math.max(1, Math.round(trials / 4)) : trials;
    const { unique, fitting } = await pickNames({ ...run, trials: count, seed: 7 });
    const share = `${unique} = ${((unique / count) * 100).toFixed(1)} %`;
    const cells = [
      run.path.padEnd(9),
      run.by.padEnd(11),
      run.widths.padEnd(11),
      String(count).padEnd(9),
      share.padEnd(16),
    ];
    process.stdout.write(`${cells.join('')}${fitting.toFixed(1)}\n`);
  }
}
