// The names of a document, found once although the roster and the recognisers both ask: remembered with the page objects
// themselves, so that they go when the document goes.
import type { DocumentType, Page } from '../model/index.ts';
import type { Spots } from './names-found.ts';
import { spotNames } from './spot.ts';

const kept = new WeakMap<Page, { readonly text: string; readonly type: DocumentType; readonly spots: Spots }>();

/** The names in `text`, which is the text of a document whose pages are `pages`. */
export function spotsOf(pages: readonly Page[], text: string, type: DocumentType): Spots {
  const [first] = pages;
  if (first === undefined) return spotNames(text, type);
  const known = kept.get(first);
  if (known !== undefined && known.type === type && known.text === text) return known.spots;
  const spots = spotNames(text, type);
  kept.set(first, { text, type, spots });
  return spots;
}
