// Figures as a page with charts.
export { drawInWords, inspectionPage, inspectionParts, type About, type Telling } from './inspection-page.ts';
export { planParts } from './plan-page.ts';
export { bookFiles, type BookFile } from './book-files.ts';
export { grid, inset, report, safe, section, summary, table } from './shell.ts';
export { defectRates, yearPage, yearParts } from './year-page.ts';
export { figuresParts, type FigureWords } from './figures-page.ts';
export { assuranceReport, type AssuranceReport } from './assurance-report.ts';
export { reviewParts } from './review-parts.ts';
export { figuresCsv } from './figures-csv.ts';
