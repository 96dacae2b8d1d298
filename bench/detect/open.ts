// Marked texts through the product's own front door: opened as plain text (laid out, read back, classified), the roster
// built, everything detected. Marks are carried to where intake put their letters.
import { detectCase } from '../../src/detect/index.ts';
import { judgeCase } from '../../src/flow/index.ts';
import { loadRulebook } from '../../src/guidance/index.ts';
import { openDocument } from '../../src/intake/index.ts';
import type { CaseDocument, Finding, Person } from '../../src/model/index.ts';
import { buildRoster } from '../../src/people/index.ts';
import type { MarkedCase, MarkedPage, MarkedValue } from '../../test/fixtures/marked.ts';

/** A document as detection saw it. All offsets are UTF-16 into the pages' texts joined by "\f". */
export interface Searched {
  readonly file: string;
  readonly text: string;
  readonly marks: readonly MarkedValue[];
  readonly findings: readonly { readonly from: number; readonly to: number; readonly finding: Finding }[];
}

const joined = (document: CaseDocument): string => document.pages.map((page) => page.text).join('\f');

/** Offsets of the letters that are no white space, one per code point, and the end. */
function letters(text: string): number[] {
  const found: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const low = at > 0 && /[\udc00-\udfff]/.test(text[at] ?? '') && /[\ud800-\udbff]/.test(text[at - 1] ?? '');
    if (!low && !/\s/.test(text[at] ?? '')) found.push(at);
  }
  return [...found, text.length];
}

/** The marks of `pages` in the text that intake made of them. Throws where a letter was lost or added on the way. */
function carry(pages: readonly MarkedPage[], document: CaseDocument): MarkedValue[] {
  const text = pages.map((page) => page.text).join('\f');
  const before = letters(text);
  const after = letters(joined(document));
  if (before.length !== after.length)
    throw new Error(`${document.file}: ${before.length} letters became ${after.length}`);
  const order = new Map(before.map((at, i) => [at, i]));
  const next = (at: number, step: number): number => {
    while (!order.has(at)) at += step;
    return after[order.get(at) ?? 0] ?? 0;
  };
  let start = 0;
  return pages.flatMap((page) => {
    const marks = page.marks.filter((mark) => page.text.slice(mark.from, mark.to).trim() !== '');
    const moved = marks.map((mark) => ({
      ...mark,
      from: next(start + mark.from, 1),
      to: next(start + mark.to - 1, -1) + 1,
    }));
    start += page.text.length + 1;
    return moved;
  });
}

/** Tells whether an offset of the opened document stands on a page that goes whole: counted by letters. */
function pagesThatGo(pages: readonly MarkedPage[], document: CaseDocument): (at: number) => boolean {
  const after = letters(joined(document));
  const spans: (readonly [number, number])[] = [];
  let count = 0;
  for (const page of pages) {
    const size = letters(page.text).length - 1;
    if (page.goes) spans.push([after[count] ?? 0, after[count + size] ?? Infinity]);
    count += size;
  }
  return (at) => spans.some(([from, to]) => at >= from && at < to);
}

interface Opened {
  readonly document: CaseDocument;
  readonly marks: readonly MarkedValue[];
  /** Does this offset stand on a page that goes whole? */
  readonly goes: (at: number) => boolean;
}

/** Opens every document of a case with its pages as given (`changed` per page), and carries the marks over. */
export async function openMarked(marked: MarkedCase, changed: (page: MarkedPage) => MarkedPage): Promise<Opened[]> {
  const opened: Opened[] = [];
  for (const { file, pages } of marked.documents) {
    const varied = pages.map(changed);
    // Cells stay apart when a row of a table is printed as a line.
    const text = varied.map((page) => page.text.replaceAll('\t', '    ')).join('\f');
    const { document } = await openDocument(new TextEncoder().encode(text), file.replace(/\.\w+$/, '.txt'));
    if (document.failure) throw new Error(`${file}: ${document.failure.why}`);
    opened.push({ document, marks: carry(varied, document), goes: pagesThatGo(varied, document) });
  }
  return opened;
}

/**
 * Detects a whole case. Left out of what comes back: documents that never go and pages that go whole. They take part, as
 * in life, but nobody reads them and their values are not all marked.
 */
export async function searchMarked(
  marked: MarkedCase,
  changed: (page: MarkedPage) => MarkedPage,
): Promise<{ searched: Searched[]; people: readonly Person[] }> {
  const opened = await openMarked(marked, changed);
  const documents = opened.map(({ document }) => document);
  const roster = buildRoster(marked.manifest, documents);
  const findings = detectCase(documents, roster, marked.manifest.offences);
  const never = new Set(marked.documents.flatMap(({ release }, i) => (release === 'never' ? [opened[i]] : [])));
  const served = opened.filter((one) => !never.has(one));
  const searched = served.map(({ document, marks, goes }): Searched => {
    const starts = new Map<number, number>();
    let start = 0;
    for (const page of document.pages) {
      starts.set(page.no, start);
      start += page.text.length + 1;
    }
    const own = findings.flatMap((finding) => {
      const { file, page, from, to } = finding.passage;
      const at = starts.get(page);
      if (file !== document.file || at === undefined || goes(at + from)) return [];
      return [{ from: at + from, to: at + to, finding }];
    });
    return { file: document.file, text: joined(document), marks, findings: own };
  });
  return { searched, people: roster.people };
}

/** A document as its draft for D1's defence would be. Offsets as in Searched. */
export interface Drafted {
  readonly file: string;
  readonly text: string;
  readonly marks: readonly MarkedValue[];
  /** Does this offset stand on a page that counts? Pages that go whole do not. */
  readonly counted: (at: number) => boolean;
  /** Does the whole document stay behind? */
  readonly withheld: boolean;
  /** One byte per code unit of `text`: 1 where the draft is covered. */
  readonly covered: Uint8Array;
  /** What covers it, and by which rule. */
  readonly by: readonly {
    readonly from: number;
    readonly to: number;
    readonly rule: string;
    readonly why: string;
    /** What the finding rests on, in the detector's words. */
    readonly says: string;
  }[];
}

/** Detects and judges a whole case for the defence of D1. Left out as in searchMarked. */
export async function judgeMarked(marked: MarkedCase): Promise<Drafted[]> {
  const opened = await openMarked(marked, (page) => page);
  const { documents } = judgeCase(
    marked.manifest,
    opened.map(({ document }) => document),
    { kind: 'defence', id: 'D1' },
    loadRulebook(),
    2025,
  );
  return documents.flatMap(({ document, release, dropPages, proposals }, i): Drafted[] => {
    const { marks = [], goes = () => false } = opened[i] ?? {};
    if (marked.documents[i]?.release !== 'redacted') return [];
    const text = joined(document);
    const covered = new Uint8Array(text.length);
    const by: { from: number; to: number; rule: string; why: string; says: string }[] = [];
    const dropped = new Set(dropPages.map(({ page }) => page));
    let start = 0;
    for (const page of document.pages) {
      if (dropped.has(page.no)) covered.fill(1, start, start + page.text.length);
      for (const { finding, act, rule, grade } of proposals) {
        if (finding.passage.page !== page.no) continue;
        const [from, to] = [start + finding.passage.from, start + finding.passage.to];
        if (act !== 'keep') covered.fill(1, from, to);
        by.push({
          from,
          to,
          rule: `${act} ${finding.category} ${finding.grade}${finding.evidence.some((one) => one.kind === 'model') ? ' model' : ''} ${rule}`,
          says: `${act} ${finding.category}: ${[...new Set(finding.evidence.map(({ says }) => says))].join(' + ')}`,
          why: `${act} ${grade} ${finding.category} ${finding.whose ?? '-'} ${rule} ${finding.traits.join('+')} {${text.slice(from, to)}}`,
        });
      }
      start += page.text.length + 1;
    }
    const counted = (at: number): boolean => !goes(at);
    return [
      {
        file: document.file,
        text,
        counted,
        marks: marks.filter(({ from }) => !goes(from)),
        withheld: release === 'withhold',
        covered,
        by,
      },
    ];
  });
}
