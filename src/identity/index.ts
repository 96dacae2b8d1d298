// Are these convictions this defendant's, and is this recipient the right one? Answers with holds, never with a pass by default.
export { checkConvictions } from './convictions.ts';
export type { Circumstances, ConvictionsCheck, RecordVerdict } from './convictions.ts';
export type { PageVerdict } from './page.ts';
export type { FieldEvidence, KnownPlace, State } from './compare.ts';
export { checkRecipient, requireKnownDefendant } from './recipient.ts';
