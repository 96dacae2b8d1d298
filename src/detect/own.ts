// A defendant's own data is the one thing that guidance keeps, so "it is the defendant's" has to be shown: by a value
// that the roster knows, or by a label in the head of the defendant's own form. Being named last before it is no proof:
// the address after the defendant's name is often the neighbour's. Unproven, the owner is left open.
import type { Category, Person } from '../model/index.ts';
import { parseName, type Roster } from '../people/index.ts';
import { HARMED } from './context/vehicles.ts';
import type { Hit } from './recogniser.ts';
import type { View } from './view.ts';

const NEEDS_PROOF: ReadonlySet<Category> = new Set<Category>([
  ...(['address', 'dob', 'phone', 'email', 'social', 'vrm', 'nhs', 'nino', 'passport', 'licence', 'bank'] as const),
  ...(['card', 'pnc', 'cro', 'imei', 'clue', 'safety', 'workplace', 'occupation', 'school', 'other'] as const),
]);
// Never the defendant's to know, whoever they are about.
const NEVER_OWN: ReadonlySet<Category> = new Set<Category>(['clue', 'safety']);

const LABEL =
  /\b(?:address|addr|home|bail address|dob|d\.o\.b\.?|date of birth|born|tel(?:ephone)?(?: no)?|phone|mob(?:ile)?|e-?mail|pnc(?: ?id)?|cro(?: no)?|occupation|vehicle|driver no|nino|ni no)\b[^a-z0-9]{0,6}$/i;
const ANOTHER =
  /\b(?:prev(?:ious)?|c\/o|care of|loc(?:ation)?|nok|next of kin|associates?|co-?(?:def|acc|res)\w*|partner|wife|husband|mother|father|officer|oic|victim|ip|ap|witness|caller|inf(?:ormant)?|complainant|aggrieved|solicitor|appropriate adult|surety|protected)\b/i;
/** Somebody else's home, even where the defendant stays there. */
const CARE_OF = /(?:^|\s)(?:c\/o|care of)\b/i;
const OWN_FORMS = /^(?:PNC|MG16|MG4[A-F]?|MG5|MG1|MG15|CUSTODY|MG18)$/;
/** Characters of a page that count as the head of a form. */
const HEAD = 1200;

const digits = (text: string): string => text.replace(/\D/g, '').replace(/^(?:0044|44)(?=\d{10}$)/, '0');
const squash = (text: string): string => text.toLowerCase().replace(/[^a-z0-9@]/g, '');
const pnc = (text: string): string =>
  squash(text)
    .replace(/^(?:19|20)(?=\d{9})/, '')
    .replace(/^(\d\d)0+/, '$1');

function knows(person: Person, hit: Hit, text: string): boolean {
  switch (hit.category) {
    case 'phone':
      return person.phones.some((own) => digits(own) === digits(text));
    case 'email':
    case 'social':
      return person.emails.some((own) => squash(own) === squash(text));
    case 'pnc':
    case 'cro':
      return person.numbers.some((own) => own.category === hit.category && pnc(own.value) === pnc(text));
    case 'address': {
      const said = squash(text);
      return said.length >= 6 && /\d/.test(said) && person.addresses.some((own) => squash(own).includes(said));
    }
    default:
      return person.numbers.some((own) => squash(own.value) === squash(text));
  }
}

/** Does a number of this kind contradict what is known of the person? */
function contradicts(person: Person, hit: Hit, text: string): boolean {
  if (hit.category !== 'pnc' && hit.category !== 'cro') return false;
  const known = person.numbers.filter((own) => own.category === hit.category);
  return known.length > 0 && !known.some((own) => pnc(own.value) === pnc(text));
}

/** "the defendant's silver Golf, AB12 CDE", "handset seized from SMITH, IMEI …": said to be his in the same sentence, near by. */
function calledHis(view: View, at: number, person: Person): boolean {
  const before = view.text
    .slice(Math.max(0, at - 90), at)
    .replace(/\s+/g, ' ')
    .replace(/^.*[.;]\s(?=\p{Lu})/u, '');
  const names = person.names.map((name) => name.split(/\s+/).at(-1) ?? '').filter((name) => name.length > 2);
  const whose = `(?:defendant|accused|suspect|${names.map((name) => name.replace(/[^\p{L}]/gu, '.')).join('|')})`;
  const owns = new RegExp(
    `\\b${whose}['’]s\\b[^.;]{0,50}$|\\b(?:seized from|belonging to|registered to|driven by|owned by|keeper|property of|recovered from)(?: the)?(?: \\p{L}+)? ${whose}\\b[^.;]{0,40}$`,
    'iu',
  );
  return owns.test(before) && !ANOTHER.test(before);
}

/** Taken as an exhibit: "…, IMEI 35…, (TB/3)", "I seized", "the search found". */
const EXHIBIT = /^[\s,.(]{0,3}(?:exhibit )?\(?[A-Z]{2,4}\/\d{1,3}\b/u;
const SEIZED = /\b(?:seiz\w+|recovered|found|located|took possession|search(?:ed|ing)?|produced?|exhibited?)\b/iu;

/** A device or vehicle that an officer took, told after the accused and nobody else. The owner told by the words is the accused. */
function seizedFrom(view: View, { from, to }: Hit): boolean {
  const before = view.text.slice(Math.max(0, from - 220), from).replace(/\s+/g, ' ');
  if (!SEIZED.test(before) && !EXHIBIT.test(view.text.slice(to, to + 16))) return false;
  return !/\b(?:victim|complainant|witness|my|her own|caller|IP|aggrieved)\b/.test(before.slice(-120));
}

/** A device among exhibits, in words that name the accused after anybody else of the case. */
function takenFrom(hit: Hit, view: View, roster: Roster, accused: Person): boolean {
  if (!/^(?:MG11|MG5|MG12|NOTEBOOK|MG6C|EXHIBIT|OTHER)$/.test(view.type) || !seizedFrom(view, hit)) return false;
  const before = view.text.slice(Math.max(0, hit.from - 700), hit.from).toLowerCase();
  const last = ({ names }: Person): number =>
    Math.max(...names.map((name) => before.lastIndexOf((name.split(/\s+/).at(-1) ?? name).toLowerCase())));
  const at = last(accused);
  return at >= 0 && roster.people.every((one) => one === accused || one.role === 'officer' || last(one) < at);
}

/** "The defendant used three accounts: @a, @b and @c", "She rang her from 07700 …": what the accused is said to use. */
const USED =
  /\b(?:used|uses|using|created|opened|set up|operated|registered|messaged (?:him|her|them)?\s?(?:from|as)|contacted (?:him|her|them) (?:from|on|as|via)|rang (?:him|her|them) from|texted (?:him|her|them) from|sent\b[^.;]{0,40}\bfrom)\b[^.]{0,110}$/iu;

/** "He" or "she" as the subject, as it fits the person. */
function spokenOf({ names }: Person): RegExp {
  const sex = parseName(names[0] ?? '').sex;
  return new RegExp(`^\\s*(?:${sex === 'm' ? 'he' : sex === 'f' ? 'she' : 'he|she'})(?: (?:also|then|had|has|later|first))*\\s*$`, 'i');
} // prettier-ignore

function usedBy(view: View, at: number, person: Person): boolean {
  const before = view.text.slice(Math.max(0, at - 170), at).replace(/\s+/g, ' ');
  const sentence = before.split(/[.;]\s(?=\p{Lu})/u).at(-1) ?? '';
  const use = USED.exec(sentence);
  if (use === null) return false;
  const subject = sentence.slice(0, use.index);
  const names = person.names.map((name) => (name.split(/\s+/).at(-1) ?? '').toLowerCase()).filter((name) => name.length > 2);
  return /\b(?:defendant|accused|suspect)\b/i.test(subject) || names.some((name) => subject.toLowerCase().includes(name)) ||
    (view.type === 'MG5' && spokenOf(person).test(subject));
} // prettier-ignore

/** What stands in the head of a download belongs to the phone's owner. */
const DEVICE = /^(?:imei|phone|email|social|other)$/;
const FIRST_ROW = /\n\[?(?:\d{1,6}(?:\t| {2,})|\d{1,2}[/.-]\d{1,2}[/.-]\d{2})/u;
const inRows = (view: View, at: number): boolean => FIRST_ROW.test(view.text.slice(0, at + 1));

function isProven(hit: Hit, view: View, person: Person): boolean {
  const text = view.text.slice(hit.from, hit.to);
  if (NEVER_OWN.has(hit.category) || contradicts(person, hit, text)) return false;
  if (hit.category === 'address' && CARE_OF.test(text)) return false;
  if (hit.evidence.some((one) => one.kind === 'roster') || knows(person, hit, text)) return true;
  if (
    (hit.category === 'vrm' || hit.category === 'imei') &&
    (calledHis(view, hit.from, person) || seizedFrom(view, hit))
  )
    return true;
  if (
    view.type === 'PHONE-DOWNLOAD' &&
    view.about === person.id &&
    DEVICE.test(hit.category) &&
    !inRows(view, hit.from)
  )
    return true;
  if (!OWN_FORMS.test(view.type) || (view.about !== undefined && view.about !== person.id)) return false;
  const page = view.text.lastIndexOf('\f', hit.from - 1);
  if (hit.from - page > HEAD) return false;
  const line = view.text.slice(Math.max(view.text.lastIndexOf('\n', hit.from - 1), page) + 1, hit.from);
  return LABEL.test(line) && !ANOTHER.test(line) && !ANOTHER.test(text);
}

/** What was found in somebody's pockets is theirs: a key, a ticket, a card in the list of property of the own custody record. */
const PROPERTY = /\b(?:property|pockets?|seized|returned|keys? (?:for|to|of)|wallet|ticket|photo ?card|pass)\b/i;
/** "a season ticket in the name Leon Akers, NX 4471": the words between a name and the number of its card. */
const NAMED_ON = /\bin the name(?: of)? ([^.;\n]{0,60})$/i;
const CARRIED: ReadonlySet<Category> = new Set<Category>(['vrm', 'imei', 'other']);

/** The defendant whose card, ticket or key an unowned number is, where the paper says so. */
function carriedBy(hit: Hit, view: View, defendants: ReadonlyMap<string, Person>): string | undefined {
  if ((hit.whose !== undefined && !defendants.has(hit.whose)) || !CARRIED.has(hit.category)) return undefined;
  if (hit.category === 'other' && !hit.traits?.includes('customer-number')) return undefined;
  const line =
    view.text
      .slice(Math.max(0, hit.from - 120), hit.from)
      .split(/\n\n|\f/u)
      .at(-1) ?? '';
  const own = view.about === undefined ? undefined : defendants.get(view.about);
  if (own && view.type === 'CUSTODY' && PROPERTY.test(line) && !ANOTHER.test(line)) return own.id;
  const named = NAMED_ON.exec(view.text.slice(Math.max(0, hit.from - 90), hit.from).replace(/\s+/g, ' '))?.[1];
  if (named === undefined) return undefined;
  const words = named.toLowerCase().split(/[^\p{L}'-]+/u);
  return [...defendants.values()].find(({ names }) => words.includes(names[0]?.toLowerCase().split(' ').at(-1) ?? ''))
    ?.id;
}

/** Where a bail paper orders its defendant to live, in the head of the form or in the condition. */
function livesThere(hit: Hit, view: View, defendants: ReadonlyMap<string, Person>): boolean {
  if (!/^MG4/.test(view.type) || view.about === undefined || !defendants.has(view.about)) return false;
  const before = view.text.slice(Math.max(0, hit.from - 60), hit.from).replace(/\s+/g, ' ');
  return /\b(?:live and sleep|reside|residence|to live|living|sleep)\b(?: (?:and sleep|only|each night|every night|nightly))*(?: at)?:? (?:c\/o )?$/i.test(before);
} // prettier-ignore

/** May what the offence was done to be theirs? */
const isOwnerOfHarmed = (roster: Roster, whose: string | undefined): boolean =>
  roster.people.some(({ id, role, organisation }) => id === whose && (role === 'victim' || organisation === true));

/** Takes the owner off business premises, and a defendant's name off what is not shown to be his own; what somebody carried is given to them. Pure; order kept. */
export function requireProof(hits: readonly Hit[], view: View, roster: Roster): Hit[] {
  const defendants = new Map(roster.people.filter((person) => person.role === 'defendant').map((p) => [p.id, p]));
  return hits.map((hit) => {
    // What the offence was done to is the victim's or a body's; that somebody else was named before it proves nothing.
    if (
      hit.category === 'vrm' &&
      hit.evidence.some(({ says }) => says === HARMED) &&
      !isOwnerOfHarmed(roster, hit.whose)
    ) {
      const { whose: _nobody, ...rest } = hit;
      return rest;
    }
    // A shop or pub where it happened is nobody's home, whoever is named beside it.
    if (hit.category === 'scene' && hit.traits?.includes('business') && !hit.traits.includes('home')) {
      const { whose: _nobody, ...rest } = hit;
      return rest;
    }
    const [only] = defendants.values();
    if (/^(?:social|phone|email)$/.test(hit.category) && only !== undefined && defendants.size === 1 && !hit.evidence.some((one) => one.kind === 'roster') && usedBy(view, hit.from, only)) return { ...hit, whose: only.id }; // prettier-ignore
    if (hit.category === 'address' && livesThere(hit, view, defendants)) return { ...hit, whose: view.about ?? '', traits: (hit.traits ?? []).filter((trait) => trait !== 'bail-condition') }; // prettier-ignore
    if (hit.category === 'imei' && hit.whose === undefined && only !== undefined && defendants.size === 1 && takenFrom(hit, view, roster, only)) return { ...hit, whose: only.id }; // prettier-ignore
    const carrier = carriedBy(hit, view, defendants);
    if (carrier !== undefined) return { ...hit, whose: carrier };
    const person = hit.whose === undefined ? undefined : defendants.get(hit.whose);
    if (!person || !NEEDS_PROOF.has(hit.category) || isProven(hit, view, person)) return hit;
    const { whose: _open, ...rest } = hit;
    return rest;
  });
}
