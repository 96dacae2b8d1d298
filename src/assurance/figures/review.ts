// Figures of how a team reviews: rules that people answer against, pages marked blind, time at a page, and what came
// unredacted by force. Nobody is told apart, and a share only where there is enough to tell one. Pure.
import { londonDay, type Arrival } from '../../register/breach/index.ts';
import { rateOf, type Rate } from '../inspect/rates.ts';
import { FEWEST_FINDS, FEWEST_PEOPLE, teamFigures, type BlindCount, type TeamFigures } from '../team/index.ts';
import type { Period } from './figures.ts';

/** Answers of one kind to marks of one rule. */
export interface AnswerCount {
  readonly rule: string;
  readonly proposed: string;
  readonly act: string;
  readonly count: number;
}

/** A rule that proposed something: `rate` is those answered the other way, of those that were answered. */
export interface Overridden {
  readonly rule: string;
  /** Proposed to be covered, and left visible. */
  readonly kept: number;
  /** Proposed to stay, and covered. */
  readonly covered: number;
  readonly rate: Rate;
}

/** What is counted in the store (casework/figures-review.ts). */
export interface ReviewCounts {
  readonly answered: { readonly rules: readonly AnswerCount[]; readonly people: number };
  readonly blind: { readonly pages: readonly (readonly BlindCount[])[]; readonly people: number; readonly notLeft: number };
  readonly times: { readonly types: readonly { readonly type: string; readonly pages: number; readonly median: number }[]; readonly people: number; readonly notLeft: number };
  readonly received: readonly { readonly force: string; readonly papers: number }[];
} // prettier-ignore

/** Papers from one force. `codes`: how records name it. */
export interface FromForce {
  readonly force: string;
  readonly codes: readonly string[];
  readonly rate: Rate;
}

export interface TeamReview {
  /** Most often answered against first; rules are no people, and may be put in order. */
  readonly rules: readonly Overridden[];
  /** Did enough people answer for shares to be a team's? */
  readonly answers: { readonly team: boolean; readonly all: number };
  readonly blind: { readonly figures: TeamFigures; readonly notLeft: number };
  /** Types with enough pages; `few`: types left out. */
  readonly times: { readonly types: readonly { readonly type: string; readonly pages: number; readonly median: number }[]; readonly few: number; readonly team: boolean; readonly notLeft: number };
  /** In the order of the forces' numbers. */
  readonly forces: readonly FromForce[];
} // prettier-ignore

function rulesOf(rules: readonly AnswerCount[]): Overridden[] {
  const proposing = rules.filter(({ proposed }) => proposed === 'redact' || proposed === 'keep');
  return [...Map.groupBy(proposing, ({ rule }) => rule)]
    .map(([rule, all]): Overridden => {
      const sum = (fits: (one: AnswerCount) => boolean): number => all.filter(fits).reduce((total, { count }) => total + count, 0); // prettier-ignore
      const kept = sum(({ proposed, act }) => proposed === 'redact' && act === 'keep');
      const covered = sum(({ proposed, act }) => proposed === 'keep' && act === 'redact');
      return {
        rule,
        kept,
        covered,
        rate: rateOf(
          rule,
          kept + covered,
          sum(() => true),
        ),
      };
    })
    .filter(({ rate }) => rate.k > 0)
    .toSorted((a, b) => b.rate.k - a.rate.k || a.rule.localeCompare(b.rule));
}

/** A force's number in a case's number; '' where it does not tell. */
const forceIn = (ref: string): string => /^(\d{2})[A-Z0-9]{2}\d/.exec(ref)?.[1] ?? '';

function forcesOf(arrivals: readonly Arrival[], received: ReviewCounts['received'], { from, to }: Period): FromForce[] {
  const within = arrivals.filter(({ facts }) => londonDay(facts.receivedAt) >= from && londonDay(facts.receivedAt) <= to);
  const byForce = Map.groupBy(within, ({ facts }) => forceIn(facts.case));
  const numbers = [...new Set([...received.map(({ force }) => force), ...byForce.keys()])].toSorted();
  return numbers.map((force) => {
    const own = byForce.get(force) ?? [];
    // A record may be of a paper that came twice, or of a case that is not here: never more than came.
    const papers = Math.max(received.find((one) => one.force === force)?.papers ?? 0, own.length);
    return { force, codes: [...new Set(own.map(({ facts }) => facts.force))].toSorted(), rate: rateOf(force, own.length, papers) };
  });
} // prettier-ignore

/** The figures of a period. `arrivals`: all records of what came unredacted. */
export function teamReview(counts: ReviewCounts, arrivals: readonly Arrival[], period: Period): TeamReview {
  const { answered, blind, times, received } = counts;
  const enough = times.types.filter(({ pages }) => pages >= FEWEST_FINDS);
  return {
    rules: rulesOf(answered.rules),
    answers: { team: answered.people >= FEWEST_PEOPLE, all: answered.rules.reduce((sum, { count }) => sum + count, 0) },
    blind: { figures: teamFigures(blind.pages, blind.people), notLeft: blind.notLeft },
    times: { types: enough, few: times.types.length - enough.length, team: times.people >= FEWEST_PEOPLE, notLeft: times.notLeft }, // prettier-ignore
    forces: forcesOf(arrivals, received, period),
  };
}
