// What one paper teaches about the others: where the offence happened, where somebody is hidden, which school, who the complaining
// business is. Learnt once over all views of a case, then handed to the recognisers. Without it each reads its own paper alone.
import type { Known } from '../recogniser.ts';
import type { View } from '../view.ts';
import { proseOf } from './prose.ts';
import type { Scene } from './scene-words.ts';
import { learnScenes } from './scene-learn.ts';
import { schoolRecogniser } from './school.ts';
import { learnHarmed, learnVehicles } from './vehicles.ts';
import type { WholeCase } from './whole.ts';
import { NOTHING_KNOWN } from './whole.ts';
import { JOBS } from './words/jobs.ts';
import { workplaceRecogniser } from './workplace.ts';

const CAP = "\\p{Lu}[\\p{L}'’-]+";
/** Where a protected person has gone: the capitalised words after these are secret wherever they stand. */
const HAVEN = new RegExp(
  `\\b(?:refuge|safe house|safe address|hostel|women's aid|temporary (?:address|accommodation)|new address|rehoused|relocated|moved|exclusion zone|staying|gone|correspondence address|areas? of choice|taking (?:her|him|them)|a place)\\b[^.;\\n]{0,24}?\\b(?:in|at|to|over to|near|outside)\\s+(?<it>${CAP}(?: ${CAP}){0,2})`,
  'gu',
);
const REFUGE = /\b(?:refuge|women's aid|safe house|safe accommodation|idva|marac|rehous\w+)\b/iu;
const NEVER =
  /^(?:Court|Police|Station|Custody|Hospital|The|She|He|They|I|We|It|A|An|London|England|Wales|Scotland|Magistrates|Crown|Mr|Mrs|Ms|Miss|Dr|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b/u;

const KIND =
  /[, ]+(?:rc |ce |c of e |cofe )?(?:primary|infants?|juniors?|high|secondary|grammar|comprehensive|academy|school|sixth form|college|university|nursery|pre-?school)(?: school)?\b.*$/iu;

function* havensOf(view: View): Generator<string> {
  const { text, sentences } = proseOf(view);
  if (!REFUGE.test(text)) return;
  for (const sentence of sentences) {
    const words = text.slice(sentence.from, sentence.to);
    for (const hit of words.matchAll(HAVEN)) {
      const name = hit.groups?.['it'] as string;
      if (
        !NEVER.test(name) &&
        (REFUGE.test(words) || /\b(?:new|safe|temporary|exclusion|taking|found)\b/iu.test(words))
      )
        yield name.toLowerCase();
    }
  }
}

const STREET_END = /\b(?:street|road|lane|avenue|close|drive|terrace|crescent|walk|way|row|square|pier|rd|st)$/iu;
const JOB_END = new RegExp(`\\b(?:${JOBS.join('|')}|studies|tech|spanish|french)$`, 'iu');

/** The proper names inside a passage, lower case: two words and more, or one long one beside its kind. */
function* properNames(words: string): Generator<string> {
  for (const hit of words.matchAll(new RegExp(`(?:St\\.? )?${CAP}(?: (?:${CAP}))*`, 'gu'))) {
    const name = hit[0]
      .replace(/[’']s$/u, '')
      .replace(KIND, '')
      .trim();
    if (
      NEVER.test(name) ||
      /^(?:Year|My|Our|On|At|In|Thursdays?|Wednesdays?|Fridays?|Mondays?|Tuesdays?|Saturdays?|Sundays?)\b/u.test(name)
    )
      continue;
    if (STREET_END.test(name) || JOB_END.test(name)) continue;
    if (name.includes(' ') && name.length >= 7) yield name.toLowerCase();
  }
}

/** Where a victim or witness says that they live or get off: small places tell as much as an address. */
const WHEREABOUTS = new RegExp(
  `\\b(?:I|we|she|her|my|our)\\b[^.;\\n]{0,70}?\\b(?:get(?:s|ting)? off at|live[sd]? (?:in|off|near|out at)|living in|(?:my|her|our) (?:own )?(?:station|stop|village)(?:, | is | at )|fetch (?:me|her) from|collect(?:s|ed)? (?:me|her) from|home to)\\s+(?:the )?(?<it>${CAP}(?: ${CAP})?)(?! (?:Street|Road|Lane|Avenue|Close|Drive|Terrace|Court))`,
  'gu',
);

const plainWords = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}& ]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();

/** Names that belong to somebody or to the scene, and so teach nothing. */
function known(words: string, scenes: readonly Scene[], about: Known): boolean {
  const plain = plainWords(words);
  const inScene = scenes.some((scene) =>
    [scene.street, scene.town, scene.premises].some(
      (part) => part !== undefined && (plainWords(part).includes(plain) || plain.includes(plainWords(part))),
    ),
  );
  return (
    inScene ||
    about.roster.people.some(
      (person) =>
        person.names.some(
          (name) =>
            plainWords(name).includes(plain) ||
            plain.split(' ').every((word) => plainWords(name).split(' ').includes(word)),
        ) ||
        (person.role === 'defendant' && person.addresses.some((address) => plainWords(address).includes(plain))),
    )
  );
}

/** Reads all papers of a case for what the others should know. Pure. */
export function learnCase(views: readonly View[], about: Known): WholeCase {
  const scenes = learnScenes(views, about);
  const premises = premisesOf(scenes, about);
  const first: WholeCase = { ...NOTHING_KNOWN, scenes, premises };
  const schools = new Set<string>();
  const workplaces = new Set<string>();
  const whereabouts = new Set<string>();
  const havens = new Set<string>();
  const workplace = workplaceRecogniser(first);
  const school = schoolRecogniser(first);
  const own = new Set(about.roster.people.filter((person) => person.role === 'defendant').map((person) => person.id));
  for (const view of views) {
    const { text } = proseOf(view);
    for (const name of havensOf(view)) if (!known(name, scenes, about)) havens.add(name);
    if (view.type === 'PNC' || view.type === 'MG16') continue;
    for (const hit of school.find(view, about)) {
      for (const name of properNames(text.slice(hit.from, hit.to))) if (!known(name, scenes, about)) schools.add(name);
    }
    for (const hit of workplace.find(view, about)) {
      if (!hit.traits?.includes('identifying') || (hit.whose !== undefined && own.has(hit.whose))) continue;
      for (const name of properNames(text.slice(hit.from, hit.to)))
        if (!known(name, scenes, about)) workplaces.add(name);
    }
    if (view.type !== 'MG11' && view.type !== 'VPS' && view.type !== 'EMAIL' && view.type !== 'MG5') continue;
    for (const hit of text.matchAll(WHEREABOUTS)) {
      const name = hit.groups?.['it'] as string;
      if (!NEVER.test(name) && name.length > 3 && !known(name, scenes, about) && !BIG.has(name.toLowerCase()))
        whereabouts.add(name.toLowerCase());
    }
  }
  return {
    scenes,
    premises,
    havens: [...havens],
    schools: [...schools],
    workplaces: [...workplaces],
    whereabouts: [...whereabouts],
    sanctuaries: sanctuariesOf(views),
    vehicles: learnVehicles(views, about),
    harmed: learnHarmed(views, about),
  };
}

const SANCTUARIES = [
  'mosque',
  'church',
  'chapel',
  'temple',
  'gurdwara',
  'synagogue',
  'masjid',
  'mandir',
  'cathedral',
  'vestry',
];

/** Places of worship that a third of the papers, and three at least, speak of: it happened there. */
function sanctuariesOf(views: readonly View[]): string[] {
  const told = views.filter(({ type }) => NARRATED.has(type)).map(({ text }) => text.toLowerCase());
  return SANCTUARIES.filter((word) => {
    const papers = told.filter((text) => new RegExp(`\\b${word}`, 'u').test(text)).length;
    return papers >= 3 && papers * 3 >= told.length;
  });
}
const NARRATED = new Set(['MG5', 'MG11', 'CAD', 'MG15', 'VPS', 'NOTEBOOK', 'EXHIBIT', 'MG12', 'MG6C', 'CUSTODY']);

/** Towns so large that naming them finds nobody. */
const BIG = new Set(
  'london birmingham manchester liverpool leeds sheffield bristol newcastle nottingham leicester coventry bradford hull cardiff swansea edinburgh glasgow belfast derby wolverhampton plymouth southampton portsmouth reading preston sunderland brighton luton bolton stoke norwich oxford cambridge york exeter scotland wales england ireland britain kent essex surrey yorkshire lancashire cheshire cumbria norfolk suffolk cornwall devon dorset'.split(
    ' ',
  ),
);

function premisesOf(scenes: readonly Scene[], about: Known): string[] {
  const names = scenes.flatMap((scene) => (scene.premises === undefined ? [] : [scene.premises.toLowerCase()]));
  for (const person of about.roster.people) {
    if (!person.organisation) continue;
    for (const name of person.names)
      names.push(
        name
          .toLowerCase()
          .replace(/ (?:ltd|limited|plc|llp|stores)\.?(?= |$)/gu, '')
          .trim(),
      );
  }
  return [...new Set(names)].filter((name) => name.length > 3);
}
