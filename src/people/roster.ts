// Builds the roster: the manifest's people, merged with those whom the case's own papers name. Not here: how a name is
// found (spot.ts) and when two names are one person (person-name.ts).
import type { CaseDocument, Manifest, Person } from '../model/index.ts';
import { aboutOf, ownName } from './about.ts';
import {
  draftOf,
  finish,
  fits,
  byTitleAndForename,
  goesOnFrom,
  ofInitial,
  richer,
  settle,
  agreeOfficer,
  type Draft,
} from './drafts.ts';
import { readForms, type Reading } from './learn-forms.ts';
import { isGivenName } from './given-names.ts';
import type { OfficerFound, Spot } from './names-found.ts';
import { parseName, type PersonName } from './person-name.ts';
import { place, type Placing } from './placing.ts';
import { isForename, namesThing } from './shape.ts';
import { isNoPerson } from './no-person.ts';
import { isCutOf, isPetForm, namedBeside, ownerNamed, savedAs, selfNamed } from './further-names.ts';
import { namesakes } from './namesakes.ts';
import { spotsOf } from './spots-of.ts';
import { fold } from './tokens.ts';
import { CONTACT_WORDS } from './words.ts';

/** Everybody in the case: from the manifest, merged with those learnt from its forms and its text. */
export interface Roster {
  readonly people: readonly Person[];
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
    const spots = spotsOf(document.pages, text, document.type);
    const said = document.about ?? manifest.documents.find((entry) => entry.file === document.file)?.about;
    return { document, text, spots, about: said ?? aboutOf(document, manifest.people, spots) };
  });
  for (const reading of readings) learnFurtherNames(drafts, reading);
  for (const reading of readings)
    for (const officer of reading.spots.officers) learnOfficer(drafts, officer, reading, next);
  const firms = manifest.people.flatMap(({ solicitor }) => (solicitor === undefined ? [] : [fold(solicitor.firm)]));
  const things = thingNames(readings);
  const heard = readings
    .flatMap((reading) => hear(reading, manifest, namesakes(reading.spots, drafts, reading.document.type)))
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

/** Gives people of the manifest the further names by which a paper calls them. */
function learnFurtherNames(drafts: readonly Draft[], { document, text, about }: Reading): void {
  for (const draft of drafts) {
    const names = [
      ...(draft.id === about && /^(?:MG11|VPS)$/.test(document.type) ? selfNamed(text) : []),
      ...(draft.id === about && PHONE.test(document.type) ? ownerNamed(text) : []),
      ...draft.names.flatMap((full) => namedBeside(text, full)),
      ...draft.phones.flatMap((phone) => savedAs(text, phone)),
    ];
    for (const name of names) {
      const ends = [...draft.names, ...draft.aliases].map((one) => fold(one).split(' '));
      const known = ends.some((one) => one[0] === fold(name) || one.at(-1) === fold(name));
      const others = drafts.some((one) => one !== draft && [...one.names, ...one.aliases].some((own) => fold(own).split(' ').includes(fold(name)))); // prettier-ignore
      if (known || others) continue;
      draft.aliases.push(name);
      draft.parsed.push(parseName(name));
    }
  }
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

/** The names of one document that may teach the roster something. */
function hear(reading: Reading, manifest: Manifest, more: readonly Spot[]): Heard[] {
  const { document, spots } = reading;
  const heard: Heard[] = [];
  const composed = ownName(spots.people);
  for (const spot of [...spots.people, ...more]) {
    if (spot.label === 'own-surname' || spot.label === 'own-forenames' || spot.label === 'former') continue;
    if (spot.cue === 'lone') continue;
    const name = parseName(spot.text);
    if (name.organisation || isNoPerson(reading.text, spot)) continue;
    // "Mr B" is whoever the letter may mean.
    if (name.title !== undefined && [...name.given, ...name.surname].every((part) => part.length === 1)) continue;
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

/** Papers that hold a phone's chats and contacts. */
const PHONE = /^(?:PHONE-DOWNLOAD|EXHIBIT)$/;

function learn(drafts: Draft[], heard: Heard, next: (prefix: string) => string): void {
  const { reading, spot, placing } = heard;
  const kept = PHONE.test(reading.document.type) && heard.name.title === undefined && CONTACT_WORDS.has(heard.name.surname.join(' ')); // prettier-ignore
  const name: PersonName = kept && heard.name.given.length > 0 ? { ...heard.name, surname: [] } : heard.name;
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
  // "Tope" beside a witness Temitope is that witness, unless the words make it somebody's kin.
  if (candidates.length === 0 && name.surname.length === 0 && spot.relation === undefined) {
    const [short = ''] = name.given;
    const whole = drafts.filter((draft) => draft.base !== undefined && draft.parsed.some(({ given }) => isCutOf(short, given[0] ?? '') || (!isGivenName(short) && isPetForm(short, given[0] ?? '')))); // prettier-ignore
    if (whole.length === 1 && whole[0] !== undefined) {
      whole[0].aliases.push(spot.text);
      whole[0].parsed.push(name);
      return;
    }
  }
  const kin = /^(?:relative|partner|child)$/.test(spot.relation?.kind ?? '');
  const initialled = candidates.length === 0 && !kin ? ofInitial(drafts, spot.text) : undefined;
  if (initialled !== undefined) {
    initialled.aliases.push(spot.text);
    initialled.parsed.push(name);
    return;
  }
  if (candidates.length === 0 && goesOnFrom(drafts, name)) return;
  const [best] = candidates.length > 0 ? candidates : byTitleAndForename(drafts, name);
  if (best !== undefined) {
    if (richer(best, name)) {
      best.names.push(spot.text);
      best.parsed.push(name);
    }
    if (best.base === undefined) settle(best, placing);
    if (best.base === undefined && wasThere(drafts, reading, spot)) best.inSummary = true;
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
    ...(wasThere(drafts, reading, spot) ? { inSummary: true } : {}),
    parsed: [name],
  });
}

/**
 * Does the summary put somebody beside a victim or a witness ("DOHERTY was on the crossing with her son Oisín")? A child who is
 * only told of ("her daughter, 16, is at college"), or who is with the accused, is not part of what happened.
 */
function wasThere(drafts: readonly Draft[], { document, text }: Reading, { from }: Spot): boolean {
  if (document.type !== 'MG5') return false;
  const before = text.slice(Math.max(0, from - 240), from);
  const sentence = before.slice(Math.max(before.lastIndexOf('. '), before.lastIndexOf('\n\n')) + 1);
  if (!/\bwith (?:her|his|their)\b[^.]{0,40}$/i.test(sentence)) return false;
  const words = new Set(fold(sentence).split(/[^\p{L}'-]+/u));
  const named = (wanted: (role: Draft['role']) => boolean): boolean =>
    drafts.some(({ base, role, parsed }) => base !== undefined && wanted(role) && parsed.some(({ surname }) => surname.some((part) => words.has(part)))); // prettier-ignore
  return named((role) => role === 'victim' || role === 'witness') && !named((role) => role === 'defendant');
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
