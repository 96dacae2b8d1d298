// No name and no found value can get into the book: every text in every kind of entry is of a shape that holds none.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { z } from 'zod';
import { canonical } from './canonical.ts';
import { entrySchema } from './entry.ts';
import { sampleEntries } from './sample.ts';

/** Every place of a schema, with its path. */
function* leavesOf(schema: z.core.JSONSchema.BaseSchema, path = ''): Generator<readonly [string, z.core.JSONSchema.BaseSchema]> {
  const many = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])] as z.core.JSONSchema.BaseSchema[];
  if (many.length > 0) for (const one of many) yield* leavesOf(one, path);
  else if (schema.type === 'object') {
    assert.equal(schema.additionalProperties, false, `${path} takes fields that nobody knows`);
    for (const [name, one] of Object.entries(schema.properties ?? {})) yield* leavesOf(one as z.core.JSONSchema.BaseSchema, `${path}.${name}`);
  } else if (schema.type === 'array') yield* leavesOf(schema.items as z.core.JSONSchema.BaseSchema, `${path}[]`);
  else yield [path, schema];
} // prettier-ignore

// What people are called, where they live, and how they are reached.
const VALUES = ['Magda Nowak', 'nowak', 'NOWAK', '22 Fenwick Street', 'LS9 8QT', 'ls98qt', '07700 900123', '07700900123', 'magda@mail.example', 'AB12 CDE', 'QQ123456C', '1988-04-17', '13XD0412325', 'MG11 Nowak.pdf', '08/12345X', 'Daz', 'o’brien']; // prettier-ignore

test('entries: every text is a word of a list, or of a pattern that no name, address or number fits', () => {
  let texts = 0;
  for (const [path, leaf] of leavesOf(z.toJSONSchema(entrySchema))) {
    if (leaf.const !== undefined || leaf.enum !== undefined) continue;
    if (leaf.type === 'integer' || leaf.type === 'boolean' || leaf.type === 'null') continue;
    assert.equal(leaf.type, 'string', path);
    assert.ok(typeof leaf.pattern === 'string' && leaf.pattern.startsWith('^') && leaf.pattern.endsWith('$'), path);
    for (const value of VALUES) assert.doesNotMatch(value, new RegExp(leaf.pattern), path);
    texts++;
  }
  assert.ok(texts > 60);
});
test('entries: one of each kind is taken, and can be written in one way only', () => {
  const kinds = new Set(sampleEntries.map(({ kind }) => kind));
  assert.equal(kinds.size, entrySchema.options.length);
  for (const entry of sampleEntries)
    assert.equal(canonical(JSON.parse(canonical(entrySchema.parse(entry)))), canonical(entry));
});
test('entries: a value in any field, or in a field of its own, is refused', () => {
  const entry = fc.constantFrom(...sampleEntries);
  fc.assert(
    fc.property(entry, fc.nat(), fc.constantFrom(...VALUES), (sample, at, value) => {
      const fields = Object.keys(sample);
      const field = fields[at % fields.length] as string;
      assert.ok(!entrySchema.safeParse({ ...sample, [field]: value }).success);
      assert.ok(!entrySchema.safeParse({ ...sample, note: value }).success);
    }),
    { numRuns: 1000 },
  );
});
