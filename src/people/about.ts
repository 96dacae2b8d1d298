// Whom a document is about, where nobody said: by its form's own fields, its sender, its file name. Not here: the
// roster itself.
import type { CaseDocument, Person } from '../model/index.ts';
import { agree, parseName } from './person-name.ts';
import type { Spot, Spots } from './names-found.ts';
import { spotsOf } from './spots-of.ts';
import { tokenise } from './tokens.ts';

/** As much of a document as is needed to tell whom it is about. */
export type Papers = Pick<CaseDocument, 'file' | 'type' | 'about'> & {
  readonly pages: readonly Pick<CaseDocument['pages'][number], 'text'>[];
};

/** The one person a written name agrees with; undefined for none or several. */
export function personOf(text: string, people: readonly Person[]): Person | undefined {
  const name = parseName(text);
  const fits = people.filter((person) =>
    [...person.names, ...person.aliases].some((known) => agree(parseName(known), name)),
  );
  if (fits.length === 1) return fits[0];
  const listed = fits.filter((person) => person.source === 'manifest');
  if (listed.length === 1) return listed[0];
  const exact = fits.filter((person) => person.names.some((known) => known.toLowerCase() === text.toLowerCase()));
  return exact.length === 1 ? exact[0] : undefined;
}

/** The words of a record's own name fields put together: "SURNAME HALLORAN" + "FORENAMES KIRSTY LOUISE". */
export function ownName(spots: readonly Spot[]): string | undefined {
  const surname = spots.findIndex((spot) => spot.label === 'own-surname');
  const forenames = spots.findIndex((spot) => spot.label === 'own-forenames');
  if (surname < 0 || forenames < 0 || Math.abs(surname - forenames) > 2) return undefined;
  return `${spots[surname]?.text}, ${spots[forenames]?.text}`;
}

function byFields(document: Papers, spots: Spots, people: readonly Person[]): string | undefined {
  const { type } = document;
  const composed = ownName(spots.people);
  if (composed !== undefined) return personOf(composed, people)?.id;
  if (type === 'PNC' || type === 'MG16') {
    const numbered = byNumber(document, people);
    if (numbered !== undefined) return numbered;
  }
  const own = spots.people.find((spot) => spot.label === 'own' && spot.from < 2500);
  if (own !== undefined) {
    const found = personOf(own.text, people);
    if (found) return found.id;
  }
  if (type === 'MG11') {
    const officer = spots.officers.find((spot) => spot.start < 700);
    return officer === undefined ? undefined : personOf(officer.text, people)?.id;
  }
  const record = spots.people.find((spot) => spot.cue === 'reversed' && spot.from < 600);
  if (
    record !== undefined &&
    (type === 'PNC' || type === 'MG16' || type === 'MEDICAL' || type === 'PHOTO' || type === 'CUSTODY')
  )
    return personOf(record.text, people)?.id;
  if (type === 'NOTEBOOK') {
    const officer = spots.officers[0];
    return officer === undefined ? undefined : personOf(officer.text, people)?.id;
  }
  const wanted =
    type === 'EMAIL'
      ? 'sender'
      : type === 'CAD'
        ? 'caller'
        : type.startsWith('MG4') || type === 'MG5'
          ? 'defendant'
          : undefined;
  const named = wanted === undefined ? undefined : spots.people.find((spot) => spot.label === wanted);
  if (named !== undefined) {
    const person = personOf(named.text, people);
    if (person !== undefined) return person.id;
  }
  const re = spots.people.find((spot) => /(?:^|\n)\s*re:?[ \t]+$/i.test(startOfLine(document, spot)));
  if (re !== undefined) return personOf(re.text, people)?.id;
  return FIRST_NAMED.test(type) ? firstNamed(spots, people, /^(MG2|MG19|VPS|LETTER|EXHIBIT)$/.test(type)) : undefined;
}

const FIRST_NAMED = /^(MEDICAL|PHOTO|MG2|MG19|BANK|PHONE-DOWNLOAD|VPS|LETTER|EXHIBIT|CUSTODY|PNC|MG5|MG4A?)$/;

/** The first person of the manifest, no officer, whose full name stands near the head of the document. */
function firstNamed(spots: Spots, people: readonly Person[], noDefendant: boolean): string | undefined {
  for (const spot of spots.people) {
    if (spot.from > 900) return undefined;
    const name = parseName(spot.text);
    if (name.surname.length === 0) continue;
    const person = personOf(spot.text, people);
    if (noDefendant && person?.role === 'defendant') continue;
    if (person?.source === 'manifest' && person.role !== 'officer' && person.organisation !== true) return person.id;
  }
  return undefined;
}

/** The person whose PNC or CRO number stands on the first page. */
function byNumber(document: Papers, people: readonly Person[]): string | undefined {
  const text = (document.pages[0]?.text ?? '').toUpperCase();
  const fits = people.filter((person) =>
    person.numbers.some(
      ({ category, value }) => (category === 'pnc' || category === 'cro') && text.includes(value.toUpperCase()),
    ),
  );
  const [first] = fits.sort((a, b) => firstAt(text, a) - firstAt(text, b));
  return first?.id;
}

const firstAt = (text: string, person: Person): number =>
  Math.min(
    ...person.numbers.map(({ value }) =>
      text.includes(value.toUpperCase()) ? text.indexOf(value.toUpperCase()) : Infinity,
    ),
  );

function startOfLine(document: Papers, spot: Spot): string {
  const text = document.pages[0]?.text ?? '';
  return text.slice(Math.max(0, spot.from - 12), spot.from);
}

function byFileName(document: Papers, people: readonly Person[]): string | undefined {
  const words = new Set(tokenise(document.file.replace(/[_.]/g, ' ')).map((token) => token.key));
  const fits = people.filter((person) => {
    const surname = parseName(person.names[0] ?? '').surname;
    return surname.length > 0 && surname.every((part) => words.has(part));
  });
  return fits.length === 1 ? fits[0]?.id : undefined;
}

const OF_THE_DEFENDANT = /^(MG3|MG3A|MG4|MG4A|MG4B|MG4C|MG4D|MG4E|MG4F|MG5|MG7|MG8|MG15|MG16|MG18|CUSTODY)$/;

/**
 * The id of the person whom a document is about or who made it: what the document says already, else by its own
 * fields, the sole defendant for the forms of a charge, or its file name. Undefined where nothing tells.
 */
export function aboutOf(document: Papers, people: readonly Person[], read?: Spots): string | undefined {
  if (document.about !== undefined) return document.about;
  const spots = read ?? spotsOf(document.pages, document.pages.map((page) => page.text).join('\f'), document.type);
  const found = byFields(document, spots, people);
  if (found !== undefined) return found;
  const defendants = people.filter((person) => person.role === 'defendant');
  if (OF_THE_DEFENDANT.test(document.type) && defendants.length === 1) return defendants[0]?.id;
  return byFileName(document, people);
}
