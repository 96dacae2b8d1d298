// Whereabouts told without an address: "the flat above the bakery", "two doors up from us", "I get off at the next stop". Half of
// them name no place at all. Near misses: where the offence happened, where the defendant was seen.
import type { Hit, Known, Recogniser } from '../recogniser.ts';
import type { View } from '../view.ts';
import type { Cue } from './cue.ts';
import { cueTable, either, hitsOf } from './cue.ts';
import { withoutScenes } from './aside.ts';
import { learntHits, namesPattern } from './learnt.ts';
import type { WholeCase } from './whole.ts';

const DWELLING =
  "flats?|house|houses|bungalow|cottages?|maisonette|caravan|boat|narrowboat|barge|bedsit|block|apartment|farmhouse|lodge|barn|annexe?|b&b|hostel|chalet|croft|smallholding|farm|vicarage|rectory|manse|lock-keeper's|gatehouse|terrace|tower|towers|mill|penthouse|basement|granny flat|static|pub|room|bedroom|attic|loft";
const BESIDE =
  'above|over|below|under|underneath|opposite|across(?: the road| the street)? from|across|facing|next(?: door)?(?: but one)?(?: to)?|beside|behind|before|after|near|by|off|overlooking|backing on(?:to)?|between|round the corner|around the corner|on the corner|at the (?:end|top|bottom|back|front|side)|past|down from|up from|along from|over the road|with (?:the|a|an)|in the|at the|on the';
const LIVE =
  'live|lives|lived|living|stay|stays|staying|stopping|bide|bides|biding|lodge|lodges|lodging|reside|resides|moved|moving|settled|sleep|sleeps|sleeping|slept|rent|rents|renting|share|shares|house-?sits?|dossing|based';
const ALONE = '(?:alone|by (?:my|him|her)self|on (?:my|his|her|their) own)';
/** Talk of the defendant, of papers, of the offence's own room. */
const NOT_HERE =
  /\b(?:to (?:live|reside|sleep)(?: and sleep)?|residence at|live link|live in hope|the defendant lives|defendant's home|he lives with|long live|live evidence|lived experience)\b/iu;
const MINE =
  /\b(?:i|i'm|i've|my|mine|our|ours|us|we|me|her|hers|she|their|they|caller|witness|victim|complainant|housemate|sister|lady|son|daughter)\b/iu;

const cue = (on: string, pattern: RegExp, says: string, weight: number, more: Partial<Cue> = {}): Cue => ({
  on, pattern, says, weight, grow: 'rest', ...more, unless: either(NOT_HERE, more.unless),
}); // prettier-ignore
const dwellings = DWELLING.replace(/\?|'s|-keeper/gu, '')
  .split('|')
  .join(' ')
  .replace('b&b', 'b');

const table = cueTable([
  cue(`${dwellings} flat flats house cottage cottages annex annexe lock`, new RegExp(`\\b(?:the|a|an|my|our|her|one of the|those|his) (?:[\\p{L}-]+ ){0,3}(?:${DWELLING}),? (?:(?:at|on|in) [\\p{L}' ]{3,30}, )?(?:${BESIDE})\\b`, 'iu'), 'a home told by what stands beside it', 2, { unless: /\b(?:live link|seized|search(?:ed)?|downstairs front room|control room|front room|interview room|staff room|stock room|side room|bar room|in the boat|in the pub)\b/iu }),
  cue(`above over opposite across next off round corner behind two`, new RegExp(`\\b(?:${LIVE})\\b[^.;]{0,60}?\\b(?:${BESIDE})\\b`, 'iu'), 'where somebody lives, told by what stands near', 2.2, { needs: new RegExp(`\\b(?:${LIVE})\\b`, 'iu'), grow: 'clause' }),
  cue('live lives lived living stay staying stopping bide biding lodging lodge moved settled', new RegExp(`\\b(?:${LIVE})\\b(?: (?:\\p{L}+ ){0,3}?)?(?:with|at|in|on|to|back to|out to|over in|up in|down in|out at) (?:my|our|her|his|the|a|one|an|\\p{Lu})`, 'u'), 'where or with whom somebody lives', 1.2, { grow: 'clause', unless: /\b(?:live link|live in hope|lives? (?:at|in) (?:\d|flat \d)|lived at \d|moved (?:the|her|him|me|it|back|forward|over|aside|closer|nearer|off|on|out of the way|round|across|into the (?:road|lane|aisle|carriageway)|up|down|away|towards|to (?:my|his|her|the) (?:left|right|side|front|another coach))|stay(?:ed)? (?:in the|by the|where|with (?:her|him|the))|in the ambulance|in a state)\b/iu }),
  cue('live lives living', new RegExp(`\\b(?:live|lives|living) ${ALONE}`, 'iu'), 'lives alone', 1.8, { grow: 'words' }),
  cue('home walk walks walked bus train taxi get gets cycle drive', new RegExp(`\\b(?:walk|walks|walking|get|gets|cycle|cycles|go|goes|come|comes|drive|drives|catch|catches)\\b[^.;]{0,50}?\\b(?:home|back|to work|to school)\\b[^.;]{0,50}(?:${ALONE}|past|along|down|through|by|across)\\b`, 'iu'), 'the way home', 1.8, { grow: 'clause', unless: /\bgo (?:back|home) to (?:your|where)\b/iu, needs: /\b(?:i|she|we|my|her)\b/iu }),
  cue('off', /\b(?:i|she|he|we|they|you|where i|where she) (?:always |usually |both )?(?:get|gets|got|getting) (?:on|off)(?: (?:at|by|outside|near|the (?:train|bus|tram) at))? /iu, 'the stop where somebody gets off', 1.6, { unless: /\b(?:get off (?:me|him|her)|got off the (?:floor|ground|bed|phone)|on and took seat)\b/iu }),
  cue('boy lady couple people man woman chap family neighbour neighbours folk girl fella lad', /\bthe (?:(?:old|elderly|young|nice|little|new|quiet|polish|other|tall) )*(?:boy|lady|couple|people|chap|family|neighbours?|folk|fella|gentleman|woman|man|girl|lad) (?:(?:from|at|in|across|opposite|over|above|below|next door|two doors|up the|down the|on the corner|round the corner) (?:(?:number|no\.?) )?(?!the (?:front|back|shop|car|van|bar|queue|counter|table|door|floor|ground|street|road|till|white|black|grey|hood|photo|picture|cctv|driver|passenger|train|bus)\b)|with the (?:\p{L}+ )?(?:dogs?|bicycles?|bikes?|caravan|allotment|pigeons|greyhounds?|horses?|stall|van|shop|gnomes?|garden))/iu, 'a person told by where they live or what they keep', 1.6, { grow: 'rest' }),
  cue('close road street lane drive corner estate gate garden path block building flats village stairwell landing hallway cul', /\b(?:at|on|in|to|into|outside|past|near|behind|opposite|of|along|down|up|across|through|over) (?:my|our|their) (?:own )?(?:close|road|street|lane|drive|corner|estate|front gate|gate|front garden|path|block|building|flats|village|stairwell|landing|cul-de-sac|avenue|square|terrace|farm|yard)\b/iu, "a person's own street", 1.5, { unless: /\b(?:he was in our|into our (?:house|kitchen))\b/iu }),
  cue('attic loft basement annexe', /\b(?:in|from|has|have) the (?:attic|loft|basement|top|back|front|box|end) (?:room|flat|bedroom)\b/iu, 'the room where somebody lives', 1.8, { unless: /\b(?:drawer|jewel|ransack|search|glove mark|stolen|he (?:was|went|came))\w*/iu }),
  cue('hotel inn b&b travelodge hostel caravan airbnb', /\b(?:at|in) (?:a|the|our|my|an) (?:\p{Lu}\p{L}+ ){0,2}(?:hotel|Premier Inn|Travelodge|B&B|hostel|caravan|static|holiday (?:home|let|cottage)|chalet|airbnb|guest house)(?: (?:in|at|near|by|on) \p{Lu}\p{L}+)?/u, 'where somebody stays for now', 1.5, { needs: /\b(?:stay|staying|stopping|living|until|sleeping|put up|put us|been|are|am|moved)\b/iu }),
  cue('station stop village', /\b(?:to |from |at )?(?:my|her|our|his|their) (?:own |usual |local |nearest )?(?:station|stop|bus stop|tram stop|village|street|road|corner|close|estate|cul-de-sac)(?:,? (?:\p{Lu}[\p{L}']+)(?: \p{Lu}[\p{L}']+)*)?/u, 'the stop or street of a person', 1.8, { needs: MINE }),
  cue('meet meets met fetch fetches fetched collect collects collected pick picks picked drop drops dropped', /\b(?:meets?|met|fetch(?:es|ed)?|collect(?:s|ed)?|(?:picks?|picked|drops?|dropped)(?: (?:me|her|him|us|them))? (?:up|off)) (?:(?:me|her|him|us|them|the (?:kids|children|boys|girls)) )?(?:up )?(?:at|from|outside|by|off|with the car|in the car)\b/iu, 'where somebody is met', 2, { grow: 'clause', unless: /\b(?:police|officers?) met\b|\bmet (?:at|with) (?:the )?(?:train|scene)\b|\bcollected from the (?:scene|gutter)|\bschool\b/iu }),
  cue('park parks parked parking', /\b(?:i|she|he|we|they|to|permission to|always|usually|that|car) (?:always |usually |now |can )?(?:parks?|leave the car|leaves the car)\b (?:it |the car |up )?(?:at|in|by|behind|on|outside|round|near|under|opposite)\b|\bpermission to park\b/iu, 'where somebody parks', 2, { grow: 'clause', unless: /\b(?:he|defendant|suspect|driver) parks?\b/iu }),
  cue('doors door', /\b(?:(?:two|three|four|five|six|a few|a couple of|\d) doors? (?:up|down|along|away|from)|next door(?: but one| to (?:us|me|her|the (?!house|address))|(?= (?:neighbour|to))))\b[^.;,]*/iu, 'so many doors away', 1.8, { grow: 'words' }),
  cue('opposite across next corner overlooking overlooks backs facing faces above over', /\b(?:(?:my|our|her|his|their) (?:\p{L}+'s |front |back |new |old |own |bed|first |top )*(?:house|flat|home|place|rooms?|bedroom|windows?|kitchen|garden|gate|office|shop|school|work|desk|stall|caravan|stop|church|gym|door|surgery|salon|garage|allotment|drive|parents|mum|nan|sister|brother)|mine|ours|hers) (?:is |are |was |looks? |that is |live |lives )?(?:right |just |directly |almost )?(?:opposite|across from|next to|next door to|round the corner|around the corner|on the corner|overlooking|overlooks|backs? on ?to|facing|faces|above|over the road|at the (?:end|top|bottom) of|by the)\b/iu, 'a home or workplace told by what stands near', 2, { grow: 'clause'}),
  cue('corner', /\b(?:round|around) the corner from (?:us|me|mine|ours|her|hers|my \p{L}+|our \p{L}+)\b/iu, 'round the corner from somebody', 2, { grow: 'clause' }),
  cue('opposite', /\bbrings? me out\b|\bcomes? out (?:opposite|by|at) (?:the end of |our |my )/iu, 'the way somebody goes', 1.5),
  cue('kitchen window windows bedroom balcony upstairs', /\b(?:from|out of|at|in|has|have|with) (?:my|our|her|his|the|their|a)? ?(?:(?:front|back|bedroom|kitchen|upstairs|landing|flat|living room|third[- ]floor|first[- ]floor|top) )*(?:windows?|balcony)\b[^.;]*/iu, 'what is seen from a window', 1.5, { grow: 'words', needs: /\b(?:watch(?:ed|ing)?|saw|see|looks?|looking|lean(?:ed|ing|t)?|view|sea|ferry|boxes?|geraniums?|flats|above|my|our)\b/iu, unless: /\b(?:shop window|car window|van window|driver's window|taxi window|through the window|climbed|smash\w*|broke|forced|entered|broken)\b/iu }),
  cue('see', /\b(?:can|could|I) see (?:the )?[^.;,]{3,50} from (?:my|our|her|the) (?:\p{L}+ )?(?:kitchen|window|bedroom|house|flat|garden|balcony|door|desk)/u, 'a view from home', 2, { grow: 'clause' }),
  cue('window box boxes', /\bwindow ?boxes\b/iu, 'a house told by its looks', 1.8, { grow: 'clause' }),
  cue('house gate door roof end corner last', /\bthe (?:(?:end|corner|last|first|big|old|white|pink|blue|yellow|red|green|only|detached|middle) )+(?:house|cottage|bungalow|flat|terrace|door|one)\b(?: (?:with|before|after|on|in|by|past|at)\b[^.;,]*)?/iu, 'a house told by its looks', 1.8, { grow: 'words', unless: /\b(?:the last one|the first one|the big one|the old one|the red one|the white one|the only one|the blue one|the first door|back door|the last door)\b/iu }),
  cue('way', /\bon (?:my|her|his|their|our) way (?:to|from|home|back)\b/iu, 'where somebody was going', 1.5, { needs: /\b(?:to|from|at|in)\b/iu, unless: /\b(?:police|officers?|ambulance|they) (?:were|are|was) on their way\b|\bhome for\b/iu }),
  cue('born', /\b(?:was|were|am|is) born (?:and (?:bred|raised|brought up) )?in (?:\p{Lu}[\p{L}']+)(?: \p{Lu}[\p{L}']+)*/u, 'where somebody was born', 1.2, { grow: 'words' }),
  cue('came come from', /\b(?:came|come|comes|moved|coming) (?:over |here |up |down |across |to \p{Lu}\p{L}+ )?from \p{Lu}[\p{L}']+(?: [^.;,]{0,30})?/u, 'where somebody comes from', 1.2, { grow: 'words', unless: /\b(?:he|car|man|noise|shouting|call|request|email|it|text|message) (?:came|comes|come)\b/iu }),
  cue('sister brother mother mum mam dad father daughter son aunt aunty uncle friend nan parents', /\b(?:staying|stopping|living|gone|moved|am|is|are|be|stays|lives|sleeping|putting up|been|gone to stay|moved in) (?:\p{L}+ )?(?:with|at|to|in with|round) (?:my|our|her|his|their|an?) (?:(?:older|younger|big|little|late) )*(?:sister|brother|mother|mum|mam|mom|dad|father|daughter|son|aunt(?:y|ie)?|uncle|friend|nan|gran|grandparents|parents|in-laws|cousin|colleague|neighbour|granny)(?:'s)?\b/iu, 'with whom somebody stays', 2, { grow: 'clause' }),
  cue('boat caravan sofa boyfriend girlfriend mate van tent loft', /\b(?:sleeping|sleep|staying|stay|stopping|living|kipping|at|on) (?:at |on |in )?(?:my|our|her|his|a) (?:\p{L}+'s )(?:boat|caravan|sofa|settee|floor|van|loft|spare room|flat|house|place|most nights)\b[^.;,]*/iu, 'where somebody stays for now', 1.8, { grow: 'words' }),
  cue('sold market tenancy deposit letting removals rehoused estate', /\b(?:sold|selling|put) (?:the|my|our|her|his) (?:house|flat|home|bungalow)\b|\b(?:holding dep\w*|letting agents?|removals?|estate agents?|new tenancy|new flat|new house|moving house|house move)\b/iu, 'a move of home', 1.6, { grow: 'sentence', unless: /\b(?:exhibit|search warrant|burglary)\b/iu }),
  cue('only', /\b(?:there (?:are|is) only|one of only|only) (?:\p{L}+ ){0,2}(?:cottages?|houses?|flats?|farms?)\b/iu, 'a place so small that it tells', 2, { grow: 'sentence' }),
  cue('bedroom bedrooms', /\b(?:my|our|her|his|their|the (?:kids|children|girls|boys|baby)(?:'s?)?|kids'|children's) (?:\p{L}+'?s? )?bedrooms?\b|\b(?:back|front|spare|box) (?:bed)?room (?:over|above|at|of|with|for|in)\b/iu, 'where somebody sleeps', 1.6, { grow: 'clause', unless: /\b(?:drawers?|jewel\w*|ransack\w*|stolen|pillow|lifted|glove mark|photographs?|exhibit|searched|front bedroom of)\b/iu }),
  cue('cottage cottages flat house farm', /\b(?:at|to|in) the (?:cottages?|farm|lodge|bungalow|caravan|boat)\b[^.;,]*/iu, 'a home called by its kind', 1.2, { grow: 'words' }),
  cue('coming going fetch get', /\bcome and (?:get|fetch|collect) (?:you|me)\b/iu, 'where somebody is fetched', 1.2, { grow: 'clause' }),
]); // prettier-ignore

/** Recognises whereabouts told by landmarks; the scene's own names are left standing. */
export function placeClues(whole: WholeCase): Recogniser {
  const whereabouts = namesPattern(whole.whereabouts);
  return {
    name: 'clue-place',
    *find(view: View, known: Known): Generator<Hit> {
      if (view.type === 'PNC' || view.type === 'MG16') return;
      for (const hit of hitsOf(view, known, 'clue', table)) yield* withoutScenes(view, hit, whole, known);
      yield* learntHits(view, whereabouts, 'clue', 'a place where another paper says that somebody lives', 1.5, []);
    },
  };
}
