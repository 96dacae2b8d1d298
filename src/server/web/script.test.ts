// The page's script as browsers get it: one scope in which every name is unique, small, without anything that makes text into code.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Script } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { viewerScript } from './script.ts';

const script = viewerScript();

test('it is one script that browsers can read: no name stands twice, nothing is imported', () => {
  assert.doesNotThrow(() => new Script(script));
  assert.doesNotMatch(script, /^\s*(import|export)\b/m);
});
test('40 kB at most, as it goes over the line', () => {
  const size = gzipSync(script).length;
  assert.ok(size <= 40_000, String(size));
});
test('no text becomes markup or code', () => {
  assert.doesNotMatch(script, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|DOMParser|createContextualFragment|setTimeout\(\s*['"`]/); // prettier-ignore
});
test('what waits in the browser is only what has no words in it', () => {
  assert.match(script, /localStorage\.setItem\(place\(\), JSON\.stringify\(bare\)\)/);
  assert.equal(script.match(/localStorage\.setItem/g)?.length, 2, 'the queue and the choice of keys');
});
