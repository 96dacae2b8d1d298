// Record numbers in one form: PNC IDs, CRO numbers, arrest summons numbers and URNs, with their check letters and with what a
// scan makes of them (O for 0, a lost slash). Not here: finding them on a page (labels.ts), weighing them (weights.ts).

/** Index = remainder by 23; the letters I, O and S never occur (Criminal Justice Hub; hmpps-person-record, PNCIdentifier.kt). */
const LETTERS = 'ZABCDEFGHJKLMNPQRTUVWXY';
const letterOf = (digits: string): string => LETTERS[Number(BigInt(digits) % 23n)] ?? '';

/** How a written number stands to a known one. */
export type NumberMatch =
  /** The same number. */
  | 'same'
  /** The same once letters and digits that scanners confuse are read for each other. */
  | 'misread'
  /** No valid number, and one character away from the known one. */
  | 'slip'
  /** A valid number, and another one: somebody else's record. */
  | 'other'
  /** Not valid, and far from the known one. */
  | 'broken';

export type NumberKind = 'pnc' | 'cro' | 'asn' | 'urn';

/** What each character of a known number may look like on a bad scan. Digits are never taken for other digits. */
const LOOKS: Readonly<Record<string, string>> = {
  '0': '0OQD', '1': '1IL|!', '2': '2Z', '4': '4A', '5': '5S', '6': '6G', '8': '8B',
  A: 'A4', B: 'B8', D: 'D0O', G: 'G6', J: 'J', L: 'L1I', Q: 'Q0O', T: 'T', Z: 'Z2', '/': '/\\|I1L7',
}; // prettier-ignore
const DIGIT: Readonly<Record<string, string>> = { O: '0', Q: '0', D: '0', I: '1', L: '1', '|': '1', '!': '1', Z: '2', A: '4', S: '5', G: '6', B: '8' }; // prettier-ignore
const LETTER: Readonly<Record<string, string>> = { '8': 'B', '2': 'Z', '6': 'G', '4': 'A', '0': 'D', '1': 'L', O: 'D', I: 'L' }; // prettier-ignore

const squash = (text: string): string => text.toUpperCase().replace(/[\s.,:;'’`_-]/g, '');
const digitsOf = (text: string): string => [...text].map((mark) => DIGIT[mark] ?? mark).join('');
const endOf = (mark: string): string => LETTER[mark] ?? mark;

/** A number in parts; `passes`: its letter fits. */
interface Parts {
  /** One spelling for all notations of the number. */
  readonly key: string;
  readonly passes: boolean;
}

/** `YY/n..nL`, `YYYY/NNNNNNNL`, slash or not. Years of two and four digits name the same record. */
function readPnc(plain: string): Parts | null {
  const slashed = /^(?:19|20)?(\d{2})[/\\|](\d{1,7})([A-Z])$/.exec(plain);
  // Without a slash only whole forms can be told apart: two digits and the serial, or four and seven.
  const bare = slashed ?? /^(?:19|20)(\d{2})(\d{7})([A-Z])$/.exec(plain) ?? /^(\d{2})(\d{3,7})([A-Z])$/.exec(plain);
  if (!bare) return null;
  const [, year = '', digits = '', letter = ''] = bare;
  const serial = digits.padStart(7, '0');
  return { key: `${year}/${serial.replace(/^0+(?=\d)/, '')}${letter}`, passes: letterOf(year + serial) === letter };
}

/** `n..n/YYL`, or the small file `SFYY/n..nL`, whose serial is not padded for its letter (CROIdentifier.kt). */
function readCro(plain: string): Parts | null {
  const small = /^[S5]F(\d{2})[/\\|]?(\d{1,6})([A-Z])$/.exec(plain);
  if (small) {
    const [, year = '', serial = '', letter = ''] = small;
    const own = serial.replace(/^0+(?=\d)/, '');
    const passes = letterOf(year + serial) === letter || letterOf(year + own) === letter;
    return { key: `SF${year}/${own}${letter}`, passes };
  }
  const parts = /^(\d{1,6})[/\\|](\d{2})([A-Z])$/.exec(plain) ?? /^(\d{4,6})(\d{2})([A-Z])$/.exec(plain);
  if (!parts) return null;
  const [, digits = '', year = '', letter = ''] = parts;
  const serial = digits.padStart(6, '0');
  return { key: `${serial.replace(/^0+(?=\d)/, '')}/${year}${letter}`, passes: letterOf(year + serial) === letter };
}

/** `YY/FFUU/SS/n..nL`; the letter covers force and system (where they are digits), year and the padded sequence (Bichard7, Asn.ts). */
function readAsn(plain: string): Parts | null {
  const parts = /^(\d{2})\/?(\d??)([A-Z\d]{2})([A-Z\d]{2})\/?(\d{2})\/?(\d{1,11})([A-Z])$/.exec(plain);
  if (!parts) return null;
  const [, year = '', top = '', force = '', unit = '', system = '', serial = '', letter = ''] = parts;
  const number = `${/^\d+$/.test(force) ? force : ''}${system}${year}${serial.padStart(11, '0')}`;
  const key = `${year}/${top}${force}${unit}/${system}/${serial.replace(/^0+(?=\d)/, '')}${letter}`;
  return { key, passes: letterOf(number) === letter };
}

/** Two digits of force, two of unit, the serial, two of year; a suffix tells splits of one case and does not count. */
function readUrn(plain: string): Parts | null {
  const suffixed = /^(.{11,14})\/\d{1,2}$/.exec(plain);
  const bare = (text: string): string | null => /^\d{2}[A-Z\d]{2}\d{3,7}$/.exec(text.replace(/\//g, ''))?.[0] ?? null;
  const key = (suffixed && bare(suffixed[1] as string)) ?? bare(plain);
  return key === null ? null : { key, passes: true };
}

const READ: Readonly<Record<NumberKind, (plain: string) => Parts | null>> = { pnc: readPnc, cro: readCro, asn: readAsn, urn: readUrn }; // prettier-ignore

/** A number as it may have been meant: digits where digits belong, a letter at the end. URNs have no letter to end with. */
function repaired(kind: NumberKind, plain: string): Parts | null {
  if (kind === 'urn') return readUrn(digitsOf(plain.slice(0, 2)) + plain.slice(2, 4) + digitsOf(plain.slice(4)));
  const small = kind === 'cro' ? (/^[S5]F/.exec(plain)?.[0] ?? '') : '';
  const body = plain.slice(small.length, -1);
  const end = endOf(plain.slice(-1));
  const fixed = kind === 'asn' ? body : digitsOf(body);
  return READ[kind]((small && 'SF') + fixed + end);
}

/** One spelling for all notations of a number, or null where it is none; `passes`: its check letter fits. */
export const readNumber = (kind: NumberKind, text: string): Parts | null => {
  const plain = squash(text);
  return READ[kind](plain) ?? repaired(kind, plain);
};

/** Canonical PNC ID: `YY/serial` + letter without leading zeros, or null. Long and short years compare equal. */
export const normalPnc = (text: string): string | null => readPnc(squash(text))?.key ?? null;

/** Canonical CRO number: `serial/YYL` or `SFYY/serialL`, or null. */
export const normalCro = (text: string): string | null => readCro(squash(text))?.key ?? null;

const classOf = (mark: string): string => {
  const looks = (LOOKS[mark] ?? mark).replace(/[\\|/!\]^-]/g, '\\$&');
  return `[${looks}]${mark === '/' ? '?' : ''}`;
};

/** Matches every notation of a known number, clean or misread. */
function looksLike(kind: NumberKind, key: string): RegExp {
  const zeros = '[0OQD]{0,6}';
  const marks = (text: string): string => [...text].map(classOf).join('');
  if (kind === 'pnc') {
    const [year = '', serial = ''] = key.split('/');
    return new RegExp(`^(?:[1IL|][9]|[2Z][0OQD])?${marks(`${year}/`)}${zeros}${marks(serial)}$`);
  }
  if (kind === 'cro' && key.startsWith('SF')) {
    const [year = '', serial = ''] = key.slice(2).split('/');
    return new RegExp(`^[S5]F${marks(`${year}/`)}${zeros}${marks(serial)}$`);
  }
  if (kind === 'cro') return new RegExp(`^${zeros}${marks(key)}$`);
  return new RegExp(`^${marks(key)}$`);
}

/** Damerau–Levenshtein distance ≤ 1: one character changed, lost or added, or two neighbours swapped. */
export function oneSlip(a: string, b: string): boolean {
  if (a === b) return true;
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i++;
  if (a.length !== b.length) return a.length > b.length ? a.slice(i + 1) === b.slice(i) : a.slice(i) === b.slice(i + 1);
  if (a.slice(i + 1) === b.slice(i + 1)) return true;
  return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
}

/** How the number written on a page stands to a known one. Both as written. */
export function matchNumber(kind: NumberKind, written: string, known: string): NumberMatch {
  const is = READ[kind](squash(known)) ?? repaired(kind, squash(known));
  const plain = squash(written);
  const said = READ[kind](plain);
  if (!is) return said && squash(known) === plain ? 'same' : said?.passes ? 'other' : 'broken';
  if (said?.key === is.key) return 'same';
  if (said?.passes && kind !== 'urn') return 'other';
  if (looksLike(kind, is.key).test(plain)) return 'misread';
  const meant = said ?? repaired(kind, plain);
  if (meant?.key === is.key) return 'misread';
  if (meant?.passes) return 'other';
  return oneSlip(meant?.key ?? plain, is.key) ? 'slip' : 'broken';
}
