// Addresses in every layout: in full on one line or several, without postcode, with the street alone, named houses,
// a number alone beside a cue, PO boxes, prisons. Which address is the scene is decided elsewhere (context/).
import type { Evidence } from '../../model/index.ts';
import { columnHeader, cueOf, present, textAfter, textBefore } from '../cue.ts';
import type { Hit, Known, Recogniser } from '../recogniser.ts';
import type { View } from '../view.ts';
import { beforePostcode, growLeft, growRight } from './grow.ts';
import { POSTCODE, postcodeKey } from './postcode.ts';
import { rosterPlaces, streetKey, type RosterPlaces } from './roster-places.ts';
import { townAt } from './towns.ts';
import { BUILDING, FIRST, JOIN, RESIDES, STRONG_TYPE, TYPE, UNIT } from './words.ts';

const NUMBER = String.raw`\d{1,4}[A-Za-z]?(?:\s?[-/&]\s?\d{1,4}[A-Za-z]?)?`;
const NOT_NAME = String.raw`(?!(?:Mr|Mrs|Ms|Miss|Dr|PC|DC|DS|DI|Sgt|Mx|MR|MRS|MS|MISS|DR|SGT|OF|AND|IN|TO|FROM|AT|X|HRS|MTHS|WKS|YRS|DAYS|WHITE|BLACK|MALE|FEMALE|January|February|March|April|May|June|July|August|September|October|November|December|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEP|OCT|NOV|DEC|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Page|PAGE|POINTS|POLICE|VEHICLE|WITNESS|Record|RECORD|Witness|Hours|Section|Act)\b)`; // prettier-ignore
const WORD = String.raw`${NOT_NAME}\p{Lu}[\p{L}'-]*\.?`;
const START = String.raw`(?<![\p{L}\d/.:£-])`;
// "PC 4417 Hill", "Item 3 Grant Place", and the second half of "Flat 11, …", which starts at its flat.
const NOT_AFTER =
  /(?:\d[ ,]|\b(?:Flat|Apartment|Apt|Unit|Room|FLAT|APARTMENT|APT|UNIT|ROOM|PC|DC|DS|DI|WPC|PS|Sgt|Item|Page|Section|Article|Part|Count|Charge|Camera|Platform|Route|Bus|Train|Coach)\.? )$/;
const TYPED = new RegExp(String.raw`${START}${NUMBER},? (?:${WORD} (?:${JOIN} ){0,2}){1,4}?${TYPE}(?: (?:North|South|East|West|NORTH|SOUTH|EAST|WEST|Upper|Lower))?(?![\p{L}\d])`, 'gu'); // prettier-ignore
const FIRSTED = new RegExp(String.raw`${START}${NUMBER},? ${FIRST}(?: (?:${JOIN}|${WORD})){1,3}(?![\p{L}\d])`, 'gu');
const UNTYPED = new RegExp(String.raw`${START}\d{1,3}[A-Za-z]? (?:${WORD})(?: ${WORD}){0,2}(?![\p{L}\d])`, 'gu');
const UNITS = new RegExp(String.raw`(?<![\p{L}\d])${UNIT},? (?:[Tt]he |THE )?(?:(?:St\.?|${NOT_NAME}\p{Lu}[\p{L}'-]*)(?: |(?![\p{L}\d]))){1,3}`, 'gu'); // prettier-ignore
const POSTCODES = new RegExp(String.raw`(?<![\p{L}\d/])${POSTCODE}(?![\p{L}\d/])`, 'gu');
const LOWER_POSTCODES = new RegExp(String.raw`(?<![a-zÀ-ɏ\d/])${POSTCODE}(?![a-zÀ-ɏ\d/])`, 'gi');

const HOME = new RegExp(String.raw`(?:^|[^a-zÀ-ɏ])(?:${RESIDES})(?: (?:at|in|on|with|from|to|is|was|now|address|addr|for|,|[a-zÀ-ɏ]+ing|[a-zÀ-ɏ]+|my|her|his|their|the)){0,5}[\s:,;.(-]*$`, 'i'); // prettier-ignore
const SURE_LABEL = cueOf('address', String.raw`address(?:es)?|addr|residence|currently staying|post ?code|home add`);
const PREVIOUS = /\b(?:prev(?:ious)?|former|old|past)(?: (?:addr(?:ess)?(?:es)?|home))?[\s:;,]*(?:[^\n]{0,40})$/i;
const BAIL = /\b(?:bail|reside|residence|live and sleep|not to (?:go|enter|attend|contact)|within \d+ (?:m|metres|yards|miles)|curfew|exclusion)[^\n]{0,50}$/i; // prettier-ignore
const BUSINESS = /(?:\b(?:Ltd|Limited|LTD|LLP|PLC|plc|Stores?|Shop|Exchange|Pharmacy|Chemist|Bar|Pub|Inn|Arms|Hotel|School|Academy|Nursery|College|University|Surgery|Practice|Clinic|Centre|Center|Hospital|Infirmary|Bank|Station|Caf[eé]|Club|Restaurant|Takeaway|Kitchen|Bakery|Garage|Church|Mosque|Chapel|Temple|Gurdwara|Library|Gym|Salon|Barbers?|Tandoori|Pizza|Kebabs?|Grill|Market|Supermarket|Express|House of|Sylhet|Solicitors|Court|Offices?|Office|Works|Depot|Warehouse|Builders|Motors|Cars|Taxis)\b|&)[^,\n]{0,20}, ?(?:at )?$/u; // prettier-ignore
const EMPTY = /^(?:as above|n\/?a|none|not (?:known|disclosed|given|provided|stated)|nfa|no fixed|unknown|withheld|see|same|refused|tbc|private|redacted|\[)/i; // prettier-ignore

interface Found {
  readonly from: number;
  readonly to: number;
  readonly evidence: readonly Evidence[];
  readonly traits?: readonly string[];
  readonly whose?: string;
}

/** Finds addresses and parts of addresses. */
export const addresses: Recogniser = {
  name: 'address',
  *find(view, known) {
    const roster = rosterPlaces(known.roster);
    const taken: [number, number][] = [];
    const free = (from: number, to: number): boolean => !taken.some(([a, b]) => from < b && a < to);
    for (const finder of [typed, firsted, postcoded, units, untyped, ofRoster, numbersAlone, streetsAlone, special, fields])
      for (const found of finder(view, roster, known)) {
        if (finder !== typed && finder !== ofRoster && finder !== postcoded && !free(found.from, found.to)) continue;
        taken.push([found.from, found.to]);
        yield finish(view, found, roster);
      }
  },
}; // prettier-ignore

type Finder = (view: View, roster: RosterPlaces, known: Known) => Iterable<Found>;

/** Grows a core to the whole address and adds what its parts and its place say. */
function whole(view: View, from: number, to: number, roster: RosterPlaces, shape: Evidence, need = 0): Found | null {
  const right = growRight(view, to, roster.towns);
  const left = growLeft(view, from, roster.towns, roster.nameWords);
  const evidence = present<Evidence>(
    shape,
    (right.postcode || right.town) && {
      kind: 'shape',
      says: right.postcode ? 'with postcode' : 'with town',
      weight: 1,
    },
    left < from && { kind: 'shape', says: 'with flat, house or town before', weight: 0.5 },
    ...cuesOf(view, left),
  );
  const sum = evidence.reduce((total, one) => total + one.weight, 0);
  if (sum < need) return null;
  // The full stop after "Terrace" ends a sentence; after "St" it is part of the word, and covering it harms nobody.
  const end = view.text[right.to - 1] === '.' ? right.to - 1 : right.to;
  return { from: left, to: end, evidence };
}

function cuesOf(view: View, from: number): Evidence[] {
  const before = textBefore(view, from, 70);
  const header = columnHeader(view, from);
  const label = SURE_LABEL.label.test(before) || (header !== '' && SURE_LABEL.near.test(header)); // prettier-ignore
  return present<Evidence>(
    label && { kind: 'cue', says: 'labelled address', weight: 1.5 },
    !label && HOME.test(before) && { kind: 'cue', says: 'where somebody lives', weight: 1 },
  );
}

const typed: Finder = function* (view, roster) {
  for (const match of view.text.matchAll(TYPED)) {
    if (NOT_AFTER.test(view.text.slice(Math.max(0, match.index - 12), match.index))) continue;
    const found = whole(view, match.index, match.index + match[0].length, roster, { kind: 'shape', says: 'number and street', weight: 2 }); // prettier-ignore
    if (found) yield found;
  }
};

const firsted: Finder = function* (view, roster) {
  for (const match of view.text.matchAll(FIRSTED)) {
    if (NOT_AFTER.test(view.text.slice(Math.max(0, match.index - 12), match.index))) continue;
    const the = /^\S+ the /i.test(match[0]);
    const found = whole(view, match.index, match.index + match[0].length, roster, { kind: 'shape', says: 'number and street', weight: the ? 0.75 : 2 }, the ? 1.5 : 0); // prettier-ignore
    if (found) yield found;
  }
};

const postcoded: Finder = function* (view, roster) {
  for (const match of view.text.matchAll(/[a-z]/.test(view.text.slice(0, 4000)) ? LOWER_POSTCODES : POSTCODES)) {
    const lower = /[a-z]/.test(match[0]);
    const { from, solid } = beforePostcode(view, match.index, roster.towns);
    const to = match.index + match[0].length;
    if (lower && from === match.index && !/ /.test(match[0])) continue;
    yield {
      from,
      to,
      evidence: present<Evidence>(
        { kind: 'shape', says: 'postcode', weight: lower ? 1.5 : 2 },
        solid && { kind: 'shape', says: 'with street or house', weight: 1 },
        ...cuesOf(view, from),
      ),
      traits: solid ? [] : ['postcode'],
    };
  }
};

const UNIT_BUILDING = new RegExp(`(?:[Tt]he |THE |${BUILDING}|${TYPE})`, 'u');
const units: Finder = function* (view, roster) {
  for (const match of view.text.matchAll(UNITS)) {
    const text = match[0].trimEnd();
    const building = UNIT_BUILDING.test(text.replace(/^\S+/, ''));
    const found = whole(view, match.index, match.index + text.length, roster, { kind: 'shape', says: 'flat and building', weight: building ? 2 : 1 }, 2); // prettier-ignore
    if (found) yield found;
  }
  for (const match of view.text.matchAll(new RegExp(String.raw`(?<![\p{L}])${UNIT}(?: (?:above|over|behind|next to|opposite|at|in|on)[^.,;:\n\t()]{3,40}?)?(?=[.,;:\n\t()]|$)`, 'gu'))) {
    const from = match.index;
    const to = from + match[0].length;
    const described = /(?:above|over|behind|next|opposite)/.test(match[0]);
    const cues = cuesOf(view, from);
    if (!described && cues.length === 0) continue;
    if (/^(?:room|unit)/i.test(match[0]) && cues.length === 0) continue;
    yield { from, to, evidence: [{ kind: 'shape', says: 'a flat by its number', weight: described ? 2 : 1 }, ...cues], traits: ['partial', 'house-number'] };
  }
}; // prettier-ignore

const untyped: Finder = function* (view, roster) {
  for (const match of view.text.matchAll(UNTYPED)) {
    if (NOT_AFTER.test(view.text.slice(Math.max(0, match.index - 12), match.index))) continue;
    const found = whole(view, match.index, match.index + match[0].length, roster, { kind: 'shape', says: 'number and name', weight: 0.5 }); // prettier-ignore
    if (!found) continue;
    const says = new Set(found.evidence.map((one) => one.says));
    // Without a street word: town or postcode and a home cue, or a label, must speak for it.
    if (says.has('labelled address') || (says.has('where somebody lives') && /\b(?:at|in|lives?|living|home)\b[^.]{0,24}$/i.test(textBefore(view, found.from, 30))) || says.has('with postcode') || (says.has('with town') && lineAlone(view, found.from, found.to)) || (says.has('with flat, house or town before') && !/\n/.test(view.text.slice(found.from, found.to))))
      yield { ...found, evidence: [...found.evidence, { kind: 'shape', says: 'number and name in the place of an address', weight: 0.75 }] };
  }
}; // prettier-ignore

const lineAlone = (view: View, from: number, to: number): boolean =>
  /(?:^|[\n\t])$/.test(view.text.slice(Math.max(0, from - 1), from)) &&
  /^(?:[\n\t]|$)/.test(view.text.slice(to, to + 1));

const ofRoster: Finder = function* (view, roster) {
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

const ALONE = new RegExp(String.raw`(?<![\p{L}])(?:number|No\.?|NO\.?|no\.)\s?(\d{1,4}[A-Za-z]?)(?![\p{L}\d]|[/:.-]\d| (?:bus|tram|shirt|one|on the|of the|in the|position|button|plate|iron|seat|platform|male|man|,\d))`, 'gu'); // prettier-ignore
const LIVES_OVER =
  /\b(?:live[sd]?|living|flat|home|resid[a-zÀ-ɏ]+|stay[a-zÀ-ɏ]*)\b[^.\n\d]{0,30}?[ ,](?:number |no\.? ?)?(\d{1,4}[A-Za-z])(?![a-zÀ-ɏ\d])/gi;
const HOUSE_CUE = /(?:\b(?:live[sd]?|living|house|home|flat|neighbour|resid[a-zÀ-ɏ]+|stay[a-zÀ-ɏ]*|door|occupier|opposite|outside|from|next door|the people|lady|man|woman|couple|family|of|at|to|into|is|in|my parents)\b)[^.\n]{0,24}$/i; // prettier-ignore

const numbersAlone: Finder = function* (view, roster) {
  for (const match of view.text.matchAll(ALONE)) {
    const number = (match[1] ?? '').toLowerCase();
    const from = match.index;
    const to = from + match[0].length;
    const before = textBefore(view, from, 40);
    const lives = /\b(?:live[sd]?|living|resid[a-zÀ-ɏ]+|neighbour|occup[a-zÀ-ɏ]+|home|house|parc|street|road)\b/i.test(`${textBefore(view, from, 60)} ${textAfter(view, to, 20)}`); // prettier-ignore
    if (!HOUSE_CUE.test(before) && !lives) continue;
    // Forms number their items in the same words ("Custody no", "Item no").
    if (/(?:\b(?:ref|reference|item|exhibit|page|custody|crime|hosp(?:ital)?|staff|policy|account|tel|phone|mobile|fleet|serial|case|log|order|ni|nhs|coach|bus|camera|car|van|unit|call|call sign|count|charge|position|paragraph|para|section|ward|bed|frame|room|reg|plate|question|volunteer|image|seat|till|train|service)\W*)$/i.test(before)) continue; // prettier-ignore
    const owners = [...new Set(roster.places.filter((place) => place.number === number).map((place) => place.whose))];
    const [owner] = owners;
    yield {
      from,
      to,
      ...(owner !== undefined && owners.length === 1 ? { whose: owner } : {}),
      evidence: present<Evidence>(
        { kind: 'shape', says: 'a house by its number', weight: 1 },
        lives && { kind: 'cue', says: 'where somebody lives', weight: 1 },
        owners.length > 0 && { kind: 'roster', says: 'a house number of the case', weight: 1.5 },
      ),
      traits: ['partial', 'house-number'],
    };
  }
  for (const match of view.text.matchAll(LIVES_OVER)) {
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
const PLACE = new RegExp(String.raw`\b(?:(?:live[sd]?|living|resid(?:es|ing)|moved|staying|lodging)(?: (?:with|alone|together|now|here|back|over|out|permanently|currently)(?: \p{L}+){0,3}?)? (?:in|to|at|near)|parents (?:live )?in|home (?:to|in|is in)) (${WORD}(?:[ -]${WORD}){0,2}(?: in ${WORD})?)(?![\p{L}\d])`, 'gu'); // prettier-ignore

// "Hope VAN DER MERWE of Worthing", but not "University of York".
const OF_TOWN = /\p{Lu}[\p{L}'-]+ (\p{Lu}[\p{L}'-]+),? (?:of|from) (\p{Lu})/gu;
const NO_PERSON =
  /\b(?:University|City|Bank|County|College|Diocese|Bishop|Borough|Council|Royal|Rose|Duke|Earl|Lord|Port|Isle|Court|Church|Theatre|Hospital|Police|Constabulary|Arms|Centre|School|District|Town|Street|Road|Train|Trains|Service) (?:\p{Lu}[\p{L}'-]+,? )?(?:of|from) /u;

const streetsAlone: Finder = function* (view, roster) {
  for (const match of view.text.matchAll(STREET)) {
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
  for (const match of view.text.matchAll(OF_TOWN)) {
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
  for (const match of view.text.matchAll(PLACE)) {
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

const PO_BOX = /(?<![a-zÀ-ɏ])P\.? ?O\.? ?Box(?: no\.?)? ?\d{1,6}(?:,? c\/o [^,.\n\t]{3,40})?/gi;
const PRISON = /(?<![\p{L}])(?:HMP(?:\/YOI| & YOI)?|HMYOI|HMP-YOI|YOI|STC|Her Majesty's Prison|HM Prison)(?: and YOI)? (?:The )?\p{Lu}[\p{L}'-]+(?: (?:\p{Lu}[\p{L}'-]+|of|the))?(?![\p{L}\d])/gu; // prettier-ignore

const special: Finder = function* (view, roster) {
  for (const match of view.text.matchAll(PO_BOX)) {
    const { to } = growRight(view, match.index + match[0].length, roster.towns);
    const care = /^, c\/o [^,.\n\t]{3,40}/i.exec(view.text.slice(to, to + 50));
    yield {
      from: match.index,
      to: care ? to + care[0].length : to,
      evidence: [{ kind: 'shape', says: 'post office box', weight: 3 }],
    };
  }
  for (const match of view.text.matchAll(PRISON))
    yield {
      from: match.index,
      to: match.index + match[0].length,
      evidence: [{ kind: 'shape', says: 'name of a prison', weight: 3 }],
      traits: ['prison'],
    };
};

const FIELD = /(?<=^|[\n\t]|\| )(?:(?:HOME|LAST KNOWN|PREV(?:IOUS)?|CURRENT|PRESENT|CALLER|CORRESPONDENCE|Home|Last known|Previous|Prev|Current|Present|Correspondence|Permanent|Postal|Your|His|Her) )?(?:ADDRESS|ADDR|Address|Addr|address|addr|Currently staying|Place of residence|Residence)(?: \([^)\n]*\))?[\s:.-]{1,3}([^\n\t|]{4,90})(?=[\n\t|]|$)/gu; // prettier-ignore

/** The value of a form's address field where no other rule knew it: whatever stands in it, if it can be a place. */
const fields: Finder = function* (view, roster) {
  for (const match of view.text.matchAll(FIELD)) {
    const value = (match[1] ?? '').replace(/ (?:FROM|from|since|SINCE|Tel|TEL|ALT|Telephone|Postcode)\b.*$/, '').trimEnd();
    if (!/^[\d\p{Lu}"(]/u.test(value) || EMPTY.test(value) || value.includes('@') || value.split(' ').length > 12) continue;
    const from = match.index + match[0].length - (match[1] ?? '').length;
    const { to } = growRight(view, from + value.length, roster.towns);
    yield {
      from,
      to,
      evidence: [
        { kind: 'cue', says: 'labelled address', weight: 1.5 },
        { kind: 'layout', says: 'fills the address field', weight: 1 },
      ],
    };
  }
}; // prettier-ignore

/** Mentions of given places only: number and street, named houses. For what was learnt from the case's papers. */
export function* rosterMentions(view: View, places: RosterPlaces): Generator<{ from: number; to: number; whose?: string }> {
  for (const found of ofRoster(view, places, { roster: { people: [] }, offences: [] }))
    if (!found.traits?.includes('partial')) yield found;
} // prettier-ignore

/** Adds roster evidence by postcode and the traits that the words around give. */
function finish(view: View, found: Found, roster: RosterPlaces): Hit {
  const text = view.text.slice(found.from, found.to);
  const before = textBefore(view, found.from, 60);
  const code = new RegExp(POSTCODE, 'i').exec(text);
  const owners = code ? [...new Set(roster.places.filter((one) => one.postcode !== '' && one.postcode === postcodeKey(code[0])).map((one) => one.whose))] : []; // prettier-ignore
  const evidence = [...found.evidence];
  let whose = found.whose;
  if (owners.length > 0 && !evidence.some((one) => one.kind === 'roster')) {
    evidence.push({ kind: 'roster', says: 'a postcode of the case', weight: 2 });
    // Neighbours share a postcode: only a postcode alone is taken for its one owner's.
    if (owners.length === 1 && found.traits?.includes('postcode')) whose ??= owners[0];
  }
  const traits = new Set(found.traits);
  if (evidence.some((one) => one.says === 'where somebody lives' || one.says === 'an address of the case')) traits.add('home'); // prettier-ignore
  if (PREVIOUS.test(before)) traits.add('previous');
  if (BAIL.test(before)) traits.add('bail-condition');
  if (BUSINESS.test(before) && whose === undefined) traits.add('business');
  return { from: found.from, to: found.to, category: 'address', ...(whose === undefined ? {} : { whose }), evidence, traits: [...traits] }; // prettier-ignore
}
