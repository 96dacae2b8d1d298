// What a made-up print holds before it is written in some style, and small makers of valid numbers, dates and noise. All seeded.
import type { Person } from '../../src/model/index.ts';

/** A source of numbers from 0 to 1; the same seed gives the same ones (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
export type Random = () => number;
export const pick = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
const between = (random: Random, low: number, high: number): number => low + Math.floor(random() * (high - low + 1));

const LETTERS = 'ZABCDEFGHJKLMNPQRTUVWXY';
const letter = (digits: string): string => LETTERS[Number(BigInt(digits) % 23n)] ?? '';
/** A valid PNC ID of that year and serial. */
export const pncOf = (year: number, serial: number): string => {
  const yy = String(year % 100).padStart(2, '0');
  return `${yy}/${serial}${letter(yy + String(serial).padStart(7, '0'))}`;
};
/** A valid CRO number. */
export const croOf = (year: number, serial: number): string => {
  const yy = String(year % 100).padStart(2, '0');
  return `${serial}/${yy}${letter(yy + String(serial).padStart(6, '0'))}`;
};
/** A valid small-file CRO number. */
export const smallCroOf = (year: number, serial: number): string => {
  const yy = String(year % 100).padStart(2, '0');
  return `SF${yy}/${serial}${letter(`${yy}${serial}`)}`;
};

/** Somebody with a record. `born` is ISO. */
export interface Somebody {
  readonly surname: string;
  readonly given: readonly string[];
  readonly born: string;
  readonly pnc: string;
  readonly cro: string;
}

/** What stands in one print of somebody. Missing fields are not printed. */
export interface Print {
  readonly surname: string;
  readonly given: string;
  /** As it is printed. */
  readonly born?: string;
  readonly pnc?: string;
  readonly cro?: string;
  readonly aliases?: readonly string[];
  readonly aliasBorn?: string;
  /** Whole lines about other people. */
  readonly others?: readonly string[];
  readonly urn?: string;
  readonly asn?: string;
  /** "JNR", "SENIOR". */
  readonly suffix?: string;
  readonly title?: string;
}

export const dmy = (iso: string, by = '/', short = false): string => {
  const [y = '', m = '', d = ''] = iso.split('-');
  return `${d}${by}${m}${by}${short ? y.slice(2) : y}`;
};
const MONTHS = 'January February March April May June July August September October November December'.split(' ');
export const inWords = (iso: string): string => {
  const [y = '', m = '1', d = '1'] = iso.split('-');
  return `${Number(d)} ${MONTHS[Number(m) - 1]} ${y}`;
};

const SURNAMES = 'TRANTER OAKES MERCER PENHALIGON GRAINGER LOCKWOOD BAPTISTE ADEYEMI KOWALCZYK RAHMAN DHILLON PRITCHARD MACKAY FERREIRA VASILE WINTERBOTTOM HALLORAN CHEUNG BEAUMONT STRICKLAND'.split(' '); // prettier-ignore
const MEN = 'COLIN JAMES|DEAN|CRAIG ANTHONY|LEE JONATHAN|GARETH NIGEL|WAYNE THOMAS|RHODRI MEURIG|DAMIAN PAUL|KIERAN|ADRIAN MARK|CURTIS ROY|STEFAN'.split('|'); // prettier-ignore
const WOMEN = 'KIRSTY LOUISE|SIAN ELERI|DONNA MARIE|RACHEL|GEMMA CLARE|TRACEY ANN'.split('|');

/** Somebody made up, with valid numbers. */
export function somebody(random: Random, over: Partial<Somebody> & { readonly woman?: boolean } = {}): Somebody {
  const year = between(random, 1958, 2004);
  const record = Math.min(year + between(random, 15, 30), 2024);
  const born = `${year}-${String(between(random, 1, 12)).padStart(2, '0')}-${String(between(random, 13, 28)).padStart(2, '0')}`;
  const { woman, ...rest } = over;
  return {
    surname: pick(random, SURNAMES),
    given: pick(random, woman === true ? WOMEN : MEN).split(' '),
    born,
    pnc: pncOf(record, between(random, 10_000, 480_000)),
    cro: croOf(record, between(random, 10_000, 480_000)),
    ...rest,
  };
}

/** The whole print of somebody. */
export const printOf = (who: Somebody, over: Partial<Print> = {}): Print => ({
  surname: who.surname,
  given: who.given.join(' '),
  born: dmy(who.born),
  pnc: who.pnc,
  cro: who.cro,
  ...over,
});

const title = (word: string): string => word.replace(/\p{L}+/gu, (w) => w[0] + w.slice(1).toLowerCase());
/** Somebody as case.yaml has them. */
export const personOf = (id: string, who: Somebody, over: Partial<Person> = {}): Person => ({
  id,
  role: 'defendant',
  names: [title(`${who.given.join(' ')} ${who.surname}`)],
  aliases: [],
  born: who.born,
  addresses: [],
  phones: [],
  emails: [],
  numbers: [{ category: 'pnc', value: who.pnc }, { category: 'cro', value: who.cro }],
  protections: [],
  source: 'manifest',
  ...over,
}); // prettier-ignore

const COURTS = [
  'LEEDS MAGISTRATES',
  'BRADFORD CROWN COURT',
  'CARDIFF MAGISTRATES',
  'INNER LONDON CROWN',
  'PRESTON MAGS',
];
const OFFENCES = ['THEFT - SHOPLIFTING', 'BURGLARY DWELLING', 'COMMON ASSAULT', 'DRIVE NO INSURANCE', 'POSSESS CLASS B', 'CRIMINAL DAMAGE', 'FAIL TO SURRENDER', 'AFFRAY']; // prettier-ignore
const RESULTS = [
  'FINE £80',
  'COMMUNITY ORDER 12 MTHS',
  '8 WKS IMPRISONMENT',
  'CONDITIONAL DISCHARGE 12 MTHS',
  '6 POINTS',
];
/** `n` convictions counted from `from`. */
export const convictions = (random: Random, from: number, n: number): string[] =>
  Array.from({ length: n }, (_, i) => {
    const date = `${String(between(random, 1, 28)).padStart(2, '0')}/${String(between(random, 1, 12)).padStart(2, '0')}/${2008 + from + i}`;
    return `${from + i}   ${date}  ${pick(random, COURTS)}   ${pick(random, OFFENCES)}   ${pick(random, RESULTS)}`;
  });

/** What a poor scan does: letters for figures, lost and added spaces, lost punctuation. `rate` = share of characters touched. */
export function scan(random: Random, text: string, rate: number): string {
  const looks: Readonly<Record<string, string>> = { '0': 'O', '1': 'Il|', '5': 'S', '8': 'B', '2': 'Z', O: '0', I: '1l', S: '5', B: '8', '/': ' ', ',': ' ', ':': ' ', '.': ' ' }; // prettier-ignore
  return [...text]
    .map((mark) => {
      const as = looks[mark];
      if (as !== undefined && random() < rate * 4) return pick(random, [...as]);
      if (mark === ' ' && random() < rate) return '  ';
      return mark;
    })
    .join('')
    .replace(/ {3,}/g, () => (random() < rate * 6 ? ' ' : '   '));
}
