// Five-minute drills on made-up papers: chosen by one's own errors, scored against the truth.
export { drillPages, readMarks, readPaper, type DrillPage, type MarkedPage, type TrueMark } from './material.ts';
export { chooseDrill, dueAt, SPACING, WORDS_A_MINUTE, type DrillAsk, type Practised } from './choose.ts';
export { scoreDrill, type DrillResult, type MarkResult, type Stroke } from './score.ts';
export { sittingOf, strokesOn, type DrillEvent, type DrillMark, type MarkNow, type Sitting } from './sitting.ts';
export { drawSheet, placesOn, setSheet, stretchIn, type SetWord, type Sheet } from './sheet.ts';
