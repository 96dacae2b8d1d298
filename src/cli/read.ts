// `blotter read FILE --json`: one document's text, unread regions and hidden content, for other programs (contract).
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { startDocuments } from '../flow/index.ts';
import type { CaseDocument, Page } from '../model/index.ts';
import { BlotterError, EXIT, asShown, boxesOf, pointShown, wordsOf } from '../model/index.ts';

const round = (n: number): number => Math.round(n * 100) / 100;

/** Places where pixels look like text, and places that nobody has read. */
function regionsOf(page: Page, picture: boolean): object[] {
  const read = (page.pixels?.regions ?? []).map(({ corners, state, readings }) => {
    const quad = corners.map((corner) => pointShown(page, corner, picture).map(round));
    return { quad, state, readings };
  });
  const unread = page.unread.map(({ box, why }) => ({ quad: asShown(page, box, picture), state: 'unread', readings: [], why }));
  return [...read, ...unread];
} // prettier-ignore

/** The contract's form of an opened document. */
export function describe(document: CaseDocument): object {
  const picture = document.format === 'picture';
  return {
    file: document.file,
    pages: document.pages.map((page) => ({
      no: page.no,
      size: page.size.map(round),
      unit: picture ? 'px' : 'pt',
      words: [...wordsOf(page)].map(({ text, from, to, box }) => ({
        text,
        quad: asShown(page, boxesOf(page, from, to)[0] ?? box, picture),
        source: from >= (page.pixels?.from ?? Infinity) ? 'pixels' : 'layer',
      })),
      regions: regionsOf(page, picture),
      looks: page.pixels?.looks ?? (picture ? 'photograph' : 'print'),
    })),
    hidden: document.hidden.map(({ kind, where }) => ({ kind, where })),
    type: document.type,
    ...(document.laidOutBy === undefined ? {} : { laidOutBy: document.laidOutBy }),
    ...(document.failure ? { failure: document.failure } : {}),
  };
}

/** Runs `blotter read`. Gives 0, or 2 with the reason on standard error where the file cannot be opened. */
export async function runRead(args: readonly string[]): Promise<number> {
  const files = args.filter((arg) => !arg.startsWith('-'));
  const unknown = args.find((arg) => arg.startsWith('-') && arg !== '--json' && arg !== '--');
  const [file] = files;
  if (unknown !== undefined) throw new BlotterError('B-USE-02', { command: 'read', problem: `unknown option ${unknown}.` });
  if (file === undefined || files.length > 1) throw new BlotterError('B-USE-02', { command: 'read', problem: 'give one file.' });
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new BlotterError('B-CASE-04', { path: file, reason }, { cause: error });
  }
  const apart = startDocuments();
  const { document } = await apart.open(new Uint8Array(bytes), path.basename(file), {}).finally(() => apart.end());
  process.stdout.write(`${JSON.stringify(describe(document))}\n`);
  if (!document.failure) return EXIT.done;
  process.stderr.write(`${document.failure.code} ${document.failure.why} Cure: ${document.failure.cure}\n`);
  return EXIT.wrongUse;
} // prettier-ignore
