import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Category, DocumentType, Person } from '../../model/index.ts';
import { surfaces, type Roster } from '../../people/index.ts';
import type { Hit } from '../recogniser.ts';
import { viewOf, type View } from '../view.ts';
import { attribute, nameRecognisers } from './index.ts';

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

const view = (text: string, type: DocumentType = 'MG11', about?: string): View =>
  viewOf({
    file: 'x.pdf',
    type,
    typeBy: 'manifest',
    ...(about === undefined ? {} : { about }),
    format: 'pdf',
    pages: text.split('\f').map((page, i) => ({
      no: i + 1,
      size: [595, 842],
      crop: [0, 0, 595, 842],
      rotate: 0,
      text: page,
      boxes: new Float32Array(0),
      role: 'body',
      unread: [],
    })),
    hidden: [],
  });

const hitsOf = (place: View, roster: Roster): Hit[] =>
  nameRecognisers.flatMap((one) => [...one.find(place, { roster, offences: [] })]).sort((a, b) => a.from - b.from);
const told = (place: View, roster: Roster): string[] =>
  hitsOf(place, roster).map((hit) => `${hit.whose ?? '?'}:${place.text.slice(hit.from, hit.to)}`);

const roster: Roster = {
  people: [
    person('D1', 'defendant', 'Mark Anthony Rushton', { aliases: ['Rushy'] }),
    person('V1', 'victim', 'Mrs Winifred Maud Akehurst', {
      addresses: ['27 Larch Terrace, Bradford BD9 4PX'],
      phones: ['07700 900417'],
    }),
    person('V2', 'victim', 'Rose Grant'),
    person('W1', 'witness', "Gráinne O'Sullivan-Bourke"),
    person('W2', 'witness', 'April McAllister'),
    person('W3', 'witness', 'Tariq Mahmood-Khan'),
    person('W4', 'witness', 'Brian Akehurst'),
    person('T1', 'third-party', 'Hope Tattersfield', {
      source: 'MG5.pdf',
      relation: 'relative',
      phones: ['07700 900652'],
    }),
    person('O1', 'officer', 'PC 4417 Iqbal'),
    person('O2', 'officer', 'DC 2280 May'),
  ],
};

test('every written form of a name is found, with its person', () => {
  const rows: readonly (readonly [string, readonly string[], DocumentType?])[] = [
    ['I saw Mrs Akehurst and Winnie', ['V1:Mrs Akehurst', 'V1:Winnie']],
    ['AKEHURST, Winifred Maud (Mrs)', ['V1:AKEHURST, Winifred Maud (Mrs)'], 'MEDICAL'],
    ["It is Mrs Akehurst's ring and Tattersfield’s bag", ['V1:Mrs Akehurst', 'T1:Tattersfield']],
    ['Mr Akehurst held the door', ['W4:Mr Akehurst']],
    ['OSULLIVAN-BOURKE and Grainne O’Sullivan-Bourke', ['W1:OSULLIVAN-BOURKE', "W1:Grainne O'Sullivan-Bourke"]],
    ['MACALLISTER A and April MCALLISTER', ['W2:MACALLISTER A', 'W2:April MCALLISTER']],
    ['signed Tariq M Khan', ['W3:Tariq M Khan'], 'EXHIBIT'],
    ['the bag of Hope Tatters-\nfield was open', ['T1:Hope Tattersfield']],
    ['told Hope\nTattersfield about it', ['T1:Hope\nTattersfield']],
    ['I know Rushy, that is RUSHTON', ['D1:Rushy', 'D1:RUSHTON']],
    ['Mrs Akehuvst was well', ['V1:Mrs Akehuvst']],
    ['I dont know, ask winnie', ['V1:winnie'], 'PHONE-DOWNLOAD'],
    ['PC IQBAL, Iqbal PC 4417 and DC May came', ['O1:PC IQBAL', 'O1:Iqbal PC 4417', 'O2:DC May']],
  ];
  for (const [text, found, type] of rows) assert.deepEqual(told(view(text, type), roster), found, text);
});

test('words that equal a name are judged where they stand', () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['April said that Rose told Mark to go.', ['W2:April', 'V2:Rose', 'D1:Mark']],
    ['In April the sun rose. We live in hope. Mark my words, grant me this.', []],
    ['They met on Rose Lane by the Grant Arms, near Mark Grant Exchange on Hope Street.', []],
    ['In May and on 3 May 2024 I was away.', []],
    ['Mr Grant Pappas owns it; Mark Tierney mended it.', ['?:Mr Grant Pappas', '?:Mark Tierney']],
    ['I told Hope, and Hope’s face fell.', ['T1:Hope', 'T1:Hope']],
    ['Hope you are well. April is my favourite month.', []],
    ['PC 5602 Grant and PS 11 Rose attended', ['?:PC 5602 Grant', '?:PS 11 Rose']],
  ];
  for (const [text, found] of rows) assert.deepEqual(told(view(text), roster), found, text);
});

test('signatures, practitioners and officers have their own categories', () => {
  const rows: readonly (readonly [
    string,
    DocumentType,
    string | undefined,
    readonly (readonly [Category, string])[],
  ])[] = [
    ['Signature: W. M. Akehurst Date: 1/2/24', 'MG11', 'V1', [['signature', 'V1']]],
    ['Signed: M Rushton', 'MG4A', 'D1', [['signature', 'D1']]],
    ['Signature witnessed by: S Iqbal PC 4417', 'MG11', 'V1', [['officer', 'O1']]],
    ['GP: Dr S. Venkataram, Toller Practice', 'MEDICAL', 'V1', [['medical', 'V1']]],
    ['OPERATOR 4417', 'PNC', 'D1', [['officer', 'O1']]],
    [
      'BD21 PC 4417 SENT\nBD21 ON SCENE',
      'CAD',
      undefined,
      [
        ['officer', 'O1'],
        ['officer', '?'],
      ],
    ],
    // Near misses: the declaration's words, a room that looks like a call sign.
    ['This statement, signed by me, is true', 'MG11', 'V1', []],
    ['ROOM BD21 IS EMPTY', 'CAD', undefined, []],
  ];
  for (const [text, type, about, found] of rows) {
    assert.deepEqual(
      hitsOf(view(text, type, about), roster).map((hit) => [hit.category, hit.whose ?? '?']),
      found,
      text,
    );
  }
});

test('whose a find is: by value, by layout, by the words before it', () => {
  const rows: readonly (readonly [string, string, Category, DocumentType, string | undefined, string | undefined])[] = [
    ['ring 07700900652 any time', '07700900652', 'phone', 'MG11', 'V1', 'T1'],
    ['at 27 Larch Terr', '27 Larch Terr', 'address', 'CAD', undefined, 'V1'],
    ['I live at 5 Oak Row', '5 Oak Row', 'address', 'MG11', 'W2', 'W2'],
    ['Mrs Akehurst of number 34', 'number 34', 'address', 'MG5', 'D1', 'V1'],
    ['Tariq Mahmood-Khan was seen. He gave his date of birth as 1/2/70', '1/2/70', 'dob', 'MG5', 'D1', 'W3'],
    ['Winifred was on the floor. Her left wrist was bent', 'left wrist', 'medical', 'MG11', 'W2', 'V1'],
    [
      'Home address: 9 Elm Row\nMobile 07700 900009\nE-mail x@example.com\nDates to avoid: none\nEthnicity W1\nDOB 1/1/80',
      '1/1/80',
      'dob',
      'MG11',
      'W2',
      'W2',
    ],
    ['AP MRS HOPE TATTERSFIELD DOB 01/01/1960', '01/01/1960', 'dob', 'PNC', 'D1', 'T1'],
    // In doubt nobody's, and never the defendant's.
    ['The family sleeps at the refuge', 'the refuge', 'safety', 'MG5', 'D1', undefined],
    ['LOCATION 15 HEIGHTS LANE', '15 HEIGHTS LANE', 'address', 'PNC', 'D1', undefined],
  ];
  for (const [text, value, category, type, about, whose] of rows) {
    const pages = category === 'dob' && text.startsWith('Home') ? `Statement\f${text}` : text;
    const place = view(pages, type, about);
    const from = place.text.indexOf(value);
    const [hit] = attribute([{ from, to: from + value.length, category, evidence: [] }], place, roster);
    assert.equal(hit?.whose, whose, text);
  }
});

const LETTERS = 'abcdefghiklmnoprstuvwz';
const syllables = fc
  .array(fc.constantFrom(...'ba de fi go lu ma ne ri so tu va wi zo kar len mor stan'.split(' ')), {
    minLength: 2,
    maxLength: 4,
  })
  .map((parts) => parts.join(''));
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const forename = fc.oneof(
  fc.constantFrom(
    'Agnieszka',
    'Olusegun',
    'Priyanka',
    'Winifred',
    'Gurdeep',
    'Siân',
    'Mei-Ling',
    'Hodan',
    'Constantin',
    'Ffion',
    'Niamh',
    'Delroy',
  ),
  syllables.map((part) => capital(`${part}x`)),
);
const surname = fc.oneof(
  syllables.map((part) => capital(`${part}xon`)),
  syllables.map((part) => `O'${capital(`${part}xan`)}`),
  syllables.map((part) => `Mc${capital(`${part}xay`)}`),
  fc.tuple(syllables, syllables).map(([a, b]) => `${capital(`${a}xet`)}-${capital(`${b}xil`)}`),
);
const CARRIERS: readonly ((name: string) => string)[] = [
  (name) => `Yesterday I was told that ${name} had gone out of the back door.`,
  (name) => `He then spoke to ${name}, who was in the yard with the dog.`,
  (name) => `The bag was ${name}'s and it was found by the wall.`,
  (name) => `When I got there I saw ${name} and asked what had happened.`,
  (name) => `I have known the family of ${name} for ten years.`,
];

test('every form of every roster name planted in prose is found', () => {
  let planted = 0;
  let missed = 0;
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(forename, forename, surname), {
        minLength: 3,
        maxLength: 5,
        selector: ([, , last]) => last,
      }),
      fc.nat(),
      (names, seed) => {
        const people = names.map(([first, middle, last], i) =>
          person(`W${i + 1}`, 'witness', `${first} ${middle} ${last}`),
        );
        const all: Roster = { people };
        people.forEach((one, i) => {
          surfaces(one).forEach((surface, j) => {
            // A bare initial or two-letter form is no name by itself; it is found with its surname.
            const carrier = CARRIERS[(seed + i + j) % CARRIERS.length] ?? CARRIERS[0];
            const written = (seed + j) % 3 === 0 ? surface.text.toUpperCase() : surface.text;
            const text = carrier?.(written) ?? '';
            const at = text.indexOf(written);
            planted++;
            const place = view(text);
            const covered = hitsOf(place, all).some((hit) => hit.from <= at && hit.to >= at + written.length);
            if (!covered) missed++;
          });
        });
      },
    ),
    { numRuns: 60, seed: 7 },
  );
  assert.ok(planted > 3000, String(planted));
  assert.ok(missed / planted <= 0.001, `${missed} of ${planted} missed`);
});

test('one reading error in a long surname is still found', () => {
  let planted = 0;
  let missed = 0;
  fc.assert(
    fc.property(surname, fc.nat(), fc.constantFrom(...LETTERS), (last, where, letter) => {
      const plain = last.replace(/[^A-Za-z]/g, '');
      if (last.includes('-') || plain.length < 8) return;
      const at = 2 + (where % (last.length - 3));
      if (!/[a-z]/.test(last.charAt(at)) || last.charAt(at) === letter) return;
      const written = last.slice(0, at) + letter + last.slice(at + 1);
      planted++;
      const place = view(`The officer spoke to Mr ${written} in the hall.`);
      const found = hitsOf(place, { people: [person('W1', 'witness', `Delroy ${last}`)] });
      if (!found.some((hit) => place.text.slice(hit.from, hit.to).includes(written) && hit.whose === 'W1')) missed++;
    }),
    { numRuns: 400, seed: 11 },
  );
  assert.ok(planted > 100, String(planted));
  assert.ok(missed / planted <= 0.02, `${missed} of ${planted} missed`);
});
