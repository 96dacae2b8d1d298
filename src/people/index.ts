// The roster: who is who in the case, and every way in which a name, address or number can be written.
import type { Person } from '../model/index.ts';

/** Everybody in the case: from the manifest, merged with those learnt from its forms and its text. */
export interface Roster {
  readonly people: readonly Person[];
}
