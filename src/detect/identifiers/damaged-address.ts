// Addresses that a scan or a hurried hand damaged: a house number, some words, and what becomes a postcode once look-alikes
// are put right ("Z8 Mark Close, Bolton BL18 9JL", "… IpswichIPI3 8BY", "Card iff CF16 7ES"). Not here: addresses as people
// mean to write them (places/).
import { isCommon } from '../../people/index.ts';
import { POSTCODE } from '../places/postcode.ts';
import type { Recogniser } from '../recogniser.ts';
import { matches } from '../scan.ts';

const D = '[0-9OIlSBZG]';
const FLAT = String.raw`(?:(?:Flat|Apartment|Apt|Unit|Room) ?[0-9OIlSBZG]{1,3}(?: ?\d)?[A-Za-z]?,? )?`;
const HOUSE = String.raw`(?:${D}{0,3}\d${D}{0,2}|[IOSZBGl]\d{1,2})(?: ?\d)?[a-z]?,? ?`;
const WORDS = String.raw`(?:[A-Za-z0-9’'-]+[ ,]{1,2}){1,8}?(?:[A-Za-z’'-]{2,}?)??[ ,]{0,2}`;
const CODE = String.raw`(?<![A-Z])[A-Z0158]{1,2}${D} ?(?:${D}|[A-Z])?[A-Z]? ?${D} ?[A-Z0158264] ?[A-Z0158264]`;
const ADDRESS = new RegExp(String.raw`(?<![\p{L}\d/.-])${FLAT}${HOUSE}${WORDS}(?<code>${CODE})(?![\p{L}\d])`, 'gu');
const WHOLE = new RegExp(`^${POSTCODE}$`);

const LETTER: Readonly<Record<string, string>> = {
  '0': 'O',
  '1': 'I',
  '5': 'S',
  '8': 'B',
  '2': 'Z',
  '6': 'G',
  '4': 'A',
};
const DIGIT: Readonly<Record<string, string>> = { O: '0', I: '1', l: '1', S: '5', B: '8', Z: '2', G: '6' };
const letter = (mark: string): string => LETTER[mark] ?? mark;
const digit = (mark: string): string => DIGIT[mark] ?? mark;

/** Is it a postcode once look-alikes are put right? The inward half is a digit and two letters; what is before them is outward. */
function isPostcode(written: string): boolean {
  const marks = [...written.replaceAll(' ', '')];
  const inward = marks.splice(-3).map((mark, i) => (i === 0 ? digit(mark) : letter(mark)));
  const outwards = [1, 2].flatMap((letters) => {
    const head = marks.map((mark, i) => (i < letters ? letter(mark) : digit(mark)));
    return [head.join(''), [...head.slice(0, -1), letter(marks.at(-1) ?? '')].join('')];
  });
  return outwards.some((outward) => WHOLE.test(`${outward} ${inward.join('')}`));
} // prettier-ignore

/** The small words of addresses; other small pieces are what a space broke off. */
const SMALL = /^(?:y|yr|the|of|on|upon|le|in|by|under|and|house|road|street|lane|close)$/;
const belongs = (word: string): boolean => /^[A-Z0-9]/.test(word) || SMALL.test(word) || (word.length <= 5 && !isCommon(word)); // prettier-ignore

/** Finds addresses with a damaged number, word or postcode. Gives also what is sound: whoever asks drops what is known. */
export const damagedAddresses: Recogniser = {
  name: 'damaged-address',
  *find(view) {
    for (const match of matches(view.text, ADDRESS)) {
      const code = match.groups?.['code'] ?? '';
      const words = match[0].slice(0, -code.length).match(/[A-Za-z0-9’'-]+/g) ?? [];
      // A grid or a log makes short rows of codes: an address has a street.
      if (match[0].includes('\n') || match[0].length < 20 || !words.some((word) => /^[A-Z][a-z]{2}/.test(word)))
        continue;
      if (!isPostcode(code) || !words.every(belongs)) continue;
      yield {
        from: match.index,
        to: match.index + match[0].length,
        category: 'address',
        evidence: [{ kind: 'shape', says: 'the form of an address, damaged', weight: 2.5 }],
        traits: ['damaged'],
      };
    }
  },
};
