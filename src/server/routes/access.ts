// Who has a case: giving it to others, taking it back, and walls where somebody must not see it. Every word is kept with its
// reason and stands in the book. Not here: what access allows (access/may.ts).
import { appendEntry, type Entry } from '../../register/index.ts';
import { ROLES_OF_STAFF } from '../access/roles.ts';
import { setStanding, standingOf } from '../access/standing.ts';
import { TAGS } from '../language/catalogue.ts';
import { languageNow, say } from '../language/say.ts';
import { choicesOf } from '../shown/recipients.ts';
import type { Answer, Asked, Route } from '../web/asked.ts';
import { accountOf, storedCase, type StoredCase } from '../web/case.ts';
import { notFound } from '../web/not-found.ts';

const KINDS = ['given', 'taken', 'walled', 'unwalled'] as const;
type Kind = (typeof KINDS)[number];
const ENTRIES = { given: 'access-given', taken: 'access-taken', walled: 'wall-set', unwalled: 'wall-lifted' } as const;

const day = (at: Date): string => at.toLocaleDateString(TAGS[languageNow()], { timeZone: 'Europe/London', day: 'numeric', month: 'long', year: 'numeric' }); // prettier-ignore

/** For whom somebody prepares this case, in words. */
function reach(stored: StoredCase, recipients: readonly string[] | undefined): string {
  if (!recipients) return say('access.has');
  const words = new Map(choicesOf(stored.manifest).map(({ value, text }) => [value, text]));
  return say('access.has-for', { recipients: recipients.map((one) => words.get(one) ?? one).join(', ') });
}

async function page(
  asked: Asked,
  stored: StoredCase,
  error?: { readonly text: string; readonly href: string },
): Promise<Answer> {
  const { store, form } = asked;
  const { rows, words } = await store.transaction(async (trx) => {
    const all = await trx.selectFrom('accounts').select(['id', 'name', 'login', 'roles', 'closed_at']).orderBy('name').execute(); // prettier-ignore
    const last = await trx.selectFrom('case_access').select(['account_id', 'reason', 'at']).where('case_id', '=', stored.id).orderBy('seq', 'asc').execute(); // prettier-ignore
    const standings = await Promise.all(all.map(async (one) => ({ ...one, standing: await standingOf(trx, one.id, stored.id) }))); // prettier-ignore
    return { rows: standings, words: last };
  });
  const people = rows
    .filter(({ standing }) => standing?.given === true || standing?.walled === true)
    .map(({ id, name, roles, closed_at, standing }) => {
      const word = words.findLast((one) => one.account_id === id);
      const state = standing?.walled ? say('access.is-walled') : reach(stored, standing?.recipients);
      return { name, roles: ROLES_OF_STAFF.filter((role) => roles.includes(role)).map((role) => say(`staff.${role}`)).join(', '), state: closed_at ? say('access.closed', { state }) : state, walled: standing?.walled === true, reason: word?.reason ?? '', since: word ? day(word.at) : '' }; // prettier-ignore
    });
  const own = asked.standing?.recipients;
  return {
    view: 'access',
    status: error ? 400 : 200,
    data: {
      title: say('access.title'),
      case: { id: stored.id, urn: stored.urn, title: stored.title },
      people,
      accounts: [{ value: '', text: say('people.choose') }, ...rows.filter(({ id, closed_at }) => closed_at === null && id !== accountOf(asked)).map(({ id, name, login }) => ({ value: id, text: `${name} (${login})`, selected: form['account'] === id }))], // prettier-ignore
      kinds: KINDS.map((value) => ({ value, text: say(`access.${value}`), checked: form['kind'] === value })),
      recipients: [...(own ? [] : [{ value: '', text: say('access.recipients.all'), selected: !form['recipients'] }]), ...choicesOf(stored.manifest, own).map((one) => ({ ...one, selected: form['recipients'] === one.value }))], // prettier-ignore
      reason: form['reason'] ?? '',
      errors: error ? [error] : undefined,
    },
  };
}

/** What is wrong with what was sent; null where nothing is. */
function wrongWith(asked: Asked, stored: StoredCase): { readonly text: string; readonly href: string } | null {
  const { account = '', kind = '', reason = '', recipients = '' } = asked.form;
  if (account === '') return { text: say('access.wrong.who'), href: '#account' };
  if (account === accountOf(asked)) return { text: say('access.wrong.own'), href: '#account' }; // prettier-ignore
  if (!(KINDS as readonly string[]).includes(kind)) return { text: say('access.wrong.what'), href: '#kind' };
  if (reason.trim().length < 3) return { text: say('access.wrong.why'), href: '#reason' };
  const own = asked.standing?.recipients;
  const known = choicesOf(stored.manifest, own).map(({ value }) => value);
  if (kind === 'given' && (recipients === '' ? own !== undefined : !known.includes(recipients)))
    return { text: say('access.wrong.recipients'), href: '#recipients' };
  return null;
}

async function change(asked: Asked, stored: StoredCase): Promise<Answer> {
  const wrong = wrongWith(asked, stored);
  if (wrong) return page(asked, stored, wrong);
  const { store, clock, form } = asked;
  const { account = '', recipients = '', reason = '' } = form;
  const kind = form['kind'] as Kind;
  const by = accountOf(asked);
  const done = await store.transaction(async (trx) => {
    const there = await trx.selectFrom('accounts').select('id').where('id', '=', account).where('closed_at', 'is', null).executeTakeFirst(); // prettier-ignore
    if (!there) return false;
    const only = kind === 'given' && recipients !== '' ? { recipients: [recipients] } : {};
    await setStanding(trx, { caseId: stored.id, account, kind, reason: reason.trim(), by, ...only }, clock);
    await appendEntry(trx, { kind: ENTRIES[kind], by, account, case: stored.id } satisfies Entry, clock);
    return true;
  });
  return done ? { to: `/cases/${stored.id}/access` } : page(asked, stored, { text: say('access.wrong.gone'), href: '#account' }); // prettier-ignore
}

const about =
  (answer: (asked: Asked, stored: StoredCase) => Promise<Answer>) =>
  async (asked: Asked): Promise<Answer> => {
    const stored = await storedCase(asked, asked.params['case'] ?? '');
    return stored ? answer(asked, stored) : notFound();
  };

export const ACCESS: readonly Route[] = [
  { method: 'GET', path: '/cases/:case/access', welsh: true, gate: 'case-access', answer: about((asked, stored) => page(asked, stored)) }, // prettier-ignore
  { method: 'POST', path: '/cases/:case/access', welsh: true, gate: 'case-access', answer: about(change) },
];
