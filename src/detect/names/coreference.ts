// Which person a name means where several bear it: the last one named in full, the title's sex, the manifest before
// others, grown-ups before children for a bare surname. Not here: pronouns.
import type { Person } from '../../model/index.ts';
import { sexOfTitle } from '../../people/index.ts';
import type { View } from '../view.ts';
import { namesOf } from './borne.ts';
import { peopleOf, type Mention } from './mentions.ts';

export interface Resolved {
  readonly mention: Mention;
  /** Undefined where two people fit equally well. */
  readonly person: Person | undefined;
}

const PLAIN = ['full', 'reversed', 'alias', 'organisation', 'forename', 'surname'];

/** Gives each mention its person, in reading order. */
export function resolve(view: View, mentions: readonly Mention[]): Resolved[] {
  const lastFull = new Map<string, number>();
  const fullAnywhere = new Set<string>();
  for (const mention of mentions) {
    const people = peopleOf(mention);
    if (mention.strong && people.length === 1) fullAnywhere.add(people[0]?.id ?? '');
  }
  return mentions.map((mention, index) => {
    const people = peopleOf(mention);
    const scored = people.map((person) => ({
      person,
      score: score(person, mention, view, lastFull, fullAnywhere, people),
    }));
    scored.sort((a, b) => b.score - a.score);
    const [best, second] = scored;
    const clear = best !== undefined && (second === undefined || best.score - second.score > 0.4);
    const person = clear ? best.person : known(mention, scored);
    if (person !== undefined && (mention.strong || mention.title !== undefined)) lastFull.set(person.id, index);
    return { mention, person };
  });
}

/** Whom the roster lists and every paper names: the name stays, whichever of them it is. */
const IN_CASE: ReadonlySet<Person['role']> = new Set(['defendant', 'victim', 'witness']);

/**
 * Of several who fit equally well: the likeliest where all of them are people of the case proper. A bare surname without a
 * title is the defendant's rather than that of a relative who is no witness: police name the accused so.
 */
function known(mention: Mention, scored: readonly { readonly person: Person; readonly score: number }[]): Person | undefined {
  const [best] = scored;
  const level = scored.filter(({ score }) => best !== undefined && best.score - score <= 0.4).map(({ person }) => person);
  if (level.every(({ role, source, protections }) => source === 'manifest' && IN_CASE.has(role) && protections.length === 0))
    return best?.person;
  if (mention.strong || mention.title !== undefined || mention.entries.some(({ kind }) => kind !== 'surname')) return undefined;
  const accused = level.filter(({ role, source }) => role === 'defendant' && source === 'manifest');
  return accused.length === 1 && level.every(({ role }) => role === 'defendant' || role === 'third-party') ? accused[0] : undefined;
} // prettier-ignore

function score(
  person: Person,
  mention: Mention,
  view: View,
  lastFull: ReadonlyMap<string, number>,
  anywhere: ReadonlySet<string>,
  all: readonly Person[],
): number {
  const entries = mention.entries.filter((entry) => entry.person === person);
  let sum = person.source === 'manifest' ? 2 : 0;
  if (person.role === 'child' && entries.every((entry) => entry.kind === 'surname')) sum -= 1.5;
  if (person.role === 'officer') sum -= 1;
  if (entries.some((entry) => PLAIN.includes(entry.kind))) sum += 1;
  if (mention.title !== undefined) {
    const sex = sexOfTitle(mention.title);
    const names = namesOf(person);
    if ((sex === 'm' || sex === 'f') && names.some((name) => name.sex !== undefined && name.sex !== sex)) sum -= 20;
    if (names.some((name) => name.title === mention.title)) sum += 1.5;
  }
  if (anywhere.has(person.id)) sum += 1;
  const last = lastFull.get(person.id);
  if (last !== undefined) {
    sum += 1.5;
    if (all.every((other) => other === person || (lastFull.get(other.id) ?? -1) < last)) sum += 1;
  }
  if (person.source === view.file) sum += person.relation === 'other-record' ? 4 : 0.5;
  if (
    view.about === person.id &&
    (view.type === 'PNC' || view.type === 'MEDICAL' || view.type === 'CUSTODY') &&
    mention.title === undefined
  )
    sum += 0.5;
  return sum;
}
