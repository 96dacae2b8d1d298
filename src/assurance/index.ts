// Is the work good, how sure are we, and who should learn what? Statistics, samples, inspections, triggers for training.
// Reads what other rooms wrote; changes nothing. Pure, but for the charts' library, which is loaded when a page is made.
export * from './statistics/index.ts';
export * from './sample/index.ts';
export * from './inspect/index.ts';
export * from './page/index.ts';
export * from './training/index.ts';
export * from './team/index.ts';
export * from './figures/index.ts';
export * from './drill/index.ts';
