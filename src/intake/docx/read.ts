// A Word file becomes a manuscript and its hidden content. Not here: how one part is read (body.ts).
import type { Hidden } from '../../model/index.ts';
import { BlotterError } from '../../model/index.ts';
import type { Attached } from '../attached.ts';
import type { Manuscript, Part } from '../layout/lay.ts';
import type { Archive } from '../ooxml/archive.ts';
import { openArchive } from '../ooxml/archive.ts';
import { wordsOfXml } from '../ooxml/xml.ts';
import type { Story } from './body.ts';
import { readStory } from './body.ts';
import { propertiesOf, readLinks } from '../ooxml/properties.ts';
import { readSettings } from './settings.ts';

export interface ReadDocx {
  readonly manuscript: Manuscript;
  readonly hidden: readonly Hidden[];
  /** Pictures that the text refers to; nobody has looked at them and they are not laid out. */
  readonly pictures: readonly Attached[];
  /** Files embedded in it, each to be read as a document of its own. */
  readonly embedded: readonly Attached[];
}

const isPicture = (name: string): boolean => /^word\/media\//.test(name);
/** Files inside the file: embedded ones, and the foreign texts that a chunk brings in (ECMA-376 part 1, 17.17.2). */
const isEmbedded = (name: string): boolean =>
  /\/embeddings\/.+/.test(name) ||
  /^(?:word\/)?afchunk[^/]*$/i.test(name) ||
  /^word\/[^/]+\.(?:mht|html?|rtf|txt|docx)$/i.test(name);
const isWanted = (name: string): boolean => /\.(?:xml|rels)$/i.test(name) || isPicture(name) || isEmbedded(name);

const lines = (story: Story): string[] =>
  story.parts
    .flatMap((part) => (part.kind === 'paragraph' ? [part.text] : part.kind === 'row' ? [part.cells.join('    ')] : []))
    .filter((text) => text.trim() !== '');

/** Name of the main part: where the package says that it is, else where Word puts it. */
function mainPart(archive: Archive): string {
  if (archive.get('word/document.xml')) return 'word/document.xml';
  const found = [...archive.keys()].find((name) => /^word\/document\d*\.xml$/.test(name));
  if (!found) throw new BlotterError('B-DOC-03', { format: 'DOCX', reason: 'it has no main text' });
  return found;
}

/** Reads a .docx. Throws B-DOC-03 where it is damaged or unpacks beyond the limits. */
export function readDocx(bytes: Uint8Array): ReadDocx {
  const archive = openArchive(bytes, isWanted);
  const hidden: Hidden[] = [];
  const hide = (kind: string, where: string, text: string): void => {
    hidden.push({ kind, where, ...(text.trim() === '' ? {} : { text }) });
  };
  const story = (name: string, where: string): Story | null => {
    const xml = archive.get(name);
    if (!xml) return null;
    const read = readStory(xml);
    for (const [kind, texts] of read.hidden) hide(kind, where, kind === 'tracked-deletion' ? texts.join('') : texts.join('\n'));
    return read;
  };
  const body = story(mainPart(archive), 'body');
  const parts: Part[] = [...(body?.parts ?? [])];
  const head: string[] = [];
  const foot: string[] = [];
  for (const name of [...archive.keys()].sort()) {
    const running = /^word\/(header|footer)\d*\.xml$/.exec(name);
    if (running) {
      const into = running[1] === 'header' ? head : foot;
      for (const line of lines(story(name, running[1] ?? '') as Story)) if (!into.includes(line)) into.push(line);
    }
    const notes = /^word\/(footnotes|endnotes)\.xml$/.exec(name);
    if (notes) {
      for (const [id, text] of story(name, notes[1] ?? '')?.notes ?? []) {
        if (text.trim() !== '') parts.push({ kind: 'paragraph', text: `[${id}] ${text}` });
      }
    }
    if (/^word\/comments\w*\.xml$/.test(name)) {
      const text = [...(story(name, 'comments')?.notes.values() ?? [])].join('\n');
      if (text !== '') hide('comment', 'comments', text);
    }
    if (/^docProps\/|^customXml\/item\d*\.xml$|^word\/people\.xml$/.test(name)) {
      const xml = archive.get(name);
      const text = xml ? propertiesOf(xml) : '';
      if (text !== '') hide(name.startsWith('customXml') ? 'custom-xml' : 'metadata', 'document properties', text);
    }
    if (/^word\/(?:charts|diagrams)\/[^_][^/]*\.xml$/.test(name)) {
      const xml = archive.get(name);
      const text = xml ? wordsOfXml(xml) : '';
      if (text !== '') hide('drawing', 'charts and diagrams, not laid out', text);
    }
    if (/^word\/glossary\/document\.xml$/.test(name)) hide('building-blocks', 'text blocks kept for later use', lines(readStory(archive.get(name) as Uint8Array)).join('\n'));
    if (/^docProps\/thumbnail\./.test(name)) hide('thumbnail', 'a small picture of the first page as it once was', '');
    if (/\/activeX\//.test(name)) hide('embedding', 'controls', '');
    if (/vbaProject\.bin$/.test(name)) hide('macro', 'macros', '');
  }
  hidden.push(...readSettings(archive), ...readLinks(archive, 'word/'));
  const embedded = [...archive].flatMap(([file, content]) => (isEmbedded(file) && content ? [{ file, bytes: content }] : []));
  if (embedded.length > 0) hide('embedding', `${embedded.length} embedded files, here documents of their own`, '');
  const pictures = [...archive].flatMap(([file, content]) => (isPicture(file) && content ? [{ file, bytes: content }] : []));
  const manuscript: Manuscript = { parts, fixed: false, head, foot };
  return { manuscript, hidden, pictures, embedded };
} // prettier-ignore
