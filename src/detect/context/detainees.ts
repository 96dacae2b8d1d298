// Other people in custody, whom a custody record names in passing by their cell: "DP HOLM in F3". Not the detained person
// whose record it is.
import type { Hit, Recogniser } from '../recogniser.ts';
import { hitAt } from './cue.ts';

const CELL = String.raw`(?:cell |room )?[A-Z]{0,2}\d{1,2}`;
const WHO = String.raw`(?:(?:Mr|Ms|Mrs|Miss|MR|MS|MRS|MISS) )?(?:[A-Z]\. ?)?(?:\p{Lu}\p{Ll}+ )?\p{Lu}[\p{Lu}'-]{2,}`;
const NAMED = new RegExp(
  String.raw`(?<![\p{L}\d])(?:(?:DPs?|[Dd]etainee|DETAINEE|[Pp]risoner|PRISONER|[Jj]uvenile|JUVENILE),? (?:(?:in|IN) ${CELL},? (?<a>${WHO})|(?<b>${WHO}),? \(?(?:in|IN|from|FROM) ${CELL}\)?)|(?<c>${WHO}) (?:in|IN) (?:cell|CELL|room) [A-Z]?\d{1,2})(?![\p{L}\d])`,
  'gu',
);

/** Recognises other detainees by name and cell. */
export const detainees: Recogniser = {
  name: 'detainees',
  *find(view, known): Generator<Hit> {
    if (view.type !== 'CUSTODY' && view.type !== 'CAD' && view.type !== 'NOTEBOOK') return;
    const accused = known.roster.people.flatMap((person) =>
      person.role === 'defendant' || person.role === 'officer'
        ? person.names.map((name) => (name.match(/\p{L}[\p{L}'-]+/gu)?.at(-1) ?? '').toLowerCase())
        : [],
    );
    for (const match of view.text.matchAll(NAMED)) {
      const who = match.groups?.['a'] ?? match.groups?.['b'] ?? match.groups?.['c'] ?? '';
      const surname = (who.match(/\p{L}[\p{L}'-]+/gu)?.at(-1) ?? '').toLowerCase();
      if (accused.includes(surname) || /^(?:arrival|held|placed|seen|asleep|awake)$/u.test(surname)) continue;
      yield hitAt('clue', { from: match.index, to: match.index + match[0].length }, [
        { kind: 'cue', says: 'another detainee by name and cell', weight: 2 },
      ]);
    }
  },
};
