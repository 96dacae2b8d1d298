// The story of one part of a Word file (body, header, footnotes) as paragraphs and table rows, and beside it everything
// that a reader of the printed page does not see: deletions, hidden characters, alternative texts, field codes.
import type { Part } from '../layout/lay.ts';
import { readXml } from '../ooxml/xml.ts';

export interface Story {
  readonly parts: readonly Part[];
  /** Kind to texts. */
  readonly hidden: ReadonlyMap<string, readonly string[]>;
  /** Notes by id, where the part is one of notes or comments. */
  readonly notes: ReadonlyMap<string, string>;
  /** Relationship ids of pictures drawn. */
  readonly pictures: number;
}

/** One paragraph as it grows; text boxes start one of their own inside another. */
interface Paragraph {
  text: string;
  hidden: boolean;
}

interface Cell {
  lines: string[];
}

const SKIPPED = new Set(['Fallback', 'pPrChange', 'rPrChange', 'sectPrChange', 'tblPrChange', 'numberingChange']);
const isOn = (value: string | undefined): boolean => value === undefined || !/^(?:0|false|off|none)$/i.test(value);

/** Reads one WordprocessingML part (ECMA-376 part 1, 17). Tracked insertions are text; tracked deletions are hidden. */
export function readStory(xml: Uint8Array): Story {
  const parts: Part[] = [];
  const hidden = new Map<string, string[]>();
  const notes = new Map<string, string>();
  const paragraphs: Paragraph[] = [];
  const boxes: string[][] = [];
  const rows: { cells: Cell[] }[] = [];
  let skipped = 0;
  let deleted = 0;
  let moved = 0;
  let vanish = false;
  let white = false;
  /** Open elements that give their text a ground of its own: white letters on it are seen. */
  let shaded = 0;
  const grounds: boolean[] = [];
  let inRun = false;
  let inText: '' | 'text' | 'deleted' | 'code' = '';
  let note: string | null = null;
  let noteText: string[] = [];
  let pictures = 0;
  let runShaded = false;

  const hide = (kind: string, text: string): void => {
    if (text === '') return;
    const known = hidden.get(kind);
    if (known) known.push(text);
    else hidden.set(kind, [text]);
  };
  const say = (text: string): void => {
    const paragraph = paragraphs.at(-1);
    if (deleted > 0 || moved > 0) hide('tracked-deletion', text);
    else if (vanish) hide('hidden-text', text);
    else if (white && shaded === 0 && !runShaded) hide('white-text', text);
    else if (paragraph) paragraph.text += text;
  };
  const emit = (text: string): void => {
    const box = boxes.at(-1);
    const cell = rows.at(-1)?.cells.at(-1);
    if (note !== null) noteText.push(text);
    else if (box) box.push(text);
    else if (cell) cell.lines.push(text);
    else parts.push({ kind: 'paragraph', text });
  };

  readXml(xml, {
    open: (name, attributes) => {
      if (skipped > 0 || SKIPPED.has(name)) {
        skipped++;
        return;
      }
      for (const key of ['author', 'initials']) {
        const by = attributes[key];
        if (by !== undefined && by.trim() !== '' && name !== 'comment') hide('tracked-author', by);
      }
      switch (name) {
        case 'p':
          grounds.push(false);
          paragraphs.push({ text: '', hidden: false });
          break;
        case 'r':
          inRun = true;
          vanish = false;
          white = false;
          runShaded = false;
          break;
        case 'color':
          if (inRun) white = /^FFFFFF$/i.test(attributes['val'] ?? '') || /^background1$/.test(attributes['themeColor'] ?? '');
          break;
        case 'highlight':
          if (inRun) runShaded = attributes['val'] !== 'none';
          break;
        case 'shd':
        case 'tblStyle':
          // A table's style may shade its rows: what is white in it is taken as seen.
          if (name === 'shd' && /^(?:auto|FFFFFF|)$/i.test(attributes['fill'] ?? '')) break;
          if (inRun) runShaded = true;
          else if (grounds.at(-1) === false) {
            grounds[grounds.length - 1] = true;
            shaded++;
          }
          break;
        case 'ins':
        case 'moveTo':
          hide('tracked-insertion', attributes['date'] ?? '-');
          break;
        case 'bookmarkStart':
          if (!/^_(?:GoBack|Toc|Ref|Hlk)/.test(attributes['name'] ?? '_Toc')) hide('bookmark', attributes['name'] ?? '');
          break;
        case 'alias':
        case 'tag':
        case 'statusText':
        case 'helpText':
        case 'default':
        case 'listEntry':
          hide('form-field', attributes['val'] ?? '');
          break;
        case 'vanish':
        case 'webHidden':
          if (inRun) vanish = isOn(attributes['val']);
          break;
        case 'del':
          deleted++;
          break;
        case 'moveFrom':
          moved++;
          break;
        case 't':
          inText = 'text';
          break;
        case 'delText':
          inText = 'deleted';
          break;
        case 'instrText':
        case 'delInstrText':
          inText = 'code';
          break;
        case 'tab':
          if (inRun) say('\t');
          break;
        case 'br':
          if (attributes['type'] === 'page') {
            const paragraph = paragraphs.at(-1);
            if (paragraph && rows.length === 0 && boxes.length === 0 && note === null) {
              if (paragraph.text !== '') emit(paragraph.text);
              paragraph.text = '';
              parts.push({ kind: 'page-break' });
            }
          } else say('\n');
          break;
        case 'cr':
          say('\n');
          break;
        case 'noBreakHyphen':
          say('-');
          break;
        case 'sym':
          say(/^F?0?[0-9A-F]{2,4}$/i.test(attributes['char'] ?? '') ? '\u25a1' : '');
          break;
        case 'pageBreakBefore':
          if (isOn(attributes['val']) && rows.length === 0 && note === null && parts.length > 0) parts.push({ kind: 'page-break' });
          break;
        case 'footnoteReference':
        case 'endnoteReference':
          say(`[${attributes['id'] ?? ''}]`);
          break;
        case 'docPr':
        case 'cNvPr':
          for (const key of ['descr', 'title']) hide('alternative-text', attributes[key] ?? '');
          break;
        case 'blip':
        case 'imagedata':
          pictures++;
          break;
        case 'txbxContent':
          boxes.push([]);
          break;
        case 'tbl':
          grounds.push(false);
          rows.push({ cells: [] });
          break;
        case 'tr':
          rows.at(-1)?.cells.splice(0);
          break;
        case 'tc':
          grounds.push(false);
          rows.at(-1)?.cells.push({ lines: [] });
          break;
        case 'footnote':
        case 'endnote':
        case 'comment':
          note = attributes['id'] ?? '';
          noteText = name === 'comment' ? [attributes['author'] ?? ''] : [];
          break;
        default:
      }
    },
    text: (text) => {
      if (skipped > 0) return;
      if (inText === 'text') say(text);
      else if (inText === 'deleted') hide('tracked-deletion', text);
      else if (inText === 'code') hide('field-code', text.trim());
    },
    close: (name) => {
      if (skipped > 0) {
        skipped--;
        return;
      }
      if (name === 'p' || name === 'tc' || name === 'tbl') {
        if (grounds.pop() === true) shaded--;
      }
      switch (name) {
        case 'p': {
          const paragraph = paragraphs.pop();
          emit(paragraph?.text ?? '');
          break;
        }
        case 'r':
          inRun = false;
          vanish = false;
          white = false;
          break;
        case 'del':
          deleted--;
          break;
        case 'moveFrom':
          moved--;
          break;
        case 't':
        case 'delText':
        case 'instrText':
        case 'delInstrText':
          inText = '';
          break;
        case 'txbxContent': {
          const lines = boxes.pop() ?? [];
          const text = lines.join('\n');
          // A text box stands after the paragraph that anchors it; it is a cell of its own.
          if (note === null && rows.length === 0 && boxes.length === 0) parts.push({ kind: 'row', cells: [text] });
          else emit(text);
          break;
        }
        case 'tr': {
          const cells = rows.at(-1)?.cells.map((cell) => cell.lines.join('\n').trimEnd()) ?? [];
          // A table inside a cell is that cell's text.
          if (rows.length === 1 && boxes.length === 0 && note === null) parts.push({ kind: 'row', cells });
          else if (rows.length > 1) rows.at(-2)?.cells.at(-1)?.lines.push(cells.join('    '));
          else emit(cells.join('    '));
          rows.at(-1)?.cells.splice(0);
          break;
        }
        case 'tbl':
          rows.pop();
          break;
        case 'footnote':
        case 'endnote':
        case 'comment':
          if (note !== null) notes.set(note, noteText.filter((line) => line.trim() !== '').join('\n'));
          note = null;
          break;
        default:
      }
    },
  });
  return { parts, hidden, notes, pictures };
} // prettier-ignore
