// Numbers that the state gives to people: National Insurance, tax, school, passport, Home Office, prison and probation.
import { cueOf } from '../cue.ts';
import type { Recogniser } from '../recogniser.ts';
import { mrzDigit, passesUpn, passesUtr } from './checks.ts';
import { patternRecogniser } from './pattern.ts';
import { matches } from '../scan.ts';

const NINO = cueOf('National Insurance number', String.raw`nino|ni|n\.i\.?|nat(?:ional)? ins(?:urance)?|insurance number|dwp|hmrc`); // prettier-ignore

/** HMRC NIM39110: letters that never open a number, and prefixes that are never issued. */
function ninoPrefix(value: string): boolean | null {
  const prefix = value.slice(0, 2);
  if (/[DFIQUV]|.O/.test(prefix) || /^(?:BG|GB|KN|NK|NT|TN|ZZ)$/.test(prefix)) return false;
  return null;
}

/** National Insurance numbers. There is no check digit: the prefix alone can speak against. */
export const nationalInsurance = patternRecogniser({
  name: 'national-insurance',
  category: 'nino',
  pattern: /(?<![a-zÀ-ɏ\d/])[A-Z]{2}[ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-D](?![a-zÀ-ɏ\d/])/gi,
  shape: { says: 'two letters, six digits, A to D', weight: 2 },
  cue: NINO,
  check: ninoPrefix,
});

/** The same without its last letter, or with letters that a scan made of digits: beside a label only. */
export const nationalInsuranceDamaged = patternRecogniser({
  name: 'national-insurance-damaged',
  category: 'nino',
  pattern:
    /(?<![\p{L}\d/])(?:[A-Z]{2}[ -]?(?:[\dOIlSBZ]{2}[ -]?){3}[A-D8]?|\d{2}[ ]?[A-Z]\d ?\d{2} ?\d{2})(?![\p{L}\d/])/gu,
  shape: { says: 'like a National Insurance number', weight: 0.5 },
  cue: cueOf('National Insurance number', String.raw`nino|ni|n\.i\.|nat(?:ional)? ins(?:urance)?`),
  near: 0,
  needs: 'cue',
});

/** Unique taxpayer references. One in eleven of all ten-digit numbers passes: only beside a cue. */
export const taxReference = patternRecogniser({
  name: 'tax-reference',
  category: 'bank',
  pattern: /(?<![\d/.-])\d{5} ?\d{5}K?(?![\d/-])/g,
  shape: { says: 'ten digits', weight: 0.5 },
  cue: cueOf('tax reference', String.raw`utr|unique tax(?:payer)?(?:'s)? ref(?:erence)?|self[- ]assessment|tax(?:payer)? ref(?:erence)?`),
  check: (value) => passesUtr(value.slice(0, 10)),
  needs: 'cue',
}); // prettier-ignore

/** Unique pupil numbers. */
export const pupilNumber = patternRecogniser({
  name: 'pupil-number',
  category: 'other',
  pattern: /(?<![\p{L}\d])[A-Z]\d{11}[\dA-Z](?![\p{L}\d])/gu,
  shape: { says: 'letter and twelve characters', weight: 1 },
  cue: cueOf('pupil number', String.raw`upn|unique pupil|pupil`),
  check: passesUpn,
  needs: 'check',
  traits: ['customer-number'],
});

/** Passport numbers: nine digits, or two letters and seven digits. Only beside a cue. */
export const passport = patternRecogniser({
  name: 'passport',
  category: 'passport',
  pattern: /(?<![\p{L}\d/.-])(?:[A-Z]{2} ?\d{7}|[A-Z]{1,2}\d{6,8}|\d{9}|\d{3} \d{3} \d{3})(?![\p{L}\d/-])/gu,
  shape: { says: 'shape of a passport number', weight: 1 },
  cue: cueOf('passport', String.raw`passports?|travel document|ppt`),
  needs: 'cue',
});

const ZONE = /(?<![A-Z\d<])[A-Z\d<]{30,44}(?![A-Z\d<])/g;

/** Machine-readable zones of passports and cards: each line alone identifies its holder. */
export const machineReadable: Recogniser = {
  name: 'machine-readable-zone',
  *find(view) {
    for (const match of matches(view.text, ZONE)) {
      const line = match[0];
      const lead = /^[PIAC][A-Z<][A-Z<]{3}[A-Z]/.test(line) && /<<|<$/.test(line);
      const digits = /^[A-Z\d<]{9}\d[A-Z<]{3}\d{6}\d[MFX<]\d{6}\d/.test(line);
      if (!lead && !digits) continue;
      const passes = digits && mrzDigit(line.slice(13, 19)) === line[19];
      yield {
        from: match.index,
        to: match.index + line.length,
        category: 'passport',
        evidence: [
          { kind: 'shape', says: 'machine-readable line', weight: 2.5 },
          ...(digits
            ? [{ kind: 'check', says: passes ? 'check passes' : 'check fails', weight: passes ? 1 : -0.5 } as const]
            : []),
          ...(lead ? [{ kind: 'shape', says: 'opens like a travel document', weight: 0.5 } as const] : []),
        ],
        traits: digits ? ['decoded'] : [],
      };
    }
  },
};

/** Home Office references, biometric permits, prison and probation numbers: only beside a cue. */
export const custodyNumbers = patternRecogniser({
  name: 'custody-and-migration-number',
  category: 'other',
  pattern: /(?<![\p{L}\d])(?:[A-Z]\d{4}[A-Z]{2}|[A-Z]{2}\d{4}|[A-Z]\d{6,8}|[A-Z]{2,3}\d{6,7}|\d{4}-\d{4}-\d{4}-\d{4})(?![\p{L}\d])/gu,
  shape: { says: 'shape of a prison, probation or Home Office number', weight: 1 },
  cue: cueOf('prison, probation or Home Office number', String.raw`prison(?:er)?|noms|nomis|hmp|yoi|crn|delius|probation|home office|ho ref|uan|brp|residence permit|biometric|asylum|arc`),
  near: 0.5,
  needs: 'cue',
  traits: ['reference'],
}); // prettier-ignore

/** Licences of the Security Industry Authority: sixteen digits, not a card. */
export const securityLicence = patternRecogniser({
  name: 'security-licence',
  category: 'other',
  pattern: /(?<![\d/.-])\d{4}([ -]?)\d{4}\1\d{4}\1\d{4}(?![\d/-])/g,
  shape: { says: 'sixteen digits', weight: 1 },
  cue: cueOf('security licence', String.raw`sia|security industry authority|door supervisor|doorman|badge|licen[cs]e`),
  needs: 'cue',
  traits: ['registration-number'],
});
