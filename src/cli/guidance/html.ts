// `blotter guidance html DIR`: writes the handbook and the crib sheet.
import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { renderHandbook } from '../../guidance/index.ts';
import { BlotterError, EXIT } from '../../model/index.ts';
import { print, readArgs } from '../command.ts';
import { BOOK_OPTIONS, openRulebook } from '../rulebook.ts';
import { renderCrib } from './crib.ts';

const SHEET = 'govuk-frontend.min.css';

export async function writeHandbook(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArgs('guidance html', args, BOOK_OPTIONS, ['DIR']);
  const dir = positionals[0] as string;
  if (existsSync(dir) && readdirSync(dir).length > 0)
    throw new BlotterError('B-USE-02', { command: 'guidance html', problem: `${dir} is there already and not empty.` });
  const book = openRulebook(values);
  mkdirSync(dir, { recursive: true });
  const pages = renderHandbook(book);
  for (const [name, text] of pages) writeFileSync(path.join(dir, name), text);
  const styles = createRequire(import.meta.url).resolve('govuk-frontend/package.json');
  copyFileSync(path.join(path.dirname(styles), 'dist/govuk', SHEET), path.join(dir, SHEET));
  writeFileSync(path.join(dir, 'crib-sheet.pdf'), await renderCrib(book));
  print(`The handbook of ${book.version} lies in ${dir}: open index.html. crib-sheet.pdf is for the desk.`);
  return EXIT.done;
}
