// Words of kinship and acquaintance. The bare word beside a person whom the defence knows is one thing; a phrase that tells who an
// unnamed person is, or ties somebody to the defendant's circle, is another.
import type { Hit, Known, Recogniser } from '../recogniser.ts';
import type { View } from '../view.ts';
import type { Cue } from './cue.ts';
import { cueTable, hitsOf } from './cue.ts';

const KIN =
  'mother|father|mum|mam|mom|mummy|ma|dad|da|daddy|parents?|step-?(?:mother|father|mum|dad|son|daughter|brother|sister)|son|sons|daughters?|child|children|kids?|brothers?|sisters?|siblings?|half-?(?:brother|sister)|wife|husband|hubby|partner|ex(?:-(?:partner|wife|husband|girlfriend|boyfriend))?|girlfriend|boyfriend|fianc[ée]e?|grand(?:mother|father|mum|ma|dad|son|daughter|child|children|parents)|nan|nana|nanna|gran|granny|grandad|taid|nain|bibi|nani|amma|appa|babcia|aunt(?:y|ie)?|uncle|cousins?|nephews?|nieces?|in-laws|(?:mother|father|brother|sister|son|daughter)-in-law|godmother|godfather|godson|goddaughter|carer|lodger|landlord|landlady|housemate|flatmate|twin';
/** The single words of the list, with and without a plural's "s". */
const on = [
  ...new Set(
    `${KIN.replace(/[()?:|[\]]+/gu, ' ')} stepmother stepfather stepson stepdaughter grandmother grandfather grandson granddaughter grandchildren grandparents auntie aunty law fiance fiancee`
      .split(/[\s-]+/u)
      .flatMap((word) => (word.endsWith('s') ? [word, word.slice(0, -1)] : [word]))
      .filter((word) => /^\p{Ll}{2,}$/u.test(word)),
  ),
].join(' ');

const table = cueTable([
  {
    on, pattern: new RegExp(`\\b(?:my|her|his|their|our|your|the (?:victim|witness|complainant|girl|boy|child)'s|\\p{Lu}\\p{L}+'s|the|next of kin|nok|in|dp's|ip's) (?:older |younger |elder |late |eldest |youngest |two |three |own |little |big |wee |ex-?|former |estranged )*(?<it>${KIN})(?![\\p{L}'-])`, 'iu'),
    grow: 'words', says: 'a word of kinship', weight: 1.9, traits: ['bare'], unless: /\b(?:the child (?:seat|lock)|mother's day|father's day|god the father)\b/iu,
  },
  {
    on: 'relationship', pattern: /\b(?:in a |into a |the |our |their |been in a |domestic |intimate )?(?<it>relationship)\b/iu,
    grow: 'words', says: 'a relationship', weight: 2, traits: ['bare', 'partner'],
  },
  {
    on: 'mates mate brother sister cousin friend friends family girlfriend boyfriend nephew niece wife husband ex partner mother father daughter son lad defendant him',
    pattern: /\b(?:goes out with|is going out with|went out with|(?:is|be|been|am|are) (?:seeing|dating|married to|engaged to|related to|friends with|an ex of|close to)|was (?:seeing|married to|engaged to)|married|lives with|used to (?:live|go out) with|has a (?:child|baby|kid|son|daughter) (?:with|by)) (?<it>(?:one of (?:his|her|their|the defendant's) |the defendant(?:'s)? ?|his |her |(?!the |a )\p{Lu}\p{L}+'s )(?:\p{L}+ ?){0,3})/iu,
    grow: 'clause', says: "a tie to the defendant's circle", weight: 2, traits: ['identifying'], needs: /\b(?:mates?|brother|sister|cousin|friends?|family|girlfriend|boyfriend|nephew|niece|wife|husband|ex|mother|father|daughter|son|defendant|him)\b/iu,
  },
  {
    on,
    pattern: new RegExp(`\\b(?<it>(?:(?:the (?:defendant|accused|suspect|customer|landlord|manager|deceased|caller|informant|neighbour|shopkeeper)|\\p{Lu}\\p{Ll}[\\p{L}-]+ \\p{Lu}[\\p{L}-]+)['’]s?) (?:former |ex-?|ex |late |younger |older |other )?(?:${KIN}))(?![\\p{L}'-])`, 'u'),
    grow: 'words', says: 'a person told by the kinship with another', weight: 2, traits: ['identifying'],
  },
  {
    on: 'ex partner former', pattern: /\b(?<it>(?:ex[- ]|former )(?:partner|wife|husband|girlfriend|boyfriend|lodger|neighbour|colleague|boss) of (?:the |his |her )?[^.;)]{3,50})/iu,
    grow: 'words', says: 'a person told by the kinship with another', weight: 2, traits: ['identifying'],
  },
] satisfies Cue[]); // prettier-ignore

/** Recognises words of kinship and phrases that identify by them. */
export const relation: Recogniser = {
  name: 'relation',
  *find(view: View, known: Known): Generator<Hit> {
    const hits = [...hitsOf(view, known, 'relation', table)];
    const telling = hits.filter((hit) => hit.traits?.includes('identifying'));
    for (const hit of hits) {
      // A bare word inside a phrase that identifies is part of that phrase.
      if (hit.traits?.includes('bare') && telling.some((one) => one.from <= hit.from && hit.to <= one.to)) continue;
      yield hit;
    }
  },
};
