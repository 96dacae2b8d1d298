// What the tagger can say of a word. One label per word, no beginnings: two names in a row without a word between them
// are one mention, which covers the same text.

/** The labels in the order of the weights; the first is "nothing". The types are those of the Text Anonymization Benchmark. */
export const LABELS = ['O', 'PERSON', 'LOC', 'ORG', 'DATETIME', 'CODE', 'QUANTITY', 'DEM', 'MISC'] as const;
export type Label = (typeof LABELS)[number];

export const COUNT = LABELS.length;

/** The number of a label, as the weights count them. */
export const labelNo = (label: Label): number => LABELS.indexOf(label);
