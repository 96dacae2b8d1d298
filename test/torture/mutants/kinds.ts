// The ways to break a PDF: each takes a file as Latin-1 text and gives it back damaged at a place that chance chose. Where
// a file has no such place it comes back as it was. Not here: which file gets which damage (mutants.ts).
import { deflateSync, inflateSync } from 'node:zlib';
import type { Chance } from './chance.ts';

export type Damage = (file: string, chance: Chance, other: string) => string;

const splice = (file: string, at: number, gone: number, put: string): string =>
  file.slice(0, at) + put + file.slice(at + gone);
const hits = (file: string, pattern: RegExp): RegExpExecArray[] => [...file.matchAll(pattern)];
const odd = (chance: Chance): string =>
  chance.pick(['0', '-1', '1', '2', '7', '255', '65536', '2147483647', '4294967296', '-2147483648', '99999999999999999999', '1e9', '0.00000001', '3.4028235e38', '.', '--5']); // prettier-ignore

/** Replaces one match of `pattern` (its group 2, between 1 and 3) by what `put` gives. */
function replaceOne(file: string, pattern: RegExp, chance: Chance, put: (old: string) => string): string {
  const all = hits(file, pattern);
  if (all.length === 0) return file;
  const hit = chance.pick(all);
  const [whole, before = '', old = '', after = ''] = hit;
  return splice(file, hit.index, whole.length, `${before}${put(old)}${after}`);
}

const OBJECT = /(\d+ \d+ obj\b)([\s\S]*?)(endobj)/g;
const COUNTED =
  /(\/(?:Length|Count|Width|Height|BitsPerComponent|Columns|Colors|Predictor|FirstChar|LastChar|N|First|Size|Prev|Rotate|UserUnit|Length1|DW|Index|W|PatternType|ShadingType|FunctionType|PaintType|XStep|YStep|Flags|K|V|R|P) )(-?\d+)()/g;
const FILTERS = ['FlateDecode', 'LZWDecode', 'ASCIIHexDecode', 'ASCII85Decode', 'RunLengthDecode', 'CCITTFaxDecode', 'DCTDecode', 'JPXDecode', 'JBIG2Decode', 'Crypt', 'NoSuchDecode'] as const; // prettier-ignore
const REFERENCE = /()(\d+)( \d+ R\b)/g;
const NAME = /(\/)([A-Za-z][A-Za-z0-9]*)()/g;

const flipBits: Damage = (file, chance) => {
  const bytes = Buffer.from(file, 'latin1');
  for (let left = 1 + chance.below(24); left > 0; left--) {
    const at = chance.below(bytes.length);
    bytes[at] = (bytes[at] as number) ^ (1 << chance.below(8));
  }
  return bytes.toString('latin1');
};

/** Runs of at least twelve ASCII characters as [start, length]: by hand, since a file of one such run leaves a pattern without stack. */
function words(file: string): [number, number][] {
  const runs: [number, number][] = [];
  for (let at = 0, from = 0; at <= file.length; at++)
    if (at === file.length || file.charCodeAt(at) >= 0x80) {
      if (at - from >= 12) runs.push([from, at - from]);
      from = at + 1;
    }
  return runs;
}

/** Bits of what is written in words, where a flip means something at once. */
const flipSyntax: Damage = (file, chance) => {
  const runs = words(file);
  if (runs.length === 0) return file;
  const [from, length] = chance.pick(runs);
  const at = from + chance.below(length);
  return splice(file, at, 1, String.fromCharCode(file.charCodeAt(at) ^ (1 << chance.below(8))));
};

const truncate: Damage = (file, chance) => file.slice(0, 1 + chance.below(file.length));
const cutOut: Damage = (file, chance) =>
  splice(file, chance.below(file.length), 1 + chance.below(Math.min(2000, file.length)), '');
const repeat: Damage = (file, chance) => {
  const at = chance.below(file.length);
  const chunk = file.slice(at, at + 1 + chance.below(1500));
  return splice(file, chance.below(file.length), 0, chunk.repeat(1 + chance.below(40)));
};
const noise: Damage = (file, chance) => {
  const put = Array.from({ length: 1 + chance.below(300) }, () => String.fromCharCode(chance.below(256))).join('');
  return splice(file, chance.below(file.length), chance.below(2) * put.length, put);
};

const swapObjects: Damage = (file, chance) => {
  const all = hits(file, OBJECT);
  if (all.length < 2) return file;
  const [a, b] = [chance.pick(all), chance.pick(all)].sort((x, y) => x.index - y.index) as [RegExpExecArray, RegExpExecArray]; // prettier-ignore
  if (a.index === b.index) return file;
  const body = (hit: RegExpExecArray, with_: RegExpExecArray): string => `${hit[1]}${with_[2]}${hit[3]}`;
  const between = file.slice(a.index + a[0].length, b.index);
  return file.slice(0, a.index) + body(a, b) + between + body(b, a) + file.slice(b.index + b[0].length);
};

/** The same object number again, at the end or in the middle, with another object's body. */
const defineTwice: Damage = (file, chance) => {
  const all = hits(file, OBJECT);
  if (all.length === 0) return file;
  const [head, body] = [chance.pick(all)[1], chance.pick(all)[2]];
  const at = chance.below(2) === 0 ? file.length : chance.pick(all).index;
  return splice(file, at, 0, `\n${head}${body}endobj\n`);
};
const graft: Damage = (file, chance, other) => {
  const foreign = hits(other, OBJECT);
  return foreign.length === 0 ? file : replaceOne(file, OBJECT, chance, () => chance.pick(foreign)[2] ?? '');
};

const editNumber: Damage = (file, chance) => replaceOne(file, /([\s[])(-?\d+(?:\.\d+)?)(?=[\s\]])/g, chance, () => odd(chance)); // prettier-ignore
const editCounted: Damage = (file, chance) => replaceOne(file, COUNTED, chance, () => odd(chance));
const editTable: Damage = (file, chance) =>
  chance.below(3) === 0
    ? replaceOne(file, /(startxref\s+)(\d+)()/g, chance, () => odd(chance))
    : replaceOne(file, /()(\d{10})( \d{5} [nf])/g, chance, () => String(chance.below(file.length)).padStart(10, '0'));
const swapFilter: Damage = (file, chance) =>
  replaceOne(file, /(\/)((?:Flate|LZW|ASCIIHex|ASCII85|RunLength|DCT|CCITTFax|JPX|JBIG2)Decode)()/g, chance, () => {
    const one = chance.pick(FILTERS);
    return chance.below(4) === 0 ? `${one} /DecodeParms << /Predictor ${odd(chance)} /Columns ${odd(chance)} >> /X /${one}` : one; // prettier-ignore
  });
const swapName: Damage = (file, chance) => {
  const names = hits(file, NAME);
  return names.length === 0 ? file : replaceOne(file, NAME, chance, () => chance.pick(names)[2] ?? '');
};
/** Another object, often one that leads back to where it is named. */
const swapReference: Damage = (file, chance) => {
  const all = hits(file, REFERENCE);
  return all.length === 0 ? file : replaceOne(file, REFERENCE, chance, () => chance.pick(all)[2] ?? '1');
};

const nest: Damage = (file, chance) => {
  const [open, close] = chance.pick([['[', ']'], ['<< /A ', ' >>'], ['(', ')'], ['q ', 'Q '], ['<<', '']] as const); // prettier-ignore
  const deep = chance.pick([50, 600, 5000, 60_000]);
  const bomb = open.repeat(deep) + (chance.below(3) === 0 ? '' : close.repeat(deep));
  return chance.below(2) === 0
    ? replaceOne(file, /(\/[A-Za-z]+ )([^\s/<>[\]()]+)()/g, chance, () => bomb)
    : inContent((content, one) => splice(content, one.below(content.length + 1), 0, ` ${bomb} `))(file, chance, file);
};

const STREAM = /(<<(?:[^<>]|<<[^<>]*>>|<[^<>]*>)*?>>\s*stream\r?\n)([\s\S]*?)(\r?\nendstream)/g;

/** Damage inside a stream that is packed: unpacked, damaged, packed again, so that it reaches whoever reads the content. */
function inContent(damage: (content: string, chance: Chance) => string): Damage {
  return (file, chance) => replaceStream(file, chance, (content) => damage(content, chance));
}

function replaceStream(file: string, chance: Chance, change: (content: string) => string): string {
  const all = hits(file, STREAM);
  if (all.length === 0) return file;
  const hit = chance.pick(all);
  const [whole, head = '', old = '', end = ''] = hit;
  const packed = head.includes('/FlateDecode');
  let plain = old;
  if (packed)
    try {
      plain = inflateSync(Buffer.from(old, 'latin1'), { maxOutputLength: 1 << 24 }).toString('latin1');
    } catch {
      return file; // damaged before
    }
  const changed = change(plain);
  const now = packed ? deflateSync(Buffer.from(changed, 'latin1')).toString('latin1') : changed;
  const fitted = chance.below(4) === 0 ? head : head.replace(/\/Length \d+(?! \d+ R)/, `/Length ${now.length}`);
  return splice(file, hit.index, whole.length, fitted + now + end);
}

const editContent = inContent((content, chance) => replaceOne(content, /()(-?\d+(?:\.\d+)?)()/g, chance, () => odd(chance))); // prettier-ignore
const flipContent = inContent((content, chance) => flipBits(content === '' ? ' ' : content, chance, ''));
const shuffleContent = inContent((content, chance) => {
  const lines = content.split('\n');
  const [a, b] = [chance.below(lines.length), chance.below(lines.length)];
  return lines
    .with(a, lines[b] ?? '')
    .with(b, lines[a] ?? '')
    .join('\n');
});
const swapOperator = inContent((content, chance) => {
  const operators = ['q', 'Q', 'cm', 'BT', 'ET', 'Tj', 'TJ', "'", '"', 'Tf', 'Td', 'TD', 'Tm', 'T*', 'Tr', 'Tz', 'Ts', 'Do', 'W', 'W*', 'n', 'f', 'S', 're', 'BI', 'ID', 'EI', 'sh', 'gs', 'cs', 'scn', 'BDC', 'BMC', 'EMC', 'BX', 'EX', 'd0', 'd1', 'xyz'] as const; // prettier-ignore
  return replaceOne(content, /([\s\])>])([A-Za-z'"*]{1,3})(?=\s|$)/g, chance, () => chance.pick(operators));
});
const MOST = 4_000_000;
const repeatContent = inContent((content, chance) => content.repeat(Math.min(2 + chance.below(60), Math.ceil(MOST / Math.max(1, content.length)))).slice(0, MOST)); // prettier-ignore

/** A stream that is small in the file and large when it is unpacked. */
const swell: Damage = (file, chance) =>
  replaceStream(file, chance, () => chance.pick(['q ', '0 0 m ', '(a) Tj ', '\0', '[', '/A ']).repeat(chance.pick([3e4, 1e5, 1e5, 5e5, 4e6]))); // prettier-ignore

/** Every way, by name. */
export const KINDS: Readonly<Record<string, Damage>> = {
  flipBits, flipSyntax, truncate, cutOut, repeat, noise, swapObjects, defineTwice, graft, editNumber, editCounted,
  editTable, swapFilter, swapName, swapReference, nest, editContent, flipContent, shuffleContent, swapOperator,
  repeatContent, swell,
}; // prettier-ignore
