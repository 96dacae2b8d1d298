// What one paper teaches about the others: where the offence happened, where somebody is hidden, which school, who the complaining
// business is. Learnt once over all views of a case, then handed to the recognisers. Without it each reads its own paper alone.
import type { Known } from '../recogniser.ts';
import type { View } from '../view.ts';
import { proseOf } from './prose.ts';
import { learnScenes } from './scene-learn.ts';
import type { WholeCase } from './whole.ts';
import { schoolNames } from './school.ts';

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

function* schoolsOf(view: View): Generator<string> {
  const { text, sentences } = proseOf(view);
  for (const sentence of sentences) {
    const words = text.slice(sentence.from, sentence.to);
    if (!/school|academy|college|nursery|primary|infants|juniors|sixth/iu.test(words)) continue;
    for (const at of schoolNames(words)) {
      const name = words
        .slice(at.from, at.to)
        .toLowerCase()
        .replace(KIND, '')
        .replace(/^(?:the|at) /u, '')
        .trim();
      if (name.includes(' ') && name.length >= 7 && !/^(?:new|my|her|his|the)\b/u.test(name)) yield name;
    }
  }
}

/** Reads all papers of a case for what the others should know. Pure. */
export function learnCase(views: readonly View[], known: Known): WholeCase {
  const scenes = learnScenes(views, known);
  const premises = new Set<string>();
  for (const scene of scenes) if (scene.premises !== undefined) premises.add(scene.premises.toLowerCase());
  for (const person of known.roster.people) {
    if (person.organisation)
      for (const name of person.names)
        premises.add(
          name
            .toLowerCase()
            .replace(/ (?:ltd|limited|plc|llp|stores)\.?\b/gu, '')
            .trim(),
        );
  }
  return {
    scenes,
    havens: [...new Set(views.flatMap((view) => [...havensOf(view)]))],
    schools: [...new Set(views.flatMap((view) => [...schoolsOf(view)]))],
    premises: [...premises].filter((name) => name.length > 3),
  };
}
