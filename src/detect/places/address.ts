// Addresses in every layout: in full on one line or several, without postcode, with the street alone, named houses,
// a number alone beside a cue, PO boxes, prisons. Which address is the scene is decided elsewhere (context/).
import type { Evidence } from '../../model/index.ts';
import { present, textBefore } from '../cue.ts';
import type { Recogniser } from '../recogniser.ts';
import { spanSet } from '../spans.ts';
import type { View } from '../view.ts';
import { cuesOf, finish, type Finder, NOT_NAME, whole, WORD } from './found.ts';
import { beforePostcode, growRight } from './grow.ts';
import { numbersAlone, ofRoster, streetsAlone } from './partial.ts';
import { POSTCODE } from './postcode.ts';
import { rosterPlaces } from './roster-places.ts';
import { townAt } from './towns.ts';
import { BUILDING, FIRST, JOIN, TYPE, UNIT } from './words.ts';
import { matches } from '../scan.ts';

const NUMBER = String.raw`\d{1,4}[A-Za-z]?(?:\s?[-/&]\s?\d{1,4}[A-Za-z]?)?`;
const START = String.raw`(?<![\p{L}\d/.:£-])`;
// "PC 4417 Hill", "Item 3 Grant Place", and the second half of "Flat 11, …", which starts at its flat.
const NOT_AFTER =
  /(?:\d[ ,]|\b(?:Flat|Apartment|Apt|Unit|Room|FLAT|APARTMENT|APT|UNIT|ROOM|PC|DC|DS|DI|WPC|PS|Sgt|Item|Page|Section|Article|Part|Count|Charge|Camera|Platform|Route|Bus|Train|Coach)\.? )$/;
/** Does the number at `at` belong to what stands before it? A date before it does not own it. */
function continues(view: View, at: number): boolean {
  const before = view.text.slice(Math.max(0, at - 12), at);
  return NOT_AFTER.test(before) && !/\d[/.-]\d{1,2}[/.-]\d{2,4} $/.test(before);
}
const TYPED = new RegExp(String.raw`${START}${NUMBER},? (?:${WORD} (?:${JOIN} ){0,2}){1,4}?${TYPE}(?: (?:North|South|East|West|NORTH|SOUTH|EAST|WEST|Upper|Lower))?(?![\p{L}\d])`, 'gu'); // prettier-ignore
const FIRSTED = new RegExp(String.raw`${START}${NUMBER},? ${FIRST}(?: (?:${JOIN}|${WORD})){1,3}(?![\p{L}\d])`, 'gu');
const UNTYPED = new RegExp(String.raw`${START}\d{1,3}[A-Za-z]? (?:${WORD})(?: ${WORD}){0,2}(?![\p{L}\d])`, 'gu');
const UNITS = new RegExp(String.raw`(?<![\p{L}\d])${UNIT},? (?:[Tt]he |THE )?(?:(?:St\.?|${NOT_NAME}\p{Lu}[\p{L}'-]*)(?: |(?![\p{L}\d]))){1,3}`, 'gu'); // prettier-ignore
const POSTCODES = new RegExp(String.raw`(?<![\p{L}\d/])${POSTCODE}(?![\p{L}\d/])`, 'gu');
const LOWER_POSTCODES = new RegExp(String.raw`(?<![a-zÀ-ɏ\d/])${POSTCODE}(?![a-zÀ-ɏ\d/])`, 'gi');

const EMPTY = /^(?:as above|n\/?a|none|not (?:known|disclosed|given|provided|stated)|nfa|no fixed|unknown|withheld|see|same|refused|tbc|private|redacted|\[)/i; // prettier-ignore

/** Finds addresses and parts of addresses. */
export const addresses: Recogniser = {
  name: 'address',
  *find(view, known) {
    const roster = rosterPlaces(known.roster);
    const taken = spanSet();
    const free = (from: number, to: number): boolean => taken.touching(from, to).length === 0;
    for (const finder of [typed, firsted, postcoded, units, untyped, ofRoster, numbersAlone, streetsAlone, special, fields])
      for (const found of finder(view, roster)) {
        if (finder !== typed && finder !== ofRoster && finder !== postcoded && !free(found.from, found.to)) continue;
        taken.add({ from: found.from, to: found.to });
        yield finish(view, found, roster);
      }
  },
}; // prettier-ignore

const typed: Finder = function* (view, roster) {
  for (const match of matches(view.text, TYPED)) {
    if (continues(view, match.index)) continue;
    const found = whole(view, match.index, match.index + match[0].length, roster, { kind: 'shape', says: 'number and street', weight: 2 }); // prettier-ignore
    if (found) yield found;
  }
};

const firsted: Finder = function* (view, roster) {
  for (const match of matches(view.text, FIRSTED)) {
    if (continues(view, match.index)) continue;
    const the = /^\S+ the /i.test(match[0]);
    const found = whole(view, match.index, match.index + match[0].length, roster, { kind: 'shape', says: 'number and street', weight: the ? 0.75 : 2 }, the ? 1.5 : 0); // prettier-ignore
    if (found) yield found;
  }
};

const postcoded: Finder = function* (view, roster) {
  for (const match of matches(view.text, /[a-z]/.test(view.text.slice(0, 4000)) ? LOWER_POSTCODES : POSTCODES)) {
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
  for (const match of matches(view.text, UNITS)) {
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
  for (const match of matches(view.text, UNTYPED)) {
    if (continues(view, match.index)) continue;
    const found = whole(view, match.index, match.index + match[0].length, roster, { kind: 'shape', says: 'number and name', weight: 0.5 }); // prettier-ignore
    if (!found) continue;
    const says = new Set(found.evidence.map((one) => one.says));
    if (endsInTown(match[0], roster.towns)) says.add('with town');
    // Without a street word: town or postcode and a home cue, or a label, must speak for it.
    const text = view.text.slice(found.from, found.to + 24);
    const ofSomebody = /\p{Lu}[\p{L}'’-]+,? of $/u.test(textBefore(view, found.from, 30)) && /^\d+\w? \p{Lu}[\p{L} '’-]*, \p{Lu}\p{Ll}/u.test(text); // prettier-ignore
    if (ofSomebody || says.has('labelled address') || (says.has('where somebody lives') && /\b(?:at|in|lives?|living|home)\b[^.]{0,24}$/i.test(textBefore(view, found.from, 30))) || says.has('with postcode') || (says.has('with town') && lineAlone(view, found.from, found.to)) || (says.has('with flat, house or town before') && !/\n/.test(view.text.slice(found.from, found.to))))
      yield { ...found, evidence: [...found.evidence, { kind: 'shape', says: 'number and name in the place of an address', weight: 0.75 }] };
  }
}; // prettier-ignore

/** "5 Fairways Longridge": a known town among the last words, with a name before it. */
const endsInTown = (text: string, towns: ReadonlySet<string>): boolean => {
  const [, , ...last] = text.split(' ');
  return last.some((_, i) => townAt(last.slice(i).join(' '), towns) === last.slice(i).join(' ').length);
};

const lineAlone = (view: View, from: number, to: number): boolean =>
  /(?:^|[\n\t])$/.test(view.text.slice(Math.max(0, from - 1), from)) &&
  /^(?:[\n\t]|$)/.test(view.text.slice(to, to + 1));

const PO_BOX = /(?<![a-zÀ-ɏ])P\.? ?O\.? ?Box(?: no\.?)? ?\d{1,6}(?:,? c\/o [^,.\n\t]{3,40})?/gi;
const PRISON = /(?<![\p{L}])(?:HMP(?:\/YOI| & YOI)?|HMYOI|HMP-YOI|YOI|STC|Her Majesty's Prison|HM Prison)(?: and YOI)? (?:The )?\p{Lu}[\p{L}'-]+(?: (?:\p{Lu}[\p{L}'-]+|of|the))?(?![\p{L}\d])/gu; // prettier-ignore

const special: Finder = function* (view, roster) {
  for (const match of matches(view.text, PO_BOX)) {
    const { to } = growRight(view, match.index + match[0].length, roster.towns);
    const care = /^, c\/o [^,.\n\t]{3,40}/i.exec(view.text.slice(to, to + 50));
    yield {
      from: match.index,
      to: care ? to + care[0].length : to,
      evidence: [{ kind: 'shape', says: 'post office box', weight: 3 }],
    };
  }
  for (const match of matches(view.text, PRISON))
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
  for (const match of matches(view.text, FIELD)) {
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
