// Persons in the project's own made-up paragraphs that were held out of training: mentions found by `detect --mode find` and
// by the tagger alone, as written and worse, with Wilson's 95 % interval. Run: node bench/detect-persons.ts
import { detectText } from '../src/detect/index.ts';
import { LEAN, shippedTagger } from '../src/detect/tagger/index.ts';
import { inCapitals, inSmallLetters, misread } from '../src/detect/tagger/train/copies.ts';
import { random } from '../src/detect/tagger/train/learn.ts';
import { ownTexts } from '../src/detect/tagger/train/recipe.ts';
import { wilson } from './interval.ts';

const WRITTEN: Readonly<Record<string, (text: string) => string>> = {
  'as written': (text) => text,
  'small letters': inSmallLetters,
  capitals: inCapitals,
  '2 % misread': (text) => misread(text, 0.02, random(11)),
};
const PERSON = 1 << 1;

interface Span {
  readonly from: number;
  readonly to: number;
}
const FINDERS: Readonly<Record<string, (text: string) => Span[]>> = {
  find: (text) => detectText(text, { find: true }).map(({ start, end }) => ({ from: start, to: end })),
  rules: (text) =>
    detectText(text)
      .filter(({ evidence }) => evidence.some(({ kind }) => kind !== 'tagger'))
      .filter(({ category }) => /^(?:name|officer|signature)$/.test(category))
      .map(({ start, end }) => ({ from: start, to: end })),
  tagger: (text) => shippedTagger().tag(text, LEAN).filter(({ label }) => label === 'PERSON'),
}; // prettier-ignore

for (const [how, find] of Object.entries(FINDERS))
  for (const [name, write] of Object.entries(WRITTEN)) {
    let all = 0;
    let found = 0;
    for (const { text, marks } of ownTexts(true)) {
      const spans = find(write(text));
      for (const { from, to } of marks.filter(({ allowed }) => allowed === PERSON)) {
        all++;
        const words = text.slice(from, to).matchAll(/[\p{L}\d]+/gu);
        if ([...words].every(({ 0: word, index }) => spans.some((span) => span.from <= from + index && span.to >= from + index + word.length))) found++; // prettier-ignore
      }
    }
    const [low, high] = wilson(found, all);
    process.stdout.write(`${how}, ${name}: ${found} of ${all} = ${((100 * found) / all).toFixed(1)} % (${(100 * low).toFixed(1)}–${(100 * high).toFixed(1)})\n`); // prettier-ignore
  }
