// What of a value gives it away: a telling part that still shows counts as readable, a passage shows where half of its word
// pairs do. The rules of the scorer of real drafts, for texts.
import type { MarkedValue } from '../../test/fixtures/marked.ts';

const STOP = new Set('a an and are as at be but by for from had has have he her him his i if in is it its me my no not of off on or our she so that the their them there they this to up was we were what when which who will with you your mr mrs miss ms dr mx sir pc dc ds ps di'.split(' ')); // prettier-ignore
const TITLES = new Set(
  'mr mrs miss ms dr mx sir dame lord lady rev prof master pc dc ds ps di dci insp sgt the'.split(' '),
);
const PASSAGES = new Set(['clue', 'medical', 'special', 'convictions', 'safety', 'informant', 'relation', 'workplace', 'school', 'occupation', 'other', 'age', 'scene']); // prettier-ignore
const POSTCODE = /\b([a-z]{1,2}\d[a-z\d]?) ?(\d[a-z]{2})\b/;
const COVER = '\u25a0';

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9\u25a0]+/g, ' ')
    .trim();

const pairs = (words: readonly string[]): string[] =>
  words.slice(1).flatMap((word, i) => {
    const before = words[i] ?? '';
    return STOP.has(before) && STOP.has(word) ? [] : [`${before} ${word}`];
  });

/** The value with what is covered of it as a bar. */
function rest(text: string, { from, to }: MarkedValue, covered: Uint8Array): string {
  let left = '';
  for (let at = from; at < to; at++) left += covered[at] === 1 ? COVER : (text[at] ?? '');
  return ` ${plain(left)} `;
}

function tellingParts(category: string, value: string): string[] {
  const whole = plain(value);
  const words = whole.split(' ');
  const parts = [whole];
  if (/^(?:name|signature|officer)$/.test(category)) {
    const bare = words.filter((word) => !TITLES.has(word));
    if (bare.length >= 2) parts.push(bare.join(' '), `${bare[0] ?? ''} ${bare.at(-1) ?? ''}`);
    else if (bare[0] !== undefined) parts.push(bare[0]);
  } else if (/^(?:address|scene)$/.test(category)) {
    const code = POSTCODE.exec(whole);
    if (code) parts.push(code[0]);
    for (const piece of value.split(/[,;\n]|\bof\b/)) {
      const own = plain(piece).split(' ');
      const number = own.findIndex((word) => /^\d/.test(word));
      const street = number < 0 ? '' : plain(own.slice(number).join(' ').replace(POSTCODE, ''));
      if (/^\S+ .*[a-z]{3}/.test(street)) parts.push(street);
    }
  } else if (/^(?:email|social)$/.test(category)) {
    const local = value.includes('@') ? plain(value.split('@')[0] ?? '') : '';
    if (local.length >= 5) parts.push(local);
  } else if (/^(?:bank|nhs|card|imei|passport|cro|pnc)$/.test(category))
    parts.push(...words.filter((word) => word.replace(/\D/g, '').length >= 6));
  return parts;
}

/** Can a telling part of the marked value still be read where `covered` is 1 for each covered code unit of `text`? */
export function showsThrough(text: string, mark: MarkedValue, covered: Uint8Array): boolean {
  const value = text.slice(mark.from, mark.to);
  const left = rest(text, mark, covered);
  const words = plain(value).split(' ');
  const parts = tellingParts(mark.category, value);
  const passage = PASSAGES.has(mark.category) || (/^(?:address|name|dob)$/.test(mark.category) && parts.length === 1);
  const grams = words.length >= 4 && passage ? pairs(words) : [];
  if (grams.length > 0) return grams.filter((gram) => left.includes(` ${gram} `)).length >= grams.length / 2;
  return parts.some((part) => left.includes(` ${part} `));
}

/** Is the marked value, which must stay, no longer whole? Passages of five words and more may miss a fifth of their pairs. */
export function isLost(text: string, mark: MarkedValue, covered: Uint8Array): boolean {
  const left = rest(text, mark, covered);
  const words = plain(text.slice(mark.from, mark.to)).split(' ');
  if (words.length < 5) return left.includes(COVER);
  const grams = pairs(words);
  return grams.filter((gram) => !left.includes(` ${gram} `)).length > grams.length / 5;
}
