// Check characters of British (and a few international) identifiers. Pure arithmetic on plain strings: nothing here
// looks at text around a number. A passed check is evidence, never proof.

const digitsOf = (text: string): number[] => [...text].map(Number);

/** NHS, CHI and H&C numbers: ten digits, modulus 11 (NHS Data Dictionary, "NHS number"). */
export function passesNhs(digits: string): boolean {
  if (!/^\d{10}$/.test(digits)) return false;
  const sum = digitsOf(digits)
    .slice(0, 9)
    .reduce((total, d, i) => total + d * (10 - i), 0);
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === Number(digits[9]);
}

/** Unique taxpayer reference: ten digits, weights 6 7 8 9 10 5 4 3 2, modulus 11. */
export function passesUtr(digits: string): boolean {
  if (!/^\d{10}$/.test(digits)) return false;
  const weights = [6, 7, 8, 9, 10, 5, 4, 3, 2];
  const sum = digitsOf(digits)
    .slice(1)
    .reduce((total, d, i) => total + d * (weights[i] ?? 0), 0);
  return digits[0] === '21987654321'[sum % 11];
}

/** Unique pupil number: check letter, then twelve characters, weights 2 to 13, modulus 23 (DfE, "Unique pupil numbers"). */
export function passesUpn(upn: string): boolean {
  if (!/^[A-Z]\d{11}[\dA-Z]$/.test(upn)) return false;
  const alphabet = 'ABCDEFGHJKLMNPQRTUVWXYZ';
  const sum = [...upn.slice(1)].reduce((total, mark, i) => {
    const value = /\d/.test(mark) ? Number(mark) : alphabet.indexOf(mark);
    return total + value * (i + 2);
  }, 0);
  return upn[0] === alphabet[sum % 23];
}

/** Luhn's check: payment cards, IMEI, ICCID. */
export function passesLuhn(digits: string): boolean {
  if (!/^\d{2,}$/.test(digits)) return false;
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const d = Number(digits[digits.length - 1 - i]);
    sum += i % 2 === 0 ? d : d > 4 ? d * 2 - 9 : d * 2;
  }
  return sum % 10 === 0;
}

/** IBAN: modulus 97 (ISO 13616). Capitals and digits, no spaces. */
export function passesIban(iban: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z\d]{11,30}$/.test(iban)) return false;
  let rest = 0;
  for (const mark of iban.slice(4) + iban.slice(0, 4)) {
    const value = parseInt(mark, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

const LETTERS_23 = 'ZABCDEFGHJKLMNPQRTUVWXY';
const letterOf = (number: string): string => LETTERS_23[Number(BigInt(number) % 23n)] ?? '';

/** A PNC id in parts, or null. Two-digit years and four-digit ones name the same record; the serial is padded to seven. */
export function readPnc(text: string): { year: string; serial: string; letter: string; passes: boolean } | null {
  const parts = /^(?:19|20)?(\d{2})\/?(\d{1,7})([A-Z])$/.exec(text.replace(/\s/g, '').toUpperCase());
  if (!parts) return null;
  const [, year = '', digits = '', letter = ''] = parts;
  const serial = digits.padStart(7, '0');
  return { year, serial, letter, passes: letterOf(year + serial) === letter };
}

/** A CRO number in parts, or null: `serial/YYL`, or the small file `SFYY/serialL`, whose serial is not padded. */
export function readCro(text: string): { year: string; serial: string; letter: string; passes: boolean } | null {
  const plain = text.replace(/\s/g, '').toUpperCase();
  const small = /^SF(\d{2})\/?(\d{1,6})([A-Z])$/.exec(plain);
  if (small) {
    const [, year = '', serial = '', letter = ''] = small;
    return { year, serial, letter, passes: letterOf(year + serial) === letter };
  }
  const parts = /^(\d{1,6})\/(\d{2})([A-Z])$/.exec(plain);
  if (!parts) return null;
  const [, digits = '', year = '', letter = ''] = parts;
  const serial = digits.padStart(6, '0');
  return { year, serial, letter, passes: letterOf(year + serial) === letter };
}

/** Arrest summons number: `YY/FFUU/SS/serialL`; check over force, system, year and the serial padded to eleven. */
export function passesAsn(text: string): boolean {
  const parts = /^(\d{2})\/?\d??([A-Z\d]{2})([A-Z\d]{2})\/?(\d{2})\/?(\d{1,11})([A-Z])$/.exec(
    text.replace(/\s/g, '').toUpperCase(),
  );
  if (!parts) return false;
  const [, year = '', force = '', , system = '', serial = '', letter = ''] = parts;
  return letterOf(`${/^\d+$/.test(force) ? force : ''}${system}${year}${serial.padStart(11, '0')}`) === letter;
}

/** Check digit of a machine-readable zone (ICAO 9303): weights 7 3 1, letters from A = 10, filler = 0. */
export function mrzDigit(field: string): string {
  const weights = [7, 3, 1];
  const sum = [...field].reduce(
    (total, mark, i) => total + (mark === '<' ? 0 : parseInt(mark, 36)) * (weights[i % 3] ?? 0),
    0,
  );
  return String(sum % 10);
}
