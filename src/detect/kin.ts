// "His sister-in-law, Shirley": a word of kinship beside a name that must go tells who the unnamed person is, and is no
// longer the bare word that may stay beside somebody already named (guidance 2.6, question 4). A person decides.
import type { Roster } from '../people/index.ts';
import type { Hit } from './recogniser.ts';
import type { View } from './view.ts';

/** Letters that may stand between the word and the name: a comma, a bracket, a space. */
const BESIDE = /^[\s,(–-]{0,3}$/;

/** Takes the trait `bare` off words of kinship that stand right beside the name of a third party. Pure; order kept. */
export function openKinship(hits: readonly Hit[], view: View, roster: Roster): Hit[] {
  const third = new Set(roster.people.filter((person) => person.role === 'third-party').map((person) => person.id));
  const names = hits.filter((hit) => hit.category === 'name' && (hit.whose === undefined || third.has(hit.whose)));
  return hits.map((hit) => {
    if (hit.category !== 'relation' || !hit.traits?.includes('bare')) return hit;
    const beside = names.some(
      (name) =>
        (name.from >= hit.to && BESIDE.test(view.text.slice(hit.to, name.from))) ||
        (name.to <= hit.from && BESIDE.test(view.text.slice(name.to, hit.from))),
    );
    return beside ? { ...hit, traits: hit.traits.filter((trait) => trait !== 'bare') } : hit;
  });
}
