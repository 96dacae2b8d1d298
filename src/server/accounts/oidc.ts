// Signing in at an identity provider by OpenID Connect: code flow with PKCE, state and nonce, by the library openid-client, which
// checks the answer and the id token, its signature too. Loaded when the first person asks for it. Not here: whose account it
// is (accounts.ts), what the browser holds meanwhile (starts.ts).
import type * as Library from 'openid-client';
import { BlotterError } from '../../model/index.ts';
import type { StaffRole } from '../access/roles.ts';

/** Whose id token has `value` in `claim` is admitted with these roles. */
export interface Admission {
  readonly claim: string;
  readonly value: string;
  readonly roles: readonly StaffRole[];
}

/** What is configured. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  /** Missing: a public client. */
  readonly secret?: string | undefined;
  readonly secretBy: 'basic' | 'post';
  /** What stands on the button. */
  readonly name: string;
  readonly scopes: readonly string[];
  readonly admit: readonly Admission[];
}

/** What a browser is sent away with. */
export interface Sent {
  readonly url: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Somebody whom the provider vouches for. */
export interface Vouched {
  readonly issuer: string;
  readonly subject: string;
  /** When they last showed the provider who they are; null where it does not say. */
  readonly authTime: Date | null;
  readonly claims: Readonly<Record<string, unknown>>;
}

export interface OidcProvider {
  readonly name: string;
  readonly admit: readonly Admission[];
  /** Where to send the browser. `again`: they are to show anew who they are. Throws B-OIDC-01. */
  readonly begin: (redirect: string, again: boolean) => Promise<Sent>;
  /** What came back, held against what was sent. Throws B-OIDC-01, -02. */
  readonly finish: (redirect: string, query: Readonly<Record<string, string>>, sent: Omit<Sent, 'url'>, again: boolean) => Promise<Vouched>; // prettier-ignore
}

/** Seconds by which clocks may differ. */
export const SKEW = 30;
/** Milliseconds for which what the provider says of itself is believed. */
const KNOWN = 60 * 60 * 1000;
const LOOPBACK = /^http:\/\/(?:127\.0\.0\.1|\[::1\]|localhost)(?::\d+)?(?:\/|$)/;

/** A word of the protocol, never what the provider wrote: it may quote anything. */
function wordOf(error: unknown): string {
  const { error: said, code } = error as { readonly error?: unknown; readonly code?: unknown };
  const word = [said, code].find((one) => typeof one === 'string' && /^[A-Za-z_]{3,60}$/.test(one));
  return typeof word === 'string' ? word.toLowerCase().replace(/^oauth_/, '').replaceAll('_', ' ') : 'no answer';
} // prettier-ignore

/** The provider said something, and it does not do; everything else means that it cannot be reached. */
const wasAnswered = (library: typeof Library, error: unknown): boolean =>
  error instanceof library.AuthorizationResponseError ||
  error instanceof library.ResponseBodyError ||
  (error instanceof library.ClientError && !/^OAUTH_(?:TIMEOUT|ABORT)$/.test(error.code ?? '') && !isNetwork(error));
const isNetwork = ({ cause }: Error): boolean => cause instanceof TypeError || (cause instanceof DOMException && cause.name === 'TimeoutError'); // prettier-ignore

/** The roles that an id token gives; none where no rule fits. */
export const rolesBy = (admit: readonly Admission[], claims: Vouched['claims']): StaffRole[] => [
  ...new Set(
    admit
      .filter(({ claim, value }) => {
        const said = claims[claim];
        return said === value || (Array.isArray(said) && said.includes(value));
      })
      .flatMap(({ roles }) => roles),
  ),
];

/** Opens a provider; it is asked for the first time when somebody wants to sign in. */
export function openOidc({ issuer, clientId, secret, secretBy, name, scopes, admit }: OidcSettings): OidcProvider {
  let known: { readonly at: number; readonly config: Promise<Library.Configuration> } | null = null;
  const ask = async (library: typeof Library): Promise<Library.Configuration> => {
    if (known === null || Date.now() - known.at > KNOWN) {
      const how = secret === undefined ? library.None() : secretBy === 'post' ? library.ClientSecretPost(secret) : library.ClientSecretBasic(secret); // prettier-ignore
      // The second is marked by its authors as not for production: `issuer` is then an address of this very machine.
      const execute = [
        library.enableNonRepudiationChecks,
        ...(LOOPBACK.test(issuer) ? [library.allowInsecureRequests] : []),
      ];
      const config = library.discovery(new URL(issuer), clientId, { [library.clockTolerance]: SKEW }, how, { execute, timeout: 10 }); // prettier-ignore
      known = { at: Date.now(), config };
      config.catch(() => (known = null));
    }
    return known.config;
  };
  const trying = async <T>(
    work: (library: typeof Library, config: Library.Configuration) => Promise<T>,
  ): Promise<T> => {
    const library = await import('openid-client');
    const config = await ask(library).catch((cause: unknown) => {
      throw new BlotterError('B-OIDC-01', { problem: wordOf(cause) }, { cause });
    });
    try {
      return await work(library, config);
    } catch (cause) {
      if (cause instanceof BlotterError) throw cause;
      throw new BlotterError(wasAnswered(library, cause) ? 'B-OIDC-02' : 'B-OIDC-01', { problem: wordOf(cause) }, { cause }); // prettier-ignore
    }
  };
  return {
    name,
    admit,
    begin: (redirect, again) =>
      trying(async (library, config) => {
        const [state, nonce, verifier] = [library.randomState(), library.randomNonce(), library.randomPKCECodeVerifier()]; // prettier-ignore
        const url = library.buildAuthorizationUrl(config, {
          redirect_uri: redirect,
          scope: scopes.join(' '),
          state,
          nonce,
          code_challenge: await library.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
          ...(again ? { prompt: 'login', max_age: '0' } : {}),
        });
        return { url: url.href, state, nonce, verifier };
      }),
    finish: (redirect, query, { state, nonce, verifier }, again) =>
      trying(async (library, config) => {
        const current = new URL(redirect);
        for (const [field, value] of Object.entries(query)) current.searchParams.append(field, value);
        const tokens = await library.authorizationCodeGrant(config, current, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
          // With it the library wants `auth_time` to be there. That it lies after the asking is seen to by the route.
          ...(again ? { maxAge: ANSWERING } : {}),
        });
        const claims = tokens.claims();
        if (claims === undefined) throw new BlotterError('B-OIDC-02', { problem: 'no id token' });
        const { iss, sub, auth_time } = claims;
        return { issuer: iss, subject: sub, authTime: auth_time === undefined ? null : new Date(auth_time * 1000), claims }; // prettier-ignore
      }),
  };
}

/** Seconds in which a sign-in is answered at most (starts.ts). */
const ANSWERING = 15 * 60;
