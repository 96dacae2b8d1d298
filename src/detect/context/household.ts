// Small things of a household that give a person away or let a stranger in: pets by name, codes of doors and gates.
import type { Hit, Known, Recogniser } from '../recogniser.ts';
import type { View } from '../view.ts';
import { cueTable, hitsOf } from './cue.ts';

const PETS =
  'cat|dog|puppy|kitten|rabbit|budgie|parrot|horse|pony|hamster|tortoise|greyhound|whippet|labrador|lurcher|terrier|spaniel|collie|alsatian|pug|staffie|cockapoo|lab|jack russell|german shepherd|rottweiler|guinea pig|ferret|mare|gelding|donkey|goat';

const pets = cueTable([
  {
    on: PETS.replace(/\|/gu, ' '), pattern: new RegExp(`\\b(?:my|our|her|his|their|the) (?:\\p{L}+ ){0,2}(?:${PETS})s?,? (?:(?:is |was |who is |who was )?(?:called|named) )?(?<it>\\p{Lu}\\p{Ll}+(?: and \\p{Lu}\\p{Ll}+)?)`, 'u'),
    grow: 'words', says: "a pet's name", weight: 2.5, traits: ['pet'],
  },
  {
    on: PETS.replace(/\|/gu, ' '), pattern: new RegExp(`\\b(?:my|our|her) (?<it>(?:\\p{L}+[- ]){0,2}(?:${PETS})s?)\\b(?= (?:in|on|along|past|round|every|by|through))`, 'iu'),
    grow: 'rest', says: 'where somebody goes with an animal', weight: 1.2, traits: ['pet'],
  },
  {
    on: PETS.replace(/\|/gu, ' '), pattern: new RegExp(`\\b(?:an?|the|my|our|her|his|two|three) (?:\\p{L}+ )?(?:three-legged|one-eyed|blind|deaf|huge|giant|rescue|prize|show|guide|assistance|police|pedigree) (?:\\p{L}+ )?(?:${PETS})s?\\b`, 'iu'),
    grow: 'words', says: 'an animal that stands out', weight: 1.5, traits: ['pet'],
  },
]); // prettier-ignore

const codes = cueTable([
  {
    on: 'code codes pin combination', pattern: /\b(?:(?:key ?safe|door|gate|entry|alarm|lock|access|security|house|garage|the|a|its|whose) )*(?:code|pin|combination)s?(?: (?:for|to|on|of) (?:the |her |his |my )?\p{L}+(?: \p{L}+)?)?(?: read aloud by \p{L}+)?,? ?(?:was|is|being|:|,|=)? ?(?<it>[A-Z]?\d{4,6}[A-Z#]?)\b/iu,
    grow: 'sentence', says: 'the code of a door, gate or alarm', weight: 3, traits: ['door-code'], unless: /\b(?:post ?code|offence code|sort code|dress code|code of practice|cjs code|ethnic\w* code|stno|area code)\b/iu,
  },
  {
    on: 'code', pattern: /\b(?:key ?safe|door|gate|entry|alarm|access) (?:\p{L}+ ){0,2}code\b/iu,
    grow: 'clause', says: 'a door, gate or alarm that opens by a code', weight: 2, traits: ['door-code'],
  },
]); // prettier-ignore

/** Recognises pets by name and codes of doors. */
export const household: Recogniser = {
  name: 'household',
  *find(view: View, known: Known): Generator<Hit> {
    yield* hitsOf(view, known, 'other', pets);
    yield* hitsOf(view, known, 'other', codes);
  },
};
