import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OTHERS_BODY } from './body.ts';

test('an injury on somebody else’s body, and whose', () => {
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['I have seen bruising to her arms', 'her'],
    ['four small round bruises on the inside of\nher left arm', 'her'],
    ['a cut above the eye, on the side of his face, which in my experience is from a ring', 'his'],
    ['there was a cut on his lip', 'his'],
    // Near misses: the maker's own body, nobody's.
    ['he bruised my hip', undefined],
    ['the handle bruised my hip and I fell on her', undefined],
    ['bruises on the arm', undefined],
    ['I looked after her', undefined],
  ];
  for (const [text, whose] of rows) assert.equal(OTHERS_BODY.exec(text)?.[1], whose, text);
});
