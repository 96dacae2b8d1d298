// Signing in at the identity provider: sent there, and back. The browser leaves by a page of ours and not by a redirect, since
// our policy lets forms go to ourselves alone. Accounts are found by issuer and subject, never by an address.
import { randomUUID } from 'node:crypto';
import { BlotterError } from '../../model/index.ts';
import type { Tx } from '../../store/index.ts';
import { FRESH } from '../access/may.ts';
import { accountOfIdentity, admit, bindByInvite, foldLogin, invited, type Identity } from '../accounts/accounts.ts';
import { rolesBy, SKEW, type Admission, type Vouched } from '../accounts/oidc.ts';
import { beginSession } from '../accounts/sessions.ts';
import { beginStart, takeStart, type Begun, type Start } from '../accounts/starts.ts';
import { hashOf } from '../accounts/tokens.ts';
import { usualWays } from '../accounts/ways.ts';
import type { Answer, Asked, Route } from '../web/asked.ts';
import { notFound } from '../web/not-found.ts';
import { ownPath, waiting } from './sign-in.ts';

const wrong = (problem: string): BlotterError => new BlotterError('B-OIDC-02', { problem });
/** The one address to which the provider sends people back. */
const backOf = (own: string): string => `${own}/sign-in/back`;

async function away(
  asked: Asked,
  more: Pick<Start, 'account' | 'then'> & { readonly invite?: Buffer },
): Promise<Answer> {
  const { store, clock, random, own, source, device, ways = usualWays(own) } = asked;
  if (!ways.oidc) return notFound();
  const { url, state, nonce, verifier } = await ways.oidc.begin(backOf(own), more.account !== null);
  const start = { kind: 'oidc', challenge: state, nonce, verifier, ...more } as const;
  const begun = await store.transaction((trx) => beginStart(trx, start, { source, device }, clock, random));
  if ('wait' in begun) return waiting(asked, begun.wait);
  const signing = begun.token;
  return { view: 'sign-in-elsewhere', data: { title: 'On to your organisation’s sign-in', name: ways.oidc.name, url }, keep: { signing } }; // prettier-ignore
}

/** Letters of a claim for people to read, without what would break a line. */
const told = (claim: unknown): string => (typeof claim === 'string' ? claim.normalize('NFKC').replace(/\p{C}/gu, '').trim().slice(0, 120) : ''); // prettier-ignore

/** Makes an account for somebody whom a rule admits; gives its id. Throws B-OIDC-03 where none does. */
async function admitted(trx: Tx, rules: readonly Admission[], { claims, issuer, subject }: Vouched, clock: () => Date): Promise<string> {
  const roles = rolesBy(rules, claims);
  if (roles.length === 0) throw new BlotterError('B-OIDC-03');
  const logins = [told(claims['preferred_username']), told(claims['email']), told(subject), `${told(subject)}@${new URL(issuer).hostname}`].filter((login) => login !== '').map(foldLogin);
  const taken = new Set((await trx.selectFrom('accounts').select('login').where('login', 'in', logins).execute()).map(({ login }) => login));
  // A name that is taken is somebody else's, whatever address stands in the token: nothing is linked by it.
  const login = logins.find((one) => !taken.has(one)) ?? '';
  const id = randomUUID();
  await admit(trx, { id, login, name: told(claims['name']) || login, roles }, { issuer, subject }, clock);
  return id;
} // prettier-ignore

/** Whose account it is. Throws B-ACCOUNT-02, -04, B-OIDC-02, -03. */
async function whose(trx: Tx, begun: Begun, vouched: Vouched, rules: readonly Admission[], clock: () => Date): Promise<string> {
  const identity: Identity = vouched;
  if (begun.invite !== undefined) return bindByInvite(trx, begun.invite, identity, clock);
  const found = await accountOfIdentity(trx, identity);
  if (found?.closed) throw new BlotterError('B-OIDC-03');
  // Who was signed in already shows again who they are: nobody else takes their place on the way.
  if (begun.account !== null && found?.id !== begun.account) throw wrong('it is the sign-in of somebody else than who asked');
  return found?.id ?? admitted(trx, rules, vouched, clock);
} // prettier-ignore

async function back(asked: Asked): Promise<Answer> {
  const { store, clock, random, own, form, token, signing, browser, ways = usualWays(own) } = asked;
  const { oidc } = ways;
  if (!oidc) return notFound();
  const begun = signing === null ? null : await store.transaction((trx) => takeStart(trx, 'oidc', signing, clock));
  if (begun?.nonce === undefined || begun.verifier === undefined) throw wrong('this browser did not begin it, or too long ago'); // prettier-ignore
  const again = begun.account !== null;
  const vouched = await oidc.finish(backOf(own), form, { state: begun.challenge, nonce: begun.nonce, verifier: begun.verifier }, again); // prettier-ignore
  const { authTime } = vouched;
  if (again && !(authTime !== null && authTime.getTime() >= begun.at.getTime() - SKEW * 1000))
    throw wrong('your organisation did not ask you again who you are');
  const now = clock().getTime();
  // A sign-in there that is hours old, or of which nothing is said, is none that is minutes old here.
  const provedAt = new Date(Math.min(now, authTime?.getTime() ?? now - FRESH - 1000));
  return store.transaction(async (trx): Promise<Answer> => {
    const account = await whose(trx, begun, vouched, oidc.admit, clock);
    const session = await beginSession(trx, account, 'oidc', token, clock, random, { browser, provedAt });
    return { to: begun.then, keep: { session, account, signing: null } };
  });
}

export const SIGN_IN_ELSEWHERE: readonly Route[] = [
  {
    method: 'POST',
    path: '/sign-in/elsewhere',
    gate: 'open',
    answer: (asked) => away(asked, { account: asked.form['again'] === '1' ? (asked.session?.account ?? null) : null, then: ownPath(asked.form['then']) }), // prettier-ignore
  },
  {
    // The link that an administrator gave ties the account to whoever they are at the provider.
    method: 'POST',
    path: '/open/:token/elsewhere',
    gate: 'open',
    async answer(asked) {
      const { store, clock, params } = asked;
      const link = params['token'] ?? '';
      const account = await store.transaction((trx) => invited(trx, link, clock));
      if (!account) throw new BlotterError('B-ACCOUNT-02');
      return away(asked, { account: null, then: '/', invite: hashOf(link) });
    },
  },
  { method: 'GET', path: '/sign-in/back', gate: 'open', answer: back },
];
