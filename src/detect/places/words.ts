// The words of British addresses: street types with their short forms, Welsh and Gaelic street words, units, buildings.

/** Street types that stand last ("Thornbury Mount"): full form → short forms. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  street: ['st', 'str'], road: ['rd'], avenue: ['ave', 'av', 'avn'], lane: ['ln', 'la'], close: ['cl', 'clo'], drive: ['dr', 'drv'], way: ['wy'],
  court: ['ct', 'crt'], crescent: ['cres', 'cr', 'cresc'], place: ['pl'], terrace: ['terr', 'tce', 'ter'], gardens: ['gdns', 'gdn', 'garden'],
  grove: ['gr', 'gro'], mount: ['mt'], mews: [], rise: [], row: [], walk: ['wk'], hill: [], park: ['pk'], square: ['sq'], parade: ['pde'], green: ['gn', 'grn'],
  view: ['vw'], vale: [], fold: ['fld'], passage: ['psge'], bank: ['bk'], brow: [], croft: [], cottages: ['cotts', 'cotgs', 'cottage', 'cott'], end: [],
  gate: [], quay: [], wharf: [], yard: ['yd'], villas: [], bridge: [], buildings: ['bldgs', 'bldg', 'building'], side: [], garth: [], chase: [],
  meadow: ['mdw'], meadows: ['mdws'], dale: [], heights: ['hts'], ridge: [], field: [], fields: ['flds'], lea: [], leys: [], broadway: ['bdwy'],
  esplanade: ['espl'], promenade: ['prom'], embankment: [], causeway: [], circus: [], loan: [], wynd: [], brae: [], vennel: [], parkway: ['pkwy'],
  boulevard: ['blvd'], approach: [], arcade: [], alley: [], mansions: ['mans'], point: [], copse: [], dell: [], drove: [], gait: [], glade: [], glen: [],
  hollow: [], lawn: [], lawns: [], link: [], links: [], loke: [], moor: [], orchard: [], paddock: [], paddocks: [], path: [], piece: [], reach: [],
  spinney: [], strand: [], twitten: [], snicket: [], ginnel: [], walks: [], wood: [], woods: [], cross: [], corner: [], market: [], hawthorns: [],
  highway: [], byway: [], bypass: [], roundabout: [], cliff: [], coombe: [], combe: [], cove: [], down: [], downs: [], common: [], acre: [], acres: [], mead: [],
  steps: [], stairs: [], turn: [], viaduct: [], warren: [], weir: [], bottom: [], knoll: [], ropewalk: [], shore: [], sands: [], holt: [], hey: [], nook: [],
}; // prettier-ignore

/** Types that are ordinary nouns in a heading or a sentence: they need a number before them. */
const canonical = new Map<string, string>();
for (const [full, short] of Object.entries(TYPES)) for (const form of [full, ...short]) canonical.set(form, full);

/** The full form of a street type, or '' for another word: `mt` → `mount`. */
export const streetType = (word: string): string => canonical.get(word.toLowerCase().replace(/\.$/, '')) ?? '';

/** All written forms of a street type, as the source of a regular expression. */
export function formsOfType(full: string): string {
  const forms = [full, ...(TYPES[full] ?? [])].sort((a, b) => b.length - a.length);
  return `(?:${forms.join('|')})\\.?`;
}

const both = (words: readonly string[]): string =>
  words
    .toSorted((a, b) => b.length - a.length)
    .map((word) => `${(word[0] ?? '').toUpperCase()}${word.slice(1)}|${word.toUpperCase()}`)
    .join('|');

/** Street types with a capital first letter or in capitals. */
export const TYPE = `(?:${both([...canonical.keys()])})\\b\\.?`;
/** The few that tell a street even without a house number. */
export const STRONG_TYPE = `(?:${both(['street', 'st', 'road', 'rd', 'avenue', 'ave', 'lane', 'ln', 'close', 'drive', 'dr', 'crescent', 'cres', 'terrace', 'terr', 'grove', 'mews', 'gardens', 'gdns', 'way', 'place', 'court', 'rise', 'walk', 'row', 'parade', 'fold', 'mount', 'cottages', 'cotts', 'wynd', 'brae', 'square', 'passage'])})\\b\\.?`;
/** Street words that stand first, in Welsh, Gaelic and French-born names. */
export const FIRST = `(?:${both(['heol', 'ffordd', 'stryd', 'lôn', 'lon', 'maes', 'cae', 'clos', 'rhodfa', 'bryn', 'tan', 'parc', 'cwrt', 'llys', 'gerddi', 'teras', 'rhes', 'pen', 'pant', 'penrhiw', 'dan', 'nant', 'cefn', 'coed', 'dol', 'dôl', 'erw', 'gelli', 'glan', 'gwaun', 'llwyn', 'min', 'plas', 'pont', 'porth', 'tir', 'trem', 'troed', 'twyn', 'waun', 'ystad', 'golwg', 'hafod', 'tigh', 'taigh', 'sràid', 'rathad', 'cnoc', 'baile', 'bothar', 'the', 'via'])})`;
/** Joining words inside street names. */
export const JOIN = `(?:of|the|and|&|on|upon|le|de|la|y|yr|na|nan|an|ar|o'|in|under|by|St\\.?|ST\\.?)`;
export const UNIT = String.raw`(?:(?:(?:Flat|Apartment|Apt|Unit|Room|Rm|Plot|Studio|Caravan|Pitch|Maisonette|Chalet|Berth|Suite|FLAT|APARTMENT|APT|UNIT|ROOM|RM|flat|apartment|room|unit)\.? (?:no\.? |number )?(?:\d{1,4}[A-Za-z]?|[A-Z])(?:[/-]\d{1,3})?)|(?:Ground|First|Second|Third|Top|Basement|Upper|Lower|GROUND|FIRST|SECOND|TOP|BASEMENT)(?: (?:Floor|FLOOR))?(?: (?:Flat|FLAT)))`;
export const BUILDING = `(?:${both(['house', 'court', 'wharf', 'building', 'buildings', 'mill', 'mills', 'tower', 'towers', 'lodge', 'mansions', 'hall', 'heights', 'point', 'maltings', 'works', 'mansion', 'quays', 'villa', 'villas', 'cottage', 'farm', 'barn', 'barns', 'granary', 'hostel', 'residences', 'rooms', 'chambers', 'apartments', 'gate', 'view', 'block', 'bungalow', 'rectory', 'vicarage', 'smithy', 'mews', 'place', 'yard', 'park', 'square', 'warehouse'])})\\b`;
