// What reads like a name and is none: contractions ("She'll"), months, words in small letters behind a label, an answer in a
// transcript. And names spelt letter by letter, which belong to whom they spell. Not here: shops (premises.ts).
import type { Roster } from '../../people/index.ts';
import type { Hit } from '../recogniser.ts';
import type { View } from '../view.ts';

const CONTRACTED = /['’](?:ll|ve|re|d|m|t)$/iu;
const MONTH = /^(?:March|April|May|June|July|August|MARCH|APRIL|MAY|JUNE|JULY|AUGUST)$/u;
const BEFORE_MONTH =
  /\b(?:between|in|since|until|till|during|early|late|mid|last|this|next|\d{1,2}(?:st|nd|rd|th)?)\s$/iu;
const AFTER_MONTH =
  /^(?:,? (?:\d{1,4}\b|(?:and|to|until) (?:January|February|March|April|May|June|July|August|September|October|November|December|\d))| ?[-–] ?(?:\p{Lu}\p{Ll}{2,8}|\d))/u;
const SPELT = /^(?:\p{L}[,. -]{1,2}){2,}\p{L}[.,]?$/u;
/** Papers whose writers use no capitals. */
const CHATTY = /^(?:PHONE-DOWNLOAD|EXHIBIT|EMAIL|OTHER)$/;
const SPEAKER = /(?:^|\n)[ \t]*\p{Lu}{2,12}:\s*$/u;

/** A kind of place, body or thing right behind: the words before name it. */
const THING =
  /^ (?:Mosque|Masjid|Mandir|Gurdwara|Temple|Chapel|Church|Cathedral|Centre|Center|Hall|Farm|House|Lodge|Manor|Grange|Court|Park|Woods?|Forest|Bridge|Car|Trust|Foundation|Charity|Academy|School|College|Estate|Close|Road|Street|Lane|Avenue|Way|Terrace|Drive|Place|Square|Crescent|Gardens|Caf[eé]|Stores?|Supermarket|Garage|Services|Ltd|Limited|Group|Society|Association|Club|Arms|Inn|Hotel|Bar|Surgery|Practice|Pharmacy|Hospital|Ward|Unit|Barn|Fields?|Yard|Hill|Moor|Beck|Brook|Reservoir|Quarry|Common|Green|Station|Retail|Industrial|Business|Leisure|Library|Museum|Theatre|Stadium|Cemetery|Junction|Roundabout|Fire|Rescue|Constabulary|Police|Council|University)(?![\p{L}])/u;
const IN_PLACE = /\b(?:in|near|towards|through|via|outside|around|into|across)\s$/u;

const fold = (text: string): string => text.toLowerCase().replace(/[^\p{L}]/gu, '');

/** Whose name the letters spell, if they spell a part of somebody's. */
function spelt(text: string, roster: Roster): string | undefined {
  const letters = fold(text);
  return roster.people.find((person) =>
    [...person.names, ...person.aliases].some((name) => name.split(/[\s-]+/).some((word) => fold(word) === letters)),
  )?.id;
}

/** Drops hits that are no names and gives spelt names their owner. Pure; order kept. */
export function withoutNoNames(hits: readonly Hit[], view: View, roster: Roster): Hit[] {
  return hits.flatMap((hit) => {
    if (hit.category !== 'name') return [hit];
    const text = view.text.slice(hit.from, hit.to);
    const before = view.text.slice(Math.max(0, hit.from - 40), hit.from);
    if (SPELT.test(text)) {
      const whose = spelt(text, roster);
      return whose === undefined ? [hit] : [{ ...hit, whose, traits: [...(hit.traits ?? [])] }];
    }
    if (CONTRACTED.test(text)) return [];
    if (MONTH.test(text) && (AFTER_MONTH.test(view.text.slice(hit.to, hit.to + 16)) || (BEFORE_MONTH.test(before) && !/^(?:['’]s| \p{Lu})/u.test(view.text.slice(hit.to))))) return []; // prettier-ignore
    if (hit.traits?.includes('learnt') && THING.test(view.text.slice(hit.to, hit.to + 24)) && !/^(?:Mr|Mrs|Ms|Miss|Dr)\b/u.test(text)) return []; // prettier-ignore
    // A word that is only ever somewhere ("in Kelso", "towards Ashley") is a place.
    if (hit.traits?.includes('learnt') && /^\p{Lu}\p{Ll}+$/u.test(text)) {
      const all = [...view.text.matchAll(new RegExp(`(?<![\\p{L}])${text}(?!['’]s|[\\p{L}])`, 'gu'))];
      if (all.length > 0 && all.every(({ index }) => IN_PLACE.test(view.text.slice(Math.max(0, index - 10), index)))) return [];
    }
    const listed = hit.whose !== undefined && !hit.traits?.includes('learnt');
    if (listed) return [hit];
    if (!CHATTY.test(view.type) && /^\p{Ll}[\p{Ll}'-]*$/u.test(text) && !hit.traits?.includes('learnt')) return [];
    // "CALLER: Asthma." is what the caller says.
    if (SPEAKER.test(before) && /^[^\n]{0,20}[.?!,]/u.test(view.text.slice(hit.to)) && !/ /.test(text) && !hit.traits?.includes('learnt')) return []; // prettier-ignore
    return [hit];
  });
} // prettier-ignore
