// A letter as plain data: blocks of text. fill() puts in the slots; what is missing stays visible as [slot].

export type Block =
  | { readonly kind: 'paragraph' | 'heading'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

export interface Letter {
  readonly subject: string;
  readonly version: string;
  readonly blocks: readonly Block[];
  /** Slots that nobody filled: the letter is not ready to be sent. */
  readonly missing: readonly string[];
}

/** Who writes. Offices and their numbers, no persons. */
export interface Sender {
  readonly office: string;
  readonly phone: string;
  readonly email: string;
}

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
export const heading = (text: string): Block => ({ kind: 'heading', text });

/** Fills {slots} of every block. */
export function fillLetter(subject: string, version: string, blocks: readonly Block[], slots: Readonly<Record<string, string | undefined>>): Letter {
  const missing = new Set<string>();
  const fill = (text: string): string =>
    text.replace(/\{([a-z]+)\}/g, (_, slot: string) => {
      const value = slots[slot];
      if (value !== undefined && value !== '') return value;
      missing.add(slot);
      return `[${slot}]`;
    });
  const filled = blocks.map((block): Block => {
    if (block.kind === 'list') return { ...block, items: block.items.map(fill) };
    if (block.kind === 'table') return { ...block, rows: block.rows.map((row) => row.map(fill)) };
    return { ...block, text: fill(block.text) };
  });
  return { subject: fill(subject), version, blocks: filled, missing: [...missing] };
} // prettier-ignore

/** The letter as plain text, for reading aloud, for mail, and for the measure of readability. */
export function letterText({ subject, blocks }: Letter): string {
  const lines = blocks.map((block) => {
    if (block.kind === 'list') return block.items.map((item) => `- ${item}`).join('\n');
    if (block.kind === 'table') return [block.head, ...block.rows].map((row) => row.join(' | ')).join('\n');
    return block.text;
  });
  return `${[subject, ...lines].join('\n\n')}\n`;
}

const safe = (text: string): string => text.replace(/[&<>"']/g, (mark) => `&#${String(mark.charCodeAt(0))};`);

/** The blocks of a letter as HTML. */
const blocksHtml = ({ blocks }: Letter): string =>
  blocks
    .map((block) => {
      if (block.kind === 'list') return `<ul>${block.items.map((item) => `<li>${safe(item)}</li>`).join('')}</ul>`;
      if (block.kind === 'table') {
        const head = block.head.map((one) => `<th scope="col">${safe(one)}</th>`).join('');
        const rows = block.rows.map((row) => `<tr>${row.map((cell, i) => (i === 0 ? `<th scope="row">${safe(cell)}</th>` : `<td>${safe(cell)}</td>`)).join('')}</tr>`);
        return `<table><thead><tr>${head}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`;
      }
      return block.kind === 'heading' ? `<h2>${safe(block.text)}</h2>` : `<p>${safe(block.text)}</p>`;
    })
    .join('\n'); // prettier-ignore

const file = (title: string, large: boolean, body: string): string => {
  const [size, width] = large ? ['20pt', '18cm'] : ['12pt', '16cm'];
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${safe(title)}</title>
<style>body{font:${size}/1.5 Arial,Helvetica,sans-serif;color:#000;background:#fff;max-width:${width};margin:1.5cm auto;padding:0 20px}h1{font-size:1.3em;line-height:1.25}h2{font-size:1.1em;margin:1.4em 0 .3em;break-after:avoid}p{margin:0 0 .8em}table{border-collapse:collapse;width:100%;margin:0 0 .8em}th,td{text-align:left;vertical-align:top;padding:.3em .8em .3em 0;border-bottom:1px solid #666;font-weight:400}td:last-child{overflow-wrap:anywhere}thead th{font-weight:700}tr{break-inside:avoid}section+section{break-before:page;margin-top:1.5cm}</style></head>
<body>${body}
</body></html>
`; // prettier-ignore
};

/** The letter as one HTML file to print. Large print: 18 points and more, as the RNIB's clear print guidance asks. */
export const letterHtml = (letter: Letter, large: boolean): string =>
  file(letter.subject, large, `<h1>${safe(letter.subject)}</h1>\n${blocksHtml(letter)}`);

/** Several letters as one HTML file, each on pages of its own. */
export const lettersHtml = (title: string, letters: readonly Letter[]): string =>
  file(title, false, letters.map((one) => `<section>\n<h1>${safe(one.subject)}</h1>\n${blocksHtml(one)}\n</section>`).join('\n')); // prettier-ignore
