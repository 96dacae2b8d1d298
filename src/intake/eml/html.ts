// The words of an HTML body as plain lines. Nothing is fetched, no script or style is read. What the mail hides from its
// reader (display:none) is kept apart.
import { decode } from 'html-entities';

const BLOCKS =
  'address|article|blockquote|center|dd|div|dl|dt|fieldset|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|tbody|tfoot|thead|tr|ul';

/** Visible text with line breaks, and what only the source shows (comments, hidden parts, addresses of links and pictures). */
export function stripHtml(html: string): { text: string; hidden: string[] } {
  const hidden: string[] = [];
  const keep = (text: string): string => {
    const plain = decode(text.replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ').trim();
    if (plain !== '') hidden.push(plain);
    return '';
  };
  const text = html
    .replace(/<!--([\s\S]*?)-->/g, (_, inner: string) => keep(inner))
    .replace(/<(script|style|head|title|template|noscript)\b[^>]*>[\s\S]*?<\/\1\s*>/gi, (whole: string, tag: string) =>
      /^(?:title|template|noscript)$/i.test(tag) ? keep(whole) : '',
    )
    .replace(/<(\w+)\b[^>]*\bstyle\s*=\s*["'][^"']*(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0)[^"']*["'][^>]*>[\s\S]*?<\/\1\s*>/gi, (whole) => keep(whole))
    .replace(/<[a-z][^>]*?\b(?:href|src|alt|title)\s*=\s*(?:"([^"]*)"|'([^']*)')[^>]*>/gi, (tag: string, a?: string, b?: string) => {
      keep(a ?? b ?? '');
      return tag;
    })
    .replace(/\s+/g, ' ')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<\/t[dh]\s*>\s*(?=<t[dh]\b)/gi, '\t')
    .replace(new RegExp(`</?(?:${BLOCKS})\\b[^>]*>`, 'gi'), '\n')
    .replace(/<[^>]*>/g, '');
  const lines = decode(text)
    .replace(/\u00a0/g, ' ')
    .split('\n')
    .map((line) => line.replace(/ {2,}/g, ' ').trim());
  return { text: lines.join('\n').replace(/\n{3,}/g, '\n\n').trim(), hidden };
} // prettier-ignore
