// Names of people: recognisers, and whose data a finding is. (Filled by the room of names.)
import type { Roster } from '../../people/index.ts';
import type { Hit, Recogniser } from '../recogniser.ts';
import type { View } from '../view.ts';

export const nameRecognisers: readonly Recogniser[] = [];

/** Says of each hit whose data it is, where the text shows it. */
export function attribute(hits: readonly Hit[], _view: View, _roster: Roster): Hit[] {
  return [...hits];
}
