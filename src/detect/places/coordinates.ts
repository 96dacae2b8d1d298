// Places in numbers and in three words: latitude and longitude, national grid references, what3words.
import type { Hit, Recogniser } from '../recogniser.ts';
import type { View } from '../view.ts';
import { cued, cueOf, present } from '../cue.ts';
import type { Evidence } from '../../model/index.ts';
import { matches } from '../scan.ts';

const DECIMAL = /(?<![\d.])-?(?:49|5\d|60)\.\d{3,}°?\s?[NS]?[,;\s]{1,3}-?[0-8]\.\d{3,}°?\s?[EW]?(?!\d|\.\d)/g;
const DEGREES = /(?<!\d)(?:49|5\d|60)\s?°\s?\d{1,2}\s?['.]\s?\d{0,2}(?:\.\d+)?\s?"?\s?[NS][,\s]{0,3}\d{1,3}\s?°\s?\d{1,2}\s?['.]\s?\d{0,2}(?:\.\d+)?\s?"?\s?[EW]/g; // prettier-ignore
const GRID = /(?<![\p{L}\d/])(?:H[PTUWXYZ]|N[A-HJ-PR-UWXYZ]|O[AFGV]|S[C-EH-KM-PR-Z]|T[AFGLMQRV]) ?(?:\d{3} ?\d{3}|\d{4} ?\d{4}|\d{5} ?\d{5})(?![\p{L}\d/])/gu; // prettier-ignore
const WORDS =
  /(?:\/\/\/|what3words(?:\.com\/|[: ]{1,2})|w3w[: ]{1,2})(\p{Ll}{3,}\.\p{Ll}{3,}\.\p{Ll}{3,})(?![\p{L}.])/gu;
const CUE = cueOf(
  'a map reference',
  String.raw`grid(?: ref(?:erence)?)?|ngr|gr|os|map ref(?:erence)?|location|gps|lat(?:itude)?|long(?:itude)?|coordinates?|what3words|w3w|cell site`,
);

/** In a log or viewing log a map reference is where it happened, unless it is where somebody lives or rings from. */
const SOMEBODYS =
  /\b(?:eisec|caller'?s?|inf(?:ormant)?'?s?|h\/?a|home|lives?|address of|subscriber|billing)\b[^\n]{0,40}$/iu;
const OF_EVENT = /^(?:CAD|EXHIBIT|MG5|NOTEBOOK|MG11|OTHER)$/;
const EVENT =
  /\b(?:fire|collision|rtc|scene|found|recovered|seen|viewing|dash ?cam|vehicle|given|burnt|body|incident|stopped)\b[^\n]{0,90}$/iu;

/** The hit as the scene where the paper says so. */
function placed(view: View, one: Hit): Hit {
  const before = view.text.slice(Math.max(0, one.from - 110), one.from).replace(/\s+/g, ' ');
  if (!OF_EVENT.test(view.type) || SOMEBODYS.test(before) || !EVENT.test(before)) return one;
  return { ...one, category: 'scene', traits: ['business'] };
}

const hit = (from: number, to: number, evidence: readonly Evidence[]): Hit => ({
  from,
  to,
  category: 'address',
  evidence,
  traits: ['partial'],
});

/** Finds places given as coordinates. */
export const coordinates: Recogniser = {
  name: 'coordinates',
  *find(view) {
    for (const pattern of [DECIMAL, DEGREES])
      for (const match of matches(view.text, pattern))
        yield placed(view, hit(match.index, match.index + match[0].trimEnd().length, [{ kind: 'shape', says: 'latitude and longitude', weight: 3 }])); // prettier-ignore
    for (const match of matches(view.text, GRID)) {
      const from = match.index;
      const to = from + match[0].length;
      const cue = cued(view, from, to, CUE);
      if (cue) yield placed(view, hit(from, to, present<Evidence>({ kind: 'shape', says: 'national grid reference', weight: 1 }, cue))); // prettier-ignore
    }
    for (const match of matches(view.text, WORDS)) {
      const words = match[1] ?? '';
      const from = match.index + match[0].length - words.length;
      yield placed(view, hit(from, from + words.length, [{ kind: 'shape', says: 'three words of a map square', weight: 3 }])); // prettier-ignore
    }
  },
}; // prettier-ignore
