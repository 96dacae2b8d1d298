// Records of convictions beside the defendant, field by field: what the page says on the left, what the case says on the
// right. The values are shown, since a person has to compare them; they are nowhere else.
import { personOf, type CaseView } from '../../casework/index.ts';
import type { FieldEvidence, KnownPlace, RecordVerdict, State } from '../../identity/index.ts';

export interface ShownField {
  readonly field: string;
  readonly record: string;
  readonly known: string;
  readonly state: { readonly text: string; readonly colour: string };
  readonly says: string;
}
export interface ShownRecord {
  readonly file: string;
  readonly page: number;
  readonly person: string;
  readonly outcome: { readonly text: string; readonly colour: string };
  readonly why: string;
  readonly fields: readonly ShownField[];
  readonly warnings: readonly string[];
}

const FIELDS: Readonly<Record<FieldEvidence['field'], string>> = { pnc: 'PNC ID', cro: 'CRO number', born: 'Date of birth', name: 'Name', asn: 'Arrest summons number', urn: 'URN' }; // prettier-ignore
const STATES: Readonly<Record<State, ShownField['state']>> = {
  agree: { text: 'Agrees', colour: 'green' },
  close: { text: 'Close', colour: 'orange' },
  differ: { text: 'Differs', colour: 'red' },
  absent: { text: 'Absent', colour: 'grey' },
};
const OUTCOMES: Readonly<Record<RecordVerdict['outcome'], ShownRecord['outcome']>> = {
  theirs: { text: 'Theirs', colour: 'green' },
  held: { text: 'Held', colour: 'red' },
  ask: { text: 'Says nothing of whose it is', colour: 'red' },
  unread: { text: 'Could not be read', colour: 'red' },
  empty: { text: 'Empty page', colour: 'grey' },
};

/** "1992-09-04" as it stands on forms: "04/09/1992". */
export const dayInWords = (iso: string): string => iso.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3/$2/$1');

function knownWords(view: CaseView, { person, field, index }: KnownPlace): string {
  if (field === 'urn') return view.urn;
  const who = personOf(view, person ?? undefined);
  switch (field) {
    case 'names':
      return who?.names[index] ?? '';
    case 'aliases':
      return who?.aliases[index] === undefined ? '' : `also ${who.aliases[index]}`;
    case 'born':
      return who?.born === undefined ? '' : dayInWords(who.born);
    case 'numbers':
      return who?.numbers[index]?.value ?? '';
    case 'asn':
      return who?.asn ?? '';
  }
}

function shownField(view: CaseView, { field, state, says, record, known }: FieldEvidence): ShownField {
  const pages = (file: string) => view.documents.find(({ judged }) => judged.document.file === file)?.judged.document.pages; // prettier-ignore
  const words = record.map(({ file, page, from, to }) => (pages(file)?.[page - 1]?.text.slice(from, to) ?? '').replace(/\s+/g, ' ')); // prettier-ignore
  const list = (all: readonly string[]): string => [...new Set(all.filter((one) => one !== ''))].join(', ');
  return {
    field: FIELDS[field],
    record: list(words),
    known: list(known.map((place) => knownWords(view, place))),
    state: STATES[state],
    // The command line speaks of its file.
    says: says.replace(/^case\.yaml gives/, 'The case gives'),
  };
}

/** Every page of a record, the worst first; fields that neither side tells are left out. */
export function shownRecords(view: CaseView): ShownRecord[] {
  const rank: readonly RecordVerdict['outcome'][] = ['held', 'ask', 'unread', 'theirs', 'empty'];
  return view.records
    .toSorted((a, b) => rank.indexOf(a.outcome) - rank.indexOf(b.outcome))
    .map(({ file, page, person, outcome, why, fields, warnings }) => ({
      file,
      page,
      person: personOf(view, person ?? undefined)?.names[0] ?? 'nobody of this case',
      outcome: OUTCOMES[outcome],
      why,
      fields: fields
        .map((field) => shownField(view, field))
        .filter((field) => field.record !== '' || (field.known !== '' && field.field !== FIELDS.urn)),
      warnings,
    }));
}
