// Training: what is due for oneself, what of a team, what shows that it was done. A person's own page is their own; a team's
// counts name nobody; whoever confirms a review sees whose it is. Not here: drills (drills.ts), what is due (assurance).
import { BlotterError } from '../../model/index.ts';
import { TRAINING, type Due } from '../../assurance/index.ts';
import { drillsIn, isPassed, learningIn, REVIEWING, type DrillLine, type Proven } from '../../casework/index.ts';
import { ACTIONS, type Action } from '../access/roles.ts';
import { dayInWords, dueShown, EXERCISES, teamCounts } from '../shown/training.ts';
import { timeInWords } from '../shown/release.ts';
import type { Answer, Asked, Route } from '../web/asked.ts';
import { accountOf } from '../web/case.ts';
import { notFound } from '../web/not-found.ts';

/** Evidence on the page; the number on a certificate finds any. */
const NEWEST = 50;

const mayIn = ({ session }: Asked, action: Action): boolean => ACTIONS[action].roles.some((role) => session?.roles.includes(role)); // prettier-ignore
const todayOf = ({ clock }: Asked): string => clock().toISOString().slice(0, 10);

const drillShown = ({ id, at, pages, right, of, completion }: DrillLine) => ({
  href: `/training/drills/${id}`,
  at: timeInWords(at),
  pages,
  score: right === null || of === null ? null : `${right} of ${of} right`,
  passed: right !== null && of !== null && isPassed(right, of),
  certificate: completion === null ? null : `/training/certificates/${completion}`,
});

async function own(asked: Asked): Promise<Answer> {
  const account = accountOf(asked);
  const dues = await learningIn(asked).of(account);
  const { drills, next } = await drillsIn(asked, asked.rulebook).of(account);
  const shown = dues.map((due) => dueShown(due, todayOf(asked)));
  return {
    view: 'training',
    data: {
      title: 'Your training',
      due: shown.filter((_, i) => dues[i]?.state !== 'done').toReversed(),
      done: shown.filter((_, i) => dues[i]?.state === 'done').toReversed(),
      drills: drills.slice(0, 20).map(drillShown),
      open: drills.some(({ right }) => right === null),
      next: next === null ? null : dayInWords(next),
      due_now: next !== null && next <= asked.clock().toISOString(),
      reviews: asked.session?.roles.some((role) => REVIEWING.includes(role)) ?? false,
      team: mayIn(asked, 'training-team'),
      minutes: TRAINING.drill.minutes,
    },
  };
}

const provenShown = (one: Proven) => ({
  number: one.number,
  what: EXERCISES[one.exercise],
  on: dayInWords(one.at),
  score: one.right === null ? '' : `${one.right} of ${one.of} right`,
  entry: one.entry,
  record: one.record,
  hash: one.hash,
  holds: one.holds,
  href: `/training/evidence/${one.completion}`,
});

/** Whose is open, for whoever confirms reviews. */
async function personsOf({ casework }: Asked, dues: readonly Due[], today: string) {
  const open = dues.filter(({ state }) => state !== 'done').toSorted((a, b) => (a.by < b.by ? -1 : 1));
  const names = await casework.names(open.map(({ account }) => account));
  return open.map((due) => ({ ...dueShown(due, today), account: due.account, name: names.get(due.account) ?? 'Somebody' })); // prettier-ignore
}

async function team(asked: Asked, told: { readonly wrong?: string; readonly at?: string; readonly done?: string } = {}): Promise<Answer> {
  const learning = learningIn(asked);
  const dues = await learning.all();
  const [confirms, evidence] = [mayIn(asked, 'training-confirm'), mayIn(asked, 'training-evidence')];
  const number = asked.form['number']?.trim() ?? '';
  const found = evidence && number !== '' ? await learning.proven(number) : null;
  const errors = told.wrong === undefined ? undefined : [{ text: told.wrong, href: `#reference-${told.at}` }];
  return {
    view: 'training-team',
    status: errors ? 400 : 200,
    data: {
      title: 'Training of the team',
      counts: teamCounts(dues),
      persons: confirms ? (await personsOf(asked, dues, todayOf(asked))).map((one) => ({ ...one, own: one.account === accountOf(asked) })) : null,
      evidence: evidence ? (await learning.done(NEWEST)).map(provenShown) : null,
      number,
      found: found && provenShown(found),
      typed: asked.form['reference'] ?? '',
      policy: TRAINING.version,
      done: told.done ?? null,
      at: told.at ?? null,
      ...(errors ? { errors } : {}),
    },
  };
} // prettier-ignore

async function confirm(asked: Asked): Promise<Answer> {
  const { form } = asked;
  const account = form['account'] ?? '';
  try {
    if (!/^[0-9a-f-]{36}$/.test(account)) throw new BlotterError('B-WEB-01');
    const number = await learningIn(asked).confirm(account, form['reference'] ?? '', accountOf(asked));
    return await team({ ...asked, form: {} }, { done: number });
  } catch (error) {
    if (!(error instanceof BlotterError) || (error.code !== 'B-LEARN-01' && error.code !== 'B-LEARN-02')) throw error;
    return team(asked, { wrong: `${error.what} ${error.cure}`, at: account });
  }
}

async function reading(asked: Asked): Promise<Answer> {
  const found = await learningIn(asked).reading(accountOf(asked));
  if (found === null) return { to: '/training' };
  const { from, to, changes } = found;
  return {
    view: 'training-reading',
    data: {
      title: 'What changed in the guidance',
      from,
      to,
      changes: changes.map((one) => ({ ...one, handbook: one.place === null ? null : `/guidance/${one.place}` })),
    },
  };
}

async function read(asked: Asked): Promise<Answer> {
  await learningIn(asked).read(accountOf(asked), asked.form['version'] ?? '');
  return { to: '/training' };
}

async function certificate(asked: Asked): Promise<Answer> {
  const found = await learningIn(asked).proven(asked.params['completion'] ?? '');
  if (found?.account !== accountOf(asked)) return notFound();
  const { evidence } = found;
  return {
    view: 'certificate',
    data: {
      ...provenShown(found),
      title: 'Certificate of training',
      name: asked.session?.name,
      percent: found.right === null ? null : Math.round((100 * found.right) / Math.max(1, found.of ?? 0)),
      pages: Array.isArray(evidence['pages']) ? evidence['pages'].length : null,
      guidance: evidence['guidance'] ?? null,
      policy: evidence['policy'],
      where: `${asked.own}/training/team`,
    },
  };
}

async function shown(asked: Asked): Promise<Answer> {
  const found = await learningIn(asked).proven(asked.params['completion'] ?? '');
  if (found === null) return notFound();
  const { number, hash, entry, record, holds, evidence } = found;
  return { json: { number, hash, register: { entry, record }, holds, evidence } };
}

export const TRAINING_PAGES: readonly Route[] = [
  { method: 'GET', path: '/training', gate: 'practice-use', answer: own },
  { method: 'GET', path: '/training/reading', gate: 'practice-use', answer: reading },
  { method: 'POST', path: '/training/reading', gate: 'practice-use', answer: read },
  { method: 'GET', path: '/training/certificates/:completion', gate: 'practice-use', answer: certificate },
  { method: 'GET', path: '/training/team', gate: 'training-team', answer: (asked) => team(asked) },
  { method: 'POST', path: '/training/team', gate: 'training-confirm', answer: confirm },
  { method: 'GET', path: '/training/evidence/:completion', gate: 'training-evidence', answer: shown },
];
