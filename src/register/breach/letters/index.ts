// Letters, drafted from one catalogue of words.
export { draftLetter, senderSchema } from './draft.ts';
export { recallKit, kitFiles, type Left, type KitSheet } from './kit.ts';
export { letterHtml, lettersHtml, letterText, type Letter, type Sender } from './letter.ts';
export { VERSION as LETTERS_VERSION } from './messages.ts';
export { letterToPerson, type CommonFacts } from './person.ts';
export { letterToRecipient, noteToPolice, placeInWords, regulatorFields, regulatorSheet, undertakingSheet, type LeftPaper, type LeftPapers } from './others.ts'; // prettier-ignore
export { readingEase, syllables, type Reading } from './readability.ts';
