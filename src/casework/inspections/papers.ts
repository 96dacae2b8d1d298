// The papers of a package as its recipient got them: taken out of the archive that left, opened behind the fence, their pages
// as text and as pictures. A few are kept in memory while they are looked at. Not here: who may see them, what the book says.
import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { unzipSync } from 'fflate';
import { z } from 'zod';
import { startDocuments } from '../../flow/index.ts';
import type { CaseDocument } from '../../model/index.ts';
import { pngOf } from '../apart/png.ts';
import { DOTS_PER_INCH, type Casework } from '../casework.ts';

/** A paper of a package. */
export interface ReleasedPaper {
  /** From 1, as in the receipt. */
  readonly paper: number;
  readonly type: string;
  /** What the recipient sees as its name. */
  readonly name: string;
}

/** One of them, opened. */
export interface OpenedPaper extends ReleasedPaper {
  /** Pages are numbered as they left. */
  readonly document: CaseDocument;
  /** A page as a picture (PNG); null where it cannot be drawn. */
  readonly picture: (page: number) => Promise<Uint8Array | null>;
}

type Source = Pick<Casework, 'receipt' | 'download'>;

const receiptForm = z.looseObject({
  documents: z.array(
    z.looseObject({ type: z.string(), output: z.looseObject({ path: z.string(), sha256: z.string() }).nullable() }),
  ),
});

/** Papers that were opened and are kept, and how many pages were counted. */
const KEPT = 4;
const COUNTED = 10_000;
interface Kept {
  readonly opened: Map<string, Promise<OpenedPaper | null>>;
  readonly pages: Map<string, number>;
}
const keptBy = new WeakMap<object, Kept>();
const keptOf = (source: Source): Kept => {
  const known = keptBy.get(source) ?? { opened: new Map(), pages: new Map() };
  keptBy.set(source, known);
  return known;
};

async function pathsOf(source: Source, caseId: string, release: string) {
  const json = await source.receipt(caseId, release);
  const read = json === null ? null : receiptForm.safeParse(JSON.parse(json)).data;
  return (read?.documents ?? []).flatMap(({ type, output }, i) => (output ? [{ paper: i + 1, type, output }] : []));
}

/** The papers of a package; empty where there is no such release. */
export async function releasedPapers(source: Source, caseId: string, release: string): Promise<ReleasedPaper[]> {
  const papers = await pathsOf(source, caseId, release);
  return papers.map(({ paper, type, output }) => ({ paper, type, name: output.path.replace(/^documents\//, '') }));
}

async function open(source: Source, caseId: string, release: string, no: number): Promise<OpenedPaper | null> {
  const found = (await pathsOf(source, caseId, release)).find(({ paper }) => paper === no);
  const archive = found && (await source.download(caseId, release));
  if (!found || !archive) return null;
  const { path: own, sha256 } = found.output;
  const bytes = unzipSync(await buffer(archive), { filter: ({ name }) => name === own })[own];
  // What is looked at is what the receipt says was sent.
  if (!bytes || createHash('sha256').update(bytes).digest('hex') !== sha256) return null;
  const name = own.replace(/^documents\//, '');
  const apart = startDocuments();
  try {
    const { document } = await apart.open(bytes, name, { type: found.type });
    const pictures = new Map<number, Promise<Uint8Array | null>>();
    const draw = async (page: number): Promise<Uint8Array | null> => {
      const drawing = startDocuments();
      try {
        const [raster] = await drawing.draw(bytes, [page], DOTS_PER_INCH);
        return raster ? pngOf(raster, DOTS_PER_INCH) : null;
      } finally {
        drawing.end();
      }
    };
    const picture = (page: number): Promise<Uint8Array | null> => {
      const known = pictures.get(page) ?? draw(page);
      pictures.set(page, known);
      return known;
    };
    return { paper: no, type: found.type, name, document, picture };
  } finally {
    apart.end();
  }
}

/** One paper of a package, opened. Null where there is none, or it is not what the receipt says. Throws B-BLOB-03 where its case was erased. */
export async function releasedPaper(source: Source, caseId: string, release: string, paper: number): Promise<OpenedPaper | null> {
  const { opened, pages } = keptOf(source);
  const key = `${release} ${paper}`;
  const known = opened.get(key) ?? open(source, caseId, release, paper);
  opened.delete(key);
  opened.set(key, known);
  for (const oldest of opened.keys()) if (opened.size > KEPT) opened.delete(oldest);
  known.catch(() => opened.delete(key));
  const one = await known;
  if (pages.size > COUNTED) pages.clear();
  if (one) pages.set(key, one.document.pages.length);
  else opened.delete(key);
  return one;
} // prettier-ignore

/** How many pages each paper has, in the order of the package; papers that cannot be opened have none. */
export async function pagesOf(source: Source, caseId: string, release: string, papers: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const { pages } = keptOf(source);
  const counts = new Map<number, number>();
  for (const paper of papers) {
    const known = pages.get(`${release} ${paper}`) ?? (await releasedPaper(source, caseId, release, paper))?.document.pages.length ?? 0;
    counts.set(paper, known);
  }
  return counts;
} // prettier-ignore
