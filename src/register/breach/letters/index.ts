// Letters, drafted from one catalogue of words.
export { draftLetter, senderSchema } from './draft.ts';
export { letterHtml, letterText, type Letter, type Sender } from './letter.ts';
export { VERSION as LETTERS_VERSION } from './messages.ts';
export { letterToPerson, type CommonFacts } from './person.ts';
export { letterToRecipient, noteToPolice, regulatorFields, regulatorSheet } from './others.ts';
export { readingEase, syllables, type Reading } from './readability.ts';
