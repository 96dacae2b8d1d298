// Are these convictions this defendant's, and is this recipient the right one? Answers with holds, never with a pass by default.
export { checkConvictions } from './convictions.ts';
export type { ConvictionsCheck, RecordVerdict } from './convictions.ts';
export type { Circumstances, PageVerdict } from './page.ts';
export type { FieldEvidence, KnownPlace, State } from './compare.ts';
export { bookVersion, readBook, type AddressBook } from './book.ts';
export { checkCoverPapers, type CoverPapers } from './cover.ts';
export { checkedTo, checkRecipient, requireKnownDefendant, type CheckedTo } from './recipient.ts';
export type { Address, RecipientCheck, Sending } from './recipient.ts';
