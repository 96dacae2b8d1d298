// A person's own page: how they sign in, their passkeys, and where they are signed in. What outlives the session (a passkey)
// needs a sign-in that is minutes old. Not here: changing the password (password.ts), tokens (tokens.ts).
import { BlotterError } from '../../model/index.ts';
import { addPasskey, listPasskeys, MOST_PASSKEYS, namePasskey, removePasskey } from '../accounts/passkeys.ts';
import { endSessions, listSessions, type Method } from '../accounts/sessions.ts';
import { beginStart, takeStart } from '../accounts/starts.ts';
import { isByPassword, usualWays } from '../accounts/ways.ts';
import { askForNew, checkNew } from '../accounts/webauthn.ts';
import { timeInWords } from '../shown/release.ts';
import type { Answer, Asked, Route } from '../web/asked.ts';
import { accountOf, isFresh } from '../web/case.ts';
import { notFound } from '../web/not-found.ts';
import { signInAgain } from '../web/refusals.ts';
import { begunTooOften } from './sign-in.ts';

const METHODS: Readonly<Record<Method, string>> = { password: 'password', passkey: 'passkey', oidc: 'your organisation’s sign-in', invite: 'link' }; // prettier-ignore
const LONGEST_NAME = 60;
const wrong = (problem: string): BlotterError => new BlotterError('B-PASSKEY-01', { problem });
const words = (at: Date): string => timeInWords(at.toISOString());

async function page(asked: Asked, error?: string): Promise<Answer> {
  const { store, clock, own, session, token, ways = usualWays(own) } = asked;
  const account = accountOf(asked);
  const { bound, keys, sessions } = await store.transaction(async (trx) => {
    const row = await trx.selectFrom('accounts').select(['oidc_subject', 'password']).where('id', '=', account).executeTakeFirstOrThrow(); // prettier-ignore
    return { bound: row, keys: await listPasskeys(trx, account), sessions: await listSessions(trx, account, token, clock) }; // prettier-ignore
  });
  return {
    view: 'you',
    status: error === undefined ? 200 : 400,
    data: {
      title: 'How you sign in',
      login: session?.login,
      password: bound.password !== null && isByPassword(ways, session?.login ?? ''),
      oidc:
        bound.oidc_subject === null ? null : (ways.oidc?.name ?? 'an identity provider that is no longer used here'),
      passkeys: keys.map(({ id, name, madeAt, usedAt }) => ({ id, name, made: words(madeAt), used: usedAt === null ? 'never' : words(usedAt) })), // prettier-ignore
      party: ways.party !== null,
      more: keys.length < MOST_PASSKEYS,
      fresh: isFresh(asked) ? null : signInAgain('/you'),
      sessions: sessions.map(({ id, method, browser, madeAt, seenAt, own: mine }) => ({ id, mine, where: browser || 'Unknown browser', how: METHODS[method], made: words(madeAt), seen: words(seenAt) })), // prettier-ignore
      ...(error === undefined ? {} : { errors: [{ text: error, href: '#name' }] }),
    },
  };
}

async function ask(asked: Asked): Promise<Answer> {
  const { store, clock, random, own, session, source, device, ways = usualWays(own) } = asked;
  const { party } = ways;
  if (!party || !session) return notFound();
  if (!isFresh(asked)) return { json: { again: signInAgain('/you') }, status: 409 };
  const { account, login, name } = session;
  const has = await store.transaction((trx) => listPasskeys(trx, account));
  const options = await askForNew(party, { account, login, name }, has, random);
  const start = { kind: 'new-passkey', account, challenge: options.challenge, then: '/you' } as const;
  const begun = await store.transaction((trx) => beginStart(trx, start, { source, device }, clock, random));
  if ('wait' in begun) return { json: { wait: begunTooOften(begun.wait) }, status: 429 };
  return { json: options, keep: { signing: begun.token } };
}

/** A name as it was typed, or null where it is none. */
function nameIn({ form }: Asked): string | null {
  const name = (form['name'] ?? '').replace(/\p{C}/gu, '').trim();
  return name === '' || name.length > LONGEST_NAME ? null : name;
}
const NO_NAME = `Say in up to ${LONGEST_NAME} letters which one it is, so that you know it again.`;

async function add(asked: Asked): Promise<Answer> {
  const { store, clock, own, signing, form, ways = usualWays(own) } = asked;
  const { party } = ways;
  if (!party) return notFound();
  const name = nameIn(asked);
  if (name === null) return page(asked, NO_NAME);
  const account = accountOf(asked);
  const begun = signing === null ? null : await store.transaction((trx) => takeStart(trx, 'new-passkey', signing, clock)); // prettier-ignore
  if (begun?.account !== account || !isFresh(asked))
    throw wrong('it was not asked for in this browser, or too long ago');
  const made = await checkNew(party, begun.challenge, form['credential'] ?? '');
  const kept = await store.transaction((trx) => addPasskey(trx, { account, name, ...made }, clock));
  if (kept === null) throw wrong(`it is known already, or you have ${MOST_PASSKEYS}`);
  return { to: '/you', keep: { signing: null } };
}

export const YOU: readonly Route[] = [
  { method: 'GET', path: '/you', gate: 'signed-in', answer: (asked) => page(asked) },
  { method: 'POST', path: '/you/passkeys/ask', gate: 'signed-in', answer: ask },
  { method: 'POST', path: '/you/passkeys', gate: 'signed-in', answer: add },
  {
    method: 'POST',
    path: '/you/passkeys/:key/name',
    gate: 'signed-in',
    async answer(asked) {
      const name = nameIn(asked);
      if (name === null) return page(asked, NO_NAME);
      await asked.store.transaction((trx) => namePasskey(trx, accountOf(asked), asked.params['key'] ?? '', name));
      return { to: '/you' };
    },
  },
  {
    method: 'POST',
    path: '/you/passkeys/:key/remove',
    gate: 'signed-in',
    async answer(asked) {
      if (!isFresh(asked)) return { to: signInAgain('/you') };
      await asked.store.transaction((trx) => removePasskey(trx, accountOf(asked), asked.params['key'] ?? '', asked.clock)); // prettier-ignore
      return { to: '/you' };
    },
  },
  {
    method: 'POST',
    path: '/you/sessions/:key/end',
    gate: 'signed-in',
    async answer(asked) {
      const { store, clock, token, params } = asked;
      await store.transaction((trx) => endSessions(trx, accountOf(asked), params['key'] ?? '', token, clock));
      return { to: '/you' };
    },
  },
  {
    method: 'POST',
    path: '/you/sessions/end',
    gate: 'signed-in',
    async answer(asked) {
      const { store, clock, token } = asked;
      await store.transaction((trx) => endSessions(trx, accountOf(asked), null, token, clock));
      return { to: '/you' };
    },
  },
];
