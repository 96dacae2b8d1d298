// Marks and answers for programs. What is told of a page stands in the book like a page that was shown; a page that is blind
// for somebody is told to them once they have marked it, on the screen.
import type { Decided } from '../../../review/index.ts';
import { taken as takenOffer } from '../../../review/index.ts';
import { nameOf, type Names } from '../../review/mark.ts';
import { isBlind, isNews, sampleOf } from '../../review/look.ts';
import { reviewOf, type Review } from '../../review/open.ts';
import { marksOn, spotOf, type Spot } from '../../review/page.ts';
import { accountOf, mayDo } from '../../web/case.ts';
import { answer, answersOf } from '../decide.ts';
import { ApiError } from '../problem.ts';
import { requirePrepared, route, type ApiRoute } from '../route.ts';
import * as forms from '../schemas.ts';

function markOut(review: Review, one: Decided, names: Names) {
  const { proposal, act, decision } = one;
  const { finding } = proposal;
  const state = review.states.marks.get(proposal.id);
  const offer = review.offers.get(proposal.id);
  const told = offer && takenOffer(offer);
  return {
    id: proposal.id,
    page: finding.passage.page,
    from: finding.passage.from,
    to: finding.passage.to,
    boxes: finding.passage.boxes.map(([x0, y0, x1, y1]): [number, number, number, number] => [x0, y0, x1, y1]),
    category: finding.category,
    whose: finding.whose ?? null,
    act,
    open: act === 'undecided' ? (one.open ?? ('answer' as const)) : null,
    proposed: proposal.act,
    grade: proposal.grade,
    rule: proposal.rule,
    reason: proposal.reason,
    evidence: finding.evidence.map(({ says }) => says),
    decided: decision ? { act: decision.act, reason: decision.reason, by: nameOf(names, decision.by), at: decision.at } : null, // prettier-ignore
    over: [...(state?.heads ?? []), ...(state?.questions ?? [])].map(({ id }) => id),
    offered: offer && told ? { act: told.act, reason: told.reason, by: nameOf(names, offer.by), from: offer.from } : null, // prettier-ignore
    alike: review.alike(proposal).marks.length,
  };
}

const ONE = '/cases/:case/for/:recipient';
export const REVIEW: readonly ApiRoute[] = [
  route({
    method: 'GET',
    path: `${ONE}/documents/:doc/marks`,
    gate: 'paper-read',
    says: 'The marks of one document: places, kinds, acts, rules and reasons; never the words under them',
    query: forms.marksQuery,
    gives: forms.marks,
    codes: ['B-API-13'],
    async answer(asked) {
      const about = await requirePrepared(asked);
      const { view, log } = about.prepared;
      const review = reviewOf(view, log);
      const doc = Number(asked.params['doc']);
      const document = view.documents[doc - 1]?.judged;
      const spots = (document?.document.pages ?? []).flatMap(({ no }) => (asked.query.page === undefined || asked.query.page === no ? (spotOf(review, doc, no) ?? []) : [])); // prettier-ignore
      if (!document || (asked.query.page !== undefined && spots.length === 0)) throw new ApiError('B-API-04');
      const by = accountOf(asked);
      const looker = { caseId: about.id, recipient: about.for, by, review };
      const decides = mayDo(asked, 'review-decide');
      const sample = await sampleOf(asked, looker, await asked.casework.gate(about.id, about.for));
      const blind = new Set(spots.filter((spot) => decides && isBlind(looker, spot, sample, asked.secret)));
      for (const spot of spots)
        if (!blind.has(spot) && isNews(looker, spot, asked.clock())) await asked.casework.viewed(about.id, spot.document.file, spot.page.no, by); // prettier-ignore
      const names = await asked.casework.names(new Set([...log.events.values()].map((event) => event.by)));
      const pageOut = (spot: Spot) => ({
        page: spot.page.no,
        size: [spot.page.size[0], spot.page.size[1]] as [number, number],
        blind: blind.has(spot),
        gone: spot.standing.withheld !== null ? about.named(spot.standing.withheld) : (document.dropPages.find(({ page }) => page === spot.page.no)?.reason ?? null), // prettier-ignore
        unread: spot.page.unread.length,
        marks: blind.has(spot) ? [] : marksOn(spot).map((one) => markOut(review, one, names)),
      });
      return { file: document.document.file, guidance: view.guidance, pages: spots.map(pageOut) };
    },
  }),
  route({
    method: 'POST',
    path: `${ONE}/decisions`,
    gate: 'review-decide',
    says: 'Answers, in the form of the decisions file (docs/decisions-file.md) without `by` and `at`: those say the token and the clock',
    body: forms.decisions,
    gives: forms.taken,
    codes: ['B-API-13'],
    async answer(asked) {
      const about = await requirePrepared(asked);
      const results = await answer(asked, about, answersOf(asked.body, asked.seed));
      const { open } = await answersOpen(asked, about.id, about.for);
      const kept = results.filter(({ refused }) => refused === null).length;
      return {
        kept,
        refused: results.length - kept,
        open,
        results: results.map(({ at, id, refused }) => ({ at, id, refused: refused && { why: about.named(refused.why), cure: refused.cure } })), // prettier-ignore
      };
    },
  }),
];

/** How many marks still wait for an answer. */
async function answersOpen({ casework }: Parameters<typeof accountOf>[0], caseId: string, recipient: string): Promise<{ readonly open: number }> {
  const view = await casework.view(caseId, recipient);
  if (view === null) return { open: 0 };
  const { now } = reviewOf(view, await casework.log(caseId, recipient));
  const going = now.documents.filter(({ withheld }) => withheld === null).flatMap(({ decided }) => decided);
  return { open: going.filter(({ act }) => act === 'undecided').length };
} // prettier-ignore
