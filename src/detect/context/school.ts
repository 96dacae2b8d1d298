// Where a child, student or teacher spends the day: schools, nurseries, colleges, classes, forms, teachers. A word "school" that
// names no place and no person ("since I left school") is not it.
import type { Hit, Known, Recogniser } from '../recogniser.ts';
import type { View } from '../view.ts';
import type { Cue } from './cue.ts';
import { cueTable, hitAt, hitsOf } from './cue.ts';
import { learntHits, namesPattern } from './learnt.ts';
import { proseOf } from './prose.ts';
import type { WholeCase } from './whole.ts';

const CAP = "\\p{Lu}[\\p{L}'.&-]*";
const KIND =
  "(?:Primary|Infants?|Juniors?|High|Secondary|Grammar|Comprehensive|Comp|Academy|Academies|School|Schools|Sixth Form|College|Coll|University|Uni|Polytechnic|Nursery|Nurseries|Pre-?[Ss]chool|Kindergarten|Montessori|Playgroup|Childminders?|Day Nursery|Children's Centre|After-?[Ss]chool Club|Breakfast Club|Special School|PRU|CE Primary|RC Primary|CofE Primary|C of E|Girls'|Boys')";
const NAME = new RegExp(
  `(?<![\\p{L}])(?:(?:the|my school,|at|St\\.?) )?(?:(?:${CAP}|of|the|and|y|yr|in|for) ){0,5}?(?:${CAP} )(?:${KIND}|(?:nursery|school|primary|academy|college|infants|juniors|high|playgroup|pre-?school|sixth form|kindergarten)(?= |[,.;)]|$))(?: ${KIND}| school| nursery)*(?:,? (?:${CAP}|Road|Street|Lane|in ${CAP}))*|(?<![\\p{L}])(?:Ysgol|Cylch|Coleg|Meithrin|Scoil|Gaelscoil|Bunscoil)(?: (?:${CAP}|y|yr|Y|Meithrin))+`,
  'gu',
);
/** The same in the capitals of logs and letter heads. */
const CAPS_NAME =
  /(?<![\p{L}])(?:(?:ST\.?|THE|[A-Z][A-Z'&.-]+) ){1,5}(?:PRIMARY|INFANTS?|JUNIORS?|HIGH|SECONDARY|GRAMMAR|ACADEMY|SCHOOL|COLLEGE|NURSERY|SIXTH FORM)(?: (?:SCHOOL|ACADEMY|COLLEGE))?(?![\p{L}])/gu;
const NOT_A_SCHOOL =
  /\b(?:Police|Training|Royal|Staff|Hendon|King's|Territorial)\b.{0,12}(?:College|School|Academy)|\b(?:College|School|Academy|University|High|Primary|Nursery) (?:Road|Street|Lane|Hospital|Hill|Grove|Green|Close|Avenue|Terrace|Walk|Drive|Infirmary)\b|\b(?:Initial|MG\d+|Open|Crown|Magistrates)\b|High (?:Court|Street)|Infirmary|(?:University|College) Hospital/u;

const cue = (on: string, pattern: RegExp, says: string, weight: number, more: Partial<Cue> = {}): Cue => ({
  on,
  pattern,
  says,
  weight,
  grow: 'words',
  ...more,
});
const PLACE = `(?:${CAP}(?: ${CAP}){0,3})`;

const table = cueTable([
  cue('year yr form class reception', /\b(?:in |a |is in |now in )?(?:year|yr) (?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen)(?: (?:pupil|student|boy|girl|class|form))?(?: at (?:the )?[\p{L}' ]{3,40})?(?=[\s,.;)]|$)(?!['’]s? (?:community|imprisonment|custody|old|ago))/iu, 'a school year', 1.8, { unless: /\b(?:imprisonment|sentence|new year|financial year|calendar)\b/iu }),
  cue('class form teacher tutor head headteacher headmistress headmaster', /\b(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir) \p{Lu}[\p{L}'-]+'s? (?:class|form|group|room)|(?:my|his|her|their|the) (?:class |form |head ?|deputy head ?)(?:teacher|tutor|master|mistress)(?:,? (?:is |called )?(?:Mr|Mrs|Ms|Miss|Dr) \p{Lu}[\p{L}'-]+)?|(?:his|her|their|my) teacher(?: at [\p{L}' ]{3,30})?)/u, 'a class or a teacher', 2),
  cue('same', /\bin the same (?:year|form|class|set|nursery)(?: (?:at|in) (?:\p{Lu}[\p{L}']+ ?){1,5})?/iu, 'a shared class', 2, { grow: 'clause' }),
  cue('goes go attends attend attending attended started starts starting start moved settled joined enrolled studies study studying reading graduated boards', new RegExp(`\\b(?:goes|go|attends?|attending|attended|starts?|started|starting|moved|settled|joined|enrolled|studies|studying|study)(?: (?:to|at|in|with|second|first|third|final|year|back|there|now|nursery|school|uni|college|playgroup|the|a|her|his|their|my|new|local|that|on))*,? (?<it>(?:(?:her|his|their|the|a|my) )?(?:new |local |same )?(?:school|nursery|college|uni|university|playgroup|pre-?school|sixth form|academy|cylch)(?:[, ]+(?:by|near|at|in|on|next|down|behind|opposite|round|called|the|there|${PLACE}|\\p{Ll}{2,9}){1}(?: (?:\\p{L}+)){0,5})?)`, 'u'), 'attends a school or nursery', 2, { unless: /\bgrew up|since i left|when i was at school\b/iu }),
  cue('at from in', new RegExp(`\\b(?:at|from) (?<it>(?:the |a )?(?:(?:dental|medical|law|art|music|drama|agricultural|special|Welsh|Gaelic|village|Catholic|Islamic|Sunday|convent|private|boarding|primary|infant|junior|secondary|nursery|night) )+(?:school|college|nursery|academy|conservatoire)(?: (?:in|at|on|by) [\\p{L}' ]{3,30})?)`, 'u'), 'a school named by its kind', 2),
  cue('university uni college polytechnic', new RegExp(`\\b(?:university|uni|college|poly) (?:in|at|down in|up in) ${PLACE}|(?:student|degree|course|halls|studying|reading \\p{L}+|undergraduate|phd|masters) (?:at|in) (?:the )?(?:${PLACE} )?(?:University|Uni|College|university|uni|college)(?: of ${PLACE})?|halls of residence|student (?:halls|union|house|flat)s?`, 'u'), 'a university or college', 2),
  cue('doing studying course gcse gcses levels btec degree', /\b(?:doing|studying|taking|sitting) (?<it>(?:my |her |his |a |an )?(?:(?:GCSEs?|A[- ]levels?|BTECs?|T[- ]levels?|NVQs?|mocks)(?: in [\p{L} ,]+)?|(?:Music|Art|Maths|Physics|Biology|Chemistry|Spanish|French|History|Geography|Drama|Business|Law|Sport|Health|Psychology|Sociology|English|Computing|Economics)(?: (?:Tech|Studies|Science|and Social Care|and \p{Lu}\p{L}+))*(?:,? (?:and )?\p{Lu}\p{L}+)*))/u, 'a course of study', 2),
  cue('school schools nursery', /\b(?:what|which|whose|where) (?:\w+ )?(?:school|nursery|college)s?(?: or \p{L}+)? (?=(?:she|he|they|i|we|my|our|the|her|his|is|it|k\d)\b)[^.;]{0,30}|\b(?:school|nursery|college) (?:she|he|they|my (?:son|daughter|kids|children|lads|girls|boys)) (?:goes?|attends?|is|are)\b[^.,;]{0,20}/iu, 'which school', 2),
  cue('kit uniform blazer jumper badge', /\b(?:PE kit|kit|uniform|blazer|jumper|badge|tie|bag) (?:from|of|for) (?!the (?:offence|scene))(?:\p{Lu}[\p{L}']+)(?: \p{Lu}[\p{L}']+)*/u, "a school's uniform", 1.8),
  cue('boards boarder study studies conservatoire', /\b(?:boards (?:during|at|in)|is a boarder|(?:study|studies|studying) at (?:the )?[\p{L}' ]{3,30})/iu, 'where somebody studies', 1.8),
  cue('reception nursery', /\b(?:in|starts?|started|starting) reception\b(?! (?:area|desk|of|at the|when|and saw|staff))/iu, 'a school year', 1.6, { unless: /\b(?:hotel|police station|desk|receptionist|waiting|custody|hospital|surgery)\b/iu }),
  cue('college uni university', /\b(?:is|was|am|i'm|he's|she's|they're|been) (?:now |still |away )?at (?<it>(?:college|uni|university) (?:doing|studying|for|in|on|training)\b[^.;,]{2,30})/iu, 'what somebody studies', 2),
  cue('reading studying', new RegExp(`\\b(?:reading|studying|studies|read|doing) (?<it>(?:\\p{L}+ ){1,3}at ${PLACE})`, 'u'), 'what somebody studies', 1.8, { unless: /\b(?:statement|letter|paper|book|sign|meter)\b/iu }),
  cue('bus', /\b(?:gets?|catch(?:es)?|takes?|on|off|for|waits? for) (?<it>(?:the|her|his|their|my) school bus\b[^.;]{0,40})/iu, 'the way to school', 2),
  cue('school', /\b(?:plays?|swims?|runs?|sings?) (?:\p{L}+ ){0,3}for (?:the|his|her|my) school\b/iu, 'what somebody does at school', 1.6),
  cue('homework', /\bhomework from [^.,;]{3,40}/iu, 'schoolwork', 2),
  cue('teach teaches taught', /\b(?:teach|teaches|taught) (?:at |in |\w+ (?:\d+ )?(?:at|in) )(?:the )?[\p{Lu}][\p{L}' ]{2,40}/u, 'where somebody teaches', 2.2),
  cue('collect collecting pick picking fetch drop dropped dropping', /\b(?:collect(?:ing)?|pick(?:ing|ed)?(?: up)?|fetch(?:ing)?|drop(?:ping|ped)?(?: off)?) (?:[\p{L}']+ ){1,4}?(?:up |off )?(?:from|at|to) (?<it>(?:the )?(?:[\p{L}']+ ){0,4}(?:school|nursery|college|childminder|cylch|playgroup|after[- ]school club|breakfast club)(?:[, ]+(?:in|on|by|at|the) [^.;]{3,40})?)/u, 'where a child is collected', 2.2),
  cue('collect collecting pick picking picked fetch drop dropped dropping take takes took walk leave left', new RegExp(`\\b(?:collect(?:ing|s|ed)?|pick(?:ing|ed|s)?(?: up)?|fetch(?:ing|es|ed)?|dropp?(?:ing|ed|s)?(?: off)?|tak(?:e|es|ing)|took|left|walk(?:ing|ed)?) (?:(?:my|our|the|her|his) (?:\\p{L}+ )?(?:daughter|son|kids?|children|boys?|girls?|lads?|twins|baby|little (?:one|girl|boy)|grandson|granddaughter|grandchildren|nephew|niece|youngest|eldest)|\\p{Lu}\\p{Ll}+)(?: up| off)? (?:from|at|to) (?<it>(?:the )?${CAP}(?: (?:${CAP}|of|the|and|on|in|by|at))*)`, 'u'), 'where a child is taken or collected', 2, { unless: /\b(?:hospital|police|station|a&e|infirmary|to the floor|(?:from|to|at) (?:the )?(?:\p{L}+ ){0,2}court)\b/iu }),
  cue('nursery nurseries playgroup preschool school schools infants juniors cylch college childminder', /\b(?:at|in|to|from|the|a|her|his|their) (?<it>(?:\p{L}+ ){0,2}(?:nursery|playgroup|pre-?school|infants|juniors|childminder'?s?|cylch|primary|school|college)(?: school)?,? (?:on|by|in|near|behind|opposite|next|at|up|down|across|over|round) (?:the |our |my )?(?!same|morning|afternoon|time|court|and|all|once|least|first|september|june|july|may)[\p{L}']+(?: [\p{L}']+){0,3})/iu, 'a school told by where it stands', 1.8, { unless: /\b(?:when i was (?:at|in)|years? (?:at|in) school|back (?:at|in) school|cctv|outside the school)\b/iu }),
  cue('school', /\bmy (?:old )?school,? (?<it>\p{Lu}[\p{L}']+(?: \p{Lu}[\p{L}']+)*)|\b(?<all>first school, [\p{L}' ]+)/u, 'a school named', 2.2, { grow: 'clause' }),
]); // prettier-ignore

/** Proper names of schools. Case-wide knowledge hands in the ones learnt elsewhere. */
export function* schoolNames(text: string): Generator<{ from: number; to: number }> {
  for (const pattern of [NAME, CAPS_NAME]) {
    for (const hit of text.matchAll(pattern)) {
      const around = text.slice(Math.max(0, hit.index - 4), hit.index + hit[0].length + 12);
      if (NOT_A_SCHOOL.test(around)) continue;
      const lead =
        /^(?:the|at|in|of|and|for|my school,|The|At|In|To|From|Dear|Re|When|My|Our|Her|His|She|He|I|We|On|Not|Any) /u.exec(
          hit[0],
        )?.[0].length ?? 0;
      if (/^\s*(?:School|College|Academy|University|High|Primary|Nursery)\s*$/iu.test(hit[0].slice(lead))) continue;
      yield { from: hit.index + lead, to: hit.index + hit[0].length };
    }
  }
}

function* find(view: View, known: Known): Generator<Hit> {
  const { text, sentences, index } = proseOf(view);
  const asked = new Set<number>();
  for (const word of 'primary infant infants junior juniors high secondary grammar comprehensive comp academy school sixth college university uni nursery nurseries preschool pre kindergarten montessori playgroup ysgol cylch coleg meithrin'.split(
    ' ',
  )) {
    for (const no of index.get(word) ?? []) asked.add(no);
  }
  for (const no of asked) {
    const sentence = sentences[no] as { from: number; to: number };
    for (const name of schoolNames(text.slice(sentence.from, sentence.to))) {
      yield hitAt('school', { from: sentence.from + name.from, to: sentence.from + name.to }, [
        { kind: 'shape', says: 'the name of a school', weight: 2.5 },
      ]);
    }
  }
  yield* hitsOf(view, known, 'school', table);
}

/** Recognises schools, nurseries, colleges, classes and teachers; `whole` names those that other papers told. */
export function schoolRecogniser(whole: WholeCase): Recogniser {
  const learnt = namesPattern(whole.schools);
  return {
    name: 'school',
    *find(view: View, known: Known): Generator<Hit> {
      const bail = view.type.startsWith('MG4');
      for (const hit of [
        ...find(view, known),
        ...learntHits(view, learnt, 'school', 'a school that another paper names', 2.5, []),
      ]) {
        yield bail ? { ...hit, traits: [...(hit.traits ?? []), 'bail-condition'] } : hit;
      }
    },
  };
}
