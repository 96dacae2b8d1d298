// Messages of a downloaded phone with somebody who has no part in the case: a mother, a doctor, a former partner. What the
// owner writes to the defendant, to a witness or to an officer stays; so does everything on the defendant's own phone.
import type { Person } from '../../model/index.ts';
import { nationalForm } from '../identifiers/phone.ts';
import type { Hit, Known, Recogniser } from '../recogniser.ts';
import type { View } from '../view.ts';
import { hitAt } from './cue.ts';
import type { Stretch } from './prose.ts';
import { tablesOf, type Table } from './table-rows.ts';

const MESSAGE = /^(?:messages?|body|text|content|message (?:text|body|content)|sms|chat)$/u;
const PARTY = /^(?:party|other party|part(?:y|ies) name|contact|contact name|from|to|sender|recipient|participants?|with|counterparty|from ?\/ ?to|name|number|phone(?: number)?)$/u; // prettier-ignore
const PHONE = /\+?\d[\d ()-]{8,}\d/gu;
const NOBODY = /^(?:unknown|withheld|private|no caller id|number only|n\/?a|system|self|owner|me|no name)?$/iu;
const TREATS = /\b(?:dr|doctor|clinic|surgery|gp|counsell\p{L}+|therap\p{L}+|hospital|midwife|nurse|health|psych\p{L}+|physio|dentist|cbt)\b/iu; // prettier-ignore
/** What gives a place or a meeting away, whoever reads it. */
const MEETS = /\b(?:come and get (?:you|me|u)|(?:pick|picking|collect|fetch|get|meet) (?:you|me|u|her|him) (?:up|from|at|outside|by)|i?'?l?l? ?(?:be|wait) (?:at|outside|by)|key(?:s)? (?:is|are|under)|home by|my stop|get(?:ting)? off at)\b/iu; // prettier-ignore

const words = (text: string): string[] => text.toLowerCase().match(/\p{L}[\p{L}'-]+/gu) ?? [];

/** Whose number or name stands in a cell; null where the roster knows nobody of it. */
function whoIs(cell: string, known: Known): Person | null {
  const numbers = (cell.match(PHONE) ?? []).map((number) => nationalForm(number));
  const byNumber = known.roster.people.find((person) =>
    person.phones.some((phone) => numbers.includes(nationalForm(phone))),
  );
  if (byNumber) return byNumber;
  const said = words(cell.replace(PHONE, ' '));
  if (said.length === 0) return null;
  const fits = known.roster.people.filter((person) =>
    [...person.names, ...person.aliases].some((name) => {
      const own = new Set(words(name));
      return said.every((word) => own.has(word));
    }),
  );
  // A first name may be several people's: the one with a part in the case decides, so that nothing of the case is lost.
  return fits.find((person) => person.role === 'defendant') ?? fits.find((person) => person.role !== 'third-party') ?? fits[0] ?? null; // prettier-ignore
}

/** The person whose phone it is: the paper's own field, or whom the paper is about. */
function ownerOf(view: View, known: Known): Person | null {
  const field = /(?:^|[\n\t])(?:owner|device owner|handset of|phone of|user|subject)[\t:]+ ?([^\n\t]{3,60})/iu.exec(view.text)?.[1]; // prettier-ignore
  const named = field === undefined ? null : whoIs(field, known);
  return named ?? known.roster.people.find((person) => person.id === view.about) ?? null;
}

function* rowsOf(view: View, known: Known, table: Table, owner: Person | null): Generator<Hit> {
  const message = table.columns.findIndex((column) => MESSAGE.test(column));
  const parties = table.columns.flatMap((column, i) => (PARTY.test(column) ? [i] : []));
  const text = (cell: Stretch): string => view.text.slice(cell.from, cell.to);
  const whose = owner?.id;
  for (const row of table.rows) {
    const body = row[message];
    if (!body || body.to - body.from < 2) continue;
    const others = parties.flatMap((i) => {
      const cell = row[i];
      const person = cell ? whoIs(text(cell), known) : null;
      return cell && cell.to > cell.from && (person === null || person !== owner) ? [{ cell, person }] : [];
    });
    if (others.length === 0) continue;
    const strangers = others.filter(
      ({ cell, person }) =>
        (person === null || person.role === 'third-party' || person.role === 'professional') &&
        !NOBODY.test(text(cell).replace(PHONE, '').trim()),
    );
    if (strangers.length < others.length) {
      const close = others.some(({ person }) => person?.role === 'witness' || person?.role === 'victim');
      if (close && !others.some(({ person }) => person?.role === 'defendant') && MEETS.test(text(body)))
        yield hitAt('clue', body, [{ kind: 'cue', says: 'a message that tells where somebody is met', weight: 2 }], [], whose); // prettier-ignore
      continue;
    }
    const treats = strangers.some(({ cell }) => TREATS.test(text(cell)));
    yield hitAt(
      treats ? 'medical' : 'clue',
      body,
      [{ kind: 'layout', says: 'a message with somebody who has no part in the case', weight: 2 }],
      treats ? ['history'] : [],
      whose,
    );
    for (const { cell } of strangers) {
      const label = text(cell).replace(PHONE, '').trimEnd();
      const at = cell.from + Math.max(0, text(cell).indexOf(label.trimStart()));
      if (/\p{L}{2}/u.test(label))
        yield hitAt('clue', { from: at, to: at + label.trim().length }, [{ kind: 'layout', says: 'how the owner calls a contact', weight: 2 }], [], whose); // prettier-ignore
    }
  }
}

/** Recognises private messages of a phone that is not the defendant's, row by row. */
export const messages: Recogniser = {
  name: 'messages',
  *find(view, known) {
    if (!view.text.includes('\t')) return;
    const owner = ownerOf(view, known);
    if (owner?.role === 'defendant') return;
    const tables = tablesOf(
      view,
      (columns) => columns.some((one) => MESSAGE.test(one)) && columns.some((one) => PARTY.test(one)),
    );
    for (const table of tables) yield* rowsOf(view, known, table, owner);
  },
};
