// The case page: its papers for one recipient, worst first, what stops a release, records beside the defendant; and whole
// documents left out or put back. Not here: single marks (the review page), people, releases.
import { randomUUID } from 'node:crypto';
import type { Progress } from '../../casework/index.ts';
import { languageNow, say, sayOf } from '../language/say.ts';
import { inEnglish, saying, spoken, type Sentence } from '../language/sentence.ts';
import { ERRORS, formatRecipient, type ErrorCode } from '../../model/index.ts';
import { leftOutOf } from '../../review/index.ts';
import { shownBlockers } from '../shown/blockers.ts';
import { listDocuments, pagesDone } from '../shown/documents.ts';
import { casePath, toReview } from '../shown/paths.ts';
import { choicesOf, recipientOf } from '../shown/recipients.ts';
import { shownRecords } from '../shown/records.ts';
import { shownTogether } from '../shown/together.ts';
import type { Answer, Asked, Route } from '../web/asked.ts';
import { aboutCase, accountOf, frameOf, mayDo, storedCase, type AboutCase } from '../web/case.ts';

/** What the page says while a case is being prepared. */
export function progressSaid(progress: Progress): Sentence {
  switch (progress.state) {
    case 'waiting':
      return saying(progress.code === undefined ? 'progress.waiting' : 'progress.away');
    case 'working':
      return progress.of === 0
        ? saying('progress.opening')
        : saying('progress.working', { done: progress.done, of: progress.of, file: progress.file });
    case 'ready':
      return saying('progress.ready');
    case 'refused':
      return inEnglish(progress.why.join(' '));
    case 'parked': {
      const known = ERRORS[progress.code as ErrorCode] ?? ERRORS['B-FAULT'];
      const [what, cure] = languageNow() === 'en' ? [known.what, known.cure] : [sayOf(`error.${progress.code}`) ?? '{', sayOf(`error.${progress.code}.cure`) ?? '{']; // prettier-ignore
      return spoken(`${say('parked', { code: progress.code })} ${/\{/.test(what + cure) ? say('parked.ask') : `${what} ${cure}`}`); // prettier-ignore
    }
  }
}

/** What the page's script is told of it. `english`: it is English on a page of another language. */
export function progressJson(progress: Progress | null): { readonly says: string; readonly english?: true } {
  const { text, english } = progress ? progressSaid(progress) : spoken('');
  return english ? { says: text, english: true } : { says: text };
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
    `${say('sum.documents', { n: documents.length })}, ${say('sum.pages', { n: pages })}`,
    broken > 0 && say('sum.broken', { n: broken }),
    unread > 0 && say('sum.unread', { n: unread }),
    withheld > 0 && say('sum.withheld', { n: withheld }),
    open > 0 ? say('sum.open', { n: open }) : say('sum.open.none'),
  ].filter((part) => part !== false).join('; ').concat('.');
} // prettier-ignore

/** What is known of each document so far, what could not be opened or read first. */
async function papersOf({ casework }: Asked, about: AboutCase): Promise<{ readonly file: string; readonly note: Sentence }[]> {
  if (!busy(about.progress)) return [];
  const papers = await casework.papers(about.id, about.for);
  const bad = ({ note }: { readonly note: string }): number => (/^held|not |cannot/i.test(note) ? 0 : 1);
  return papers.toSorted((a, b) => bad(a) - bad(b)).map(({ file, step, note }) => ({ file, note: step === 'picture' ? saying('paper.ready') : inEnglish(note) })); // prettier-ignore
} // prettier-ignore

async function page(asked: Asked, about: AboutCase, more: Readonly<Record<string, unknown>> = {}, status = 200): Promise<Answer> {
  const { id, prepared, progress } = about;
  const frame = frameOf(asked, about, 'papers');
  const title = about.title;
  const working = busy(progress) || progress?.state === 'parked' ? progressSaid(progress as Progress) : null;
  const papers = await papersOf(asked, about);
  const may = { decide: mayDo(asked, 'review-decide'), prepare: mayDo(asked, 'review-decide'), add: mayDo(asked, 'paper-add'), arrived: mayDo(asked, 'arrival-note') }; // prettier-ignore
  if (!prepared)
    return { view: 'case', data: { title, ...frame, working, papers, busy: busy(progress), may, ...more }, status };
  const { view, standing, log } = prepared;
  const to = toReview(id, about.for, view);
  const documents = listDocuments(to, prepared, about.named);
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
      start: { href: first?.href ?? to(), text: log.events.size === 0 ? say('page.start') : say('page.go-on') }, // prettier-ignore
      blockers: shownBlockers(id, about.for, prepared, to),
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
const refused = (asked: Asked, about: AboutCase, file: string, text: Sentence): Promise<Answer> =>
  page(asked, about, { refused: { file, text } }, 400);

async function leaveOut(asked: Asked, about: AboutCase): Promise<Answer> {
  const { file = '', reason = '' } = asked.form;
  if (about.prepared?.view.documents.some(({ judged }) => judged.document.file === file) !== true)
    return refused(asked, about, file, spoken(`${say('page.leave-out.unknown')} ${say('page.leave-out.load')}`));
  if (reason.trim().length < 3)
    return refused(asked, about, file, spoken(`${say('page.leave-out.reason')} ${say('page.leave-out.schedule')}`)); // prettier-ignore
  const event = { kind: 'left-out', id: randomUUID(), by: accountOf(asked), at: asked.clock().toISOString(), file, reason: reason.trim() } as const; // prettier-ignore
  const why = await asked.casework.append(about.id, about.for, event);
  return why ? refused(asked, about, file, inEnglish(`${why.why} ${why.cure}`)) : { to: casePath(about.id, about.for) };
}

async function putBack(asked: Asked, about: AboutCase): Promise<Answer> {
  const { file = '' } = asked.form;
  const left = about.prepared && leftOutOf(about.prepared.log).find((one) => one.file === file);
  if (!left) return refused(asked, about, file, spoken(`${say('page.put-back.not')} ${say('page.leave-out.load')}`));
  const event = { kind: 'undone', id: randomUUID(), by: accountOf(asked), at: asked.clock().toISOString(), what: left.id } as const; // prettier-ignore
  const why = await asked.casework.append(about.id, about.for, event);
  return why ? refused(asked, about, file, inEnglish(`${why.why} ${why.cure}`)) : { to: casePath(about.id, about.for) };
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
  const errors = chosen === 'police' ? [{ text: say('recipients.force.none'), href: '#force' }] : chosen === '' ? undefined : [{ text: say('recipients.none'), href: '#chosen' }]; // prettier-ignore
  return { view: 'recipients', data: { title: say('recipients.title'), case: stored, items, force, police: allowed === undefined, policeChosen: chosen === 'police', errors }, status: errors ? 400 : 200 }; // prettier-ignore
}

const ONE = '/cases/:case/for/:recipient';

export const CASE: readonly Route[] = [
  { method: 'GET', path: '/cases/:case', welsh: true, gate: 'case-read', answer: start },
  { method: 'GET', path: '/cases/:case/recipients', welsh: true, gate: 'case-read', answer: recipients },
  {
    method: 'GET',
    path: ONE,
    welsh: true,
    gate: 'case-read',
    answer: (asked) => aboutCase(asked, (about) => page(asked, about)),
  },
  {
    method: 'GET',
    path: `${ONE}/progress`,
    welsh: true,
    gate: 'case-read',
    answer: (asked) =>
      aboutCase(asked, async (about) => ({
        json: {
          busy: busy(about.progress),
          ...progressJson(about.progress),
          papers: await papersOf(asked, about),
        },
      })),
  },
  {
    method: 'POST',
    path: `${ONE}/prepare`,
    welsh: true,
    gate: 'review-decide',
    answer: (asked) =>
      aboutCase(asked, async (about) => {
        await asked.casework.prepare(about.id, about.recipient, accountOf(asked));
        return { to: casePath(about.id, about.for) };
      }),
  },
  { method: 'POST', path: `${ONE}/leave-out`, welsh: true, gate: 'review-decide', answer: (asked) => aboutCase(asked, (about) => leaveOut(asked, about)) }, // prettier-ignore
  { method: 'POST', path: `${ONE}/put-back`, welsh: true, gate: 'review-decide', answer: (asked) => aboutCase(asked, (about) => putBack(asked, about)) }, // prettier-ignore
];
