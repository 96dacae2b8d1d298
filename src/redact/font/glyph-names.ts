// Names of glyphs: which letter one stands for, and which name stands at a code of the encodings that PDF defines
// (ISO 32000-2, annex D). The list of standard strings is that of Adobe's Technical Note 5176, appendix A.
// Not here: what a font's own encoding says (encoding.ts).

const ISO_ADOBE = `
  .notdef space exclam quotedbl numbersign dollar percent ampersand quoteright parenleft parenright asterisk plus
  comma hyphen period slash zero one two three four five six seven eight nine colon semicolon less equal greater
  question at A B C D E F G H I J K L M N O P Q R S T U V W X Y Z bracketleft backslash bracketright asciicircum
  underscore quoteleft a b c d e f g h i j k l m n o p q r s t u v w x y z braceleft bar braceright asciitilde
  exclamdown cent sterling fraction yen florin section currency quotesingle quotedblleft guillemotleft
  guilsinglleft guilsinglright fi fl endash dagger daggerdbl periodcentered paragraph bullet quotesinglbase
  quotedblbase quotedblright guillemotright ellipsis perthousand questiondown grave acute circumflex tilde macron
  breve dotaccent dieresis ring cedilla hungarumlaut ogonek caron emdash AE ordfeminine Lslash Oslash OE
  ordmasculine ae dotlessi lslash oslash oe germandbls onesuperior logicalnot mu trademark Eth onehalf plusminus
  Thorn onequarter divide brokenbar degree thorn threequarters twosuperior registered minus eth multiply
  threesuperior copyright Aacute Acircumflex Adieresis Agrave Aring Atilde Ccedilla Eacute Ecircumflex Edieresis
  Egrave Iacute Icircumflex Idieresis Igrave Ntilde Oacute Ocircumflex Odieresis Ograve Otilde Scaron Uacute
  Ucircumflex Udieresis Ugrave Yacute Ydieresis Zcaron aacute acircumflex adieresis agrave aring atilde ccedilla
  eacute ecircumflex edieresis egrave iacute icircumflex idieresis igrave ntilde oacute ocircumflex odieresis
  ograve otilde scaron uacute ucircumflex udieresis ugrave yacute ydieresis zcaron`;
const EXPERT = `
  exclamsmall Hungarumlautsmall dollaroldstyle dollarsuperior ampersandsmall Acutesmall parenleftsuperior
  parenrightsuperior twodotenleader onedotenleader zerooldstyle oneoldstyle twooldstyle threeoldstyle fouroldstyle
  fiveoldstyle sixoldstyle sevenoldstyle eightoldstyle nineoldstyle commasuperior threequartersemdash
  periodsuperior questionsmall asuperior bsuperior centsuperior dsuperior esuperior isuperior lsuperior msuperior
  nsuperior osuperior rsuperior ssuperior tsuperior ff ffi ffl parenleftinferior parenrightinferior
  Circumflexsmall hyphensuperior Gravesmall Asmall Bsmall Csmall Dsmall Esmall Fsmall Gsmall Hsmall Ismall Jsmall
  Ksmall Lsmall Msmall Nsmall Osmall Psmall Qsmall Rsmall Ssmall Tsmall Usmall Vsmall Wsmall Xsmall Ysmall Zsmall
  colonmonetary onefitted rupiah Tildesmall exclamdownsmall centoldstyle Lslashsmall Scaronsmall Zcaronsmall
  Dieresissmall Brevesmall Caronsmall Dotaccentsmall Macronsmall figuredash hypheninferior Ogoneksmall Ringsmall
  Cedillasmall questiondownsmall oneeighth threeeighths fiveeighths seveneighths onethird twothirds zerosuperior
  foursuperior fivesuperior sixsuperior sevensuperior eightsuperior ninesuperior zeroinferior oneinferior
  twoinferior threeinferior fourinferior fiveinferior sixinferior seveninferior eightinferior nineinferior
  centinferior dollarinferior periodinferior commainferior Agravesmall Aacutesmall Acircumflexsmall Atildesmall
  Adieresissmall Aringsmall AEsmall Ccedillasmall Egravesmall Eacutesmall Ecircumflexsmall Edieresissmall
  Igravesmall Iacutesmall Icircumflexsmall Idieresissmall Ethsmall Ntildesmall Ogravesmall Oacutesmall
  Ocircumflexsmall Otildesmall Odieresissmall OEsmall Oslashsmall Ugravesmall Uacutesmall Ucircumflexsmall
  Udieresissmall Yacutesmall Thornsmall Ydieresissmall 001.000 001.001 001.002 001.003 Black Bold Book Light
  Medium Regular Roman Semibold`;

const split = (text: string): string[] => text.trim().split(/\s+/);

/** The names that a CFF font gives by number alone. The first 229 are ISOAdobe. */
export const STANDARD_STRINGS: readonly string[] = [...split(ISO_ADOBE), ...split(EXPERT)];
export const ISO_ADOBE_COUNT = 229;

/** The letters of ISOAdobe, from number 1 on. */
const LETTERS = [
  ...` !"#$%&’()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_‘abcdefghijklmnopqrstuvwxyz{|}~¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ–†‡·¶•‚„”»…‰¿\`´ˆ˜¯˘˙¨˚¸˝˛ˇ—ÆªŁØŒºæıłøœß¹¬µ™Ð½±Þ¼÷¦°þ¾²®−ð×³©ÁÂÄÀÅÃÇÉÊËÈÍÎÏÌÑÓÔÖÒÕŠÚÛÜÙÝŸŽáâäàåãçéêëèíîïìñóôöòõšúûüùýÿž`,
];

const BY_NAME = new Map(LETTERS.map((letter, i) => [STANDARD_STRINGS[i + 1] ?? '', letter]));
const OTHERS = [
  'Euro €', 'ff ﬀ', 'ffi ﬃ', 'ffl ﬄ', 'notequal ≠', 'infinity ∞', 'lessequal ≤', 'greaterequal ≥',
  'partialdiff ∂', 'summation ∑', 'product ∏', 'pi π', 'integral ∫', 'Omega \u2126', 'radical √', 'approxequal ≈',
  'Delta \u2206', 'lozenge ◊', 'apple \uf8ff', 'Dcroat Đ', 'dcroat đ', 'sfthyphen \u00ad', 'nbspace \u00a0',
]; // prettier-ignore
for (const pair of OTHERS) BY_NAME.set(pair.slice(0, -2), pair.slice(-1));

const ACCENTS: Readonly<Record<string, string>> = {
  grave: '\u0300',
  acute: '\u0301',
  circumflex: '\u0302',
  tilde: '\u0303',
  macron: '\u0304',
  breve: '\u0306',
  dotaccent: '\u0307',
  dieresis: '\u0308',
  ring: '\u030a',
  hungarumlaut: '\u030b',
  caron: '\u030c',
  cedilla: '\u0327',
  ogonek: '\u0328',
};

/** The letter that a glyph name stands for; undefined where only the font's maker knows. */
export function letterOf(name: string): string | undefined {
  const known = BY_NAME.get(name);
  if (known !== undefined) return known;
  const hex = /^uni([0-9A-F]{4})$/.exec(name)?.[1];
  if (hex !== undefined) return String.fromCharCode(parseInt(hex, 16));
  const accent = ACCENTS[name.slice(1)];
  const composed = accent === undefined ? '' : `${name.slice(0, 1)}${accent}`.normalize('NFC');
  return composed.length === 1 ? composed : undefined;
}

/** Does the name say its letter to every viewer? Any other name (g17, c3, a12) only tells where its glyph stood. */
export const isSpeaking = (name: string): boolean => SPEAKING.has(name) || letterOf(name) !== undefined;
const SPEAKING = new Set(STANDARD_STRINGS);

export type EncodingName = 'StandardEncoding' | 'WinAnsiEncoding' | 'MacRomanEncoding';

const NAMES = new Map([...BY_NAME].map(([name, letter]) => [letter, name]));

/** Code pages in which the table of letters and PDF's table of names differ. */
function fromCodePage(page: string, own: Readonly<Record<number, string>>): (string | undefined)[] {
  const decoder = new TextDecoder(page);
  return Array.from({ length: 256 }, (_, code) => {
    if (code < 32 || code === 127) return own[code];
    return own[code] ?? NAMES.get(decoder.decode(Uint8Array.of(code)));
  });
}

/** Standard strings 1 to 149 in the order of their codes: 32 to 126 without a gap, then these. */
const STANDARD_HIGH = [
  161, 162, 163, 164, 165, 166, 167, 168, 169, 170, 171, 172, 173, 174, 175, 177, 178, 179, 180, 182, 183, 184, 185,
  186, 187, 188, 189, 191, 193, 194, 195, 196, 197, 198, 199, 200, 202, 203, 205, 206, 207, 208, 225, 227, 232, 233,
  234, 235, 241, 245, 248, 249, 250, 251,
];

const bullet = Object.fromEntries([127, 129, 141, 143, 144, 157].map((code) => [code, 'bullet']));
const TABLES: Readonly<Record<EncodingName, readonly (string | undefined)[]>> = {
  StandardEncoding: Array.from({ length: 256 }, (_, code) => {
    if (code >= 32 && code < 127) return STANDARD_STRINGS[code - 31];
    const at = STANDARD_HIGH.indexOf(code);
    return at < 0 ? undefined : STANDARD_STRINGS[96 + at];
  }),
  WinAnsiEncoding: fromCodePage('windows-1252', { ...bullet, 160: 'space', 173: 'hyphen' }),
  MacRomanEncoding: fromCodePage('macintosh', { 189: 'Omega', 198: 'Delta', 202: 'space', 219: 'currency' }),
};

/** The glyph name at `code` of an encoding that PDF defines. */
export const nameAt = (encoding: EncodingName, code: number): string | undefined => TABLES[encoding][code];

/** Is this name at this code in one of the encodings that everybody uses? Then the code says no more than the letter. */
export const isUsual = (name: string, code: number): boolean =>
  Object.values(TABLES).some((table) => table[code] === name);
