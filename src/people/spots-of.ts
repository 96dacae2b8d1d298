// The names of a document, found once although the roster and the recognisers both ask: remembered with the page objects
// themselves until the case is judged, because the words of a thousand pages are a hundred megabytes.
import type { DocumentType } from '../model/index.ts';
import type { Spots } from './names-found.ts';
import { spotNames } from './spot.ts';

const kept = new WeakMap<object, { readonly text: string; readonly type: DocumentType; readonly spots: Spots }>();

/** The names in `text`, which is the text of a document whose pages are `pages`. */
export function spotsOf(pages: readonly object[], text: string, type: DocumentType): Spots {
  const [first] = pages;
  if (first === undefined) return spotNames(text, type);
  const known = kept.get(first);
  if (known !== undefined && known.type === type && known.text === text) return known.spots;
  const spots = spotNames(text, type);
  kept.set(first, { text, type, spots });
  return spots;
}

/** Lets go of what was found in the document whose pages are `pages`: nobody will ask again soon. */
export function forgetSpots([first]: readonly object[]): void {
  if (first !== undefined) kept.delete(first);
}
