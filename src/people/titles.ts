// Titles, ranks and words of relation: what stands before or after a name and tells whose it is. Not here: the names.
import type { Sex } from './given-names.ts';

const TITLES = new Map<string, Sex | 'either'>([
  ...['mr', 'mister', 'master', 'sir', 'lord', 'father', 'fr', 'brother', 'uncle', 'imam', 'sheikh', 'shaykh', 'maulana', 'mawlana', 'moulana', 'mufti', 'mullah', 'qari', 'hafiz', 'haji', 'hajji', 'alhaji', 'ustadh', 'ustad', 'sardar',
    'pandit', 'swami', 'rabbi', 'bishop', 'deacon', 'monsignor', 'mgr', 'uncle', 'grandad', 'grandpa']
    .map((title) => [title, 'm'] as const),
  ...['mrs', 'miss', 'ms', 'lady', 'dame', 'madam', 'sister', 'sr', 'auntie', 'aunty', 'aunt', 'nana', 'nanna', 'granny', 'grandma', 'hajja', 'hajjah', 'alhaja']
    .map((title) => [title, 'f'] as const),
  ...['dr', 'doctor', 'prof', 'professor', 'rev', 'revd', 'reverend', 'canon', 'pastor', 'mx', 'cllr', 'councillor', 'captain', 'capt', 'commander', 'lieutenant',
    'major', 'colonel', 'col', 'nurse', 'midwife', 'judge', 'baroness', 'granthi', 'giani', 'bhai', 'elder', 'vicar', 'surgeon', 'paramedic', 'hcp', 'coach']
    .map((title) => [title, 'either'] as const),
]); // prettier-ignore

/** The sex a title tells ("either" where it tells none); undefined where the folded word is no title. */
export function sexOfTitle(key: string): Sex | 'either' | undefined {
  return TITLES.get(key);
}

/** Titles of people who act by profession. */
export const PROFESSIONAL_TITLES: ReadonlySet<string> = new Set([
  ...['dr', 'doctor', 'prof', 'professor', 'nurse', 'midwife', 'surgeon', 'paramedic', 'hcp', 'judge'],
]);

/** Titles that are also ordinary words, so that they only count with a capital and a name behind them. */
export const WORD_TITLES: ReadonlySet<string> = new Set([
  ...[
    'miss',
    'master',
    'father',
    'brother',
    'sister',
    'uncle',
    'nurse',
    'doctor',
    'lady',
    'lord',
    'major',
    'judge',
    'captain',
    'commander',
    'lieutenant',
    'aunt',
  ],
  ...[
    'canon',
    'elder',
    'vicar',
    'bishop',
    'deacon',
    'granny',
    'grandad',
    'grandma',
    'grandpa',
    'pastor',
    'nana',
    'paramedic',
    'surgeon',
    'midwife',
    'coach',
    'sr',
    'col',
    'fr',
  ],
]);

const RANKS = new Set([
  ...[
    'pc',
    'wpc',
    'tpc',
    'dc',
    'tdc',
    'wdc',
    'ds',
    'di',
    'dci',
    'dsu',
    'dsupt',
    'ps',
    'sgt',
    'sergeant',
    'insp',
    'inspector',
    'ci',
  ],
  ...[
    'supt',
    'superintendent',
    'pcso',
    'do',
    'ddo',
    'dto',
    'csi',
    'soco',
    'constable',
    'sio',
    'cdo',
    'dso',
    'spc',
    'acting',
    'trainee',
    'csm',
    'fio',
    'slo',
    'dmi',
    'dfi',
  ],
  ...['detective', 'police', 'det', 'chief', 'temporary', 'special', 't', 'a', 'dep', 'deputy'],
]);
const RANK_PREFIXES = new Set([
  'detective',
  'police',
  'det',
  'chief',
  'temporary',
  'special',
  'acting',
  'trainee',
  't',
  'a',
]);

/** Is this folded word a rank by itself (pc, sgt, inspector, csi …)? */
export function isRank(key: string): boolean {
  return RANKS.has(key) && !RANK_PREFIXES.has(key) && key !== 'deputy' && key !== 'dep';
}

/** May this folded word open a rank of two words ("Detective Constable", "T/DC")? */
export function opensRank(key: string): boolean {
  return RANK_PREFIXES.has(key);
}

/** How a relation word places a person. */
export interface Relation {
  /** Trait of docs/detection.md. */
  readonly kind:
    | 'relative' | 'neighbour' | 'caller' | 'child' | 'partner' | 'associate' | 'passer-by' | 'professional' | 'officer' | 'friend' | 'therapist'; // prettier-ignore
  readonly sex?: Sex;
}

const RELATIONS = new Map<string, Relation>();
const relate = (words: string, kind: Relation['kind'], sex?: Sex): void => {
  for (const word of words.split(' ')) RELATIONS.set(word, sex === undefined ? { kind } : { kind, sex });
};
relate('husband hubby fiance', 'partner', 'm');
relate('wife fiancee missus girlfriend', 'partner', 'f');
relate('boyfriend', 'partner', 'm');
relate('partner ex spouse ex-partner', 'partner');
relate(
  'father dad daddy da stepfather stepdad grandfather grandad granddad grandpa grampa taid tadcu nephew uncle',
  'relative',
  'm',
);
relate('brother stepbrother son stepson grandson godson bro', 'relative', 'm');
relate(
  'mother mum mam mummy mom ma stepmother stepmum grandmother gran nan nana nanna granny nain niece aunt aunty auntie',
  'relative',
  'f',
);
relate('sister stepsister daughter stepdaughter granddaughter goddaughter sis dau', 'relative', 'f');
relate(
  'cousin parent guardian grandparent sibling twin relative carer foster-carer in-law inlaw godmother godfather nok',
  'relative',
);
relate('boy toddler baby child kid grandchild pupil youngest eldest oldest', 'child');
relate(
  'neighbour neighbours lodger landlord landlady tenant flatmate housemate roommate caretaker warden concierge',
  'neighbour',
);
relate(
  'lad friend mate pal colleague workmate buddy boss mgr manager supervisor teammate co-worker coworker employer employee assistant',
  'friend',
);
relate(
  'deputy head headteacher headmaster headmistress teacher tutor lecturer keyworker coach childminder babysitter au-pair',
  'friend',
);
relate(
  'cleaner gardener plumber builder electrician hairdresser barber landlord shopkeeper owner proprietor licensee landlady',
  'friend',
);
relate(
  'secretary adviser advisor operative cashier waitress waiter barman barmaid doorman receptionist driver cabbie chef cook',
  'friend',
);
relate('passenger customer shopper passer-by passerby pedestrian motorist bystander cyclist jogger', 'passer-by');
relate('caller informant', 'caller');
relate('associate accomplice co-defendant co-defendants codefendant co-accused', 'associate');
relate('idva isva counsellor therapist psychologist psychiatrist', 'therapist');
relate('midwife nurse solicitor interpreter paramedic surgeon consultant pharmacist', 'professional');

/** What a folded relation word tells; undefined for other words. */
export function relationOf(key: string): Relation | undefined {
  return RELATIONS.get(key);
}
