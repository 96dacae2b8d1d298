// Occupations: the field of a form, and jobs told in narrative. A bare title is told apart from a job with a place or a route,
// which says where to find the person. Officers' ranks are not occupations here.
import type { Hit, Known, Recogniser } from '../recogniser.ts';
import type { View } from '../view.ts';
import { trim } from './clause.ts';
import type { Cue } from './cue.ts';
import { cueTable, hitAt, hitsOf } from './cue.ts';
import { sceneNames } from './aside.ts';
import { namesPattern } from './learnt.ts';
import { proseOf } from './prose.ts';
import type { WholeCase } from './whole.ts';
import { JOBS } from './words/jobs.ts';

const job = JOBS.join('|');
/** Up to four words before the head of the title: "trainee", "part time", "primary school", "delivery". */
const TITLE = `(?:[\\p{L}'/-]+ ){0,4}?(?:${job})s?`;
const PLACE =
  "(?: (?:at|for|with|in|on|of) (?:the |a |our |my )?(?:[\\p{L}\\p{N}'&-]+ ){0,4}?(?:\\p{Lu}[\\p{L}'&-]+|bench|bus|school|hospital|college|village|town|rank|depot|line|route)(?: (?:& |and )?\\p{Lu}[\\p{L}'&-]+)*)";
const POLICE =
  /\b(?:police|constable|sergeant|inspector|detective|pcso|pc|dc|ps|ds|officer in the case|custody|csi|armed officer)\b/iu;
const PEOPLE =
  /\b(?:is|was|am|as|were|are|became|being|[Ii]'m|[Hh]e's|[Ss]he's|[Ww]ho's|[Tt]hey're|retired|trained)\b/iu;

const cue = (on: string, pattern: RegExp, says: string, weight: number, traits: readonly string[]): Cue => ({
  on, pattern, says, weight, traits, grow: 'words', unless: POLICE,
}); // prettier-ignore
const heads = JOBS.flatMap((word) => [word, `${word}s`])
  .join(' ')
  .replace(/-/g, ' ');

const table = cueTable([
  cue(heads, new RegExp(`\\b(?:${PEOPLE.source.slice(5, -3)}|as|,|,? who is) (?:now |also |still |only |both |myself )?(?<it>(?:an?|the|her|his|our) ${TITLE}${PLACE})`, 'u'), 'a job with its place', 2.2, ['identifying']),
  cue(heads, new RegExp(`(?<it>\\b(?:head|driver|manager|owner|landlord|landlady|secretary|chair|chairman|chairwoman|captain|leader|warden|matron|vicar|minister|president|treasurer|governor) of (?:the |a )?(?:[\\p{L}\\p{N}'&-]+ ){0,4}(?:school|bus|branch|club|church|chapel|pub|shop|home|surgery|team|association|farm|inn|arms|hotel|library|number \\d+)(?:(?: in| at| on) \\p{Lu}[\\p{L}'-]+)*)`, 'iu'), 'an office that only one person holds', 2.5, ['identifying']),
  cue('sit sits serve serves magistrate juror', /\b(?:sits?|serves?) (?:as|on) (?:an? |the )?(?:\p{L}+ ){0,4}?(?:magistrate|bench|jp|justice|juror|councillor|governor|trustee|special)/iu, 'an office held', 2.5, ['identifying']),
  cue(heads, new RegExp(`\\b(?:${PEOPLE.source.slice(5, -3)}|employed as|works? as|worked as|job as|role as) (?:now |also |still |only |both |by trade )?(?<it>(?:an? |the )?${TITLE})(?! (?:of|at|on|in|for|car|van|shop|door))(?=[\\s,.;)]|$)`, 'u'), 'a job title', 1.8, ['bare-title']),
  cue(heads, new RegExp(`, (?<it>an? ${TITLE})(?=[,.;)])`, 'u'), 'a job title beside a name', 1.8, ['bare-title']),
  cue(heads, new RegExp(`\\b(?:[Tt]he|[Aa]|[Mm]y|[Oo]ur) (?<it>(?:(?:big|taxi|bus|delivery|van|lorry|train|home|domiciliary|shop|store|security|loss prevention|sales|bar|door|duty|night|retail|fraud|financial crime|bank|railway|school|dinner|care|support|social|youth|factory|postal|minicab|ambulance|food|ice cream|recovery|window|market|traffic) )+(?:${job}|officer))(?=[,. ;])`, 'u'), 'a job title', 1.6, ['bare-title']),
  cue('lollipop dinner', /\b(?<it>(?:a |the )?(?:school )?(?:lollipop|dinner) (?:lady|man|woman))\b/iu, 'a job title', 1.8, ['bare-title']),
  cue('army navy raf marines forces territorials reserves fire ambulance', /\b(?:in|with|joined|joining|left|leaving|from) (?<it>the (?:army|navy|royal navy|raf|marines|forces|territorials|army reserves?|merchant navy|fire (?:service|brigade)|ambulance service)\b)/iu, 'a service', 1.8, ['bare-title']),
  cue('bins rigs buses trains railway railways tills trawlers ferries roads checkouts offshore nights', /\b(?:works?|worked|working|is|was|am|been|job|i'm|he's|she's) (?<it>(?:on|at) the (?:bins|rigs|buses|trains|railways?|tills|trawlers|ferries|roads|checkouts)\b|offshore\b)/iu, 'where somebody works', 1.8, ['bare-title']),
  cue('teach teaches fit fits lay lays sell sells stack stacks clean cleans deliver delivers drive drives fix fixes repair repairs install installs bins organ', /\b(?:i|he|she|who|also|and) (?:only |just |now )?(?<it>(?:teach(?:es)?|fits?|lays?|sells?|stacks?|cleans?|delivers?|fix(?:es)?|repairs?|installs?) (?:[\p{L}]+ )?(?:piano|guitar|maths|english|swimming|dance|yoga|driving|kitchens?|bathrooms?|carpets?|tyres|boilers|windows|floors|insurance|cars|houses|shelves|offices|parcels|newspapers|leaflets|pizzas?|takeaways|phones|computers)|drives? (?:a |an |the |for )?(?:school bus|bus|lorry|van for|taxi|cab|tram|train|artic|hgv|wagon|coach|ambulance|minibus|dpd|hermes|evri|amazon)|does the bins|plays? the organ|runs? the (?:chip shop|shop|post office|pub|cafe|nursery|garage|club|youth club|food ?bank|launderette|bakery))\b/iu, 'work told by what is done', 1.8, ['bare-title']),
  cue('work works working job trade', /\b(?<it>(?:because of|in|from) my (?:line of )?(?:work|job|trade|profession))\b|\bby (?:trade|profession),? i am an? [\p{L} ]{3,30}/iu, 'a hint of the job', 1.2, ['bare-title']),
]); // prettier-ignore

/** The field of a statement, record or claim form. */
const FIELD =
  /(?:^|[\n\t\f]|\s)(?:occupation(?:\s*\/\s*role)?|profession|job title|trade|employment)\s*(?::|\t|\s(?=\S))\s*([^\n\t\f]{2,70})/giu;
const NEXT =
  / {2,}|\s(?=(?:Employer|Employment|This statement|DOB|Date|Tel|Telephone|Signature|Mobile|Email|NI\b|National|ARREST|Ethnic\w*|Address|HR contact|PNC|Vehicle)\b)/u;

/** A doctor or the like who makes a statement does so in that office. */
const expert = (known: Known, whose: string | undefined): boolean =>
  known.roster.people.some(({ id, role, names }) => id === whose && role === 'witness' && names.some((name) => /^(?:Imam )?(?:Dr|Prof|Professor)\b/.test(name))); // prettier-ignore

function* fields(view: View, known: Known): Generator<Hit> {
  const { text } = proseOf(view);
  const whose = known.roster.people.some((person) => person.id === view.about) ? view.about : undefined;
  for (const hit of text.matchAll(FIELD)) {
    const raw = hit[1] as string;
    const value = raw.split(NEXT)[0] as string;
    if (!/:|\t/.test(hit[0].slice(0, -raw.length)) && !/^\p{Lu}/u.test(value)) continue;
    if (POLICE.test(value) || /^(?:n\/?a|none|not known|unknown)\b/iu.test(value) || !/\p{L}{2}/u.test(value)) continue;
    const from = hit.index + hit[0].length - raw.length;
    yield hitAt(
      'occupation',
      trim(text, from, from + value.length),
      [{ kind: 'layout', says: 'the field for the occupation', weight: 3 }],
      expert(known, whose) ? ['role'] : ['bare-title'],
      whose,
    );
  }
}

/** Recognises occupations in fields and in narrative; a post at the scene or at the complaining business is a role in the case. */
export function occupationRecogniser(whole: WholeCase): Recogniser {
  const here = namesPattern(sceneNames(whole));
  return {
    name: 'occupation',
    *find(view: View, known: Known): Generator<Hit> {
      yield* fields(view, known);
      const { text } = proseOf(view);
      for (const hit of hitsOf(view, known, 'occupation', table)) {
        yield here && text.slice(hit.from, hit.to + 12).search(here) >= 0 ? { ...hit, traits: ['role'] } : hit;
      }
    },
  };
}
