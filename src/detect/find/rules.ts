// Dates, times, lengths of time, amounts and codes as text says them: what only "find" marks, where every mention counts.
// No judgment of whose they are; identifiers/ has the numbers that identify a person.
import { NUMBER_WORDS } from '../dates.ts';

/** A stretch of text; UTF-16 offsets. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

const MONTH = '(?:January|February|March|April|May|June|July|August|September|October|November|December)';
const DAY = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day';
const NUMBER = `(?:\\d+(?:[.,]\\d+)?|${NUMBER_WORDS}|several|a few|a couple of)`;
const CURRENCY =
  'EUR|GBP|USD|CHF|PLN|TRL|TRY|RUB|FRF|DEM|ITL|ATS|SKK|CZK|HUF|BGN|BGL|UAH|RON|ROL|SIT|HRK|MDL|LTL|LVL|GRD|NLG|SEK|NOK|DKK';
const COIN =
  'euros?|pounds?|dollars?|roubles?|rubles?|zlotys?|zlotych|liras?|lire|francs?|marks?|korunas?|hryvnias?|levs?|leva|kunas?|forints?|lei|schillings?|drachmas?';

const PATTERNS: readonly RegExp[] = [
  new RegExp(`(?<![\\p{L}\\d])(?:${DAY},? )?\\d{1,2}(?:st|nd|rd|th)?(?: (?:and|to|or|-) \\d{1,2}(?:st|nd|rd|th)?)? (?:of )?${MONTH}(?:,? (?:of )?(?:19|20)\\d\\d)?(?![\\p{L}\\d])`, 'giu'),
  new RegExp(`(?<![\\p{L}\\d])${MONTH},? (?:and ${MONTH} )?(?:of )?(?:19|20)\\d\\d(?![\\p{L}\\d])`, 'giu'),
  new RegExp(`(?<=\\b(?:in|of|since|until|by|from|during|and|late|early|mid) )${MONTH}(?![\\p{L}\\d])`, 'gu'),
  /(?<![\p{L}\d/.,-]|[.,]\d|no\. |\b(?:Act|Law|Ordinance|Code|Rules|Order|Regulations?|Convention|Constitution) )(?:19|20)\d\d(?![\p{L}\d/]|-\d|[.,]\d| (?:Act|Law|Convention|Constitution|Code|Order|Rules)\b)/gu,
  /(?<![\d/.-])\d{1,2}([./-])\d{1,2}\1(?:19|20)?\d\d(?![\d/]|[.-]\d)/g,
  new RegExp(`(?<![\\p{L}\\d-])${NUMBER}(?: and a half)?[- ](?:years?|months?|weeks?|days?|hours?|minutes?)(?:[- ]old)?(?![\\p{L}\\d])`, 'giu'),
  /(?<![\p{L}\d:])\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m(?![\p{L}\d])\.?|hrs|hours|o'clock)|(?<![\d:])\d{1,2}:\d\d(?![\d:])/giu,
  new RegExp(`(?:[€£$]|(?<![\\p{L}\\d])(?:${CURRENCY})(?![\\p{L}])) ?\\d[\\d,.]*(?: \\d{3})*(?<![.,])(?: ?(?:million|billion))?`, 'gu'),
  new RegExp(`(?<![\\p{L}\\d.,])\\d[\\d,.]*(?: \\d{3})* ?(?:million |billion )?(?:\\p{Lu}\\p{L}+ )?(?:${CURRENCY}|${COIN})(?![\\p{L}\\d])(?: \\((?:${CURRENCY}|euros?)\\)?)?`, 'giu'),
  new RegExp(`(?<![\\p{L}\\d])(?:\\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|several) other (?=persons|people|suspects|men|women|inmates|detainees|defendants)`, 'giu'),
  /(?<![\p{L}\d.,])\d+(?:[.,]\d+)? ?(?:%|per ?cent)/giu,
  new RegExp(`(?<![\\p{L}\\d])(?:\\d[\\d,.]*|${NUMBER_WORDS}) ?(?:sq\\.? ?)?(?:m²|m2|km|kg|metres?|kilometres?|hectares?|square metres?|grams?|litres?|kilograms?|miles?)(?![\\p{L}\\d])`, 'giu'),
  // Codes: letters and digits with strokes, points or hyphens between ("IV K 23/99"), and numbers of five digits and more.
  /(?<![\p{L}\d./-])(?:\p{Lu}{1,4} ){0,2}(?=[\p{L}\d./-]*\d[\p{L}\d]*[/-])[\p{Lu}\d][\p{Lu}\d]*(?:[./-][\p{Lu}\d]+)+(?![\p{L}\d])/gu,
  /(?<![\p{L}\d.,/-])\d{5,}(?:\/\d+)?(?![\p{L}\d]|[.,]\d)/gu,
]; // prettier-ignore

/** What of a text is a date, time, amount or code by its form; stretches may overlap. */
export function findByForm(text: string): Stretch[] {
  return PATTERNS.flatMap((pattern) =>
    Array.from(text.matchAll(pattern), (match) => ({ from: match.index, to: match.index + match[0].length })),
  );
}
