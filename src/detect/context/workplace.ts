// Where somebody works: tells where to find them. The place that is the scene, or the business that complains, is told apart.
import type { Hit, Known, Recogniser } from '../recogniser.ts';
import type { View } from '../view.ts';
import { trim } from './clause.ts';
import type { Cue } from './cue.ts';
import { cueTable, either, hitAt, hitsOf } from './cue.ts';
import { learntHits, namesPattern } from './learnt.ts';
import { proseOf } from './prose.ts';
import type { WholeCase } from './whole.ts';

const CAP =
  "(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\\b|(?:January|February|March|April|May|June|July|August|September|October|November|December)\\b)\\p{Lu}[\\p{L}\\p{N}'&.-]*";
const SITE =
  "hospital|infirmary|surgery|practice|clinic|pharmacy|chemist(?:'s)?|library|school|college|university|nursery|depot|works|factory|mill|yard|garage|office|offices|shop|store|supermarket|salon|barber's|bakery|butcher's|café|cafe|restaurant|takeaway|pub|bar|club|hotel|bank|branch|warehouse|site|plant|station|airport|port|farm|stables|livery|kennels|centre|home|lab|laboratory|institute|council|theatre|museum|church|gym|studio|workshop|call centre|smithy|farrier's|chandler's|dairy|quarry|brewery|court|prison|barracks|base|post office|ward|team|department|unit|minibus|placement";
const NAME = `(?:(?:the |our |a |an |my own |my |her |his |their )?(?:(?:${CAP}|of|and|&|at|in|on|by|for|the|\\p{Ll}+) ){0,5}?(?:${CAP}|${SITE})(?: (?:${CAP}|& ${CAP}|and ${CAP}|of ${CAP}))*(?: (?:\\p{Ll}+ )?(?:${SITE}))?(?![\\p{L}])(?:,? (?:in|on|at|by|near|next to|off|behind|opposite) (?:the )?(?:${CAP} ?){1,3}\\p{Ll}*)?(?:,? where (?:she|he|i) \\p{L}+ [^.;]{3,40})?)`;
const OFFENDER =
  /\b(?:defendant|accused|suspect|I know (?:him|her) from|recognise (?:him|her) from|he works|he worked|he drives)\b/u;
const DUTY = /\b(?:on duty|police|constable|custody|attached to|response team|cid\b|vulnerability hub)\b/iu;

const cue = (on: string, pattern: RegExp, says: string, weight: number, more: Partial<Cue> = {}): Cue => ({
  on, pattern, says, weight, grow: 'words', ...more, unless: either(DUTY, more.unless),
}); // prettier-ignore

const table = cueTable([
  cue('work works worked working', new RegExp(`\\b(?:works?|worked|working)(?: (?:part[- ]time|full[- ]time|nights|days|mainly|also|currently|again|regular|evenings|weekends|there|as an? [\\p{L} -]{3,40}?|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?(?:[, and]+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?)*))*,? (?:at|for|in|out of|from|behind|with|inside|over at|up at|down at|on) (?<it>${NAME})`, 'u'), 'a place of work', 2.2, { unless: /\bworks? (?:on|in|with|from) (?:the )?(?:latch|principle|it|him|her|home|me|my|us|nights)\b|\bshe works (?:him|her)\b/iu }),
  cue('works', new RegExp(`^(?:she |he |i )?works (?:at |for )?(?<it>${CAP}(?: ${CAP}){0,3})`, 'iu'), 'a place of work, in short notes', 1.8),
  cue('employed employment employer', new RegExp(`\\b(?:employed|employment|contracted|engaged|seconded)(?: (?:part[- ]time|full[- ]time|as an? [\\p{L} -]{3,40}?|since \\d{4}))*,? (?:by|at|with|for|to) (?<it>${NAME})`, 'u'), 'an employer', 2.2, { unless: /\b(?:by (?:persons|people|the defendant)|in the course)\b/iu }),
  cue('job shift shifts placement trainee apprentice intern volunteer volunteers', new RegExp(`\\b(?:jobs?|shifts?(?: an? (?:week|month|fortnight))?|placement|trainee|apprentice(?:ship)?|intern(?:ship)?|volunteers?|work experience)(?: (?:on|at|with|in|for|as an? [\\p{L} -]{3,30}? at)) (?<it>${NAME})|(?<all>\\b(?:his|her|my|their) placement (?:at|with|in) [^.,;]{3,50})`, 'u'), 'a place of work', 2.2),
  cue('drive drives driving deliver delivers clean cleans cook cooks teach teaches nurse care', new RegExp(`\\b(?:drives?|deliver|delivers|cleans?|cooks?|teach(?:es)?|nurses?|cares?|interprets?|keeps? the books|does? the (?:accounts|books|bar)) (?:for|out of|at|from|[\\p{L}]+ (?:\\d+ )?(?:for|at|from)) (?<it>${NAME})|\\bI drive (?<all>the (?:minibus|bus|van|school bus|coach|tram|train|lorry) for [^.;]{3,50})`, 'u'), 'a place of work', 2),
  cue('based stationed posted office offices depot', new RegExp(`\\b(?:am|is|was|are) (?:based|stationed|posted) (?:at|in|out of) (?<it>${NAME})|\\b(?<all>(?:our|my|her|his|the) (?:head |main |regional )?(?:office|offices|depot|shop|surgery|lab|laboratory|branch|ward|workshop|unit|studio|salon) (?:in|on|at|by|near|opposite) (?:the )?${CAP}(?: ${CAP}){0,3})`, 'u'), 'a place of work', 2, { unless: DUTY }),
  cue('ward', /\bward \d{1,3}[a-z]?(?: (?:at|in|of) (?:the )?[\p{L}' ]{3,30})?|\bward [A-Z]\d{1,2}\b/iu, 'a ward', 2, { needs: /\b(?:work|shifts?|nurse|my|i|midwife|sister|between)\b/iu }),
  cue('head manager nurse teacher chef barman barmaid landlord receptionist engineer cleaner porter librarian pharmacist dentist hygienist lecturer conductor supervisor assistant secretary midwife technician mechanic foreman partner owner headmistress headmaster headteacher', new RegExp(`\\b(?:head|manager|nurse|teacher|chef|barman|barmaid|landlord|landlady|receptionist|engineer|cleaner|porter|librarian|pharmacist|dentist|hygienist|lecturer|conductor|supervisor|assistant|secretary|midwife|technician|mechanic|foreman|partner|owner|headmistress|headmaster|headteacher)(?: for [\\p{L}-]+ years)? (?:at|with|in|for) (?<it>${NAME})`, 'u'), 'a post at a named place', 2),
  cue('work', /\b(?:left|finish(?:ed)?|leave|knock(?:ed)? off|home from|way (?:home )?(?:from|to)|travel(?:led)? to|(?:cycled?|walk(?:ed)?|dr[io]ve|commute) (?:to and from|to|from)) (?:work )?(?:at |in |from )?(?<it>(?:my |our |the |her |his )(?:own )?(?:\p{Lu}[\p{L}']+ ){0,4}(?:hospital|office|surgery|school|institute|depot|factory|works|university|college|library|pharmacy|site|\p{Lu}[\p{L}']+)[^.,;]{0,40})/u, 'the way to work', 1.6, { needs: /\b(?:work|office|hospital|depot|job|shift|research|staff|employ)\w*/iu }),
  cue('cycled cycle commute commuted walk', new RegExp(`\\b(?:cycled?|commuted?|walk(?:ed)?|travel(?:led)?) to and from (?<it>${NAME})`, 'u'), 'the way to work', 2),
  cue('my', new RegExp(`\\b(?<it>my (?:own )?(?:hospital|surgery|school|ward|practice|salon|shop|branch|library|college|firm|restaurant|workplace|employers?))\\b(?! (?:bag|bus|uniform|report))`, 'iu'), 'the speaker’s own place of work', 1.6),
  cue('run runs owns own manages manage keeps', new RegExp(`\\b(?:runs?|owns?|manages?|keeps?|opened|has) (?<it>(?:the only |his own |her own |my own |a |an |the )(?:[\\p{L}']+ ){0,3}(?:${SITE}|stall|business|firm|company|market stall)(?:,? (?:in|on|at|by|next|opposite|near|over|round) [^.,;]{3,40})?)`, 'u'), 'a business of one’s own', 2),
  cue('school department faculty institute staff', new RegExp(`\\b(?:at|in|to) (?<it>(?:the |our )?(?:School|Department|Faculty|Institute|Centre|Office) (?:of|for) ${CAP}(?: (?:${CAP}|and ${CAP}))*)|\\b(?<all>(?:the )?staff (?:entrance|car park|parking|room|door|canteen|rota)(?: (?:on|at|in|of|off|behind) (?:the )?${CAP}(?: ${CAP})*)?)`, 'u'), 'a department or the staff door of a workplace', 1.6),
  cue('ward office shift work days nights lates earlies', /\b(?:back (?:at work|on the (?:ward|tills?|road|buses|desk|floor)|in the (?:office|shop|classroom|salon)|on (?:shift|days|nights|lates|earlies))|(?:days|nights|lates|earlies|mornings|weekends) only|three weeks on and three weeks off|(?:works?|working|on|doing) (?:permanent |alternate |regular )?(?:nights|lates|earlies|days and nights|four on four off|split shifts?))\b/iu, 'a shift', 1.6, { grow: 'words', unless: /\b(?:on duty|police|constable|late turn|officer)\b/iu }),
  cue('manager office institute boss work line hr colleague', /\b(?:told|rang|emailed|phoned|asked by|informed) (?<it>(?:the|my) (?:institute|office|library|surgery|practice|firm|company|works|department|faculty|hospital|agency))\b/iu, 'an employer told', 1.6),
]); // prettier-ignore

const FIELD =
  /(?:^|[\n\t\f]|\s)(?<!\b(?:from|FROM) )(?:(?:Employer|EMPLOYER|Place of work|PLACE OF WORK|Workplace|WORKPLACE)\s*(?::|\t| (?=\p{Lu}))|(?:Work address|Employed by|Works at)\s*:)\s*(?<it>[^\n\t\f]{3,70})/gu;
const NEXT = / {2,}|\s(?=(?:NI\b|Tel|Telephone|Occupation|DOB|Date|Address|Email|Mobile|Postcode)\b)/u;

/** A signature block: a title line and then the house. */
const SIGNATURE = new RegExp(
  `(?:^|\\n)(?<it>(?:${CAP} ){1,4}(?:Assistant|Manager|Officer|Engineer|Nurse|Director|Partner|Lecturer|Consultant|Analyst|Adviser|Administrator|Coordinator), ${CAP}(?: ${CAP}){0,4}(?:, ${CAP}(?: ${CAP}){0,2})?)(?=\\n|$)`,
  'gu',
);

function* fields(view: View): Generator<Hit> {
  const { text } = proseOf(view);
  for (const hit of text.matchAll(FIELD)) {
    const raw = hit.groups?.['it'] as string;
    const value = raw.split(NEXT)[0] as string;
    if (!/\p{L}{3}/u.test(value) || /^\W*(?:n\/a|none)/iu.test(value)) continue;
    const from = hit.index + hit[0].length - raw.length;
    yield hitAt(
      'workplace',
      trim(text, from, from + value.length),
      [{ kind: 'layout', says: 'the field for the employer', weight: 3 }],
      ['identifying'],
    );
  }
  if (view.type !== 'EMAIL' && view.type !== 'LETTER') return;
  for (const hit of text.matchAll(SIGNATURE)) {
    const it = hit.groups?.['it'] as string;
    const from = hit.index + hit[0].length - it.length;
    yield hitAt(
      'workplace',
      { from, to: from + it.length },
      [{ kind: 'layout', says: 'a signature block', weight: 2 }],
      ['identifying'],
    );
  }
}

/** Recognises workplaces; `whole` tells which of them are the scene or the complaining business. */
export function workplaceRecogniser(whole: WholeCase): Recogniser {
  const trait = (text: string): string => {
    const plain = text
      .toLowerCase()
      .replace(/\b(?:the|ltd|limited|plc|stores)\b/gu, '')
      .replace(/[^\p{L}\p{N}& ]/gu, ' ')
      .replace(/ and /gu, ' & ')
      .replace(/\s+/gu, ' ')
      .trim();
    const house = whole.premises.find((name) => {
      const short = name.replace(/^the /u, '').replace(/ and /gu, ' & ');
      return plain.includes(short) || (plain.length > 4 && short.includes(plain));
    });
    return house === undefined
      ? 'identifying'
      : whole.scenes.some((scene) => scene.premises?.toLowerCase() === house)
        ? 'scene'
        : 'complainant';
  };
  const learnt = namesPattern(whole.workplaces);
  return {
    name: 'workplace',
    *find(view: View, known: Known): Generator<Hit> {
      const { text } = proseOf(view);
      yield* fields(view);
      for (const hit of hitsOf(view, known, 'workplace', table)) {
        const start = text.lastIndexOf('\n', hit.from);
        if (OFFENDER.test(text.slice(Math.max(start, hit.from - 80), hit.from))) continue;
        yield { ...hit, traits: [trait(text.slice(hit.from, hit.to))] };
      }
      if (view.type !== 'PNC')
        yield* learntHits(view, learnt, 'workplace', 'a workplace that another paper names', 2, ['identifying']);
    },
  };
}
