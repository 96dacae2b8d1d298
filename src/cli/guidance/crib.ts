// The crib sheet: two pages of A4 to lay beside the keyboard, made from the rules. Page one: who may read what, to the
// defence and the court; page two: which documents never go, how to go about it, the letters on the boxes.
import { PDFDocument, rgb, StandardFonts, type PDFFont, type PDFPage } from '@cantoo/pdf-lib';
import { CATEGORY_NAMES, cribRows, STANDING_NAMES, type Rulebook } from '../../guidance/index.ts';
import { CATEGORIES } from '../../model/index.ts';

/** Points. */
const A4 = [595.28, 841.89] as const;
const MARGIN = 36;
const INK = rgb(0.04, 0.05, 0.05);
const LETTER = { redact: 'R', keep: 'K', ask: 'A' } as const;
const SHADE = { redact: rgb(0.96, 0.84, 0.82), keep: rgb(0.8, 0.89, 0.85), ask: rgb(1, 0.97, 0.75) } as const;

interface Fonts {
  readonly plain: PDFFont;
  readonly bold: PDFFont;
}

/** What the standard fonts can write: everything else becomes a question mark rather than a failure. */
const writable = (text: string): string => text.normalize('NFKC').replace(/[^\x20-\x7e£–—‘’“”]/g, '?');

/** Writes `text` in lines of at most `width` points; gives the height used. */
function paragraph(page: PDFPage, font: PDFFont, size: number, x: number, top: number, width: number, text: string): number {
  let line = '';
  let y = top;
  const flush = (): void => {
    page.drawText(line, { x, y: y - size, size, font, color: INK });
    y -= size * 1.25;
    line = '';
  };
  for (const word of writable(text).split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && font.widthOfTextAtSize(longer, size) > width) {
      flush();
      line = word;
    } else line = longer;
  }
  flush();
  return top - y;
} // prettier-ignore

function grid(page: PDFPage, { plain, bold }: Fonts, book: Rulebook, recipient: 'defence' | 'court', top: number): number {
  const standings = ['served-defendant', 'co-defendant', 'victim', 'witness', 'third-party', 'child', 'officer'] as const;
  const first = 178;
  const step = (A4[0] - 2 * MARGIN - first) / standings.length;
  const height = 9.6;
  let y = top - paragraph(page, bold, 10, MARGIN, top, 500, recipient === 'defence' ? 'To the defence' : 'To the court') - 2;
  standings.forEach((one, i) =>
    page.drawText(STANDING_NAMES[one], { x: MARGIN + first + i * step + 1, y: y - 7, size: 6.5, font: bold, color: INK }),
  );
  y -= height;
  for (const category of CATEGORIES) {
    page.drawText(CATEGORY_NAMES[category], { x: MARGIN, y: y - 7, size: 7, font: plain, color: INK });
    cribRows(book, category, recipient, standings).forEach(({ act, turns }, i) => {
      const x = MARGIN + first + i * step;
      page.drawRectangle({ x, y: y - height + 1, width: step - 1, height: height - 1, color: SHADE[act] });
      page.drawText(LETTER[act] + (turns ? '*' : ''), { x: x + step / 2 - 4, y: y - 7, size: 7, font: bold, color: INK });
    });
    y -= height;
  }
  return y;
} // prettier-ignore

/** The crib sheet as PDF: exactly two pages. */
export async function renderCrib(book: Rulebook): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.setTitle(`Crib sheet, ${book.version}`);
  document.setLanguage('en-GB');
  const fonts = { plain: await document.embedFont(StandardFonts.Helvetica), bold: await document.embedFont(StandardFonts.HelveticaBold) }; // prettier-ignore
  const width = A4[0] - 2 * MARGIN;
  const one = document.addPage([...A4]);
  let y = A4[1] - MARGIN;
  y -= paragraph(one, fonts.bold, 14, MARGIN, y, width, `Redaction crib sheet (${book.version})`);
  y -= paragraph(one, fonts.plain, 8, MARGIN, y, width, 'R redact, K keep, A ask a person. * changes with how it stands in the text or with the document: look in the handbook. An order (anonymity, undercover, refuge, sexual offence, child) goes before everything here.') + 6; // prettier-ignore
  y = grid(one, fonts, book, 'defence', y) - 8;
  grid(one, fonts, book, 'court', y);
  const two = document.addPage([...A4]);
  y = A4[1] - MARGIN;
  const head = (text: string): void => {
    y -= 8;
    y -= paragraph(two, fonts.bold, 11, MARGIN, y, width, text) + 2;
  };
  const say = (text: string): void => {
    y -= paragraph(two, fonts.plain, 9, MARGIN, y, width, text) + 2;
  };
  head('First: does the whole document go?');
  for (const { release, documents, recipient, sentence, about } of book.documents)
    if (release === 'withhold' && recipient.includes('defence'))
      say(`Never to the defence${about ? ' when it is about somebody else' : ''}: ${documents.join(', ')}. ${sentence}`);
  for (const { drop, sentence } of book.pages) if (drop) say(`Page out: ${sentence}`);
  head('Then: is anybody specially protected?');
  for (const { when, sentence } of book.rules)
    if (when.protection !== undefined && when.protection.length === 1 && y > 330) say(sentence);
  head('Then, of each piece: what is it, whose is it, who will read it?');
  say('Look also for the same value in another document of this release, in file names, e-mail headers and pictures; for places told without an address; for relations that name somebody without a name.'); // prettier-ignore
  say('Unsure? Ask. Nothing goes before somebody has answered, and a second person has looked.');
  head('Letters on the boxes');
  say(book.legend.map(({ code, meaning }) => `${code} ${meaning}`).join(' · ').replaceAll('·', ' - ')); // prettier-ignore
  return document.save();
}
