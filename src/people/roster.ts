// Builds the roster: the manifest's people, merged with those whom the case's own papers name. Not here: how a name is
// found (spot.ts) and when two names are one person (person-name.ts).
import type { CaseDocument, Manifest, Person } from '../model/index.ts';
import { aboutOf, ownName } from './about.ts';
import { isRear, readDate, readDetails, type Details } from './forms.ts';
import { agree, parseName, type PersonName } from './person-name.ts';
import { place, type Placing } from './placing.ts';
import { spotNames, type OfficerFound, type Spot, type Spots } from './spot.ts';
import { isForename, namesThing } from './shape.ts';
import { fold } from './tokens.ts';

/** Everybody in the case: from the manifest, merged with those learnt from its forms and its text. */
export interface Roster {
  readonly people: readonly Person[];
}

interface Draft {
  readonly id: string;
  role: Person['role'];
  names: string[];
  aliases: string[];
  addresses: string[];
  phones: string[];
  emails: string[];
  numbers: { category: Person['numbers'][number]['category']; value: string }[];
  born: string | undefined;
  relation: string | undefined;
  readonly base: Person | undefined;
  readonly source: string;
  parsed: PersonName[];
}

const draftOf = (person: Person): Draft => ({
  id: person.id,
  role: person.role,
  names: [...person.names],
  aliases: [...person.aliases],
  addresses: [...person.addresses],
  phones: [...person.phones],
  emails: [...person.emails],
  numbers: [...person.numbers],
  born: person.born,
  relation: person.relation,
  base: person,
  source: person.source,
  parsed: [...person.names, ...person.aliases].map(parseName),
});

const squash = (text: string): string => text.toLowerCase().replace(/[^a-z0-9@]/g, '');

function addNew(list: string[], values: readonly string[]): void {
  for (const value of values) {
    const own = squash(value);
    if (own.length > 3 && !list.some((known) => squash(known) === own)) list.push(value);
  }
}

function take(draft: Draft, details: Details): void {
  addNew(draft.addresses, details.addresses);
  addNew(draft.phones, details.phones);
  addNew(draft.emails, details.emails);
  draft.born ??= details.born;
  for (const number of details.numbers) {
    if (!draft.numbers.some((known) => squash(known.value) === squash(number.value))) draft.numbers.push(number);
  }
  for (const former of details.former) {
    const [main] = draft.names;
    if (main === undefined) continue;
    const written = `${main.replace(/\s*\(née .*\)$/, '')} (née ${former})`;
    if (!draft.names.includes(written)) {
      draft.names.push(written);
      draft.parsed.push(parseName(written));
    }
  }
}

/** One document read once. */
interface Reading {
  readonly document: CaseDocument;
  readonly text: string;
  readonly spots: Spots;
  about: string | undefined;
}

interface Heard {
  readonly reading: Reading;
  readonly spot: Spot;
  readonly name: PersonName;
  readonly placing: Placing;
}

const fullness = ({ name, spot }: Heard): number => {
  if (name.given.some((part) => part.length > 1) && name.surname.length > 0) return 4 + Math.min(name.given.length, 3);
  if (name.surname.length > 0 && (name.given.length > 0 || name.title !== undefined)) return 3;
  if (
    spot.cue === 'relation' ||
    spot.cue === 'called' ||
    spot.cue === 'contact' ||
    spot.cue === 'sender' ||
    spot.cue === 'label'
  )
    return 2;
  return 1;
};

/** Builds the roster of a case from its manifest and its opened documents. Nobody of the manifest is merged away. */
export function buildRoster(manifest: Manifest, documents: readonly CaseDocument[]): Roster {
  const drafts = manifest.people.map(draftOf);
  const taken = new Set(manifest.people.map((person) => person.id));
  const next = (prefix: string): string => {
    for (let n = 1; ; n++) {
      const id = `${prefix}${n}`;
      if (!taken.has(id)) {
        taken.add(id);
        return id;
      }
    }
  };
  const readings = documents.map((document): Reading => {
    const text = document.pages.map((page) => page.text).join('\f');
    const spots = spotNames(text, document.type);
    const said = document.about ?? manifest.documents.find((entry) => entry.file === document.file)?.about;
    return { document, text, spots, about: said ?? aboutOf(document, manifest.people, spots) };
  });
  for (const reading of readings)
    for (const officer of reading.spots.officers) learnOfficer(drafts, officer, reading, next);
  const firms = manifest.people.flatMap(({ solicitor }) => (solicitor === undefined ? [] : [fold(solicitor.firm)]));
  const things = thingNames(readings);
  const heard = readings
    .flatMap((reading) => hear(reading, manifest))
    .filter(
      ({ spot }) =>
        !firms.some((firm) => firm.includes(fold(spot.text))) && !(spot.cue === 'given' && things.has(fold(spot.text))),
    );
  heard.sort((a, b) => fullness(b) - fullness(a));
  for (const one of heard) learn(drafts, one, next);
  for (const reading of readings) reading.about ??= aboutOf(reading.document, drafts.map(finish), reading.spots);
  for (const reading of readings) readForms(drafts, reading);
  return { people: drafts.map(finish) };
}

/** Names that stand before a shop, street or body somewhere in the case ("Mario's Kebabs"): alone they may be that thing. */
function thingNames(readings: readonly Reading[]): Set<string> {
  const things = new Set<string>();
  for (const { spots } of readings) {
    spots.tokens.forEach((token, i) => {
      const next = spots.tokens[i + 1];
      if (next !== undefined && /^['’]s $/.test(next.gap) && namesThing(spots.tokens, i + 1)) things.add(token.key);
    });
  }
  return things;
}

function finish(draft: Draft): Person {
  return {
    id: draft.id,
    role: draft.role,
    names: draft.names,
    aliases: draft.aliases,
    ...(draft.born === undefined ? {} : { born: draft.born }),
    addresses: draft.addresses,
    phones: draft.phones,
    emails: draft.emails,
    numbers: draft.numbers,
    protections: draft.base?.protections ?? [],
    ...(draft.base?.solicitor === undefined ? {} : { solicitor: draft.base.solicitor }),
    ...(draft.relation === undefined ? {} : { relation: draft.relation }),
    ...(draft.base?.organisation === undefined ? {} : { organisation: draft.base.organisation }),
    source: draft.source,
  };
}

/** The names of one document that may teach the roster something. */
function hear(reading: Reading, manifest: Manifest): Heard[] {
  const { document, spots } = reading;
  const heard: Heard[] = [];
  const composed = ownName(spots.people);
  for (const spot of spots.people) {
    if (spot.label === 'own-surname' || spot.label === 'own-forenames' || spot.label === 'former') continue;
    if (spot.cue === 'lone') continue;
    const name = parseName(spot.text);
    if (name.organisation) continue;
    // A lone surname without a title teaches nothing about who it is.
    const lone = name.surname.length === 0;
    if (
      lone &&
      spot.cue !== 'given' &&
      !isForename(name.given[0] ?? '') &&
      !/^(relation|called|contact|closing|sender)$/.test(spot.cue) &&
      spot.label !== 'alias'
    )
      continue;
    heard.push({ reading, spot, name, placing: place(spot, document, reading.text, manifest) });
  }
  if (composed !== undefined) {
    const spot = spots.people.find((one) => one.label === 'own-surname');
    if (spot)
      heard.push({
        reading,
        spot: { ...spot, text: composed },
        name: parseName(composed),
        placing: { role: 'third-party', relation: 'other-record', record: true },
      });
  }
  return heard;
}

/** Everybody whom a written name may be, best first: the manifest's people before others, closer names before wider. */
function fits(drafts: readonly Draft[], name: PersonName, file: string): Draft[] {
  return drafts
    .filter((draft) => draft.parsed.some((known) => agree(known, name)))
    .map((draft) => ({
      draft,
      score:
        (draft.base ? 2 : 0) +
        (draft.source === file ? 1 : 0) +
        (draft.role === 'officer' ? -1.5 : 0) +
        (sameFirst(draft, name) ? 1 : 0),
    }))
    .sort((a, b) => b.score - a.score)
    .map(({ draft }) => draft);
}

const sameFirst = (draft: Draft, name: PersonName): boolean =>
  draft.parsed.some((known) => known.given[0] !== undefined && known.given[0] === name.given[0]);

function learn(drafts: Draft[], { reading, spot, name, placing }: Heard, next: (prefix: string) => string): void {
  const file = reading.document.file;
  const candidates = fits(drafts, name, file).filter(
    (draft) => !(draft.role === 'officer' && spot.relation !== undefined && name.surname.length === 0),
  );
  if (spot.label === 'alias' || spot.label === 'defendant') {
    // An alias belongs to the record's own person; nobody new is learnt from "Alias JEZ".
    const record = ownName(reading.spots.people);
    const [subject] = record === undefined ? [] : fits(drafts, parseName(record), file);
    const owner = subject ?? drafts.find((draft) => draft.id === reading.about);
    if (spot.label === 'alias' && candidates.length === 0 && owner) {
      owner.aliases.push(spot.text);
      owner.parsed.push(name);
    }
    if (spot.label === 'alias' || name.given.length === 0) return;
  }
  const [best] = candidates.length > 0 ? candidates : byTitleAndForename(drafts, name);
  if (best !== undefined) {
    if (richer(best, name)) {
      best.names.push(spot.text);
      best.parsed.push(name);
    }
    if (best.base === undefined) settle(best, placing);
    return;
  }
  if (name.surname.length > 0 && name.given.length === 0 && name.title === undefined) return;
  const role = placing.role;
  const id = next(role === 'defendant' || placing.record === true ? 'X' : role === 'officer' ? 'P-O' : 'T');
  drafts.push({
    id,
    role,
    names: [spot.text],
    aliases: [],
    addresses: [],
    phones: [],
    emails: [],
    numbers: [],
    born: undefined,
    relation: placing.relation,
    base: undefined,
    source: file,
    parsed: [name],
  });
}

/** "Mrs April", as some say it: the title with the given name of one person of the manifest. */
function byTitleAndForename(drafts: readonly Draft[], name: PersonName): Draft[] {
  const [only] = name.surname;
  if (name.title === undefined || name.given.length > 0 || name.surname.length !== 1 || only === undefined) return [];
  const found = drafts.filter(
    (draft) =>
      draft.base &&
      draft.parsed.some(
        (known) =>
          known.given[0] === only && known.sex !== undefined && known.sex === name.sex && known.surname.length > 0,
      ),
  );
  return found.length === 1 ? found : [];
}

/** Does the new writing tell more than what is known (a middle name, the rest of a double surname, another surname)? */
function richer(draft: Draft, name: PersonName): boolean {
  const given = Math.max(...draft.parsed.map((known) => known.given.filter((part) => part.length > 1).length));
  const mine = name.given.filter((part) => part.length > 1).length;
  const surname = Math.max(...draft.parsed.map((known) => known.surname.length));
  if (name.surname.length > surname || (mine > given && name.surname.length > 0)) return true;
  if (
    name.given.length > 0 &&
    name.surname.length > 0 &&
    !draft.parsed.some((known) => known.given[0] === name.given[0] && known.surname.length > 0)
  )
    return true;
  return name.other.length > 0 && draft.parsed.every((known) => known.other.length === 0);
}

const RANKING: readonly Person['role'][] = [
  'third-party',
  'professional',
  'child',
  'witness',
  'victim',
  'officer',
  'defendant',
];

/** A better-founded role or relation of a person learnt earlier. */
function settle(draft: Draft, placing: Placing): void {
  draft.relation ??= placing.relation;
  if (draft.role === 'officer' || draft.role === 'defendant') return;
  // Whoever is once shown to be a private third party stays one: "Dr" beside a therapist's name does not make it public.
  if (placing.firm !== true || (draft.relation !== undefined && draft.relation !== placing.relation)) return;
  if (RANKING.indexOf(placing.role) > RANKING.indexOf(draft.role)) draft.role = placing.role;
}

function learnOfficer(
  drafts: Draft[],
  officer: OfficerFound,
  reading: Reading,
  next: (prefix: string) => string,
): void {
  const name = parseName(officer.text.replace(/^[A-Z]{1,3}\d{2,3} (?=[A-Z])/, ''));
  if (name.surname.length === 0 && name.collar === undefined) return;
  const officers = drafts.filter((draft) => draft.role === 'officer');
  const known = officers.find((draft) => draft.parsed.some((one) => agreeOfficer(one, name)));
  if (known !== undefined) {
    if (
      !known.parsed.some((one) => one.surname.length > 0 && one.collar !== undefined) ||
      (name.given.length > 0 && known.parsed.every((one) => one.given.length === 0))
    ) {
      known.names.push(officer.text);
      known.parsed.push(name);
    }
    return;
  }
  if (name.surname.length === 0) return;
  drafts.push({
    id: next('P-O'),
    role: 'officer',
    names: [officer.text],
    aliases: [],
    addresses: [],
    phones: [],
    emails: [],
    numbers: [],
    born: undefined,
    relation: 'officer',
    base: undefined,
    source: reading.document.file,
    parsed: [name],
  });
}

/** Are two officers' writings one officer: the same collar number, or the same surname with nothing against it? */
export function agreeOfficer(a: PersonName, b: PersonName): boolean {
  const digits = (collar: string | undefined): string | undefined => collar?.replace(/\D/g, '');
  if (a.collar !== undefined && b.collar !== undefined) return digits(a.collar) === digits(b.collar);
  if (a.surname.length === 0 || b.surname.length === 0) return false;
  if (a.surname.at(-1) !== b.surname.at(-1)) return false;
  const [x] = a.given;
  const [y] = b.given;
  return x === undefined || y === undefined || x[0] === y[0];
}

const RECORDS = /^(MEDICAL|CUSTODY|PNC|MG16|MG19|MG4|MG4A|BANK|PHONE-DOWNLOAD)$/;

/** Contact details from rear pages, record headers and the rows of a witness list. */
function readForms(drafts: readonly Draft[], reading: Reading): void {
  const { document, about } = reading;
  const owner = drafts.find((draft) => draft.id === about);
  for (const page of document.pages) {
    if (owner && isRear(page, document.type)) take(owner, readDetails(page.text, false));
    else if (owner && RECORDS.test(document.type) && page.no === 1 && sameRecord(reading, owner))
      take(owner, readDetails(page.text.slice(0, 900), true));
  }
  if (document.type === 'MG9' || document.type === 'CAD' || document.type === 'MG10') readRows(drafts, reading);
}

/** Is this record's own name its owner's, so that a wrong print does not teach us a wrong address? */
function sameRecord(reading: Reading, owner: Draft): boolean {
  const name =
    ownName(reading.spots.people) ??
    reading.spots.people.find((spot) => spot.label === 'own' || spot.cue === 'reversed' || spot.label === 'defendant')
      ?.text;
  return name === undefined || owner.parsed.some((known) => agree(known, parseName(name)));
}

/** Rows that begin with a name: what follows, up to the next one, is that person's. */
function readRows(drafts: readonly Draft[], reading: Reading): void {
  const { text, spots, document } = reading;
  const heads = spots.people.filter((spot) => {
    if (spot.relation !== undefined && spot.cue === 'relation') return false;
    const before = text.slice(Math.max(0, spot.from - 60), spot.from);
    return document.type === 'CAD'
      ? spot.label === 'caller' || /CALL(?:ER)?[^\n]*$/i.test(before)
      : /(?:^|\n|\f)\s*(?:[A-Z]?\d{1,2}[.)]?\s+|[A-Z][\w ]{3,20}:\s*)?$/.test(before);
  });
  heads.forEach((head, i) => {
    const name = parseName(head.text);
    const owner = drafts.find((draft) => draft.parsed.some((known) => agree(known, name)));
    if (owner === undefined) return;
    const end = Math.min(heads[i + 1]?.from ?? text.length, head.to + 420);
    let row = text.slice(head.to, end);
    if (document.type === 'CAD') row = row.split('\n')[0] ?? '';
    take(owner, readDetails(row, false));
    const leading = /^[\s,]*(?:b\.? ?)?(\d{1,2}[./-]\d{1,2}[./-]\d{2,4})/.exec(row)?.[1];
    if (leading !== undefined) owner.born ??= readDate(leading);
  });
}
