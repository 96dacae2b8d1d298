import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseDocument, DocumentType, Manifest, Person } from '../model/index.ts';
import { aboutOf, buildRoster } from './index.ts';

const person = (id: string, role: Person['role'], name: string, more: Partial<Person> = {}): Person => ({
  id,
  role,
  names: [name],
  aliases: [],
  addresses: [],
  phones: [],
  emails: [],
  numbers: [],
  protections: [],
  source: 'manifest',
  ...more,
});

const paper = (type: DocumentType, file: string, pages: readonly string[], about?: string): CaseDocument => ({
  file,
  type,
  typeBy: 'manifest',
  ...(about === undefined ? {} : { about }),
  format: 'pdf',
  pages: pages.map((text, i) => ({
    no: i + 1,
    size: [595, 842],
    crop: [0, 0, 595, 842],
    rotate: 0,
    text,
    boxes: new Float32Array(0),
    role: 'body',
    unread: [],
  })),
  hidden: [],
});

const manifest: Manifest = {
  urn: '13XD0412325',
  title: 'R v Jordan PRICE',
  offences: ['Burglary dwelling'],
  people: [
    person('D1', 'defendant', 'Jordan Lee Price', {
      numbers: [{ category: 'pnc', value: '11/22334K' }],
      solicitor: { firm: 'Fishlake Noonan' },
    }),
    person('V1', 'victim', 'Mrs Keeley Bright'),
    person('W1', 'witness', 'Emyr Bright'),
    person('O1', 'officer', 'PC 6621 Dawes'),
  ],
  documents: [],
};

const documents: readonly CaseDocument[] = [
  paper('MG11', 'MG11 Bright K.pdf', [
    'WITNESS STATEMENT\nStatement of: Keeley BRIGHT\nOccupation: Florist\nI live with my sister Marta and my son Emyr. Miss Gwilliams, his old teacher, rang me. My sister Marta Kowalska saw it too.\nSignature: K Bright Signature witnessed by: S Dawes PC 6621',
    'Witness contact details\nName: Keeley BRIGHT  Maiden name: Tomos\nHome address: 14 Dale Row, Leeds Postcode: LS9 1AA\nMobile: 07700 900001 Email: keeley.b@example.com\nDate and place of birth: 03/04/1980 Leeds Ethnicity: W1\nDates to avoid: none\nStatement taken by: PC 6621 Dawes',
  ]),
  paper(
    'PNC',
    'PNC.pdf',
    ['SURNAME PRICE\nFORENAMES JORDAN LOUIS\nPNCID 09/1234A\nASSOCIATES AKANDE, TYRONE 01/02/90'],
    'D1',
  ),
  paper('CUSTODY', 'Custody.pdf', [
    'DETAINED PERSON\nName PRICE, Jordan Lee\nSolicitor: Fishlake Noonan called 16:50. Present Ms Yasmin Bakar of Fishlake Noonan.',
  ]),
  paper('MG9', 'MG9.pdf', [
    'WITNESS LIST\nV1 Mrs Keeley BRIGHT b. 03/04/1980\nW4 Kenji Watanabe, 3 Elm Grove, Leeds LS2 2BB 07700 900002\nNot called: Ngozi OKONKWO, 12 Dale Row',
  ]),
  paper('MG5', 'MG5.pdf', [
    'Defendant: Jordan Lee PRICE\nA second male, Tyrell MASON, has been dealt with separately. Sgt 902 Whelan supervised.',
  ]),
];

test('the roster keeps the manifest and learns the rest from the papers', () => {
  const { people } = buildRoster(manifest, documents);
  const named = (part: string): Person | undefined =>
    people.find((one) => one.names.some((name) => name.toLowerCase().includes(part)));
  assert.deepEqual(
    people.slice(0, 4).map((one) => one.id),
    ['D1', 'V1', 'W1', 'O1'],
  );
  assert.equal(new Set(people.map((one) => one.id)).size, people.length, 'ids are unique');
  assert.deepEqual([named('kowalska')?.role, named('kowalska')?.relation], ['third-party', 'relative']);
  assert.equal(
    people.filter((one) => one.names.some((name) => name.startsWith('Marta'))).length,
    1,
    'forename and full name are one person',
  );
  assert.equal(named('gwilliams')?.role, 'third-party');
  assert.equal(named('akande')?.relation, 'associate');
  assert.deepEqual(
    [named('bakar')?.role, named('watanabe')?.role, named('okonkwo')?.role],
    ['professional', 'witness', 'third-party'],
  );
  assert.deepEqual([named('mason')?.role, named('mason')?.id], ['defendant', 'X2']);
  assert.match(named('whelan')?.id ?? '', /^P-O\d$/);
  const other = named('louis');
  assert.equal(other?.relation, 'other-record', 'a print with another middle name is another person');
  const victim = people.find((one) => one.id === 'V1');
  assert.deepEqual(
    [victim?.born, victim?.phones, victim?.emails],
    ['1980-04-03', ['07700 900001'], ['keeley.b@example.com']],
  );
  assert.deepEqual(victim?.addresses, ['14 Dale Row, Leeds LS9 1AA']);
  assert.ok(
    victim?.names.some((name) => name.includes('Tomos')),
    'the maiden name is learnt',
  );
  assert.equal(
    people.some((one) => one.names.some((name) => /fishlake/i.test(name))),
    false,
    'a firm is nobody',
  );
  assert.deepEqual(named('watanabe')?.phones, ['07700 900002']);
});

test('whom a document is about is told by its own fields', () => {
  const { people } = buildRoster(manifest, documents);
  assert.deepEqual(
    documents.map((document) => aboutOf({ ...document, about: undefined } as unknown as CaseDocument, people)),
    ['V1', people.find((one) => one.relation === 'other-record')?.id, 'D1', undefined, 'D1'],
  );
  assert.equal(
    aboutOf(paper('OTHER', 'Letter Bright E.pdf', ['Dear Sir']), people),
    undefined,
    'two people share the surname',
  );
  assert.equal(
    aboutOf(paper('OTHER', 'Letter re Watanabe.pdf', ['Dear Sir']), people),
    people.find((one) => one.names[0]?.includes('Watanabe'))?.id,
  );
});

test('a child whom the summary of the case names is told apart from one whom only a witness names', () => {
  const mother = person('W9', 'witness', 'Mrs Ana Bright');
  const said = 'I was walking home with my little son Tobi, who is four.';
  const learnt = (...papers: CaseDocument[]) => {
    const { people } = buildRoster({ ...manifest, people: [...manifest.people, mother] }, papers);
    const child = people.find(({ names }) => names.some((name) => name.includes('Tobi')));
    return [child?.role, child?.inSummary];
  };
  const statement = paper('MG11', 'MG11.pdf', [said], 'W9');
  const summary = paper('MG5', 'MG5.pdf', ['BRIGHT was on the crossing with her four year old son Tobi in a pushchair.']);
  assert.deepEqual(learnt(statement), ['child', undefined]);
  assert.deepEqual(learnt(statement, summary), ['child', true]);
  assert.deepEqual(learnt(summary, statement), ['child', true]);
}); // prettier-ignore

test('a child of whom the summary only tells, or who is with the accused, is not part of what happened', () => {
  const mother = person('W9', 'witness', 'Mrs Ana Bright');
  const inSummary = (text: string): boolean | undefined => {
    const { people } = buildRoster({ ...manifest, people: [...manifest.people, mother] }, [
      paper('MG5', 'MG5.pdf', [text]),
    ]);
    return people.find(({ names }) => names.some((name) => name.includes('Tobi')))?.inSummary;
  };
  const accused = (manifest.people[0]?.names[0] ?? '').split(' ').at(-1)?.toUpperCase() ?? '';
  assert.equal(inSummary('BRIGHT was on the crossing with her four year old son Tobi.'), true);
  assert.equal(inSummary('BRIGHT works from home. Her son Tobi, 16, is at Regent College.'), undefined);
  assert.equal(inSummary(`${accused} was in bed with his four year old son Tobi when BRIGHT rang.`), undefined);
});

const placed = (type: DocumentType, text: string, name: string): string | undefined => {
  const { people } = buildRoster(manifest, [paper(type, 'Paper.pdf', [text])]);
  const one = people.find(({ names }) => names.some((own) => own.includes(name)));
  return one && `${one.role}${one.relation === undefined ? '' : ` ${one.relation}`}`;
};
for (const [type, text, name, expected] of [
  [
    'MG5',
    'A second male, Paul Anthony DEVANEY, was arrested and charged separately.',
    'DEVANEY',
    'defendant co-accused',
  ],
  [
    'MG5',
    'In the kitchen was a second male, Paul Anthony DEVANEY. A search of him was negative and he was shown the door.',
    'DEVANEY',
    'third-party',
  ],
  ['MG11', 'TRANSLATED FROM THE WELSH by Mrs Eleri Hopcyn, exhibit EH/1.', 'Hopcyn', 'professional professional'],
  ['MG6C', 'Draft report from Dr April Summers, Stonegate Forensics.', 'Summers', 'professional professional'],
  ['MEDICAL', 'TRIAGE (S/N M. Mensah) Taxi driver, passenger assaulted him.', 'Mensah', 'professional professional'],
] as const)
  test(`${name} in ${type} is ${expected}`, () => assert.equal(placed(type, text, name), expected));

test('a name in a log that runs on into a place is nobody new; neither are pubs and dogs', () => {
  const log = paper('CAD', 'Log.pdf', ['2ND CALLER F KEELEY BRIGHT PANTGLAS LS9 1AA LANDLINE']);
  const statement = paper('MG11', 'MG11.pdf', ['He told me in the Plough. His dog, called Tyson, was loose.'], 'W1');
  const { people } = buildRoster(manifest, [log, statement]);
  assert.deepEqual(people.map(({ id }) => id), ['D1', 'V1', 'W1', 'O1']); // prettier-ignore
});
