// The files of the redaction benchmark: dense statements in a standard and in an embedded font, tables, and a scan with
// its text layer. One box and one value to a page. Deterministic; everybody in them is made up.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { PDFDocument, StandardFonts, TextRenderingMode, rgb, setTextRenderingMode, type PDFFont, type PDFPage } from '@cantoo/pdf-lib'; // prettier-ignore
import sharp from 'sharp';
import { embedSubset } from '../test/fixtures/embed-font.ts';

export interface Input {
  readonly name: string;
  readonly pages: number;
  readonly file: string;
  readonly plan: string;
}

/** PLAN.json as the command takes it. */
export interface Plan {
  readonly boxes: readonly { readonly page: number; readonly box: readonly [number, number, number, number] }[];
  readonly values: readonly string[];
}

const WORDS =
  'I was standing at the end of the road by the bus shelter when I saw the man whom I now know to be the defendant come out of the passage behind the houses carrying a brown holdall over one shoulder and looking back as he went he did not answer when he was called and crossed in front of a white van'.split(' '); // prettier-ignore
const A4 = [595.28, 841.89] as const;
const LINES = 46;

/** One line of about 72 letters. */
function lineOf(page: number, line: number): string {
  let text = '';
  for (let i = (page * 7 + line * 13) % WORDS.length; text.length < 68; i = (i + 1) % WORDS.length)
    text += `${WORDS[i]} `;
  return text.trimEnd();
}
const valueOf = (page: number): string => `07700 900${String(page % 1000).padStart(3, '0')}`;
const linesOf = (page: number): string[] =>
  Array.from({ length: LINES }, (_, line) => (line === 20 ? `I can be reached on ${valueOf(page)} at any time.` : lineOf(page, line))); // prettier-ignore
/** Over the start of the tenth line. */
const BOX = [60, 636, 160, 648] as const;

function writeLines(page: PDFPage, lines: readonly string[], font: PDFFont, size: number): void {
  lines.forEach((text, i) => page.drawText(text, { x: 60, y: 783 - i * 16, size, font }));
}

async function makeStatement(pages: number, embedded: boolean): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = embedded ? await embedSubset(document) : await document.embedFont(StandardFonts.Helvetica);
  for (let no = 1; no <= pages; no++) writeLines(document.addPage([...A4]), linesOf(no), font, embedded ? 10 : 11);
  return document.save();
}

/** Bank statement rows: seven columns of cells with a ruling line around each. */
async function makeTables(pages: number): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (let no = 1; no <= pages; no++) {
    const page = document.addPage([...A4]);
    for (let row = 0; row < 48; row++)
      for (let column = 0; column < 7; column++) {
        const [x, y] = [40 + column * 74, 790 - row * 15.5];
        page.drawRectangle({ x, y: y - 3, width: 74, height: 15.5, borderWidth: 0.5, borderColor: rgb(0, 0, 0) });
        const text = row === 20 && column === 3 ? valueOf(no) : `${(no * 31 + row * 7 + column * 3) % 997}.${column}0 paid`; // prettier-ignore
        page.drawText(text, { x: x + 3, y, size: 8, font });
      }
  }
  return document.save();
}

/** Pages as a scanner with recognition writes them: a grey JPEG at 200 dpi and its words, invisible, above it. */
async function makeScan(pages: number): Promise<Uint8Array> {
  GlobalFonts.registerFromPath(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'), 'Scan');
  const scale = 200 / 72;
  const [width, height] = [Math.round(A4[0] * scale), Math.round(A4[1] * scale)];
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (let no = 1; no <= pages; no++) {
    const canvas = createCanvas(width, height);
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#f4f2ee';
    pen.fillRect(0, 0, width, height);
    pen.fillStyle = '#222';
    pen.font = `${9.5 * scale}px Scan`;
    linesOf(no).forEach((text, i) => pen.fillText(text, 60 * scale, (841.89 - 783 + i * 16) * scale));
    const jpeg = await sharp(canvas.data(), { raw: { width, height, channels: 4 } }).grayscale().jpeg({ quality: 70 }).toBuffer(); // prettier-ignore
    const page = document.addPage([...A4]);
    page.drawImage(await document.embedJpg(jpeg), { x: 0, y: 0, width: A4[0], height: A4[1] });
    page.pushOperators(setTextRenderingMode(TextRenderingMode.Invisible));
    writeLines(page, linesOf(no), font, 11);
  }
  return document.save();
}

/** Writes every input whose name holds `only`, and its plan, below `home`. `part`: the share of the pages, for a quick look. */
export async function makeInputs(home: string, part = 1, only = ''): Promise<Input[]> {
  mkdirSync(home, { recursive: true });
  const of = (pages: number): number => Math.max(1, Math.round(pages * part));
  const makers: readonly (readonly [string, number, (pages: number) => Promise<Uint8Array>])[] = [
    ['statement, Helvetica', of(200), (pages) => makeStatement(pages, false)],
    ['statement, embedded', of(200), (pages) => makeStatement(pages, true)],
    ['tables', of(50), makeTables],
    ['scan with its text', of(20), makeScan],
  ];
  const inputs: Input[] = [];
  for (const [i, [name, pages, make]] of makers.entries()) {
    if (!name.includes(only)) continue;
    const file = path.join(home, `${i}.pdf`);
    const plan = path.join(home, `${i}.json`);
    writeFileSync(file, await make(pages));
    const numbers = Array.from({ length: pages }, (_, no) => no + 1);
    const content: Plan = { boxes: numbers.map((page) => ({ page, box: BOX })), values: numbers.map(valueOf) };
    writeFileSync(plan, JSON.stringify(content));
    inputs.push({ name, pages, file, plan });
  }
  return inputs;
}
