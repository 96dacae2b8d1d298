// Records of convictions beside the defendant, field by field: what the page says on the left, what the case says on the
// right. The values are shown, since a person has to compare them; they are nowhere else.
import { personOf, type CaseView } from '../../casework/index.ts';
import { say } from '../language/say.ts';
import { inEnglish, type Sentence } from '../language/sentence.ts';
import { fieldSaid, recordSaid } from './stops.ts';
import type { FieldEvidence, KnownPlace, RecordVerdict, State } from '../../identity/index.ts';

export interface ShownField {
  readonly field: string;
  readonly record: string;
  readonly known: string;
  readonly state: { readonly text: string; readonly colour: string };
  readonly says: Sentence;
}
export interface ShownRecord {
  readonly file: string;
  readonly page: number;
  readonly person: string;
  readonly outcome: { readonly text: string; readonly colour: string };
  readonly why: Sentence;
  readonly fields: readonly ShownField[];
  readonly warnings: readonly Sentence[];
}

const STATES: Readonly<Record<State, string>> = { agree: 'green', close: 'orange', differ: 'red', absent: 'grey' };
const OUTCOMES: Readonly<Record<RecordVerdict['outcome'], string>> = { theirs: 'green', held: 'red', ask: 'red', unread: 'red', empty: 'grey' }; // prettier-ignore

/** "1992-09-04" as it stands on forms: "04/09/1992". */
export const dayInWords = (iso: string): string => iso.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3/$2/$1');

function knownWords(view: CaseView, { person, field, index }: KnownPlace): string {
  if (field === 'urn') return view.urn;
  const who = personOf(view, person ?? undefined);
  switch (field) {
    case 'names':
      return who?.names[index] ?? '';
    case 'aliases':
      return who?.aliases[index] === undefined ? '' : say('record.also', { name: who.aliases[index] });
    case 'born':
      return who?.born === undefined ? '' : dayInWords(who.born);
    case 'numbers':
      return who?.numbers[index]?.value ?? '';
    case 'asn':
      return who?.asn ?? '';
  }
}

function shownField(view: CaseView, who: string, one: FieldEvidence): ShownField {
  const { field, state, record, known } = one;
  const pages = (file: string) => view.documents.find(({ judged }) => judged.document.file === file)?.judged.document.pages; // prettier-ignore
  const words = record.map(({ file, page, from, to }) => (pages(file)?.[page - 1]?.text.slice(from, to) ?? '').replace(/\s+/g, ' ')); // prettier-ignore
  const list = (all: readonly string[]): string => [...new Set(all.filter((one) => one !== ''))].join(', ');
  return {
    field: say(`field.${field}`),
    record: list(words),
    known: list(known.map((place) => knownWords(view, place))),
    state: { text: say(`same.${state}`), colour: STATES[state] },
    says: fieldSaid(one, who),
  };
}

/** Every page of a record, the worst first; fields that neither side tells are left out. */
export function shownRecords(view: CaseView): ShownRecord[] {
  const rank: readonly RecordVerdict['outcome'][] = ['held', 'ask', 'unread', 'theirs', 'empty'];
  return view.records
    .toSorted((a, b) => rank.indexOf(a.outcome) - rank.indexOf(b.outcome))
    .map((one) => ({ one, ...one }))
    .map(({ one, file, page, person, outcome, fields, warnings }) => ({
      file,
      page,
      person: personOf(view, person ?? undefined)?.names[0] ?? say('record.nobody'),
      outcome: { text: say(`record.${outcome}`), colour: OUTCOMES[outcome] },
      why: recordSaid(one),
      fields: fields
        .map((field) => ({ of: field.field, ...shownField(view, person ?? '', field) }))
        .filter((field) => field.record !== '' || (field.known !== '' && field.of !== 'urn')),
      // Most are what was seen in a field.
      warnings: warnings.map((text) => { const field = fields.find(({ says }) => says === text); return field ? fieldSaid(field, person ?? '') : inEnglish(text); }), // prettier-ignore
    }));
}
