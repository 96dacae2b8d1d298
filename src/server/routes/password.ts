// Changing one's own password: the one before is asked for, guessing it is slowed as at the sign-in, and every other browser
// is signed out. Who has forgotten theirs gets a new link from an administrator (accounts.ts).
import { changePassword, rememberDevice } from '../accounts/accounts.ts';
import { attemptFailed, attemptSucceeded, beginAttempt } from '../accounts/attempts.ts';
import { isPassword } from '../accounts/password.ts';
import { beginSession } from '../accounts/sessions.ts';
import { isByPassword, usualWays } from '../accounts/ways.ts';
import type { Answer, Asked, Route } from '../web/asked.ts';
import { waitInWords } from './sign-in.ts';

type Wrong = { readonly field: 'before' | 'password'; readonly text: string };

const page = ({ session }: Asked, wrong?: Wrong, status = 200): Answer => ({
  view: 'password',
  data: {
    title: 'Change your password',
    login: session?.login,
    ...(wrong ? { wrong, errors: [{ text: wrong.text, href: `#${wrong.field}` }] } : {}),
  },
  status,
});

async function change(asked: Asked): Promise<Answer> {
  const { store, clock, random, form, source, device, session, token, browser, own, ways = usualWays(own) } = asked;
  if (session === null) return { to: '/sign-in' };
  const { account, login } = session;
  if (!isByPassword(ways, login)) return { to: '/you' };
  const attempt = await store.transaction((trx) => beginAttempt(trx, { login, source, device }, clock));
  if ('wait' in attempt) return page(asked, { field: 'before', text: waitInWords(attempt.wait) }, 429);
  if (!(await isPassword(attempt.kept, form['before'] ?? ''))) {
    await store.transaction((trx) => attemptFailed(trx, attempt, clock));
    return page(asked, { field: 'before', text: 'That is not the password that you have now.' }, 400);
  }
  return store.transaction(async (trx): Promise<Answer> => {
    await attemptSucceeded(trx, attempt.seq);
    const refused = await changePassword(trx, account, form['password'] ?? '', clock);
    if (refused !== null) return page(asked, { field: 'password', text: refused }, 400);
    const fresh = await beginSession(trx, account, 'password', token, clock, random, { browser });
    const remembered = device ?? (await rememberDevice(trx, account, clock, random));
    const lines = ['It holds from now on. Every other browser in which you were signed in is signed out.'];
    const done = { title: 'Your password is changed', lines, code: '', back: { href: '/', text: 'Back to the start' } };
    return { view: 'message', data: done, keep: { session: fresh, device: remembered } };
  });
}

export const PASSWORD: readonly Route[] = [
  { method: 'GET', path: '/password', gate: 'signed-in', answer: (asked) => Promise.resolve(page(asked)) },
  { method: 'POST', path: '/password', gate: 'signed-in', answer: change },
];
