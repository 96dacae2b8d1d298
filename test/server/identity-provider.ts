// Identity providers on loopback for tests: a real one (oidc-provider), which people pass through as a browser would, and a
// hostile one, which signs whatever it is told to.
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { exportJWK, SignJWT } from 'jose';
import { freePort } from './port.ts';

export const CLIENT = { id: 'blotter', secret: 'a-secret-of-the-test-that-is-long-enough' };

/** Of the library, as far as it is used here; it brings no types. */
interface Provider {
  callback(): RequestListener;
  interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<{ prompt: { name: string } }>;
  interactionFinished(request: IncomingMessage, response: ServerResponse, result: object, options: object): Promise<void>; // prettier-ignore
}
interface Grant {
  addOIDCScope(scope: string): void;
  save(): Promise<string>;
}
interface Context {
  oidc: {
    client: { clientId: string };
    session: { accountId: string };
    provider: { Grant: new (of: object) => Grant };
  };
}
const load = createRequire(import.meta.url);

async function listen(make: (issuer: string) => RequestListener): Promise<{ issuer: string; server: Server }> {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const server = createServer(make(issuer));
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  return { issuer, server };
}
const closed = async (server: Server): Promise<void> => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
};

/** Somebody as the real provider knows them. */
export interface Known {
  readonly sub: string;
  readonly [claim: string]: unknown;
}

export interface RealProvider {
  readonly issuer: string;
  /** Who is at the keyboard: signs in when the provider asks. */
  who: Known;
  /** How often it asked. */
  asked: number;
  /** Passes through it with these cookies; gives the address that it sends the browser back to. */
  readonly pass: (url: string, jar?: Map<string, string>) => Promise<URL>;
  readonly close: () => Promise<void>;
}

/** The real one, for a client that is sent back to `redirect`. */
export async function startProvider(redirect: string): Promise<RealProvider> {
  const people = new Map<string, Known>();
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = { ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: 'one' };
  const { default: Made } = load('oidc-provider') as { default: new (issuer: string, settings: object) => Provider };
  const self: { current?: RealProvider } = {};
  const { issuer, server } = await listen((at) => {
    const provider = new Made(at, {
      clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [redirect], grant_types: ['authorization_code'], response_types: ['code'], require_auth_time: true }], // prettier-ignore
      jwks: { keys: [jwk] },
      cookies: { keys: [randomUUID()] },
      claims: { openid: ['sub', 'name', 'email', 'preferred_username', 'groups'] },
      scopes: ['openid', 'profile'],
      conformIdTokenClaims: false,
      pkce: { required: () => true },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
      findAccount: (_: unknown, sub: string) => ({ accountId: sub, claims: () => people.get(sub) ?? { sub } }),
      loadExistingGrant: async ({ oidc }: Context) => {
        const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
        grant.addOIDCScope('openid profile');
        await grant.save();
        return grant;
      },
    });
    const serve = provider.callback();
    const interact = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
      const { who } = self.current ?? {};
      await provider.interactionDetails(request, response);
      if (!who || !self.current) throw new Error('nobody is at the keyboard');
      self.current.asked++;
      people.set(who.sub, who);
      await provider.interactionFinished(request, response, { login: { accountId: who.sub } }, { mergeWithLastSubmission: false }); // prettier-ignore
    };
    return (request, response) => {
      if (request.url?.startsWith('/interaction/')) void interact(request, response);
      else serve(request, response);
    };
  });
  self.current = {
    issuer,
    who: { sub: randomUUID() },
    asked: 0,
    async pass(url, jar = new Map()) {
      for (let at = url, hops = 0; hops < 12; hops++) {
        const answer = await fetch(at, { redirect: 'manual', headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') } }); // prettier-ignore
        for (const line of answer.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
          if (value === '') jar.delete(name);
          else jar.set(name, value);
        }
        const to = answer.headers.get('location');
        if (to === null) throw new Error(`the provider says ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
        at = new URL(to, issuer).href;
        if (at.startsWith(redirect)) return new URL(at);
      }
      throw new Error('the provider sends in circles');
    },
    close: () => closed(server),
  };
  return self.current;
}

export interface HostileProvider {
  readonly issuer: string;
  /** Claims of the next id token, over the honest ones; `undefined` takes one away. */
  claims: Readonly<Record<string, unknown>>;
  /** What it does to the token when it is signed. */
  twist: (token: string) => string;
  /** What it answers at the token endpoint instead. */
  answer: ((response: ServerResponse) => void) | null;
  readonly close: () => Promise<void>;
}

/** One whose tokens are as the test says. */
export async function startHostile(): Promise<HostileProvider> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = { ...(await exportJWK(publicKey)), alg: 'RS256', use: 'sig', kid: 'one' };
  const self: { -readonly [name in keyof HostileProvider]: HostileProvider[name] } = {
    issuer: '',
    claims: {},
    twist: (token) => token,
    answer: null,
    close: () => Promise.resolve(),
  };
  const { issuer, server } = await listen((at) => (request, response) => {
    const say = (body: object): void => void response.setHeader('content-type', 'application/json').end(JSON.stringify(body)); // prettier-ignore
    if (request.url === '/.well-known/openid-configuration')
      return say({ issuer: at, authorization_endpoint: `${at}/authorize`, token_endpoint: `${at}/token`, jwks_uri: `${at}/jwks`, response_types_supported: ['code'], id_token_signing_alg_values_supported: ['RS256'], subject_types_supported: ['public'], authorization_response_iss_parameter_supported: true }); // prettier-ignore
    if (request.url === '/jwks') return say({ keys: [key] });
    if (self.answer) return self.answer(response);
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: at, aud: CLIENT.id, iat: now, exp: now + 60, auth_time: now, ...self.claims };
    void new SignJWT(JSON.parse(JSON.stringify(claims)) as Record<string, unknown>)
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .sign(privateKey)
      .then((token) => say({ access_token: 'x', token_type: 'bearer', id_token: self.twist(token) }));
  });
  self.issuer = issuer;
  self.close = () => closed(server);
  return self;
}
