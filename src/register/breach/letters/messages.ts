// The words of all letters, in one catalogue: a lawyer reads them here, and another language is another such object.
// {braces} are filled in. The version changes with the words and is noted with every draft.
import type { Category } from '../../../model/index.ts';
import type { Containment, RecipientType } from '../words.ts';

export const VERSION = 'letters-2';

export const PERSON = {
  subject: 'Your information was shared by mistake',
  dear: 'Dear {name}',
  opening: 'We are sorry. On {day} we made a mistake, and information about you was sent to somebody who should not have had it. This letter says what happened, what we have done, and what help there is for you.',
  danger: 'If you feel that you are in danger now, ring 999.',
  what: 'What was seen',
  whatIs: 'It was a paper from a court case. It showed {what}.',
  who: 'Who saw it',
  whoIs: 'It was sent to {recipient}. We found out on {found}.',
  done: 'What we have done',
  mean: 'What it may mean for you',
  safety: 'Keeping you safe',
  safetyIs: 'We can talk with you about what would help you feel safe. The police officer in your case can help too. Help may be: someone to speak to, changes at court so that you are not seen, new bail terms for the person accused, or help with a new phone number or a move.',
  choose: 'You choose how we stay in touch. Tell us if this letter, or a call, could be seen or heard by someone you do not trust.',
  next: 'What you can do now',
  nextIs: 'Call us on {phone} or write to {email}. Ask for the data protection officer. Quote {reference}. We will give you one person to talk to.',
  complain: 'You can complain to us. It is your right under the Victims’ Code if you are a victim. You can also complain to the Information Commissioner’s Office. Its website is ico.org.uk, and its phone number is on it.',
  claim: 'You may be able to claim money for harm or distress. A solicitor or an advice centre can tell you more. We cannot give you advice on this.',
  form: 'We can send this letter in large print, in another language, or read it to you.',
  close: 'We know that this may upset you. We are sorry that it happened.',
  sign: '{office}',
} as const; // prettier-ignore

/** What was seen, said to the person whose it is. */
export const YOURS: Readonly<Record<Category, string>> = {
  name: 'your name', address: 'your address', scene: 'the place where it happened', dob: 'your date of birth', age: 'your age',
  phone: 'your phone number', email: 'your email address', social: 'your name on social media', occupation: 'what work you do',
  workplace: 'where you work', school: 'the school or nursery', relation: 'who you are to somebody else', vrm: 'the number plate of a car',
  nhs: 'your NHS number', nino: 'your National Insurance number', passport: 'your passport number', licence: 'your driving licence number',
  bank: 'your bank details', card: 'your bank card number', medical: 'details about your health', special: 'private details about you',
  convictions: 'your police record', pnc: 'a police record number', cro: 'a police record number', imei: 'a number of your phone',
  clue: 'details from which someone may work out who or where you are', safety: 'details about where you stay or how you are kept safe',
  informant: 'details about what you told the police', signature: 'your signature', urn: 'a case number', officer: 'your rank or number',
  other: 'other details about you',
}; // prettier-ignore

export const TO_WHOM: Readonly<Record<RecipientType, string>> = {
  defence: 'the lawyer of the person accused', defendant: 'the person accused', 'co-defendant': 'another person accused in the case',
  court: 'the court', probation: 'the probation service', police: 'a police force', 'other-party': 'somebody else in another case',
  press: 'a newspaper or broadcaster', public: 'members of the public', 'not-known': 'somebody we do not know yet',
}; // prettier-ignore

export const WHERE_NOW: Readonly<Record<Containment, string>> = {
  'within-cjs': 'It has stayed with people who work in the courts and the justice system.',
  'outside-recovered': 'We have got the paper back, or have been told in writing that it was deleted. We cannot be sure that nobody wrote something down.',
  'outside-not-recovered': 'We have not got it back. We are still trying.',
  'not-known': 'We do not know yet where the paper is. We will tell you when we do.',
}; // prettier-ignore

/** What was done, each said only where somebody noted that it was. */
export const WE_DID: Readonly<Record<string, string>> = {
  'risk-to-life': 'We asked at once whether anyone was in danger.',
  freeze: 'We stopped all other papers in the case from going out.',
  recall: 'We asked for the paper to be given back or deleted, and not to be shown to anyone else.',
  undertaking: 'We have it in writing that the paper will be deleted or given back.',
  agency: 'We told the police officer in the case.',
  prosecutor: 'We told the lawyer who brings the case to court.',
  court: 'We told the court.',
};

export const MAY_MEAN = {
  findable: 'Someone may be able to find where you are. Please talk to us soon about keeping safe.',
  contact:
    'Someone may try to call or write to you. Do not answer if you do not know who it is. Tell us or the police.',
  money: 'Someone may try to use your details to get money. Watch your bank account. Tell your bank what happened.',
  identity: 'Someone may try to use your details to pass as you. Be careful with calls and emails that ask for more.',
  private: 'Someone may know things that you wanted to keep private.',
} as const;

export const RECIPIENT = {
  subject: 'Papers sent to you in error: please stop reading and return them',
  body: [
    'On {day} a document ({type}) was sent to you in case {case} in error. It holds personal data that you should not have.',
    'Please do the following today.',
    '1. Stop reading {thing}. Copy nothing, and pass nothing on.',
    '2. Do not tell your client or anybody else what stands there.',
    '3. Delete every copy, in mail, on servers and on devices, or return it to us.',
    '4. If it was opened or passed on, tell us when, by whom and to whom. We need this to keep people safe.',
    '5. Sign the undertaking {where} and send it back by {until}.',
    'A corrected document will follow. Contact: {office}, {phone}, {email}. Our reference: {reference}.',
  ],
  /** Where a whole release is recalled. */
  package: [
    'It left in release {release}, of {count}. Treat all of it as recalled until a corrected one reaches you. Its papers are listed here by their place in its index.html, by type and by the first digits of their SHA-256; names of papers are not told.',
  ],
  undertaking: 'Undertaking',
  undertakingAbout: 'Release {release} in case {case}, sent to you on {day}. Our reference: {reference}. Back by {until}, to {office}, {email}.',
  undertakingIs: [
    'I undertake that {gone} been deleted or returned, that no copy is kept, and that what stands there has not been and will not be told to anybody, but for what is written here:',
    '______________________________________________',
    'Signed ____________________   For the firm ____________________   Date ____________',
  ],
} as const; // prettier-ignore

/** The recall kit: what the office keeps, beside the letter that goes out. */
export const KIT = {
  title: 'Recall kit',
  who: 'Who got what, and when',
  whoIs: 'For the office: it does not go out. From the receipt of the release, which anybody can check.',
  papers: 'What is in it',
  others: 'Other releases of this case',
  othersAre:
    'The same mistake may stand in each of them. Look, and recall those that have it; each has a letter of its own.',
  othersUnknown: 'Look whether other recipients of this case were sent the same papers, and recall those too.',
  noOthers: 'Nothing else of this case has left.',
  hour: 'The first hour',
  hourIs: 'Times run from {aware}, when it was known. What is done is noted in record {reference}.',
} as const;

export const POLICE = {
  subject: 'Returned: material to be redacted',
  body: [
    'The document named below ({type}, case {case}) reached us on {day} with personal data that has to be redacted before it can go further. It has not been sent on, so nobody has seen it who should not.',
    'Please redact the places listed and send the document again. This note counts for nobody’s record; it is there so that the next file is easier.',
  ],
  places: 'Places',
  foot: 'Contact: {office}, {phone}, {email}. Our reference: {reference}.',
} as const; // prettier-ignore
