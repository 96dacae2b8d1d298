// Made-up identifiers of every kind that domain papers bear, with the check digits their rules ask for, written here from
// the published rules and not from src/detect. Telephones are of Ofcom's drama ranges, mail at example domains.
import type { Category } from '../../src/model/index.ts';
import { digits, pick } from './chance.ts';

type Random = () => number;

export interface Kind {
  readonly name: string;
  /** Under which categories a find is of the right kind. */
  readonly categories: readonly Category[];
  readonly make: (random: Random) => string;
}

const between = (low: number, high: number, random: Random): number => low + Math.floor(random() * (high - low + 1));
const two = (n: number): string => String(n).padStart(2, '0');
const letters = (n: number, of: string, random: Random): string =>
  Array.from({ length: n }, () => pick([...of], random)).join('');
const groups = (text: string, sizes: readonly number[], gap: string): string => {
  let at = 0;
  return sizes.map((size) => text.slice(at, (at += size))).join(gap);
};
const sum = (text: string, weights: readonly number[]): number =>
  [...text].reduce((all, digit, i) => all + Number(digit) * (weights[i] ?? 0), 0);

function nhs(random: Random): string {
  for (;;) {
    const nine = `999${digits(6, random)}`;
    const check = (11 - (sum(nine, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
    if (check === 10) continue;
    return groups(`${nine}${check}`, [3, 3, 4], pick([' ', '', ' ', '-'], random));
  }
}

function luhn(body: string): string {
  const total = [...body].reverse().reduce((all, digit, i) => {
    const n = Number(digit) * (i % 2 === 0 ? 2 : 1);
    return all + (n > 9 ? n - 9 : n);
  }, 0);
  return `${body}${(10 - (total % 10)) % 10}`;
}

const MOD_23 = 'ZABCDEFGHJKLMNPQRTUVWXY';
const byMod23 = (number: string): string => MOD_23[Number(BigInt(number) % 23n)] ?? '';

function pnc(random: Random): string {
  const year = two(between(0, 24, random));
  const serial = between(1000, 999999, random);
  const letter = byMod23(year + String(serial).padStart(7, '0'));
  return random() < 0.7 ? `${year}/${serial}${letter}` : `20${year}/${String(serial).padStart(7, '0')}${letter}`;
}

function cro(random: Random): string {
  const year = two(between(1, 24, random));
  const serial = between(1000, 399999, random);
  if (random() < 0.2) return `SF${year}/${serial}${byMod23(`${year}${serial}`)}`;
  return `${serial}/${year}${byMod23(year + String(serial).padStart(6, '0'))}`;
}

function asn(random: Random): string {
  const [year, serial] = [two(between(20, 25, random)), between(1000, 999999, random)];
  const check = byMod23(`1301${year}${String(serial).padStart(11, '0')}`);
  return `${year}/13${pick(['XD', 'ZD', 'HR'], random)}/01/${serial}${check}`;
}

function nino(random: Random): string {
  const start = pick(['AB', 'CE', 'HJ', 'JM', 'PW', 'SX', 'TN', 'WL'], random);
  return groups(`${start}${digits(6, random)}${letters(1, 'ABCD', random)}`, [2, 2, 2, 2, 1], pick([' ', ''], random));
}

const utr = (random: Random): string => {
  const nine = digits(9, random);
  return `${'21987654321'[sum(nine, [6, 7, 8, 9, 10, 5, 4, 3, 2]) % 11] ?? ''}${nine}`;
};

const upn = (random: Random): string => {
  const body = `${between(201, 938, random)}${digits(4, random)}${two(between(8, 24, random))}${digits(3, random)}`;
  return `${'ABCDEFGHJKLMNPQRTUVWXYZ'[sum(body, [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]) % 23] ?? ''}${body}`;
};

function licence(random: Random): string {
  const name = pick(['MORGA', 'HOLT9', 'KHAN9', 'OKAFO', 'NOWAK', 'BYRNE', 'LI999', 'FRASE'], random);
  const month = between(1, 12, random) + (random() < 0.5 ? 50 : 0);
  const born = `${between(5, 9, random)}${two(month)}${two(between(1, 28, random))}${between(0, 9, random)}`;
  return `${name}${born}${letters(2, 'ABDEJMRS9', random)}${pick(['9', '8', 'A'], random)}${letters(2, 'ABCDEFGHJKLMNPRSTUVWXYZ', random)}`; // prettier-ignore
}

function mrz(random: Random): string {
  const check = (field: string): string =>
    String([...field].reduce((all, c, i) => all + (c === '<' ? 0 : parseInt(c, 36)) * ([7, 3, 1][i % 3] ?? 0), 0) % 10);
  const number = digits(9, random);
  const born = `${two(between(40, 99, random))}${two(between(1, 12, random))}${two(between(1, 28, random))}`;
  const until = `${between(26, 34, random)}${two(between(1, 12, random))}${two(between(1, 28, random))}`;
  const checked = [number, born, until].map((field) => field + check(field));
  const all = `${checked.join('')}${'<'.repeat(15)}`;
  return `${checked[0]}GBR${checked[1]}${pick(['F', 'M'], random)}${checked[2]}${'<'.repeat(15)}${check(all)}`;
}

function iban(random: Random): string {
  const account = `${letters(4, 'BCDFKLMNXZ', random)}${digits(14, random)}`;
  const number = [...`${account}GB00`].map((c) => String(parseInt(c, 36))).join('');
  const whole = `GB${two(98 - Number(BigInt(number) % 97n))}${account}`;
  return random() < 0.5 ? whole : groups(whole, [4, 4, 4, 4, 4, 2], ' ');
}

const account = (random: Random): string => {
  const sort = `${two(between(1, 89, random))}${digits(4, random)}`;
  const gap = pick([' ', ', account ', ' / '], random);
  return `${groups(sort, [2, 2, 2], pick(['-', '-', ' '], random))}${gap}${digits(8, random)}`;
};

const card = (random: Random): string => {
  const number = luhn(`${pick(['4539', '5355', '4929'], random)}${digits(11, random)}`);
  return groups(number, [4, 4, 4, 4], pick([' ', '', '-'], random));
};

const PLATE = 'ABCDEFGHJKLMNOPRSTUVWXYZ';
function plate(random: Random): string {
  const area = pick(['YK', 'MX', 'CV', 'WN', 'FN', 'LB', 'SA', 'NJ', 'BD', 'EX'], random);
  if (random() < 0.15)
    return `${letters(1, 'HJKLMNPRSTVWXY', random)}${digits(3, random)} ${letters(3, PLATE, random)}`;
  const year = random() < 0.5 ? two(between(2, 25, random)) : String(between(51, 75, random));
  return `${area}${year}${pick([' ', ' ', ''], random)}${letters(3, PLATE, random)}`;
}

const PHONES: readonly ((random: Random) => readonly [string, string])[] = [
  (random) => ['07700', `900${digits(3, random)}`],
  (random) => ['01632', `960${digits(3, random)}`],
  (random) => ['020', `7946 0${digits(3, random)}`],
  (random) => ['0113', `496 0${digits(3, random)}`],
];
function phone(random: Random): string {
  const [area, rest] = pick(PHONES, random)(random);
  switch (between(0, 4, random)) {
    case 0:
      return `${area}${rest}`.replace(/ /g, '');
    case 1:
      return `+44 ${area.slice(1)} ${rest}`;
    case 2:
      return `(${area}) ${rest}`;
    case 3:
      return `${area}-${rest.replace(' ', '-')}`;
    default:
      return `${area} ${rest}`;
  }
}

const email = (random: Random): string =>
  `${pick(['j.okafor', 'mo_khan84', 'siân.rees', 'the.lanes', 'd-nowak', 'hope2004'], random)}${between(1, 99, random)}@${pick(['example.com', 'example.org', 'mail.example', 'southbank-trust.example'], random)}`; // prettier-ignore

const STREETS = ['Will Street', 'Rose Lane', 'Grant Avenue', 'Heol y Bryn', 'Cowgate', 'The Crescent', 'Station Road', 'Mark Close', 'Parc Celyn', 'St Mary’s Terrace']; // prettier-ignore
const TOWNS = [['Leeds', 'LS'], ['Cardiff', 'CF'], ['Preston', 'PR'], ['Bolton', 'BL'], ['Ipswich', 'IP']] as const; // prettier-ignore
function address(random: Random): string {
  const [town, area] = pick(TOWNS, random);
  const code = `${area}${between(1, 19, random)} ${between(1, 9, random)}${letters(2, 'ABDEFGHJLNPQRSTUWXYZ', random)}`;
  const flat = random() < 0.25 ? `Flat ${between(1, 40, random)}, ` : '';
  return `${flat}${between(1, 240, random)} ${pick(STREETS, random)}, ${town} ${code}`;
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']; // prettier-ignore
function date(random: Random): string {
  const [day, month, year] = [between(1, 28, random), between(1, 12, random), between(1935, 2012, random)];
  const name = MONTHS[month - 1] ?? '';
  return pick(
    [`${two(day)}/${two(month)}/${year}`, `${day}.${month}.${year % 100 < 10 ? `0${year % 100}` : year % 100}`, `${day} ${name} ${year}`, `${two(day)}-${name.slice(0, 3).toUpperCase()}-${year}`, `${year}-${two(month)}-${two(day)}`], // prettier-ignore
    random,
  );
}

/** Every kind that is tried. */
export const KINDS: readonly Kind[] = [
  { name: 'NHS number', categories: ['nhs'], make: nhs },
  { name: 'National Insurance', categories: ['nino'], make: nino },
  { name: 'telephone', categories: ['phone'], make: phone },
  { name: 'e-mail', categories: ['email'], make: email },
  { name: 'address', categories: ['address', 'scene'], make: address },
  { name: 'birth date', categories: ['dob'], make: date },
  { name: 'vehicle', categories: ['vrm'], make: plate },
  { name: 'driving licence', categories: ['licence'], make: licence },
  { name: 'passport', categories: ['passport'], make: (random) => digits(9, random) },
  { name: 'passport line', categories: ['passport'], make: mrz },
  { name: 'bank account', categories: ['bank'], make: account },
  { name: 'IBAN', categories: ['bank'], make: iban },
  { name: 'payment card', categories: ['card'], make: card },
  { name: 'PNC ID', categories: ['pnc'], make: pnc },
  { name: 'CRO', categories: ['cro'], make: cro },
  { name: 'ASN', categories: ['urn'], make: asn },
  { name: 'tax reference', categories: ['bank', 'other'], make: utr },
  { name: 'pupil number', categories: ['other'], make: upn },
  { name: 'prison number', categories: ['other'], make: (random) => `A${digits(4, random)}${letters(2, 'CDEFHJKR', random)}` }, // prettier-ignore
  { name: 'IMEI', categories: ['imei'], make: (random) => luhn(`35${digits(12, random)}`) },
  { name: 'SIM', categories: ['imei', 'other'], make: (random) => luhn(`8944${digits(14, random)}`) },
  { name: 'internet address', categories: ['imei', 'other'], make: (random) => `203.0.113.${between(1, 254, random)}` },
];
