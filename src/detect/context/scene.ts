// The place of the offence, marked in its parts: the street must stay readable for the defence, the number of a victim's home is
// for a person to decide. A neighbour's number in the same street is not the scene.
import type { Hit, Known, Recogniser } from '../recogniser.ts';
import type { View } from '../view.ts';
import { hitAt } from './cue.ts';
import { proseOf } from './prose.ts';
import type { Scene } from './scene-words.ts';
import { learnScenes } from './scene-learn.ts';
import type { WholeCase } from './whole.ts';

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
const SHORT: Readonly<Record<string, string>> = {
  street: 'st',
  road: 'rd',
  terrace: 'terr?',
  avenue: 'ave?',
  lane: 'ln',
  parade: 'pde',
  crescent: 'cres',
  gardens: 'gdns',
  square: 'sq',
  drive: 'dr',
  place: 'pl',
  mount: 'mt',
  court: 'ct',
  park: 'pk',
  bank: 'bk',
  close: 'cl',
};

/** A street as it may be written: any case, its last word shortened, spaces or a line end between. */
function streetPattern(street: string): string {
  const words = street.split(/\s+/u);
  return words
    .map((word, i) => {
      const short = i === words.length - 1 ? SHORT[word.toLowerCase()] : undefined;
      return short ? `(?:${escape(word)}|${short}\\.?)` : escape(word).replace(/['’]/gu, "['’]?");
    })
    .join('[ \\n]');
}

/** Where a scene's street stands in a text, with the number before it and the town and postcode after. */
interface Sight {
  readonly scene: Scene;
  readonly pattern: RegExp;
  readonly numbers: ReadonlySet<string>;
}

function sightsOf(scenes: readonly Scene[]): Sight[] {
  const byStreet = new Map<string, { scene: Scene; numbers: Set<string> }>();
  for (const scene of scenes) {
    if (scene.street === undefined) continue;
    const key = scene.street.toLowerCase();
    const have = byStreet.get(key) ?? { scene, numbers: new Set<string>() };
    if (scene.number !== undefined) {
      have.numbers.add(scene.number.toLowerCase().replace(/\s/gu, ''));
      have.scene = { ...have.scene, ...scene };
    }
    byStreet.set(key, have);
  }
  return [...byStreet.values()].map(({ scene, numbers }) => {
    const town = scene.town === undefined ? '' : `(?:[,\\s]{1,3}(?<town>${escape(scene.town)})(?![\\p{L}]))?`;
    const postcode = '(?:[,\\s]{1,12}(?<postcode>[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}))?';
    return {
      scene,
      numbers,
      pattern: new RegExp(
        `(?<![\\p{L}\\p{N}])(?:(?<flat>(?:flat|apartment|unit|room) \\w+,? ))?(?:(?<number>\\d{1,4}[a-z]?(?: ?- ?\\d{1,4})?),?[ \\n])?(?<street>${streetPattern(scene.street as string)})(?![\\p{L}])${town}${postcode}`,
        'giu',
      ),
    };
  });
}

function* sceneHits(view: View, scenes: readonly Scene[]): Generator<Hit> {
  const { text } = proseOf(view);
  for (const sight of sightsOf(scenes)) {
    for (const hit of text.matchAll(sight.pattern)) {
      const { number, street, town, postcode, flat } = hit.groups as Record<string, string | undefined>;
      // Without a business known at the place, somebody may live there: the number is then for a person to decide.
      const home = sight.scene.premises === undefined;
      if (number !== undefined && !sight.numbers.has(number.toLowerCase().replace(/\s/gu, ''))) continue;
      if (flat !== undefined && number === undefined) continue;
      const part = (value: string | undefined, traits: readonly string[], after: number): Hit | undefined => {
        if (value === undefined) return undefined;
        const at = hit[0].indexOf(value, after);
        return hitAt(
          'scene',
          { from: hit.index + at, to: hit.index + at + value.length },
          [{ kind: 'cue', says: 'the place where it happened, told elsewhere in the case', weight: 3 }],
          traits,
          sight.scene.home,
        );
      };
      const living = home ? ['home'] : ['business'];
      const numberHit = part(number, ['house-number', ...living], 0);
      const streetAt = hit[0].length - (hit[0].length - hit[0].toLowerCase().indexOf((street as string).toLowerCase()));
      for (const one of [
        numberHit,
        part(street, ['street'], streetAt),
        part(town, ['town'], streetAt + (street as string).length),
        part(postcode, ['postcode', ...living], streetAt + (street as string).length),
      ])
        if (one) yield one;
    }
    yield* loneNumbers(view, sight);
  }
  const premises = new Map(scenes.map((scene) => [scene.premises?.toLowerCase(), scene]));
  for (const scene of premises.values()) yield* premisesHits(view, scene);
}

/** "number 27", "back of no 27", "on the step of 88": the house without its street. */
function* loneNumbers(view: View, sight: Sight): Generator<Hit> {
  if (sight.scene.premises !== undefined || sight.numbers.size === 0) return;
  const { text } = proseOf(view);
  const numbers = [...sight.numbers].map(escape).join('|');
  const pattern = new RegExp(
    `\\b(?:(?:no\\.?|number|house) ?|(?:step|front|back|rear|door|side|garden|outside|occupant|drive) of (?:no\\.? |number )?|outside (?:no\\.? |number )?)(?<it>${numbers})(?![\\p{L}\\p{N}/:.-]| (?:years|minutes|metres|hours|${(sight.scene.street as string).split(' ')[0] ?? ''}))`,
    'giu',
  );
  for (const hit of text.matchAll(pattern)) {
    const it = hit.groups?.['it'] as string;
    const from = hit.index + hit[0].length - it.length;
    yield hitAt(
      'scene',
      { from, to: from + it.length },
      [{ kind: 'cue', says: 'the number of the house where it happened', weight: 2.5 }],
      ['house-number', 'home', 'partial'],
      sight.scene.home,
    );
  }
}

function* premisesHits(view: View, scene: Scene): Generator<Hit> {
  if (scene.premises === undefined) return;
  const { text } = proseOf(view);
  const name = escape(scene.premises).replace(/ /gu, '[ \\n]');
  // A house known by its name alone: with its kind and its village.
  const village = scene.town === undefined ? '' : `(?:,?[ \\n]${escape(scene.town)})?`;
  const own = scene.home === undefined ? name : `(?:(?:the|fferm) )?${name}(?: (?:farm|house|cottage))?${village}`;
  const pattern = new RegExp(`(?<![\\p{L}])${own}(?![\\p{L}])`, 'giu');
  for (const hit of text.matchAll(pattern)) {
    yield hitAt(
      'scene',
      { from: hit.index, to: hit.index + hit[0].length },
      [{ kind: 'cue', says: 'the premises where it happened', weight: 3 }],
      scene.home === undefined ? ['business'] : ['street'],
      scene.home,
    );
  }
}

/** Recognises the scene by what the whole case taught; alone, by what this paper says of it. */
export function sceneRecogniser(whole: WholeCase): Recogniser {
  return {
    name: 'scene',
    find: (view: View, known: Known): Iterable<Hit> =>
      sceneHits(view, whole.scenes.length > 0 ? whole.scenes : learnScenes([view], known)),
  };
}
