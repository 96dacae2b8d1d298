// The results as counts, and what is wrong with each. Shared by the test (short form) and by run.ts (long form).
import type { Judged } from './judge.ts';
import type { Technique } from './technique.ts';

/** What is wrong with a result, in words; nothing where all is well. `eye`: was there somebody to read pixels? */
export function faultsOf({ expect, pixels }: Technique, result: Judged, eye: boolean): string[] {
  const out: string[] = [];
  const { outcome } = result;
  if (result.found === null && (eye || !pixels)) out.push('the attack is blind');
  if (!result.flagged) out.push('the check passes the original');
  if (outcome !== 'refused' && outcome !== 'unfit' && result.leak !== null) out.push(`LEAK: ${result.leak}`);
  if (outcome === 'unfit' && expect === 'clean') out.push(`the copy does not pass: ${result.why}`);
  if (outcome === 'refused' && expect === 'clean') out.push(`refused: ${result.why}`);
  if (outcome !== 'refused' && outcome !== 'unfit' && expect === 'refused') out.push('was to be refused');
  if (outcome !== 'refused' && result.kept < result.words) out.push(`${result.kept} of ${result.words} kept words`);
  if (result.passed.length > 0) out.push(`the check passes careless copies: ${result.passed.join(', ')}`);
  return out;
}

export interface Counts {
  techniques: number;
  /** Copies without the secret, as they were and as pictures. */
  clean: number;
  picture: number;
  /** No copy: by the redaction, and by the check of it. */
  refused: number;
  unfit: number;
  leaks: number;
  blind: number;
  unflagged: number;
  naive: number;
  passed: number;
  kept: number;
  words: number;
}

export const noCounts = (): Counts => ({
  techniques: 0,
  clean: 0,
  picture: 0,
  refused: 0,
  unfit: 0,
  leaks: 0,
  blind: 0,
  unflagged: 0,
  naive: 0,
  passed: 0,
  kept: 0,
  words: 0,
});

export function count(counts: Counts, { pixels }: Technique, result: Judged, eye: boolean): void {
  counts.techniques++;
  counts[result.outcome]++;
  const out = result.outcome === 'clean' || result.outcome === 'picture';
  if (out && result.leak !== null) counts.leaks++;
  if (result.found === null && (eye || !pixels)) counts.blind++;
  if (!result.flagged) counts.unflagged++;
  counts.naive += result.made;
  counts.passed += result.passed.length;
  if (out) {
    counts.kept += result.kept;
    counts.words += result.words;
  }
}

/** One line for people. */
export const tell = (c: Counts): string =>
  `${c.techniques} techniques: ${c.leaks} leaks, ${c.refused + c.unfit} refused (${c.unfit} of them by the check), ${c.picture} as pictures, ` +
  `${c.kept} of ${c.words} kept words, attack blind to ${c.blind}, check passes ${c.unflagged} originals and ${c.passed} of ${c.naive} careless copies`;
