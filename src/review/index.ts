// What people decide about proposals: events and a pure reducer.
export { coveredInDraft, decide, needsPerson, type Decided } from './decisions.ts';
export { decisionsFor, readDecisions, type DecisionsFile, type Looked } from './file.ts';
