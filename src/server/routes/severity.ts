// The tables of severity: what they say now, what was changed in them by whom and why, and the forms that change them. Nothing
// that was adopted changes with them. Not here: the severity of one breach (breach.ts).
import { severityIn } from '../../casework/index.ts';
import { BlotterError, CATEGORIES, type Category } from '../../model/index.ts';
import { CLASSES, EASE, type Amendment } from '../../register/breach/index.ts';
import { kindInWords } from '../review/words.ts';
import { timeInWords } from '../shown/release.ts';
import type { Answer, Asked, Route } from '../web/asked.ts';
import { mayDo, needsFreshSignIn } from '../web/case.ts';
import { signInAgain } from '../web/refusals.ts';
import { officerOf } from './report-breach.ts';

const BANDS = { medium: 'Medium', high: 'High', veryHigh: 'Very high' } as const;
type Band = keyof typeof BANDS;

function changeInWords({ change }: Amendment): string {
  if ('category' in change) return `${kindInWords(change.category)} is ${change.class} data`;
  if ('band' in change) return `${BANDS[change.band]} from ${change.from}`;
  const numbers = [change.dpc === undefined ? '' : `DPC ${change.dpc}`, change.ei === undefined ? '' : `EI ${change.ei}`].filter((one) => one !== ''); // prettier-ignore
  return `Rule ${change.rule}: ${change.off ? 'off' : `${numbers.join(', ')} at least`}`;
}

async function page(asked: Asked, refused: { readonly at: string; readonly line: string } | null = null): Promise<Answer> {
  const { tables, amendments } = await severityIn(asked).now();
  const names = await asked.casework.names(new Set(amendments.map(({ by }) => by.split('/')[1] ?? '')));
  const may = mayDo(asked, 'breach-decide');
  const { form } = asked;
  const list = (values: readonly string[], chosen: string | undefined, say: (one: string) => string = (one) => one) => values.map((value) => ({ value, text: say(value), selected: value === chosen }));
  return {
    view: 'severity',
    status: refused ? 409 : 200,
    data: {
      title: 'Tables of severity',
      version: tables.version,
      classes: Object.entries(CLASSES).map(([name, score]) => ({ name, score, kinds: CATEGORIES.filter((one) => tables.classOf[one] === name).map((one) => kindInWords(one)).join(', ') })),
      bands: (Object.keys(BANDS) as Band[]).map((name) => ({ name: BANDS[name], from: tables.bands[name] })),
      rules: tables.overlay.map(({ id, dpc, ei, why }) => ({ id, dpc, ei, why })),
      history: amendments.map((one, i) => ({ no: i + 1, what: changeInWords(one), who: names.get(one.by.split('/')[1] ?? '') ?? one.by, at: timeInWords(one.at), reason: one.reason })).toReversed(),
      may,
      fresh: may && needsFreshSignIn(asked, 'breach-decide') ? signInAgain('/breaches/severity') : null,
      refused,
      form: refused ? form : {},
      kinds: list(CATEGORIES, form['category'], (one) => kindInWords(one as Category)),
      classNames: list(Object.keys(CLASSES), form['class']),
      bandNames: list(Object.keys(BANDS), form['band'], (one) => BANDS[one as Band]),
      ruleNames: list(tables.overlay.map(({ id }) => id), form['rule']),
      ease: ['', ...Object.values(EASE).map(String)].map((value) => ({ value, text: value === '' ? 'as it is' : value, selected: value === (form['ei'] ?? '') })),
    },
  };
} // prettier-ignore

/** The change that a form asks for; null where it is none. */
function changeIn({ form }: Asked): object | null {
  const number = (name: string): number | undefined => ((form[name] ?? '').trim() === '' ? undefined : Number((form[name] ?? '').replace(',', '.')));
  switch (form['kind']) {
    case 'category':
      return { category: form['category'], class: form['class'] };
    case 'band':
      return { band: form['band'], from: number('from') };
    case 'rule': {
      const [dpc, ei] = [number('dpc'), number('ei')];
      if (form['off'] === '1') return { rule: form['rule'], off: true };
      return dpc === undefined && ei === undefined ? null : { rule: form['rule'], ...(dpc === undefined ? {} : { dpc }), ...(ei === undefined ? {} : { ei }) };
    }
    default:
      return null;
  }
} // prettier-ignore

async function change(asked: Asked): Promise<Answer> {
  const at = asked.form['kind'] ?? '';
  const asks = changeIn(asked);
  if (asks === null) return page(asked, { at, line: 'Say what it changes to.' });
  try {
    await severityIn(asked).amend(asks, (asked.form['reason'] ?? '').trim(), officerOf(asked), asked.form['version'] ?? '');
    return { to: '/breaches/severity#history' };
  } catch (error) {
    if (!(error instanceof BlotterError) || error.exit === 70) throw error;
    return page(asked, { at, line: error.what });
  }
} // prettier-ignore

export const SEVERITY_TABLES: readonly Route[] = [
  { method: 'GET', path: '/breaches/severity', gate: 'breach-read', answer: (asked) => page(asked) },
  { method: 'POST', path: '/breaches/severity', gate: 'breach-decide', answer: change },
];
