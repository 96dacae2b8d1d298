// Every cell of table 2.3 (category × whose × recipient) is a rule of the book, with the act that the table asks for. R redact,
// K keep, A ask. The first letter of a cell is what holds where nothing more is known; the others are what may follow from how
// the value stands there. Where the book says more than the table, SETTLED names the paragraph.
import assert from 'node:assert/strict';
import test from 'node:test';
import type { Act, Category } from '../model/index.ts';
import { decide, isOrder, isSilence, type Situation } from './decide.ts';
import { loadRulebook } from './load.ts';
import { TRAITS, type RecipientKind, type Standing, type Trait } from './words.ts';

const book = loadRulebook();

const TO_DEFENCE = ['victim', 'witness', 'third-party', 'child', 'officer', 'served-defendant', 'co-defendant'] as const satisfies readonly Standing[]; // prettier-ignore
/** The columns of the other readers, and for whom each is asked: the victim, and the defendant. */
const OTHERS = [['court', 'victim'], ['court', 'served-defendant'], ['probation', 'victim'], ['probation', 'served-defendant'], ['press', 'victim'], ['press', 'served-defendant']] as const satisfies readonly (readonly [RecipientKind, Standing])[]; // prettier-ignore

/** To the defence: V W T K O Df Co | court V Df, probation V Df, press V Df | unused material, of a victim. */
const TABLE: readonly (readonly [readonly Category[], string, string, string])[] = [
  [['name'], 'K K RA K K K K', 'K K K K A K', 'A'],
  [['address'], 'RA RA R R R K R', 'RA K A K R RK', 'R'],
  [['scene'], 'AK AK A A K K K', 'K K K K A A', 'A'],
  [['dob'], 'RA R R RA R K R', 'R K R K R R', 'R'],
  [['age'], 'K A R A R K A', 'K K K K A A', 'A'],
  [['phone', 'email', 'social', 'imei'], 'RA R R R R K R', 'R R R R R R', 'R'],
  [['occupation', 'workplace', 'school'], 'RA A R R K K R', 'A A A A R R', 'R'],
  [['relation'], 'AK A R A A K A', 'K K K K AR A', 'A'],
  [['vrm'], 'AKR R R R R K A', 'A A R R R R', 'R'],
  [['nhs', 'nino', 'passport', 'licence'], 'R R R R R RA R', 'R R R R R R', 'R'],
  [['bank', 'card'], 'RA R R R R A R', 'R R R R R R', 'R'],
  [['medical'], 'AKR RA R AKR R A R', 'AKR A A A R R', 'A'],
  [['special'], 'RAK R R R R A R', 'A A A A R R', 'R'],
  [['convictions'], 'RA RA R R R K R', 'R K R K R A', 'A'],
  [['pnc', 'cro'], 'R R R R R KA R', 'R K R K R R', 'R'],
  [['urn'], 'K K K K K K A', 'K K K K K K', 'K'],
  [['officer'], 'K K K K K K K', 'K K K K A A', 'K'],
  [['informant'], 'R R R R R R R', 'A A R R R R', 'R'],
  [['signature'], 'K K R R K K A', 'K K K K R R', 'A'],
  [['safety'], 'R R R R R R R', 'R R A A R R', 'R'],
];

/** What the book says beyond the table: letters that may follow too, and the one that holds first where it is another. */
const SETTLED: readonly (readonly [readonly Category[], readonly Standing[] | null, RecipientKind | null, string, string])[] = [
  [['address', 'scene'], null, null, 'KA', '2.4, 2.6.5, 2.6.6: towns, businesses, the scene and bail conditions'],
  [['address', 'scene'], ['victim'], 'court', 'AK', '2.6.5: house number and postcode alike in every document'],
  [['address', 'convictions', 'pnc', 'cro'], ['served-defendant'], null, 'KAR', '2.6.2, 2.6.3: prison, markers; own numbers on the own record'],
  [['age'], ['witness'], 'defence', 'K', '2.3: statement and summary (Criminal Justice Act 1967 s.9(3))'],
  [['age'], ['third-party'], 'defence', 'A', '2.4: a child outside the case'],
  [['phone', 'email', 'social', 'imei'], null, null, 'AK', '2.4: used for the offence; office mail boxes; own device'],
  [['phone', 'email', 'social', 'imei', 'licence', 'bank', 'card', 'nino', 'passport', 'nhs', 'vrm'], ['served-defendant'], null, 'KA', '2.6.2: own data'],
  [['occupation', 'workplace', 'school'], null, null, 'RAK', '2.6.1: titles, places that tell where somebody is, the scene, bail conditions; own work'],
  [['relation'], null, null, 'KAR', '2.6.4: named anyway, or telling who somebody is'],
  [['vrm'], null, null, 'KAR', '2.3: the vehicle of the offence, a marked police vehicle; a parked car'],
  [['special', 'medical'], null, null, 'RAK', '2.6.10: words that are the offence; injuries of others asked'],
  [['bank', 'card'], null, 'court', 'A', '2.3: last digits in a fraud'],
  [['dob', 'imei'], ['victim'], 'court', 'A', '2.3: age as an element; a stolen device'],
  [['convictions'], null, null, 'KA', '2.3: own record whose owner is not named; non-convictions'],
  [['name'], null, null, 'KA', '2.6.3, 2.6.8: officers, bodies, professionals and co-accused known by their role; children to the press'],
  [['name'], ['served-defendant'], 'press', 'R', '2.6.11: a youth'],
]; // prettier-ignore

const LETTER: Readonly<Record<Act, string>> = { keep: 'K', ask: 'A', redact: 'R' };
const situation = (category: Category, standing: Standing, recipient: RecipientKind, over: Partial<Situation> = {}): Situation => ({
  ...{ category, standing, recipient, document: 'OTHER', page: 'body' as const, protections: [] },
  ...{ traits: new Set<Trait>(), ...over },
}); // prettier-ignore

interface Cell {
  readonly name: string;
  readonly want: string;
  readonly at: Situation;
}
const cells: Cell[] = TABLE.flatMap(([categories, defence, others, unused]) =>
  categories.flatMap((category): Cell[] => [
    ...defence.split(' ').map((want, i) => {
      const standing = TO_DEFENCE[i] ?? 'victim';
      return { name: `${category}, ${standing}, to the defence`, want, at: situation(category, standing, 'defence') };
    }),
    ...others.split(' ').map((want, i) => {
      const [recipient, standing] = OTHERS[i] ?? ['court', 'victim'];
      return { name: `${category}, ${standing}, to ${recipient}`, want, at: situation(category, standing, recipient) };
    }),
    { name: `${category}, unused`, want: unused, at: situation(category, 'victim', 'defence', { protections: ['unused'] }) },
  ]),
); // prettier-ignore

const settled = ({ category, standing, recipient }: Situation): string =>
  SETTLED.filter(
    ([categories, standings, to]) =>
      categories.includes(category) && (standings?.includes(standing) ?? true) && (to === null || to === recipient),
  )
    .map(([, , , letters]) => letters)
    .join('');

test('every cell of the table is answered as the table says, or as a paragraph settles', (t) => {
  t.diagnostic(`${String(cells.length)} cells`);
  assert.equal(cells.length, 30 * 14);
  const wrong: string[] = [];
  for (const { name, want, at } of cells) {
    const rule = decide(book, at);
    if (isSilence(rule.when)) wrong.push(`${name}: only silence answers`);
    const plain = LETTER[rule.act];
    const may = want + (at.protections.length > 0 ? 'R' : settled(at));
    // An order never loosens: what is redacted anyway stays redacted in unused material.
    const stricter = at.protections.length > 0 && plain === 'R';
    if (plain !== want[0] && !stricter && !settled(at).includes(plain)) wrong.push(`${name}: ${plain}, the table says ${want}`);
    for (const trait of TRAITS) {
      const act = LETTER[decide(book, { ...at, traits: new Set([trait]) }).act];
      if (!may.includes(act)) wrong.push(`${name}, ${trait}: ${act}, the table says ${want}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('no cell is looser than the table where nothing more is known, but where a paragraph says so', () => {
  const strictness = 'KAR';
  const looser = cells.filter(({ want, at }) => strictness.indexOf(LETTER[decide(book, at).act]) < strictness.indexOf(want[0] ?? 'R'));
  const own = looser.filter(({ at }) => at.standing !== 'served-defendant').map(({ name }) => name);
  // Whether it is the office's or the officer's own is asked: the table keeps the one and redacts the other.
  assert.deepEqual(own, ['email, officer, to the defence']);
}); // prettier-ignore

test('every question of the book says why it is asked', () => {
  for (const rule of book.rules.filter(({ act }) => act === 'ask')) {
    assert.ok(rule.why.length > 20, `${rule.id} has no reason`);
    assert.ok(rule.sentence.length > 20, rule.id);
    if (!isSilence(rule.when) && !isOrder(rule)) assert.match(rule.sentence, /person|prosecutor|decide/i, rule.id);
  }
});
