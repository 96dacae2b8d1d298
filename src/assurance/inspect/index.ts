// From verdicts to figures.
export { DEMAND, inspect, type Asked, type Change, type Elusion, type Inspection, type Running } from './inspection.ts';
export { bothRead, OUTCOMES, PLACES, readResults, RESULT_COLUMNS, verdicts, type Outcome, type Place, type Result } from './results.ts'; // prettier-ignore
export { rateOf, ratesBy, weightedRate, type Rate, type WeightedRate } from './rates.ts';
export { mayRank, type Ranking } from './ranking.ts';
export { funnelOf, limitAt, type Funnel } from './funnel.ts';
export { counted, percent, plain, range } from './words.ts';
export { readReceived } from './received.ts';
