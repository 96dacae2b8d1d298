// The first hour: what is done, by when, and when it can be left. Data; who ticks a step says what was done.
import type { BreachFacts } from './facts.ts';

export interface FirstStep {
  readonly id: string;
  readonly says: string;
  /** Minutes after being aware. */
  readonly within: number;
  /** Only where this holds; always where it is missing. */
  readonly when?: (facts: BreachFacts) => boolean;
}

const toAccused = ({ recipient }: BreachFacts): boolean => ['defence', 'defendant', 'co-defendant'].includes(recipient);
const findable = ({ affected }: BreachFacts): boolean =>
  affected.some(({ role, categories }) => role !== 'defendant' && categories.some((one) => ['address', 'safety', 'workplace', 'school', 'clue', 'informant'].includes(one))); // prettier-ignore

export const FIRST_HOUR: readonly FirstStep[] = [
  { id: 'risk-to-life', says: 'Ask whether anybody is in danger now. If so ring the senior officer on duty before anything else; a threat-to-life assessment is theirs.', within: 10, when: (facts) => findable(facts) && (toAccused(facts) || ['public', 'press', 'not-known'].includes(facts.recipient)) },
  { id: 'freeze', says: 'Stop everything of this case that is on its way out.', within: 10 },
  { id: 'recall', says: 'Ask the recipient to stop reading, not to copy, and not to tell the client; recall it in the system it went by.', within: 20 },
  { id: 'opened', says: 'Find out whether it was opened, by whom, and whether it went further.', within: 40 },
  { id: 'undertaking', says: 'Ask the solicitor for a written undertaking to destroy or return it.', within: 60, when: ({ recipient }) => recipient === 'defence' },
  { id: 'agency', says: 'Tell the investigating agency: the officer in the case knows who may be in danger.', within: 60 },
  { id: 'prosecutor', says: 'Tell the prosecutor, who weighs prejudice to the case.', within: 60 },
  { id: 'court', says: 'Tell the court, if it was served there.', within: 60, when: ({ recipient }) => recipient === 'court' },
  { id: 'officer-informed', says: 'Tell the data protection officer: the 72 hours run from when you were aware.', within: 60 },
]; // prettier-ignore

/** The steps that apply, each with the instant by which it should be done. */
export const firstHour = (facts: BreachFacts): readonly (FirstStep & { readonly by: string })[] =>
  FIRST_HOUR.filter(({ when }) => when?.(facts) ?? true).map((step) => ({
    ...step,
    by: new Date(Date.parse(facts.awareAt) + step.within * 60_000).toISOString(),
  }));
