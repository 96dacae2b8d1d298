// `blotter guidance again`: a package that went out, judged by the present book. Tells by document, page and kind what went out
// open and would be covered or asked now, and the reverse. Changes nothing, and never tells a value.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { count, judgeCase, openCase, openManifest, type JudgedDocument } from '../../flow/index.ts';
import { BlotterError, EXIT, parseRecipient } from '../../model/index.ts';
import { commit, saltOf } from '../../release/index.ts';
import { print, readArgs, tell } from '../command.ts';
import { BOOK_OPTIONS, openRulebook } from '../rulebook.ts';
import { findSalt } from '../salts.ts';

/** The parts of receipt.json that are needed here. */
interface Receipt {
  readonly recipient: string;
  readonly guidance: string;
  readonly made: { readonly at: string };
  readonly documents: readonly { readonly file: string; readonly outcome: string; readonly input: { readonly sha256?: string; readonly commitment?: string } }[];
} // prettier-ignore

/** The cells of a CSV text (RFC 4180), row by row. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end !== ',') rows.push([]);
  }
  return rows.filter((row) => row.length > 1);
}

const where = (file: string, page: number | string, category: string): string => `${file}, page ${String(page)}, ${category}`;

/** How many marks of each kind were covered on each page, by schedule.csv. Whole pages and documents are left out. */
function coveredThen(schedule: string): Map<string, number> {
  const covered = new Map<string, number>();
  for (const [file = '', page = '', , category = ''] of readCsv(schedule)) {
    if (category === '' || category === 'category' || category === 'document' || category === 'page') continue;
    const key = where(file, page, category);
    covered.set(key, (covered.get(key) ?? 0) + 1);
  }
  return covered;
}

/** The lines for one document: where more or less is covered by the present book than went out. */
function changesIn({ document: { file }, proposals }: JudgedDocument, then: ReadonlyMap<string, number>): string[] {
  const now = Map.groupBy(proposals, ({ finding }) => where(file, finding.passage.page, finding.category));
  const keys = new Set([...now.keys(), ...[...then.keys()].filter((key) => key.startsWith(`${file}, page `))]);
  return [...keys].toSorted().flatMap((key): string[] => {
    const marks = now.get(key) ?? [];
    const [redacted, asked] = (['redact', 'ask'] as const).map((act) => marks.filter((one) => one.act === act).length) as [number, number];
    const before = then.get(key) ?? 0;
    // What is asked was answered by a person then: it may have gone either way.
    if (before >= redacted && before <= redacted + asked) return [];
    return [`${key}: ${String(before)} covered then; now ${String(redacted)} redacted, ${String(asked)} asked, ${String(marks.length - redacted - asked)} kept`];
  });
} // prettier-ignore

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new BlotterError('B-CASE-04', { path: file, reason: cause.code ?? 'unknown' }, { cause });
  });
}

function readReceipt(json: string): Receipt {
  try {
    const read = JSON.parse(json) as Partial<Receipt>;
    if (typeof read.recipient === 'string' && typeof read.guidance === 'string' && Array.isArray(read.documents)) return read as Receipt;
  } catch {
    // Told below: it is no receipt.
  }
  throw new BlotterError('B-USE-02', { command: 'guidance again', problem: 'PACKAGE/receipt.json is no receipt of a release.' });
} // prettier-ignore

/** Is this the original that the `no`th entry (from 1) speaks of? Null where this machine cannot tell: another one released it. */
function isOriginal(sha256: string, no: number, { input }: Receipt['documents'][number], salt: string | null): boolean | null {
  if (input.sha256 !== undefined) return input.sha256 === sha256;
  return salt === null ? null : commit(salt, no, sha256) === input.commitment;
} // prettier-ignore

export async function judgeAgain(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArgs('guidance again', args, BOOK_OPTIONS, ['PACKAGE', 'CASE']);
  const [folder, caseDir] = positionals as [string, string];
  const json = await readText(path.join(folder, 'receipt.json'));
  const receipt = readReceipt(json);
  const salt = await findSalt(saltOf(json) ?? '');
  const then = coveredThen(await readText(path.join(folder, 'schedule.csv')));
  const recipient = parseRecipient(receipt.recipient);
  if (recipient === null) throw new BlotterError('B-USE-03', { recipient: receipt.recipient });
  const book = openRulebook(values);
  const manifest = await openManifest(caseDir);
  tell(`opening ${path.basename(caseDir)} …`);
  const opened = await openCase(caseDir, manifest);
  const judged = judgeCase(manifest, opened.documents.map(({ document }) => document), recipient, book, new Date().getFullYear()); // prettier-ignore
  print(`Released ${receipt.made.at} for ${receipt.recipient} under ${receipt.guidance}; judged again by ${book.version}.`);
  let changes = 0;
  if (saltOf(json) !== null && salt === null) print('Another machine released it: papers are matched by name, and a changed one is not noticed.');
  for (const [i, entry] of receipt.documents.entries()) {
    const { file, outcome } = entry;
    // What was withheld is not named: it is known by what it is, where that can be told.
    const named = judged.documents.findIndex((one) => one.document.file === file);
    const no = named >= 0 ? named : opened.documents.findIndex(({ sha256 }) => isOriginal(sha256, i + 1, entry, salt) === true); // prettier-ignore
    if (no < 0 && outcome === 'withheld' && salt === null && entry.input.sha256 === undefined) continue;
    const [now, source] = [judged.documents[no], opened.documents[no]];
    const lines: string[] = [];
    if (!now || !source) lines.push('is no longer among the papers of the case');
    else if (isOriginal(source.sha256, i + 1, entry, salt) === false) lines.push('is another file than the one that was released: not compared');
    else if ((outcome === 'withheld') !== (now.release === 'withhold'))
      lines.push(outcome === 'withheld' ? `was withheld; now ${now.release === 'redact' ? 'it goes, redacted' : 'a person is asked'} (${now.rule})` : `went out; now it is withheld (${now.rule})`); // prettier-ignore
    else if (outcome !== 'withheld') lines.push(...changesIn(now, then));
    for (const line of lines) print(line.startsWith(file) ? `  ${line}` : `  ${file} ${line}`);
    changes += lines.length;
  }
  print(changes === 0 ? 'Nothing would be done otherwise.' : `${count(changes, 'difference')}. Nothing is changed by this: a correction is a new release, and what went out open may be a breach to report.`); // prettier-ignore
  return EXIT.done;
}
