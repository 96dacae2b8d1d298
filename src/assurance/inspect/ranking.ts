// May groups be put in order? Only where every pair of them can be told apart. Otherwise the report says in a sentence why
// not, and the commands and pages keep them in the order of their names.
import { newcombe, sizeToTellApart } from '../statistics/index.ts';
import type { Rate } from './rates.ts';
import { counted, percent } from './words.ts';

export interface Ranking {
  readonly allowed: boolean;
  readonly pairs: number;
  /** Pairs whose difference is not nought at 95 % for all pairs together (Bonferroni). */
  readonly apart: number;
  readonly sentence: string;
}

/** `of` is the plural of what is compared: "areas". */
export function mayRank(rates: readonly Rate[], of: string): Ranking {
  const pairs = (rates.length * (rates.length - 1)) / 2;
  if (pairs === 0) return { allowed: false, pairs, apart: 0, sentence: `There are no two ${of} to compare.` };
  const confidence = 1 - 0.05 / pairs;
  let apart = 0;
  rates.forEach((a, i) => {
    for (const b of rates.slice(i + 1)) {
      const { low, high } = newcombe(a, b, confidence);
      if (low > 0 || high < 0) apart++;
    }
  });
  if (apart === pairs) {
    const sentence = `Every pair of the ${counted(rates.length, of, of)} differs beyond chance, so their order can be told.`; // prettier-ignore
    return { allowed: true, pairs, apart, sentence };
  }
  const all = rates.reduce((sum, { k }) => sum + k, 0) / rates.reduce((sum, { n }) => sum + n, 0);
  const example = rates.reduce((best, one) => (Math.abs(one.rate - all) < Math.abs(best.rate - all) ? one : best));
  const { low, high } = example.interval;
  const sentence =
    `No ranking of ${of}: the numbers are too small. ${example.name} has ${example.k} of ${example.n}, and from that its true rate may be anything from ${percent(low, 0)} to ${percent(high, 0)}. ` +
    `${apart === 0 ? `None of the ${counted(pairs, 'pair')}` : `Only ${apart} of the ${counted(pairs, 'pair')}`} of ${of} can be told apart; ` +
    `to tell 10 % from 20 % takes ${sizeToTellApart(0.1, 0.2)} in each.`;
  return { allowed: false, pairs, apart, sentence };
}
