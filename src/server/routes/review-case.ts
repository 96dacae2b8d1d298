// What the review shows across the case: contact sheets with bulk acts, one person everywhere, search.
import { randomUUID } from 'node:crypto';
import { personOf } from '../../casework/index.ts';
import type { Decided } from '../../review/index.ts';
import { seenOf } from '../review/mark.ts';
import { say } from '../language/say.ts';
import { inEnglish, saying, type Sentence } from '../language/sentence.ts';
import { cropsOf, kindsOf, scopeOf, searchCase } from '../review/sheet.ts';
import { keepReasons, kindInWords, personInWords } from '../review/words.ts';
import type { Answer, Asked, Route } from '../web/asked.ts';
import { BASE, barOf, frameOf, isAnswer, noPage, take, type Frame } from './review.ts';

const BODY = 256 * 1024;

interface Told {
  readonly wrong?: { readonly why: Sentence; readonly cure: Sentence };
  readonly done?: string;
}

async function alike(asked: Asked, frame: Frame, id: string, { wrong, done }: Told = {}): Promise<Answer> {
  const { review, base, may } = frame;
  const first = review.marks.get(id);
  if (!first) return noPage();
  const { marks } = review.alike(first.proposal);
  // The same question first, and ticked where nobody answered it: one act must not sweep up what another rule keeps.
  const same = (rule: string, answered: boolean): boolean => rule === first.proposal.rule && !answered;
  const crops = cropsOf(review, frame.rulebook, marks, base, frame)
    .map((crop) => ({ ...crop, ticked: same(crop.mark.rule, crop.mark.answers.length > 0) }))
    .sort((a, b) => Number(b.ticked) - Number(a.ticked));
  const person = personOf(review.view, first.proposal.finding.whose);
  const kind = kindInWords(first.proposal.finding.category);
  const data = {
    title: `${kind}${person ? `, ${personInWords(person)}` : ''}`,
    bar: await barOf(asked, frame),
    id,
    crops,
    ticked: crops.filter(({ ticked }) => ticked).length,
    scope: scopeOf(marks),
    post: `${base}/alike`,
    lens: person ? `${base}/person/${encodeURIComponent(person.id)}` : null,
    personName: person ? personInWords(person) : null,
    back: base,
    may,
    events: review.log.events.size,
    fresh: randomUUID(),
    reasons: keepReasons(),
    wrong: wrong ?? null,
    done: done ?? null,
  };
  return { view: 'review-alike', data, status: wrong ? 409 : 200 };
}

async function sheet(asked: Asked): Promise<Answer> {
  const frame = await frameOf(asked);
  return isAnswer(frame) ? frame : alike(asked, frame, asked.form['m'] ?? '');
}

/** Ids of answers and questions that were in the log when it had `n` events: those the page showed. */
function overOf({ review }: Frame, marks: readonly Decided[], n: number): string[] {
  const shown = new Set([...review.log.events.keys()].slice(0, n));
  return marks.flatMap(({ proposal }) => {
    const state = review.states.marks.get(proposal.id);
    return [...(state?.heads ?? []), ...(state?.questions ?? [])].map(({ id }) => id).filter((id) => shown.has(id));
  });
}

async function bulk(asked: Asked): Promise<Answer> {
  const frame = await frameOf(asked);
  if (isAnswer(frame)) return frame;
  const { form } = asked;
  const first = frame.review.marks.get(form['m'] ?? '');
  if (!first) return noPage();
  const all = frame.review.alike(first.proposal).marks;
  const chosen = new Set((form['take'] ?? '').split(' ').filter((no) => no !== ''));
  const marks = all.filter((_, i) => chosen.has(String(i)));
  const id = first.proposal.id;
  const act = form['does'] === 'keep' ? 'keep' : 'redact';
  const words = (form['words'] ?? '').trim();
  const reason = words === '' ? (act === 'keep' ? (form['why'] ?? '') : '#rule') : words;
  if (marks.length === 0) return alike(asked, frame, id, { wrong: { why: saying('alike.none'), cure: saying('alike.none.cure') } });
  if (String(all.length) !== form['of']) return alike(asked, frame, id, { wrong: { why: saying('alike.changed'), cure: saying('alike.changed.cure') } });
  const [result] = await take(asked, frame, [{
    kind: 'decided',
    id: form['id'] ?? '',
    marks: marks.map((one) => ({ mark: one.proposal.id, seen: seenOf(frame.review.view.guidance, one) })),
    act,
    reason,
    over: overOf(frame, marks, Number(form['events'] ?? '0')),
    ...(marks.length > 1 ? { scope: scopeOf(marks, 'en') } : {}),
  }]);
  if (result?.refused) return alike(asked, frame, id, { wrong: { why: inEnglish(result.refused.why), cure: inEnglish(result.refused.cure) } });
  const after = await frameOf(asked);
  return isAnswer(after) ? after : alike(asked, after, id, { done: say(act === 'keep' ? 'alike.kept' : 'alike.redacted', { scope: scopeOf(marks) }) });
} // prettier-ignore

async function person(asked: Asked): Promise<Answer> {
  const frame = await frameOf(asked);
  if (isAnswer(frame)) return frame;
  const { review, base } = frame;
  const found = personOf(review.view, asked.params['person']);
  if (!found) return noPage();
  const kinds = kindsOf(review, found.id).map(({ kind, marks }) => {
    const [first] = marks;
    return { kind, scope: scopeOf(marks), sheet: `${base}/alike?m=${encodeURIComponent(first?.proposal.id ?? '')}`, crops: cropsOf(review, frame.rulebook, marks, base, frame) };
  });
  return { view: 'review-person', data: { title: personInWords(found), bar: await barOf(asked, frame), kinds, back: base } };
} // prettier-ignore

async function search(asked: Asked): Promise<Answer> {
  const frame = await frameOf(asked);
  if (isAnswer(frame)) return frame;
  const q = asked.form['q'] ?? '';
  const hits = searchCase(frame.review, q, frame.base);
  return { view: 'review-search', data: { title: say('search.title'), bar: await barOf(asked, frame), q, hits, base: frame.base, back: frame.base } };
} // prettier-ignore

export const REVIEW_CASE: readonly Route[] = [
  { method: 'GET', path: `${BASE}/alike`, welsh: true, gate: 'paper-read', answer: sheet },
  { method: 'POST', path: `${BASE}/alike`, welsh: true, gate: 'review-decide', body: BODY, answer: bulk },
  { method: 'GET', path: `${BASE}/person/:person`, welsh: true, gate: 'paper-read', answer: person },
  { method: 'POST', path: `${BASE}/search`, welsh: true, gate: 'paper-read', answer: search },
];
