// The roster of a case: who is who, as the papers and the case say, and corrected by hand. A correction changes what is
// found, so the case is prepared anew. Not here: what a change comes to (casework).
import type { PeopleChange, PeopleRefused } from '../../casework/index.ts';
import { ROLES, type Person, type Role } from '../../model/index.ts';
import { say } from '../language/say.ts';
import { inEnglish, saying, spoken, type Sentence } from '../language/sentence.ts';
import { readDay } from '../shown/new-case.ts';
import { casePath } from '../shown/paths.ts';
import { shownPeople } from '../shown/people.ts';
import { dayInWords } from '../shown/records.ts';
import type { Answer, Asked, Route } from '../web/asked.ts';
import { aboutCase, accountOf, frameOf, mayDo, type AboutCase } from '../web/case.ts';

const valueOf = (person: Person, category: string): string => person.numbers.find((one) => one.category === category)?.value ?? ''; // prettier-ignore

function page(asked: Asked, about: AboutCase, refused?: { readonly person: string; readonly text: Sentence }): Answer {
  const { prepared, manifest } = about;
  const people = prepared ? shownPeople(prepared.view, prepared.standing) : [];
  const { form } = asked;
  const written = new Map(manifest.people.map((person) => [person.id, {
    name: person.names[0] ?? '', born: person.born === undefined ? '' : dayInWords(person.born), pnc: valueOf(person, 'pnc'), cro: valueOf(person, 'cro'), firm: person.solicitor?.firm ?? '', defendant: person.role === 'defendant',
  }])); // prettier-ignore
  return {
    view: 'people',
    status: refused ? 400 : 200,
    data: {
      title: say('people.title'),
      ...frameOf(asked, about, 'people'),
      mayEdit: mayDo(asked, 'people-edit'),
      refused,
      known: people.filter(({ source }) => source === null).map((one) => ({ ...one, fields: refused?.person === one.id ? { ...written.get(one.id), ...form } : written.get(one.id) })), // prettier-ignore
      learnt: people.filter(({ source }) => source !== null),
      same: manifest.people.map(({ id, names }) => ({ value: `same:${id}`, text: say('people.same-as', { name: names[0] ?? '', id }) })), // prettier-ignore
      roles: ROLES.map((role) => ({
        value: `part:${role}`,
        text: say('people.takes-part', { role: say(`role.${role}`) }),
      })),
    },
  };
}

/** What was said of a person; null where nothing was chosen, a text where it cannot be understood. */
function changeOf({ form }: Asked): PeopleChange | Sentence {
  const { person = '', who = '' } = form;
  if (form['name'] !== undefined) {
    const at = (field: string): string => (form[field] ?? '').trim();
    const born = at('born') === '' ? '' : readDay(at('born'));
    if (born === null) return saying('people.born.wrong');
    return { kind: 'corrected', person, name: at('name'), born, pnc: at('pnc'), cro: at('cro'), firm: at('firm') };
  }
  const [kind, what = ''] = who.split(':');
  if (kind === 'same') return { kind: 'same', person, as: what };
  if (kind === 'part' && (ROLES as readonly string[]).includes(what))
    return { kind: 'part', person, role: what as Role };
  return saying('people.who.wrong');
}

/** What casework says of a change that cannot be made. */
const refusedSaid = ({ why, cure, code }: PeopleRefused): Sentence =>
  code === undefined ? inEnglish(`${why} ${cure}`) : spoken(`${say(`people.${code}`)} ${say(`people.${code}.cure`)}`);

async function correct(asked: Asked, about: AboutCase): Promise<Answer> {
  const change = changeOf(asked);
  const person = asked.form['person'] ?? '';
  if ('text' in change) return page(asked, about, { person, text: change });
  const roster = about.prepared?.view.people ?? [];
  const refused = await asked.casework.correctPeople(about.id, roster, change, accountOf(asked));
  if (refused) return page(asked, about, { person, text: refusedSaid(refused) });
  return { to: casePath(about.id, about.for) };
}

const ONE = '/cases/:case/for/:recipient/people';
export const PEOPLE: readonly Route[] = [
  {
    method: 'GET',
    path: ONE,
    welsh: true,
    gate: 'case-read',
    answer: (asked) => aboutCase(asked, (about) => page(asked, about)),
  },
  { method: 'POST', path: ONE, welsh: true, gate: 'people-edit', answer: (asked) => aboutCase(asked, (about) => correct(asked, about)) }, // prettier-ignore
];
