// Whatever a page draws in whatever order, its new sections nest with text objects, none is empty, and each number stands once.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { cut, endText, enter, leave, startLine, startText, startTags, type PageTags } from './sections.ts';
import type { Leaf } from './structure.ts';

type Act = 'text' | 'art' | 'picture' | 'cut' | 'tag' | 'artifact' | 'end' | 'line';
const acts = fc.array(fc.constantFrom<Act>('text', 'art', 'picture', 'cut', 'tag', 'artifact', 'end', 'line'), {
  maxLength: 6,
});
const parts = fc.array(fc.record({ inText: fc.boolean(), acts }), { maxLength: 8 });

/** Plays the parts; text is drawn inside text objects only. */
function play(tagged: boolean, script: readonly { readonly inText: boolean; readonly acts: readonly Act[] }[]) {
  const leaves: Leaf[] = [{ tag: 'P' }, { tag: 'TD' }];
  const tags = startTags(tagged ? new Map(leaves.map((leaf, i) => [i, leaf])) : undefined);
  const out: string[] = [];
  let drawn = 0;
  let y = 700;
  const act = (one: Act, inText: boolean): void => {
    if (one === 'tag') tags.around.push(leaves[drawn % 3] ?? null);
    else if (one === 'artifact') tags.around.push('artifact');
    else if (one === 'end') tags.around.pop();
    else if (one === 'cut') cut(tags, out, drawn);
    else if (one === 'line') startLine(tags, { x: 0, y: (y -= 40), cos: 1, sin: 0, size: 10 });
    else if (inText === (one === 'text')) {
      enter(tags, out, one);
      out.push(`draw ${drawn++}`);
    }
  };
  for (const part of script) {
    if (part.inText) {
      out.push('BT');
      startText(tags, out);
    }
    for (const one of part.acts) act(one, part.inText);
    if (part.inText) {
      endText(tags, out);
      out.push('ET');
    }
  }
  leave(tags, out);
  return { tags, out, drawn };
}

/** Faults of nesting; gives the numbers of the sections. */
function checkNesting(out: readonly string[]): number[] {
  const open: string[] = [];
  const numbers: number[] = [];
  let filled = true;
  for (const line of out) {
    if (line === 'BT' || /B[DM]C$/.test(line)) {
      assert.ok(line === 'BT' || !open.some((one) => one !== 'BT'), 'a section within a section');
      open.push(line);
      if (line !== 'BT') filled = false;
      const number = /MCID (\d+)/.exec(line)?.[1];
      if (number !== undefined) numbers.push(Number(number));
    } else if (line === 'ET') assert.equal(open.pop(), 'BT');
    else if (line === 'EMC') {
      assert.notEqual(open.pop() ?? 'BT', 'BT');
      assert.ok(filled, 'an empty section');
    } else {
      assert.ok(
        open.some((one) => one !== 'BT'),
        'something drawn outside of every section',
      );
      filled = true;
    }
  }
  assert.deepEqual(open, []);
  return numbers;
}

const hung = (tags: PageTags): number[] =>
  [...tags.items.values()]
    .flat()
    .filter((item) => typeof item === 'number')
    .toSorted((a, b) => a - b);

describe('sections', () => {
  it('nest, hold something, and have each number once', () => {
    fc.assert(
      fc.property(fc.boolean(), parts, (tagged, script) => {
        const { tags, out, drawn } = play(tagged, script);
        const numbers = checkNesting(out);
        assert.equal(out.filter((line) => line.startsWith('draw')).length, drawn);
        assert.deepEqual(
          out.filter((line) => line.startsWith('draw')),
          Array.from({ length: drawn }, (_, i) => `draw ${i}`),
        );
        assert.deepEqual(
          numbers.toSorted((a, b) => a - b),
          hung(tags),
        );
        assert.deepEqual(
          hung(tags),
          Array.from({ length: tags.count }, (_, i) => i),
        );
      }),
      { numRuns: 3000 },
    );
  });

  it('go on over text objects of one leaf, and are cut within one', () => {
    const { out } = play(false, [
      { inText: true, acts: ['text'] },
      { inText: true, acts: ['text', 'cut', 'text'] },
    ]);
    assert.deepEqual(out, [
      ...['/P <</MCID 0>> BDC', 'BT', 'draw 0', 'ET', 'EMC'],
      ...['BT', '/P <</MCID 1>> BDC', 'draw 1', 'EMC', '/P <</MCID 2>> BDC', 'draw 2', 'EMC', 'ET'],
    ]);
  });
});
