// Free words in the record: reasons, what was done, lessons. A record holds roles and references, so a note that looks as
// if it held a name, a number or an address is refused. A guard, not a proof: the page says so to those who write.

/** Capital words that are offices, not people. */
const OFFICES = new Set(['Crown', 'Prosecution', 'Service', 'Police', 'Court', 'Magistrates', 'Youth', 'High', 'Office', 'Information', 'Commissioner', 'Data', 'Protection', 'Officer', 'Act', 'Home', 'Witness', 'Care', 'Unit', 'Victims', 'Code', 'Common', 'Platform', 'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday', 'The', 'A', 'An', 'We', 'It', 'They', 'No', 'Not', 'This', 'That', 'In', 'On', 'At', 'After', 'Before', 'When', 'Because', 'She', 'He']); // prettier-ignore

const SHAPES: readonly (readonly [pattern: RegExp, says: string])[] = [
  [/\S@\S/, 'an e-mail address'],
  [/\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b/i, 'a postcode'],
  [/(?:\d[ -]?){6,}/, 'a long number'],
  [/\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b/, 'a date in figures (write 3 March 2026)'],
  [
    /\b(?:January|February|March|April|May|June|July|August|September|October|November|December),? (?:19\d\d|200\d|201\d)\b/,
    'a date that may be somebody’s birth',
  ],
  [
    /\b\d{1,4}[a-z]?,? [A-Z][\p{L}’'-]+(?: [A-Z][\p{L}’'-]+)? (?:Street|Road|Lane|Avenue|Drive|Close|Court|Place|Way|Terrace|Crescent|Gardens|Grove|Hill|Park|Row|Square|View|Walk)\b/u,
    'an address',
  ],
  [/\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|PC|DC|DS|DI|Sgt)\.? [A-Z]/, 'a name'],
];

/** Two capital words in a row that are no office. */
function looksNamed(text: string): boolean {
  const words = text.split(/\s+/).map((word) => word.replace(/^[^\p{L}]+|[^\p{L}'’-]+$/gu, ''));
  const ends = text.split(/\s+/).map((word) => /[.!?:]["”’)]*$/.test(word));
  const capital = (i: number): boolean =>
    /^\p{Lu}(?:['’]\p{Lu})?\p{Ll}+/u.test(words[i] ?? '') && !OFFICES.has(words[i] ?? '');
  return words.some((_, i) => i > 0 && capital(i - 1) && capital(i) && !ends[i - 1]);
}

/** What is wrong with a note, or null. Never repeats what stands in it. */
export function noteProblem(text: string): string | null {
  if (text.trim().length < 3) return 'say why in a few words';
  if (text.length > 600) return 'at most 600 letters';
  for (const [pattern, says] of SHAPES) if (pattern.test(text)) return `it seems to hold ${says}`;
  return looksNamed(text) ? 'it seems to hold a name; use roles and references, such as V1' : null;
}
