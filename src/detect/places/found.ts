// What the finders of addresses share: a found place, the words around it, growing a core to the whole, and the traits
// that guidance asks for.
import type { Evidence } from '../../model/index.ts';
import { columnHeader, cueOf, present, textBefore } from '../cue.ts';
import type { Hit } from '../recogniser.ts';
import type { View } from '../view.ts';
import { growLeft, growRight } from './grow.ts';
import { POSTCODE, postcodeKey } from './postcode.ts';
import type { RosterPlaces } from './roster-places.ts';

/** Not the first word of a street: titles, ranks, months, words of forms. */
export const NOT_NAME = String.raw`(?!(?:Mr|Mrs|Ms|Miss|Dr|PC|DC|DS|DI|Sgt|Mx|MR|MRS|MS|MISS|DR|SGT|OF|AND|IN|TO|FROM|AT|X|HRS|MTHS|WKS|YRS|DAYS|WHITE|BLACK|MALE|FEMALE|January|February|March|April|May|June|July|August|September|October|November|December|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEP|OCT|NOV|DEC|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Page|PAGE|POINTS|POLICE|VEHICLE|WITNESS|Record|RECORD|Witness|Hours|Section|Act)\b)`; // prettier-ignore
/** One word of a street's name. */
export const WORD = String.raw`${NOT_NAME}\p{Lu}[\p{L}'-]*\.?`;

// Verbs may stand some words away ("lives with his wife at"), nouns and "of" only directly before.
const HOME = /(?:^|[^a-zÀ-ɏ])(?:(?:live[sd]?|living|resid(?:es?|ed|ing)|stay(?:s|ed|ing)?|moved|lodg(?:es|ing)|sleeps?|kip(?:s|ping)|rents?)(?: [a-zÀ-ɏ']+){0,5}|(?:home|house|flat|address|addr|accommodation|tenan(?:t|cy)|occup(?:ier|ant|ies)|neighbour|resident|hostel|bail address|based|bedroom|kitchen|lounge|garden)(?: (?:at|in|on|of|is|was|to|address|addr|now|the)){0,3}|currently at|now at|[a-zÀ-ɏ'-]{3,},? of)[\s:,;.(-]*$/i; // prettier-ignore
const SURE_LABEL = cueOf('address', String.raw`address(?:es)?|addr|residence|currently staying|post ?code|home add`);
const PREVIOUS = /\b(?:prev(?:ious)?|former|old|past)(?: (?:addr(?:ess)?(?:es)?|home))?[\s:;,]*(?:[^\n]{0,40})$/i;
const BAIL = /\b(?:bail|reside|residence|live and sleep|not to (?:go|enter|attend|contact)|within \d+ (?:m|metres|yards|miles)|curfew|exclusion)[^\n]{0,50}$/i; // prettier-ignore
const BUSINESS = /(?:\b(?:Ltd|Limited|LTD|LLP|PLC|plc|Stores?|Shop|Exchange|Pharmacy|Chemist|Bar|Pub|Inn|Arms|Hotel|School|Academy|Nursery|College|University|Surgery|Practice|Clinic|Centre|Center|Hospital|Infirmary|Bank|Station|Caf[eé]|Club|Restaurant|Takeaway|Kitchen|Bakery|Garage|Church|Mosque|Chapel|Temple|Gurdwara|Library|Gym|Salon|Barbers?|Tandoori|Pizza|Kebabs?|Grill|Market|Supermarket|Express|Solicitors|Court|Offices?|Office|Works|Depot|Warehouse|Builders|Motors|Cars|Taxis)\b|&)[^,\n]{0,20}, ?(?:at )?$/u; // prettier-ignore

/** A place in the text before it becomes a hit. */
export interface Found {
  readonly from: number;
  readonly to: number;
  readonly evidence: readonly Evidence[];
  readonly traits?: readonly string[];
  readonly whose?: string;
}

/** Finds one form of address. */
export type Finder = (view: View, roster: RosterPlaces) => Iterable<Found>;

/** Grows a core to the whole address and adds what its parts and its place say. */
export function whole(
  view: View,
  from: number,
  to: number,
  roster: RosterPlaces,
  shape: Evidence,
  need = 0,
): Found | null {
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

/** What the words before `from` say about somebody living there. */
export function cuesOf(view: View, from: number): Evidence[] {
  const before = textBefore(view, from, 70);
  const header = columnHeader(view, from);
  const label = SURE_LABEL.label.test(before) || (header !== '' && SURE_LABEL.near.test(header)); // prettier-ignore
  return present<Evidence>(
    label && { kind: 'cue', says: 'labelled address', weight: 1.5 },
    !label && HOME.test(before) && { kind: 'cue', says: 'where somebody lives', weight: 1 },
  );
}

/** Adds roster evidence by postcode and the traits that the words around give. */
export function finish(view: View, found: Found, roster: RosterPlaces): Hit {
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
