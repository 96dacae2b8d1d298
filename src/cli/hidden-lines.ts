// What the files of a case hide, in lines for a person: what somebody would want to know of one by one, with its place; what
// nearly every file carries (properties, links, bookmarks) as counts alone. Kinds, places and counts; never a value.
import type { JudgedDocument } from '../flow/index.ts';

/** Kinds that ordinary papers carry: told as counts, unless personal data is in them. */
const ORDINARY = new Set(
  `metadata bookmark named-destination link page-label alternative-text layer ocr-layer thumbnail header field-code html
  alternative-body encryption popup`.split(/\s+/),
);

/** What a kind is called where its own name says too little. */
const CALLED: Readonly<Record<string, string>> = {
  'covered-text': 'TEXT UNDER A BOX OR PICTURE',
  'redact-mark': 'MARK FOR REDACTION, never carried out',
  revision: 'earlier state',
  unreferenced: 'left-over objects',
  'stray-page': 'pages out of the order',
  'outside-bytes': 'bytes outside the file proper',
  'not-inspected': 'not inspected',
  metadata: 'properties',
};

const call = (kind: string): string => CALLED[kind] ?? kind.replaceAll('-', ' ');

/** What a reader of the page sees is drawn into the page and judged like its text; a scanner's words are, with their picture. */
const SEEN = '(seen by a reader)';

/** Of one document, so many are told one by one; the others by their number. */
const MOST = 6;

/** Lines without indent, documents in their order. `word` names a category. */
export function tellHidden(documents: readonly Pick<JudgedDocument, 'document' | 'hidden'>[], word: (category: string) => string): string[] {
  const lines: string[] = [];
  const common = new Map<string, number>();
  for (const { document, hidden } of documents) {
    const own: string[] = [];
    for (const { kind, where, holds } of hidden) {
      if (kind === 'ocr-layer' || where.includes(SEEN)) continue;
      const found = Object.entries(holds).map(([category, n]) => `${word(category)} ${n}`);
      const holding = found.length > 0 ? `; holds ${found.join(', ')}` : '';
      if (ORDINARY.has(kind) && holding === '') common.set(kind, (common.get(kind) ?? 0) + 1);
      else own.push(`${call(kind)} (${where})${holding}`);
    }
    for (const line of own.slice(0, MOST)) lines.push(`${document.file}: ${line}`);
    if (own.length > MOST) lines.push(`${document.file}: ${own.length - MOST} more (check.json)`);
  }
  const counts = [...common].toSorted((a, b) => b[1] - a[1]).map(([kind, n]) => `${call(kind)} ${n}`);
  if (counts.length > 0) lines.push(`${lines.length > 0 ? 'and ' : ''}${counts.join(' · ')}`);
  return lines;
} // prettier-ignore
