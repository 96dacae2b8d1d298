// The attacker of the campaign: is a word still in a file, by means that the product does not have? Every stream that
// unpacks, every string put together, and poppler's reading where it is installed. Not here: the product's own check.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { hasPdftotext, unpackedStreams } from '../../fixtures/read-pdf.ts';

const squash = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** What is written in the strings of some PDF syntax, put together: literal ones, hexadecimal ones, and these as UTF-16. */
function stringsOf(syntax: string): string {
  let plain = '';
  let wide = '';
  for (const [, literal, hex] of syntax.matchAll(/\(((?:\\[\s\S]|[^\\()])*)\)|<([0-9A-Fa-f\s]+)>/g)) {
    if (literal !== undefined)
      plain += literal.replace(/\\([0-7]{1,3})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8) & 255)).replace(/\\/g, ''); // prettier-ignore
    else if (hex !== undefined) {
      const bytes = Buffer.from(hex.replace(/\s/g, ''), 'hex');
      plain += bytes.toString('latin1');
      if (bytes.length % 2 === 0) wide += Buffer.from(bytes).swap16().toString('utf16le');
    }
  }
  return `${plain}\n${wide}`;
}

/** The channels in which `secret` stands in the file at `path`; empty where it is gone. */
export async function leaksIn(path: string, secret: string): Promise<string[]> {
  const raw = await readFile(path);
  const wanted = squash(secret);
  const found = new Set<string>();
  const look = (text: string, channel: string): void => {
    if (squash(text).includes(wanted)) found.add(channel);
  };
  look(raw.toString('latin1'), 'bytes');
  look(stringsOf(raw.toString('latin1')), 'strings');
  for (const stream of unpackedStreams(raw)) {
    const text = stream.subarray(0, 1 << 24).toString('latin1');
    look(text, 'streams');
    look(text.replaceAll('\0', ''), 'streams');
    look(stringsOf(text), 'shown strings');
  }
  if (hasPdftotext()) for (const mode of [[], ['-raw']]) look(await readByPoppler([...mode, path, '-']), 'pdftotext');
  return [...found];
}

const readByPoppler = (args: readonly string[]): Promise<string> =>
  new Promise((resolve) => {
    execFile('pdftotext', args, { encoding: 'utf8', timeout: 20_000, maxBuffer: 1 << 26 }, (_, text) => resolve(text));
  });
