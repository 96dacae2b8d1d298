// The pages that a second person marks before they say yes to a submission, how far they are, and how their marks compare.
// Another submission draws anew. Not here: what is drawn and compared (review/second-look.ts), the gate's word (release/gate.ts).
import { createHmac } from 'node:crypto';
import { checkRefused, gateState, type GateEvent, type GateFacts, type Marked } from '../../release/index.ts';
import { addCounts, compareSecond, samplePages, standing, weightOf, type BlindDoneEvent, type PageKey, type ReviewLog, type SecondCount } from '../../review/index.ts'; // prettier-ignore
import { personOf, standingOf, type CaseView } from '../view.ts';

/** A stretch that the second person marked and that can be read in what goes. */
export interface VisibleFind extends PageKey {
  /** For forms and `sendBack`. */
  readonly id: string;
  readonly category: BlindDoneEvent['found'][number]['category'];
}

/** What one person has to mark, and has. */
export interface Sample {
  /** The round it belongs to: events of it say so. */
  readonly release: string;
  readonly pages: readonly PageKey[];
  readonly done: readonly PageKey[];
  readonly count: SecondCount;
  readonly visible: readonly VisibleFind[];
}

const same = (a: PageKey, b: PageKey): boolean => a.file === b.file && a.page === b.page;

/** Null where nothing waits for a second person, or `by` cannot be it. `seed`: the secret of draws. Pure. */
export function sampleFor(
  view: CaseView,
  log: ReviewLog,
  { release, events, facts }: { readonly release: string; readonly events: readonly GateEvent[]; readonly facts: GateFacts }, // prettier-ignore
  by: string,
  seed: string,
): Sample | null {
  if (gateState(events, facts) !== 'with-checker' || checkRefused(by, events, facts).length > 0) return null;
  const submitted = events.findLast(({ kind }) => kind === 'submitted');
  const now = standingOf(view, log);
  const going = now.documents.filter(({ withheld }) => withheld === null);
  const pages = going.flatMap(({ view: { judged: { document, dropPages } } }) => {
    const about = personOf(view, document.about)?.role;
    return document.pages
      .filter((page) => page.text.trim() !== '' && !dropPages.some((drop) => drop.page === page.no))
      .map((page) => ({ file: document.file, page: page.no, weight: weightOf(document, about, page) }));
  }); // prettier-ignore
  const lot = createHmac('sha256', seed).update(JSON.stringify(['second look', release, submitted?.at, by])).digest('hex'); // prettier-ignore
  const drawn = samplePages(pages, lot, facts.risky);
  const marked = standing(log).filter((event): event is BlindDoneEvent => event.kind === 'blind-done' && event.by === by && event.check === release && event.at >= (submitted?.at ?? '')); // prettier-ignore
  const looks = drawn.flatMap((page) => {
    const event = marked.findLast((one) => same(one, page));
    const document = going.find(({ view: { judged } }) => judged.document.file === page.file);
    return event && document ? [{ page, event, ...compareSecond(event, document.decided) }] : [];
  });
  return {
    release,
    pages: drawn,
    done: looks.map(({ page }) => page),
    count: addCounts(looks.map(({ count }) => count)),
    visible: looks.flatMap(({ page, event, visible }) =>
      visible.map((i) => ({ ...page, id: `${event.id} ${i}`, category: event.found[i]?.category ?? 'other' })),
    ),
  };
}

/** The pages of marks that were ticked as wrong, each once. */
export function markedPlaces(
  view: CaseView,
  log: ReviewLog,
  sample: Sample | null,
  marks: readonly string[],
): Marked[] {
  const wanted = new Set(marks);
  const proposed = standingOf(view, log).documents.flatMap(({ decided }) => decided).filter(({ proposal }) => wanted.has(proposal.id)).map(({ proposal: { finding: { passage } } }) => ({ file: passage.file, page: passage.page })); // prettier-ignore
  const found = sample?.visible.filter(({ id }) => wanted.has(id)).map(({ file, page }) => ({ file, page })) ?? [];
  return [...new Map([...proposed, ...found].map((one) => [`${one.page} ${one.file}`, one])).values()];
}
