import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentType } from '../model/index.ts';
import { spotNames } from './spot.ts';

const people = (text: string, type: DocumentType = 'MG11'): string[] =>
  spotNames(text, type).people.map((spot) => spot.text);

test('names of people nobody listed are found by what stands around them', () => {
  const rows: readonly (readonly [string, readonly string[], DocumentType?])[] = [
    // Title, relation, called, label.
    ['I then saw Mrs Tattersfield at the gate.', ['Mrs Tattersfield']],
    ['Dr P. Mark Osei-Bonsu signed it.', ['Dr P. Mark Osei-Bonsu']],
    ['my neighbour Dev came out with her mum Carol', ['Dev', 'Carol']],
    ['My brother-in-law Zdravko drove us.', ['Zdravko']],
    ['A lady told me her name was Hyacinthe.', ['Hyacinthe']],
    ['Next of kin: Ffreuer Ap Hywel 01632 960111', ['Ffreuer Ap Hywel'], 'MEDICAL'],
    ['NOK DAUGHTER MRS H TATTERSFIELD INFORMED', ['MRS H TATTERSFIELD'], 'CAD'],
    ['CALLER BEATTIE, MORAG MRS', ['BEATTIE, MORAG MRS'], 'CAD'],
    ['AP MISS T RAINFORD', ['MISS T RAINFORD'], 'PNC'],
    ['ASSOCIATES STONE, DEAN MARK 14/02/87; OBI, GRANT CHIDI', ['STONE, DEAN MARK', 'OBI, GRANT CHIDI'], 'PNC'],
    ['From: Niamh Ni Bhroin <n@example.com>', ['Niamh Ni Bhroin'], 'EMAIL'],
    ['Kind regards\nOluwakemi\n\nOluwakemi Ade-Price\nTeam leader', ['Oluwakemi', 'Oluwakemi Ade-Price'], 'EMAIL'],
    ['I had a message from somebody called Big Tone today', ['Big Tone']],
    ['mgr Anoushka has the film', ['Anoushka'], 'NOTEBOOK'],
    ['DP in cell 3 (Wilkesey) was banging', ['Wilkesey'], 'CUSTODY'],
    ['the names of the Okekey twins', ['Okekey']],
    ['W4 Kenji Watanabey, 3 Elm Grove', ['Kenji Watanabey'], 'MG9'],
    // Shape.
    ['Witness Zafar MEHMOODI followed on foot.', ['Zafar MEHMOODI']],
    ['BED 8  HOLROYDE, Dennis', ['HOLROYDE, Dennis'], 'MEDICAL'],
    ['I gave the keys to J. Oyelowe and left.', ['J. Oyelowe']],
    ['Grace and Lily came with us, and Harry Frost.', ['Grace', 'Lily', 'Harry Frost']],
    ['Manjit was there and so was Liban.', ['Manjit', 'Liban']],
    ['a lady called rose has my hand', ['rose'], 'PHONE-DOWNLOAD'],
    ['Mam Agnieszka 07700 900727', ['Agnieszka'], 'NOTEBOOK'],
  ];
  for (const [text, names, type] of rows) assert.deepEqual(people(text, type), names, text);
});

test('words, streets, shops and months that look like names are left alone', () => {
  const rows: readonly (readonly [string, DocumentType?])[] = [
    ['I live in hope. Will you come in May? Mark my words, it rose to the top.'],
    ['We met on Rose Lane, near Hope Street and Mount Hope Terrace, by Grant Avenue.'],
    ['She works at Mark Grant Exchange and shops at W H Smith and Rose Hill Chapel.'],
    [
      'It came from Grace & Lily Florists, repaired by Harry Frost Glazing for H. W. Gooch & Sons, by the Scott Memorial.',
    ],
    ['In April last year and on 12 May 2024 it was the Summer holidays.'],
    ['He spelt it Charlie Papa six eight Tango Kilo Kilo.'],
    ['The Rose of Sylhet is a takeaway; we drank in the Grant Arms.'],
    ['calling at Stockport, Chinley, Edale, Hope and so on'],
    ['NO TRACE OF MALE. SUSPECT EXPOSED HIMSELF', 'CAD'],
    ['L. Diplopia may be permanent. R hip fracture.', 'MEDICAL'],
    ['Class A drugs, Coach B, Section C, Plan D were mentioned.'],
    ['PROPERTY STORE, PRESTON CROWN COURT, POLICE STATION', 'PNC'],
  ];
  for (const [text, type] of rows) assert.deepEqual(people(text, type), [], text);
});

test('officers are read with rank, number and name in any order', () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['PC 4417 Iqbal and DC Marsden attended', ['PC 4417 Iqbal', 'DC Marsden']],
    ['Signature witnessed by: R Marsden DC 2280', ['R Marsden DC 2280']],
    ['Statement of: Kieran DOYLE PC 3391', ['Kieran DOYLE PC 3391']],
    ['PC 5602 May, PS 11203 MARK HOPE and Insp Price', ['PC 5602 May', 'PS 11203 MARK HOPE', 'Insp Price']],
    [
      'CSI 8123 Hollis; PCSO 7001 Kaur; Detective Constable Pym',
      ['CSI 8123 Hollis', 'PCSO 7001 Kaur', 'Detective Constable Pym'],
    ],
    ['Extracted by DMI 7714 Rhodes', ['DMI 7714 Rhodes']],
    ['BD21 PC 4417 assigned', ['BD21 PC 4417']],
    // Near misses: a constable without number or name, a date behind letters.
    ['assault on a police constable at 10.30', []],
    ['ASSAULT CONSTABLE (2) 16 WKS', []],
  ];
  for (const [text, found] of rows)
    assert.deepEqual(
      spotNames(text, 'MG5').officers.map((spot) => spot.text),
      found,
      text,
    );
});

test('a name in capitals that the end of a full line broke in two is one name', () => {
  const names = (text: string): string[] => spotNames(text, 'PNC').people.map((spot) => spot.text.replace(/\s+/g, ' '));
  assert.deepEqual(
    names('FOUGHT WITH DOOR STAFF OUTSIDE NIGHT CLUB. COMPLAINANT ALUN RHYS\nTREMLETT\nIMPENDING NONE'),
    ['ALUN RHYS TREMLETT'],
  );
  // A short line ends there, and a common word is no surname.
  assert.deepEqual(names('COMPLAINANT ALUN RHYS\nTREMLETT ROAD'), ['ALUN RHYS']);
  assert.deepEqual(names('FOUGHT WITH DOOR STAFF OUTSIDE NIGHT CLUB. COMPLAINANT ALUN RHYS\nCONVICTIONS 4'), [
    'ALUN RHYS',
  ]);
});

test('an exhibit reference ends a name, an initial with its point may end the sentence', () => {
  const rows: readonly (readonly [string, readonly string[], DocumentType?])[] = [
    ['Film, 41 seconds, signed Karen Fairweather KF/2 Chain', ['Karen Fairweather'], 'MG12'],
    ['I was with Kyle and Jayden T. Colin Tranter pulled up in his van.', ['Kyle', 'Jayden T', 'Colin Tranter']],
    ['I met Jayden T. Smith there.', ['Jayden T. Smith']],
    ["She kept saying her baby's name, Zuzia.", ['Zuzia']],
    ['It was planted by Commander Treloar.', ['Commander Treloar']],
    ['A resident known only as "Mr B" from the corner', ['Mr B']],
    ['DOOR TO DOOR NO 20 DODDS KAYLEIGH 19/12/94 DECLINED', ['DODDS KAYLEIGH'], 'CAD'],
  ];
  for (const [text, wanted, type] of rows) assert.deepEqual(people(text, type), wanted, text);
});

test('officers as police mail writes them, and police staff', () => {
  const officers = (text: string): string[] => spotNames(text, 'EMAIL').officers.map((one) => one.text);
  assert.deepEqual(officers('To: IVESON Mark 1407 <mark.iveson@durham.police.example>'), ['IVESON Mark 1407']);
  assert.deepEqual(officers('To: IVESON Mark 1407 <mark@example.com>'), []);
  assert.deepEqual(officers('typed by Police Staff 70217 Will Kitto'), ['Police Staff 70217 Will Kitto']);
});
