// The case page: its papers for one recipient, worst first, what stops a release, records beside the defendant; and whole
// documents left out or put back. Not here: single marks (the review page), people, releases.
import { randomUUID } from 'node:crypto';
import type { Progress } from '../../casework/index.ts';
import { say } from '../language/say.ts';
import { ERRORS, formatRecipient, type ErrorCode } from '../../model/index.ts';
import { leftOutOf } from '../../review/index.ts';
import { shownBlockers } from '../shown/blockers.ts';
import { count, listDocuments, pagesDone } from '../shown/documents.ts';
import { casePath, toReview } from '../shown/paths.ts';
import { choicesOf, recipientOf } from '../shown/recipients.ts';
import { shownRecords } from '../shown/records.ts';
import { shownTogether } from '../shown/together.ts';
import type { Answer, Asked, Route } from '../web/asked.ts';
import { aboutCase, accountOf, frameOf, mayDo, storedCase, type AboutCase } from '../web/case.ts';

/** What the page says while a case is being prepared. */
export function progressInWords(progress: Progress): string {
  switch (progress.state) {
    case 'waiting':
      return progress.code === undefined ? say('progress.waiting') : say('progress.away');
    case 'working':
      return progress.of === 0
        ? say('progress.opening')
        : say('progress.working', { done: progress.done, of: progress.of, file: progress.file });
    case 'ready':
      return say('progress.ready');
    case 'refused':
      return progress.why.join(' ');
    case 'parked': {
      const { what, cure } = ERRORS[progress.code as ErrorCode] ?? ERRORS['B-FAULT'];
      return `The papers could not be prepared (${progress.code}). ${/\{/.test(what + cure) ? 'Ask whoever runs this server to look at the work that was parked.' : `${what} ${cure}`}`; // prettier-ignore
    }
  }
}

const busy = (progress: Progress | null): boolean => progress?.state === 'waiting' || progress?.state === 'working';

function summary(about: AboutCase, open: number): string {
  const { prepared } = about;
  if (!prepared) return '';
  const documents = prepared.view.documents;
  const pages = documents.reduce((sum, { judged }) => sum + judged.document.pages.length, 0);
  const broken = documents.filter(({ judged }) => judged.document.failure !== undefined).length;
  const unread = documents.reduce((sum, { judged }) => sum + judged.document.pages.filter((page) => page.unread.length > 0).length, 0);
  const withheld = prepared.standing.documents.filter(({ withheld }) => withheld !== null).length;
  return [
    `${count(documents.length, 'document')}, ${count(pages, 'page')}`,
    broken > 0 && `${count(broken, 'document')} could not be opened`,
    unread > 0 && `${count(unread, 'page')} could not be read well`,
    withheld > 0 && `${count(withheld, 'document')} ${withheld === 1 ? 'does' : 'do'} not go`,
    open > 0 ? `${count(open, 'mark')} ${open === 1 ? 'waits' : 'wait'} for an answer` : 'nothing waits for an answer',
  ].filter((part) => part !== false).join('; ').concat('.');
} // prettier-ignore

/** What is known of each document so far, what could not be opened or read first. */
async function papersOf({ casework }: Asked, about: AboutCase): Promise<{ readonly file: string; readonly note: string }[]> {
  if (!busy(about.progress)) return [];
  const papers = await casework.papers(about.id, about.for);
  const bad = ({ note }: { readonly note: string }): number => (/^held|not |cannot/i.test(note) ? 0 : 1);
  return papers.map(({ file, note }) => ({ file, note })).toSorted((a, b) => bad(a) - bad(b));
} // prettier-ignore

async function page(asked: Asked, about: AboutCase, more: Readonly<Record<string, unknown>> = {}, status = 200): Promise<Answer> {
  const { id, prepared, progress } = about;
  const frame = frameOf(asked, about, 'papers');
  const title = about.title;
  const working = busy(progress) || progress?.state === 'parked' ? progressInWords(progress as Progress) : null;
  const papers = await papersOf(asked, about);
  const may = { decide: mayDo(asked, 'review-decide'), prepare: mayDo(asked, 'review-decide'), add: mayDo(asked, 'paper-add'), arrived: mayDo(asked, 'arrival-note') }; // prettier-ignore
  if (!prepared)
    return { view: 'case', data: { title, ...frame, working, papers, busy: busy(progress), may, ...more }, status };
  const { view, standing, log } = prepared;
  const to = toReview(id, about.for, view);
  const documents = listDocuments(to, standing, view.holds).map((one) => ({ ...one, notes: one.notes.map(about.named) }));
  const open = documents.reduce((sum, one) => sum + one.open, 0);
  const first = documents.find((one) => one.open > 0 && one.href !== null) ?? documents.find(({ href }) => href !== null);
  return {
    view: 'case',
    data: {
      title,
      ...frame,
      working,
      papers,
      busy: busy(progress),
      may,
      summary: summary(about, open),
      pages: pagesDone(standing, log),
      start: { href: first?.href ?? to(), text: log.events.size === 0 ? 'Start the review' : 'Go on with the review' }, // prettier-ignore
      blockers: shownBlockers(id, about.for, standing, to),
      documents,
      leftOut: new Set(leftOutOf(log).map(({ file }) => file)),
      records: shownRecords(view),
      together: shownTogether(view, standing, to),
      warnings: view.warnings,
      at: view.at,
      ...more,
    },
    status,
  };
} // prettier-ignore

/** The page again with a sentence on what was refused, beside the document that it is about. */
const refused = (asked: Asked, about: AboutCase, file: string, why: string, cure: string): Promise<Answer> =>
  page(asked, about, { refused: { file, text: `${why} ${cure}` } }, 400);

async function leaveOut(asked: Asked, about: AboutCase): Promise<Answer> {
  const { file = '', reason = '' } = asked.form;
  if (about.prepared?.view.documents.some(({ judged }) => judged.document.file === file) !== true)
    return refused(asked, about, file, 'That document is not in the case.', 'Load the page again.');
  if (reason.trim().length < 3)
    return refused(asked, about, file, 'Say why it is left out.', 'The reason stands on the schedule that goes with the papers, so name no person in it.'); // prettier-ignore
  const event = { kind: 'left-out', id: randomUUID(), by: accountOf(asked), at: asked.clock().toISOString(), file, reason: reason.trim() } as const; // prettier-ignore
  const why = await asked.casework.append(about.id, about.for, event);
  return why ? refused(asked, about, file, why.why, why.cure) : { to: casePath(about.id, about.for) };
}

async function putBack(asked: Asked, about: AboutCase): Promise<Answer> {
  const { file = '' } = asked.form;
  const left = about.prepared && leftOutOf(about.prepared.log).find((one) => one.file === file);
  if (!left) return refused(asked, about, file, 'It was not left out.', 'Load the page again.');
  const event = { kind: 'undone', id: randomUUID(), by: accountOf(asked), at: asked.clock().toISOString(), what: left.id } as const; // prettier-ignore
  const why = await asked.casework.append(about.id, about.for, event);
  return why ? refused(asked, about, file, why.why, why.cure) : { to: casePath(about.id, about.for) };
}

/** Where one goes from `/cases/ID`: to whom the case is for, else to the first for whom this person may prepare it. */
async function start(asked: Asked): Promise<Answer> {
  const stored = await storedCase(asked, asked.params['case'] ?? '');
  if (!stored) return { to: '/' };
  const choices = choicesOf(stored.manifest, asked.standing?.recipients);
  const wanted = stored.manifest.recipient && formatRecipient(stored.manifest.recipient);
  const choice = choices.find(({ value }) => value === wanted) ?? choices[0];
  return { to: choice ? casePath(stored.id, choice.value) : `/cases/${stored.id}/recipients` };
}

async function recipients(asked: Asked): Promise<Answer> {
  const stored = await storedCase(asked, asked.params['case'] ?? '');
  if (!stored) return { to: '/' };
  const { chosen = '', force = '' } = asked.form;
  const allowed = asked.standing?.recipients;
  const choices = choicesOf(stored.manifest, allowed);
  if (chosen !== '') {
    const recipient = recipientOf(chosen === 'police' ? `police:${force.trim()}` : chosen, stored.manifest);
    if (recipient) return { to: casePath(stored.id, formatRecipient(recipient)) };
  }
  const items = choices.map(({ value, text }) => ({ value, text, checked: value === chosen }));
  const errors = chosen === 'police' ? [{ text: 'Give the name of the force.', href: '#force' }] : chosen === '' ? undefined : [{ text: 'Choose one of these.', href: '#chosen' }]; // prettier-ignore
  return { view: 'recipients', data: { title: 'Who are the papers for?', case: stored, items, force, police: allowed === undefined, policeChosen: chosen === 'police', errors }, status: errors ? 400 : 200 }; // prettier-ignore
}

const ONE = '/cases/:case/for/:recipient';

export const CASE: readonly Route[] = [
  { method: 'GET', path: '/cases/:case', gate: 'case-read', answer: start },
  { method: 'GET', path: '/cases/:case/recipients', gate: 'case-read', answer: recipients },
  { method: 'GET', path: ONE, gate: 'case-read', answer: (asked) => aboutCase(asked, (about) => page(asked, about)) },
  {
    method: 'GET',
    path: `${ONE}/progress`,
    gate: 'case-read',
    answer: (asked) =>
      aboutCase(asked, async (about) => ({
        json: {
          busy: busy(about.progress),
          says: about.progress ? progressInWords(about.progress) : '',
          papers: await papersOf(asked, about),
        },
      })),
  },
  {
    method: 'POST',
    path: `${ONE}/prepare`,
    gate: 'review-decide',
    answer: (asked) =>
      aboutCase(asked, async (about) => {
        await asked.casework.prepare(about.id, about.recipient, accountOf(asked));
        return { to: casePath(about.id, about.for) };
      }),
  },
  { method: 'POST', path: `${ONE}/leave-out`, gate: 'review-decide', answer: (asked) => aboutCase(asked, (about) => leaveOut(asked, about)) }, // prettier-ignore
  { method: 'POST', path: `${ONE}/put-back`, gate: 'review-decide', answer: (asked) => aboutCase(asked, (about) => putBack(asked, about)) }, // prettier-ignore
];
