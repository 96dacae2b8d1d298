// Signing in and out, and the link with which an account is opened.
import { BlotterError } from '../../model/index.ts';
import { attemptSucceeded, beginAttempt, invited, openByInvite, rememberDevice } from '../accounts/accounts.ts';
import { isPassword } from '../accounts/password.ts';
import { beginSession, endSession } from '../accounts/sessions.ts';
import { say } from '../language/say.ts';
import type { Answer, Asked, Route } from '../web/asked.ts';

/** A path of ours to go to after signing in; anything else is the start page. */
export const ownPath = (text: string | undefined): string =>
  text !== undefined && /^\/(?![/\\])[\w\-./~%]*$/.test(text) ? text : '/';

const page = (data: Readonly<Record<string, unknown>>, status = 200): Answer => ({ view: 'sign-in', data: { title: say('sign-in.title'), ...data }, status }); // prettier-ignore

/** What is told to somebody who has to wait so many milliseconds. */
export function waitInWords(wait: number): string {
  const seconds = Math.ceil(wait / 1000);
  const time = seconds < 90 ? say('seconds', { n: seconds }) : say('minutes', { n: Math.ceil(seconds / 60) });
  return say('sign-in.wait', { time });
}

async function signIn({ store, clock, random, form, source, device, token }: Asked): Promise<Answer> {
  const { login = '', password = '' } = form;
  const then = ownPath(form['then']);
  const wrong = (text: string, status: number): Answer => page({ login, then, errors: [{ text, href: '#login' }] }, status); // prettier-ignore
  const attempt = await store.transaction((trx) => beginAttempt(trx, { login, source, device }, clock));
  if ('wait' in attempt) return wrong(waitInWords(attempt.wait), 429);
  const right = await isPassword(attempt.kept, password);
  const { account } = attempt;
  if (!right || account === null) return wrong(say('sign-in.wrong'), 401);
  return store.transaction(async (trx) => {
    await attemptSucceeded(trx, attempt.seq);
    const session = await beginSession(trx, account, 'password', token, clock, random);
    const remembered = device ?? (await rememberDevice(trx, account, clock, random));
    return { to: then, keep: { session, account, device: remembered } };
  });
}

export const SIGN_IN: readonly Route[] = [
  {
    method: 'GET',
    path: '/sign-in',
    welsh: true,
    gate: 'open',
    answer({ session, form }) {
      const then = ownPath(form['then']);
      // `again`: what cannot be taken back needs a sign-in that is minutes old.
      const note = say('sign-in.again');
      if (session && form['again'] !== '1') return Promise.resolve({ to: '/' });
      return Promise.resolve(page(session ? { then, login: session.login, note } : { then }));
    },
  },
  { method: 'POST', path: '/sign-in', welsh: true, gate: 'open', answer: signIn },
  {
    method: 'POST',
    path: '/sign-out',
    gate: 'signed-in',
    async answer({ store, clock, token }) {
      if (token !== null) await store.transaction((trx) => endSession(trx, token, clock));
      return { to: '/sign-in', keep: { session: null } };
    },
  },
  {
    method: 'GET',
    path: '/open/:token',
    gate: 'open',
    async answer({ store, clock, params }) {
      const account = await store.transaction((trx) => invited(trx, params['token'] ?? '', clock));
      if (!account) throw new BlotterError('B-ACCOUNT-02');
      return { view: 'invite', data: { title: `Welcome, ${account.name}`, login: account.login } };
    },
  },
  {
    method: 'POST',
    path: '/open/:token',
    gate: 'open',
    async answer({ store, clock, random, params, form, token: old }) {
      const token = params['token'] ?? '';
      return store.transaction(async (trx): Promise<Answer> => {
        const account = await invited(trx, token, clock);
        const opened = await openByInvite(trx, token, form['password'] ?? '', clock);
        if ('refused' in opened) {
          const errors = [{ text: opened.refused, href: '#password' }];
          return { view: 'invite', data: { title: `Welcome, ${account?.name}`, login: account?.login, errors }, status: 400 }; // prettier-ignore
        }
        const session = await beginSession(trx, opened.account, 'invite', old, clock, random);
        const device = await rememberDevice(trx, opened.account, clock, random);
        return { to: '/', keep: { session, account: opened.account, device } };
      });
    },
  },
];
