// Whose a find is that says nothing of its owner: equality with what the roster knows, then the form's layout, the
// document's own person, and whoever the words before it speak of. In doubt nobody's: a wrong owner is worse than none,
// above all the defendant, whose data is kept.
import type { Category, Person } from '../../model/index.ts';
import { isRear, type Roster } from '../../people/index.ts';
import { OTHERS_BODY } from '../context/body.ts';
import type { Hit } from '../recogniser.ts';
import type { View } from '../view.ts';
import { namesOf } from './borne.ts';
import { knownValues, ownerByValue } from './known-values.ts';
import { readView, type Named } from './read.ts';

/** What the finder of children's ages says (context/children.ts). */
const OF_KIN = 'the age of a child or relative';
/** Categories whose owner the words around may tell. Numbers of the case (urn) and officers have none. */
const OF_PERSON: ReadonlySet<Category> = new Set([
  ...([
    'address',
    'scene',
    'dob',
    'age',
    'phone',
    'email',
    'social',
    'occupation',
    'workplace',
    'school',
    'vrm',
    'nhs',
    'nino',
  ] as const),
  ...([
    'passport',
    'licence',
    'bank',
    'card',
    'medical',
    'special',
    'convictions',
    'pnc',
    'cro',
    'imei',
    'clue',
    'safety',
    'relation',
    'other',
  ] as const),
]);
/** What hardly ever is the defendant's: in a narrative these need the defendant's name right before them. */
const NEVER_DEFENDANTS: ReadonlySet<Category> = new Set(['safety', 'school', 'clue']);
const RECORDS = /^(MEDICAL|PNC|MG16|CUSTODY|MG19|BANK|PHOTO|MG10)$/;
const FIRST_PERSON_PAPERS = /^(MG11|VPS)$/;
/** How far down a charge sheet or a report its header reaches. */
const HEADER = 700;

interface Scope {
  readonly view: View;
  readonly named: readonly Named[];
  readonly about: Person | undefined;
  readonly rears: readonly (readonly [number, number])[];
}

/** Gives `whose` to every hit that has none and whose owner the roster or the text tells. Pure; order kept. */
export function attribute(hits: readonly Hit[], given: View, roster: Roster): Hit[] {
  const { named, about: id } = readView(given, roster);
  const view: View = id === undefined ? given : { ...given, about: id };
  const known = knownValues(roster);
  const rears = view.pages
    .filter(({ page }) => isRear(page, view.type))
    .map(({ page, start }) => [start, start + page.text.length] as const);
  const scope: Scope = { view, named, about: roster.people.find((person) => person.id === id), rears };
  return hits.map((hit) => {
    if (hit.whose !== undefined || !OF_PERSON.has(hit.category)) return hit;
    // The age of somebody's child or relative is not the speaker's own.
    if (hit.category === 'age' && hit.evidence.some(({ says }) => says === OF_KIN)) return hit;
    const whose = ownerByValue(hit, view.text.slice(hit.from, hit.to), known) ?? ownerByText(hit, scope)?.id;
    return whose === undefined ? hit : { ...hit, whose };
  });
}

function ownerByText(hit: Hit, scope: Scope): Person | undefined {
  const { view } = scope;
  if (scope.rears.some(([from, to]) => hit.from >= from && hit.from < to)) return scope.about;
  const inside = scope.named.find((one) => one.from >= hit.from && one.to <= hit.to);
  if (inside !== undefined && hit.category !== 'medical' && hit.category !== 'convictions') return inside.person;
  let owner: Person | undefined;
  if (hit.category === 'phone' || hit.category === 'email') owner = bySide(hit, scope);
  if (owner === undefined) {
    if (view.type === 'PNC' || view.type === 'MG16') owner = onRecord(hit, scope);
    else if (view.type === 'PHONE-DOWNLOAD') owner = hit.category === 'phone' ? undefined : scope.about;
    else if (RECORDS.test(view.type)) owner = inRecord(hit, scope);
    else if (hit.category === 'scene') owner = undefined;
    else owner = bySpeech(hit, scope);
  }
  if (owner?.role === 'defendant' && NEVER_DEFENDANTS.has(hit.category)) return undefined;
  return owner;
}

/** A phone or mail box right behind a name on its line is that person's, an officer's too. */
function bySide(hit: Hit, { view, named }: Scope): Person | undefined {
  const line = lineStart(view.text, hit.from);
  const one = lastBefore(named, hit.from, line, () => true);
  if (one === undefined || (view.text.slice(one.to, hit.from).includes('. ') && one.person.role !== 'officer'))
    return undefined;
  return one.person;
}

/** On a print of a record: the page's own subject, or whoever is named with the value ("AP MRS E HUSSAIN"). */
function onRecord(hit: Hit, { view, named, about }: Scope): Person | undefined {
  const page = view.text.lastIndexOf('\f', hit.from) + 1;
  const line = lineStart(view.text, hit.from);
  const onLine = lastBefore(named, hit.from, line, notOfficer);
  if (hit.category !== 'convictions' && onLine !== undefined && !view.text.slice(onLine.to, hit.from).includes(';'))
    return onLine.person;
  if (hit.category === 'address') {
    const next = named.find((one) => one.from >= hit.to);
    if (
      next !== undefined &&
      /^[\s,]*(?:AP|AGGRIEVED|COMPLAINANT|VICTIM|LOSER|IP)?[\s:]*$/i.test(view.text.slice(hit.to, next.from)) &&
      next.person.source !== 'manifest'
    )
      return next.person;
    if (/\b(?:LOCATION|SCENE|OFFENCE AT|AT)\s*:?\s*$/i.test(view.text.slice(Math.max(0, hit.from - 16), hit.from)))
      return undefined;
  }
  const subject = named.find(
    (one) =>
      one.from >= page &&
      one.from < page + 300 &&
      (one.person.id === about?.id || one.person.relation === 'other-record' || one.person.role === 'defendant'),
  );
  return subject?.person ?? about;
}

/** In a record of one person: somebody named before the value on its line, if it is theirs to have; else the record's person. */
function inRecord(hit: Hit, { view, named, about }: Scope): Person | undefined {
  if (hit.category === 'medical' || hit.category === 'convictions' || hit.category === 'special') return about;
  const line = lineStart(view.text, hit.from);
  const one = lastBefore(named, hit.from, line, notOfficer);
  if (one === undefined)
    return about?.role === 'defendant' && view.type === 'CUSTODY' && hit.category === 'safety' ? undefined : about;
  if (one.person.role === 'professional')
    return hit.category === 'phone' || hit.category === 'other' ? one.person : about;
  return one.person;
}

type Cue = {
  readonly at: number;
  readonly kind: 'name' | 'first' | 'third';
  readonly person?: Person;
  readonly sex?: 'm' | 'f';
};

const FIRST = /\b(?:I|I['’](?:m|ve|d|ll)|my|My|mine|me|our|Our|we|We|us|myself)\b/g;
const THIRD =
  /\b(?:(he|him|his|He|His)|(she|her|hers|She|Her)|the (?:male|man|lad|defendant|suspect)|the (?:female|woman|lady))\b/g;

/** In running text the nearest cue before the value owns it: a name, "my", "her". */
function bySpeech(hit: Hit, scope: Scope): Person | undefined {
  const { view, named, about } = scope;
  const start = sentenceStart(view.text, hit.from);
  const words = view.text.slice(start, hit.to);
  const limit = hit.from - start;
  const cues: Cue[] = [];
  const name = lastBefore(named, hit.from, start, notOfficer);
  if (name !== undefined) cues.push({ at: name.from - start, kind: 'name', person: name.person });
  for (const found of words.matchAll(FIRST))
    if (found.index <= limit || !FIRST_PERSON_PAPERS.test(view.type))
      cues.push({ at: Math.min(found.index, limit), kind: 'first' });
  for (const found of words.matchAll(THIRD)) {
    if (found.index < limit || (found.index === limit && words.length > limit + 6))
      cues.push({
        at: found.index,
        kind: 'third',
        ...(found[1] !== undefined ? { sex: 'm' as const } : found[2] !== undefined ? { sex: 'f' as const } : {}),
      });
  }
  // "I saw bruises on her arm": the body is hers, whoever saw it.
  const body = hit.category === 'medical' ? OTHERS_BODY.exec(view.text.slice(start, hit.to)) : null;
  if (body !== null) return spokenOf(scope, start + body[0].length, body[1] === 'his' ? 'm' : 'f', hit);
  const cue = cues.sort((a, b) => b.at - a.at)[0];
  if (cue?.kind === 'name') return cue.person;
  if (cue?.kind === 'third') return spokenOf(scope, start + cue.at, cue.sex, hit);
  if (cue?.kind === 'first') return speaker(scope, hit.from);
  if (FIRST_PERSON_PAPERS.test(view.type)) return about?.role === 'officer' ? undefined : about;
  if (hit.from < HEADER && /^(MG4.?|MG5|MG7|MG8|MG15|MG18|MG2)$/.test(view.type)) return about;
  if (view.type === 'NOTEBOOK' || view.type === 'MG9')
    return lastBefore(named, hit.from, Math.max(0, start - 160), notOfficer)?.person;
  return view.type === 'LETTER' && about?.role !== 'defendant' && hit.category !== 'phone' && hit.category !== 'email'
    ? about
    : undefined;
}

/** Who says "I": the maker of a statement; in mail the sender of the message in which it stands. */
function speaker({ view, named, about }: Scope, at: number): Person | undefined {
  if (view.type !== 'EMAIL') return about?.role === 'officer' ? undefined : about;
  let sender: Person | undefined = about;
  for (const one of named) {
    if (one.from > at) break;
    const before = view.text.slice(Math.max(0, one.from - 8), one.from);
    if (/From: ?["<]?$/i.test(before) || /^[^\n]{0,60}\bwrote:/.test(view.text.slice(one.to, one.to + 70)))
      sender = one.person;
  }
  return sender;
}

/** "He", "her": the last person named before who is not the speaker and not of the other sex. */
function spokenOf({ view, named, about }: Scope, at: number, sex: 'm' | 'f' | undefined, hit: Hit): Person | undefined {
  const speaks = FIRST_PERSON_PAPERS.test(view.type) ? about?.id : undefined;
  const may = (one: Named): boolean => {
    if (!notOfficer(one) || one.person.id === speaks || one.person.organisation === true) return false;
    return sex === undefined || !namesOf(one.person).some((name) => name.sex !== undefined && name.sex !== sex);
  };
  // The injuries that a summary tells are the victim's, also where somebody outside the case was named last.
  if (view.type === 'MG5' && hit.category === 'medical' && hit.traits?.includes('injury') === true) {
    const victim = lastBefore(named, at, 0, (one) => one.person.role === 'victim' && may(one));
    const last = lastBefore(named, at, Math.max(0, at - 600), may);
    if (last?.person.role === 'third-party') return victim?.person ?? last.person;
  }
  return lastBefore(named, at, Math.max(0, at - 600), may)?.person;
}

const notOfficer = (one: Named): boolean => one.person.role !== 'officer';
const lineStart = (text: string, at: number): number =>
  Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\f', at - 1)) + 1;

/** The last person named before `at`, not before `floor`, for whom `fits` holds. */
function lastBefore(
  named: readonly Named[],
  at: number,
  floor: number,
  fits: (one: Named) => boolean,
): Named | undefined {
  let low = 0;
  let high = named.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((named[middle]?.from ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  for (let i = low - 1; i >= 0; i--) {
    const one = named[i];
    if (one === undefined || one.from < floor) return undefined;
    if (fits(one)) return one;
  }
  return undefined;
}

const STOP =
  /(?<!\b(?:Mr|Mrs|Ms|Dr|No|St|Rd|no|hrs|approx|e\.g|i\.e|[A-Z]))[.!?]["'”’]?\s+(?=["'“‘]?[A-Z])|\n\s*\n|\f|\t/g;

/** Where the sentence, paragraph or cell around `at` begins. */
function sentenceStart(text: string, at: number): number {
  const from = Math.max(0, at - 400);
  let start = 0;
  for (const stop of text.slice(from, at).matchAll(STOP)) start = stop.index + stop[0].length;
  return from + start;
}
