// A copy of a Word file for LibreOffice to lay out, with nothing in it that a reader of the page must not see and nothing
// that it could fetch, run or work out anew: tracked deletions, hidden runs, comments, outside links, embedded files,
// macros, and every field but page numbers. The original is never touched.
import { zipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import type { Archive } from '../ooxml/archive.ts';
import { openArchive } from '../ooxml/archive.ts';

/** Dropped with all that is in them. */
const DROPPED = new Set([
  ...['del', 'moveFrom', 'rPrChange', 'pPrChange', 'sectPrChange', 'tblPrChange', 'tcPrChange', 'trPrChange', 'tblGridChange', 'numberingChange'],
  ...['commentRangeStart', 'commentRangeEnd', 'commentReference', 'annotationRef', 'altChunk', 'OLEObject', 'control', 'subDoc'],
  ...['mailMerge', 'attachedTemplate', 'trackRevisions', 'documentProtection', 'linkStyles', 'docVars', 'dataBinding'],
]); // prettier-ignore
/** Dropped themselves; what is in them stays. */
const OPENED = new Set(['ins', 'moveTo', 'fldSimple', 'smartTag', 'customXml']);
const PAGE_NUMBER = /^\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b/i;

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const quote = (text: string): string =>
  escape(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');

/** One XML part without what must not be laid out. Throws where it is not well-formed. */
export function plainPart(xml: Uint8Array): Uint8Array {
  const parser = new SaxesParser();
  const out: string[] = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'];
  /** Open fields: the pieces of output that make the field, and its instruction. */
  const fields: { pieces: number[]; instruction: string; result: boolean }[] = [];
  const runs: { from: number; hidden: boolean }[] = [];
  let skipped = 0;
  let inInstruction = false;
  const endField = (): void => {
    const field = fields.pop();
    if (field && !PAGE_NUMBER.test(field.instruction)) for (const piece of field.pieces) out[piece] = '';
  };
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Error('document type');
  });
  parser.on('opentag', (tag) => {
    const name = tag.name.slice(tag.name.indexOf(':') + 1);
    if (skipped > 0 || DROPPED.has(name)) {
      skipped++;
      return;
    }
    const attributes = Object.entries(tag.attributes).map(([key, value]) => ` ${key}="${quote(value)}"`).join('');
    if (OPENED.has(name)) out.push('');
    else out.push(`<${tag.name}${attributes}>`);
    if (name === 'r') runs.push({ from: out.length - 1, hidden: false });
    const on = !/^(?:0|false|off)$/i.test(Object.entries(tag.attributes).find(([key]) => /(?:^|:)val$/.test(key))?.[1] ?? '1');
    const run = runs.at(-1);
    if (name === 'vanish' && run && on) run.hidden = true;
    if (name === 'fldChar') {
      const kind = Object.entries(tag.attributes).find(([key]) => /(?:^|:)fldCharType$/.test(key))?.[1];
      if (kind === 'begin') fields.push({ pieces: [], instruction: '', result: false });
      fields.at(-1)?.pieces.push(out.length - 1);
      if (kind === 'separate') for (const field of fields.slice(-1)) field.result = true;
    }
    if (name === 'instrText' || name === 'delInstrText') {
      inInstruction = true;
      fields.at(-1)?.pieces.push(out.length - 1);
    }
  });
  parser.on('text', (text) => {
    if (skipped > 0) return;
    out.push(escape(text));
    const field = fields.at(-1);
    if (!inInstruction || !field) return;
    field.instruction += text;
    field.pieces.push(out.length - 1);
  });
  parser.on('cdata', (text) => void (skipped === 0 && out.push(escape(text))));
  parser.on('closetag', (tag) => {
    if (skipped > 0) {
      skipped--;
      return;
    }
    const name = tag.name.slice(tag.name.indexOf(':') + 1);
    out.push(OPENED.has(name) ? '' : `</${tag.name}>`);
    if (name === 'instrText' || name === 'delInstrText' || name === 'fldChar') fields.at(-1)?.pieces.push(out.length - 1);
    if (name === 'instrText' || name === 'delInstrText') inInstruction = false;
    if (name === 'fldChar' && Object.values(tag.attributes).some((value) => value === 'end')) endField();
    if (name === 'r') {
      const run = runs.pop();
      if (run?.hidden === true) out.fill('', run.from);
    }
  });
  parser.write(new TextDecoder().decode(xml)).close();
  while (fields.length > 0) endField();
  return new TextEncoder().encode(out.join(''));
} // prettier-ignore

/** Relationships without those that lead outside the file or to what is left out. */
const plainRelations = (xml: Uint8Array): Uint8Array =>
  new TextEncoder().encode(
    new TextDecoder().decode(xml).replace(/<Relationship\b[^>]*?(?:\/>|>\s*<\/Relationship>)/gi, (one) =>
      /TargetMode\s*=\s*["']External/i.test(one) || /embeddings|vbaProject|comments|customXml|oleObject|attachedTemplate|afchunk/i.test(one) ? '' : one),
  ); // prettier-ignore

const LEFT_OUT =
  /(?:^|\/)(?:embeddings|activeX|customXml|vbaProject\.bin|vbaData\.xml|docProps|comments\w*\.xml|people\.xml)(?:\/|$)/i;

/** The copy. Throws B-DOC-03 where the archive is damaged; may throw where a part is not well-formed. */
export function plainDocx(bytes: Uint8Array): Uint8Array {
  const archive: Archive = openArchive(bytes, (name) => !LEFT_OUT.test(name));
  const parts: Record<string, Uint8Array> = {};
  for (const [name, content] of archive) {
    if (content === null || name.endsWith('/')) continue;
    if (name.endsWith('.rels')) parts[name] = plainRelations(content);
    else if (/^word\/[^/]+\.xml$/.test(name)) parts[name] = plainPart(content);
    else parts[name] = content;
  }
  return zipSync(parts, { level: 1, mtime: new Date('2000-01-01T00:00:00Z') });
}
