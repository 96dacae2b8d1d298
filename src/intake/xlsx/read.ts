// A workbook becomes a manuscript: every shown sheet a table under its name. What is hidden (sheets, rows, columns, notes,
// names, caches) is told apart and never laid out.
import type { Hidden } from '../../model/index.ts';
import { BlotterError } from '../../model/index.ts';
import type { Attached } from '../attached.ts';
import type { Manuscript, Part } from '../layout/lay.ts';
import { MAX_CELLS } from '../limits.ts';
import type { Archive } from '../ooxml/archive.ts';
import { openArchive } from '../ooxml/archive.ts';
import { propertiesOf, readLinks } from '../ooxml/properties.ts';
import { readXml, wordsOfXml } from '../ooxml/xml.ts';
import type { Shared } from './sheet.ts';
import { readSheet, readStrings, readStyles } from './sheet.ts';

export interface ReadXlsx {
  readonly manuscript: Manuscript;
  readonly hidden: readonly Hidden[];
  readonly pictures: readonly Attached[];
  /** Files embedded in it, each to be read as a document of its own. */
  readonly embedded: readonly Attached[];
}

interface Entry {
  readonly name: string;
  readonly shown: boolean;
  readonly part: string;
}

/** The sheets in their order, with their parts; defined names; the day from which dates count. */
function readWorkbook(archive: Archive): { entries: Entry[]; names: string[]; from1904: boolean } {
  const workbook = archive.get('xl/workbook.xml');
  if (!workbook) throw new BlotterError('B-DOC-03', { format: 'XLSX', reason: 'it has no workbook' });
  const targets = new Map<string, string>();
  const relations = archive.get('xl/_rels/workbook.xml.rels');
  if (relations) {
    readXml(relations, {
      open: (name, attributes) => {
        if (name !== 'Relationship') return;
        const target = attributes['Target'] ?? '';
        targets.set(attributes['Id'] ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
      },
    });
  }
  const entries: Entry[] = [];
  const names: string[] = [];
  let from1904 = false;
  let inName = false;
  readXml(workbook, {
    open: (name, attributes) => {
      if (name === 'sheet') {
        const part = targets.get(attributes['id'] ?? '') ?? `xl/worksheets/sheet${entries.length + 1}.xml`;
        entries.push({ name: attributes['name'] ?? '', shown: (attributes['state'] ?? 'visible') === 'visible', part });
      } else if (name === 'workbookPr') from1904 = /^(?:1|true)$/.test(attributes['date1904'] ?? '');
      else if (name === 'definedName') {
        inName = true;
        names.push(`${attributes['name'] ?? ''} ${attributes['comment'] ?? ''}`);
      }
    },
    text: (text) => {
      if (inName) names.push(text);
    },
    close: (name) => {
      if (name === 'definedName') inName = false;
    },
  });
  return { entries, names, from1904 };
}

const isPicture = (name: string): boolean => /^xl\/media\//.test(name);
const isEmbedded = (name: string): boolean => /^xl\/embeddings\/.+/.test(name);

/** Reads an .xlsx. Throws B-DOC-03 (damaged, unpacks beyond the limits) or B-DOC-05 (more cells than a paper has). */
export function readXlsx(bytes: Uint8Array): ReadXlsx {
  const archive = openArchive(bytes, (name) => /\.(?:xml|rels|vml)$/i.test(name) || isPicture(name) || isEmbedded(name));
  const { entries, names, from1904 } = readWorkbook(archive);
  const strings = archive.get('xl/sharedStrings.xml');
  const styles = archive.get('xl/styles.xml');
  const look = styles ? readStyles(styles) : { codes: [], unseen: [] };
  const shared: Shared = {
    strings: strings ? readStrings(strings) : [],
    styles: look.codes,
    unseen: look.unseen,
    from1904,
  };
  const parts: Part[] = [];
  const hidden: Hidden[] = [];
  const hide = (kind: string, where: string, text: string): void => {
    hidden.push({ kind, where, ...(text.trim() === '' ? {} : { text }) });
  };
  let left = MAX_CELLS;
  entries.forEach((entry, i) => {
    const xml = archive.get(entry.part);
    const where = `sheet ${i + 1}`;
    if (!xml) return;
    const sheet = readSheet(xml, shared, left);
    left -= sheet.cells;
    if (left < 0) throw new BlotterError('B-DOC-05', { pages: 'more cells than fit on its', limit: `${MAX_CELLS} cells` });
    if (!entry.shown) {
      const all = [...sheet.rows.map((row) => row.filter((cell) => cell !== '').join('\t')), ...sheet.hidden];
      const more = [...sheet.running, ...sheet.notes, ...sheet.formulas];
      hide('hidden-sheet', where, [entry.name, ...all, ...more].join('\n'));
      return;
    }
    if (sheet.hidden.length > 0) hide('hidden-cells', where, sheet.hidden.join('\n'));
    if (sheet.running.length > 0) hide('running-text', `${where}: head and foot of its printed page, not laid out`, sheet.running.join('\n'));
    if (sheet.notes.length > 0) hide('cell-help', `${where}: hints and lists of its cells`, sheet.notes.join('\n'));
    if (sheet.formulas.length > 0) hide('formula', where, sheet.formulas.join('\n'));
    if (parts.length > 0) parts.push({ kind: 'page-break' });
    parts.push({ kind: 'paragraph', text: entry.name }, { kind: 'paragraph', text: '' });
    for (const cells of sheet.rows) parts.push({ kind: 'row', cells });
  });
  for (const name of [...archive.keys()].sort()) {
    const xml = archive.get(name);
    const words = (): string => (xml ? wordsOfXml(xml) : '');
    if (/^xl\/(?:comments|threadedComments|persons)/.test(name) && xml) hide('comment', 'notes on cells', words());
    else if (/^xl\/(?:pivotCache|externalLinks|connections|queryTables|customData)/.test(name)) hide('cached-data', 'data behind the sheets', words());
    else if (/^xl\/(?:drawings|charts)\/[^_]/.test(name) && /\.xml$/.test(name)) hide('drawing', 'drawings and charts', words());
    else if (/^docProps\/thumbnail\./.test(name)) hide('thumbnail', 'a small picture of the first sheet as it once was', '');
    else if (/^docProps\/|^customXml\/item\d*\.xml$/.test(name) && xml && propertiesOf(xml) !== '') hide('metadata', 'document properties', propertiesOf(xml));
    else if (/^xl\/revisions\//.test(name)) hide('revision', 'history of a shared workbook', words());
    else if (/vbaProject\.bin$/.test(name)) hide('macro', 'macros', '');
  }
  if (names.length > 0) hide('defined-name', 'names of the workbook', names.join('\n'));
  const pictures = [...archive].flatMap(([file, content]) => (isPicture(file) && content ? [{ file, bytes: content }] : []));
  const embedded = [...archive].flatMap(([file, content]) => (isEmbedded(file) && content ? [{ file, bytes: content }] : []));
  if (embedded.length > 0) hide('embedding', `${embedded.length} embedded files, here documents of their own`, '');
  hidden.push(...readLinks(archive, 'xl/'));
  return { manuscript: { parts, fixed: false }, hidden, pictures, embedded };
} // prettier-ignore
