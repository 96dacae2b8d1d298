// The texts that glyph names stand for. Not here: where the names are found.

const NAMES: Readonly<Record<string, string>> = {
  space: ' ',
  hyphen: '-',
  period: '.',
  comma: ',',
  at: '@',
  slash: '/',
  colon: ':',
  quoteright: '’',
  quotesingle: "'",
  underscore: '_',
  germandbls: 'ß',
  ae: 'æ',
  oslash: 'ø',
  lslash: 'ł',
  fi: 'fi',
  fl: 'fl',
  ff: 'ff',
  ffi: 'ffi',
  ffl: 'ffl',
  ...Object.fromEntries(
    ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'].map((name, i) => [
      name,
      String(i),
    ]),
  ),
};
const ACCENTS: Readonly<Record<string, string>> = {
  grave: '\u0300',
  acute: '\u0301',
  circumflex: '\u0302',
  tilde: '\u0303',
  dieresis: '\u0308',
  ring: '\u030a',
  cedilla: '\u0327',
  caron: '\u030c',
  ogonek: '\u0328',
};

/** The text that a glyph name stands for (Adobe's list, as far as names and addresses need it); undefined for others. */
export function letterNamed(name: string): string | undefined {
  const plain = name.split('.')[0] ?? '';
  if (/^[A-Za-z]$/.test(plain)) return plain;
  if (NAMES[plain] !== undefined) return NAMES[plain];
  const code = /^(?:uni|u)([0-9A-Fa-f]{4,6})$/.exec(plain)?.[1];
  if (code !== undefined && parseInt(code, 16) <= 0x10ffff) return String.fromCodePoint(parseInt(code, 16));
  const accent = /^([A-Za-z])(grave|acute|circumflex|tilde|dieresis|ring|cedilla|caron|ogonek)$/.exec(plain);
  return accent ? `${accent[1]}${ACCENTS[accent[2] ?? ''] ?? ''}`.normalize('NFC') : undefined;
}
