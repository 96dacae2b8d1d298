// Driving licence numbers. The British one spells surname, birth date, sex and initials of its holder, so it is decoded
// and compared with the people of the case. Northern Ireland's is eight digits and needs a cue.
import type { Evidence, Person } from '../../model/index.ts';
import { cued, cueOf, present } from '../cue.ts';
import type { Recogniser } from '../recogniser.ts';
import { isDate } from '../dates.ts';
import { patternRecogniser } from './pattern.ts';
import { matches } from '../scan.ts';

const NUMBER = /(?<![a-zÀ-ɏ\d])([A-Z9]{5}|[A-Z]{1,4}9{1,4}) ?(\d)([0156]\d)([0-3]\d)(\d) ?([A-Z9]{2})([A-Z\d]) ?([A-Z]{2})(?: ?\d{2})?(?![a-zÀ-ɏ\d])/gi; // prettier-ignore
const CUE = cueOf(
  'driving licence',
  String.raw`driving licen[cs]e|driver(?:'s)? licen[cs]e|licen[cs]e|driver|dvla|dln|driver number`,
);

/** What a licence number says of its holder. Years lack their century. */
export interface DecodedLicence {
  /** First five letters of the surname, without the padding nines. */
  readonly stem: string;
  /** `yy-mm-dd` */
  readonly born: string;
  readonly sex: 'F' | 'M';
  readonly initials: string;
}

/** Decodes a British licence number; null where it spells no date. */
export function decodeLicence(text: string): DecodedLicence | null {
  const plain = text.replace(/\s/g, '').toUpperCase();
  const parts = /^([A-Z9]{5})(\d)(\d\d)(\d\d)(\d)([A-Z9]{2})/.exec(plain);
  if (!parts) return null;
  const [, stem = '', decade = '', mm = '', dd = '', digit = '', initials = ''] = parts;
  const female = Number(mm) > 50;
  const month = String(Number(mm) - (female ? 50 : 0)).padStart(2, '0');
  if (!isDate(dd, month)) return null;
  return {
    stem: stem.replace(/9+$/, ''),
    born: `${decade}${digit}-${month}-${dd}`,
    sex: female ? 'F' : 'M',
    initials: initials.replace(/9/g, ''),
  };
}

/** The person of the case whom a decoded licence fits, by surname stem and birth date where known. */
export function holderOf(licence: DecodedLicence, people: readonly Person[]): Person | undefined {
  return people.find((person) => {
    const words = (person.names[0] ?? '').toUpperCase().replace(/[^A-Z ]/g, '').split(/ +/);
    const surname = (words.at(-1) ?? '').replace(/^MAC/, 'MC').slice(0, 5);
    if (surname !== licence.stem) return false;
    return person.born === undefined || person.born.slice(2) === licence.born;
  });
} // prettier-ignore

/** Finds and decodes British licence numbers. */
export const drivingLicence: Recogniser = {
  name: 'driving-licence',
  *find(view, known) {
    for (const match of matches(view.text, NUMBER)) {
      const decoded = decodeLicence(match[0]);
      if (!decoded) continue;
      const from = match.index;
      const to = from + match[0].length;
      const holder = holderOf(decoded, known.roster.people);
      yield {
        from,
        to,
        category: 'licence',
        ...(holder ? { whose: holder.id } : {}),
        evidence: present<Evidence>(
          { kind: 'shape', says: 'sixteen characters that spell a date', weight: 2 },
          cued(view, from, to, CUE),
          holder && { kind: 'roster', says: 'spells name and birth date of a person of the case', weight: 3 },
        ),
        traits: ['decoded'],
      };
    }
  },
};

/** Northern Ireland: eight digits beside a cue. */
export const drivingLicenceNi = patternRecogniser({
  name: 'driving-licence-ni',
  category: 'licence',
  pattern: /(?<![\p{L}\d/.-])\d{8}(?![\p{L}\d/-])/gu,
  shape: { says: 'eight digits', weight: 0.5 },
  cue: cueOf('driving licence', String.raw`driving licen[cs]e|driver(?:'s)? licen[cs]e|driver number|dva`),
  near: 0,
  needs: 'cue',
});
