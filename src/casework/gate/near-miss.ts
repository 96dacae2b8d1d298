// Near misses log themselves: what the gate held after people had said yes to it, and what the second person sent back with
// marked places. Once for each submission and cause, however often somebody presses; roles and kinds, no names, nobody's
// record. Not here: the book (breaches.ts), what is held (flow), who may say what (release/gate.ts).
import { sql } from 'kysely';
import { HOLD_KINDS, type Category, type DocumentType, type Hold, type HoldKind } from '../../model/index.ts';
import { openRecord, type Catch, type EventOf, type NearMissFacts } from '../../register/breach/index.ts';
import type { Entry } from '../../register/index.ts';
import type { GateEvent } from '../../release/index.ts';
import type { ReviewLog } from '../../review/index.ts';
import type { Tx } from '../../store/index.ts';
import { documentOf } from '../do-prepare.ts';
import { standingOf, type CaseView } from '../view.ts';
import { withBreaches } from './breaches.ts';
import type { Round } from './rounds.ts';
import type { Sample } from './sample.ts';

/** The step that let it through, as far as the kind of hold tells. */
const FAILED: Readonly<Record<Catch, NearMissFacts['step']>> = {
  returned: 'decide', 'convictions-identity': 'decide', recipient: 'send', unread: 'find', unsupported: 'find', ask: 'decide', verify: 'redact', photo: 'find',
}; // prettier-ignore
/** What was in danger, where a hold is about no single marks. */
const ABOUT: Readonly<Partial<Record<HoldKind, Category>>> = { 'convictions-identity': 'convictions' };

/** Something that was caught. */
interface Caught {
  readonly by: Catch;
  readonly file: string | null;
  readonly type: DocumentType;
  readonly categories: readonly Category[];
}

const once = <T>(list: readonly T[]): T[] => [...new Set(list)];
const typeOf = (view: CaseView, file: string | null): DocumentType =>
  view.documents.find(({ judged }) => judged.document.file === file)?.judged.document.type ?? 'OTHER';

/** What the holds of a case caught: one for each kind, told of the document in which it stands most often. */
export function caughtByHolds(view: CaseView, log: ReviewLog, holds: readonly Hold[]): Caught[] {
  const open = standingOf(view, log).documents.flatMap(({ decided }) => decided).filter(({ act }) => act === 'undecided');
  return HOLD_KINDS.flatMap((kind): Caught[] => {
    const own = holds.filter((hold) => hold.kind === kind);
    if (own.length === 0) return [];
    const file = mostOf(own.map((hold) => hold.file));
    const files = new Set(own.map((hold) => hold.file));
    const marked = kind === 'ask' ? open.filter(({ proposal }) => files.has(proposal.finding.passage.file)).map(({ proposal }) => proposal.finding.category) : [];
    return [{ by: kind, file, type: typeOf(view, file), categories: marked.length > 0 ? once(marked) : [ABOUT[kind] ?? 'other'] }];
  });
} // prettier-ignore

/** What the second person caught by marking places, or by marking what nobody had (`finds`); nothing where none of it is in the case. */
export function caughtByMarks(view: CaseView, log: ReviewLog, marks: readonly string[], finds: Sample['visible'] = []): Caught[] {
  const wanted = new Set(marks);
  const marked = standingOf(view, log).documents.flatMap(({ decided }) => decided).filter(({ proposal }) => wanted.has(proposal.id)).map(({ proposal: { finding } }) => ({ file: finding.passage.file, category: finding.category }));
  const found = [...marked, ...finds];
  const file = mostOf(found.map((one) => one.file));
  return file === null ? [] : [{ by: 'returned', file, type: typeOf(view, file), categories: once(found.map(({ category }) => category)) }];
} // prettier-ignore

/** What stands most often in a list; the first of those that do. Null where nothing does. */
function mostOf(files: readonly (string | null)[]): string | null {
  const [most] = [...Map.groupBy(files, (file) => file)].toSorted(([, a], [, b]) => b.length - a.length);
  return most?.[0] ?? null;
}

/** Which submission of its round this is, from 1; 0 before the first. */
const attemptOf = (events: readonly GateEvent[]): number => events.filter(({ kind }) => kind === 'submitted').length;

/** Keeps what was caught, but for what this submission has caught before. Gives what the register is to say, for whoever appends last. */
export async function logNearMisses(trx: Tx, caseId: string, at: Round, caught: readonly Caught[], now: string): Promise<Entry[]> {
  const attempt = attemptOf(at.events);
  if (caught.length === 0 || attempt === 0) return [];
  const rows = await trx.selectFrom('breach_events').select('event').where('no', '=', 0).where(sql<boolean>`event ->> 'record' = 'near-miss' and event -> 'facts' ->> 'release' = ${at.release}`).execute();
  const seen = new Set(rows.map(({ event }) => event as EventOf<'opened'>).flatMap(({ facts }) => ('caught' in facts && facts.attempt === attempt ? [facts.caught] : [])));
  // The lock of the case and recipient is held: nobody else adds to this submission meanwhile.
  const fresh = caught.filter(({ by }) => !seen.has(by));
  if (fresh.length === 0) return [];
  const finder = (by: Catch) => (by === 'returned' ? 'checker' : 'program');
  const ids = await withBreaches(trx, (book) =>
    fresh.map(({ by, type, categories }) => openRecord(book, 'near-miss', { detectedAt: now, finder: finder(by), case: caseId, unit: null, documentType: type, categories, step: FAILED[by], release: at.release, attempt, caught: by }, 'program', now)));
  const papers = await trx.selectFrom('documents').select(['file', 'id as document']).where('case_id', '=', caseId).execute();
  return fresh.map(({ by, file }, i): Entry => ({
    kind: 'near-miss', by: 'program', case: caseId, record: ids[i] ?? '', found: finder(by), document: file === null ? null : (documentOf(file, papers) ?? null),
  }));
} // prettier-ignore
