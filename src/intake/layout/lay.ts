// Text without pages becomes a plain PDF: paragraphs, rows of cells, page breaks. Same input, same bytes. The result is
// read by the same reader as every other PDF, so that every letter has its box.
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import type { PDFPage } from '@cantoo/pdf-lib';
import { BlotterError } from '../../model/index.ts';
import { MAX_PAGES } from '../limits.ts';
import type { Face } from './type.ts';
import { breakLines, embedFace } from './type.ts';

export type Part =
  | { readonly kind: 'paragraph'; readonly text: string }
  /** Rows that follow each other are one table. */
  | { readonly kind: 'row'; readonly cells: readonly string[] }
  | { readonly kind: 'page-break' };

export interface Manuscript {
  readonly parts: readonly Part[];
  /** Print-outs: every letter equally wide, columns kept. */
  readonly fixed: boolean;
  /** Repeated in small type above and below every page. */
  readonly head?: readonly string[];
  readonly foot?: readonly string[];
}

const A4 = { width: 595.28, height: 841.89 } as const;
/** A table with many columns gets a wider sheet, up to this. */
const WIDEST = 1684;
const MARGIN = 50;
const PAD = 4;
const EPOCH = new Date('2000-01-01T00:00:00Z');

type Row = Extract<Part, { kind: 'row' }>;

/** A column of running text need not be wider than this (points) before it wraps. */
const COMFORT = 240;

/** What each column of the rows would like, and the least that breaks no word, in points. */
function wishes(face: Face, rows: readonly Row[], size: number): { like: number[]; least: number[] } {
  const count = Math.max(...rows.map((row) => row.cells.length));
  const like = Array.from({ length: count }, () => 2 * PAD + size);
  const least = [...like];
  for (const row of rows) {
    row.cells.forEach((cell, c) => {
      for (const line of cell.split('\n')) {
        const text = face.clean(line);
        like[c] = Math.max(like[c] ?? 0, face.width(text) * size + 2 * PAD + 1);
        for (const word of text.split(' '))
          least[c] = Math.max(least[c] ?? 0, Math.min(COMFORT, face.width(word) * size + 2 * PAD + 1));
      }
    });
  }
  return { like: like.map((w, c) => Math.max(least[c] ?? 0, Math.min(w, COMFORT))), least };
}

/** Widths of a table's columns: what they like where there is room; else the wide ones give way first. */
function columnWidths(face: Face, rows: readonly Row[], size: number, room: number): number[] {
  const { like, least } = wishes(face, rows, size);
  const total = like.reduce((a, b) => a + b, 0);
  if (total <= room) return like;
  const floor = least.reduce((a, b) => a + b, 0);
  if (floor >= room) return least.map((w) => (w / floor) * room);
  const share = (room - floor) / (total - floor);
  return like.map((w, c) => (least[c] ?? 0) + (w - (least[c] ?? 0)) * share);
}

/** Rows that follow each other are one table. */
function tables(parts: readonly Part[]): Row[][] {
  const all: Row[][] = [];
  parts.forEach((part, i) => {
    if (part.kind !== 'row') return;
    if (parts[i - 1]?.kind === 'row') all.at(-1)?.push(part);
    else all.push([part]);
  });
  return all;
}

/** How wide a sheet the tables ask for, points. */
function sheetWidth(face: Face, parts: readonly Part[], size: number): number {
  const widest = Math.max(0, ...tables(parts).map((rows) => wishes(face, rows, size).like.reduce((a, b) => a + b, 0)));
  const most = Math.max(0, ...tables(parts).map((rows) => rows[0]?.cells.length ?? 0));
  return most > 4 ? Math.min(WIDEST, Math.max(A4.width, widest + 2 * MARGIN + 1)) : A4.width;
}

/**
 * Lays a manuscript out. Throws B-DOC-05 when it needs more pages than a document may have.
 * Letters that the typeface lacks are set as U+FFFD, which the reader reports as unread.
 */
export async function layOut(manuscript: Manuscript): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  pdf.setCreationDate(EPOCH);
  pdf.setModificationDate(EPOCH);
  const face = await embedFace(pdf, manuscript.fixed);
  const size = manuscript.fixed ? 9 : 10;
  const leading = size * 1.3;
  const width = sheetWidth(face, manuscript.parts, size);
  const height = width > A4.width ? Math.max(A4.height, width / 1.4142) : A4.height;
  const room = width - 2 * MARGIN;
  let page: PDFPage | null = null;
  let y = 0;
  let pages = 0;
  const pen = '0.4 w 0.6 G';
  let content: string[] = [pen];
  const n = (value: number): string => String(Math.round(value * 100) / 100);
  const write = (text: string, x: number, at: number, points: number): void => {
    if (text.trim() !== '') content.push(`BT /F ${n(points)} Tf ${n(x)} ${n(at)} Td <${face.codes(text)}> Tj ET`);
  };
  const finish = (): void => {
    if (page === null) return;
    page.node.set(PDFName.of('Contents'), pdf.context.register(pdf.context.flateStream(content.join('\n'))));
    page.node.setFontDictionary(PDFName.of('F'), face.font.ref);
    content = [pen];
  };
  const turn = (): void => {
    if (++pages > MAX_PAGES) throw new BlotterError('B-DOC-05', { pages: `more than ${MAX_PAGES}`, limit: MAX_PAGES });
    finish();
    page = pdf.addPage([width, height]);
    const small = 7.5;
    manuscript.head?.forEach((line, i) => write(breakLines(face, face.clean(line), room / small)[0] ?? '', MARGIN, height - 24 - i * 10, small)); // prettier-ignore
    manuscript.foot?.forEach((line, i) => write(breakLines(face, face.clean(line), room / small)[0] ?? '', MARGIN, 30 - i * 10, small)); // prettier-ignore
    y = height - MARGIN - size - Math.max(0, (manuscript.head?.length ?? 0) - 2) * 10;
  };
  const floor = MARGIN + 4;
  const need = (points: number): void => {
    if (page === null || y - points < floor - size) turn();
  };
  const rule = (x0: number, y0: number, x1: number, y1: number): void =>
    void content.push(`${n(x0)} ${n(y0)} m ${n(x1)} ${n(y1)} l S`);

  const setRow = (row: Row, widths: readonly number[]): void => {
    const cells = widths.map((w, c) =>
      (row.cells[c] ?? '').split('\n').flatMap((line) => breakLines(face, face.clean(line), (w - 2 * PAD) / size)),
    );
    let done = 0;
    const all = Math.max(1, ...cells.map((lines) => lines.length));
    while (done < all) {
      need(leading);
      const fit = Math.max(1, Math.min(all - done, Math.floor((y - floor) / leading) + 1));
      const above = y + size;
      let x = MARGIN;
      const below = above - fit * leading - 2;
      widths.forEach((w, c) => {
        cells[c]?.slice(done, done + fit).forEach((line, k) => write(line, x + PAD, y - k * leading, size));
        rule(x, above, x, below);
        x += w;
      });
      rule(x, above, x, below);
      rule(MARGIN, above, x, above);
      rule(MARGIN, below, x, below);
      y -= fit * leading + 2;
      done += fit;
    }
  };

  for (let i = 0; i < manuscript.parts.length; i++) {
    const part = manuscript.parts[i] as Part;
    if (part.kind === 'page-break') {
      if (page !== null) turn();
    } else if (part.kind === 'paragraph') {
      for (const line of part.text.split('\n')) {
        for (const piece of breakLines(face, face.clean(line), room / size)) {
          need(leading);
          write(piece, MARGIN, y, size);
          y -= leading;
        }
      }
    } else {
      const rows: Row[] = [];
      while (manuscript.parts[i]?.kind === 'row') rows.push(manuscript.parts[i++] as Row);
      i--;
      const widths = columnWidths(face, rows, size, room);
      for (const row of rows) setRow(row, widths);
      y -= leading * 0.5;
    }
  }
  if (page === null) turn();
  finish();
  return pdf.save({ useObjectStreams: false, updateFieldAppearances: false, addDefaultPage: false });
}
