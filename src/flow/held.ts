// What one document holds a release for after what people said: questions, places that nobody read, its type. Each with a code, for
// whoever speaks another language than English. Not here: what is covered (cover.ts).
import type { Hold, Unread } from '../model/index.ts';
import type { Decided, LookedEvent } from '../review/index.ts';
import type { JudgedDocument } from './judge.ts';

/** What a hold says, for who speaks another language than English: of which pages, and of how many marks. */
export interface HeldFor {
  readonly code: 'marked' | 'photo' | 'unread' | 'type' | 'unanswered' | 'conflict' | 'question';
  readonly pages: readonly number[];
  readonly marks: number;
}
const said = new WeakMap<Hold, HeldFor>();
/** What a hold of `holdsOf` says; undefined for others, whose sentences are of other rooms. */
export const heldFor = (hold: Hold): HeldFor | undefined => said.get(hold);

const pageList = (pages: readonly number[]): string =>
  pages.length === 1 ? `page ${pages[0]}` : `pages ${pages.slice(0, 8).join(', ')}${pages.length > 8 ? ' …' : ''}`;

/** Why marks are open, for `n` of them, and what closes them. */
const OPEN = {
  unanswered: (n: number, where: string) => ({
    why: `${n} ${n === 1 ? 'mark waits' : 'marks wait'} for an answer${where}.`,
    cure: 'Answer each with redact or keep and a reason (docs/decisions-file.md). In the draft they are covered.',
  }),
  conflict: (n: number, where: string) => ({
    why: `Two people decided ${n === 1 ? 'one mark' : `${n} marks`} differently${where}.`,
    cure: 'Look at both answers and decide with both before your eyes. Until then they are covered.',
  }),
  question: (n: number, where: string) => ({
    why: `${n === 1 ? 'One mark is' : `${n} marks are`} flagged for the second person${where}.`,
    cure: 'Somebody other than who asked answers each. Until then they are covered.',
  }),
};

/** What one document holds a release for: questions, unread places, its type. */
export function holdsOf(judged: JudgedDocument, decided: readonly Decided[], looked: readonly LookedEvent[]): Hold[] {
  const { document } = judged;
  const { file } = document;
  if (document.failure)
    return [{ kind: 'unsupported', file, page: null, why: document.failure.why, cure: document.failure.cure }];
  if (judged.release === 'withhold') return [];
  const holds: Hold[] = [];
  const hold = (one: Hold, code: HeldFor['code'], pages: readonly number[] = [], marks = 0): void => {
    holds.push(one);
    said.set(one, { code, pages, marks });
  };
  if (judged.release === 'ask')
    hold(
      {
        kind: 'ask',
        file,
        page: null,
        why: judged.reason,
        cure: 'Say whether this document goes: decide its marks, or leave it out.',
      },
      'type',
    );
  const dropped = new Set(judged.dropPages.map((drop) => drop.page));
  const lookedAt = new Set(looked.filter((look) => look.file === file).map((look) => look.page));
  const open = document.pages.filter((p) => !dropped.has(p.no) && !lookedAt.has(p.no));
  const isMark = ({ why }: Unread): boolean => why.startsWith('marked for redaction');
  const marked = open.filter((p) => p.unread.some(isMark)).map((p) => p.no);
  const unread = open.filter((p) => p.unread.some((one) => !isMark(one))).map((p) => p.no);
  if (marked.length > 0)
    hold(
      {
        kind: 'unread',
        file,
        page: marked[0] ?? null,
        why: `Places on ${pageList(marked)} were marked for redaction in another program, and never taken out. They are covered in the draft.`,
        cure: 'Look at each and say whether it stays or is covered (`looked` in the decisions file).',
      },
      'marked',
      marked,
    );
  const picture = document.type === 'PHOTO' || document.format === 'picture';
  const photos = open.filter((p) => picture || p.pixels?.looks === 'photograph').map((p) => p.no);
  if (photos.length > 0)
    hold(
      {
        kind: 'photo',
        file,
        page: photos[0] ?? null,
        why: `A photograph is never called clean by the machine (${pageList(photos)}).`,
        cure: 'Look at each and say whether it stays or is covered (`looked` in the decisions file).',
      },
      'photo',
      photos,
    );
  const rest = unread.filter((no) => !photos.includes(no));
  if (rest.length > 0)
    hold(
      {
        kind: 'unread',
        file,
        page: rest[0] ?? null,
        why: `Pictures on ${pageList(rest)} hold what nobody could read for certain. It is covered in the draft.`,
        cure: 'Look at each and say whether it stays or is covered (`looked` in the decisions file).',
      },
      'unread',
      rest,
    );
  const undecided = Map.groupBy(
    decided.filter((entry) => entry.act === 'undecided'),
    ({ open }) => open ?? 'unanswered',
  );
  for (const [open, entries] of undecided) {
    const pages = [...new Set(entries.map((entry) => entry.proposal.finding.passage.page))];
    const where = pages.length > 1 ? ` (${pageList(pages)})` : '';
    hold({ kind: 'ask', file, page: pages[0] ?? null, ...OPEN[open](entries.length, where) }, open, pages, entries.length); // prettier-ignore
  }
  return holds;
}
