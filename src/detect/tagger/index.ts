// The tagger's public face: the shipped weights, loaded once when they are first needed.
import { readFileSync } from 'node:fs';
import { decompress, unpackModel } from './model.ts';
import { taggerOf, type Tagger } from './tag.ts';

export type { Tag, Tagger } from './tag.ts';
export { unseenPeople } from './names.ts';

let shipped: Tagger | undefined;

/** The tagger with the weights that the project ships (ATTRIBUTION.md tells what they were trained on). */
export function shippedTagger(): Tagger {
  shipped ??= taggerOf(unpackModel(decompress(readFileSync(new URL('weights.bin', import.meta.url)))));
  return shipped;
}

/** How far the tagger leans towards finding where nothing else is said: chosen in folds of the training judgments. */
export const LEAN = 60;
