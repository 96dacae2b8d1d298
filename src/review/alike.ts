// The memory of answers within a case: where a person has answered a question, the same question elsewhere is offered that
// answer, with its source. An offer decides nothing; a person takes it (`alike` in the decisions file) or answers anew. Pure.
// The words are compared and forgotten: nothing here is kept, printed or hashed.
import type { Category, Decision, Proposal } from '../model/index.ts';
import { needsPerson } from './decisions.ts';

/** A proposal with the words that it stands on, as the page has them. */
export interface Asked {
  readonly proposal: Proposal;
  readonly words: string;
}

/** An answer from elsewhere in the case, for a question that is still open. */
export interface Offer {
  /** Id of the open mark. */
  readonly on: string;
  readonly act: Decision['act'];
  readonly reason: string;
  readonly by: string;
  readonly at: string;
  /** Id of the mark that was answered, and where it stands. */
  readonly from: string;
  readonly file: string;
  readonly page: number;
}

/** Of these a person has one: the question is the same however the value is written ("87", "eighty-seven"). */
const ONE_PER_PERSON: ReadonlySet<Category> = new Set<Category>([
  'age',
  'dob',
  'nhs',
  'nino',
  'pnc',
  'cro',
  'licence',
  'passport',
]);

const fold = (words: string): string =>
  words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** What makes two questions the same: the rule that asks, whose it is, its kind, and the value where a person may have several. */
function questionOf({ proposal: { rule, finding }, words }: Asked): string | null {
  const { whose, category } = finding;
  const value = whose !== undefined && ONE_PER_PERSON.has(category) ? '' : fold(words);
  if (value === '' && !(whose !== undefined && ONE_PER_PERSON.has(category))) return null;
  return [rule, whose ?? '', category, value].join('\n');
}

/**
 * The answers that open questions are offered. `decisions`: what a person has said so far, the last word on a mark counting.
 * Questions that were answered both ways are offered nothing: a person has to say what differs.
 */
export function offersFor(asked: readonly Asked[], decisions: readonly Decision[]): Offer[] {
  const last = new Map(decisions.map((decision) => [decision.on, decision]));
  const answered = new Map<string, { readonly decision: Decision; readonly at: Proposal }[]>();
  for (const one of asked) {
    const decision = last.get(one.proposal.id);
    const question = decision && needsPerson(one.proposal) ? questionOf(one) : null;
    if (decision && question !== null)
      answered.set(question, [...(answered.get(question) ?? []), { decision, at: one.proposal }]);
  }
  return asked.flatMap((one): Offer[] => {
    const { proposal } = one;
    if (!needsPerson(proposal) || last.has(proposal.id)) return [];
    const question = questionOf(one);
    const known = question === null ? [] : (answered.get(question) ?? []);
    const [first] = known;
    if (!first || known.some(({ decision }) => decision.act !== first.decision.act)) return [];
    const { file, page } = first.at.finding.passage;
    const { act, reason, by, at, on } = first.decision;
    return [{ on: proposal.id, act, reason, by, at, from: on, file, page }];
  });
}

/** An offer that a person has taken, as the decision that it makes. Its reason names where the answer was given. */
export const taken = ({ on, act, reason, by, at, file, page }: Offer): Decision => ({
  ...{ on, act, by, at },
  reason: `${reason} (as answered for ${file}, page ${String(page)})`,
});
