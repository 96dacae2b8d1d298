// Somebody's past with the law told in narrative: "he has been inside", "a caution when I was nineteen", "on licence". Near
// misses: the caution that an officer gives on arrest, a conviction about what one saw, the charge itself.
import type { Hit, Known, Recogniser } from '../recogniser.ts';
import type { View } from '../view.ts';
import { readView } from '../names/read.ts';
import { withoutNames } from './aside.ts';
import type { Cue } from './cue.ts';
import { cueTable, hitAt, matchCues, speakerAt } from './cue.ts';
import { subjectOf } from './subject.ts';
import { proseOf } from './prose.ts';

const cue = (on: string, pattern: RegExp, says: string, weight: number, more: Partial<Cue> = {}): Cue => ({
  on,
  pattern,
  says,
  weight,
  grow: 'clause',
  ...more,
});
const PRISON =
  'prison|jail|gaol|custody|young offenders?(?: institution)?|yoi|borstal|(?:HMP|HMYOI|YOI) \\p{Lu}\\p{L}+|Polmont|Feltham|Strangeways|Barlinnie|Wandsworth|Pentonville|Holloway|Walton|Armley|Belmarsh|Styal|Risley|Durham jail|Deerbolt';
const TERM =
  '(?:\\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|twenty[- ]\\w+) (?:days?|weeks?|wks?|months?|month|mths?|years?|year|yrs?)';

const table = cueTable([
  cue('convictions conviction offences', /\b(?:\d+|no|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\p{L}+teen|twenty|several|many|numerous|any|previous|unspent|spent|relevant|other|further|old) (?:\p{L}+ )?convictions?\b.*/iu, 'convictions counted', 2.5, { unless: /\b(?:on conviction|rate|application on conviction)\b/iu }),
  cue('convicted', /\b(?:was|were|been|is|are|got|has|had|being|previously|recently)?\s?convicted (?:of|in|for|at|by|on|twice|before)\b/iu, 'a conviction told', 2.5, { unless: /\bif convicted\b/iu }),
  cue('caution cautions reprimand reprimands cautioned', /\b(?:an?|the|my|his|her|one|two|three|police|previous|old|adult|simple|conditional|youth|\d+) (?:\p{L}+ )?(?:cautions?|reprimands?|final warning)\b(?: (?:for|from|in|when|myself|as|at|on|dated|about)\b)?|\b(?:cautioned|reprimanded) (?:for|in (?:19|20)\d\d|as a|when (?:i|he|she) was)\b/iu, 'a caution told', 2.2, { unless: /\b(?:under caution|after caution|cautioned to which|replied|reply|in reply to (?:the )?caution|caution \+|the caution was|words of caution|reminded of the caution|with caution|interviewed|caution interview)\b/iu }),
  cue('prison jail gaol inside custody borstal bird hmp yoi polmont feltham strangeways barlinnie wandsworth pentonville holloway walton armley belmarsh styal risley deerbolt', new RegExp(`\\b(?:(?:been|was|were|went|gone|go|sent|came|come|out of|fresh out of|just out of|released from|left|in|from|spent \\w+ \\w+ in|recalled to|straight out of|time in) (?:to |in |into |out of |back to |back in )?(?:${PRISON})\\b|(?:been|was|gone|did|went) inside\\b(?: for)?|(?:did|done|doing|served|serving|got|given|do) (?:time|bird|a stretch|${TERM})(?: (?:in|for|at|inside|imprisonment|custody|suspended))?(?= |\\.|,|$))`, 'u'), 'time in prison', 2.2, { unless: /\b(?:in custody (?:for|suite|at|since)|remand(?:ed)?|custody (?:suite|record|sergeant|officer|staff|nurse)|went inside the|door|work experience|officer at|1 in custody|surrender to the custody|into custody|was inside (?:the|a|my))\b/iu }),
  cue('did done served serving got given gave', new RegExp(`\\b(?:did|done|served|serving|got|given|gave (?:me|him|her|our \\w+)) (?:a |an )?${TERM}(?: (?:in|for|at|inside|imprisonment|custody|suspended|sentence|ban))`, 'u'), 'a sentence told', 2, { unless: /\b(?:employ|army|navy|course|apprentice|notice|rent|worked|marriage|warranty|discount|older|younger)\w*/iu }),
  cue('licence probation parole tag recall', /\b(?:on|out on|released on|breach of|still on|recalled on|off) (?:life )?(?:licence|probation|parole|(?:a |an electronic |the )?tag|recall)\b|\bprobation officer\b|\b(?:on|under) (?:a )?(?:community|suspended sentence|supervision|curfew|youth rehabilitation) order\b/iu, 'on licence or under an order', 2, { unless: /\b(?:driving|provisional|personal|premises|television|tv|sia|firearms?|shotgun) licence\b/iu }),
  cue('order orders subject discharge suspended', /\b(?:subject to|given|got|received|serving|breach(?:ed|ing)? (?:of )?) ?(?:an? |his |her |the )?(?:existing |current )?(?:community order|suspended sentence(?: order)?|conditional discharge|absolute discharge|referral order|criminal behaviour order|asbo|restraining order|youth rehabilitation order|detention and training order|sexual harm prevention order|hospital order|curfew)[^.;]*/iu, 'an order of a court', 2.2, { grow: 'words' }),
  cue('previous form record', /\b(?:has|have|had|with|got|having) (?:a |any |no |some |lots of |plenty of )?(?:previous|form|a (?:criminal |police )?record)(?: (?:for|with|convictions?|of|as)\b|(?=[.,;]|$))|\bcriminal record\b|\bknown to (?:the )?police\b|\bpolice record\b/iu, 'a record told', 2.2, { unless: /\b(?:dealings|manager|employer|partner|relationship|occasions?|previous (?:day|evening|night|week|statement))\b/iu }),
  cue('arrested charged nfa bailed', /\b(?:i|she|her|he|him|they|who|brother|son|husband|partner|friend|mate|cousin|nephew|also|was|were) (?:\p{L}+ ){0,2}(?:arrested|charged|nicked|done|locked up|nfa'?d) (?:for|with|over|in (?:19|20)\d\d|before|last|as a)\b/iu, 'an arrest told', 1.6, { unless: /\b(?:i (?:then )?arrested|arrested (?:him|her|the)|section|contrary to|to which (?:he|she) replied|at \d\d[:.]\d\d|am charged|are charged|charged with the offence|you are|hrs|hours|officers?|the defendant was arrested|interview)\b/iu }),
  cue('warning', /\b(?:verbal|written|final|formal|harassment) warning\b[^.;]*/iu, 'a warning given to somebody', 1.8, { grow: 'words', unless: /\b(?:on screen|warning sign)\b/iu }),
  cue('drink speeding ban banned disqualified points', /\b(?:banned|disqualified|disqual) (?:from driving |for (?:drink|drunk) ?driving|for \w+ (?:months|years)|in (?:19|20)\d\d)|\b(?:drink|drunk)[- ]driving (?:ban|conviction|in)|\b(?:\d+|three|six|nine) points (?:on|current|for|in)\b/iu, 'a driving record', 1.8, { unless: /\b(?:interim disqualification|identification points|match points)\b/iu }),
  cue('indecent exposure nickings shoplifter burglar thief dealer', /\b(?:is|was|he's|she's) an? (?:known|prolific|career|convicted|third strike|persistent|registered) (?:\p{L}+ )?(?:shoplifter|burglar|thief|dealer|offender|sex offender|criminal|user|robber|fraudster)\b/iu, 'named as an offender', 2),
  cue('trouble', /\b(?:been|was|got|get|getting) in(?:to)? (?:a bit of |some |serious )?trouble (?:with the (?:police|law)|for|before|when)\b/iu, 'trouble told', 1.8, { unless: /\bin trouble (?:at|with my) (?:work|school|mum|boss)\b/iu }),
  cue('community tagged tag life', /\b(?:a|got|did|on a) community (?:order|service|payback)\b(?: for[^.;,]*)?|\b(?:was|were|been|is|got) (?:put on a )?tag(?:ged)?\b|\b(?:is|are|was|'s) doing (?:life|time|bird|a \w+)(?= |\.|,|$)|\bdoing (?:life|time)\b/iu, 'a sentence told', 2, { unless: /\b(?:exhibit|image|facebook|photo)\b/iu }),
  cue('bound', /\bbound over\b/iu, 'bound over', 2.2),
  cue('gave got', /\byou gave (?:our|my|me|him|her) (?:\p{L}+ )?(?:\d+|a|two|three|four|five|six|twelve) (?:months?|years?|weeks?)\b/iu, 'a sentence told', 1.8),
]); // prettier-ignore

/** The person whose whole name heads the words: "Dale CRAGG: 14 convictions". */
function headedBy(view: View, known: Known, text: string, at: number): string | undefined {
  const heads = (from: number, to: number): boolean =>
    to <= at && to > at - 8 && /^(?:: ?| [-–] ?)$/.test(text.slice(to, at)) && /\s/.test(text.slice(from, to));
  return readView(view, known.roster).named.findLast(({ from, to }) => heads(from, to))?.person.id;
}

function* find(view: View, known: Known): Generator<Hit> {
  if (view.type === 'PNC' || view.type === 'MG16') return;
  const prose = proseOf(view);
  for (const match of matchCues(view, table)) {
    const whose =
      speakerAt(view, known, match.sentence, match.span) ??
      headedBy(view, known, prose.text, match.core.from) ??
      subjectOf(view, known, match.no, match.core.from);
    const span = withoutNames(prose.text, match.span, known);
    const own = whose !== undefined && known.roster.people.find((person) => person.id === whose)?.role === 'defendant';
    const traits =
      /\b\d+ convictions?|convictions for\b/iu.test(prose.text.slice(span.from, span.to)) && own ? ['summary'] : [];
    yield hitAt('convictions', span, [{ kind: 'cue', says: match.cue.says, weight: match.cue.weight }], traits, whose);
  }
}

/** Recognises a past with the law told in narrative. */
export const past: Recogniser = { name: 'past', find };
