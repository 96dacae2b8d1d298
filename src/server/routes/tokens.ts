// A person's own tokens: programs ask with them in the person's name. Making one needs a sign-in that is minutes old, since it
// outlives the session; it is shown once. Not here: what they open (access/scopes.ts), requests with them (api/).
import { appendEntry } from '../../register/index.ts';
import { isStrong, SCOPE_NAMES, scopesFor, SCOPE_WORDS } from '../access/scopes.ts';
import { listTokens, LIVES, makeApiToken, MOST_TOKENS, withdrawToken } from '../accounts/api-tokens.ts';
import { timeInWords } from '../shown/release.ts';
import type { Answer, Asked, Route } from '../web/asked.ts';
import { accountOf, isFresh } from '../web/case.ts';
import { signInAgain } from '../web/refusals.ts';

interface Wrong {
  readonly text: string;
  readonly href: '#name' | '#scope' | '#days';
}

async function page(asked: Asked, more: { readonly made?: object; readonly wrong?: readonly Wrong[] } = {}): Promise<Answer> {
  const { store, clock, session, form } = asked;
  const living = await store.transaction((trx) => listTokens(trx, accountOf(asked), clock));
  const chosen = new Set((form['scope'] ?? '').split(' '));
  const { made, wrong = [] } = more;
  const tokens = living.map(({ id, name, scopes, madeAt, expiresAt, usedAt }) => ({
    id,
    name,
    scopes: scopes.map((scope) => SCOPE_WORDS[scope]),
    made: timeInWords(madeAt.toISOString()),
    ends: timeInWords(expiresAt.toISOString()),
    used: usedAt === null ? 'never' : timeInWords(usedAt.toISOString()),
  }));
  return {
    view: 'tokens',
    status: wrong.length > 0 ? 400 : 200,
    data: {
      title: 'Tokens',
      tokens,
      made,
      form: made ? {} : form,
      fresh: isFresh(asked) ? null : signInAgain('/tokens'),
      scopes: scopesFor(session?.roles ?? []).map((scope) => ({ value: scope, text: SCOPE_WORDS[scope], checked: made === undefined && chosen.has(scope), ...(isStrong(scope) ? { hint: { text: 'A token with this ends ten minutes after you signed in.' } } : {}) })),
      lives: LIVES.map((days) => ({ value: String(days), text: days === 1 ? 'One day' : `${days} days`, checked: String(days) === (form['days'] ?? '7') })),
      ...(wrong.length > 0 ? { errors: wrong, at: Object.fromEntries(wrong.map(({ href, text }) => [href.slice(1), { text }])) } : {}),
    },
  };
} // prettier-ignore

async function make(asked: Asked): Promise<Answer> {
  const { store, clock, random, session, form } = asked;
  if (!session || !isFresh(asked)) return page(asked);
  const name = (form['name'] ?? '').trim();
  const may = scopesFor(session.roles);
  const scopes = SCOPE_NAMES.filter((scope) => may.includes(scope) && (form['scope'] ?? '').split(' ').includes(scope));
  const days = LIVES.find((one) => String(one) === form['days']);
  const wrong: Wrong[] = [];
  if (name === '' || name.length > 60) wrong.push({ text: 'Say in up to 60 letters what it is for, so that you know it again.', href: '#name' }); // prettier-ignore
  if (scopes.length === 0) wrong.push({ text: 'Choose at least one thing that it may be used for.', href: '#scope' });
  if (days === undefined) wrong.push({ text: 'Choose how long it works.', href: '#days' });
  if (days === undefined || wrong.length > 0) return page(asked, { wrong });
  const made = await store.transaction(async (trx) => {
    const one = await makeApiToken(trx, { account: session.account, name, scopes, days, provedAt: session.provedAt }, clock, random); // prettier-ignore
    if (one)
      await appendEntry(
        trx,
        { kind: 'token-made', by: session.account, token: one.id, strong: scopes.some(isStrong) },
        clock,
      );
    return one;
  });
  if (!made) return page(asked, { wrong: [{ text: `You have ${MOST_TOKENS} tokens. Withdraw one that you do not need.`, href: '#name' }] }); // prettier-ignore
  return page(asked, { made: { name, token: made.token, ends: timeInWords(made.expiresAt.toISOString()) } });
}

export const TOKENS: readonly Route[] = [
  { method: 'GET', path: '/tokens', gate: 'signed-in', answer: (asked) => page(asked) },
  { method: 'POST', path: '/tokens', gate: 'signed-in', answer: make },
  {
    method: 'POST',
    path: '/tokens/:key/withdraw',
    gate: 'signed-in',
    async answer(asked) {
      const { store, clock, params } = asked;
      const [account, token] = [accountOf(asked), params['key'] ?? ''];
      await store.transaction(async (trx) => {
        if (await withdrawToken(trx, account, token, clock)) await appendEntry(trx, { kind: 'token-withdrawn', by: account, token }, clock); // prettier-ignore
      });
      return { to: '/tokens' };
    },
  },
];
