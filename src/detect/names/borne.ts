// What the names that a person bears say: taken apart once, and held against words and written names. Not here: where they stand.
import { parseName } from '../../people/index.ts';
import type { Person } from '../../model/index.ts';
import type { Entry } from './gazetteer.ts';

const parsedNames = new WeakMap<Person, ReturnType<typeof parseName>[]>();

/** The person's names taken apart, once. */
export function namesOf(person: Person): ReturnType<typeof parseName>[] {
  let parsed = parsedNames.get(person);
  if (parsed === undefined) {
    parsed = [...person.names, ...person.aliases].map(parseName);
    parsedNames.set(person, parsed);
  }
  return parsed;
}

/** Is the word part of one of the person's names? */
export function bears(person: Person, key: string): boolean {
  return namesOf(person).some(
    (name) => name.given.includes(key) || name.surname.includes(key) || name.other.includes(key),
  );
}

/** Half of a double surname goes with the first name's initial only: "Mrs R Bligh" is not Tamsin Ruth Okafor-Bligh. */
export function initialFits({ person, keys }: Entry, initial: string): boolean {
  return namesOf(person).some(({ given, surname }) =>
    (surname.length > keys.length ? given.slice(0, 1) : given).some((part) => part.startsWith(initial)) || given.length === 0); // prettier-ignore
}

/** Does a name of the person tell the other sex? */
export function against(person: Person, sex: 'm' | 'f' | undefined): boolean {
  return sex !== undefined && namesOf(person).some((name) => name.sex !== undefined && name.sex !== sex);
}

/** Is every part of the written name, initials too, part of one of the person's names? */
export function fitsWhole(person: Person, text: string): boolean {
  const whole = parseName(text);
  return namesOf(person).some((name) => {
    const all = [...name.given, ...name.surname, ...name.other];
    return [...whole.given, ...whole.surname].every((part) =>
      all.some(
        (known) =>
          known === part ||
          (part.length === 1 && known.startsWith(part)) ||
          (known.length === 1 && part.startsWith(known)),
      ),
    );
  });
}
