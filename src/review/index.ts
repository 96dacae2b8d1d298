// What people decide about proposals: events, and pure functions that say what they come to.
export { FASTEST, floorOf, lookAsked, SEEN, unseenPages, type Unseen } from './attention.ts';
export { offersFor, taken, type Asked, type Offer } from './alike.ts';
export { blindPages, compareBlind, type BlindCount, type PageKey } from './blind.ts';
export { coveredInDraft, decide, needsPerson, proposalOf, type Decided } from './decisions.ts';
export type * from './event.ts';
export { logOf, readDecisions, type DecisionsFile } from './file.ts';
export { EMPTY_LOG, inOrder, reduce, replay, standing, type ReviewLog } from './log.ts';
export { markStates, type MarkState, type MarkStates } from './marks.ts';
export { leftOutOf, looksOf } from './places.ts';
export { addCounts, compareSecond, samplePages, weightOf, type SecondCount, type SecondLook, type Weighed } from './second-look.ts'; // prettier-ignore
export { HASTE, isHasty } from './haste.ts';
export { oneQuestion } from './one-question.ts';
export { refusalOf, type Refused } from './rules.ts';
