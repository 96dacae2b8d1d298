// Where did it happen? Reads the labels and sentences that say so ("INC LOC", "took place at", "burglary at") and turns them into
// scenes: house number, street, town, postcode, premises. Homes of defendants and of witnesses who only live somewhere are not scenes.
import type { Known } from '../recogniser.ts';
import type { View } from '../view.ts';
import { proseOf } from './prose.ts';

/** One place of the offence. Names as first written; compared without case. */
export interface Scene {
  readonly street?: string;
  readonly number?: string;
  readonly town?: string;
  readonly postcode?: string;
  /** Shop, pub, surgery … by its name. */
  readonly premises?: string;
  /** Person who lives there. */
  readonly home?: string;
}

export const STREET_TYPES =
  'Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Close|Drive|Dr|Terrace|Terr|Place|Pl|Court|Crescent|Cres|Gardens|Gdns|Grove|Mews|Row|Rise|Hill|Way|Walk|Parade|Pde|Passage|Square|Sq|Mount|View|Green|Park|Quay|Wharf|Yard|Gate|Bank|Broadway|Embankment|Esplanade|Promenade|Circus|Vale|Croft|Fold|Brow|Boulevard|Alley|Arcade|Approach|Bridge|Cross|End|Field|Fields|Garth|Grange|Heights|Meadow|Meadows|Precinct|Ridge|Side|Villas|Wynd|Loan|Brae|Bypass|Highway|Ginnel|Snicket|Chase|Copse|Dene|Dell|Drove|Hollow|Orchard|Spinney|Causeway';
const TYPES = STREET_TYPES.split('|')
  .flatMap((word) => [word, word.toUpperCase()])
  .join('|');
const CAP = "\\p{Lu}[\\p{L}'’-]*";
const POSTCODE = '[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}';
/** A street with its number and what follows it. */
export const STREET = `(?:(?<number>\\d{1,4}[A-Za-z]?(?: ?- ?\\d{1,4}[A-Za-z]?)?),? )?(?<street>(?:(?:${CAP}|of|the|y|yr) ){1,4}?(?:${TYPES})|(?:The |Heol |Ffordd |Maes |Stryd |Lon |Rhodfa )${CAP}(?: (?:${CAP}|y|yr)){0,2})(?![\\p{L}])(?:,? (?!(?:On|At|He|She|They|The|In|I|When|Between|J\\/W)\\b)(?<town>${CAP}(?: ${CAP})?)(?=[,.;\\s]|$))?(?:,? (?<postcode>${POSTCODE}))?`;

const LABEL = new RegExp(
  `(?:inc(?:ident)? loc(?:ation)?|location of (?:offence|incident)|offence location|place of offence|locus|scene(?: address)?|venue|location|loc|tenancy at|address of incident|premises)\\s*[:\\t ]\\s*${STREET}`,
  'gu',
);
const EVENT =
  '(?:took place|occurred|happened|burgl(?:ed|ary)|broken into|broke into|incident|offences?|attack(?:ed)?|assault(?:ed)?|theft|stolen from|robbery|robbed|collision|crash|fire|disturbance|disorder|fight|attended|called to|sent to|deployed to|attend(?:ed)? (?:at|an? \\p{L}+ at)|arrived at|lived (?:together )?(?:at|on|in)|shared (?:home|address)|family home|entered|entry to|damaged?|home of the victim|tenancy at|seized from|Allegation|All at|criminal damage|drove|driving|rode|ran|struck)';
const SAID = new RegExp(
  `${EVENT}\\b[^;\\n]{0,120}?\\b(?:at|in|on|outside|inside|from|to|along|into|of|near)\\s+(?:the (?:address|premises|property|house) (?:of |at )?|his home at |her home at )?${STREET}`,
  'gu',
);
const ON_DAY = new RegExp(
  `\\b(?:On|At|Between|on|at)\\b[^;\\n]{0,70}?\\b(?:20\\d\\d|hrs|hours|am|pm|\\d[.:]\\d\\d)\\b[^;\\n]{0,60}?\\b(?:at|on|outside|inside|in)\\s+${STREET}`,
  'gu',
);
/** A business at an address: "Name, 12 Street, Town POSTCODE". */
const BUSINESS = new RegExp(`(?<premises>(?:The |the )?${CAP}(?: (?:${CAP}|&|and|of|the)){0,4}), ${STREET}`, 'gu');
const LIVES =
  /\b(?:lives?|living|resides?|resident|home address|bail address|address:?|of|c\/o|born|defendant:?|staying|moved|arrested at|arrest|statement)\s*(?:at|in|on|with)?\s*$/iu;
const BAIL = new RegExp(
  `\\b[Nn]ot to (?:go to|go into|enter|attend|visit|approach|be (?:on|in|at)|go within [^.;]{2,40}? of|loiter (?:on|in|near))(?: or enter)?\\s+(?:any part of )?${STREET}`,
  'gu',
);

const NARRATIVE = new Set([
  'MG5',
  'MG11',
  'CAD',
  'MG4',
  'CUSTODY',
  'EXHIBIT',
  'LETTER',
  'OTHER',
  'NOTEBOOK',
  'MG12',
  'MG15',
  'MG3',
  'MG20',
]);

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Whose home an address is, if anybody's of the manifest. */
function livesAt(known: Known, number: string | undefined, street: string): { id: string; role: string } | undefined {
  const full = `${number === undefined ? '' : `${number} `}${street}`;
  const target = ` ${plain(full)} `;
  return known.roster.people.find((person) =>
    person.addresses.some((address) => ` ${plain(address)} `.includes(target)),
  );
}

/** Whether what looks like a business is a person's name before an address. */
function isSomebody(known: Known, name: string): boolean {
  const words = plain(name)
    .split(' ')
    .filter((word) => !/^(?:the|of|and|mr|mrs|ms|miss|dr)$/u.test(word));
  return known.roster.people.some(
    (person) =>
      !person.organisation && person.names.some((full) => words.every((word) => plain(full).split(' ').includes(word))),
  );
}

interface Vote {
  scene: Scene;
  points: number;
}

/** The scenes of a case, most spoken of first. */
export function learnScenes(views: readonly View[], known: Known): Scene[] {
  const votes = new Map<string, Vote>();
  const vote = (groups: Record<string, string | undefined>, points: number, withHome: boolean): void => {
    const street = groups['street'];
    const number = groups['number'];
    if (
      street === undefined ||
      /^(?:High Court|Crown Court|Family Court|Magistrates|County Court)/iu.test(street) ||
      (/\b(?:Court|COURT)$/u.test(street) && number === undefined)
    )
      return;
    const home = number === undefined ? undefined : livesAt(known, number, street);
    if (home && home.role !== 'victim' && !withHome) return;
    if (home?.role === 'defendant') return;
    const key = `${number === undefined ? '' : plain(number)}|${plain(street)}`;
    const now = votes.get(key);
    const town = groups['town'];
    const scene: Scene = {
      street,
      ...(number === undefined ? {} : { number }),
      ...((groups['premises'] ?? now?.scene.premises) === undefined
        ? {}
        : { premises: (groups['premises'] ?? now?.scene.premises) as string }),
      ...((town ?? now?.scene.town) === undefined ? {} : { town: (town ?? now?.scene.town) as string }),
      ...((groups['postcode'] ?? now?.scene.postcode) === undefined
        ? {}
        : { postcode: (groups['postcode'] ?? now?.scene.postcode) as string }),
      ...(home?.role === 'victim' ? { home: home.id } : {}),
    };
    votes.set(key, { scene, points: (now?.points ?? 0) + points });
  };
  for (const view of views) {
    if (!NARRATIVE.has(view.type)) continue;
    const { text, sentences } = proseOf(view);
    for (const sentence of sentences) {
      const words = text.slice(sentence.from, sentence.to);
      if (!/\d|\p{Lu}/u.test(words)) continue;
      for (const hit of words.matchAll(new RegExp(LABEL.source, 'giu'))) vote(hit.groups ?? {}, 3, true);
      if (/\b(?:took a statement|statement (?:was )?taken|arrested|house to house)\b/iu.test(words)) continue;
      for (const hit of words.matchAll(SAID)) vote(hit.groups ?? {}, 2, false);
      if (view.type === 'MG5' || view.type === 'MG4' || view.type === 'CAD')
        for (const hit of words.matchAll(ON_DAY)) vote(hit.groups ?? {}, 2, false);
      if (view.type === 'MG5' || view.type === 'MG4' || view.type === 'MG11' || view.type === 'CAD') {
        for (const hit of words.matchAll(BUSINESS)) {
          if (hit.groups?.['number'] === undefined || LIVES.test(words.slice(0, hit.index))) continue;
          const premises = hit.groups['premises'] as string;
          if (isSomebody(known, premises)) continue;
          if (/^(?:Flat|Apartment|Unit|Room|Address|Defendant|Accused|Victim|Born)\b/u.test(premises)) continue;
          vote(hit.groups, 2, false);
        }
      }
      for (const hit of words.matchAll(BAIL)) if (hit.groups?.['number'] === undefined) vote(hit.groups ?? {}, 1, true);
    }
  }
  const sure = [...votes.values()].filter((one) => one.points >= 2);
  const streets = new Set(sure.map((one) => plain(one.scene.street ?? '')));
  for (const one of votes.values()) if (one.points < 2 && streets.has(plain(one.scene.street ?? ''))) sure.push(one);
  return sure
    .sort((a, b) => b.points - a.points)
    .map((one) => one.scene)
    .slice(0, 24);
}
