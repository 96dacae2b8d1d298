// Fences for what opens strangers' documents: one place that builds them, processes that stand behind them, and the proof
// that they hold. Knows nothing of documents.
export { engineFlags, FRUGAL, FRUGAL_HEAP, RUNGS, type Memory, type Program, type Rung } from './fence.ts';
export { startFenced, type Fenced, type Limits, type Outcome, type Services } from './start.ts';
export { standBy, type Parent } from './stand-by.ts';
export { ATTEMPTS, prove, strongestRung, type Attempt, type Proof } from './probe.ts';
