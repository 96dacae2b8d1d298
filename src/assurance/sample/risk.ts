// How much likelier than others some items are drawn in a risk-weighted sample: policy as data, to be changed by those who
// answer for it. In the inspection of 2020, 61 % of the breaches stood in the body of a witness statement; short service
// times were a cause that the CPS named.
import type { Item } from './frame.ts';

export interface RiskWeight {
  readonly when: { readonly type?: readonly string[]; readonly lead?: readonly string[] };
  readonly times: number;
  readonly why: string;
}

/** All that apply are multiplied. */
export const RISK_WEIGHTS: readonly RiskWeight[] = [
  { when: { type: ['MG11', 'VPS'] }, times: 3, why: 'statement bodies held 61 % of the breaches of 2020' },
  { when: { type: ['MG5', 'MEDICAL', 'PNC', 'PHOTO', 'PHONE-DOWNLOAD', 'MG16'] }, times: 2, why: 'named among the other kinds of 2020' },
  { when: { lead: ['under 24 hours'] }, times: 2, why: 'short service times were named as a cause' },
]; // prettier-ignore

/** The weight of an item: 1 where no rule applies. */
export const riskOf = ({ type, lead }: Pick<Item, 'type' | 'lead'>, weights = RISK_WEIGHTS): number =>
  weights
    .filter(({ when }) => (when.type?.includes(type) ?? true) && (when.lead?.includes(lead) ?? true))
    .reduce((product, { times }) => product * times, 1);
