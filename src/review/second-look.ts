// What the second person marks before they see what was marked (journeys.md A5, 3): which pages, and how their marks and the
// release compare. Nothing is planted, nothing is added to the release: what differs is told, and a person decides. Counts are
// pooled for a team, never shown for one person. Not here: blind pages of whoever reviews (blind.ts).
import { createHash } from 'node:crypto';
import type { CaseDocument, DocumentType, Page } from '../model/index.ts';
import { lookAsked } from './attention.ts';
import type { PageKey } from './blind.ts';
import type { Decided } from './decisions.ts';
import type { BlindDoneEvent } from './event.ts';

/** One page in so many is marked first … */
export const SHARE_PLAIN = 10;
/** … and where something makes the release risky. */
export const SHARE_RISKY = 4;
/** Nobody is asked for more: beyond this people tire, and the next release waits. */
export const MOST_PAGES = 8;

/** A page that can be drawn. `weight`: how much likelier than a plain one. */
export interface Weighed extends PageKey {
  readonly weight: number;
}

const HEAVY: ReadonlySet<DocumentType> = new Set(['MG5', 'CAD', 'PNC', 'MG16', 'PHONE-DOWNLOAD', 'NOTEBOOK', 'EMAIL']);

/** Statements of victims and witnesses and medical papers four times, because 61 % of the breaches that inspectors found stood in the body of a statement; summaries, logs and records twice. `about`: the role of the person whose paper it is. */
export const weightOf = ({ type }: Pick<CaseDocument, 'type'>, about: string | undefined, page: Page): number =>
  lookAsked(type, about, page) === 'read' ? 4 : HEAVY.has(type) ? 2 : 1;

/**
 * The pages of a release that one person marks first: a share of them, one at least, `MOST_PAGES` at most; heavier ones
 * likelier (Efraimidis and Spirakis 2006: the largest u^(1/weight)). `seed`: a secret, so that nobody can tell beforehand.
 */
export function samplePages(pages: readonly Weighed[], seed: string, risky: boolean): PageKey[] {
  const n = Math.min(MOST_PAGES, Math.ceil(pages.length / (risky ? SHARE_RISKY : SHARE_PLAIN)));
  const drawn = pages.map(({ file, page, weight }) => {
    const digest = createHash('sha256').update(JSON.stringify([seed, file, page])).digest();
    // Never 0, for its root would be the same whatever the weight.
    const u = (digest.readUIntBE(0, 6) + 1) / (2 ** 48 + 1);
    return { file, page, key: u ** (1 / weight) };
  });
  return drawn.toSorted((a, b) => b.key - a.key).slice(0, n).map(({ file, page }) => ({ file, page }));
} // prettier-ignore

/** Places of marked pages: covered by the release and by the second person, by one of them alone, by neither. */
export interface SecondCount {
  readonly both: number;
  readonly releaseOnly: number;
  readonly secondOnly: number;
  readonly neither: number;
}

/** A page compared. `visible`: which of `event.found` (by number) can be read in what goes. */
export interface SecondLook {
  readonly count: SecondCount;
  readonly visible: readonly number[];
}

/** Compares what a person marked with what the release does there. `decided`: of the document. Places without letters cannot be marked blind and do not count. */
export function compareSecond(event: Pick<BlindDoneEvent, 'page' | 'found'>, decided: readonly Decided[]): SecondLook {
  const stretch = ({ proposal: { finding }, edges }: Decided) => edges ?? finding.passage;
  const places = decided
    .filter(({ proposal }) => proposal.finding.passage.page === event.page)
    .filter((one) => stretch(one).from < stretch(one).to);
  type Stretch = { readonly from: number; readonly to: number };
  const meet = (a: Stretch, b: Stretch): boolean => a.from < b.to && b.from < a.to;
  const count = { both: 0, releaseOnly: 0, secondOnly: 0, neither: 0 };
  for (const one of places) {
    const marked = event.found.some((own) => meet(own, stretch(one)));
    if (one.act === 'keep') count[marked ? 'secondOnly' : 'neither']++;
    else count[marked ? 'both' : 'releaseOnly']++;
  }
  const covered = places.filter(({ act }) => act !== 'keep');
  const visible = event.found.flatMap((own, i) => (covered.some((one) => meet(own, stretch(one))) ? [] : [i]));
  // What nothing was known of is a place that the release leaves visible.
  count.secondOnly += event.found.filter((own) => !places.some((one) => meet(own, stretch(one)))).length;
  return { count, visible };
}

export const NO_COUNT: SecondCount = { both: 0, releaseOnly: 0, secondOnly: 0, neither: 0 };
/** Counts of several pages together. */
export const addCounts = (counts: readonly SecondCount[]): SecondCount =>
  counts.reduce((a, b) => ({ both: a.both + b.both, releaseOnly: a.releaseOnly + b.releaseOnly, secondOnly: a.secondOnly + b.secondOnly, neither: a.neither + b.neither }), NO_COUNT); // prettier-ignore
