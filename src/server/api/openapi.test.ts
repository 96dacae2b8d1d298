// The description by itself: the right form, every route in it, every reference leads somewhere. That answers fit it is held by
// test/server/api.test.ts, for every answer.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { openapi, pathOf } from './openapi.ts';
import { API_ROUTES } from './routes/index.ts';

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean; readonly schema: object }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content: Readonly<Record<string, { readonly schema: object }>> }>>;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
} // prettier-ignore
interface Description {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>>; readonly securitySchemes: object };
}
const description = openapi() as unknown as Description;
const operations = Object.entries(description.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation }))); // prettier-ignore

test('every route is in it, and nothing else', () => {
  const told = operations.map(({ path, method }) => `${method.toUpperCase()} ${path}`).toSorted();
  assert.deepEqual(told, API_ROUTES.map(({ method, path }) => `${method} ${pathOf(path)}`).toSorted());
});

test('OpenAPI 3.1: what it must hold, every name once, every variable of a path told', () => {
  assert.match(description.openapi, /^3\.1\.\d+$/);
  assert.ok(description.info.title && description.info.version);
  const ids = operations.map(({ operation }) => operation.operationId);
  assert.equal(new Set(ids).size, ids.length);
  for (const { path, method, operation } of operations) {
    const where = `${method} ${path}`;
    assert.ok(operation.summary.length > 3, where);
    const variables = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const inPath = operation.parameters.filter((one) => one.in === 'path');
    assert.deepEqual(inPath.map(({ name, required }) => [name, required]), variables.map((name) => [name, true]), where); // prettier-ignore
    assert.ok(
      operation.parameters.every(({ schema }) => Object.keys(schema).length > 0),
      where,
    );
    const good = Object.keys(operation.responses).filter((status) => /^2\d\d$/.test(status));
    assert.equal(good.length, 1, where);
    assert.deepEqual(Object.keys(operation.responses['default']?.content ?? {}), ['application/problem+json'], where);
    assert.equal(operation.security.length, 1, where);
    if (method === 'get') assert.equal(operation.requestBody, undefined, where);
  }
});

test('every reference leads to a form, every form is used, and each is a schema of draft 2020-12', () => {
  const text = JSON.stringify(description);
  const refs = new Set([...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref));
  const known = new Set(Object.keys(description.components.schemas).map((id) => `#/components/schemas/${id}`));
  assert.deepEqual([...refs].filter((ref) => !known.has(ref ?? '')), []); // prettier-ignore
  assert.deepEqual([...known].filter((ref) => !refs.has(ref)), []); // prettier-ignore
  const own = createRequire(createRequire(import.meta.url).resolve('@fastify/ajv-compiler'));
  const { default: Ajv2020 } = own('ajv/dist/2020') as { default: new (options: object) => { addSchema(schema: object, key: string): void; validateSchema(schema: object): unknown; compile(schema: object): unknown; errors?: unknown } }; // prettier-ignore
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema(description, 'openapi');
  for (const [id, schema] of Object.entries(description.components.schemas)) {
    assert.equal(ajv.validateSchema(schema), true, id);
    assert.doesNotThrow(() => ajv.compile({ $ref: `openapi#/components/schemas/${id}` }), id);
  }
});

test('forms of requests take no field that they do not name; forms of answers promise none', () => {
  for (const id of ['Decisions', 'ReleaseAsk', 'RecallAsk', 'Problem', 'Marks', 'Cases'])
    assert.equal((description.components.schemas[id] as { additionalProperties?: unknown }).additionalProperties, false, id); // prettier-ignore
});
