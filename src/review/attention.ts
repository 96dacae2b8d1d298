// Was a page really looked at (journeys.md A4)? Floors of time per page, and which pages nobody has looked at long enough.
// Not here: blind pages (blind.ts). Times are shown to the person and pooled for managers, never a ranking.
import type { CaseDocument, DocumentType, Page } from '../model/index.ts';
import type { PageDoneEvent } from './event.ts';
import { standing, type ReviewLog } from './log.ts';

/** Every page must be in view for so many seconds. */
export const SEEN = 3;
/** Words a second beyond which nobody reads. */
export const FASTEST = 8;

/** Papers of which every word is read: 61 % of the breaches that inspectors found stood in the body of a statement. */
const READ: ReadonlySet<DocumentType> = new Set(['MG11', 'MEDICAL', 'VPS']);
const STATEMENTS_OF = new Set(['victim', 'witness', 'child', 'third-party']);

/** How a page is to be looked at. `about`: the role of the person whose paper it is, where known. */
export function lookAsked(type: DocumentType, about: string | undefined, page: Page): 'seen' | 'read' {
  if (page.role !== 'body' || page.text.trim() === '') return 'seen';
  if (type === 'MG11' && about !== undefined && !STATEMENTS_OF.has(about)) return 'seen';
  return READ.has(type) ? 'read' : 'seen';
}

/** The least time (whole seconds) for which a page must be in view to count as looked at. */
export function floorOf(look: 'seen' | 'read', page: Pick<Page, 'text'>): number {
  if (look === 'seen') return SEEN;
  const words = page.text.split(/\s+/).filter((word) => word !== '').length;
  return Math.max(SEEN, Math.ceil(words / FASTEST));
}

/** A page nobody has looked at long enough. `seconds`: the longest look so far; `floor`: what it takes. */
export interface Unseen {
  readonly file: string;
  readonly page: number;
  readonly look: 'seen' | 'read';
  readonly seconds: number;
  readonly floor: number;
}

/**
 * The pages that nobody has looked at long enough, in the order of the case. Looks of one person at one page add up; those
 * of two do not: each must have looked for themselves. `goes` says which pages go at all.
 */
export function unseenPages(
  documents: readonly CaseDocument[],
  log: ReviewLog,
  roleOf: (person: string | undefined) => string | undefined,
  goes: (file: string, page: number) => boolean,
): Unseen[] {
  const looks = Map.groupBy(
    standing(log).filter((event): event is PageDoneEvent => event.kind === 'page-done'),
    ({ file, page }) => `${page} ${file}`,
  );
  return documents.flatMap((document) =>
    document.pages.flatMap((page): Unseen[] => {
      if (!goes(document.file, page.no)) return [];
      const look = lookAsked(document.type, roleOf(document.about), page);
      const floor = floorOf(look, page);
      const byPerson = Map.groupBy(looks.get(`${page.no} ${document.file}`) ?? [], ({ by }) => by);
      const longest = [...byPerson.values()].map((own) => own.reduce((sum, { seconds }) => sum + seconds, 0));
      const seconds = Math.max(0, ...longest);
      return seconds >= floor ? [] : [{ file: document.file, page: page.no, look, seconds, floor }];
    }),
  );
}
