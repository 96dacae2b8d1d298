// People whom only the tagger sees: the safety net under all recognisers. It proposes "look", and only where nothing else
// stands: it takes no words from a find that rests on better evidence.
import type { Hit } from '../recogniser.ts';
import { spanSet } from '../spans.ts';
import type { View } from '../view.ts';
import type { Tagger } from './tag.ts';

/** Persons in a view that none of `hits` touches; `lean` as in Tagger.tag. */
export function unseenPeople(view: View, hits: readonly Hit[], tagger: Tagger, lean: number): Hit[] {
  const taken = spanSet<Hit>();
  for (const hit of hits) taken.add(hit);
  return tagger.tag(view.text, lean).flatMap((tag): Hit[] => {
    if (tag.label !== 'PERSON' || taken.touching(tag.from, tag.to).length > 0) return [];
    const evidence = [{ kind: 'tagger', says: 'only the name tagger takes it for a person', weight: 1 }] as const;
    return [{ from: tag.from, to: tag.to, category: 'name', evidence, traits: [] }];
  });
}
