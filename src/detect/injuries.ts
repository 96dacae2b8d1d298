// An injury that a witness tells of is rarely the witness's own: "I saw that her lip was cut". Being the maker of the statement
// is no proof; only words of one's own body are. Not here: what an injury is (context/medical-words.ts).
import type { Roster } from '../people/index.ts';
import type { Hit } from './recogniser.ts';
import type { View } from './view.ts';

const MINE =
  /\b(?:I (?:had|have|got|felt|was|am|suffered|sustained|received|banged|hurt|broke|bruised|cut|lost|fell)|me\b|my (?!(?:experience|opinion|view|knowledge|mind|notes?|attention|colleagues?|friends?|husband|wife|sons?|daughters?|mother|mum|father|dad|brother|sister|statement|report|exhibit|boss|partner|examination|pocket ?book)\b))/u;

/** Takes the owner off injuries that the maker of a statement saw on somebody else. Pure; order kept. */
export function othersInjuries(hits: readonly Hit[], view: View, roster: Roster): Hit[] {
  if (view.type !== 'MG11') return [...hits];
  const maker = roster.people.find(({ id }) => id === view.about);
  if (maker === undefined || maker.role === 'victim') return [...hits];
  return hits.map((hit) => {
    if (hit.category !== 'medical' || hit.whose !== maker.id || !hit.traits?.includes('injury')) return hit;
    if (MINE.test(view.text.slice(hit.from, hit.to))) return hit;
    const { whose: _another, ...rest } = hit;
    return rest;
  });
}
