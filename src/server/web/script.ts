// The review page's script: modules of src/viewer as one file for browsers. Types are taken off, imports between the modules
// fall away, everything stands in one scope that touches nothing global. No bundler is needed for so little.
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';

const SRC = path.join(import.meta.dirname, '../..');

/** In the order in which they stand in the file: what others use comes first. */
const MODULES: readonly string[] = ['review/haste.ts', 'viewer/page.ts', 'viewer/say.ts', 'viewer/ask.ts', 'viewer/queue.ts', 'viewer/places.ts', 'viewer/marks.ts', 'viewer/hand.ts', 'viewer/go.ts', 'viewer/others.ts', 'viewer/keys.ts', 'viewer/start.ts']; // prettier-ignore

/** Only what stands at the beginning of a line is a module's own; names are unique throughout (a test holds that). */
const bare = (code: string): string =>
  code
    .replace(/^import [^;]*;$/gm, '')
    .replace(/^export (?=(async )?function|const|let|class)/gm, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/^\s*\/\*\*[^]*?\*\/$/gm, '')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{2,}/g, '\n');

/** The script as text. */
export function viewerScript(): string {
  // Node says that taking types off is new to it; it is what runs this very program.
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = () => undefined;
  try {
    const parts = MODULES.map((file) => bare(stripTypeScriptTypes(readFileSync(path.join(SRC, file), 'utf8'))));
    return `'use strict';(()=>{\n${parts.join('\n')}\n})();\n`;
  } finally {
    process.emitWarning = emitWarning;
  }
}
