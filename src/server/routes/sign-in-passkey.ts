// Signing in with a passkey, and showing again with one who somebody is. Not here: making them (you.ts).
import { BlotterError } from '../../model/index.ts';
import { findPasskey, listPasskeys, passkeyUsed, refusePasskey } from '../accounts/passkeys.ts';
import { beginSession } from '../accounts/sessions.ts';
import { beginStart, takeStart } from '../accounts/starts.ts';
import { usualWays } from '../accounts/ways.ts';
import { askForProof, checkProof, credentialOf, wentBack } from '../accounts/webauthn.ts';
import type { Answer, Asked, Route } from '../web/asked.ts';
import { notFound } from '../web/not-found.ts';
import { begunTooOften, ownPath } from './sign-in.ts';

const wrong = (problem: string): BlotterError => new BlotterError('B-PASSKEY-01', { problem });

async function begin(asked: Asked): Promise<Answer> {
  const { store, clock, random, own, form, session, source, device, ways = usualWays(own) } = asked;
  const { party } = ways;
  if (!party) return notFound();
  const account = form['again'] === '1' ? (session?.account ?? null) : null;
  const only = account === null ? [] : await store.transaction((trx) => listPasskeys(trx, account));
  const options = await askForProof(party, only, random);
  const start = { kind: 'passkey', account, challenge: options.challenge, then: ownPath(form['then']) } as const;
  const begun = await store.transaction((trx) => beginStart(trx, start, { source, device }, clock, random));
  if ('wait' in begun) return { json: { wait: begunTooOften(begun.wait) }, status: 429 };
  return { json: options, keep: { signing: begun.token } };
}

async function finish(asked: Asked): Promise<Answer> {
  const { store, clock, random, own, form, token, signing, browser, ways = usualWays(own) } = asked;
  const { party } = ways;
  if (!party) return notFound();
  const begun = signing === null ? null : await store.transaction((trx) => takeStart(trx, 'passkey', signing, clock));
  if (!begun) throw wrong('it was not asked for in this browser, or too long ago');
  const said = form['credential'] ?? '';
  const credential = credentialOf(said);
  const done = await store.transaction(async (trx): Promise<Answer | 'copied'> => {
    const known = await findPasskey(trx, credential);
    if (!known) throw wrong('nobody here has it');
    if (begun.account !== null && known.account !== begun.account) throw wrong('it is of another account');
    const counter = await checkProof(party, begun.challenge, known, said);
    if (wentBack(known.counter, counter)) {
      await refusePasskey(trx, known, clock);
      return 'copied';
    }
    await passkeyUsed(trx, known.id, counter, clock);
    const session = await beginSession(trx, known.account, 'passkey', token, clock, random, { browser });
    return { to: begun.then, keep: { session, account: known.account, signing: null } };
  });
  if (done === 'copied') throw new BlotterError('B-PASSKEY-02');
  return done;
}

export const SIGN_IN_PASSKEY: readonly Route[] = [
  { method: 'POST', path: '/sign-in/passkey/ask', gate: 'open', answer: begin },
  { method: 'POST', path: '/sign-in/passkey', gate: 'open', answer: finish },
];
