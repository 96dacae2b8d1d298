// From the core of an address ("41 Waddon Rise") to all of it: flat and building before, towns and postcode after, over
// commas, lines and cells.
//
//   Flat 9, Rosedale Court,  41 Waddon Rise  , Croydon CR0 2WZ
//   └──── growLeft ───────┘  └── core ─────┘  └─ growRight ──┘
import { textBefore } from '../cue.ts';
import type { View } from '../view.ts';
import { OUTWARD, POSTCODE } from './postcode.ts';
import { townAt } from './towns.ts';
import { BUILDING, FIRST, TYPE, UNIT } from './words.ts';

const END_POSTCODE = new RegExp(`^${POSTCODE}(?![a-zÀ-ɏ\\d])`, 'i');
const END_OUTWARD = new RegExp(`^${OUTWARD}(?![\\p{L}\\d])`, 'u');
const SEPARATOR = /^(?: ?, ?[\n\t]?| ?\n| ?\t| ?\| ?| )/;
const LOCALITY =
  /^(?!(?:Mr|Mrs|Ms|Miss|Dr|Rev|Sir|PC|DC|DS|DI|WPC|Sgt|URN|DOB|TEL|Tel|FROM|PREV|ALIAS|WARNING|ON|AND|WITH|TO|AT|WAS|IS)\b)\p{Lu}[\p{L}'-]+(?: (?:\p{Lu}[\p{L}'-]+|on|upon|le|the|y|yr|under|by|in|near)){0,2}/u;
const AFTER_LOCALITY = new RegExp(`^(?:$|[\\n\\t;)|]|, ?(?:${POSTCODE})|[,.]? ?(?:${POSTCODE})(?![a-zÀ-ɏ\\d]))`, 'i');

/** The end of the address whose core ends at `to`. `towns`: further names known from the case. */
export function growRight(view: View, to: number, towns: ReadonlySet<string>): { to: number; postcode: boolean; town: boolean } {
  let town = false;
  for (let round = 0; round < 5; round++) {
    const rest = view.text.slice(to, to + 90);
    const separator = SEPARATOR.exec(rest)?.[0];
    if (separator === undefined) break;
    const next = rest.slice(separator.length);
    const end = to + separator.length;
    const code = END_POSTCODE.exec(next);
    if (code) return { to: end + code[0].length, postcode: true, town };
    const sameLine = !/[\n\t|]/.test(separator);
    const outward = sameLine ? END_OUTWARD.exec(next) : null;
    if (outward) return { to: end + outward[0].length, postcode: false, town: true };
    const known = townAt(next, towns);
    if (known > 0 && (sameLine || /^(?:[\n\t,.;]|$| ?[A-Z]{1,2}\d)/.test(next.slice(known)))) {
      to = end + known;
      town = true;
      // "Liverpool 15": the old postal district.
      const district = /^ \d{1,2}(?![\d/:.-]|\s?[a-z])/.exec(view.text.slice(to, to + 5));
      if (district && sameLine && /^(?:London|Liverpool|Manchester|Birmingham|Glasgow|Leeds|Sheffield|Bristol|Newcastle)/i.test(next)) to += district[0].length;
      continue;
    }
    if (!separator.includes(',')) break;
    const locality = LOCALITY.exec(next)?.[0];
    if (locality === undefined) break;
    const after = next.slice(locality.length);
    if (!AFTER_LOCALITY.test(after) && !(after.startsWith(', ') && townAt(after.slice(2), towns) > 0)) break;
    // A line of prose that goes on below is no address.
    if (/^\n\p{Ll}/u.test(after)) break;
    to = end + locality.length;
    town = true;
  }
  return { to, postcode: false, town };
} // prettier-ignore

const LEFT_UNIT = new RegExp(`${UNIT}[,\\s]{1,3}$`, 'u');
const LEFT_BUILDING = new RegExp(
  `(?:(?:\\p{Lu}[\\p{L}'-]+|\\d{1,4}[A-Za-z]?) ){1,3}${BUILDING}(?: \\d{1,3}[A-Z]?)?[,\\n\\t] ?$`,
  'u',
);
const LEFT_UNIT_NAME = new RegExp(`${UNIT}[, ]{1,2}(?:\\p{Lu}[\\p{L}'-]+ ?){1,3}[,\\n\\t] ?$`, 'u');
const LEFT_HOUSE = /\p{Lu}\p{L}+(?: (?:na|nan|an|y|yr|ar)) \p{Lu}\p{L}+, $/u;
const LEFT_NAMED =
  /(?<=\b(?:lives? at|living at|address:?|addr|home is|address is|address, which is)[ \t])(?:[Tt]he )?\p{Lu}\p{L}+(?: \p{Lu}\p{L}+){0,2}, $/u;
const LEFT_TOWN =
  /(?:(?<=\b(?:in|to|at|from|of|near|TO|IN|AT|FROM|OF)[ \t\n])|(?<=[\t\n:;]\s?)|^)(\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+){0,2})(?:,| at|, at) $/u;
const LEFT_CARE = /\b(?:c\/o|care of)[ .:]{1,2}[^,\n\t]{3,40}[,\n] ?$/i;
const NOT_TOWN = /^(?:Mr|Mrs|Ms|Miss|Dr|PC|DC|DS|Sgt|On|At|The|In|He|She|They|We|And|But|Her|His)\b/;

/** The start of the address whose core starts at `from`. */
export function growLeft(view: View, from: number, towns: ReadonlySet<string>, people: ReadonlySet<string>): number {
  for (let round = 0; round < 4; round++) {
    const before = textBefore(view, from, 70);
    const left =
      LEFT_UNIT.exec(before) ?? LEFT_UNIT_NAME.exec(before) ?? LEFT_BUILDING.exec(before) ?? LEFT_HOUSE.exec(before) ?? LEFT_CARE.exec(before); // prettier-ignore
    if (left) {
      from -= left[0].length;
      continue;
    }
    const named = LEFT_NAMED.exec(before) ?? LEFT_TOWN.exec(before);
    if (!named) break;
    const words = (named[1] ?? named[0]).replace(/[, ]+$/, '');
    const person = words.split(' ').some((word) => people.has(word.toLowerCase()));
    const known = townAt(words, towns) === words.length;
    const home =
      named[1] === undefined ||
      /\b(?:live[sd]?|living|home|from|resid[a-zÀ-ɏ]+|take [a-zÀ-ɏ]+) (?:in|to|at|from|near) $/i.test(
        before.slice(0, named.index),
      );
    if (NOT_TOWN.test(words) || (!known && (person || !home))) break;
    from -= named[0].length;
    break;
  }
  return from;
}

const SEGMENT = new RegExp(
  `^(?:(?:[Tt]he )?(?:\\d{1,4}[A-Za-z]?(?:[-/]\\d{1,4})? )?(?:\\p{Lu}[\\p{L}'.-]*|of|the|on|upon|y|yr|na|and|&|le|under)(?: (?:\\p{Lu}[\\p{L}'.-]*|of|the|on|upon|y|yr|na|and|&|le|under)){0,4}|${UNIT}|\\d{1,4}[A-Za-z]?)$`,
  'u',
);
const SOLID = new RegExp(`\\d|\\b${TYPE}$|\\b${BUILDING}|^${FIRST} `, 'u');

/** Everything before a postcode that belongs to its address: `at` is where the postcode begins. Gives the start. */
export function beforePostcode(view: View, at: number, towns: ReadonlySet<string>): { from: number; solid: boolean } {
  let from = at;
  let solidFrom = at;
  let townFrom = at;
  let cursor = at;
  for (let round = 0; round < 6; round++) {
    const before = textBefore(view, cursor, 80);
    const gap = /[,\s|]{0,3}$/.exec(before)?.[0] ?? '';
    if (round > 0 && (gap === '' || /[\t|]/.test(gap))) break;
    const body = before.slice(0, before.length - gap.length);
    // Two fields of one line are one address only where a comma or line end says so.
    let segment = /[^,\n\t|;:.()"]+$/.exec(body)?.[0] ?? '';
    segment = segment.trimStart();
    if (/^(?:Post ?code|Address|Addr|Tel[a-zÀ-ɏ]*|Town|City|County)$/i.test(segment)) break;
    if (!SEGMENT.test(segment)) {
      const tail = /(?:\d{1,4}[A-Za-z]? )?(?:(?:\p{Lu}[\p{L}'-]*|of|the|on|upon|y|yr|na)\s)*\p{Lu}[\p{L}'-]*$/u.exec(segment)?.[0] ?? '';
      if (tail === '' || !(townAt(tail, towns) === tail.length || SOLID.test(tail))) break;
      if (SOLID.test(tail)) solidFrom = cursor - gap.length - tail.length;
      else townFrom = cursor - gap.length - tail.length;
      break;
    }
    cursor = cursor - gap.length - segment.length;
    // A bare number is a house only where its street follows.
    if (/^\d+$/.test(segment) && solidFrom === at) break;
    if (SOLID.test(segment)) solidFrom = cursor;
    else if (townAt(segment, towns) > 0 || round === 0) townFrom = cursor;
    // One name between two solid parts is a house or a locality; two in a row are the text before the address.
    else if (solidFrom < at && cursor < solidFrom) {
      const house = /^(?:[Tt]he )?(?:Old|New|Upper|Lower|Little|Great|\p{L}+ (?:na|y|yr)) /u.test(segment);
      if (house) solidFrom = cursor;
      break;
    }
  }
  from = Math.min(solidFrom, solidFrom < at ? solidFrom : townFrom);
  if (solidFrom === at) from = townFrom;
  return { from, solid: solidFrom < at };
} // prettier-ignore
