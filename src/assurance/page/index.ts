// Figures as a page with charts.
export { inspectionPage, type About } from './inspection-page.ts';
export { inset, report, safe, section, summary, table } from './shell.ts';
