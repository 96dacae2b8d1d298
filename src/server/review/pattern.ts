// Words that somebody typed as a pattern: whatever signs are in them stand for themselves, whatever space for any.

/** Finds `words` in any case, with any white space between them; null where there are none. */
export function patternOf(words: string): RegExp | null {
  const parts = words.trim().split(/\s+/).map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')); // prettier-ignore
  return parts.join('') === '' ? null : new RegExp(parts.join('\\s+'), 'giu');
}
