// The description of the routes for programs (OpenAPI 3.1), made from the same forms that requests are read by and answers
// held to. Not here: the forms (schemas.ts), the routes (routes/).
import { z } from 'zod';
import { ERRORS, type ErrorCode } from '../../model/index.ts';
import { scopeOf, SCOPE_WORDS, SCOPE_NAMES } from '../access/scopes.ts';
import { LIMITS } from '../web/upload.ts';
import { NAMES } from './schemas.ts';
import type { ApiRoute } from './route.ts';
import { API_ROUTES } from './routes/index.ts';

type Json = Readonly<Record<string, unknown>>;

/** A form without what says only which dialect it is written in. */
function bare({ $schema: _, $id: __, ...rest }: Record<string, unknown>): Json {
  return rest;
}

/** The named forms, as they are sent or as they are given. */
function components(): Json {
  const make = (io: 'input' | 'output') => z.toJSONSchema(NAMES, { uri: (id) => `#/components/schemas/${id}`, io }).schemas;
  const [asked, given] = [make('input'), make('output')];
  const bodies = new Set(API_ROUTES.flatMap(({ body }) => (body ? [NAMES.get(body)?.id] : [])));
  return Object.fromEntries(Object.keys(given).map((id) => [id, bare((bodies.has(id) ? asked[id] : given[id]) as Record<string, unknown>)]));
} // prettier-ignore

function refTo(schema: z.ZodType): Json {
  const id = NAMES.get(schema)?.id;
  if (id === undefined) throw new Error('a form of a route has no name');
  return { $ref: `#/components/schemas/${id}` };
}

/** `/cases/:case/x` as `/cases/{case}/x`. */
export const pathOf = (path: string): string => path.replace(/:(\w+)/g, '{$1}');
/** A name for generated clients: `postCasesCasePapers`. */
const operationOf = ({ method, path }: ApiRoute): string =>
  method.toLowerCase() + path.split('/').map((part) => part.replace(':', '')).filter((part) => part !== '').map((part) => (part[0] ?? '').toUpperCase() + part.slice(1)).join(''); // prettier-ignore

const PARAMS: Readonly<Record<string, Json>> = {
  case: { schema: { type: 'string', format: 'uuid' }, description: 'Id of the case' },
  recipient: { schema: { type: 'string' }, description: 'For whom: `defence:D1`, `court`, `probation`, `witness-service`, `cps-pre-charge`, `police:FORCE`, `press`; with `:` as `%3A`' }, // prettier-ignore
  doc: { schema: { type: 'integer', minimum: 1 }, description: 'Number of the document (`no` of the list)' },
  release: { schema: { type: 'string', format: 'uuid' }, description: 'Id of the release' },
};

function parameters({ path, query, method }: ApiRoute): Json[] {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({ name, in: 'path', required: true, ...PARAMS[name] }));
  const shape = query === undefined ? {} : ((z.toJSONSchema(query, { io: 'input' }) as { properties?: Record<string, Json> }).properties ?? {});
  const inQuery = Object.entries(shape).map(([name, schema]) => ({ name, in: 'query', required: false, schema }));
  const key = { name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', minLength: 1, maxLength: 200 }, description: 'The same key with the same body gets the same answer, for a day; with another body 422.' };
  return [...inPath, ...inQuery, ...(method === 'POST' ? [key] : [])];
} // prettier-ignore

const FILES: Json = {
  required: true,
  description: `A case folder (case.yaml and documents/**), or papers: up to ${LIMITS.files} files, streamed.`,
  content: {
    'application/zip': { schema: { type: 'string', format: 'binary' } },
    'multipart/form-data': { schema: { type: 'object', properties: { files: { type: 'array', items: { type: 'string', format: 'binary' } } }, additionalProperties: { type: 'string' } } }, // prettier-ignore
  },
};

/** What every route may answer besides its own. */
const ALWAYS: readonly ErrorCode[] = ['B-API-01', 'B-API-11'];

function responses({ gives, status = 200, codes = [], gate, path, files, body }: ApiRoute): Json {
  const good = typeof gives === 'string' ? { [gives]: { schema: { type: 'string', format: 'binary' } } } : { 'application/json': { schema: refTo(gives) } };
  const own: readonly ErrorCode[] = [
    ...ALWAYS,
    ...(gate === 'signed-in' ? [] : (['B-API-02', 'B-API-03'] as const)),
    ...(path.includes(':') ? (['B-API-04', 'B-API-05', 'B-API-06'] as const) : []),
    ...(files || body ? (['B-API-08', 'B-API-09', 'B-API-14'] as const) : []),
    ...codes,
  ];
  return {
    [String(status)]: { description: 'Done', content: good },
    default: {
      description: `A problem: ${[...new Set(own)].map((code) => `${code} ${ERRORS[code].what}`).join(' · ')}`,
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  };
} // prettier-ignore

function operation(route: ApiRoute): Json {
  const { says, gate, body, files } = route;
  const scope = gate === 'signed-in' ? null : scopeOf(gate);
  return {
    operationId: operationOf(route),
    summary: says,
    description: scope === null ? 'Any token.' : `Scope \`${scope}\`.`,
    parameters: parameters(route),
    ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: refTo(body) } } } } : {}),
    ...(files ? { requestBody: FILES } : {}),
    responses: responses(route),
    security: [{ token: scope === null ? [] : [scope] }],
  };
}

let made: Json | undefined;

/** The description. The same for everybody: it tells no case and nobody. */
export function openapi(): Json {
  if (made) return made;
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of API_ROUTES)
    paths[pathOf(route.path)] = { ...paths[pathOf(route.path)], [route.method.toLowerCase()]: operation(route) };
  made = {
    openapi: '3.1.0',
    info: { title: 'Blotter', version: '1', summary: 'Redaction and disclosure assurance for criminal case files', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } }, // prettier-ignore
    servers: [{ url: '/api/v1' }],
    paths,
    components: {
      schemas: components(),
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: `A personal token. Scopes: ${SCOPE_NAMES.map((scope) => `${scope} (${SCOPE_WORDS[scope]})`).join('; ')}.` } }, // prettier-ignore
    },
  };
  return made;
}
