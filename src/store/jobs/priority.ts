// In which order work is done: the case whose hearing is nearest first, and no case may keep the others waiting for ever.
// Fifty of a case's documents that already wait weigh as much as one day: a case of a thousand documents with a hearing
// tomorrow shares the workers with small cases of the next weeks, instead of standing before all of them.
const DAY = 86_400_000;
/** A case without a date is treated as if it were heard in four weeks. */
const UNKNOWN = 28;
const DOCUMENTS_PER_DAY = 50;

/**
 * The priority of a job (greater goes first). `hearing`: `yyyy-mm-dd` or null; `turn`: how many jobs of the same case wait
 * before it. A date that has passed counts as today. It depends on the day alone, so that old and new jobs can be compared.
 */
export function priorityOf(hearing: string | null, turn: number, now: Date): number {
  const today = Math.floor(now.getTime() / DAY);
  const day = hearing === null ? today + UNKNOWN : Math.max(today, Math.floor(Date.parse(hearing) / DAY));
  return -(day * DOCUMENTS_PER_DAY + turn);
}
