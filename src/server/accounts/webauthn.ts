// What a passkey is asked and how its answer is checked, by the library SimpleWebAuthn, which is loaded when the first person
// uses one. User verification (a finger, a face, a PIN) is always required, so that a passkey is two factors. Not here: where
// passkeys are kept (passkeys.ts), challenges in between (starts.ts).
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { BlotterError } from '../../model/index.ts';
import type { KnownPasskey, ListedPasskey } from './passkeys.ts';
import type { Random } from './tokens.ts';

/** Whom passkeys are made for: the domain, and the address under which browsers reach it. */
export interface Party {
  readonly domain: string;
  readonly origin: string;
}

const refused = (problem: string, cause?: unknown): BlotterError => new BlotterError('B-PASSKEY-01', { problem }, { cause }); // prettier-ignore

type Transports = NonNullable<RegistrationResponseJSON['response']['transports']>;
const TRANSPORTS: readonly string[] = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'];
const transportsOf = (said: unknown): Transports => (Array.isArray(said) ? said : []).filter((one): one is Transports[number] => TRANSPORTS.includes(one as string)); // prettier-ignore

/** The account's id as bytes: what the authenticator keeps it under. It names nobody. */
const handleOf = (account: string): Buffer => Buffer.from(account.replaceAll('-', ''), 'hex');

/** An answer of a browser as it came; throws B-PASSKEY-01 where it is none. */
function readAnswer(text: string): { readonly id: string } & Record<string, unknown> {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (cause) {
    throw refused('the browser sent nothing that can be read', cause);
  }
  const { id, response } = (read ?? {}) as { readonly id?: unknown; readonly response?: unknown };
  if (typeof id !== 'string' || !/^[\w-]{1,1400}$/.test(id) || typeof response !== 'object' || response === null)
    throw refused('the browser sent nothing that can be read');
  return read as { readonly id: string } & Record<string, unknown>;
}

/** What the browser hands to the authenticator to make a passkey. */
export async function askForNew(
  { domain }: Party,
  who: { readonly account: string; readonly login: string; readonly name: string },
  has: readonly ListedPasskey[],
  random: Random,
) {
  const { generateRegistrationOptions } = await import('@simplewebauthn/server');
  return generateRegistrationOptions({
    rpName: 'Blotter',
    rpID: domain,
    userName: who.login,
    userDisplayName: who.name,
    userID: new Uint8Array(handleOf(who.account)),
    challenge: new Uint8Array(random(32)),
    attestationType: 'none',
    excludeCredentials: has.map(({ credential, transports }) => ({ id: credential, transports: transportsOf(transports) })), // prettier-ignore
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/** A new passkey, checked. Throws B-PASSKEY-01. */
export async function checkNew({ domain, origin }: Party, challenge: string, text: string) {
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
  const response = readAnswer(text) as unknown as RegistrationResponseJSON;
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: domain,
    requireUserVerification: true,
  }).catch((cause: unknown) => {
    throw refused('it does not answer what was asked', cause);
  });
  if (!verified) throw refused('it does not answer what was asked');
  const { id, publicKey, counter, transports } = registrationInfo.credential;
  return { credential: id, publicKey, counter, transports: transportsOf(transports) };
}

/** What the browser hands to an authenticator to show who somebody is. `only`: their passkeys; any that this domain has where empty. */
export async function askForProof({ domain }: Party, only: readonly ListedPasskey[], random: Random) {
  const { generateAuthenticationOptions } = await import('@simplewebauthn/server');
  return generateAuthenticationOptions({
    rpID: domain,
    challenge: new Uint8Array(random(32)),
    allowCredentials: only.map(({ credential, transports }) => ({ id: credential, transports: transportsOf(transports) })), // prettier-ignore
    userVerification: 'required',
  });
}

/** Which passkey an answer says to be of. Throws B-PASSKEY-01. */
export const credentialOf = (text: string): string => readAnswer(text).id;

/** Holds an answer against the passkey that we know; gives what its counter tells, which may be lower than before. Throws B-PASSKEY-01. */
export async function checkProof({ domain, origin }: Party, challenge: string, known: KnownPasskey, text: string): Promise<number> {
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
  const response = readAnswer(text) as unknown as AuthenticationResponseJSON;
  const handle = response.response.userHandle;
  if (typeof handle === 'string' && handle !== handleOf(known.account).toString('base64url')) throw refused('it is of another account');
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: domain,
    requireUserVerification: true,
    // The counter is compared by whoever asks: one that went back is not only refused, the book is told.
    credential: { id: known.credential, publicKey: new Uint8Array(known.publicKey), counter: 0, transports: transportsOf(known.transports) },
  }).catch((cause: unknown) => {
    throw refused('it does not answer what was asked', cause);
  });
  if (!verified) throw refused('it does not answer what was asked');
  return authenticationInfo.newCounter;
} // prettier-ignore

/** Did a counter go back, or stand still? Authenticators without one tell 0 always (WebAuthn, 6.1.1). */
export const wentBack = (before: number, now: number): boolean => (before > 0 || now > 0) && now <= before;
