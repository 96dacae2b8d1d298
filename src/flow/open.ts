// A case folder becomes manifest and opened documents. The one place of the flow that reads the originals; it never writes there.
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { startDocuments, type Documents } from './fenced/documents.ts';
import { tidy } from './memory.ts';
import { listDocuments, readManifest, type Opened } from '../intake/index.ts';
import { BlotterError, explain, type CaseDocument, type Manifest } from '../model/index.ts';

/** A case as it lies on disk, opened. */
export interface OpenedCase {
  readonly manifest: Manifest;
  readonly documents: readonly Opened[];
}

/** Tells how far the work is: one call per document and step. */
export type Progress = (event: {
  /** `page`: a page or picture whose pixels are about to be read; a document may have many. */
  readonly step: 'open' | 'page' | 'draft';
  readonly file: string;
  readonly no: number;
  readonly of: number;
  readonly note: string;
}) => void;

/** The manifest of `caseDir`. Throws B-CASE-01/03/04. */
export async function openManifest(caseDir: string): Promise<Manifest> {
  const file = path.join(caseDir, 'case.yaml');
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT' || cause.code === 'ENOTDIR') throw new BlotterError('B-CASE-01', { path: caseDir });
    throw new BlotterError('B-CASE-04', { path: file, reason: cause.code ?? 'unknown' }, { cause });
  });
  return readManifest(text);
}

function unreadableFile(file: string, reason: string): { code: string; why: string; cure: string } {
  const { what, cure } = explain('B-CASE-04', { path: file, reason });
  return { code: 'B-CASE-04', why: what, cure };
}

const unreadable = (file: string, reason: string): CaseDocument => ({
  file,
  type: 'OTHER',
  typeBy: 'unknown',
  format: 'unknown',
  pages: [],
  hidden: [],
  failure: unreadableFile(file, reason),
});
/** Opens every document of the case behind a fence (`apart`; one of its own where missing), files inside files included (as `MAIL.eml/ATTACHMENT`). Throws B-CASE-01 … 04. */
export async function openCase(
  caseDir: string,
  manifest: Manifest,
  progress?: Progress,
  apart?: Documents,
): Promise<OpenedCase> {
  const folder = path.join(caseDir, 'documents');
  const isFolder = await stat(folder).then(
    (s) => s.isDirectory(),
    () => false,
  );
  const files = isFolder ? await listDocuments(folder) : [];
  if (files.length === 0) throw new BlotterError('B-CASE-02', { path: caseDir });
  const missing = manifest.documents.find((listed) => !files.includes(listed.file));
  if (missing) {
    const lines = (await readFile(path.join(caseDir, 'case.yaml'), 'utf8')).split('\n');
    throw new BlotterError('B-CASE-03', {
      line: lines.findIndex((line) => line.includes(missing.file)) + 1,
      problem: `documents: lists "${missing.file}", which is not in the documents folder.`,
      cure: 'Correct the file name (with its subfolder), or put the file there.',
    });
  }
  const own = apart ?? startDocuments();
  try {
    return { manifest, documents: await openFiles(folder, files, manifest, own, progress) };
  } finally {
    if (apart === undefined) own.end();
  }
}

async function openFiles(
  folder: string,
  files: readonly string[],
  manifest: Manifest,
  apart: Documents,
  progress: Progress | undefined,
): Promise<Opened[]> {
  const documents: Opened[] = [];
  for (const [i, file] of files.entries()) {
    const listed = manifest.documents.find((entry) => entry.file === file);
    const hints = {
      ...(listed?.type ? { type: listed.type } : {}),
      ...(listed?.about ? { about: listed.about } : {}),
      ...(listed?.unused === true ? { unused: true } : {}),
    };
    let pictures = 0;
    const tell = (): void => {
      pictures++;
      const note = `reading the pixels of picture ${pictures}`;
      progress?.({ step: 'page', file, no: i + 1, of: files.length, note });
    };
    const opened = await openFile(path.join(folder, file), file, hints, apart, tell);
    documents.push(opened);
    documents.push(...(await openInside(opened, apart, tell)));
    tidy();
    const { document } = opened;
    const note = document.failure
      ? `held: ${document.failure.why}`
      : `${document.type}, ${count(document.pages.length, 'page')}`;
    progress?.({ step: 'open', file, no: i + 1, of: files.length, note });
  }
  return documents;
}

/** The files inside a document and inside those, each a document of its own; what lies too deep is held. */
async function openInside(outer: Opened, apart: Documents, tell: () => void, depth = 1): Promise<Opened[]> {
  const found: Opened[] = [];
  for (const { bytes, file } of outer.attachments) {
    const inner = await apart.open(bytes, `${outer.document.file}/${file}`, {}, depth, tell);
    found.push(inner, ...(await openInside(inner, apart, tell, depth + 1)));
  }
  return found;
}

async function openFile(
  full: string,
  file: string,
  hints: Parameters<Documents['open']>[2],
  apart: Documents,
  tell: () => void,
): Promise<Opened> {
  try {
    return await apart.open(new Uint8Array(await readFile(full)), file, hints, 0, tell);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === undefined || cause instanceof BlotterError) throw cause;
    return { document: unreadable(file, code), sha256: '', pdf: null, attachments: [] };
  }
}

/** `1 page`, `2 pages`. */
export const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;
