// Birth dates, told from the many other dates of a case file: by their label on either side, by the column or field they
// stand in, by equality with a birth date of the case in any notation, by standing beside a name long before the case.
import type { Evidence } from '../../model/index.ts';
import { columnHeader, cued, cueOf, lineStart, present, textAfter, textBefore } from '../cue.ts';
import { datesOf, NUMBER_WORDS, sameDay, type FoundDate } from '../dates.ts';
import type { Hit, Known, Recogniser } from '../recogniser.ts';
import { rosterPlaces } from '../places/roster-places.ts';
import type { View } from '../view.ts';

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

/** The latest year that the document's dates name: about when the case happened. 0 where it names none. */
function caseYear(dates: readonly FoundDate[]): number {
  const counts = new Map<number, number>();
  for (const { year } of dates) if (year !== undefined) counts.set(year, (counts.get(year) ?? 0) + 1);
  let latest = 0;
  for (const year of counts.keys()) if (year > latest && year <= 2035) latest = year;
  return latest;
}

/** Finds birth dates. */
export const birthDates: Recogniser = {
  name: 'birth-date',
  *find(view, known) {
    const dates = datesOf(view);
    const now = caseYear(dates.filter((date) => !date.short || view.text[date.from] !== "'"));
    let last = -1;
    for (const date of dates) {
      if (date.from < last) continue;
      const hit = judge(view, known, date, now);
      if (!hit) continue;
      last = date.to;
      yield hit;
    }
    yield* phrases(view);
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
  const person = (PERSON.test(before) || namedBefore(before, known)) && !ROLE_WORDS.test(before);
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

/** "Date of birth" alone on the line above, or as the cell above in a form of two lines. */
function fieldLabel(view: View, from: number): Evidence | null {
  const start = lineStart(view, from);
  if (from - start > 3) return null;
  const above = view.text.slice(lineStart(view, start - 1), Math.max(0, start - 1));
  if (above.length > 40 || !BIRTH.near.test(above) || columnHeader(view, from) !== '') return null;
  return /\d/.test(above) ? null : { kind: 'layout', says: 'under date of birth', weight: 1.5 };
}

const WHEN = String.raw`(?:last |next |this |on |in |the middle of |late |early |mid-?)*(?:the )?(?:\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:January|February|March|April|May|June|July|August|September|October|November|December)|(?:[a-z]+(?:-[a-z]+)?) of (?:January|February|March|April|May|June|July|August|September|October|November|December)|(?:St|Saint) [a-zÀ-ɏ]+'?s (?:Day|day|Eve)|New Year'?s (?:Eve|Day)|Christmas(?: Eve| Day)?|Boxing Day|Halloween|Hallowe'en|Bonfire Night|Valentine'?s Day|Burns Night|Midsummer(?:'s)? Day|Easter(?: Sunday| Monday)?|Eid|Diwali|Hogmanay|April Fool'?s(?: Day)?|leap day|Guy Fawkes(?: Night)?|Michaelmas|January|February|March|April|May|June|July|August|September|October|November|December)`; // prettier-ignore
const AGE = String.raw`(?:\d{1,3}|${NUMBER_WORDS}|a hundred)`;
const ORDINAL_AGE = String.raw`(?:\d{1,3}(?:st|nd|rd|th)|(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[- ])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|fortieth|fiftieth|sixtieth|seventieth|eightieth|ninetieth|hundredth)`; // prettier-ignore

// Phrases that tell a birth date without writing one. Group 1 is the part that tells it.
const PHRASES: readonly (readonly [RegExp, number])[] = [
  [new RegExp(String.raw`\bbirthday (?:is|was|falls|fell|being) (?:on )?((?:on )?${WHEN})`, 'gi'), 2.5],
  [new RegExp(String.raw`\b(?:turn(?:s|ed|ing)?|will be|shall be|was|is) (?:${AGE}) ((?:last|next|on|in|this) ${WHEN})`, 'gi'), 2], // prettier-ignore
  [new RegExp(String.raw`\bborn (?:on |in )?((?:on |in )?(?:a |the )?(?:${WHEN}))`, 'gi'), 2],
  [new RegExp(String.raw`\b((?:my|his|her|their|our|\p{Lu}[\p{L}-]+'s) (?:own )?(?:${ORDINAL_AGE} )?birthday)\b`, 'gu'), 1.5],
  [new RegExp(String.raw`\bon ((?:my|his|her|their) (?:${ORDINAL_AGE}))(?=[.,;)\n])`, 'gi'), 1.5],
  [new RegExp(String.raw`\b(?:day|night|evening|morning)(?: before| after| of) ((?:my|his|her|their) (?:${ORDINAL_AGE}))\b(?! [a-zÀ-ɏ]+ (?:day|week|time))`, 'gi'), 1], // prettier-ignore
]; // prettier-ignore

// "the sixteenth of April, when I shall be sixty-six": the age first, then what stands before it.
const WHEN_AGED = new RegExp(String.raw`,? (?:when|which is when) (?:I|he|she|they) (?:shall be|will be|turn(?:s|ed)?|was|am|is) (?:${AGE})\b`, 'gi'); // prettier-ignore
const ENDS_WITH_DAY = new RegExp(String.raw`(?:the )?(?:${WHEN})$`, 'i');

function* phrases(view: View): Generator<Hit> {
  const told = (from: number, length: number, weight: number): Hit => ({
    from,
    to: from + length,
    category: 'dob',
    evidence: [{ kind: 'cue', says: 'words that tell a birthday', weight }],
    traits: ['partial'],
  });
  for (const match of view.text.matchAll(WHEN_AGED)) {
    const day = ENDS_WITH_DAY.exec(textBefore(view, match.index, 40))?.[0].trimStart() ?? '';
    if (day !== '') yield told(match.index - day.length, day.length, 2.5);
  }
  for (const [pattern, weight] of PHRASES)
    for (const match of view.text.matchAll(pattern)) {
      const part = match[1] ?? '';
      const from = match.index + match[0].lastIndexOf(part);
      yield told(from, part.length, weight);
    }
}
