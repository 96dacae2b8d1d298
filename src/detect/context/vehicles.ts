// The vehicle of the offence: the plate that some paper gives to the defendant or has seized, stopped or driven off, known
// again in every paper of the case. Other people's vehicles are found by their plates alone (identifiers/vehicle.ts).
import type { Hit, Known, Recogniser } from '../recogniser.ts';
import type { View } from '../view.ts';
import { readView } from '../names/read.ts';
import type { WholeCase } from './whole.ts';

/** Plates of the current style and of the one before ("R482 KDP"). */
const PLATE = /(?<![\p{L}\d/])(?:[A-Z]{2}\d{2}|[A-HJ-NPR-TV-Y]\d{2,3}) ?[A-Z]{3}(?![\p{L}\d])/gu;
/** Said of the vehicle of an offence, in the words about its plate. */
const OFFENCE = /\b(?:drove (?:off|away)|driven (?:off|away)|made off in|sped off|left the scene in|getaway|used in the (?:offence|burglary|robbery|attack)|suspects?'?s? (?:vehicle|car|van)|offending vehicle|failed to stop|stopped (?:the|a|his|her) (?:vehicle|car|van)|(?:his|her|the) (?:car|van|vehicle) was (?:seized|stopped|recovered|searched)|has hit (?:a|an|the)|collided with|owner driver)\b/iu; // prettier-ignore
/** Said of a vehicle that belongs to somebody else. */
const OTHERS = /\b(?:my (?:car|van|vehicle|taxi|cab)|I (?:drive|drove|parked|leave|left)|witness(?:'s)?|complainant(?:'s)?|victim(?:'s)?|neighbour(?:'s)?|in front|in the queue|dashcam|cab driver|taxi driver|minicab|bus driver|marked (?:vehicle|car)|police (?:vehicle|car|van)|call ?sign|parked (?:nearby|next|behind|opposite))\b/iu; // prettier-ignore
const LEAVES = /\b(?:left|drove|driving|fled|escaped|got (?:back )?into|getting into|made off|went off)\b[^.;,]{0,24}\b(?:his|her) [^,.;]{0,30}[, (]{0,3}$/iu; // prettier-ignore
const ACCUSED = /\b(?:the )?(?:defendant|accused|suspect|detained person)(?:'s)?\b/iu;

const key = (plate: string): string => plate.replace(' ', '');

/** Surnames of the accused as a pattern; null where there are none. */
function accusedPattern(known: Known): RegExp | null {
  const names = known.roster.people
    .filter((person) => person.role === 'defendant')
    .flatMap((person) => person.names.map((name) => name.match(/\p{L}[\p{L}'-]+/gu)?.at(-1) ?? ''))
    .filter((name) => name.length > 2);
  return names.length === 0 ? null : new RegExp(`(?<!\\p{L})(?:${names.join('|')})(?!\\p{L})`, 'iu');
}

/** The words about a plate: its sentence or line, at most so far to either side. */
function around(text: string, from: number, to: number): { before: string; after: string } {
  const before = text.slice(Math.max(0, from - 160), from).split(/[.!?]\s|\n\n|\f/u).at(-1) ?? ''; // prettier-ignore
  const after = text.slice(to, to + 110).split(/[.!?](?:\s|$)|\n\n|\f/u)[0] ?? '';
  return { before, after };
}

/** How strongly one mention says that the plate is the offence's: below nothing for somebody else's. */
function speaks(view: View, from: number, to: number, accused: RegExp | null, own: boolean): number {
  const { before, after } = around(view.text, from, to);
  const near = `${before} ${after}`;
  if (OTHERS.test(near)) return -1;
  let sum = 0;
  const names = (text: string): boolean => ACCUSED.test(text) || (accused?.test(text) ?? false);
  if (OFFENCE.test(near)) sum += 1;
  if (/\b(?:in|into|got into|driving|drove|driver of|of) (?:his|her|a|the) [^,.;]{0,40}[, (]{0,3}$/iu.test(before) && names(before)) sum += 1; // prettier-ignore
  if (/^[\s,(]{0,3}(?:(?:registered )?keeper|R\/?K)\b/iu.test(after) && names(after.slice(0, 60))) sum += 2;
  if (/\b(?:recovered|seized|found|parked) (?:from|at|in|outside) /iu.test(after) && names(after)) sum += 1;
  if (/\b(?:defendant|accused|suspect)'s [^,.;]{0,40}[, (]{0,3}$/iu.test(before)) sum += 1;
  if (accused && new RegExp(`${accused.source}'s [^,.;]{0,40}$`, 'iu').test(before)) sum += 1;
  // "… CN11 KDP, to which he has access", "VEH O/S AB12 CDE HIS", "a black Audi, AB12 CDE, hired by SMITH".
  if (
    /^[\s,(]{0,3}(?:to which (?:he|she)\b|which (?:he|she) (?:had )?(?:hired|drives|drove|uses|used|owns|bought)|(?:registered|insured|hired|taxed|leased|rented|sold|belonging) (?:by|to|for)\b[^.;]{0,30}\b(?:him|her)\b|HIS\b|HERS\b|his\b(?! own))/u.test(
      after,
    )
  )
    sum += 2;
  if (
    /^[\s,(]{0,3}(?:is |was )?(?:registered|insured|hired|taxed|leased|rented|belong(?:s|ing)?) (?:by|to|for)\b/iu.test(
      after,
    ) &&
    names(after.slice(0, 80))
  )
    sum += 2;
  if (
    /\b(?:registered keeper|keeper|insured|owner|driver|user) (?:of|for|on|to drive)\b[^.;]{0,40}$/iu.test(before) &&
    names(before)
  )
    sum += 1;
  // On the papers about the defendant: what was in the pocket, what the record or the form of the vehicle names.
  if (own && /(?:\bkeys? (?:for|to|of)\b|(?:^|[\n\t;]|[.,] ?)\s*(?:vehicles?|vehs?)\b)[^.]{0,40}$/iu.test(before))
    sum += 1;
  // In the summary of the case "he left in his van" speaks of the accused; in a statement it may be anybody.
  if (view.type === 'MG5' && LEAVES.test(before)) sum += 1;
  return sum;
}

/** In police papers: is the accused the last person named in the sentence before the plate, or told by "he" after nobody else? */
function namedLast(view: View, known: Known, at: number): number {
  if (!/^(?:MG5|CAD|NOTEBOOK|MG4|MG3|MG15)$/.test(view.type)) return 0;
  const { before, after } = around(view.text, at, at);
  if (OTHERS.test(`${before} ${after}`) || /\b(?:damage\w*|scratch\w*|her|their|not involved|not connected)\b/iu.test(`${before} ${after}`)) return 0; // prettier-ignore
  const last = readView(view, known.roster).named.findLast(({ from }) => from < at && from >= at - before.length);
  return last?.person.role === 'defendant' ? 1 : 0;
}

/** The plates of the offence, without spaces, over all papers of the case. */
export function learnVehicles(views: readonly View[], known: Known): readonly string[] {
  const accused = accusedPattern(known);
  const sums = new Map<string, { best: number; own: boolean }>();
  const roles = new Map(known.roster.people.map((person) => [person.id, person.role]));
  for (const view of views) {
    const about = view.about === undefined ? undefined : roles.get(view.about);
    const own =
      (about === 'defendant' || (about === undefined && ['CUSTODY', 'PNC'].includes(view.type))) &&
      ['CUSTODY', 'PNC', 'MG16', 'MG5', 'MG4'].includes(view.type);
    for (const match of view.text.matchAll(PLATE)) {
      const plate = key(match[0]);
      const weight = speaks(view, match.index, match.index + match[0].length, accused, own) + namedLast(view, known, match.index); // prettier-ignore
      const sum = sums.get(plate) ?? { best: 0, own: false };
      sums.set(plate, { best: Math.max(sum.best, weight), own: sum.own || weight < 0 });
    }
  }
  return [...sums].filter(([, sum]) => sum.best > (sum.own ? 1 : 0)).map(([plate]) => plate);
}

export const HARMED = 'the vehicle that the offence was done to';
/** From such a word to the plate: the words for the vehicle, and none for a person, another thing, or somebody who leaves. */
const VEHICLE_NEXT = String.raw`(?: (?!(?:house|front|back|shop|door|window|wall|fence|me|him|them|us|victim|complainant|then|who|ran|left|drove|fled|went|got|into|to|from|near|beside|behind|in|at)\b)[\p{L}-]+){0,7}[ ,(]{1,3}$`; // prettier-ignore
/** Said of the vehicle that an offence was done to: set on fire, struck, scratched, stolen. */
const HARMED_BEFORE = new RegExp(String.raw`\b(?:fire (?:in|to|at)|set (?:fire|light) to|struck|collided with|ran into|rammed|theft of|stole)${VEHICLE_NEXT}`, 'iu'); // prettier-ignore
const HARMED_AFTER = /^[\s,)]{0,3}(?:(?:was|were|had been|has been) )(?:then |also |later )?(?:set (?:alight|on fire)|burnt|burned|torched|struck|hit by|rammed|stolen)\b/iu; // prettier-ignore
/** The same of damage, which is told of many vehicles: only where the case is about damage. */
const DAMAGED_BEFORE = new RegExp(String.raw`\b(?:keyed|scratched|dented|damag(?:e to|ed|ing)|broke into)${VEHICLE_NEXT}`, 'iu'); // prettier-ignore
const DAMAGED_AFTER = /^[\s,)]{0,3}(?:(?:was|were|had been|has been) )(?:then |also |later )?(?:damaged|scratched|keyed|broken into|dented)\b/iu; // prettier-ignore

/** The plates of the vehicles that the offence was done to, without spaces, over all papers of the case. */
export function learnHarmed(views: readonly View[], { offences }: Known): readonly string[] {
  const ofDamage = offences.some((offence) => /damage|arson/i.test(offence));
  const isHarmed = (view: View, from: number, to: number): boolean => {
    const { before, after } = around(view.text, from, to);
    const [lead, rest] = [before, after].map((text) => text.replace(/\s+/g, ' '));
    if (HARMED_BEFORE.test(lead ?? '') || HARMED_AFTER.test(rest ?? '')) return true;
    return ofDamage && (DAMAGED_BEFORE.test(lead ?? '') || DAMAGED_AFTER.test(rest ?? ''));
  };
  // Unused material tells of other matters.
  const plates = views.flatMap((view) =>
    (/^MG6/.test(view.type) ? [] : [...view.text.matchAll(PLATE)])
      .filter((match) => isHarmed(view, match.index, match.index + match[0].length))
      .map((match) => key(match[0])),
  );
  return [...new Set(plates)];
}

const LETTERS = 'al(?:ph|f)a bravo charlie delta echo foxtrot golf hotel india juliett? kilo lima mike november oscar papa quebec romeo sierra tango uniform victor whiske?y x-?ray yankee zulu'.split(' '); // prettier-ignore
const DIGITS = 'zero|oh one two three four five six seven eight niner? '.trim().split(' ');

/** The plates spelt in the phonetic alphabet, digit by digit. */
function spokenPattern(plates: ReadonlySet<string>): RegExp {
  const spelt = [...plates].map((plate) =>
    [...plate]
      .map((sign) =>
        /\d/u.test(sign)
          ? `(?:${sign}|${DIGITS[Number(sign)] ?? ''})`
          : `(?:${LETTERS[sign.charCodeAt(0) - 65] ?? ''})`,
      )
      .join('[ ,-]{1,2}'),
  );
  return new RegExp(`(?<!\\p{L})(?:${spelt.join('|')})(?!\\p{L})`, 'giu');
}

/** Marks the vehicle of the offence wherever its plate stands. */
export function evidentialVehicles(whole: WholeCase): Recogniser {
  const plates = new Set(whole.vehicles);
  const harmed = new Set(whole.harmed.filter((plate) => !plates.has(plate)));
  return {
    name: 'evidential-vehicle',
    *find(view: View, known: Known): Generator<Hit> {
      // Whose it is the words around it tell, as of any other vehicle.
      for (const match of view.text.matchAll(PLATE))
        if (harmed.has(key(match[0])))
          yield {
            from: match.index,
            to: match.index + match[0].length,
            category: 'vrm',
            evidence: [{ kind: 'cue', says: HARMED, weight: 3 }],
            traits: ['evidential'],
          };
      if (plates.size === 0) return;
      const accused = known.roster.people.find((person) => person.role === 'defendant');
      const spoken = spokenPattern(plates);
      const mentions = [
        ...[...view.text.matchAll(PLATE)].filter((match) => plates.has(key(match[0]))),
        ...(/\b(?:zero|one|two|three|four|five|six|seven|eight|nine|fifty|sixty|seventy)\b/iu.test(view.text)
          ? view.text.matchAll(spoken)
          : []),
      ];
      for (const match of mentions)
        yield {
          from: match.index,
          to: match.index + match[0].length,
          category: 'vrm',
          evidence: [{ kind: 'roster', says: 'the vehicle that the papers give to the defendant', weight: 3 }],
          traits: ['evidential'],
          ...(accused === undefined ? {} : { whose: accused.id }),
        };
    },
  };
}
