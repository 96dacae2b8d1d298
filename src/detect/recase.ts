// Text typed without capitals (messages, some logs): the recognisers of names and places go by capitals, so they get the
// text once more with a capital on every word that is not a common one. Same length, same places.
import { fold, isCommon, isMonth } from '../people/index.ts';
import { excerptOf } from './excerpt.ts';
import type { Hit, Known, Recogniser } from './recogniser.ts';
import type { View } from './view.ts';

/** So few letters tell nothing about how somebody types. */
const LEAST_LETTERS = 12;
const WORD = /(?<![\p{L}\p{M}\d'@._/-])\p{Ll}[\p{L}\p{M}]*(?:['-]\p{L}+)*(?![\p{L}\p{M}\d@_/]|\.\p{L})/gu;
/** Small words of messages that no list of police prose holds. */
const CHAT = new Set(
  'im ive ill id dont didnt doesnt wont cant couldnt wouldnt isnt wasnt werent arent havent hasnt youre youve youll hes shes theyre theyve theres thats whats wheres hows lets u ur r n y k b c luv lol omg wtf tbh ngl idk ffs innit aint gonna wanna gotta gimme lemme cos coz cuz bc tho thru plz pls thx ta cheers yeah yep yup nah nope ok okay haha hahaha x xx xxx xxxx babe hun mate bro bruv fam sis mum mam mom dad nan nana nanny gran grandad grandma grandpa auntie aunty uncle cousin lad lass lads bloke geezer missus msg txt tmrw tmr tomoz tonite 2nite 2day 2moro nite wknd sat sun mon tue tues wed thu thurs fri'.split(
    ' ',
  ),
);

/** "22 crane ave": a number, words and a word for a street. Some of these words mean other things too. */
const STREET =
  /(?<![\p{L}\d.,:/-])(\d{1,4}[a-z]?,? )((?:\p{Ll}[\p{Ll}'-]+ ){1,3})(street|st|road|rd|avenue|ave|lane|ln|crescent|cres|terrace|gardens|gdns|grove|close|drive|court|place|way|walk)(?![\p{L}\d])/gu;
const SURE_TYPE = /^(?:street|road|rd|avenue|ave|lane|ln|crescent|cres|terrace|gardens|gdns|grove)$/;
const NO_STREET = /\b(?:the|a|an|of|in|on|at|to|my|his|her|our|your|their|that|this|and|or|from|minutes?|mins?|hours?|miles?|metres?|yards?|people|times|more|other|different|main|same|next|whole|long|little|busy)\b/; // prettier-ignore

const isWord = (word: string): boolean => {
  const key = fold(word);
  return key.length < 2 || CHAT.has(key) || isCommon(key) || isMonth(key);
};

/** A message this long with capitals at its sentences is prose, whose names have theirs too. */
const MESSAGE = 200;

/** Is `text` typed without capitals? Telephones put one at the start of a message and its sentences by themselves. */
function isSmall(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < LEAST_LETTERS) return false;
  const typed = text.length > MESSAGE ? text : text.replace(/^\P{L}*\p{Lu}/u, 'a').replace(/([.!?]\s+)\p{Lu}/gu, '$1a');
  return !/\p{Lu}\p{Ll}|\p{Lu}{4}/u.test(typed);
}

const capital = (word: string): string => {
  const first = word.slice(0, 1).toUpperCase();
  // A letter that becomes two would move everything behind it.
  return first.length === 1 ? first + word.slice(1) : word;
};

/** The view with capitals where nobody typed any; null where somebody did everywhere. `small`: the stretches typed without. */
export function recase(view: View): { readonly view: View; readonly small: readonly (readonly [number, number])[] } | null {
  const small: [number, number][] = [];
  let text = '';
  let copied = 0;
  // A row of a table or of a log is typed by one hand, a paragraph too.
  for (const unit of view.text.matchAll(/[^\n\f]+(?:\n(?![\n\d[(])[^\n\f]+)*/g)) {
    for (const cell of unit[0].includes('\t') ? unit[0].matchAll(/[^\t\n]+/g) : [{ 0: unit[0], index: 0 }]) {
      if (!isSmall(cell[0])) continue;
      const from = unit.index + cell.index;
      small.push([from, from + cell[0].length]);
      text += view.text.slice(copied, from);
      text += cell[0]
        .replace(STREET, (all, number: string, name: string, type: string) => {
          if (NO_STREET.test(name)) return all;
          if (!SURE_TYPE.test(type) && name.trim().split(' ').every(isWord)) return all;
          return number + `${name}${type}`.replace(WORD, capital);
        })
        .replace(WORD, (word) => (isWord(word) ? word : capital(word)));
      copied = from + cell[0].length;
    }
  }
  if (small.length === 0) return null;
  return { view: { ...view, text: text + view.text.slice(copied), whole: view }, small };
} // prettier-ignore

/** What `recognisers` find in the stretches that were typed without capitals, and only there. */
export function findRecased(view: View, known: Known, recognisers: readonly Recogniser[]): Hit[] {
  const changed = recase(view);
  // Where no word gained a capital everything is found anyhow.
  if (!changed || changed.view.text === view.text) return [];
  const excerpt = excerptOf(changed.view, changed.small);
  if (excerpt === null) return [];
  const { places } = excerpt;
  const inside = (hit: Hit): boolean => changed.small.some(([from, to]) => hit.from >= from && hit.to <= to);
  return recognisers.flatMap((recogniser) =>
    [...recogniser.find(excerpt.view, known)]
      .map((hit): Hit => ({ ...hit, from: places[hit.from] ?? 0, to: (places[hit.to - 1] ?? 0) + 1 }))
      .filter(inside),
  );
}
