// Which kind of paper a document is, from its words, its form code and (last) its name. Pure.
import type { DocumentType, Format, Page } from '../../model/index.ts';
import { DOCUMENT_TYPES } from '../../model/index.ts';
import { CUES, NAME_CUES } from './cues.ts';
import type { Look } from './lines.ts';
import { look } from './lines.ts';

/** From here on the evidence convinces: the paper's own words, or its words and its name together. */
const CONVINCING = 3;
/** A name alone convinces from here on. */
const NAMED = 2;

const KNOWN: ReadonlySet<string> = new Set(DOCUMENT_TYPES);

/** The document type of a form code as printed: "MG 6C", "MG11(T)", "MG4a". */
export function formType(number: string, letter: string | undefined): DocumentType | null {
  const whole = `MG${Number(number)}${(letter ?? '').toUpperCase()}`;
  if (KNOWN.has(whole)) return whole as DocumentType;
  const plain = `MG${Number(number)}`;
  return KNOWN.has(plain) ? (plain as DocumentType) : null;
}

const CODE = /\bMG[ -]?(\d{1,2})(?:[ ]?([A-F])\b|\b)(?!\d)/gi;
/** Other forms are named in a form's text ("see MG10", "on form MG4"): such a mention is not its own code. */
const REFERRED = /(?:see|form|on|per|the|and|with|listed|exhibit list)\s+$/i;

function codes(lines: readonly string[], weight: number, add: (type: DocumentType, weight: number) => void): void {
  const seen = new Set<string>();
  for (const line of lines) {
    for (const hit of line.matchAll(CODE)) {
      const type = formType(hit[1] ?? '', hit[2]);
      if (!type || seen.has(type) || REFERRED.test(line.slice(0, hit.index))) continue;
      seen.add(type);
      // At the start or the end of a short line, or in a title of capitals, it is a form's own mark.
      const edge = hit.index === 0 || /^[\s)\]]*$/.test(line.slice(hit.index + hit[0].length)) || line.length < 40;
      add(type, edge ? weight : weight / 4);
    }
  }
}

/** A title is short, or in capitals; a sentence is neither (what stands in brackets behind a title does not count). */
const isTitle = (line: string): boolean => {
  const plain = line.split('(')[0] || line;
  return line.length < 120 && (plain.trim().split(/\s+/).length <= 9 || plain === plain.toUpperCase());
};

function score(pages: readonly Look[]): Map<DocumentType, number> {
  const scores = new Map<DocumentType, number>();
  const add = (type: DocumentType, weight: number): void => void scores.set(type, (scores.get(type) ?? 0) + weight);
  const [first] = pages;
  if (!first) return scores;
  const text = pages.slice(0, 2).map((page) => page.all).join('\n');
  const titles = first.head.flatMap((line) => [line, ...line.split('\t')]).filter(isTitle);
  codes(first.head, 4, add);
  codes(first.foot, 1.5, add);
  for (const cue of CUES) {
    if (cue.where === 'head' ? titles.some((line) => cue.says.test(line)) : cue.says.test(text)) {
      add(cue.type, cue.weight);
    }
  }
  // A victim's personal statement is written on a statement form: what both have in common speaks for it.
  const vps = scores.get('VPS') ?? 0;
  if (vps >= 8) add('VPS', scores.get('MG11') ?? 0);
  return scores;
} // prettier-ignore

function nameScore(file: string): Map<DocumentType, number> {
  const scores = new Map<DocumentType, number>();
  const name = (file.split('/').at(-1) ?? '').replace(/\.[A-Za-z0-9]+$/, '').replace(/[_]+/g, ' ');
  const add = (type: DocumentType, weight: number): void => void scores.set(type, (scores.get(type) ?? 0) + weight);
  const code = /(?<![A-Za-z])MG[ -]?(\d{1,2})(?:[ ]?([A-Fa-f])(?![A-Za-z])|(?!\d))/.exec(name);
  const type = code ? formType(code[1] ?? '', code[2]) : null;
  if (type) add(type, 2.6);
  for (const cue of NAME_CUES) if (cue.says.test(name)) add(cue.type, cue.weight);
  return scores;
}

const best = (scores: ReadonlyMap<DocumentType, number>): [DocumentType, number] | null =>
  [...scores].reduce<[DocumentType, number] | null>((top, one) => (top === null || one[1] > top[1] ? one : top), null);

/**
 * The type of a document; null where nothing convinces. What the paper says outranks what its file is called; the name
 * only breaks ties and speaks where the paper is silent (a scan, a picture).
 */
export function classify(pages: readonly Page[], file: string, format: Format): DocumentType | null {
  const content = score(pages.map((page) => look(page)));
  const name = nameScore(file);
  if (format === 'eml' || format === 'msg') return 'EMAIL';
  if (format === 'picture') {
    const named = best(name);
    if (named && named[1] >= NAMED) return named[0];
    // A page of a notebook says so in print at its head; anything else that is a picture is a photograph until a person says.
    const written = best(content);
    return written?.[0] === 'NOTEBOOK' && written[1] >= CONVINCING ? 'NOTEBOOK' : 'PHOTO';
  }
  const said = best(content);
  if (said && said[1] >= CONVINCING) {
    for (const [type, weight] of name) {
      // The name adds to what the paper says of itself, never to what it does not say at all.
      if (content.has(type)) content.set(type, (content.get(type) ?? 0) + Math.min(1.5, weight));
    }
    return best(content)?.[0] ?? null;
  }
  for (const [type, weight] of content) name.set(type, (name.get(type) ?? 0) + weight);
  const both = best(name);
  return both && both[1] >= NAMED ? both[0] : null;
}
