// References of the case itself: URN, arrest summons number, crime, incident, custody and court references, exhibit
// references. They are kept almost always; they are found so that nothing else takes them for personal data.
import type { Evidence } from '../../model/index.ts';
import { cueOf, present } from '../cue.ts';
import type { Recogniser } from '../recogniser.ts';
import { passesAsn } from './checks.ts';
import { patternRecogniser } from './pattern.ts';
import { matches } from '../scan.ts';

/** Unique reference numbers: two digits of force, two characters of unit, five digits, two of year. */
export const caseUrn = patternRecogniser({
  name: 'urn',
  category: 'urn',
  pattern: /(?<![\p{L}\d/])\d{2} ?[A-Z][A-Z\d] ?\d{5} ?\d{2}(?:\/\d{1,2})?(?![\p{L}\d])/gu,
  shape: { says: 'force, unit, serial, year', weight: 2 },
  cue: cueOf('URN', String.raw`urn|pti-urn|unique reference|case (?:ref(?:erence)?|no|number)|our ref|ref`),
  near: 0.5,
});

/** Arrest summons numbers. */
export const arrestSummons = patternRecogniser({
  name: 'arrest-summons',
  category: 'urn',
  pattern: /(?<![\p{L}\d/])\d{2}\/?\d?[A-Z\d]{2}[A-Z]{2}\/?\d{2}\/?\d{1,11}[A-Z](?![\p{L}\d/])/gu,
  shape: { says: 'year, force, system, serial, letter', weight: 1.5 },
  cue: cueOf('arrest summons number', String.raw`asn|a\/s ?n|arrest[ /]summons`),
  check: passesAsn,
  needs: 'check',
});

const LABELS = String.raw`crime(?: (?:ref(?:erence)?|report|no|nos|number|numbers))?|crn|occurrence(?: (?:no|number|ref))?|incident(?: (?:log|no|number|ref))?|cad(?: (?:no|number|ref))?|storm(?: log)?|niche(?: (?:ref|no|occurrence))?|log(?: (?:no|number|ref))?|custody(?: (?:record|rec|no|number|ref))?(?: (?:no|number))?|rtc (?:ref|no)|collision (?:ref|no)|action fraud(?: (?:ref|no))?|nfrc|police ref(?:erence)?|our ref|your ref|court (?:ref|case (?:no|number))|case (?:no|number|ref(?:erence)?)|ref(?:erence)?|yas log|ambulance (?:log|incident|ref)|event(?: no)?`; // prettier-ignore
const LABELLED = new RegExp(
  String.raw`(?<![a-zÀ-ɏ\d])(${LABELS})(?:[\s:.#-]{1,3}(?:is|was|of|no\.?|number|ref\.?|nos\.?)?[\s:.#-]{0,3})((?=[A-Z\d/-]*\d)[A-Z\d]+(?:[/-][A-Z\d]+)*(?: of \d{1,2}\/\d{1,2}\/\d{2,4})?|(?:[A-Z]{2,5} )(?=\d)\d+(?:[/-][A-Z\d]+)*)(?:(?:,| and| &) ?((?=[A-Z\d/-]*\d)[A-Z\d]+[/-][A-Z\d/-]+))?(?![a-zÀ-ɏ\d])`,
  'gi',
);

/** Crime, incident, custody and court references: whatever code follows their label. */
export const caseReferences: Recogniser = {
  name: 'case-reference',
  *find(view) {
    for (const match of matches(view.text, LABELLED)) {
      const [whole, label = '', first = '', second] = match;
      // A single short number after "log" or "ref" is a count or a page.
      if (!/\d.*\d.*\d/.test(first) || /^\d{1,2}[/-]\d{1,2}[/-]\d{2,4}$/.test(first)) continue;
      if (/^\d{3,4}$/.test(first) && !/ of /.test(whole)) continue;
      const weak = /^(?:ref(?:erence)?|our ref|your ref|event)/i.test(label);
      const evidence: Evidence[] = present<Evidence>(
        { kind: 'cue', says: 'labelled as a reference of the case', weight: weak ? 1 : 2 },
        { kind: 'shape', says: 'a code with digits', weight: 0.5 },
      );
      // Case is folded for the labels' sake: "incident on 5 March" is prose.
      if (/^[a-z]/.test(first) && !/^[a-z]+\d/.test(first)) continue;
      for (const value of present(first, second)) {
        const from = match.index + whole.lastIndexOf(value);
        yield { from, to: from + value.length, category: 'urn', evidence };
      }
    }
  },
};

const EXHIBIT = /(?<![\p{L}\d/])[A-Z]{2,4}\/(?:\d{1,3}[A-Z]?|\d{1,2}\/[A-Z]{3})(?![\p{L}\d/])/gu;
const NAMED = /\b(?:exhibit(?:s|ed)?(?: (?:ref(?:erence)?|no|number|as|it as|them as))?|produces?(?: (?:it|this|them|these|that))? as(?: (?:my )?exhibit)?|(?:sealed|marked|recorded|labelled)(?: bag| as)?|sealed bag)[: (]{1,2}([A-Z]{2,4}\d{1,3}(?: [A-Z]{2,4})?)(?![\p{L}\d/])/gu; // prettier-ignore

/** Exhibit references: "RM/1", and "PH14 GLV" beside the word. */
export const exhibitReferences: Recogniser = {
  name: 'exhibit-reference',
  *find(view) {
    for (const match of matches(view.text, EXHIBIT))
      yield {
        from: match.index,
        to: match.index + match[0].length,
        category: 'other',
        evidence: [{ kind: 'shape', says: 'initials and serial of an exhibit', weight: 2 }],
        traits: ['exhibit-ref'],
      };
    for (const match of matches(view.text, NAMED)) {
      const value = match[1] ?? '';
      const from = match.index + match[0].length - value.length;
      yield {
        from,
        to: from + value.length,
        category: 'other',
        evidence: [
          { kind: 'cue', says: 'labelled exhibit', weight: 2 },
          { kind: 'shape', says: 'initials and serial', weight: 0.5 },
        ],
        traits: ['exhibit-ref'],
      };
    }
  },
};
