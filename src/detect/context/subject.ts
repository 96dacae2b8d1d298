// Of whom a sentence speaks, where that is plain: the last known person named before the telling words, or before the pronoun
// that stands for them. Says nothing rather than guess. Fuller attribution is the people room's.
import type { Person } from '../../model/index.ts';
import type { Known } from '../recogniser.ts';
import type { View } from '../view.ts';
import { proseOf } from './prose.ts';

const surname = (person: Person): string => {
  const words = (person.names[0] ?? '').match(/\p{L}[\p{L}'’-]+/gu) ?? [];
  return words.at(-1) ?? '';
};

const DEFENDANT = /\b(?:the )?(?:defendant|accused|detained person|suspect|DP)\b/giu;

/** The last known person named in `text`, and where; null when a stranger's name stands after. */
function lastNamed(text: string, known: Known): { id: string; at: number } | null {
  let found: { id: string; at: number } | null = null;
  const lower = text.toLowerCase();
  for (const person of known.roster.people) {
    for (const name of [surname(person), ...person.aliases]) {
      if (name.length < 3) continue;
      const at = lower.lastIndexOf(name.toLowerCase());
      if (
        at >= 0 &&
        (!found || at > found.at) &&
        !/\p{L}/u.test(lower[at + name.length] ?? ' ') &&
        !/\p{L}/u.test(lower[at - 1] ?? ' ')
      )
        found = { id: person.id, at: at + name.length };
    }
  }
  const defendants = known.roster.people.filter((person) => person.role === 'defendant');
  if (defendants.length === 1) {
    for (const hit of text.matchAll(DEFENDANT))
      if (!found || hit.index > found.at) found = { id: (defendants[0] as Person).id, at: hit.index + hit[0].length };
  }
  if (!found) return null;
  return /(?<![.!?"“] )(?<!^)\b(?!(?:PNC|CRO|ABH|GBH|HMP|I|Court|Crown|Magistrates|Mr|Mrs|Ms|Miss|Dr|January|February|March|April|May|June|July|August|September|October|November|December)\b)\p{Lu}\p{Ll}{2,}/u.test(
    text.slice(found.at + 1),
  )
    ? null
    : found;
}

/** The person a passage speaks of, by id; undefined where it is not plain. */
export function subjectOf(view: View, known: Known, no: number, at: number): string | undefined {
  const { text, sentences } = proseOf(view);
  const sentence = sentences[no];
  if (!sentence) return undefined;
  const before = text.slice(sentence.from, at);
  const named = lastNamed(before, known);
  if (named) return named.id;
  if (/\p{Lu}\p{L}+/u.test(before.replace(/^\W*\p{Lu}\p{L}*/u, ''))) return undefined;
  if (
    /^\W*(?:previous(?: convictions)?|record|antecedents|bad character|pnc|convictions)\b/iu.test(before) ||
    before.trim() === ''
  ) {
    const owner = known.roster.people.find((person) => person.id === view.about);
    if (owner?.role === 'defendant' && (view.type === 'MG5' || view.type === 'CUSTODY' || view.type === 'MG4'))
      return owner.id;
  }
  if (/^\W*(?:he|she|they)\b/iu.test(before) || before.trim() === '') {
    const last = sentences[no - 1];
    if (last && !text.slice(last.to, sentence.from).includes('\n\n'))
      return lastNamed(text.slice(last.from, last.to), known)?.id;
  }
  return undefined;
}
