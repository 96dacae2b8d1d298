// The words of the house: readonly plain data and small pure helpers. Imports nothing.
export * from './geometry.ts';
export * from './casefile.ts';
export * from './recipient.ts';
export * from './finding.ts';
export * from './shown.ts';
export * from './text.ts';
export { isDiskFull } from './disk-full.ts';
export * from './errors.ts';
export * from './csv.ts';
export * from './refusal.ts';
