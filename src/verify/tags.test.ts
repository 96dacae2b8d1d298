// Tags, bookmarks and links of a clean copy, as another engine reads them. What the source's author wrote into its tags is gone;
// their order and kinds are kept; a box is announced where its words stood.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Box } from '../model/index.ts';
import { redactPdf, type RedactionPlan, type RedactOptions } from '../redact/index.ts';
import { isFit, verifyPdf } from './index.ts';
import { open } from './open.ts';
import { makePage, makePdf, show, type PagePart } from './sample.ts';

const NAME = 'Quillfeather';
const NOTHING: RedactionPlan = { redactions: [], values: [], dropPages: [] };
const cover = (...boxes: readonly Box[]): RedactionPlan => ({
  ...NOTHING,
  redactions: boxes.map((box) => ({ page: 1, box, code: 'N' })),
});

/** Redacts, checks (also that the name is nowhere), and gives the copy's bytes. */
async function make(source: Uint8Array, plan: RedactionPlan, options: RedactOptions = {}): Promise<Uint8Array> {
  const { bytes: output, ...known } = await redactPdf(source, plan, options);
  const verdicts = await verifyPdf({ ...known, output, source, values: [NAME], render: true });
  assert.ok(isFit(verdicts), JSON.stringify(verdicts.filter(({ result }) => result !== 'pass')));
  checkByOthers(output);
  return output;
}

/** qpdf and mutool, where they are installed, find no fault. */
function checkByOthers(bytes: Uint8Array): void {
  const folder = mkdtempSync(join(tmpdir(), 'blotter-test-'));
  const file = join(folder, 'a.pdf');
  writeFileSync(file, bytes);
  const run = (tool: string, ...args: string[]): string => {
    try {
      return execFileSync(tool, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
      throw error;
    }
  };
  try {
    assert.doesNotMatch(run('qpdf', '--check', file), /warning|error:/i);
    run('mutool', 'show', file, 'outline');
    assert.doesNotMatch(run('pdfinfo', '-struct-text', file), /error/i);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function reading<T>(bytes: Uint8Array, use: (document: PDFDocumentProxy) => Promise<T>): Promise<T> {
  const document = await open(bytes);
  try {
    return await use(document);
  } finally {
    await document.loadingTask.destroy();
  }
}

interface Node {
  readonly role?: string;
  readonly alt?: string;
  readonly lang?: string;
  readonly id?: string;
  readonly children?: readonly Node[];
}

/** The tree of a page in one line: `P(Statement by «redacted (N)» made)`. */
async function treeOf(bytes: Uint8Array, no = 1): Promise<string> {
  return reading(bytes, async (document) => {
    const page = await document.getPage(no);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const texts = new Map<string, string>();
    const around: (string | null)[] = [];
    for (const item of items) {
      const id = around.findLast((one) => one !== null);
      if ('str' in item) {
        if (id) texts.set(id, (texts.get(id) ?? '') + item.str + (item.hasEOL ? ' ' : ''));
      } else if (item.type === 'endMarkedContent') around.pop();
      else around.push('id' in item && typeof item.id === 'string' ? item.id : null);
    }
    const write = (node: Node): string => {
      if (node.id !== undefined && node.role === undefined) return (texts.get(node.id) ?? '').trim();
      assert.equal(node.lang, undefined);
      if (node.alt?.startsWith('redacted') === true) return `«${node.alt}»`;
      const kids = (node.children ?? []).map(write).filter((text) => text !== '');
      return `${node.role}${node.alt === undefined ? '' : `=${node.alt}`}(${kids.join(' ')})`;
    };
    const tree = (await page.getStructTree()) as unknown as Node | null;
    return tree === null ? '' : (tree.children ?? []).map(write).join(' ');
  });
}

const section = (tag: string, number: number, content: string): string =>
  `/${tag} <</MCID ${number}>> BDC ${content} EMC\n`;
const element = (entries: string): string => `<< /Type /StructElem /Pg 3 0 R ${entries} >>`;

/** A tagged page whose tree holds the name wherever a tree can. */
const tagged = (content: string, elements: readonly string[], part: Partial<PagePart> = {}): Uint8Array =>
  makePage({
    catalog: `/StructTreeRoot 10 0 R /MarkInfo << /Marked true /UserProperties true >> /Lang (${NAME})`,
    page: '/StructParents 0',
    content,
    ...part,
    more: [
      `<< /Type /StructTreeRoot /K [11 0 R] /RoleMap << /${NAME} /P /Heading1 /H1 /Loop /Loop >> /ClassMap << /${NAME} << /O /Layout >> >> /IDTree << /Names [(${NAME}) 11 0 R] >> >>`,
      ...elements,
    ],
  });

describe('tags of a clean copy', () => {
  it('are those of the source, by standard types, without its words', async () => {
    const source = tagged(
      section('Heading1', 0, show('Statement', 40, 270, 16)) +
        section('P', 1, show('Kept words stand here', 40, 250)) +
        section('TH', 2, show('Place', 40, 200)) +
        section('TD', 3, show('Harbour', 140, 200)) +
        `/Artifact << /Type /Pagination /Contents (${NAME}) >> BDC ${show('page 1', 40, 20)} EMC\n` +
        `/Span << /MCID 4 /ActualText (${NAME}) /E (${NAME}) /Lang (${NAME}) >> BDC ${show('more', 40, 150)} EMC\n`,
      [
        element(`/S /Document /P 10 0 R /K [12 0 R 13 0 R 14 0 R 18 0 R] /T (${NAME}) /ID (${NAME}) /Lang (${NAME})`),
        element(`/S /Heading1 /P 11 0 R /K 0 /T (${NAME}) /C /${NAME}`),
        element(
          `/S /${NAME} /P 11 0 R /K 1 /ActualText (${NAME}) /A << /O /UserProperties /P [<< /N (a) /V (${NAME}) >>] >>`,
        ),
        element('/S /Table /P 11 0 R /K [15 0 R]'),
        element('/S /TR /P 14 0 R /K [16 0 R 17 0 R]'),
        element(
          `/S /TH /P 15 0 R /K 2 /A [<< /O /Table /Scope /Row /RowSpan 2 /Headers [(${NAME})] /Summary (${NAME}) >> 0]`,
        ),
        element(
          `/S /TD /P 15 0 R /K << /Type /MCR /MCID 3 /Pg 3 0 R >> /A << /O /Table /ColSpan 900 /Scope /${NAME} >>`,
        ),
        element(`/S /Loop /P 11 0 R /K [19 0 R] /Alt (${NAME}) /E (${NAME})`),
        element(`/S /Link /P 18 0 R /K [4 << /Type /OBJR /Obj 3 0 R >>]`),
      ],
    );
    const bytes = await make(source, NOTHING);
    assert.equal(
      await treeOf(bytes),
      'Document(H1(Statement) P(Kept words stand here) Table(TR(TH(Place) TD(Harbour))) Span(more))',
    );
    const text = Buffer.from(bytes).toString('latin1');
    assert.match(text, /\/Scope \/Row/);
    assert.match(text, /\/RowSpan 2/);
    assert.doesNotMatch(text, /ColSpan|UserProp|RoleMap|ClassMap|IDTree|Headers|Summary/);
  });

  it('announce a box in the middle of its sentence', async () => {
    const sentence = show(`Statement by ${NAME} made on oath`, 40, 100);
    const box: Box = [112, 96, 176, 112];
    const source = tagged(section('P', 0, sentence), [element('/S /P /P 10 0 R /K 0')]);
    const expected = 'P(Statement by «redacted (N)» made on oath)';
    assert.equal(await treeOf(await make(source, cover(box))), `Document(${expected})`);
    const untagged = makePage({ content: sentence });
    assert.equal(await treeOf(await make(untagged, cover(box))), `Document(${expected})`);
  });

  it('announce a box whose whole element is gone, in its place; an element emptied by nobody vanishes', async () => {
    const source = tagged(
      section('P', 0, show('before', 40, 200)) +
        section('P', 1, show(NAME, 40, 100)) +
        section('P', 2, show('after', 40, 50)) +
        section('P', 3, show('beyond the page', 900, 50)) +
        section('P', 4, ''),
      [
        element('/S /Sect /P 10 0 R /K [12 0 R 13 0 R 14 0 R 15 0 R 16 0 R]'),
        ...[0, 1, 2, 3, 4].map((n) => element(`/S /P /P 11 0 R /K ${n}`)),
      ],
    );
    const bytes = await make(source, cover([38, 96, 120, 112]));
    assert.equal(await treeOf(bytes), 'Document(Sect(P(before) P(«redacted (N)») P(after)))');
  });

  it('call a figure a picture, and read one that holds words', async () => {
    const image = [
      '/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8',
      'a',
    ] as const;
    const figure = 'q 60 0 0 60 40 150 cm /I Do Q';
    const source = makePage({
      catalog: '/StructTreeRoot 11 0 R /MarkInfo << /Marked true >>',
      resources: '/XObject << /I 10 0 R >>',
      content: section('Figure', 0, figure) + section('Figure', 1, show('Figure one', 40, 100)),
      more: [
        image,
        '<< /Type /StructTreeRoot /K [12 0 R 13 0 R] >>',
        element(`/S /Figure /P 11 0 R /K 0 /Alt (${NAME} at home)`),
        element(`/S /Figure /P 11 0 R /K 1 /Alt (${NAME})`),
      ],
    });
    assert.equal(await treeOf(await make(source, NOTHING)), 'Document(Figure=Picture() Div(Figure one))');
    const untagged = makePage({ resources: '/XObject << /I 10 0 R >>', content: figure, more: [image] });
    assert.equal(await treeOf(await make(untagged, NOTHING)), 'Document(Figure=Picture())');
  });

  it('are made plain for a page without any: a block of lines is a paragraph', async () => {
    const source = makePage({
      content: `${show('Title', 40, 270, 18)}BT /F 10 Tf 12 TL 40 240 Td (one line) Tj T* (and the next) Tj ET ${show('far below', 40, 150, 10)}`,
    });
    assert.equal(await treeOf(await make(source, NOTHING)), 'Document(P(Title) P(one line and the next) P(far below))');
  });

  it('are lines on a page that became a picture, with its boxes behind their lines', async () => {
    const source = makePage({ content: `${show(`first ${NAME} line`, 40, 200)}${show('second line', 40, 100)}` });
    const bytes = await make(source, cover([62, 196, 127, 212]), { pictures: [1] });
    assert.equal(await treeOf(bytes), 'Document(P(first line «redacted (N)») P(second line))');
  });

  it('stay when pages go, without rows and items of the pages that went', async () => {
    const page = (content: number) =>
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents ${content} 0 R /Resources << /Font << /F 5 0 R >> >> >>`;
    const on = (no: number, entries: string) => `<< /Pg ${no} 0 R ${entries} >>`;
    const source = makePdf([
      '<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 8 0 R >>',
      '<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 2 >>',
      page(4),
      ['', section('TD', 0, show('cell', 40, 100))],
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
      page(7),
      ['', section('TD', 0, show(NAME, 40, 100))],
      '<< /Type /StructTreeRoot /K 9 0 R >>',
      on(3, '/S /Table /P 8 0 R /K [10 0 R 11 0 R]'),
      on(3, '/S /TR /P 9 0 R /K [12 0 R 13 0 R]'),
      on(6, '/S /TR /P 9 0 R /K [14 0 R 15 0 R]'),
      on(3, '/S /TD /P 10 0 R /K 0'),
      on(3, '/S /TD /P 10 0 R'),
      on(6, '/S /TD /P 11 0 R /K 0'),
      on(6, '/S /TD /P 11 0 R'),
    ]);
    const bytes = await make(source, { ...NOTHING, dropPages: [2] });
    assert.equal(await treeOf(bytes), 'Document(Table(TR(TD(cell) TD())))');
    assert.equal(
      [
        ...Buffer.from(bytes)
          .toString('latin1')
          .matchAll(/\/S \/TR/g),
      ].length,
      1,
    );
  });

  it('do not follow a tree without end, or one that lies about its pages', async () => {
    const source = tagged(section('P', 0, show('words', 40, 100)) + section('P', 0, show('again', 40, 50)), [
      element('/S /Sect /P 10 0 R /K [11 0 R 12 0 R 12 0 R -1 0.5 (x) null 99 0 R << /Type /MCR /MCID 0 /Pg 4 0 R >>]'),
      element('/S /P /P 11 0 R /K [0 0 7 11 0 R]'),
    ]);
    assert.equal(await treeOf(await make(source, NOTHING)), 'Document(Sect(P(words again)))');
  });
});

const two = (annots = '', catalog = ''): Uint8Array => {
  const page = (content: number, more: string) =>
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents ${content} 0 R /Resources << /Font << /F 5 0 R >> >> ${more} >>`;
  return makePdf([
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    '<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 2 >>',
    page(4, annots),
    ['', show('See part two', 40, 100)],
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    page(7, ''),
    ['', show('Part two', 40, 100)],
  ]);
};

describe('bookmarks and links of a clean copy', () => {
  const outline = async (bytes: Uint8Array): Promise<string> =>
    reading(bytes, async (document) => {
      const write = async (items: Awaited<ReturnType<PDFDocumentProxy['getOutline']>>): Promise<string> =>
        (
          await Promise.all(
            items.map(async ({ title, dest, items: kids }) => {
              const [at] = dest as [Parameters<PDFDocumentProxy['getPageIndex']>[0]];
              const below = kids.length > 0 ? `(${await write(kids as typeof items)})` : '';
              return `${title}→${(await document.getPageIndex(at)) + 1}${below}`;
            }),
          )
        ).join(' ');
      return write((await document.getOutline()) ?? []);
    });

  it('bookmarks are those asked for, with their levels, without those of pages that went', async () => {
    const bookmarks = [
      { title: 'See part', page: 1, level: 1 },
      { title: 'Part two', page: 2, level: 2 },
      { title: 'Page 2', page: 2, level: 7 },
      { title: 'two', page: 1, level: 2 },
    ];
    const bytes = await make(two(), NOTHING, { bookmarks, title: 'Bundle' });
    assert.equal(await outline(bytes), 'See part→1(Part two→2(Page 2→2) two→1)');
    const one = await make(
      two(),
      { ...NOTHING, dropPages: [1] },
      { bookmarks: [{ title: 'gone', page: 1, level: 1 }] },
    );
    assert.equal(await outline(one), '');
  });

  it('a bookmark that says more than its page fails the check', async () => {
    for (const [title, page] of [
      [NAME, 1],
      ['See part', 2],
      ['Page 2', 1],
      ['', 1],
      ['See\u{1f1f6} part', 1],
    ] as const) {
      const source = two();
      const { bytes: output, ...known } = await redactPdf(source, NOTHING, { bookmarks: [{ title, page, level: 1 }] });
      const verdicts = await verifyPdf({ ...known, output, source, values: [] });
      const bad = verdicts.filter(({ result }) => result === 'fail').map(({ check }) => check);
      assert.deepEqual(bad, ['bookmarks say what their page says'], title);
    }
  });

  const links = (bytes: Uint8Array): Promise<readonly { readonly rect: readonly number[]; readonly dest: unknown }[]> =>
    reading(bytes, async (document) => {
      const page = await document.getPage(1);
      return (await page.getAnnotations()) as { rect: number[]; dest: unknown }[];
    });

  it('links to pages of the file are made anew; any other annotation is not', async () => {
    const rect = '/Rect [40 96 110 112]';
    const rows = [
      [`<< /Subtype /Link ${rect} /Dest [6 0 R /XYZ 0 0 0] /Contents (${NAME}) >>`, 1],
      [`<< /Subtype /Link ${rect} /A << /S /GoTo /D (there) >> >>`, 1],
      [`<< /Subtype /Link ${rect} /Dest /older >>`, 1],
      [`<< /Subtype /Link ${rect} /A << /S /URI /URI (https://example.com/${NAME}) >> >>`, 0],
      [`<< /Subtype /Link ${rect} /A << /S /GoToR /F (${NAME}) /D [0 /Fit] >> >>`, 0],
      [`<< /Subtype /Link /Rect [900 96 1110 112] /Dest [6 0 R /Fit] >>`, 0],
      [`<< /Subtype /Link ${rect} /Dest [4 0 R /Fit] >>`, 0],
      [`<< /Subtype /Text ${rect} /Dest [6 0 R /Fit] /Contents (${NAME}) >>`, 0],
    ] as const;
    const catalog = '/Names << /Dests << /Names [(there) << /D [6 0 R /Fit] >>] >> >> /Dests << /older [6 0 R /Fit] >>';
    for (const [annotation, count] of rows) {
      const source = two(`/Annots [${annotation}]`, catalog);
      const found = await links(await make(source, NOTHING));
      assert.equal(found.length, count, annotation);
      const covered = await links(await make(source, cover([60, 96, 80, 112])));
      assert.equal(covered.length, 0, 'a link beside a box could tell its width');
      const gone = await links(await make(source, { ...NOTHING, dropPages: [2] }));
      assert.equal(gone.length, 0);
    }
  });
});
