// A case for tests of the workbench: the shipped practice case, prepared as it is, with its log in memory. Not a stand-in for
// what the store does: only the pages that show it are tried here.
import path from 'node:path';
import sharp from 'sharp';
import { DOTS_PER_INCH, viewOf, type Casework, type CaseView } from '../../src/casework/index.ts';
import { openCase, openManifest, prepareCase, type Prepared } from '../../src/flow/index.ts';
import { loadRulebook } from '../../src/guidance/index.ts';
import { drawGrey } from '../../src/pdf/index.ts';
import { keyOf, memoryCasework } from './memory-casework.ts';
import {
  EMPTY_LOG,
  markStates,
  proposalOf,
  reduce,
  refusalOf,
  type ReviewEvent,
  type ReviewLog,
} from '../../src/review/index.ts';

const CASE = path.resolve(import.meta.dirname, '../../practice/harbour-road-burglary');

/** The practice case for the first defendant's defence; prepared once in a process. */
let prepared: Promise<Prepared> | undefined;
export async function preparedCase(): Promise<Prepared> {
  prepared ??= (async () => {
    const opened = await openCase(CASE, await openManifest(CASE));
    return prepareCase(opened, { kind: 'defence', id: 'D1' }, loadRulebook(), { thisYear: 2026, final: false });
  })();
  return prepared;
}

/** A casework of one case in memory. `log` can be given, to go on after a restart. */
export interface InMemory extends Casework {
  readonly viewNow: CaseView;
  readonly events: () => readonly ReviewEvent[];
  /** What was written into the book as seen, in order. */
  readonly views: readonly { readonly file: string; readonly page: number; readonly by: string }[];
}

export async function caseworkInMemory(caseId: string, kept: { log: ReviewLog } = { log: EMPTY_LOG }, names: ReadonlyMap<string, string> = new Map(), times = 1): Promise<InMemory> {
  const made = await preparedCase();
  const view = enlarged(viewOf(made, new Date('2026-11-26T09:00:00Z')), times);
  const own = view.documents.flatMap(({ judged }) => judged.proposals);
  const mine = (id: string, recipient: string): boolean => id === caseId && recipient === view.recipient;
  const views: { file: string; page: number; by: string }[] = [];
  const pictures = new Map<string, Promise<Uint8Array | null>>();
  const casework = memoryCasework();
  casework.views.set(keyOf(caseId, view.recipient), view);
  return {
    ...casework,
    viewNow: view,
    views,
    events: () => [...kept.log.events.values()],
    progress: async (id, recipient) => (mine(id, recipient) ? { state: 'ready' } : null),
    picture: async (id, recipient, file, no, side) => {
      const one = mine(id, recipient) ? made.documents.find(({ judged }) => judged.document.file === file.replace(/^\(\d+\) /, '')) : undefined;
      const page = one?.judged.document.pages.find((other) => other.no === no);
      const pdf = side === 'draft' ? one?.copy : one?.opened.pdf;
      if (!page || !pdf) return null;
      const key = `${file} ${no} ${side}`;
      const known = pictures.get(key) ?? draw(pdf, no, page.size);
      pictures.set(key, known);
      return known;
    },
    log: async () => kept.log,
    names: async (ids) => new Map([...ids].map((id) => [id, names.get(id) ?? id])),
    viewed: async (_id, file, page, by) => void views.push({ file, page, by }),
    append: async (_id, _recipient, event) => {
      const refused = refusalOf(event, kept.log, [...own, ...markStates(kept.log).added.map(proposalOf)]);
      if (!refused) kept.log = reduce(kept.log, event);
      return refused;
    },
  };
} // prettier-ignore

/** The same papers `times` times over, under names of their own: for measurements on a large case. */
function enlarged(view: CaseView, times: number): CaseView {
  if (times === 1) return view;
  const documents = [...Array(times).keys()].flatMap((i) =>
    view.documents.map((one) => {
      const { judged } = one;
      const file = i === 0 ? judged.document.file : `(${i + 1}) ${judged.document.file}`;
      const within = <T extends { readonly file: string }>(passage: T): T => ({ ...passage, file });
      return {
        ...one,
        judged: {
          ...judged,
          document: { ...judged.document, file },
          proposals: judged.proposals.map((proposal) => ({ ...proposal, id: proposal.id.replace(judged.document.file, file), finding: { ...proposal.finding, passage: within(proposal.finding.passage) } })),
          unexplained: judged.unexplained.map((other) => ({ ...other, passage: within(other.passage) })),
          maybeNames: judged.maybeNames.map(within),
        },
      };
    }),
  );
  return { ...view, documents };
} // prettier-ignore

async function draw(pdf: Uint8Array, no: number, [width, height]: readonly [number, number]): Promise<Uint8Array | null> {
  const scale = DOTS_PER_INCH / 72;
  const grey = await drawGrey(pdf, no - 1, Math.round(width * scale), Math.round(height * scale));
  if (!grey) return null;
  const raw = grey.colour ? { data: grey.colour, channels: 3 as const } : { data: grey.data, channels: 1 as const };
  return sharp(raw.data, { raw: { width: grey.width, height: grey.height, channels: raw.channels } }).png().toBuffer();
} // prettier-ignore
