// Parts of addresses: a street of the case in any abbreviation, a number alone beside a cue, a street or town where
// somebody lives.
import { present, textAfter, textBefore } from '../cue.ts';
import type { Evidence } from '../../model/index.ts';
import type { View } from '../view.ts';
import { cuesOf, type Finder, WORD } from './found.ts';
import { growLeft, growRight } from './grow.ts';
import { streetKey, type RosterPlaces } from './roster-places.ts';
import { townAt } from './towns.ts';
import { FIRST, STRONG_TYPE } from './words.ts';
import { matches } from '../scan.ts';

/** Streets and houses of the case's people. */
export const ofRoster: Finder = function* (view, roster) {
  if (!roster.names) return;
  for (const match of view.text.matchAll(roster.names)) {
    const [text, number, name = ''] = match;
    const key = streetKey(name);
    const here = roster.places.filter((place) => place.street === key || place.house === key);
    const exact = here.filter((place) => (number === undefined ? place.number === '' || place.house === key : place.number === number.toLowerCase())); // prettier-ignore
    if (!/^(?:\d|\p{Lu})/u.test(text)) continue;
    const owners = [
      ...new Set((exact.length > 0 ? exact : number === undefined ? here : []).map((place) => place.whose)),
    ];
    const from = growLeft(view, match.index, roster.towns, roster.nameWords);
    const end = text.endsWith('.') ? text.length - 1 : text.length;
    const { to } = growRight(view, match.index + end, roster.towns);
    const home = cuesOf(view, from);
    const [owner] = owners;
    yield {
      from,
      to,
      ...(owner !== undefined && owners.length === 1 ? { whose: owner } : {}),
      evidence: [
        exact.length > 0
          ? { kind: 'roster', says: 'an address of the case', weight: 3 }
          : { kind: 'roster', says: 'a street of the case', weight: number === undefined ? 1.5 : 1 },
        ...(number === undefined ? [] : [{ kind: 'shape', says: 'number and street', weight: 1 } as const]),
        ...home,
      ],
      traits: exact.length > 0 ? [] : number === undefined ? ['partial', 'street'] : ['partial'],
    };
  }
};

/** Mentions of given places only: number and street, named houses. For what was learnt from the case's papers. */
export function* rosterMentions(view: View, places: RosterPlaces): Generator<{ from: number; to: number; whose?: string }> {
  for (const found of ofRoster(view, places))
    if (!found.traits?.includes('partial')) yield found;
} // prettier-ignore

const TENS = '(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)';
const UNITS = '(?:one|two|three|four|five|six|seven|eight|nine)';
const SPELT = `(?:${TENS}(?:[ -]${UNITS})?|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|${UNITS})[a-z]?`;
const ALONE = new RegExp(String.raw`(?<![\p{L}])(?:(?:[Nn]umber|NUMBER|No\.?|NO\.?|no\.)\s?(\d{1,4}[A-Za-z]?)|[Nn]umber\s(${SPELT}))(?![\p{L}\d]|[/:.-]\d| (?:bus|tram|shirt|one|on the|of the|in the|position|button|plate|iron|seat|platform|male|man|,\d))`, 'gu'); // prettier-ignore
const LIVES_OVER =
  /\b(?:live[sd]?|living|flat|home|resid[a-zÀ-ɏ]+|stay[a-zÀ-ɏ]*)\b[^.\n\d]{0,30}?[ ,](?:number |no\.? ?)?(\d{1,4}[A-Za-z])(?![a-zÀ-ɏ\d])/gi;
const HOUSE_CUE = /(?:\b(?:live[sd]?|living|house|home|flat|neighbour|resid[a-zÀ-ɏ]+|stay[a-zÀ-ɏ]*|door|occupier|opposite|outside|from|next door|the people|lady|man|woman|couple|family|of|at|to|into|is|in|my parents)\b)[^.\n]{0,24}$/i; // prettier-ignore

// "on Parc Celyn, number 6": the street before its number.
const STREET_BEFORE = new RegExp(String.raw`(?<![\p{L}])(?:${FIRST}(?: ${WORD}){1,2}|(?:${WORD} ){1,3}${STRONG_TYPE}), ?(?:at )?$`, 'u'); // prettier-ignore

/** "number 34", "No. 31", "lives over, 112A". */
export const numbersAlone: Finder = function* (view, roster) {
  for (const match of matches(view.text, ALONE)) {
    const number = (match[1] ?? match[2] ?? '').toLowerCase();
    const street = STREET_BEFORE.exec(textBefore(view, match.index, 50))?.[0].length ?? 0;
    const from = match.index - street;
    const to = match.index + match[0].length;
    // The cue may end the line above ("a towel from / number eighteen").
    const before = view.text
      .slice(Math.max(0, from - 40), from)
      .replace(/(?<!\n)\n(?!\n)/g, ' ')
      .replace(/^[^]*[\n\f]/, '');
    const asked = /\b(?:house[- ]to[- ]house|h2h|door[- ]to[- ]door)\b/i.test(textBefore(view, from, 240));
    const lives = asked || /\b(?:live[sd]?|living|resid[a-zÀ-ɏ]+|neighbour|occup[a-zÀ-ɏ]+|home|house|parc|street|road)\b/i.test(`${textBefore(view, from, 60)} ${textAfter(view, to, 20)}`); // prettier-ignore
    if (street === 0 && !HOUSE_CUE.test(before) && !lives) continue;
    // In words it may be a rank or a turn ("number one suspect"): only at a door.
    if (match[2] !== undefined && !lives && !/\b(?:at|from|of|to|into|outside)\s$/i.test(before)) continue;
    // Forms number their items in the same words ("Custody no", "Item no").
    if (/(?:\b(?:ref|reference|item|exhibit|page|custody|crime|hosp(?:ital)?|staff|policy|account|tel|phone|mobile|fleet|serial|case|log|order|ni|nhs|coach|bus|camera|car|van|unit|call|call sign|count|charge|position|paragraph|para|section|ward|bed|frame|room|reg|plate|question|volunteer|image|seat|till|train|service|protocol|law|act|article|rule|regulation|directive|decree|resolution)\W*)$/i.test(before)) continue; // prettier-ignore
    const owners = [...new Set(roster.places.filter((place) => place.number === number).map((place) => place.whose))];
    const [owner] = owners;
    yield {
      from,
      to,
      ...(owner !== undefined && owners.length === 1 ? { whose: owner } : {}),
      evidence: present<Evidence>(
        { kind: 'shape', says: 'a house by its number', weight: 1 },
        lives && { kind: 'cue', says: 'where somebody lives', weight: 1 },
        street > 0 && { kind: 'shape', says: 'with its street before', weight: 1 },
        owners.length > 0 && { kind: 'roster', says: 'a house number of the case', weight: 1.5 },
      ),
      traits: ['partial', 'house-number'],
    };
  }
  for (const match of matches(view.text, LIVES_OVER)) {
    const number = match[1] ?? '';
    if (/^\d+(?:am|pm|m|h|s|x)$/i.test(number) || /[ap]$/i.test(number) && /^m/.test(view.text.slice(match.index + match[0].length))) continue; // prettier-ignore
    const from = match.index + match[0].length - number.length;
    yield {
      from,
      to: from + number.length,
      evidence: [
        { kind: 'cue', says: 'where somebody lives', weight: 1 },
        { kind: 'shape', says: 'a house by its number and letter', weight: 1 },
      ],
      traits: ['partial', 'house-number'],
    };
  }
};

const LIVES = String.raw`\b(?:live[sd]?|living|resid(?:es|ing|ence)|home|stays?|staying|moved|lodg(?:es|ing)|house|flat|address|parents)(?: [\p{L}]+){0,3}? (?:at|in|on|to|from|is|along|off|near|by) `;
const STREET = new RegExp(String.raw`${LIVES}((?:the )?(?:${WORD} ){1,3}${STRONG_TYPE}(?: in ${WORD})?)(?![\p{L}\d])`, 'gu'); // prettier-ignore
const PLACE = new RegExp(String.raw`\b(?:(?:live[sd]?|living|resid(?:es|ing)|moved|staying|lodging)(?: (?:with|alone|together|now|here|back|over|out|permanently|currently)(?: \p{L}+){0,3}?)? (?:in|to|at|near)|parents (?:live )?in|home (?:to|in|is in)) ((?:[Tt]he )?${WORD}(?:[ -]${WORD}){0,2}(?: in ${WORD})?)(?![\p{L}\d])`, 'gu'); // prettier-ignore

// "Hope VAN DER MERWE of Worthing", but not "University of York".
const OF_TOWN =
  /\p{Lu}[\p{L}'-]+ (\p{Lu}[\p{L}'-]+),?(?: (?:\(?aged? )?\(?\d{1,3}\)?,?| is| comes| came)? (?:of|from) (\p{Lu})/gu;
const NO_PERSON =
  /\b(?:University|City|Bank|County|College|Diocese|Bishop|Borough|Council|Royal|Rose|Duke|Earl|Lord|Port|Isle|Court|Church|Theatre|Hospital|Police|Constabulary|Arms|Centre|School|District|Town|Street|Road|Train|Trains|Service) (?:\p{Lu}[\p{L}'-]+,? )?(?:of|from) /u;

/** Streets and towns without a number, after words of living there. */
export const streetsAlone: Finder = function* (view, roster) {
  for (const match of matches(view.text, STREET)) {
    const from = match.index + match[0].length - (match[1] ?? '').length;
    const { to } = growRight(view, match.index + match[0].replace(/\.$/, '').length, roster.towns);
    yield {
      from,
      to,
      evidence: [
        { kind: 'shape', says: 'a street by name', weight: 1 },
        { kind: 'cue', says: 'where somebody lives', weight: 1 },
      ],
      traits: ['partial', 'street'],
    };
  }
  for (const match of matches(view.text, OF_TOWN)) {
    const from = match.index + match[0].length - (match[2] ?? '').length;
    const length = townAt(view.text.slice(from, from + 40), roster.towns);
    if (length === 0 || NO_PERSON.test(match[0])) continue;
    const { to } = growRight(view, from + length, roster.towns);
    yield {
      from,
      to,
      evidence: [
        { kind: 'shape', says: 'a known town', weight: 1 },
        { kind: 'cue', says: 'after a name and "of"', weight: 1 },
      ],
      traits: ['partial', 'town'],
    };
  }
  for (const match of matches(view.text, PLACE)) {
    const words = match[1] ?? '';
    if (/^(?:January|February|March|April|May|June|July|August|September|October|November|December|England|Britain|Wales|Scotland|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Mr|Mrs|Ms|I|God|HMP|Reception|Year)\b/.test(words)) continue; // prettier-ignore
    if (words.split(' ').some((word) => roster.nameWords.has(word.toLowerCase())) && townAt(words, roster.towns) === 0) continue; // prettier-ignore
    const from = match.index + match[0].length - words.length;
    const { to } = growRight(view, from + words.length, roster.towns);
    yield {
      from,
      to,
      evidence: [
        { kind: 'cue', says: 'where somebody lives', weight: 1 },
        { kind: 'shape', says: townAt(words, roster.towns) > 0 ? 'a known town' : 'a place by name', weight: townAt(words, roster.towns) > 0 ? 1 : 0.5 }, // prettier-ignore
      ],
      traits: ['partial', 'town'],
    };
  }
};
