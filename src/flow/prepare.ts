// The main job up to a person's review: case folder in, drafts, marks and holds out. Writes nothing; cli and jobs do.
import { placeOnPdf, type Opened } from '../intake/index.ts';
import { boxStyleFor, type Rulebook } from '../guidance/index.ts';
import type { BoxStyle, Hold, Manifest, Person, Proposal, Recipient, Verdict } from '../model/index.ts';
import { decide, EMPTY_LOG, leftOutOf, offersFor, type Decided, type Offer, type ReviewLog } from '../review/index.ts';
import { checkedTo, type AddressBook, type CheckedTo, type RecordVerdict } from '../identity/index.ts';
import { checkBookmarks } from './bookmarks.ts';
import { addressesOf, judgeCover, type CoverMail } from './cover-mail.ts';
import { longestNames, planCopy } from './cover.ts';
import { startDocuments, type Documents } from './fenced/documents.ts';
import { tidy } from './memory.ts';
import { judgeCase, type JudgedDocument } from './judge.ts';
import { count, type OpenedCase, type Progress } from './open.ts';
import { outwardPaths, tellingFiles } from './outward.ts';
import { findPairs, type Pair } from './pairs.ts';
import { standDocument, type Stand } from './stand.ts';
import { widthsTold, type WidthsTold } from './widths-told.ts';

/** One document, prepared. `copy` is null where it is withheld or no copy could be made. */
export interface PreparedDocument {
  /** What guidance says; marks that people added are in `decided` alone. */
  readonly judged: JudgedDocument;
  readonly opened: Opened;
  readonly decided: readonly Decided[];
  readonly outcome: 'redacted' | 'clean' | 'withheld' | 'held';
  readonly why: readonly string[];
  /** Path of the copy relative to the output folder. */
  readonly path: string | null;
  /** A person left it out of this release. */
  readonly leftOut?: true;
  /** Its own name would tell what is covered in it: it leaves under that of its path alone. */
  readonly renamed?: true;
  readonly copy: Uint8Array | null;
  readonly verdicts: readonly Verdict[];
  readonly rasterised: readonly number[];
  /** What the widths of the boxes say; null where there is no copy. */
  readonly widths: WidthsTold | null;
  /** Number of places that nobody has read. */
  readonly unread: number;
}

/** A case, prepared for one recipient. */
export interface Prepared {
  readonly manifest: Manifest;
  readonly recipient: Recipient;
  readonly people: readonly Person[];
  readonly guidance: string;
  readonly documents: readonly PreparedDocument[];
  readonly holds: readonly Hold[];
  /** Values covered in one document and kept in another of these. */
  readonly pairs: readonly Pair[];
  /** Answers given elsewhere in the case for questions that are still open. They decide nothing. */
  readonly offers: readonly Offer[];
  /** Every page of a criminal record beside the person it was compared with. */
  readonly records: readonly RecordVerdict[];
  /** What does not stop the release but is worth knowing about its recipient. */
  readonly warnings: readonly string[];
  /** Whom it is for, as checked; `book`: which version of the address book said so, null where there was none. For the receipt alone. */
  readonly to: CheckedTo & { readonly book: string | null };
}

/** What people have already said, once it is known what is proposed. Nothing for a check. */
export type Said = (proposals: readonly Proposal[], wordsOf: (proposal: Proposal) => string) => ReviewLog;
export const NOTHING_SAID: Said = () => EMPTY_LOG;

export const DRAFT_STAMP = 'DRAFT - not for release';

/** File systems take names of 255 bytes at most; some room is left for ours. */
const LONGEST_NAME = 240;

/** `file` with its last name cut to what a file system takes, at a whole character; folders stay. */
function shorten(file: string): string {
  const at = file.lastIndexOf('/') + 1;
  const stem = file.slice(at).replace(/\.pdf$/i, '');
  let name = stem;
  while (Buffer.byteLength(name) > LONGEST_NAME) name = [...name].slice(0, -1).join('');
  return name === stem ? file : `${file.slice(0, at)}${name}.pdf`;
}

/** Where each copy goes: under its own name, with .pdf added where it was none; never two to one path. */
export function namePaths(files: readonly string[]): Map<string, string> {
  const taken = new Set<string>();
  const paths = new Map<string, string>();
  const own = (file: string): boolean => /\.pdf$/i.test(file);
  for (const file of files.toSorted((a, b) => Number(own(b)) - Number(own(a)))) {
    const base = shorten(own(file) ? file : `${file}.pdf`);
    let name = base;
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = base.replace(/\.pdf$/i, ` (${n}).pdf`);
    taken.add(name.toLowerCase());
    paths.set(file, `documents/${name}`);
  }
  return paths;
}

/** How a case is prepared. `final`: no draft stamp, and the pixels of each box are looked at too. */
export interface PrepareOptions {
  readonly thisYear: number;
  readonly final: boolean;
  readonly said?: Said;
  readonly progress?: Progress;
  /** Where copies are made; a process of its own where missing. */
  readonly apart?: Documents;
  /** ISO date; without it nobody is told that a print or an address is old. */
  readonly today?: string;
  readonly book?: AddressBook | undefined;
  /** Which version of the address book `book` is (`bookVersion`). */
  readonly bookVersion?: string | undefined;
  readonly cover?: CoverMail | undefined;
}

/** Prepares a case for a recipient. Every `ask` and `look` without a decision is covered in the copy and held. */
export async function prepareCase(
  opened: OpenedCase,
  recipient: Recipient,
  rulebook: Rulebook,
  options: PrepareOptions,
): Promise<Prepared> {
  const apart = options.apart ?? startDocuments();
  try {
    return await prepareApart(apart, opened, recipient, rulebook, options);
  } finally {
    if (options.apart === undefined) apart.end();
  }
}

async function prepareApart(
  apart: Documents,
  opened: OpenedCase,
  recipient: Recipient,
  rulebook: Rulebook,
  options: PrepareOptions,
): Promise<Prepared> {
  const read = opened.documents.map((o) => o.document);
  const { book, cover, today } = options;
  const sending = { book, today, addresses: cover ? addressesOf(cover) : [] };
  const judged = judgeCase(opened.manifest, read, recipient, rulebook, options.thisYear, sending);
  const texts = new Map(read.map((document) => [document.file, document.pages]));
  const wordsOf = ({ finding: { passage } }: Proposal): string =>
    texts.get(passage.file)?.[passage.page - 1]?.text.slice(passage.from, passage.to) ?? '';
  const proposals = judged.documents.flatMap((entry) => entry.proposals);
  const log = (options.said ?? NOTHING_SAID)(proposals, wordsOf);
  const stands = judged.documents.map((entry) => standDocument(entry, log));
  const leftOut = new Set(leftOutOf(log).map(({ file }) => file));
  const names = longestNames(stands.flatMap(({ entry }) => entry.proposals));
  const paths = namePaths(read.map((document) => document.file));
  const documents: PreparedDocument[] = [];
  const holds: Hold[] = judged.holds.filter((hold) => hold.file === null || !leftOut.has(hold.file));
  for (const [i, entry] of judged.documents.entries()) {
    tidy();
    const { file } = entry.document;
    const identity = judged.holds.filter((hold) => hold.file === file);
    const path = paths.get(file) ?? null;
    const made = await prepareDocument(rulebook, entry, opened.documents[i] as Opened, {
      stand: stands[i] as Stand,
      identity,
      names,
      style: boxStyleFor(rulebook, recipient),
      people: judged.people.flatMap((person) => person.names),
      path,
      final: options.final,
      apart,
    });
    documents.push(made.document);
    holds.push(...made.holds);
    const covered = made.document.decided.filter((d) => d.act !== 'keep').length;
    const note = `${made.document.outcome}, ${count(covered, 'place')} covered`;
    options.progress?.({ step: 'draft', file, no: i + 1, of: judged.documents.length, note });
  }
  if (options.final) nameOutward(documents, paths);
  const going = documents.filter(({ outcome }) => outcome !== 'withheld');
  const pairs = findPairs(going.map(({ judged: { document }, decided }) => ({ document, decided })));
  const { people, warnings } = judged;
  const said = decide(proposals, log).decided.flatMap(({ decision, edges }) => (decision && !edges ? [decision] : []));
  const offers = offersFor(
    proposals.map((proposal) => ({ proposal, words: wordsOf(proposal) })),
    said,
  );
  if (cover) {
    const nameOf = (file: string): string => file.slice(file.lastIndexOf('/') + 1);
    const packaged = going.flatMap(({ path }) => (path === null ? [] : [nameOf(path)]));
    const withheld = documents
      .filter(({ outcome }) => outcome === 'withheld')
      .map((one) => nameOf(one.judged.document.file));
    const originals = new Set(opened.documents.map(({ sha256 }) => sha256));
    const { manifest } = opened;
    holds.push(...judgeCover(cover, { manifest, people, recipient, rulebook, book, packaged, withheld, originals }));
  }
  const records = judged.records.filter(({ file }) => !leftOut.has(file));
  return {
    manifest: opened.manifest,
    recipient,
    people,
    guidance: rulebook.version,
    documents,
    holds,
    pairs,
    offers,
    records,
    warnings,
    to: {
      ...checkedTo(opened.manifest, recipient, sending),
      book: book === undefined ? null : (options.bookVersion ?? 'unknown'),
    },
  };
}

/** Gives what goes a name that tells nothing, where its own would. */
function nameOutward(documents: PreparedDocument[], paths: ReadonlyMap<string, string>): void {
  const named = documents.filter(({ outcome }) => outcome !== 'withheld').map(({ judged, decided }) => ({ document: judged.document, decided })); // prettier-ignore
  const telling = tellingFiles(named);
  const out = outwardPaths(documents.map(({ judged }) => judged.document), paths, telling); // prettier-ignore
  for (const [i, document] of documents.entries()) {
    const { file } = document.judged.document;
    if (document.path !== null && telling.has(file)) documents[i] = { ...document, path: out.get(file) ?? document.path, renamed: true }; // prettier-ignore
  }
}

async function prepareDocument(
  rulebook: Rulebook,
  judged: JudgedDocument,
  opened: Opened,
  context: {
    readonly stand: Stand;
    readonly identity: readonly Hold[];
    readonly names: ReadonlyMap<string, number>;
    readonly style: BoxStyle;
    /** Every name of everybody in the case. */
    readonly people: readonly string[];
    readonly path: string | null;
    readonly final: boolean;
    readonly apart: Documents;
  },
): Promise<{ readonly document: PreparedDocument; readonly holds: readonly Hold[] }> {
  const { document } = judged;
  const { entry, decided, holds, withheld, looked } = context.stand;
  const unread = document.pages.reduce((sum, page) => sum + page.unread.length, 0);
  const bare = {
    judged,
    opened,
    decided: [],
    path: null,
    copy: null,
    verdicts: [],
    rasterised: [],
    widths: null,
    unread,
  };
  if (withheld !== null)
    return { document: { ...bare, outcome: 'withheld', why: [withheld], ...(context.stand.leftOut ? { leftOut: true as const } : {}) }, holds }; // prettier-ignore
  const why = [...context.identity, ...holds].map((hold) => hold.why);
  if (document.failure) return { document: { ...bare, outcome: 'held', why }, holds };
  const plan = planCopy(rulebook, entry, decided, looked, context.names);
  if (plan.dropPages.length > 0 && plan.dropPages.length >= document.pages.length)
    return { document: { ...bare, decided, outcome: 'withheld', why: ['Every page of it must go.'] }, holds };
  if (opened.pdf === null) return { document: { ...bare, decided, outcome: 'held', why }, holds };
  const bookmarks = checkBookmarks(document, plan, opened.bookmarks ?? []);
  const made = await context.apart.copy(
    opened.pdf,
    { ...plan, redactions: placeOnPdf(opened, plan.redactions) },
    {
      style: context.style,
      names: context.people,
      ...(context.final ? { render: true } : { stamp: DRAFT_STAMP, render: false }),
      bookmarks,
    },
  );
  if (!made.ok) {
    const verify: Hold = {
      kind: 'verify',
      file: document.file,
      page: null,
      why: `The redacted copy did not pass its check: ${made.why}`,
      cure: 'Send this document to a person: print it, redact by hand, scan it. Report the file to us.',
    };
    const failed = { ...bare, decided, outcome: 'held' as const, why: [...why, verify.why], verdicts: made.verdicts };
    return { document: failed, holds: [...holds, verify] };
  }
  const touched = plan.redactions.length > 0 || plan.dropPages.length > 0;
  const gone = entry.dropPages.map((drop) => `Page ${drop.page} goes whole: ${drop.reason} (${drop.rule})`);
  return {
    document: {
      ...bare,
      decided,
      outcome: why.length > 0 ? 'held' : touched ? 'redacted' : 'clean',
      why: [...why, ...gone],
      path: context.path,
      copy: made.redacted.bytes,
      verdicts: made.verdicts,
      rasterised: made.redacted.rasterised,
      widths: widthsTold(made.redacted),
    },
    holds,
  };
}
