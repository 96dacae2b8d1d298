// Health numbers: NHS (England, Wales, Isle of Man), CHI (Scotland, which spells the birth date) and H&C (Northern
// Ireland). One grammar, one check, three ranges. A passed check without a cue never gets beyond `look`.
import type { Evidence } from '../../model/index.ts';
import type { Hit, Recogniser } from '../recogniser.ts';
import { against, cueOf, cued, present } from '../cue.ts';
import { passesNhs } from './checks.ts';
import { isDate } from '../dates.ts';
import { matches } from '../scan.ts';

const NUMBER = /(?<![\d/])(\d{3})([ -]?)(\d{3})\2(\d{4})(?![\d/])/g;
const CUE = cueOf('NHS number', String.raw`nhs|n\.h\.s\.?|chi|h\s?&\s?c|hcn|health (?:and|&) care|health service`);
const WEAK = cueOf('medical record', String.raw`patient|hospital|gp|surgery|wristband|ward|a&e|trust|referral`);
const OTHER = cueOf(
  'another kind of number',
  String.raw`tel|telephone|phone|mobile|mob|fax|utr|crime|occurrence|incident|order|invoice|ref|reference|log|account|parcel|tracking|item|barcode|serial|sku|isbn|case|claim|police`,
);

// Digits that a scan read as letters, beside a strong label only.
const MISREAD =
  /\bNHS(?: ?(?:no|number|num))?[.:# ]{1,3}((?=[^\n]*\d)[\dOoIlSBZ]{3}[ -]?[\dOoIlSBZ]{3}[ -]?[\dOoIlSBZ]{4})(?![a-zÀ-ɏ\d])/gi;
/** Finds NHS, CHI and H&C numbers. */
export const healthNumbers: Recogniser = {
  name: 'health-number',
  *find(view) {
    for (const match of matches(view.text, NUMBER)) {
      const from = match.index;
      const to = from + match[0].length;
      const digits = match[0].replace(/\D/g, '');
      const passes = passesNhs(digits);
      const label = cued(view, from, to, CUE, 1.5);
      if (!passes && label === null) continue;
      const spaced = match[2] !== '';
      const evidence: Evidence[] = present(
        { kind: 'shape', says: spaced ? 'ten digits, 3-3-4' : 'ten digits', weight: spaced ? 1 : 0.5 },
        passes
          ? { kind: 'check', says: 'modulus 11 passes', weight: 0.75 }
          : { kind: 'check', says: 'modulus 11 fails', weight: -0.5 },
        label ?? cued(view, from, to, WEAK, 0.5),
        label === null && against(view, from, to, OTHER, -1),
        digits.startsWith('0') && { kind: 'against', says: 'starts like a telephone number', weight: -1 },
      );
      // A CHI number opens with the birth date of its holder.
      const chi = passes && isDate(digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6));
      const hit: Hit = {
        from,
        to,
        category: 'nhs',
        evidence,
        traits: present(!passes && 'damaged', chi && /chi/i.test(view.text.slice(from - 20, from)) && 'decoded'),
      };
      yield hit;
    }
    for (const match of matches(view.text, MISREAD)) {
      const value = match[1] ?? '';
      if (!/[A-Za-z]/.test(value) || (value.match(/\d/g) ?? []).length < 6) continue;
      const from = match.index + match[0].length - value.length;
      yield {
        from,
        to: from + value.length,
        category: 'nhs',
        evidence: [
          { kind: 'cue', says: 'labelled NHS number', weight: 2 },
          { kind: 'shape', says: 'ten characters, some misread', weight: 0.5 },
        ],
        traits: ['damaged'],
      };
    }
  },
}; // prettier-ignore
