// Plain text becomes a manuscript in a fixed pitch, line for line: print-outs align their columns by spaces.
import type { Manuscript, Part } from '../layout/lay.ts';

/** The text of the bytes: by its byte order mark, else UTF-8 where that fits, else UTF-16 by its zeros, else Windows-1252. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const sample = bytes.subarray(0, 4000);
  let even = 0;
  let odd = 0;
  sample.forEach((byte, i) => {
    if (byte !== 0) return;
    if (i % 2 === 0) even++;
    else odd++;
  });
  if (odd > sample.length * 0.3 && even < odd / 4) return new TextDecoder('utf-16le').decode(bytes);
  if (even > sample.length * 0.3 && odd < even / 4) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Tabs to the next multiple of eight, as a print-out shows them. */
function expandTabs(line: string): string {
  let all = '';
  for (const letter of line) all += letter === '\t' ? ' '.repeat(8 - (all.length % 8)) : letter;
  return all;
}

/** A plain text as pages: form feeds break pages, every line stays a line. */
export function readText(bytes: Uint8Array): Manuscript {
  const parts: Part[] = [];
  decodeText(bytes)
    .replace(/\r\n?/g, '\n')
    .split('\f')
    .forEach((sheet, i) => {
      if (i > 0) parts.push({ kind: 'page-break' });
      const lines = sheet.split('\n');
      if (lines.at(-1) === '') lines.pop();
      for (const line of lines) parts.push({ kind: 'paragraph', text: expandTabs(line) });
    });
  return { parts, fixed: true };
}
