// The words of an HTML body as plain lines, read tag by tag in one pass. Nothing is fetched, no script or style is run. What
// the message keeps from its reader (not shown, without size, white on white, comments, addresses of links and pictures)
// is kept apart.
import { decode } from 'html-entities';

const BLOCK =
  /^(?:address|article|blockquote|br|center|dd|div|dl|dt|fieldset|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|tbody|tfoot|thead|tr|ul)$/;
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;
/** No words at all; words that no reader of the message sees. */
const MUTE = /^(?:script|style)$/;
const UNSEEN = /^(?:head|title|template|noscript)$/;
/** How far down a closing tag looks for its opening one. */
const DEEP = 100;
const TOKEN = /<!--[\s\S]*?(?:-->|$)|<(\/?)([a-z][\w:-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>|[^<]+|</giy;
const TELLING = /\b(?:href|src|alt|title)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;

/** Do a tag's attributes keep its words from the reader: not shown, without size, white on no ground of its own? */
function isUnseen(attributes: string): boolean {
  if (/\shidden(?:\s|=|$)/i.test(attributes)) return true;
  const style = /\bstyle\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(attributes);
  const rules = style?.[1] ?? style?.[2] ?? '';
  if (/display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all/i.test(rules)) return true;
  if (/(?:font-size|opacity|max-height)\s*:\s*0(?![\d.]*[1-9])/i.test(rules)) return true;
  const white =
    /(?:^|[;\s])color\s*:\s*(?:white|#fff(?:fff)?)\s*(?:;|$|!)/i.test(rules) ||
    /(?:^|\s)color\s*=\s*["']?(?:white|#fff(?:fff)?)\b/i.test(attributes);
  return white && !/background/i.test(rules) && !/\bbgcolor\b/i.test(attributes);
}

/** Visible text with line breaks, and what only the source shows. */
export function stripHtml(html: string): { text: string; hidden: string[] } {
  const hidden: string[] = [];
  const open: { readonly tag: string; readonly mute: boolean; readonly unseen: boolean }[] = [];
  let text = '';
  let kept = '';
  const keep = (words: string): void => {
    const plain = decode(words).replace(/\s+/g, ' ').trim();
    if (plain !== '') hidden.push(plain);
  };
  const flush = (): void => {
    keep(kept);
    kept = '';
  };
  for (const [token, closing, name, attributes = ''] of html.matchAll(TOKEN)) {
    const now = open.at(-1);
    const tag = name?.toLowerCase();
    if (now?.mute === true && !(closing === '/' && tag === now.tag)) continue;
    if (tag === undefined) {
      if (token.startsWith('<!--')) keep(token.slice(4).replace(/-->$/, '').replace(/<[^>]*>/g, ' '));
      else if (now?.unseen === true) kept += token;
      else text += token.replace(/\s+/g, ' ');
      continue;
    }
    if (closing === '/') {
      const at = open.slice(-DEEP).findLastIndex((one) => one.tag === tag);
      if (at >= 0) {
        open.length = Math.max(0, open.length - DEEP) + at;
        if (open.at(-1)?.unseen !== true) flush();
      }
    } else {
      for (const [, a, b, c] of attributes.matchAll(TELLING)) keep(a ?? b ?? c ?? '');
      const unseen = now?.unseen === true || UNSEEN.test(tag) || isUnseen(attributes);
      if (!VOID.test(tag) && !attributes.endsWith('/')) open.push({ tag, mute: MUTE.test(tag), unseen });
    }
    if (now?.unseen === true) kept += ' ';
    else if (BLOCK.test(tag)) text += '\n';
    else if (closing !== '/' && /^t[dh]$/.test(tag) && !/(?:^|\n)\s*$/.test(text.slice(-40))) text += '\t';
  }
  flush();
  const lines = decode(text)
    .replace(/\u00a0/g, ' ')
    .split('\n')
    .map((line) => line.replace(/ {2,}/g, ' ').replace(/ ?\t ?/g, '\t').trim());
  return { text: lines.join('\n').replace(/\n{3,}/g, '\n\n').trim(), hidden };
} // prettier-ignore
