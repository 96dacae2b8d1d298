// The review of one case for one recipient: pages with their marks, and what people say of them. Not here: contact sheets,
// persons and search (review-case.ts).
import { randomUUID } from 'node:crypto';
import type { Rulebook } from '../../guidance/index.ts';
import { parseRecipient } from '../../model/index.ts';
import type { CaseView, Gate, Sample } from '../../casework/index.ts';
import type { Refused } from '../../review/index.ts';
import { keyOf, nameOf, type Names } from '../review/mark.ts';
import { reviewOf, type Review } from '../review/open.ts';
import { documentLines, marksOn, pageShown, spotOf, type Spot } from '../review/page.ts';
import { eventsOf, isRefused } from '../review/events-of.ts';
import { readSaid, saidByForm, type Said } from '../review/said.ts';
import { hereNow, type Here } from '../review/here.ts';
import { isBlind, isIn, isNews, sampleOf } from '../review/look.ts';
import { keyInWords, keysTold, ownKeys, withKeys } from '../review/own-keys.ts';
import { handCategories, keepReasons, kindsInWords } from '../review/words.ts';
import { say, saidOf } from '../language/say.ts';
import type { Answer, Asked, Route } from '../web/asked.ts';
import { casePath } from '../shown/paths.ts';
import { defendantsOf, recipientInWords } from '../shown/recipients.ts';
import { mayDo, stateTag } from '../web/case.ts';
import { notFound } from '../web/not-found.ts';
import { stamp } from '../web/stamp.ts';

export const BASE = '/cases/:case/for/:recipient/review';
/** A bulk act names every one of its places. */
const BODY = 2 * 1024 * 1024;
export const noPage = (): Answer => notFound(say('none.page'));

/** What every page of the review needs. */
export interface Frame {
  readonly caseId: string;
  readonly recipient: string;
  readonly base: string;
  /** Account of the person who asks: events are signed by it. */
  readonly by: string;
  /** Names of all who did something here, by account. */
  readonly names: Names;
  readonly review: Review;
  readonly rulebook: Rulebook;
  /** May this person decide, or only read? */
  readonly may: boolean;
}

/** The case under review; an answer that says how far its preparation is, where there is none yet. */
export async function frameOf(asked: Asked): Promise<Frame | Answer> {
  const { casework, params, session, rulebook } = asked;
  const [caseId, recipient] = [params['case'] ?? '', params['recipient'] ?? ''];
  const view = await casework.view(caseId, recipient);
  if (view === null || session === null) return preparing(asked, caseId, recipient);
  const review = reviewOf(view, await casework.log(caseId, recipient));
  const [may, base] = [mayDo(asked, 'review-decide'), casePath(caseId, recipient, 'review')];
  return { caseId, recipient, base, by: session.account, names: await namesIn(asked, review), review, rulebook, may };
}
/** Kept until somebody new does something. */
const named = new WeakMap<Review, Names>();
async function namesIn({ casework }: Asked, review: Review): Promise<Names> {
  const known = named.get(review);
  if (known) return known;
  const names = await casework.names(new Set([...review.log.events.values()].map(({ by }) => by)));
  named.set(review, names);
  return names;
}
export const isAnswer = (one: Frame | Answer): one is Answer => !('review' in one);

async function preparing({ casework }: Asked, caseId: string, recipient: string): Promise<Answer> {
  const progress = await casework.progress(caseId, recipient);
  const back = { href: `/cases/${encodeURIComponent(caseId)}`, text: say('case.back') };
  if (progress === null)
    return { view: 'message', data: { title: say('preparing.none'), lines: [say('preparing.none.says')], back }, status: 404 };
  if (progress.state === 'parked')
    return { view: 'message', data: { title: say('preparing.parked'), lines: [say('preparing.parked.says')], code: progress.code, back } };
  const line = progress.state === 'working' ? say('preparing.working', { no: progress.done + 1, of: progress.of, file: progress.file }) : progress.state === 'waiting' && progress.code !== undefined ? say('progress.away') : say('preparing.waiting');
  return { view: 'message', data: { title: say('preparing.title'), lines: [line, say('preparing.again')], again: true, back } };
} // prettier-ignore

/** The identity bar: which case, for whom, by which guidance, and where the release stands. */
export async function barOf(asked: Asked, { review: { view }, caseId, recipient }: Frame, gate?: Gate | null): Promise<Readonly<Record<string, unknown>>> {
  const known = parseRecipient(view.recipient);
  return {
    urn: view.urn,
    defendants: defendantsOf(view).map(({ names, id }) => names[0] ?? id),
    recipient: known ? recipientInWords(known, view) : view.recipient,
    guidance: view.guidance,
    state: stateTag(gate === undefined ? await asked.casework.gate(caseId, recipient) : gate),
    caseHref: casePath(caseId, recipient),
  };
} // prettier-ignore

/** What the page says to whoever checks: how many pages are left to mark first, and where the next is. */
function checkShown({ review: { now }, base, caseId, recipient }: Frame, sample: Sample | null) {
  if (sample === null) return null;
  const left = sample.pages.filter(({ file, page: no }) => !isIn(sample.done, file, no));
  const doc = now.documents.findIndex(({ view }) => view.judged.document.file === left[0]?.file) + 1;
  return { left: left.length, next: left[0] ? `${base}/${doc}/${left[0].page}` : null, href: casePath(caseId, recipient, 'check') }; // prettier-ignore
}

/** What went wrong with one mark, told there. */
interface Wrong extends Refused {
  readonly mark: string;
}

async function page(frame: Frame, spot: Spot, asked: Asked, wrong?: Wrong): Promise<Answer> {
  const { review, base, by, may } = frame;
  const { stops, events } = review;
  const keys = ownKeys(asked.session?.keys);
  const gate = await asked.casework.gate(frame.caseId, frame.recipient);
  const sample = await sampleOf(asked, frame, gate);
  const blind = may && isBlind(frame, spot, sample, asked.secret);
  const shown = pageShown(review, frame.rulebook, spot, { by, names: frame.names }, blind);
  const at = stops.findIndex(({ doc, page: no }) => doc === spot.doc && no === spot.page.no);
  const href = (i: number): string | null => {
    const stop = stops[i];
    return stop ? `${base}/${stop.doc}/${stop.page}` : null;
  };
  const own = `${base}/${spot.doc}/${spot.page.no}`;
  const last = events.findLast((event) => event.by === by && event.kind !== 'page-done' && event.kind !== 'blind-done');
  const open = wrong ? shown.marks.find(({ id }) => id === wrong.mark)?.key : asked.form['m'];
  return {
    view: 'review',
    status: wrong ? 409 : 200,
    data: {
      title: say('review.page', { file: spot.document.file, no: spot.page.no }),
      bar: await barOf(asked, frame, gate),
      check: checkShown(frame, sample),
      page: shown,
      base,
      own,
      picture: `${own}/picture`,
      blind,
      may,
      account: asked.session?.account,
      previous: at > 0 ? href(at - 1) : null,
      next: href(at + 1),
      at: at + 1,
      of: stops.length,
      documents: documentLines(review, base, spot.doc, by),
      m: open ?? null,
      wrong: wrong ?? null,
      last: last ? last.id : null,
      since: asked.clock().toISOString(),
      events: review.log.events.size,
      untouched: marksOn(spot).every(({ proposal, decision }) => decision === undefined && !review.states.marks.has(proposal.id)),
      fresh: () => randomUUID(),
      words: { keepReasons: keepReasons(), keys: keysTold(keys), go: keyInWords(keys.go), selected: keyInWords(keys.selected) },
      script: { keep: keepReasons(), hand: handCategories(), kinds: kindsInWords(), keys, say: Object.fromEntries(Object.entries(saidOf('says.')).map(([name, text]) => [name, withKeys(text, keys)])) },
    },
  };
} // prettier-ignore

const numbers = ({ params }: Asked): [number, number] => [Number(params['doc']), Number(params['page'])];

async function show(asked: Asked): Promise<Answer> {
  const frame = await frameOf(asked);
  if (isAnswer(frame)) return frame;
  const spot = spotOf(frame.review, ...numbers(asked));
  if (!spot) return noPage();
  if (isNews(frame, spot, asked.clock())) await asked.casework.viewed(frame.caseId, spot.document.file, spot.page.no, frame.by); // prettier-ignore
  return page(frame, spot, asked);
}

/** The first page that this person has not done; when all are done, the first. */
async function start(asked: Asked): Promise<Answer> {
  const frame = await frameOf(asked);
  if (isAnswer(frame)) return frame;
  const { review, base, by } = frame;
  const done = new Set(review.events.flatMap((event) => (event.kind === 'page-done' && event.by === by ? [`${event.page} ${event.file}`] : []))); // prettier-ignore
  const stop = review.stops.find(({ file, page: no }) => !done.has(`${no} ${file}`)) ?? review.stops[0];
  const [doc] = review.order;
  return stop ? { to: `${base}/${stop.doc}/${stop.page}` } : doc === undefined ? noPage() : { to: `${base}/${doc}/1` };
}

/** Takes in what was said, one after the other; what came of each. */
export async function take(asked: Asked, frame: Frame, list: readonly Said[]): Promise<readonly { readonly id: string; readonly refused: Refused | null }[]> {
  const { casework } = asked;
  const { caseId, recipient, by } = frame;
  const results: { id: string; refused: Refused | null }[] = [];
  let { review } = frame;
  const sample = list.some(({ kind }) => kind === 'blind-done') ? await sampleOf(asked, frame, await casework.gate(caseId, recipient)) : null; // prettier-ignore
  for (const one of list) {
    const check = one.kind === 'blind-done' && sample && isIn(sample.pages, one.file, one.page) ? sample.release : null;
    // An event that is known already was taken in when its answer got lost on the way.
    const made = review.log.events.has(one.id) ? [] : eventsOf(one, review, { by, at: stamp(asked.clock) }, check);
    let refused: Refused | null = isRefused(made) ? made : null;
    if (!isRefused(made)) for (const event of made) refused ??= await casework.append(caseId, recipient, event);
    results.push({ id: one.id, refused });
    if (list.length > 1) review = reviewOf(review.view, await casework.log(caseId, recipient));
  }
  return results;
} // prettier-ignore

/** From the script: a list of what was done since it last had an answer. */
async function receive(asked: Asked): Promise<Answer> {
  const frame = await frameOf(asked);
  if (isAnswer(frame)) return { json: { refused: 'not prepared' }, status: 409 };
  const list = readSaid(asked.form['said'] ?? '');
  if (list === null) return { json: { refused: 'no list' }, status: 400 };
  const results = await take(asked, frame, list);
  return { json: { results, events: (await asked.casework.log(frame.caseId, frame.recipient)).events.size } };
}

/** From a form of the page: back to where the mark stands. */
async function decide(asked: Asked): Promise<Answer> {
  const frame = await frameOf(asked);
  if (isAnswer(frame)) return frame;
  const [doc, no] = numbers(asked);
  const spot = spotOf(frame.review, doc, no);
  if (!spot || spot.document.file !== asked.form['file']) return noPage();
  const said = saidByForm(asked.form, spot.document.file, no, spot.page, asked.clock());
  const [result] = await take(asked, frame, [said]);
  const mark = asked.form['mark'] ?? '';
  if (result?.refused) return page(frame, spot, asked, { ...result.refused, mark });
  if (said.kind === 'page-done') {
    const next = frame.review.stops.findIndex((stop) => stop.doc === doc && stop.page === no) + 1;
    const stop = frame.review.stops[next];
    if (stop) return { to: `${frame.base}/${stop.doc}/${stop.page}` };
  }
  const key = marksOn(spot).find(({ proposal }) => proposal.id === mark);
  return { to: `${frame.base}/${doc}/${no}${key ? `?m=${keyOf(key)}#${keyOf(key)}` : ''}` };
}

async function picture(asked: Asked): Promise<Answer> {
  const { casework, params, form } = asked;
  const [doc, no] = numbers(asked);
  const view: CaseView | null = await casework.view(params['case'] ?? '', params['recipient'] ?? '');
  const file = view?.documents[doc - 1]?.judged.document.file;
  if (file === undefined) return noPage();
  const side = form['side'] === 'draft' ? 'draft' : 'original';
  const png = await casework.picture(params['case'] ?? '', params['recipient'] ?? '', file, no, side);
  return png ? { bytes: png, type: 'image/png' } : noPage();
}

/** What others did since: how many events there are, those of others from `n` on, and who else is here. */
async function news(asked: Asked): Promise<Answer> {
  const frame = await frameOf(asked);
  if (isAnswer(frame)) return { json: { events: 0, others: [], here: [] } };
  const { caseId, recipient, by, review } = frame;
  const from = Math.max(0, Number(asked.form['n'] ?? '0') || 0);
  const others = [...review.log.events.values()].slice(from).filter((event) => event.by !== by);
  const who: Here = { caseId, recipient, by, doc: Number(asked.form['doc']), page: Number(asked.form['page']) };
  const present = hereNow(who, asked.clock());
  const names = await asked.casework.names([...others, ...present].map((other) => other.by));
  const here = present.map((other) => ({ by: nameOf(names, other.by), doc: other.doc, page: other.page }));
  return { json: { events: review.log.events.size, others: others.map(({ kind, by: other }) => ({ kind, by: nameOf(names, other) })), here } }; // prettier-ignore
}

export const REVIEW: readonly Route[] = [
  { method: 'GET', path: BASE, welsh: true, gate: 'paper-read', answer: start },
  { method: 'GET', path: `${BASE}/news`, welsh: true, gate: 'paper-read', answer: news },
  { method: 'POST', path: `${BASE}/events`, welsh: true, gate: 'review-decide', body: BODY, answer: receive },
  { method: 'GET', path: `${BASE}/:doc/:page`, welsh: true, gate: 'paper-read', answer: show },
  { method: 'POST', path: `${BASE}/:doc/:page`, welsh: true, gate: 'review-decide', answer: decide },
  { method: 'GET', path: `${BASE}/:doc/:page/picture`, gate: 'paper-read', answer: picture },
];
