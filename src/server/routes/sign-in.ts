// Signing in and out, and the link with which an account is opened.
import { BlotterError } from '../../model/index.ts';
import { invited, openByInvite, rememberDevice } from '../accounts/accounts.ts';
import { attemptFailed, attemptSucceeded, beginAttempt } from '../accounts/attempts.ts';
import { isPassword } from '../accounts/password.ts';
import { beginSession, endSession } from '../accounts/sessions.ts';
import { isByPassword, usualWays } from '../accounts/ways.ts';
import { say } from '../language/say.ts';
import type { Answer, Asked, Route } from '../web/asked.ts';

/** A path of ours to go to after signing in; anything else is the start page. */
export const ownPath = (text: string | undefined): string =>
  text !== undefined && /^\/(?![/\\])[\w\-./~%]*$/.test(text) ? text : '/';

/** What else than a password there is, for the pages that offer it. */
function offered({ own, ways = usualWays(own) }: Asked) {
  const { oidc, party, passwords, breakGlass } = ways;
  return { elsewhere: oidc?.name ?? null, passkeys: party !== null, passwords, breakGlass: !passwords && breakGlass !== null }; // prettier-ignore
}

const page = (asked: Asked, data: Readonly<Record<string, unknown>>, status = 200): Answer => ({ view: 'sign-in', data: { title: say('sign-in.title'), ...offered(asked), ...data }, status }); // prettier-ignore

/** Milliseconds as people say them. */
function timeInWords(wait: number): string {
  const seconds = Math.ceil(wait / 1000);
  return seconds < 90 ? say('seconds', { n: seconds }) : say('minutes', { n: Math.ceil(seconds / 60) });
}
/** What is told to somebody who has to wait so many milliseconds: after wrong passwords, and after sign-ins begun and left. */
export const waitInWords = (wait: number): string => say('sign-in.wait', { time: timeInWords(wait) });
export const begunTooOften = (wait: number): string => say('sign-in.begun', { time: timeInWords(wait) });

/** The page for somebody who began too often without coming back. */
export const waiting = (asked: Asked, wait: number): Answer => page(asked, { then: ownPath(asked.form['then']), again: asked.form['again'], errors: [{ text: begunTooOften(wait), href: '#login' }] }, 429); // prettier-ignore

/** The page of a link. `refused`: why what was chosen does not do. */
function welcome(asked: Asked, account: { readonly name: string; readonly login: string }, refused?: string): Answer {
  const { own, ways = usualWays(own), params } = asked;
  const password = isByPassword(ways, account.login);
  const errors = refused === undefined ? undefined : [{ text: refused, href: '#password' }];
  return { view: 'invite', data: { title: `Welcome, ${account.name}`, login: account.login, ...offered(asked), password, link: params['token'], errors }, status: errors ? 400 : 200 };
} // prettier-ignore

async function signIn(asked: Asked): Promise<Answer> {
  const { store, clock, random, form, source, device, token, browser, own, ways = usualWays(own) } = asked;
  const { login = '', password = '' } = form;
  const then = ownPath(form['then']);
  const wrong = (text: string, status: number): Answer => page(asked, { login, then, again: form['again'], errors: [{ text, href: '#login' }] }, status); // prettier-ignore
  const attempt = await store.transaction((trx) => beginAttempt(trx, { login, source, device }, clock));
  if ('wait' in attempt) return wrong(waitInWords(attempt.wait), 429);
  // Where passwords are turned off there is nothing to compare with, which takes as long and says the same.
  const right = await isPassword(isByPassword(ways, login) ? attempt.kept : null, password);
  const { account } = attempt;
  if (!right || account === null) {
    await store.transaction((trx) => attemptFailed(trx, attempt, clock));
    return wrong(say('sign-in.wrong'), 401);
  }
  return store.transaction(async (trx) => {
    await attemptSucceeded(trx, attempt.seq);
    const session = await beginSession(trx, account, 'password', token, clock, random, { browser });
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
    answer(asked) {
      const { session, form } = asked;
      const then = ownPath(form['then']);
      // `again`: what cannot be taken back needs a sign-in that is minutes old.
      const note = say('sign-in.again');
      if (session && form['again'] !== '1') return Promise.resolve({ to: '/' });
      return Promise.resolve(page(asked, session ? { then, login: session.login, note, again: '1' } : { then }));
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
    async answer(asked) {
      const { store, clock, params } = asked;
      const account = await store.transaction((trx) => invited(trx, params['token'] ?? '', clock));
      if (!account) throw new BlotterError('B-ACCOUNT-02');
      return welcome(asked, account);
    },
  },
  {
    method: 'POST',
    path: '/open/:token',
    gate: 'open',
    async answer(asked) {
      const { store, clock, random, params, form, token: old, browser, own, ways = usualWays(own) } = asked;
      const token = params['token'] ?? '';
      return store.transaction(async (trx): Promise<Answer> => {
        const account = await invited(trx, token, clock);
        if (!account) throw new BlotterError('B-ACCOUNT-02');
        if (!isByPassword(ways, account.login)) return welcome(asked, account, 'Passwords are turned off here.');
        const opened = await openByInvite(trx, token, form['password'] ?? '', clock);
        if ('refused' in opened) return welcome(asked, account, opened.refused);
        const session = await beginSession(trx, opened.account, 'invite', old, clock, random, { browser });
        const device = await rememberDevice(trx, opened.account, clock, random);
        return { to: '/', keep: { session, account: opened.account, device } };
      });
    },
  },
];
