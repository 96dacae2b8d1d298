// The words of the review page: what marks, grades and acts are called, and what people can give as reasons.
import type { Category, Grade, Person } from '../../model/index.ts';

export const CATEGORY_WORDS: Readonly<Record<Category, string>> = {
  name: 'Name', address: 'Address', scene: 'Place of the offence', dob: 'Date of birth', age: 'Age', phone: 'Telephone number',
  email: 'E-mail address', social: 'Name on social media', occupation: 'Occupation', workplace: 'Place of work', school: 'School',
  relation: 'Relationship', vrm: 'Vehicle registration', nhs: 'NHS number', nino: 'National Insurance number',
  passport: 'Passport number', licence: 'Driving licence', bank: 'Bank account', card: 'Payment card', medical: 'Medical detail',
  special: 'Religion, ethnicity or orientation', convictions: 'Convictions', pnc: 'PNC number', cro: 'CRO number',
  imei: 'Number of a device', clue: 'Clue to a place or person', safety: 'Safety matter', informant: 'Informant',
  signature: 'Signature', urn: 'Reference', officer: 'Officer', other: 'Other detail',
}; // prettier-ignore

/** Grades are words, never percent. */
export const GRADE_WORDS: Readonly<Record<Grade, string>> = { certain: 'Certain', likely: 'Likely', look: 'Worth a look' }; // prettier-ignore

const ROLE_WORDS: Readonly<Record<Person['role'], string>> = {
  defendant: 'defendant', victim: 'victim', witness: 'witness', 'third-party': 'third party', child: 'child', officer: 'officer', professional: 'professional',
}; // prettier-ignore

/** "Hester Cole (V1, victim)". */
export const personInWords = ({ id, role, names }: Person): string => `${names[0] ?? id} (${id}, ${ROLE_WORDS[role]})`;

/** Why something stays visible, by the digit that chooses it; the last asks for words. */
export const KEEP_REASONS: readonly string[] = [
  'The recipient knows it already',
  'It is evidence that the case turns on',
  'It is the defendant’s own',
  'It is no personal data: a misreading',
  'It was said in open court or is public',
  'The person agrees to its disclosure',
  'An officer or professional acting as such',
  'The recipient must know it to obey a condition',
];

/** What a place that somebody marks by hand is, by the digit that chooses it. */
export const HAND_CATEGORIES: readonly { readonly category: Category; readonly text: string }[] = [
  { category: 'name', text: 'Name' },
  { category: 'address', text: 'Address or place' },
  { category: 'phone', text: 'Telephone, e-mail, account on the net' },
  { category: 'dob', text: 'Birth date or age' },
  { category: 'nhs', text: 'Number of a person: NHS, passport, bank …' },
  { category: 'medical', text: 'Health' },
  { category: 'clue', text: 'Relation, work, school or another clue' },
  { category: 'signature', text: 'Signature or face' },
  { category: 'other', text: 'Something else' },
];

export const HAND_REASON = 'Marked by hand: the recipient must not read it.';
export const LOOKED_REASONS = { keep: 'Looked at: nothing in it has to go.', redact: 'Looked at: it must not be read by the recipient.' } as const; // prettier-ignore
export const FLAG_QUESTION = 'Should this go or stay?';
export const counted = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** What the script says. `{n}` and `{who}` are filled in, and keys by what they do (own-keys.ts). */
export const SAYINGS = {
  saved: 'All saved',
  saving: 'Saving …',
  waiting: '{n} not saved yet: no connection. They are kept here and sent as soon as it is back.',
  signedOut: '{n} not saved yet: you were signed out. Sign in in another tab; they are kept here.',
  refused: 'Not taken: ',
  unkept: 'A reason in your own words is sent, but not kept if this page is closed before.',
  rest: 'Not all of the page was in view yet',
  openLeft: 'Open mark {n}',
  done: 'Page done',
  floor: 'Read this page: it takes about {n} seconds, and it was in view for {m}.',
  last: 'That was the last page',
  nothingSelected: 'Select words on the page first, or press {draw} to draw a box',
  nothingToUndo: 'Nothing of yours to take back here',
  undone: 'Taken back',
  flagged: 'The second person will be asked',
  noMark: 'Choose a mark first ({next})',
  keepTitle: 'Leave it visible, because',
  handTitle: 'What is it?',
  hasteTitle: 'You have been quick. What is this?',
  hasteWrong: 'That is not what it is taken for. Have another look.',
  edgesTitle: 'Arrow keys move the end, with Shift the start. Enter keeps it, Esc leaves it as it was.',
  ownReason: 'Another reason',
  drawing: 'Draw a box over the place, or press Esc',
  others: '{who} changed something on this page',
  here: '{who} is on this page too',
  keysOff: 'Keys are off',
  keysOn: 'Keys are on',
  cancel: 'Esc: leave it',
  marked: 'Marked: {n} so far. {go} uncovers the marks.',
} as const;
