// The words of scenes: what a scene is, how a street is written, which papers tell what happened.

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
export const CAP = "\\p{Lu}[\\p{L}'’-]*";
const POSTCODE = '[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}';
/** A street with its number and what follows it. */
export const STREET = `(?:(?<number>\\d{1,4}[A-Za-z]?(?: ?- ?\\d{1,4}[A-Za-z]?)?),? )?(?<street>(?:(?:${CAP}|of|the|y|yr) ){1,4}?(?:${TYPES})|(?:Heol |Ffordd |Maes |Stryd |Lon |Rhodfa )${CAP}(?: (?:${CAP}|y|yr)){0,2})(?![\\p{L}])(?:,? (?!(?:On|At|He|She|They|The|In|I|When|Between|J\\/W)\\b)(?<town>${CAP}(?: ${CAP})?)(?=[,.;\\s]|$))?(?:,? (?<postcode>${POSTCODE}))?`;

/** Papers that tell what happened. */
export const NARRATIVE: ReadonlySet<string> = new Set([
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
