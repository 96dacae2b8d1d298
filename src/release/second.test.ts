import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Prepared } from '../flow/index.ts';
import type { Act, Category, Grade } from '../model/index.ts';
import { risksOf, secondNeed, SECOND_POLICY, type Risk } from './second.ts';

interface Form {
  readonly offences?: readonly string[];
  readonly people?: readonly { readonly role: string; readonly protections?: readonly string[]; readonly relation?: string }[]; // prettier-ignore
  readonly type?: string;
  readonly format?: string;
  readonly looks?: string;
  readonly outcome?: string;
  readonly mark?: { readonly proposed: Act; readonly act: 'redact' | 'keep' | 'undecided'; readonly grade: Grade; readonly person: boolean; readonly category: Category }; // prettier-ignore
}
const prepared = ({ offences = ['Theft'], people = [], type = 'MG5', format = 'pdf', looks, outcome = 'redacted', mark }: Form) =>
  ({
    manifest: { offences },
    people: people.map((one) => ({ protections: [], ...one })),
    documents: [
      {
        outcome,
        judged: { document: { type, format, pages: [looks === undefined ? {} : { pixels: { looks } }] } },
        decided: mark ? [{ proposal: { act: mark.proposed, grade: mark.grade, finding: { category: mark.category } }, act: mark.act, ...(mark.person ? { decision: {} } : {}) }] : [],
      },
    ],
  }) as unknown as Prepared; // prettier-ignore
const kept = (proposed: Act, grade: Grade, act: 'redact' | 'keep' = 'keep', person = true, category: Category = 'phone'): Form => ({ mark: { proposed, act, grade, person, category } }); // prettier-ignore

const ROWS: readonly (readonly [string, Form, readonly Risk[]])[] = [
  ['an ordinary theft', {}, []],
  ['rape', { offences: ['Rape of a woman aged 16 or over'] }, ['sexual-offence']],
  ['sexual assault', { offences: ['Theft', 'Sexual assault on a female'] }, ['sexual-offence']],
  ['exposure', { offences: ['Exposure'] }, ['sexual-offence']],
  ['voyeurism', { offences: ['Voyeurism'] }, ['sexual-offence']],
  ['an indecent image', { offences: ['Making indecent photographs'] }, ['sexual-offence']],
  ['a private image', { offences: ['Disclosing an intimate image'] }, ['sexual-offence']],
  ['rapeseed is no offence', { offences: ['Theft of rapeseed oil'] }, []],
  ['a photograph is not intimate by itself', { offences: ['Theft of a photograph'] }, []],
  ['lifelong anonymity', { people: [{ role: 'victim', protections: ['sexual-offence'] }] }, ['sexual-offence']],
  ['a refuge', { people: [{ role: 'victim', protections: ['refuge'] }] }, ['refuge']],
  ['an anonymity order', { people: [{ role: 'witness', protections: ['anonymity-order'] }] }, ['anonymity']],
  ['an officer under cover', { people: [{ role: 'officer', protections: ['undercover'] }] }, ['anonymity']],
  ['a child of the case', { people: [{ role: 'child' }] }, ['child']],
  ['a child that the papers told of', { people: [{ role: 'third-party', relation: 'child' }] }, ['child']],
  ['a protected child', { people: [{ role: 'victim', protections: ['child'] }] }, ['child']],
  ['a grown-up neighbour', { people: [{ role: 'third-party', relation: 'neighbour' }] }, []],
  ['a PNC print', { type: 'PNC' }, ['convictions']],
  ['an MG16', { type: 'MG16' }, ['convictions']],
  ['a PNC print that stays behind', { type: 'PNC', outcome: 'withheld' }, []],
  ['a photograph by type', { type: 'PHOTO' }, ['photograph']],
  ['a picture file', { format: 'picture' }, ['photograph']],
  ['a page that is a photograph', { looks: 'photograph' }, ['photograph']],
  ['a scan of print', { looks: 'print' }, []],
  ['a certain mark left visible', kept('redact', 'certain'), ['certain-kept']],
  ['a certain question answered by keep', kept('ask', 'certain'), ['certain-kept']],
  ['a likely mark left visible', kept('redact', 'likely'), []],
  ['a likely mark of somebody’s health left visible', kept('redact', 'likely', 'keep', true, 'medical'), ['certain-kept']],
  ['a question of health answered by keep', kept('ask', 'likely', 'keep', true, 'medical'), []],
  ['a certain mark redacted', kept('redact', 'certain', 'redact'), []],
  ['what guidance keeps', kept('keep', 'certain'), []],
  ['a mark nobody touched', kept('redact', 'certain', 'keep', false), []],
  ['several at once, worst first', { offences: ['Rape'], people: [{ role: 'child' }], type: 'PNC', format: 'picture' }, ['sexual-offence', 'child', 'convictions', 'photograph']],
]; // prettier-ignore
for (const [name, form, risks] of ROWS)
  test(`risks: ${name}`, () => {
    assert.deepEqual(risksOf(prepared(form)), risks);
  });

const draw = (n: number, releases: number) => secondNeed([], { seed: 'secret', urn: `13XD${n}`, recipient: 'defence:D1', releases }); // prettier-ignore
test('every risk is told in a sentence, and needs a second person whatever the draw', () => {
  for (let n = 0; n < 50; n++) {
    const need = secondNeed(['refuge', 'child'], { seed: `${n}`, urn: 'u', recipient: 'court', releases: 900 });
    assert.deepEqual([need.needed, need.why.length], [true, 2]);
    assert.match(need.why.join(), /refuge.*child/);
  }
});
test('of the others a fifth is drawn, half for new staff; the same release always alike', () => {
  const share = (releases: number) => Array.from({ length: 4000 }, (_, n) => draw(n, releases)).filter(({ needed }) => needed).length / 4000; // prettier-ignore
  assert.ok(Math.abs(share(20) - SECOND_POLICY.share) < 0.03);
  assert.ok(Math.abs(share(19) - SECOND_POLICY.shareNew) < 0.04);
  for (let n = 0; n < 100; n++) assert.deepEqual(draw(n, 50), draw(n, 50));
  for (let n = 0; n < 400; n++) if (draw(n, 50).needed) assert.ok(draw(n, 0).needed, 'a draw does not become laxer for new staff'); // prettier-ignore
});
