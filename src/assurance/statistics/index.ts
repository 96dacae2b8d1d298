// Rates with what is known of them. Pure; shares between 0 and 1, 95 % where nothing else is said.
export { clopperPearson, ofPile, upperBound, upperOfPile, wilson, type Interval } from './interval.ts';
export { newcombe, sizeToTellApart, type Count } from './difference.ts';
export { chapman, FEW_RECAPTURES, type Recapture } from './recapture.ts';
export { kappa, type Agreement } from './kappa.ts';
export { acceptance, findPlan, operatingCurve, zeroFailureSize, type AcceptancePlan, type Demand } from './plan.ts';
export { decideSoFar, runSequence, sequentialTest, type SequentialDecision, type SequentialTest } from './sprt.ts';
export { atMost } from './binomial.ts';
export { normalQuantile, zOf } from './normal.ts';
