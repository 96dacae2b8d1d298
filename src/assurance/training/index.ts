// Who should learn what, and by when.
export { completionProblem, trainingDue, type Completion, type Due, type Events, type Incident } from './due.ts';
export { askedIn, incidentsOf } from './incidents.ts';
export { TRAINING, type DrillPolicy, type Exercise, type TrainingPolicy, type Trigger } from './policy.ts';
