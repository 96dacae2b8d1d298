// Papers that are made to stop whoever opens them: a page that draws itself without end, a stream and an archive that are small and
// unpack to very much, and nesting that goes deeper than any program that calls itself. All made up.
import { createDeflate } from 'node:zlib';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { strToU8, zipSync } from 'fflate';
import { handFile, type HandObject } from '../fixtures/hand-pdf.ts';

const page = (contents: HandObject, more: readonly (readonly [number, HandObject])[] = [], resources = '<< >>'): Uint8Array =>
  handFile(new Map<number, HandObject>([
    [1, '<< /Type /Catalog /Pages 2 0 R >>'],
    [2, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>'],
    [3, `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources ${resources} >>`],
    [4, contents],
    ...more,
  ])); // prettier-ignore

/** Twelve forms, each of which draws the next one ten times: 10^12 letters. */
export function endless(): Uint8Array {
  const forms = Array.from({ length: 12 }, (_, i): readonly [number, HandObject] => {
    const last = i === 11;
    const resources = last ? '/Font << /F 40 0 R >>' : `/XObject << /X ${i + 11} 0 R >>`;
    return [i + 10, [`/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << ${resources} >>`, last ? 'BT /F 9 Tf 50 50 Td (again) Tj ET' : '/X Do '.repeat(10)]]; // prettier-ignore
  });
  return page(['', '/X Do'], [...forms, [40, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>']], '<< /XObject << /X 10 0 R >> >>'); // prettier-ignore
}

/** A page whose content is `megabytes` of the same operator, in a hundredth of that. */
export async function memory(megabytes: number): Promise<Uint8Array> {
  const piece = Buffer.from('0 0 m 9 9 l S\n'.repeat(75_000));
  const pieces = function* () {
    for (let made = 0; made < megabytes * 2 ** 20; made += piece.length) yield piece;
  };
  const packed = await buffer(Readable.from(pieces()).pipe(createDeflate({ level: 1 })));
  return page(['/Filter /FlateDecode', packed]);
}

/** 300 MB of nothing as a Word file of 300 KB. */
export const bomb = (): Uint8Array =>
  zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': [new Uint8Array(300 * 2 ** 20), { level: 9 }] }); // prettier-ignore

/** Arrays inside arrays, 300,000 deep, on the page and in its resources: whoever reads them by calling itself is at it for minutes. */
export const recursive = (): Uint8Array => page(['', `${'['.repeat(300_000)}${']'.repeat(300_000)} TJ`], [], `<< /Font << /F ${'['.repeat(100_000)}${']'.repeat(100_000)} >> >>`); // prettier-ignore
