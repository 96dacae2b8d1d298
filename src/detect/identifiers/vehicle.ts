// Vehicle registrations: written, spoken in the phonetic alphabet, in part, and with the description that stands before
// them. Exhibit references of the shape "PH14 GLV" are the trap: an exhibit cue or a person's initials speak against.
import type { Evidence } from '../../model/index.ts';
import type { Known, Recogniser } from '../recogniser.ts';
import { cued, cueOf, present, textAfter, textBefore } from '../cue.ts';
import type { View } from '../view.ts';
import { BODIES, COLOURS, MAKES, MODELS, SURE_MODELS } from './vehicle-words.ts';
import { matches } from '../scan.ts';

const VEHICLE = cueOf(
  'a vehicle',
  String.raw`vrm|vrn|vin|reg(?:istration|'?d)?|reg\.|index|idx|plates?|number plate|veh(?:icle)?s?|keeper|driv(?:e|es|er|ing)|drove|parked|dvla|anpr|insured|mot|fleet|${BODIES}|${MAKES}|${MODELS}|bonnet|dashcam|marked vehicle|windscreen`,
);
const LABEL = cueOf('registration', String.raw`vrm|vrn|reg(?:istration|'?d)?(?: mark| plate)?|index|idx|plates?|number plate|veh`); // prettier-ignore
const EXHIBIT = cueOf(
  'an exhibit',
  String.raw`exhibit(?:s|ed|ing)?|exh|produced?|producing|seal(?:ed)?|sealed bag|bag|seized|marked|label(?:led)?|property store|store|item|recorded as|sign(?:ed)? as|swab|sample|lift(?:ed)?|recording as|that recording|disc|saved as|copied (?:as|to)|it as|them as|working copy|master|cctv|footage|body worn|forensic`,
);

const PLATE = /(?<![\p{L}\d/])(?:([A-Z]{2}\d{2}) ?([A-Z]{3})|([A-Z]\d{1,3} ?[A-Z]{3})|([A-Z]{3} ?\d{1,3}[A-Z])|([A-Z]{3} ?\d{3,4})|(\d{1,4} ?[A-Z]{1,3})|([A-Z]{1,2} ?\d{1,4}))(?![\p{L}\d]|\/\d|[/.-][\p{L}\d])/gu; // prettier-ignore
const MONTH_SUFFIX = /^(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|LOG|KEY|BWV|CCT|VID|CAM|DVD|USB|TAB|BAG|SWB|PHT|DOC|MAP|CLP|RNG|GLV|FTW|BLD|DNA|KNF|SHT|TOP|HAT|CAP|PAY|ACC|TXT|MSG)$/; // prettier-ignore

/** Initials of the case's people, of which exhibit references are made ("KD25 BWV" by K Doyle). */
const initialsOf = new WeakMap<Known['roster'], ReadonlySet<string>>();
function initials(known: Known): ReadonlySet<string> {
  const kept = initialsOf.get(known.roster);
  if (kept) return kept;
  const all = new Set<string>();
  for (const person of known.roster.people)
    for (const name of person.names) {
      const words = name.match(/\p{Lu}\p{L}*/gu) ?? [];
      const last = words.at(-1)?.[0];
      for (const word of words.slice(0, -1)) all.add(`${word[0] ?? ''}${last ?? ''}`);
    }
  initialsOf.set(known.roster, all);
  return all;
}

/** `AA00 AAA` as issued since 2001: memory tags without I, Q, Z; ages 02-29 and 51-79; suffix without I and Q. */
const current = (head: string, tail: string): boolean => {
  const age = Number(head.slice(2));
  return /^[A-HJ-PR-Y]{2}/.test(head) && /^[A-HJ-PR-Z]{3}$/.test(tail) && ((age >= 2 && age <= 29) || (age >= 51 && age <= 79)); // prettier-ignore
};

const BEFORE = new RegExp(
  String.raw`(?:(?:${COLOURS}|dark|light|metallic|old|little|small)\s){0,3}(?:(?:${MAKES}|${MODELS}|${BODIES}|mark \d)(?:\s[a-zÀ-ɏ])?[\s,]{1,2}){1,4}(?:(?:registration|reg|vrm|index|registered)(?:\s(?:number|no|mark|plate))?\.?:?\s)?\(?$`,
  'i',
);

/** Where the description of the vehicle directly before the plate begins ("silver Skoda Octavia, "); `from` if none. */
function description(view: View, from: number): number {
  const found = BEFORE.exec(textBefore(view, from, 60).replaceAll('\n', ' '));
  if (!found || !/\p{L}/u.test(found[0])) return from;
  const text = found[0];
  return text.trim() === '' || text.endsWith('(') ? from : from - text.length;
}

/** Finds vehicle registrations written as plates. */
export const vehicleRegistrations: Recogniser = {
  name: 'vehicle-registration',
  *find(view, known) {
    for (const match of matches(view.text, PLATE)) {
      const [text, head, tail] = match;
      const from = match.index;
      const to = from + text.length;
      const isCurrent = head !== undefined && tail !== undefined;
      if (isCurrent && !current(head, tail)) continue;
      // Units and ranks make the same shapes.
      if (
        /(?:WKS|MTHS|YRS|HRS|MINS|DAYS|PNC|PC|DC|MPH|AM|PM|GBP|CM|MM|KG|ML|FT|OF|NO)$|^(?:PC|DC|DS|PS|MG|NO|PAGE) ?\d/i.test(
          text,
        )
      )
        continue;
      const label = cued(view, from, to, LABEL, 0);
      // Only the current style is telling by itself; dateless and older plates need their label.
      if (!isCurrent && !label) {
        const old = (match[3] ?? match[4]) !== undefined && / /.test(text) && /\d{2}/.test(text);
        if (!old || !cued(view, from, to, VEHICLE)) continue;
      }
      const cue = label ?? cued(view, from, to, VEHICLE, 1.5);
      const start = description(view, from);
      const described = start < from;
      const exhibit =
        label === null &&
        !described &&
        (EXHIBIT.near.test(`${textBefore(view, from, 46)} ${textAfter(view, to, 16)}`) ||
          // Also a beat of a log, and a laboratory's reference.
          /\b(?:(?:as|is) (?:my )?|beat |ref(?:erence)?\.?:? )$/i.test(textBefore(view, from, 14)));
      const own = isCurrent && initials(known).has(head.slice(0, 2));
      const word = isCurrent && MONTH_SUFFIX.test(tail);
      const evidence: Evidence[] = present<Evidence>(
        { kind: 'shape', says: isCurrent ? 'plate of the current style' : 'plate of an older style', weight: isCurrent ? 1 : 0.5 }, // prettier-ignore
        described ? { kind: 'cue', says: 'after the description of a vehicle', weight: 2 } : cue,
        exhibit && { kind: 'against', says: 'where an exhibit mark or a reference stands', weight: -1.5 },
        !described && own && { kind: 'against', says: 'opens with the initials of a person of the case', weight: -1 },
        !described && word && { kind: 'against', says: 'ends like an exhibit reference', weight: -1.5 },
        view.type === 'MG12' && !described && { kind: 'against', says: 'in an exhibit list', weight: -2 },
      );
      const police = POLICE.test(textBefore(view, from, 60));
      yield { from: start, to, category: 'vrm', evidence, ...(police ? { traits: ['officer'] } : {}) };
    }
    yield* spoken(view);
    yield* part(view);
    yield* described(view);
  },
};

/** Police vehicles in livery are nobody's own. */
const POLICE =
  /\b(?:marked|liveried|patrol|response)(?: police| patrol| response)? (?:vehicle|car|van)\b[^.;\n]{0,16}$/i;

const NATO = 'alpha|alfa|bravo|charlie|delta|echo|foxtrot|golf|hotel|india|juliett?|kilo|lima|mike|november|oscar|papa|quebec|romeo|sierra|tango|uniform|victor|whiskey|whisky|x-?ray|yankee|zulu'; // prettier-ignore
const NUMBERS = 'zero|oh|one|two|three|four|five|six|seven|eight|nine|niner|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|fifty|sixty|seventy|\\d{1,2}'; // prettier-ignore
const SPOKEN = new RegExp(
  String.raw`(?<![a-zÀ-ɏ])(?:(?:${NATO})[ ,-]{1,2}){1,2}(?:(?:${NUMBERS})[ ,-]{1,2}){1,3}(?:(?:${NATO})(?:[ ,-]{1,2}|(?![a-zÀ-ɏ]))){2,3}`,
  'gi',
);

function* spoken(view: View) {
  for (const match of matches(view.text, SPOKEN)) {
    const text = match[0].replace(/[ ,-]+$/, '');
    yield {
      from: match.index,
      to: match.index + text.length,
      category: 'vrm' as const,
      evidence: [{ kind: 'shape', says: 'plate in the phonetic alphabet', weight: 3 } as const],
    };
  }
}

const PART = /\b(?:partial(?: (?:plate|index|reg(?:istration)?|vrm))?|(?:plate|reg(?:istration)?|number plate|index|vrm|number)(?: (?:that |which )?(?:end(?:s|ed|ing)(?: in| with)?|start(?:s|ed|ing)?(?: with)?|began|beginning(?: with)?|includ(?:es|ed|ing)|part)))[ :"']{1,3}([A-Z]{3}|[A-Z]{2}\d{2}|[A-Z]{2}\d|\d{2} ?[A-Z]{3})(?![\p{L}\d])/gu; // prettier-ignore

function* part(view: View) {
  for (const match of matches(view.text, PART)) {
    const value = match[1] ?? '';
    const from = match.index + match[0].length - value.length;
    yield {
      from,
      to: from + value.length,
      category: 'vrm' as const,
      evidence: [
        { kind: 'cue', says: 'part of a plate', weight: 2 } as const,
        { kind: 'shape', says: 'two to five characters', weight: 0.5 } as const,
      ],
      traits: ['partial'],
    };
  }
}

const LOOKS = String.raw`(?:(?:${COLOURS}|dark|light|metallic|little|old|new|small|big)\s){0,3}`;
const KIND = String.raw`(?:(?:${COLOURS}) (?:(?:${MAKES}|${MODELS}) ?){1,2}|(?:${SURE_MODELS})(?: (?:${MODELS}))?)`;
// A vehicle that its owner is known by: "my little yellow Fiat", "my car, which is a silver Octavia", "I drive a red Kia".
const MINE = new RegExp(String.raw`\b(?:(?:my|our)(?: [a-z]+'s)? |(?:my|our|his|her|their) (?:own )?(?:${BODIES}),? (?:which |it )?(?:is |was )?|(?:the|washing the|leave the) (?:${BODIES}), which is |i (?:drive|drove|own|have) )((?:an? |the )?${LOOKS}${KIND})(?![a-zÀ-ɏ\d])`, 'gi'); // prettier-ignore
const FLEET = /\bfleet (?:no\.? |number )?(\d{2,5})(?![\d/:])/gi;

function* described(view: View) {
  for (const [pattern, weight, says] of [[MINE, 2, 'a vehicle described as somebody\'s own'], [FLEET, 2, 'a fleet number']] as const)
    for (const match of matches(view.text, pattern)) {
      const value = (match[1] ?? '').trimEnd();
      const from = match.index + match[0].lastIndexOf(match[1] ?? '');
      yield { from, to: from + value.length, category: 'vrm' as const, evidence: [{ kind: 'cue', says, weight } as const], traits: ['partial', 'private'] };
    }
} // prettier-ignore
