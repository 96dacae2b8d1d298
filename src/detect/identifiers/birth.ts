// Birth dates, told from the many other dates of a case file: by their label on either side, by the column or field they
// stand in, by equality with a birth date of the case in any notation, by standing beside a name long before the case.
import type { Evidence } from '../../model/index.ts';
import { isCommon, isForename } from '../../people/index.ts';
import { columnHeader, cued, cueOf, lineStart, present, textAfter, textBefore } from '../cue.ts';
import { datesOf, sameDay, type FoundDate } from '../dates.ts';
import type { Hit, Known, Recogniser } from '../recogniser.ts';
import { rosterPlaces } from '../places/roster-places.ts';
import type { View } from '../view.ts';
import { toldBirthdays } from './birth-told.ts';

const BIRTH = cueOf('date of birth', String.raw`d\.? ?o\.? ?b\.?|d\/o\/b|date of birth(?: for ref)?|dates? of births|birth ?date|born(?: on| in)?|birthday(?: (?:is|was))?(?: on)?|dob given|b\.|year of birth|alias dob`); // prettier-ignore
const NEAR = cueOf('birth', String.raw`d\.?o\.?b\.?|date of birth|born|birthday|birth`);
// What names another kind of date. Checked directly before (label) and directly after.
const OTHER = cueOf(
  'another kind of date',
  String.raw`dated?|signed|on|at|since|from|to|until|till|between|and|by|before|after|of|opened|closed|printed?|print date|received|issued|expir(?:y|es|ed)|arrested|interview(?:ed)?|offences?|offence date|attended|admitted|discharged|created|sent|statement|page|log|bailed|hearing|court|convicted|order|valid|period|ref|seen|charged|bought|reported|occurred|appointment|fri|mon|tues?|wed|thurs?|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|week of|clinic|booked|due|version|updated|review|duty|purchased`, // prettier-ignore
);
const RECORD =
  /^[\s,]{0,3}(?:at )?(?:[\p{Lu}][\p{L}-]+ ){0,3}(?:MAGISTRATES|CROWN|COURT|NFA|CAUTION|YOUTH|Magistrates|Crown Court)/u;
// A person just before: "Craig HALL,", "ROSE, DEAN MARK", "Mrs A Khan", "IP Shahid MIAH", with nothing but fields between.
const PERSON = /(?:\p{Lu}[\p{Ll}'-]+\.? ){1,4}\p{Lu}[\p{Lu}'-]{2,}[\s,;()/-]*$|\p{Lu}[\p{Lu}'-]{2,}, ?\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]*){0,3}[\s,;()/-]*(?:(?:[MF]|MALE|FEMALE|Male|Female)[\s,]*)?(?:\d{2}\/\d{1,7}[A-Z][\s,]*)?$|\b(?:IP|Wit|Mr|Mrs|Ms|Miss|Dr|Sus|wit|Witness|MR|MRS|MISS|MS|V|W\d)\.? (?:\p{Lu}[\p{L}'.-]* ?){1,4}[\s,;(]*$|(?:\p{Lu}[\p{Ll}'-]+ ){1,3}\p{Lu}[\p{Ll}'-]+[ \t\n,;(]+(?:[MF]\t)?$/u; // prettier-ignore
const ROLE_WORDS = /(?:POLICE|PRINT|STATEMENT|REPORT|RECORD|LOG|COURT|MAGISTRATES|OFFENCES?|CUSTODY|PAGE|OPENED|DATE|STATION|UNIT|STREET|ROAD|EVIDENCE|SCIENCE|CLAIM|FORM|TRIAL|CONVICTIONS|CAUTIONS|DISPOSALS?|SUMMARY|HISTORY|PRINTED|Signature|Signed|Date|Dated|MG\d+|Police|Court|Street|Road|Lane|Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday)[\s,;:()/-]*$/u; // prettier-ignore

/** No case is older than this, also where a paper names no year but those of births. */
const OLDEST = 2015;

/** The latest year that the document's dates name: about when the case happened. 0 where it names none. */
function caseYear(dates: readonly FoundDate[]): number {
  const counts = new Map<number, number>();
  for (const { year } of dates) if (year !== undefined) counts.set(year, (counts.get(year) ?? 0) + 1);
  let latest = 0;
  for (const year of counts.keys()) if (year > latest && year <= 2035) latest = year;
  return latest === 0 ? 0 : Math.max(latest, OLDEST);
}

/** Finds birth dates. */
export const birthDates: Recogniser = {
  name: 'birth-date',
  *find(view, known) {
    const dates = datesOf(view);
    const whole = view.whole ?? view;
    const now = caseYear(datesOf(whole).filter((date) => !date.short || whole.text[date.from] !== "'"));
    let last = -1;
    for (const date of dates) {
      if (date.from < last) continue;
      const hit = judge(view, known, date, now);
      if (!hit) continue;
      last = date.to;
      yield hit;
    }
    yield* toldBirthdays(view);
  },
};

function judge(view: View, known: Known, date: FoundDate, now: number): Hit | null {
  const { from, to } = date;
  const text = view.text.slice(from, to);
  const squashed = /^\d+$/.test(text);
  const label = cued(view, from, to, BIRTH, 0) ?? fieldLabel(view, from);
  const people = known.roster.people.filter((person) => person.born !== undefined && sameDay(date, person.born));
  const [owner] = people;
  if (squashed && !label && !(owner && text.length === 8) && !owner) return null;
  const before = textBefore(view, from, 48);
  const other = OTHER.label.test(before) && !BIRTH.label.test(before);
  const record = RECORD.test(textAfter(view, to, 40));
  // Born in the year of the case is possible, but no adult is.
  const age = date.year === undefined || now === 0 ? null : now - date.year;
  const person = (PERSON.test(before) || namedBefore(before, known) || inCapitals(before)) && !ROLE_WORDS.test(before);
  const evidence: Evidence[] = present<Evidence>(
    { kind: 'shape', says: 'a date', weight: 0.5 },
    label && { ...label, weight: label.weight + 0.5 },
    !label && !other && NEAR.near.test(`${before} ${textAfter(view, to, 24)}`) && { kind: 'cue', says: 'near birth', weight: 1.5 }, // prettier-ignore
    !label && NEAR.near.test(before) && other && /\bborn[^.;\n]{0,40}$/i.test(before) && { kind: 'cue', says: 'after "born"', weight: 2 }, // prettier-ignore
    owner && { kind: 'roster', says: 'equals a birth date of the case', weight: 3 },
    !label && !other && person && age !== null && age >= 5 && age <= 105 && { kind: 'layout', says: 'beside a name, years before the case', weight: age >= 10 ? 2 : 1 }, // prettier-ignore
    !label && other && { kind: 'against', says: 'labelled as another kind of date', weight: owner ? -0.5 : -2 },
    !label && record && { kind: 'against', says: 'opens an entry of a record', weight: -3 },
    age !== null && (age > 110 || age < 0) && { kind: 'against', says: 'no possible age', weight: label ? -1 : -3 },
    age === 0 &&
      !owner && {
        kind: 'against',
        says: 'in the year of the case',
        weight: label || /\bborn\b/i.test(before) ? -0.5 : -2,
      },
  );
  const sum = evidence.reduce((total, one) => total + one.weight, 0);
  if (sum < 1 || evidence.length === 1) return null;
  return {
    from,
    to,
    category: 'dob',
    ...(people.length === 1 && owner ? { whose: owner.id } : {}),
    evidence,
    ...(date.year === undefined ? { traits: ['partial'] } : {}),
  };
}

/** Do the last words before the date hold two words of one name of the case ("DUNMORE CRAIG")? */
function namedBefore(before: string, known: Known): boolean {
  const words = rosterPlaces(known.roster).nameWords;
  const last = before.replace(/[\s,;:()-]+$/, '').split(/[\s,;:()]+/).slice(-3); // prettier-ignore
  return last.filter((word) => /^\p{Lu}/u.test(word) && words.has(word.toLowerCase())).length >= 2;
}

/** Do two words of capitals of which one is a given name stand before the date, as logs write people ("DODDS KAYLEIGH 19/12/94")? */
function inCapitals(before: string): boolean {
  const [, a = '', b = ''] = /(?<![\p{L}'-])(\p{Lu}[\p{Lu}'-]{2,}),? (\p{Lu}[\p{Lu}'-]{2,})[\s,;(]{1,2}$/u.exec(before) ?? [];
  const [one, other] = [a, b].map((word) => word.toLowerCase());
  return [one, other].some((word) => isForename(word ?? '') && !isCommon(word ?? '')) && ![one, other].every((word) => isCommon(word ?? ''));
} // prettier-ignore

/** "Date of birth" alone on the line above, or as the cell above in a form of two lines. */
function fieldLabel(view: View, from: number): Evidence | null {
  const start = lineStart(view, from);
  if (from - start > 3) return null;
  const above = view.text.slice(lineStart(view, start - 1), Math.max(0, start - 1));
  if (above.length > 40 || !BIRTH.near.test(above) || columnHeader(view, from) !== '') return null;
  return /\d/.test(above) ? null : { kind: 'layout', says: 'under date of birth', weight: 1.5 };
}
