// Special categories told in words: belief, worship, origin, orientation, immigration, politics, union. Words of hate that are
// the offence itself are not this: what a defendant shouted is evidence, not data about the person he shouted at.
import type { Hit, Known, Recogniser } from '../recogniser.ts';
import type { View } from '../view.ts';
import type { Cue } from './cue.ts';
import { cueTable, hitAt, hitsOf, wakesLike } from './cue.ts';
import { proseOf } from './prose.ts';
import { trim } from './clause.ts';
import { NOTHING_KNOWN, type WholeCase } from './whole.ts';
import { BELIEFS, ORIGINS, WORSHIP } from './words/faiths.ts';

const b = (pattern: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'iu');
const origins = ORIGINS.join('|');
/** Hostility in the words of the offence. */
const HOSTILE =
  /\b(?:racist|racial(?:ly)?|homophobic|slur|abus(?:e|ed|ive)|go (?:back|home)|you lot|your (?:own )?country|where you came? from|bloody|f\W*ing|dirty|hate crime|hat(?:e|ed|ing)|called (?:me|him|her|them|us)|term for|hostility)\b/iu;
const PERSON =
  '(?:lady|woman|man|girl|boy|lad|lass|gentleman|chap|guy|fella|couple|family|neighbours?|accent|friend|nurse|doctor|driver|passenger|student|waitress|cleaner|origin|heritage|descent|background|community|born|roots)';

const cue = (on: string | RegExp, pattern: string, says: string, weight: number, more: Partial<Cue> = {}): Cue => ({
  on, pattern: b(pattern), grow: 'clause', says, weight, unless: HOSTILE, ...more,
}); // prettier-ignore

const table = cueTable([
  cue(wakesLike(BELIEFS), `(?:am|is|was|are|were|as|being|a|an|become|became|from|devout|practising|strict|converted to|my|our|her|his|their|outside|the) (?:(?:a|an|the|my|very|practising|devout|strict|former) )*(?:${BELIEFS.join('|')})(?! (?:centenary|grammar|academy|primary|high school|street|road))`, 'a belief', 2.5),
  cue(wakesLike(WORSHIP), WORSHIP.join('|'), 'worship or its calendar', 2, { unless: /\b(?:rose hill|pray (?:i|that i) would|hope and pray|temple (?:bar|meads|street|road)|offertory|charity box|lent (?:it|her|him|me|them|us|my|the money))\b|^[A-Z\s]+STREET/iu }),
  cue(`${ORIGINS.join(' ')} west east eastern south sri middle northern`, `(?:an?|the|of|two|my|our|old|young|elderly|some|with an?|was|is) (?:(?:old|young|elderly|older|strong|slight|broad|thick|northern|black|white|dual|mixed) )*(?<it>${origins}|west indian|east european|eastern european|sri lankan|south asian|middle eastern|northern irish)(?= ${PERSON}|'s| origin)`, 'an origin', 1.6, { grow: 'words' }),
  cue(`origin heritage descent background ethnicity nationality`, `(?:of|is|am|from|my|his|her|their|the) (?:\\w+[ -]){1,4}(?:origin|heritage|descent|ethnicity|nationality|background)`, 'an origin', 2, { unless: /\b(?:racist|term for|unknown|described|suspect|offender)\b/iu }),
  cue('gay lesbian bisexual homosexual transgender trans queer lgbt lgbtq nonbinary orientation pansexual', `(?:am|is|was|are|were|as|being|a|an|he's|she's|i'm|they're|openly|not|came out|the|my|about my) (?:\\w+ ){0,2}(?:gay|lesbian|bisexual|homosexual|transgender|trans|queer|lgbtq?|non-?binary|orientation|pansexual)\\b`, 'sexual orientation or gender identity', 2.5),
  cue('out grindr closet sexuality transitioned transitioning', `(?:came|come|coming|not) out (?:to|as|at|yet)|grindr|closet|(?:my|his|her|their) sexuality|transition(?:ed|ing)`, 'sexual orientation or gender identity', 2.2),
  { on: 'mass', pattern: /\b(?:at|to|from|of|after|before|heard|said|during) (?:\p{L}+ )?Mass\b/u, grow: 'clause', says: 'worship or its calendar', weight: 2.2 },
  { on: 'traveller travellers gypsy gypsies romany', pattern: /\b(?:is|am|are|was|were|from a|as a) (?:an? )?(?:Irish |Romany |Roma |English )?(?:Travellers?|Gyps(?:y|ies)|Romany|Traveller family)\b/u, grow: 'words', says: 'an origin', weight: 2 },
  cue('both', `(?:are|were|being) both (?:men|women|male|female|girls|lads|gay)`, 'sexual orientation', 2),
  cue('partner boyfriend husband girlfriend wife', `same[- ]sex (?:partner|couple|marriage|relationship)`, 'sexual orientation', 2.5),
  cue('visa asylum deported deportation immigration refugee refugees overstayed overstayer leave status settled biometric sponsorship', `(?:\\w+ )?visa|asylum(?:[- ]seek\\w+)?|deport(?:ed|ation)|immigration(?: status| office| appeal| solicitor| detention)?|refugees?|overstay\\w+|(?:indefinite|limited|discretionary|exceptional)? ?leave to remain|(?:pre-)?settled status|no recourse to public funds|biometric residence|sponsorship|home office (?:decision|interview|letter|papers|application|appeal)|undocumented|illegal(?:ly)? (?:here|in the country|immigrant|working)|right to work|no papers`, 'immigration status', 2.5, { grow: 'sentence', unless: /\bimmigration: (?:none|n\/a|nil)\.?$|\bvisa (?:debit|card|credit|ref)|ref visa\b/iu }),
  cue('union unison gmb rmt unite aslef usdaw nasuwt neu tgwu nujt shop', `(?:trade|my|the|our|a) union(?: rep| representative| steward| official| member| meeting| branch| convenor)|shop steward|union (?:rep|member|convenor|steward|official)|(?:unison|gmb|rmt|aslef|usdaw|nasuwt|tgwu) (?:rep|member|steward|branch|official|office)|(?:member|rep|official|secretary) (?:of|for|with) (?:unison|unite|the gmb|gmb|the rmt|rmt|aslef|usdaw|nasuwt|the neu)`, 'trade union membership', 2.5),
  cue('labour conservative tory liberal reform green party councillor plaid snp ukip bnp edl campaign canvassing activist socialist', `(?:member|supporter|activist|candidate|councillor|agent|secretary|campaign\\w*|canvass\\w*|leaflet\\w*|vot(?:e|ed|er)) (?:of|for|with|in) (?:the )?(?:local )?(?:labour|conservative|tory|tories|liberal|lib dem|reform|green|plaid|snp|ukip|bnp|edl|national front|socialist|workers)\\w*(?: party| club)?|(?:labour|conservative|tory|lib dem|green party|reform|plaid cymru|snp) (?:councillor|candidate|activist|member|party member|club)|political (?:views|party|activist)`, 'a political allegiance', 2.2),
  { on: 'racist racial racially homophobic sectarian antisemitic islamophobic transphobic disablist sexist', pattern: /\b(?:an? |the )?(?:racist|racial|racially abusive|homophobic|sectarian|antisemitic|islamophobic|transphobic|disablist|sexist) (?:term|word|name|language|remark|comment|slur|abuse|insult|remark)s?\b[^.,;"]*/iu, grow: 'words', says: 'hostility that the offence is made of', weight: 2, traits: ['element'] },
]); // prettier-ignore

/** Fields of a form. */
const FIELD =
  /(?:^|[\n\t\f]|(?<=\s))(?:religion(?:\/belief)?|faith|self[- ]defined ethnicity|(?:officer[- ]defined )?ethnic(?:ity)?(?: code| category| group| origin| appearance)?|nationality|sexual orientation|first language|immigration status)\s*(?::|\t|\s)\s*(?=([^\n\t\f]{1,48}))/giu;

function* fields(view: View, known: Known): Generator<Hit> {
  const { text } = proseOf(view);
  const whose = known.roster.people.some((person) => person.id === view.about) ? view.about : undefined;
  for (const hit of text.matchAll(FIELD)) {
    const value = (hit[1] as string).split(
      / {2,}|\s(?=(?:Religion|Sex|Gender|Height|Occupation|Interpreter|Age|DOB|Ethnic\w*|Nationality|NHS|GP)\b)/u,
    )[0] as string;
    if (!/[\p{L}]/u.test(value) || /^(?:n\/a|none|not stated|unknown|-|in|of|is|was|and|the)\b/iu.test(value)) continue;
    if (!/:|\t/.test(hit[0]) && !/^\p{Lu}/u.test(value)) continue;
    const from = hit.index + hit[0].length;
    yield hitAt(
      'special',
      trim(text, from, from + value.length),
      [{ kind: 'layout', says: 'a field for belief, origin or the like', weight: 3 }],
      [],
      whose,
    );
  }
}

/** Words of somebody's own worship: then the place tells a belief even where it is the scene. */
const WORSHIPS =
  /\b(?:(?:I|we|he|she|they) (?:pray|worship|attend|belong|go|goes|prays|worships|attends|belongs)|(?:my|our|his|her|their) (?:mosque|church|chapel|temple|gurdwara|synagogue|faith|religion)|members?|trustees?|worship\w*|pray(?:s|ed|ing)?|baptis\w+|convert\w+|imam|vicar|priest|pastor|rabbi|granthi|committee|congregation)\b/iu;

/** Recognises special categories in fields and in narrative; a place of worship that is the scene itself tells nobody's belief. */
export function specialRecogniser(whole: WholeCase): Recogniser {
  const sanctuary =
    whole.sanctuaries.length === 0 ? undefined : new RegExp(`\\b(?:${whole.sanctuaries.join('|')})s?\\b`, 'giu');
  const others = new RegExp([...WORSHIP, ...BELIEFS].join('|'), 'iu');
  return {
    name: 'special',
    *find(view, known) {
      yield* fields(view, known);
      const { text } = proseOf(view);
      for (const hit of hitsOf(view, known, 'special', table)) {
        const words = text.slice(hit.from, hit.to);
        if (sanctuary !== undefined && sanctuary.test(words) && !WORSHIPS.test(words) && !others.test(words.replace(sanctuary, ''))) continue; // prettier-ignore
        yield hit;
      }
    },
  };
}

/** The same with nothing known of a case. */
export const special: Recogniser = specialRecogniser(NOTHING_KNOWN);
