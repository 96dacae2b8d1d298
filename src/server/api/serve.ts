// What happens to a request of a program: whose token, may they, what does it say, was it answered before, the answer. The same
// rules of access as for pages (access/may.ts). No cookie counts here, so no page of another site can ask in somebody's
// name. Not here: what routes do (routes/).
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { BlotterError } from '../../model/index.ts';
import { tokenRefused } from '../accounts/attempts.ts';
import { findToken, type TokenSession } from '../accounts/api-tokens.ts';
import { ACTIONS, type Action } from '../access/roles.ts';
import { scopeOf } from '../access/scopes.ts';
import { standingOf } from '../access/standing.ts';
import type { Asked, Services } from '../web/asked.ts';
import { refusalFor } from '../web/guard.ts';
import { LIMITS, type Staging, type Upload } from '../web/upload.ts';
import { seenAs, type Watch } from '../watch/watch.ts';
import { ABANDONED, claimKey, forgetKey, keepAnswer } from './answered.ts';
import { digestOf, receivePapers } from './files.ts';
import { openapi } from './openapi.ts';
import { openPace, type Pace } from './pace.ts';
import { ApiError, DENIED, problemOf } from './problem.ts';
import type { ApiAsked, ApiRoute, FileOut } from './route.ts';
import { API_ROUTES } from './routes/index.ts';

export const API = '/api/v1';
/** Bytes of a JSON body. */
const BODY = 2 * 1024 * 1024;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const KEY = /^[\x21-\x7e]{1,200}$/;
const IDS = ['case', 'release'] as const;

/** Is this a request of a program? Where there is no such route the address decides. */
export const isForApi = ({ url, is404, routeOptions }: FastifyRequest): boolean =>
  (is404 ? url : (routeOptions.url ?? '')).startsWith(`${API}/`);

interface Serving {
  readonly services: Services;
  readonly staging: Staging;
  readonly watch: Watch;
  readonly pace: Pace;
}

/** Serves it below /api/v1. */
export async function serveApi(app: FastifyInstance, { services, staging, watch }: Omit<Serving, 'pace'>): Promise<void> {
  const serving: Serving = { services, staging, watch, pace: openPace() };
  await app.register(
    async (scope) => {
      scope.removeContentTypeParser(['application/json', 'text/plain', 'application/x-www-form-urlencoded']);
      scope.addContentTypeParser('application/json', { parseAs: 'buffer', bodyLimit: BODY }, (_request, body, done) => done(null, body));
      scope.addContentTypeParser('application/zip', { bodyLimit: LIMITS.total }, (_request, stream, done) => done(null, stream));
      scope.setNotFoundHandler((request, reply) => tell(reply, request, new ApiError('B-API-04'), watch));
      scope.setErrorHandler((error, request, reply) => tell(reply, request, error, watch));
      scope.get('/openapi.json', async (_request, reply) => reply.header('cache-control', 'public, max-age=300').send(openapi()));
      for (const route of API_ROUTES)
        scope.route({
          method: route.method,
          url: route.path,
          bodyLimit: route.files ? LIMITS.total : BODY,
          handler: (request, reply) => handle(route, request, reply, serving),
        });
    },
    { prefix: API },
  );
} // prettier-ignore

/** Tells a problem. */
function tell(reply: FastifyReply, request: FastifyRequest, error: unknown, { journal }: Watch): FastifyReply {
  const { problem, wait } = problemOf(error, request.id);
  if (problem.status >= 500) journal.fault(error, { id: request.id, route: request.routeOptions.url ?? '(none)' });
  else if (error instanceof BlotterError) journal.trouble(error.code, { id: request.id });
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer realm="blotter"');
  if (wait !== null) reply.header('retry-after', String(wait));
  return reply.status(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
}

/** Who asks. Throws B-API-01, -11. Whoever shows a good token never waits for others' bad ones. */
async function whoAsks(request: FastifyRequest, { services, pace }: Serving): Promise<TokenSession> {
  const { store, clock } = services;
  const sent = /^Bearer ([\w-]{1,200})$/i.exec(request.headers.authorization ?? '')?.[1];
  const found = sent === undefined ? null : await store.transaction((trx) => findToken(trx, sent, clock));
  if (found) {
    const seconds = pace(found.id, clock());
    if (seconds > 0) throw new ApiError('B-API-11', { seconds }, { wait: seconds });
    return found;
  }
  const wait = sent === undefined ? 0 : await store.transaction((trx) => tokenRefused(trx, request.ip, clock));
  const seconds = Math.ceil(wait / 1000);
  throw seconds > 0 ? new ApiError('B-API-11', { seconds }, { wait: seconds }) : new ApiError('B-API-01');
}

/** Throws what stops this request: scope, role, case, wall, recipient, age of the sign-in. Gives the standing on its case. */
async function requireMay(route: ApiRoute, who: TokenSession, params: Readonly<Record<string, string>>, { store, clock }: Services) {
  const { gate } = route;
  if (gate === 'signed-in') return null;
  const scope = scopeOf(gate);
  if (scope === null || !who.scopes.includes(scope)) throw new ApiError('B-API-02', { scope: scope ?? '(none)' });
  const { session } = who;
  const onCase = ACTIONS[gate satisfies Action].on === 'case';
  // The store knows cases and releases by their ids alone; what is none is nowhere.
  const nowhere = IDS.some((name) => params[name] !== undefined && !UUID.test(params[name]));
  const standing = onCase && !nowhere ? await store.transaction((trx) => standingOf(trx, session.account, params['case'] ?? '')) : null;
  const refused = refusalFor(gate, session, standing, clock(), params['recipient']);
  if (refused) throw new ApiError(refused === 'sign-in' ? 'B-API-01' : DENIED[refused]);
  if (nowhere) throw new ApiError('B-API-04');
  return standing;
} // prettier-ignore

/** Reads by a form. Throws B-API-08 with every place that does not fit; never what stands there. */
function read(schema: z.ZodType | undefined, data: unknown, what: string): unknown {
  if (schema === undefined) return undefined;
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  const errors = result.error.issues.map(({ path, message }) => ({ at: [what, ...path.map(String)].join('.'), problem: message }));
  throw new ApiError('B-API-08', { problem: `${errors[0]?.at ?? what}: ${errors[0]?.problem ?? 'wrong form'}` }, { errors });
} // prettier-ignore

function readJson(body: unknown): unknown {
  if (!Buffer.isBuffer(body) || body.length === 0) return {};
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new ApiError('B-API-08', { problem: 'the body is no JSON' });
  }
}

const isFile = (route: ApiRoute): boolean => typeof route.gives === 'string';

async function handle(route: ApiRoute, request: FastifyRequest, reply: FastifyReply, serving: Serving): Promise<FastifyReply> {
  const { services, staging } = serving;
  const who = await whoAsks(request, serving);
  const { session, scopes, expiresAt } = who;
  seenAs(request, session.account);
  const params = (request.params ?? {}) as Readonly<Record<string, string>>;
  const standing = await requireMay(route, who, params, services);
  const query = read(route.query, request.query, 'query');
  const body = read(route.body, route.body && readJson(request.body), 'body');
  const key = keyOf(route, request);
  let upload: Upload | null = null;
  try {
    if (route.files) upload = await receivePapers(request, staging, session.account);
    const print = async (): Promise<string> => (upload ? digestOf(upload) : createHash('sha256').update(Buffer.isBuffer(request.body) ? request.body : '').digest('hex'));
    const stands = key === null ? '' : services.secret(JSON.stringify(['api', route.method, request.url, await print()]));
    const asked: ApiAsked = {
      ...services,
      params,
      form: {},
      source: request.ip,
      session,
      token: null,
      device: null,
    signing: null,
    browser: '',
      upload,
      standing,
      body,
      query,
      scopes,
      tokenEnds: expiresAt,
      seed: key === null ? request.id : services.secret(JSON.stringify(['api id', session.account, key, stands])),
    };
    if (key === null) return await send(reply, route, asked);
    return await once(reply, route, asked, { key, request: stands });
  } finally {
    await upload?.done();
  }
} // prettier-ignore

/** The idempotency key; null where none is sent, or nothing is changed. Throws B-API-08. */
function keyOf({ method }: ApiRoute, { headers }: FastifyRequest): string | null {
  const sent = headers['idempotency-key'];
  if (method === 'GET' || sent === undefined) return null;
  if (typeof sent !== 'string' || !KEY.test(sent))
    throw new ApiError('B-API-08', { problem: 'the idempotency key is not one of 1 to 200 visible ASCII signs' });
  return sent;
}

/** The answer as text. What a route gives is held to its form: nothing that the form does not name leaves. */
async function answerOf(route: ApiRoute, asked: ApiAsked): Promise<string> {
  return JSON.stringify((route.gives as z.ZodType).parse(await route.answer(asked)));
}

const sendJson = (reply: FastifyReply, status: number, text: string): FastifyReply =>
  reply.status(status).type('application/json; charset=utf-8').send(text);

async function send(reply: FastifyReply, route: ApiRoute, asked: ApiAsked): Promise<FastifyReply> {
  if (!isFile(route)) return sendJson(reply, route.status ?? 200, await answerOf(route, asked));
  const { stream, name } = (await route.answer(asked)) as FileOut;
  return reply.type(route.gives as string).header('content-disposition', `attachment; filename="${name}"`).send(Readable.from(stream)); // prettier-ignore
}

/** Answers a request once: with its key, the same request later gets the same answer. Throws B-API-09, -10. */
async function once(reply: FastifyReply, route: ApiRoute, asked: ApiAsked, { key, request }: { readonly key: string; readonly request: string }): Promise<FastifyReply> {
  const { store, clock } = asked;
  const account = (asked as Asked).session?.account ?? '';
  const claim = await store.transaction((trx) => claimKey(trx, account, key, request, clock, route.files ? ABANDONED.papers : ABANDONED.json));
  if (claim.kind === 'other') throw new ApiError('B-API-09');
  if (claim.kind === 'busy') throw new ApiError('B-API-10', {}, { wait: 2 });
  if (claim.kind === 'same') {
    reply.header('idempotency-replayed', 'true');
    if (claim.status >= 400) reply.type('application/problem+json; charset=utf-8');
    return claim.status >= 400 ? reply.status(claim.status).send(claim.answer) : sendJson(reply, claim.status, claim.answer);
  }
  try {
    const answer = await answerOf(route, asked);
    const status = route.status ?? 200;
    await store.transaction((trx) => keepAnswer(trx, account, key, status, answer));
    return sendJson(reply, status, answer);
  } catch (error) {
    // What was refused is done with another state of the case, so it may be tried again; so may what broke.
    await store.transaction((trx) => forgetKey(trx, account, key)).catch(() => undefined);
    throw error;
  }
} // prettier-ignore
