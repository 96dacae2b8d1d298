// Names: of people the case knows, of people nobody listed, of officers, and signatures; and whose the other finds are.
import type { Recogniser } from '../recogniser.ts';
import { readView } from './read.ts';

export { attribute } from './attribute.ts';

/** The recognisers of names, in the order in which they are asked. */
export const nameRecognisers: readonly Recogniser[] = [
  { name: 'officers', find: (view, { roster }) => readView(view, roster).officers },
  { name: 'signatures', find: (view, { roster }) => readView(view, roster).signatures },
  { name: 'roster-names', find: (view, { roster }) => readView(view, roster).roster },
  { name: 'unlisted-names', find: (view, { roster }) => readView(view, roster).unlisted },
];
export { withoutNoNames } from './no-name.ts';
export { premisesOf, withoutPremises } from './premises.ts';
