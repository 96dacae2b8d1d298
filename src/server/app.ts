// The web server, as a list of what happens to a request. Not here: what routes do (routes/), who may reach them (access/).
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { BlotterError } from '../model/index.ts';
import { isForApi, serveApi } from './api/serve.ts';
import { standingOf } from './access/standing.ts';
import { findSession, type Session } from './accounts/sessions.ts';
import { ANSWERED_WITHIN } from './accounts/starts.ts';
import { browserInWords } from './accounts/ways.ts';
import type { Language } from './language/catalogue.ts';
import { inLanguage } from './language/say.ts';
import { ROUTES } from './routes/index.ts';
import type { Asked, Route, Services } from './web/asked.ts';
import { notFound } from './web/not-found.ts';
import { isOnCase, isOurs, refusalFor } from './web/guard.ts';
import { ASSETS, takesGzip } from './web/pages.ts';
import { answerTo, denied, message, tooOld } from './web/refusals.ts';
import { show } from './web/show.ts';
import { isProxied, openWatch, seenAs, serveWatch, watchRequests, type Watch } from './watch/watch.ts';
import { LIMITS, openStaging, StaleForm, type Staging, type Upload } from './web/upload.ts';

/** Forms are small; papers come by another way. */
const BODY = 64 * 1024;

const SECURITY = {
  enableCSPNonces: true,
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      'default-src': ["'none'"],
      'style-src': ["'self'"],
      'script-src': ["'self'"],
      'script-src-attr': ["'none'"],
      'img-src': ["'self'", 'data:'],
      'connect-src': ["'self'"],
      'form-action': ["'self'"],
      'object-src': ["'none'"],
      'base-uri': ["'none'"],
      'frame-ancestors': ["'none'"],
      'require-trusted-types-for': ["'script'"],
    },
  },
  // With no-referrer browsers send `Origin: null` along with our own forms.
  referrerPolicy: { policy: 'same-origin' },
  crossOriginResourcePolicy: { policy: 'same-origin' },
} as const;

/** For addresses that are none: they are answered before any of the above. */
const BARE = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'", 'strict-transport-security': 'max-age=31536000; includeSubDomains', 'referrer-policy': 'same-origin', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }; // prettier-ignore
const NO_ADDRESS = '<!DOCTYPE html><html lang="en-GB"><title>No such page</title><h1>That is no address of a page</h1><p><a href="/">Back to the start</a></p></html>'; // prettier-ignore

/** Names of our cookies: with the `__Host-` promise wherever the browser comes by TLS. */
const cookiesFor = (own: string) => {
  const secure = own.startsWith('https:');
  const prefix = secure ? '__Host-' : '';
  return {
    session: `${prefix}blotter-session`,
    device: `${prefix}blotter-device`,
    signing: `${prefix}blotter-signing`,
    language: `${prefix}blotter-language`,
    options: { path: '/', httpOnly: true, sameSite: 'lax', secure } as const,
  };
};

/** Milliseconds in which a whole request must have come: some GB of papers over a slow line. */
const RECEIVING = 30 * 60 * 1000;

/** Builds the server; it listens when told to. Nothing that a person typed or a paper holds is ever logged (watch/journal.ts). */
export async function makeApp(services: Services, watch: Watch = openWatch(services)): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: BODY,
    logger: false,
    genReqId: () => randomUUID(),
    requestTimeout: RECEIVING,
    trustProxy: services.proxies === undefined || services.proxies.length === 0 ? false : [...services.proxies],
    routerOptions: { maxParamLength: 200 },
    frameworkErrors(_error, request, reply) {
      const bare: FastifyReply = reply;
      watch.journal.request({ id: request.id, method: request.method, route: '(no address)', status: 400, ms: 0, account: null }); // prettier-ignore
      void bare.status(400).headers(BARE).send(NO_ADDRESS);
    },
  });
  const names = cookiesFor(services.own);
  watchRequests(app, watch);
  await app.register(helmet, SECURITY);
  await app.register(cookie);
  await app.register(formbody, { bodyLimit: BODY });
  await app.register(multipart, { throwFileSizeLimit: false });
  const staging = await openStaging(tmpdir(), services.clock);
  app.addHook('onClose', () => staging.close());

  app.addHook('onRequest', async (request, reply) => {
    // Programs come with a token and never with a cookie: what another site makes a browser send has none.
    if (isForApi(request)) return;
    const origin = request.headers.origin;
    const fetchSite = request.headers['sec-fetch-site'];
    const sent = { method: request.method, origin, fetchSite: typeof fetchSite === 'string' ? fetchSite : undefined };
    if (!isOurs(sent, services.own))
      return show(reply, null, services, message('That did not come from this site', ['Nothing was changed. Go back, load the page again, and send it once more.'], 403)); // prettier-ignore
  });
  app.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });

  serveWatch(app, watch, isProxied(services.own));
  await serveApi(app, { services, staging, watch });
  for (const { path, type, text, packed } of ASSETS)
    app.get(path, async ({ headers }, reply) => {
      reply.type(type).header('cache-control', 'public, max-age=31536000, immutable').header('vary', 'accept-encoding');
      return takesGzip(headers['accept-encoding'])
        ? reply.header('content-encoding', 'gzip').send(packed)
        : reply.send(text);
    });

  for (const route of ROUTES)
    app.route({
      method: route.method,
      url: route.path,
      ...(route.body === undefined ? {} : { bodyLimit: route.body }),
      handler: (request, reply) => handle(route, request, reply, services, names, staging),
    });

  app.setNotFoundHandler((request, reply) => inLanguage(languageOf(request.cookies?.[names.language]), () => show(reply, null, services, notFound()))); // prettier-ignore
  app.setErrorHandler((error, request, reply) => {
    const language = languageOf(request.cookies?.[names.language]);
    const answer = inLanguage(language, () => answerTo(error, request.id));
    if ('status' in answer && (answer.status ?? 200) >= 500)
      watch.journal.fault(error, { id: request.id, route: request.routeOptions.url ?? '(none)' }); // prettier-ignore
    else if (error instanceof BlotterError) watch.journal.trouble(error.code, { id: request.id });
    return inLanguage(language, () => show(reply, null, services, answer));
  });
  return app;
}

/** What a cookie says of the language; English where it says none of ours. */
const languageOf = (cookie: string | undefined): Language => (cookie === 'cy' ? 'cy' : 'en');

const IDS = ['case', 'account', 'release', 'key', 'drill', 'completion', 'inspection'] as const;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The files of a form; null where the form is not one of this session's. */
async function receive(request: FastifyRequest, staging: Staging, session: Session): Promise<Upload | null> {
  const { files, fields, fieldSize, fileSize } = LIMITS;
  const parts = request.parts({ preservePath: true, limits: { files, fields, fieldSize, fileSize } });
  try {
    return await staging.receive(parts, session.account, session.csrf);
  } catch (error) {
    if (error instanceof StaleForm) return null;
    throw error;
  }
}

async function handle(
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  services: Services,
  names: ReturnType<typeof cookiesFor>,
  staging: Staging,
): Promise<FastifyReply> {
  const { store, clock } = services;
  let language = languageOf(request.cookies[names.language]);
  const within = <T>(answer: () => T): T => inLanguage(language, answer);
  const token = request.cookies[names.session] ?? null;
  const params = (request.params ?? {}) as Readonly<Record<string, string>>;
  // The store knows cases, accounts and releases by their ids alone; what is none is nowhere.
  if (IDS.some((name) => params[name] !== undefined && !UUID.test(params[name])))
    return within(() => show(reply, null, services, notFound()));
  let form = formOf(request.body);
  const { session, standing } = await store.transaction(async (trx) => {
    const found = token === null ? null : await findSession(trx, token, clock);
    const onCase = found && isOnCase(route.gate) ? await standingOf(trx, found.account, params['case'] ?? '') : null;
    return { session: found, standing: onCase };
  });
  language = session?.language ?? language;
  seenAs(request, session?.account ?? null);
  const refused = refusalFor(route.gate, session, standing, clock(), params['recipient'] ?? form['recipient']);
  if (refused === 'sign-in')
    return reply.redirect(route.method === 'GET' ? `/sign-in?then=${encodeURIComponent(request.url)}` : '/sign-in', 303); // prettier-ignore
  if (refused)
    return within(() => show(reply, session, services, denied(refused, route.method === 'GET' ? request.url : '/')));
  let upload: Upload | null = null;
  if (route.upload && session && request.isMultipart()) {
    upload = await receive(request, staging, session);
    if (upload === null) return within(() => show(reply, session, services, tooOld()));
    form = { ...upload.fields };
  }
  if (route.method === 'POST' && session && route.gate !== 'open' && form['_csrf'] !== session.csrf)
    return within(() => show(reply, session, services, tooOld()));
  const query = formOf(request.query);
  const asked: Asked = {
    ...services,
    params,
    form: route.method === 'GET' ? query : form,
    source: request.ip,
    session,
    token,
    device: request.cookies[names.device] ?? null,
    signing: request.cookies[names.signing] ?? null,
    browser: browserInWords(request.headers['user-agent']),
    upload,
    standing,
  };
  const speaks = route.welsh ? language : 'en';
  const answer = await inLanguage(speaks, () => route.answer(asked));
  const { keep } = answer;
  if (keep?.account !== undefined) seenAs(request, keep.account);
  if (keep?.session === null) reply.clearCookie(names.session, names.options);
  else if (keep?.session !== undefined) reply.setCookie(names.session, keep.session, names.options);
  if (keep?.signing === null) reply.clearCookie(names.signing, names.options);
  else if (keep?.signing !== undefined)
    reply.setCookie(names.signing, keep.signing, { ...names.options, maxAge: ANSWERED_WITHIN / 1000 });
  if (keep?.language !== undefined)
    reply.setCookie(names.language, keep.language, { ...names.options, maxAge: 365 * 24 * 60 * 60 });
  if (keep?.device !== undefined)
    reply.setCookie(names.device, keep.device, { ...names.options, maxAge: 365 * 24 * 60 * 60 });
  return within(() => show(reply, session, services, answer, speaks !== language));
}

/** Fields as text; one that came several times as its values with spaces between them. */
function formOf(body: unknown): Record<string, string> {
  if (typeof body !== 'object' || body === null) return {};
  const fields = Object.entries(body as Record<string, unknown>).map(([name, value]): [string, string] => [
    name,
    Array.isArray(value) ? value.filter((one) => typeof one === 'string').join(' ') : typeof value === 'string' ? value : '', // prettier-ignore
  ]);
  return Object.fromEntries(fields);
}
