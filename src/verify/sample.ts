// PDFs written by hand for tests: every object as plain syntax, so that a test can put anything anywhere.
// Not here: real documents.

/** A PDF of `objects` (numbered from 1); object `root` is the catalogue. Streams are given as [dictionary entries, data]. */
export function makePdf(objects: readonly (string | readonly [string, string])[], root = 1, trailer = ''): Uint8Array {
  let text = '%PDF-1.7\n';
  const places: number[] = [];
  objects.forEach((object, i) => {
    places.push(text.length);
    const body =
      typeof object === 'string'
        ? object
        : `<< /Length ${object[1].length} ${object[0]} >>\nstream\n${object[1]}\nendstream`;
    text += `${i + 1} 0 obj\n${body}\nendobj\n`;
  });
  const at = text.length;
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root ${root} 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(text, 'latin1'));
}

/** What a one-page sample adds to a plain page. */
export interface PagePart {
  readonly content: string;
  /** Entries of the page's resources beside the font F (Helvetica). */
  readonly resources?: string;
  /** Further fonts. */
  readonly fonts?: string;
  /** Entries of the page beside the usual ones. */
  readonly page?: string;
  /** Entries of the catalogue. */
  readonly catalog?: string;
  /** Further objects, numbered from 10. */
  readonly more?: readonly (string | readonly [string, string])[];
  readonly trailer?: string;
}

/** A page of 400 × 300 points. Objects: 1 catalogue, 2 tree, 3 page, 4 content, 5 font, 10… `more`. */
export function makePage({
  content,
  resources = '',
  fonts = '',
  page = '',
  catalog = '',
  more = [],
  trailer = '',
}: PagePart): Uint8Array {
  return makePdf(
    [
      `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents 4 0 R /Resources << /Font << /F 5 0 R ${fonts} >> ${resources} >> ${page} >>`,
      ['', content],
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
      'null',
      'null',
      'null',
      'null',
      ...more,
    ],
    1,
    trailer,
  );
}

/** Operators that show `text` at a place. */
export const show = (text: string, x: number, y: number, size = 12): string =>
  `BT /F ${size} Tf ${x} ${y} Td (${text}) Tj ET\n`;
