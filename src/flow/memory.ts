// Keeps the process small between documents. V8 would rather grow its heap than collect, and what one document leaves
// behind (tokens, glyphs, decoded streams) is large and dead at once; on a shared machine ten workers must fit.
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Heap in use above which a collection (some 30 ms) is worth it, in bytes. */
const ENOUGH = 110 * 1024 * 1024;

/** The same between the two halves of one document, whose own things are still in use. */
export const HALFWAY = 140 * 1024 * 1024;

/** Call between documents, or with HALFWAY between making a copy and checking it; never inside either. */
export function tidy(enough = ENOUGH): void {
  if (getHeapStatistics().used_heap_size > enough) collect();
}
