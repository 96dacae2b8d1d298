// What police records say of a person beside convictions: warning markers, DNA and fingerprint references, and pets whose
// names answer security questions.
import type { Hit, Recogniser } from '../recogniser.ts';
import { matches } from '../scan.ts';

const MARKERS = /(?<![\p{L}])(?:(?:WARNING|Warning|PNC|PNC warning|Risk) (?:SIGNALS?|signals?|MARKERS?|markers?)|MARKERS?|Markers?|SIGNALS|WARNING|WM)(?: (?:on record|noted|held))?[ \t:.-]{1,4}(?!\n)((?=[\p{Lu}])[^\n\t.|]{3,90}?)(?=[\n\t.|]|$| (?:HOME )?ADDR|\.)/gu; // prettier-ignore
const KNOWN = /\b(?:VIOLENT|VIOLENCE|WEAPONS?|DRUGS?|AILMENT|ESCAPER|SUICIDAL|SELF[- ]?HARM|MENTAL|CONTAGIOUS|EXPLOSIVES?|FIREARMS?|SEXUAL|CONCEALS|ALLEGES|ALCOHOLIC|OFFENDS|FEMALE IMPERSONATOR|MALE IMPERSONATOR|AILING|HEART|ASTHMA|EPILEP[a-zÀ-ɏ]+|DOMESTIC|GANG|ABSCONDER|HARMS?)/i; // prettier-ignore
const DNA = /(?<![\p{L}])(?:DNA|FINGERPRINTS?|FPS?|Fingerprints?|PALM ?PRINTS?|DNA profile)(?: (?:ref(?:erence)?|no\.?|number|status|profile|sample))*[ \t:.-]{1,4}((?:(?:CONFIRMED|TAKEN|HELD|ON FILE|PROFILED|confirmed|held|taken)[ \t,-]{0,3})?(?=[A-Z\d/-]*\d)[A-Z\d][A-Z\d/-]{4,})(?![\p{L}\d])/gu; // prettier-ignore
const PET = /\b(?:cat|dog|puppy|kitten|rabbit|budgie|parrot|pony|horse|tortoise|terrier|labrador|spaniel|collie|pet|hamster|greyhound|whippet|staffie|spaniel)s?(?:,)? (?:is |was |are |were )?(?:called|named|by the name of|name is) ([a-zÀ-ɏ][a-zÀ-ɏ'-]+)/gi; // prettier-ignore

const hit = (from: number, value: string, trait: string, says: string, weight: number): Hit => ({
  from,
  to: from + value.length,
  category: 'other',
  evidence: [{ kind: 'cue', says, weight }],
  traits: [trait],
});

/** Finds warning markers, references of samples, and pets' names. */
export const recordMarkers: Recogniser = {
  name: 'record-marker',
  *find(view) {
    for (const match of matches(view.text, MARKERS)) {
      const value = (match[1] ?? '').trimEnd();
      const known = KNOWN.test(value);
      // "Marker" alone may head anything; "warning signals" cannot.
      if (!known && !/^(?:WARNING|Warning|PNC)/.test(match[0])) continue;
      if (/^(?:NONE|NIL|None|Nil|N\/A)$/.test(value)) continue;
      yield hit(match.index + match[0].lastIndexOf(value), value, 'marker', 'labelled warning marker', known ? 3 : 1.5);
    }
    for (const match of matches(view.text, DNA)) {
      const value = match[1] ?? '';
      yield hit(match.index + match[0].length - value.length, value, 'dna', 'labelled sample or print reference', 2.5);
    }
    for (const match of matches(view.text, PET)) {
      const value = match[1] ?? '';
      if (!/^\p{Lu}/u.test(value)) continue;
      yield hit(match.index + match[0].length - value.length, value, 'pet', 'name of a pet', 2);
    }
  },
};
