// Cases as people work on them: papers in the store, prepared by jobs, decided by people.
export { DOTS_PER_INCH, type Casework, type Progress, type Side } from './casework.ts';
export { packView, personOf, standingOf, unpackView, viewOf, type CaseStandingNow, type CaseView, type DocumentStanding, type DocumentView } from './view.ts'; // prettier-ignore
