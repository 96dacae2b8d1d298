// Everything that names tell of one view, read once: mentions of the roster, names nobody listed, officers, signatures,
// with the person of each. The recognisers and `attribute` take their share from here.
import type { Category, Person } from '../../model/index.ts';
import {
  aboutOf,
  agree,
  fold,
  isNoPerson,
  parseName,
  spotNames,
  spotsOf,
  type Roster,
  type Spot,
  type Token,
} from '../../people/index.ts';
import type { Hit } from '../recogniser.ts';
import type { View } from '../view.ts';
import { resolve } from './coreference.ts';
import { namesOf } from './borne.ts';
import { readMentions, type Mention } from './mentions.ts';
import type { NearForm } from './near.ts';
import { findOfficers } from './officers.ts';
import { findSignatures } from './signatures.ts';

/** A person named at a place, for those who ask whose something is. */
export interface Named {
  readonly from: number;
  readonly to: number;
  readonly person: Person;
}

export interface Reading {
  /** Whose document it is, where the manifest or the document tells. */
  readonly about: string | undefined;
  readonly tokens: readonly Token[];
  readonly roster: readonly Hit[];
  readonly unlisted: readonly Hit[];
  readonly officers: readonly Hit[];
  readonly signatures: readonly Hit[];
  /** All places of all known people, in order. */
  readonly named: readonly Named[];
}

const read = new WeakMap<View, { roster: Roster; reading: Reading }>();

/** Reads a view with a roster; the last answer for each view is kept. */
export function readView(view: View, roster: Roster): Reading {
  const kept = read.get(view);
  if (kept !== undefined && kept.roster === roster) return kept.reading;
  const reading = readAll(view, roster);
  read.set(view, { roster, reading });
  return reading;
}

const covers = (hits: readonly { from: number; to: number }[]): ((from: number, to: number) => boolean) => {
  const sorted = [...hits].sort((a, b) => a.from - b.from);
  return (from, to) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.to ?? 0) <= from) low = middle + 1;
      else high = middle;
    }
    return (sorted[low]?.from ?? Infinity) < to;
  };
};

function readAll(given: View, roster: Roster): Reading {
  const pages = given.pages.map(({ page }) => page);
  // A changed reading is no document: what is remembered of the pages is remembered of them as they are.
  const spots = given.whole === undefined ? spotsOf(pages, given.text, given.type) : spotNames(given.text, given.type);
  const about = given.about ?? aboutOf({ file: given.file, type: given.type, pages }, roster.people, spots);
  const view: View = about === undefined ? given : { ...given, about };
  const signedSpots = findSignatures(view, spots.tokens, roster.people);
  const all = readMentions(view, roster, spots);
  // "signed Rosemany A Hope": a name that goes on past the signature, as the roster knows it, is all signature.
  const signatures = signedSpots.map((hit): Hit => {
    const on = all.find((mention) => mention.from < hit.to && hit.from < mention.to);
    return on === undefined ? hit : { ...hit, from: Math.min(hit.from, on.from), to: Math.max(hit.to, on.to) };
  });
  const signed = covers(signatures);
  const officers = findOfficers(view, spots, roster.people).filter((hit) => !signed(hit.from, hit.to));
  const gps = spots.people.filter((spot) => spot.label === 'gp');
  const spoken = covers([...signatures, ...officers, ...gps]);
  const mentions = all.filter((mention) => !spoken(mention.from, mention.to));
  const resolved = resolve(view, mentions);
  // Who is named by a doubtful form is said only where that person is named without doubt, too.
  const here = new Set(
    resolved.flatMap(({ mention, person }) => (mention.near === undefined && person ? [person.id] : [])),
  );
  const rosterHits = resolved.map(({ mention, person }) => {
    const owner = mention.near?.doubtful === true && !here.has(person?.id ?? '') ? undefined : person;
    return mentionHit(wholeName(mention, owner, spots.people), owner);
  }); // prettier-ignore
  const known = covers([...mentions, ...signatures, ...officers]);
  const firms = roster.people.flatMap(({ solicitor }) => (solicitor === undefined ? [] : [fold(solicitor.firm)]));
  const unlisted: Hit[] = [];
  // "Miss W" of whoever alone is listed with that letter.
  const meant = (spot: Spot): Person | undefined => {
    const [, letter = ''] = /^(?:Mr|Mrs|Ms|Miss|MR|MRS|MS|MISS)\.? (\p{Lu})$/u.exec(spot.text) ?? [];
    if (letter === '') return undefined;
    const able = roster.people.filter((person) => person.source === 'manifest' && person.role !== 'officer' && namesOf(person).some(({ surname }) => surname[0]?.startsWith(letter.toLowerCase()) === true)); // prettier-ignore
    return able.length === 1 ? able[0] : undefined;
  };
  for (const spot of spots.people) {
    if (spot.label === 'gp') unlisted.push(gpHit(spot, view));
    else if (
      !known(spot.from, spot.to) &&
      !isNoPerson(given.text, spot) &&
      !firms.some((firm) => firm.includes(fold(spot.text)))
    ) {
      const person = meant(spot);
      unlisted.push(
        person === undefined ? spotHit(spot) : { ...spotHit(spot), whose: person.id, traits: traitsOf(person) },
      );
    }
  }
  const byId = new Map(roster.people.map((person) => [person.id, person]));
  const named: Named[] = [];
  for (const hit of [...rosterHits, ...officers, ...signatures]) {
    const person = hit.whose === undefined ? undefined : byId.get(hit.whose);
    if (person !== undefined) named.push({ from: hit.from, to: hit.to, person });
  }
  named.sort((a, b) => a.from - b.from);
  return { about, tokens: spots.tokens, roster: rosterHits, unlisted, officers, signatures, named };
}

/** The mention, widened where the name as written goes on and is still this person's ("Grace May Hollins" for Grace Hollins). */
function wholeName(mention: Mention, person: Person | undefined, spots: readonly Spot[]): Mention {
  if (person === undefined) return mention;
  let low = 0;
  let high = spots.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spots[middle]?.to ?? 0) <= mention.from) low = middle + 1;
    else high = middle;
  }
  const spot = spots[low];
  if (
    spot === undefined ||
    spot.from > mention.from ||
    spot.to < mention.to ||
    spot.to - spot.from === mention.to - mention.from
  )
    return mention;
  const name = parseName(spot.text);
  return namesOf(person).some((known) => agree(known, name)) ? { ...mention, from: spot.from, to: spot.to } : mention;
}

const RELATION_TRAITS: Readonly<Record<string, string>> = {
  relative: 'relative',
  neighbour: 'neighbour',
  caller: 'caller',
  child: 'child',
  partner: 'partner',
  associate: 'associate',
  'passer-by': 'passer-by',
  professional: 'professional',
  officer: 'officer',
  gp: 'professional',
  'co-accused': 'co-accused',
  aggrieved: 'aggrieved',
};

/** The traits that a person's standing gives to a name (docs/detection.md). */
export function traitsOf(person: Person): string[] {
  const traits = new Set<string>();
  if (person.source !== 'manifest') traits.add('learnt');
  const relation = person.relation === undefined ? undefined : RELATION_TRAITS[person.relation];
  if (relation !== undefined) traits.add(relation);
  if (person.role === 'professional') traits.add('professional');
  if (person.role === 'child') traits.add('child');
  if (person.role === 'officer') traits.add('officer');
  if (person.organisation === true) traits.add('organisation');
  return [...traits];
}

/** What a name with a slip in it is worth: a digit in a name is hardly ever anything else, a short word often is. */
function nearWeight({ slip, meant }: NearForm, strong: boolean): number {
  if (strong) return slip === 'digit' ? 3 : slip === 'look-alike' && meant.length > 1 ? 2.5 : 2;
  return slip === 'digit' ? 2.5 : meant.length > 5 ? 2 : 1.5;
}

function mentionHit(mention: Mention, person: Person | undefined): Hit {
  const officer =
    person?.role === 'officer' ||
    (person === undefined && mention.entries.every((entry) => entry.person.role === 'officer'));
  const category: Category = officer ? 'officer' : 'name';
  const kinds = mention.entries
    .filter((entry) => person === undefined || entry.person === person)
    .map((entry) => entry.kind);
  const body = kinds.includes('organisation') || person?.organisation === true;
  const traits = person === undefined ? ['ambiguous'] : traitsOf(person);
  if (body && !traits.includes('organisation')) traits.push('organisation');
  if (!mention.strong && kinds.every((kind) => kind === 'forename' || kind === 'short' || kind === 'alias'))
    traits.push('first-name');
  if (kinds.every((kind) => kind === 'initials')) traits.push('initials');
  return {
    from: mention.from,
    to: mention.to,
    category,
    ...(person === undefined ? {} : { whose: person.id }),
    evidence: [
      {
        kind: 'roster',
        says:
          mention.near !== undefined
            ? 'one letter away from a name of the case'
            : mention.strong
              ? 'the name of a person of the case'
              : 'part of a name of the case',
        weight: mention.near === undefined ? 3 : nearWeight(mention.near, mention.strong),
      },
      ...(mention.title === undefined ? [] : [{ kind: 'cue' as const, says: 'a title stands before it', weight: 1 }]),
    ],
    traits,
  };
}

const WEIGHTS: Readonly<Record<Spot['cue'], readonly [number, string]>> = {
  label: [2.5, 'behind a label that names a person'],
  titled: [3, 'a title stands before it'],
  reversed: [3, 'surname and given name in the order of a list'],
  full: [2.5, 'a common given name with a surname'],
  capitals: [2.5, 'a given name with a surname in capitals'],
  relation: [2.5, 'behind a word of relation'],
  called: [2.5, 'behind “called” or “named”'],
  sender: [3, 'a sender or recipient'],
  contact: [2, 'before a telephone number'],
  closing: [2.5, 'under the closing words of a letter'],
  initial: [2, 'initials with a surname'],
  given: [1.5, 'a common given name'],
  lone: [0.5, 'a capital where a person is spoken to'],
};

function spotHit(spot: Spot): Hit {
  const [weight, says] = WEIGHTS[spot.cue];
  const name = parseName(spot.text);
  const traits: string[] = [];
  const relation = spot.relation === undefined ? undefined : RELATION_TRAITS[spot.relation.kind];
  if (relation !== undefined) traits.push(relation);
  if (spot.age !== undefined && spot.age < 18 && !traits.includes('child')) traits.push('child');
  if (spot.label === 'caller') traits.push('caller');
  if (spot.label === 'associate') traits.push('associate');
  if (spot.label === 'aggrieved') traits.push('aggrieved');
  if (spot.label === 'doctor' || spot.label === 'solicitor' || spot.label === 'interpreter')
    traits.push('professional');
  if (name.organisation) traits.push('organisation');
  if (name.surname.length === 0) traits.push('first-name');
  return {
    from: spot.from,
    to: spot.to,
    category: 'name',
    evidence: [
      {
        kind:
          spot.cue === 'given' || spot.cue === 'full'
            ? 'list'
            : spot.cue === 'capitals' || spot.cue === 'reversed' || spot.cue === 'initial'
              ? 'shape'
              : 'cue',
        says,
        weight,
      },
    ],
    traits: [...new Set(traits)],
  };
}

/** A general practitioner tells where a patient is registered: medical data of the record's person, not a name to keep. */
function gpHit(spot: Spot, view: View): Hit {
  return {
    from: spot.from,
    to: spot.to,
    category: 'medical',
    ...(view.about === undefined ? {} : { whose: view.about }),
    evidence: [{ kind: 'cue', says: 'behind the label of a general practitioner', weight: 3 }],
    traits: ['gp'],
  };
}
