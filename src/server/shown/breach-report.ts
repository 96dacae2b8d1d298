// The form in which a breach is reported by hand, read and drawn again. What a field may hold is said by the record's own
// schema (register/breach); here is only which field a problem belongs to. Pure. Not here: the release's own recall form.
import { CATEGORY_NAMES } from '../../guidance/index.ts';
import { BlotterError, CATEGORIES, DOCUMENT_TYPES, type Category } from '../../model/index.ts';
import { AFFECTED_ROLES, CAUSES, CHANNELS, CONTAINMENTS, FINDERS, FORMS, instantOf, RECIPIENT_TYPES, STEPS, VULNERABILITIES, type Affected } from '../../register/breach/index.ts'; // prettier-ignore
import { inWords } from './breach-words.ts';

type Fields = Readonly<Record<string, string>>;
export interface FormProblem {
  readonly text: string;
  readonly href: string;
}

/** How many people the form has room for. */
export const PEOPLE = 4;
/** Kinds that are asked for first; the others stand behind "more". */
const OFTEN = ['name', 'address', 'phone', 'email', 'dob', 'medical', 'convictions', 'relation', 'workplace', 'school', 'safety', 'clue', 'bank', 'special'] as const satisfies readonly Category[]; // prettier-ignore

/** Of the fields that are chosen from a list: the words, and what is said where none was chosen. */
const CHOICES = {
  finder: [FINDERS, 'Say who found it.'],
  documentType: [DOCUMENT_TYPES, 'Say in which kind of document it was.'],
  step: [STEPS, 'Say which step failed, as far as you can tell.'],
  cause: [CAUSES, 'Say why, or that it is not known.'],
  recipient: [RECIPIENT_TYPES, 'Say who received it.'],
  channel: [CHANNELS, 'Say by which way it was sent.'],
  containment: [CONTAINMENTS, 'Say where the papers are now, or that it is not known.'],
} as const;
export type ChoiceField = keyof typeof CHOICES;

const SAYS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(CHOICES).map(([field, [, says]]) => [field, says])),
  unit: 'Give the code of your office, such as WYP or YH-LEEDS-2.',
  force: 'Give the force by its code, such as WYP, or leave it empty.',
  case: 'Give the case by its URN, such as 13XD0412326.',
  release: 'Give the release by the number on its receipt, or leave it empty.',
  recipients: 'Give a number, or leave it empty where it is not known.',
  affected: 'Say whose data it was.',
}; // prettier-ignore

/** Fields as they stand on the page; those of people and the office come after. */
const ORDER = ['case', 'release', 'awareAt', 'occurredAt', 'finder', 'documentType', 'step', 'cause', 'recipient', 'recipients', 'channel', 'containment', 'p1-ref', 'p1-role', 'p1-kind-name', 'p2-ref', 'p2-role', 'p2-kind-name', 'p3-ref', 'p3-role', 'p3-kind-name', 'p4-ref', 'p4-role', 'p4-kind-name', 'unit', 'force']; // prettier-ignore

const trimmed = (fields: Fields, name: string): string => (fields[name] ?? '').trim();

/** A time as a browser sends it, with the half of a doubled hour where that was asked: an instant, a problem, or null where there is none. */
export function readTime(fields: Fields, name: string): string | { readonly problem: string; readonly twice: boolean } | null {
  const typed = trimmed(fields, name);
  if (typed === '') return null;
  try {
    const half = fields[`${name}-half`];
    return instantOf(half === 'first' ? `${typed}+01:00` : half === 'second' ? `${typed}Z` : typed);
  } catch (error) {
    if (!(error instanceof BlotterError)) throw error;
    const twice = /twice/.test(error.what);
    return { twice, problem: twice ? 'London’s clocks showed that time twice that night. Say which it was.' : 'Give a day and a time that London’s clocks have shown.' };
  }
} // prettier-ignore

/** What somebody affected is in the case, where it is known. */
export interface KnownPerson {
  readonly ref: string;
  readonly role: Affected['role'];
  readonly vulnerability: Affected['vulnerability'];
}

/** Rows of the form in which anything stands, with their numbers. */
function affectedIn(fields: Fields, known: readonly KnownPerson[]): { readonly n: number; readonly data: Readonly<Record<string, unknown>> }[] {
  return Array.from({ length: PEOPLE }, (_, i) => i + 1).flatMap((n) => {
    const ref = trimmed(fields, `p${n}-ref`).toUpperCase();
    const person = known.find((one) => one.ref === ref);
    const categories = CATEGORIES.filter((one) => fields[`p${n}-kind-${one}`] !== undefined);
    const vulnerability = VULNERABILITIES.filter((one) => fields[`p${n}-is-${one}`] !== undefined || person?.vulnerability.includes(one) === true);
    const role = trimmed(fields, `p${n}-role`) || person?.role;
    if (ref === '' && categories.length === 0 && !trimmed(fields, `p${n}-role`)) return [];
    return [{ n, data: { ref, role, vulnerability, categories, stranger: fields[`p${n}-stranger`] !== undefined } }];
  });
} // prettier-ignore

/** A problem of the record's schema at the field that it belongs to. */
function problemAt(path: readonly PropertyKey[], rows: readonly { readonly n: number }[]): FormProblem {
  const [field = '', index, part] = path.map(String);
  if (field !== 'affected' || index === undefined) return { text: SAYS[field] ?? `${field}: that is not of its form.`, href: field === 'affected' ? '#p1-ref' : `#${field}` }; // prettier-ignore
  const n = rows[Number(index)]?.n ?? 1;
  if (part === 'categories') return { text: `Say what of person ${n}’s data went out.`, href: `#p${n}-kind-name` };
  if (part === 'role') return { text: `Say what person ${n} is in the case.`, href: `#p${n}-role` };
  return { text: `Give person ${n} by the reference of the case file, such as V1. No names.`, href: `#p${n}-ref` };
}

/** Facts of a report. `case`: how the record names a case that is known, else what was typed; `known`: its people. */
export function readReport(fields: Fields, about: { readonly case: string | null; readonly known: readonly KnownPerson[] }): { readonly facts: Readonly<Record<string, unknown>> } | { readonly problems: readonly FormProblem[]; readonly twice: readonly string[] } {
  const problems: FormProblem[] = [];
  const twice: string[] = [];
  const time = (name: string): string | null => {
    const read = readTime(fields, name);
    if (read === null || typeof read === 'string') return read;
    if (read.twice) twice.push(name);
    problems.push({ text: read.problem, href: `#${name}` });
    return null;
  };
  const [aware, occurred] = [time('awareAt'), time('occurredAt')];
  if (aware === null && !problems.some(({ href }) => href === '#awareAt')) problems.push({ text: 'Say when it was reasonably certain that there was a breach: the 72 hours run from then.', href: '#awareAt' });
  if (aware !== null && occurred !== null && occurred > aware) problems.push({ text: 'Nobody was aware of it before it happened.', href: '#occurredAt' });
  const rows = affectedIn(fields, about.known);
  const chosen = Object.fromEntries(Object.keys(CHOICES).map((field) => [field, trimmed(fields, field)]));
  const count = trimmed(fields, 'recipients');
  const facts = {
    ...chosen, awareAt: aware ?? '1970-01-01T00:00:00.000Z', detectedAt: aware ?? '1970-01-01T00:00:00.000Z', occurredAt: occurred,
    case: about.case ?? trimmed(fields, 'case').toUpperCase(), release: trimmed(fields, 'release') || null,
    unit: trimmed(fields, 'unit').toUpperCase(), force: trimmed(fields, 'force').toUpperCase() || null,
    recipients: count === '' ? null : Number(count), affected: rows.map(({ data }) => data),
  };
  const read = FORMS.breach.safeParse({ ...facts, redactedBy: null, checkedBy: null, releasedBy: null });
  for (const { path } of read.success ? [] : read.error.issues) {
    const one = problemAt(path, rows);
    if (!problems.some(({ href }) => href === one.href)) problems.push(one);
  }
  const order = ({ href }: FormProblem): number => ORDER.indexOf(href.slice(1)) + 1 || ORDER.length;
  if (!read.success || problems.length > 0) return { problems: problems.toSorted((a, b) => order(a) - order(b)), twice };
  const { redactedBy: _, checkedBy: __, releasedBy: ___, ...whole } = read.data;
  return { facts: whole };
} // prettier-ignore

const options = (words: readonly string[], chosen: string, say: (word: string) => string = inWords) => [
  { value: '', text: 'Choose', selected: chosen === '' },
  ...words.map((value) => ({ value, text: say(value), selected: value === chosen })),
];

/** The lists to choose from, as they were chosen. */
export const choicesIn = (fields: Fields): Readonly<Record<ChoiceField, ReturnType<typeof options>>> =>
  Object.fromEntries(Object.entries(CHOICES).map(([field, [words]]) => [field, options(words, trimmed(fields, field), field === 'documentType' ? (word) => word : inWords)])) as Record<ChoiceField, ReturnType<typeof options>>; // prettier-ignore

/** The rows for people, as they were filled in. */
export const peopleIn = (fields: Fields) =>
  Array.from({ length: PEOPLE }, (_, i) => i + 1).map((n) => {
    const kind = (value: Category) => ({ value, text: CATEGORY_NAMES[value], checked: fields[`p${n}-kind-${value}`] !== undefined }); // prettier-ignore
    const rest = CATEGORIES.filter((one) => !(OFTEN as readonly string[]).includes(one)).map(kind);
    return {
      n,
      ref: trimmed(fields, `p${n}-ref`),
      roles: options(AFFECTED_ROLES, trimmed(fields, `p${n}-role`)),
      kinds: OFTEN.map(kind),
      more: { kinds: rest, open: rest.some(({ checked }) => checked) },
      is: VULNERABILITIES.map((value) => ({ value, text: inWords(value), checked: fields[`p${n}-is-${value}`] !== undefined })), // prettier-ignore
      stranger: fields[`p${n}-stranger`] !== undefined,
      open: n === 1 || trimmed(fields, `p${n}-ref`) !== '',
    };
  });
