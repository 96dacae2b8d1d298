// Birthdays told without writing a date: the day by its name, the age at a day, how long it is until then. Not here: dates
// in figures or words that stand for a birth date (birth.ts).
import type { Evidence } from '../../model/index.ts';
import { present, textBefore } from '../cue.ts';
import { NUMBER_WORDS } from '../dates.ts';
import type { Hit } from '../recogniser.ts';
import type { View } from '../view.ts';
import { matches } from '../scan.ts';

const WHEN = String.raw`(?:last |next |this |on |in |the middle of |late |early |mid-?)*(?:the )?(?:\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:January|February|March|April|May|June|July|August|September|October|November|December)|(?:[a-z]+(?:-[a-z]+)?) of (?:January|February|March|April|May|June|July|August|September|October|November|December)|(?:St|Saint) [a-zÀ-ɏ]+'?s (?:Day|day|Eve)|New Year'?s (?:Eve|Day)|Christmas(?: Eve| Day)?|Boxing Day|Halloween|Hallowe'en|Bonfire Night|Valentine'?s Day|Burns Night|Midsummer(?:'s)? Day|Easter(?: Sunday| Monday)?|Eid|Diwali|Hogmanay|April Fool'?s(?: Day)?|leap day|Guy Fawkes(?: Night)?|Michaelmas|January|February|March|April|May|June|July|August|September|October|November|December)`; // prettier-ignore
const AGE = String.raw`(?:\d{1,3}|${NUMBER_WORDS}|a hundred)`;
const ORDINAL_AGE = String.raw`(?:\d{1,3}(?:st|nd|rd|th)|(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[- ])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|fortieth|fiftieth|sixtieth|seventieth|eightieth|ninetieth|hundredth)`; // prettier-ignore

const OWNER = String.raw`(?:my|his|her|their|our|your|\p{Lu}[\p{L}-]+'s)`;
const BIRTHDAY = String.raw`${OWNER} (?:own )?(?:(?:last|next|${ORDINAL_AGE}) )?birthday`;
const MONTH = String.raw`(?:(?:early |late |mid-?|the (?:start|end|middle) of )?(?:January|February|March|April|May|June|July|August|September|October|November|December))`; // prettier-ignore
const SPAN = String.raw`(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}|a few|a couple of)`;

// Phrases that tell a birth date without writing one. Group 1 is the part that tells it: the whole phrase, for the words
// around the day ("my birthday is on") would tell what stood there.
const PHRASES: readonly (readonly [RegExp, number])[] = [
  [
    new RegExp(String.raw`\b((?:${OWNER} )?birthday(?:'s| (?:is|was|falls|fell|being)) (?:on )?(?:${WHEN}))`, 'giu'),
    2.5,
  ],
  [new RegExp(String.raw`\b((?:turn(?:s|ed|ing)?|became) (?:${AGE}) (?:last|next|on|in|this|come) (?:${WHEN}))\b(?! \d{4})`, 'giu'), 3], // prettier-ignore
  // An age stays where it may stay; the day told beside it does not.
  [new RegExp(String.raw`\b(?:be|was|is|am|being|just|only) (?:${AGE}) ((?:last|next|on|in|this|come|this coming) (?:${WHEN}))\b(?! \d{4})`, 'giu'), 2], // prettier-ignore
  [new RegExp(String.raw`(?<!\p{L})(?:${AGE}) ((?:last|next|this|come|this coming) (?:${WHEN}))(?!\p{L})`, 'giu'), 1.5],
  [new RegExp(String.raw`\bborn (?:on |in )?(the \d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH})`, 'gi'), 2],
  [new RegExp(String.raw`\b((?:(?:I|he|she|they) (?:was|were) |I'm |I am )?born (?:on |in )?(?:an? )?(?!(?:the )?\d)(?:${WHEN})(?! \d))`, 'giu'), 2], // prettier-ignore
  [new RegExp(String.raw`\b((?:${SPAN} (?:days?|weeks?|months?) (?:to(?: go (?:to|until|till|before))?|until|till|before|after|off|from|away from|short of|past) )?${BIRTHDAY})\b(?! (?:card|cake|present|gift|party|list|message|girl|boy|wish))`, 'gu'), 1.5], // prettier-ignore
  [new RegExp(String.raw`\b((?:I|he|she|they) (?:shall|will|would) (?:soon |then )?be (?:${AGE})(?: (?:in|on|next|this|come|when) (?:${WHEN}))?)(?=[.,;:!?)\n]| (?:and|but|by then)\b)`, 'giu'), 3], // prettier-ignore
  [new RegExp(String.raw`\bon (${OWNER} (?:${ORDINAL_AGE}))(?=[.,;)\n])`, 'giu'), 1.5],
  [new RegExp(String.raw`\b(?:day|night|evening|morning)(?: before| after| of) (${OWNER} (?:${ORDINAL_AGE}))\b(?! [a-zÀ-ɏ]+ (?:day|week|time))`, 'giu'), 1], // prettier-ignore
  [new RegExp(String.raw`\b((?:celebrat(?:e|ed|ing)|mark(?:ed|ing)?|party for|out for|dinner for|meal for|tea for) ${OWNER} (?:${ORDINAL_AGE}))(?=[.,;)\n]| (?:at|in|with|that|on|and)\b)`, 'giu'), 1.5], // prettier-ignore
  [new RegExp(String.raw`\b(${OWNER} ${ORDINAL_AGE}(?: birthday)? (?:in|on|at|last|next|this) (?:${MONTH}(?: \d{4})?|${WHEN}))(?![a-zÀ-ɏ\d])`, 'gu'), 2.5], // prettier-ignore
  [new RegExp(String.raw`\b(?:it's|its|it is|it was|was|is) (${OWNER} (?:\d{1,2}(?:st|nd|rd|th)|thirtieth|fortieth|fiftieth|sixtieth))(?=[.,;)\n!]| (?:tomorrow|today|tonight|tmrw|tmr|2moro|on|next|this|last)\b)`, 'gu'), 1.5], // prettier-ignore
  [new RegExp(String.raw`\b(${OWNER} birthday (?:is |was |falls )?(?:in|at) (?:${MONTH}|the (?:spring|summer|autumn|winter|new year)))`, 'gu'), 2.5], // prettier-ignore
  [new RegExp(String.raw`\b((?:the )?(?:\d{1,2}(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?) of ${MONTH} (?:is|was|being) ${OWNER} birthday)`, 'gu'), 2.5], // prettier-ignore
  [new RegExp(String.raw`\b(${OWNER} (?:seventieth|eightieth|ninetieth|hundredth|sixtieth|fiftieth|fortieth|thirtieth|twenty-first|eighteenth))(?=[.,;)\n]| (?:last|next|in|on|this)\b)`, 'gu'), 1.25], // prettier-ignore
];

// "the sixteenth of April, when I shall be sixty-six": the age first, then what stands before it.
const WHEN_AGED = new RegExp(String.raw`,? (?:when|which is when) (?:I|he|she|they) (?:shall be|will be|turn(?:s|ed)?|was|am|is) (?:${AGE})\b`, 'gi'); // prettier-ignore
const ENDS_WITH_DAY = new RegExp(String.raw`(?:the )?(?:${WHEN})$`, 'i');

const NAMED_DAY = /\b(?:Eve|Day|Night|Halloween|Hallowe'en|Hogmanay|Easter|Michaelmas)\b/i;

/** Birthdays that a text tells in words. */
export function* toldBirthdays(view: View): Generator<Hit> {
  const told = (from: number, length: number, weight: number): Hit => ({
    from,
    to: from + length,
    category: 'dob',
    evidence: present<Evidence>(
      { kind: 'cue', says: 'words that tell a birthday', weight },
      // "New Year's Eve" is no Eve, "St Andrew's Day" no Andrew: the calendar settles it before any name does.
      NAMED_DAY.test(view.text.slice(from, from + length)) && { kind: 'check', says: 'a named day of the calendar', weight: 0.5 }, // prettier-ignore
    ),
    traits: ['partial'],
  });
  for (const match of matches(view.text, WHEN_AGED)) {
    const day = ENDS_WITH_DAY.exec(textBefore(view, match.index, 40))?.[0].trimStart() ?? '';
    // The day and the age told in one breath: each gives the other away.
    if (day !== '') yield told(match.index - day.length, day.length + match[0].length, 2.5);
  }
  for (const [pattern, weight] of PHRASES)
    for (const match of matches(view.text, pattern)) {
      const part = match[1] ?? '';
      const from = match.index + match[0].lastIndexOf(part);
      yield told(from, part.length, weight);
    }
}
