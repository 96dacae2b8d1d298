// Cases as people work on them: papers in the store, prepared by jobs, decided by people.
export { DOTS_PER_INCH, type Casework, type Gate, type NewCase, type NewPaper, type PaperProgress, type PeopleChange, type PeopleRefused, type Progress, type Recall, type Released, type Side } from './casework.ts'; // prettier-ignore
export { checkedOf } from './checked.ts';
export { packView, personOf, standingOf, unpackView, viewOf, type CaseStandingNow, type CaseView, type DocumentStanding, type DocumentView } from './view.ts'; // prettier-ignore
export { breachesIn, type Breaches, type Officer, type StopWord } from './breaches.ts';
export { correctedBy, type Corrected, type Correction } from './corrections.ts';
export { keepingIn, RETENTION, type Keeping, type Retention } from './keeping.ts';
export { leftIn } from './figures.ts';
export { reviewFiguresIn, type ReviewFigures } from './figures-review.ts';
export { markedPlaces, sampleFor, type Sample } from './gate/sample.ts';
export { changePeople } from './people.ts';
export { comparePage, type Came, type PageCompared } from './inspections/compare.ts';
export { inspectionsIn, type InspectionLine, type Inspections } from './inspections/inspections.ts';
export { LOOKED_AT, type Listed, type LookedAt } from './inspections/list.ts';
export { pagesOf, releasedPaper, releasedPapers, type OpenedPaper, type ReleasedPaper } from './inspections/papers.ts';
export * from './inspections/state.ts';
export { paperThen, type Then } from './inspections/then.ts';
export { severityIn, type OfficeTables } from './severity.ts';
export { named } from './names.ts';
export { openCasework, type OpenCasework } from './open.ts';
export { HOOK_EVENTS, isSigned, openHooks, REACHES, type Hook, type OnEntered } from './hooks/index.ts';
export { openClamd, type Scan } from './scan/index.ts';
export type { CaseworkOptions } from './room.ts';
export { MOST, papersOf } from './take-in.ts';
export { learningIn, type Learning, type Reading } from './learning/learning.ts';
export { drillsIn, isPassed, scoreOf, withEvent, type Drill, type DrillLine, type Drills, type DrillSheetOf } from './learning/drills.ts'; // prettier-ignore
export { because, manifestOf, material, personOn, readMaterial } from './learning/material.ts';
export type { DrillProposal } from './learning/plan.ts';
export { numberOf, REVIEWING, type Proven } from './learning/training.ts';
