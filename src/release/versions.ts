// Which versions of us and of the engines make a package: they stand in its receipt.
import { readFileSync } from 'node:fs';
import type { Making } from './package.ts';

/** The version of a package, read from its own package.json ('.' = Blotter). */
function versionOf(name: string): string {
  const url = name === '.' ? '../../package.json' : `../../node_modules/${name}/package.json`;
  return (JSON.parse(readFileSync(new URL(url, import.meta.url), 'utf8')) as { version: string }).version;
}

/** What this program makes packages with. */
export const madeBy = (): Pick<Making, 'version' | 'engines'> => ({
  version: versionOf('.'),
  engines: {
    pdfium: versionOf('@embedpdf/pdfium'),
    'pdf-lib': versionOf('@cantoo/pdf-lib'),
    pdfjs: versionOf('pdfjs-dist'),
    tesseract: versionOf('tesseract.js'),
  },
});
