// Samples that can be drawn again.
export { fitting, ITEM, LEADS, leadOf, OFFICE, readFrame, STRATA, tableOf, type Item, type Lead, type Stratum } from './frame.ts'; // prettier-ignore
export { drawSample, frameHash, METHOD, ticketOf, type Drawn, type DrawOrder, type Sample } from './draw.ts';
export { RISK_WEIGHTS, riskOf, type RiskWeight } from './risk.ts';
export { allocate } from './allocate.ts';
