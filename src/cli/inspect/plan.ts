// `blotter inspect plan`: how many to look at, before anything is looked at.
import { acceptance, findPlan, percent, sequentialTest, upperBound, zeroFailureSize, type Demand } from '../../assurance/index.ts'; // prettier-ignore
import { BlotterError, EXIT } from '../../model/index.ts';
import { print, readArgs } from '../command.ts';
import { shareOf, wholeOf } from './values.ts';

const NAME = 'inspect plan';
const RATES = [0.005, 0.01, 0.02, 0.05, 0.1, 0.14] as const;

export async function plan(args: readonly string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = readArgs(NAME, args, { rate: text, confidence: text, pile: text, size: text, bear: text, good: text, bad: text, alpha: text, beta: text }, []); // prettier-ignore
  const share = (name: 'rate' | 'confidence' | 'good' | 'bad' | 'alpha' | 'beta', other: string): number =>
    shareOf(NAME, `--${name}`, values[name] ?? other);
  const confidence = share('confidence', '95%');
  if (values.size !== undefined) {
    const size = wholeOf(NAME, '--size', values.size, 1);
    const bear = wholeOf(NAME, '--bear', values.bear ?? '0', 0);
    print(`Look at ${size} and accept with at most ${bear} breached. Accepted, where the true rate is`);
    for (const rate of RATES) print(`  ${percent(rate).padStart(7)}  ${percent(acceptance({ size, bear }, rate)).padStart(7)}`); // prettier-ignore
    print(`After ${bear} in ${size} the rate is at most ${percent(upperBound(bear, size, confidence))} (${percent(confidence, 0)}, one side).`); // prettier-ignore
    return EXIT.done;
  }
  const pile = values.pile === undefined ? undefined : wholeOf(NAME, '--pile', values.pile, 1);
  const rate = share('rate', '1%');
  const of = pile === undefined ? '' : ` of ${pile.toLocaleString('en-GB')}`;
  print(`Without one breach: to say at ${percent(confidence, 0)} that at most ${percent(rate)}${of} are breached, look at ${zeroFailureSize(rate, confidence, pile).toLocaleString('en-GB')}.`); // prettier-ignore
  const demand: Demand = { good: share('good', '2%'), bad: share('bad', '8%'), alpha: share('alpha', '5%'), beta: share('beta', '10%') }; // prettier-ignore
  if (demand.good >= demand.bad || demand.alpha + demand.beta >= 1)
    throw new BlotterError('B-USE-02', { command: NAME, problem: '--good must be below --bad, and the two risks together below 100%.' }); // prettier-ignore
  const found = findPlan(demand);
  const asked = `${percent(demand.good)} passes but for ${percent(demand.alpha)}, ${percent(demand.bad)} passes in at most ${percent(demand.beta)}`; // prettier-ignore
  print(found ? `One sample: look at ${found.size} and bear ${found.bear} (${asked}).` : `One sample: more than 20,000 would be needed (${asked}).`); // prettier-ignore
  const test = sequentialTest(demand);
  print(`One after the other: good enough below ${test.slope.toFixed(4)} × seen − ${test.accept.toFixed(3)}, too bad above ${test.slope.toFixed(4)} × seen + ${test.reject.toFixed(3)}; earliest after ${test.earliest} without a breach.`); // prettier-ignore
  return EXIT.done;
}
