// The mix of texts that the shipped tagger is trained on: judgments and our own texts with copies in small letters, in
// capitals and misread; sets of names as they are.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Model } from '../model.ts';
import { withCopies } from './copies.ts';
import { judgmentSample, readFirstNames, readJudgments, readNames, readOwn, type Judgment } from './corpora.ts';
import { learn, RECIPE, type Recipe, type Sample } from './learn.ts';
import { listsOf } from './lists.ts';

const TEXTS = fileURLToPath(new URL('../text/', import.meta.url));

/** The project's own paragraphs: those to train on, or those held out for measuring. */
export function ownTexts(heldOut: boolean): Sample[] {
  const files = readdirSync(TEXTS).filter((name) => name.endsWith('.txt') && name.startsWith('test-') === heldOut);
  return files.sort().flatMap((name) => readOwn(path.join(TEXTS, name)));
}

/** Trains on the sets in the folder `data` and on the project's own texts; `use` leaves judgments out (for folds). */
export function trainTagger(
  data: string,
  use: (judgment: Judgment) => boolean = () => true,
  recipe: Recipe = RECIPE,
): Model {
  // prettier-ignore
  const judgments = readJudgments(data).filter(use).map(judgmentSample);
  const own = ownTexts(false);
  const names = readNames(data);
  const lists = listsOf(readFirstNames(data), [...judgments, ...names, ...own]);
  const copied = [...judgments, ...own].flatMap((sample, i) => withCopies(sample, i));
  return learn([...copied, ...names], lists, recipe);
}
