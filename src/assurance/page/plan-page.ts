// A plan before anything is looked at, as pieces of a page (HTML): what it would let pass, rate by rate. Not here: how many it
// takes (statistics/plan.ts).
import { counted, percent } from '../inspect/words.ts';
import { acceptance, type AcceptancePlan } from '../statistics/index.ts';
import { loadCharts } from './chart.ts';
import { curves, planName } from './inspection-charts.ts';
import { section, table } from './shell.ts';

const RATES = [0.005, 0.01, 0.02, 0.05, 0.08, 0.1, 0.14] as const;

/** The operating curve of a plan over a pile of `pile`. Holds no style. Loads the charts' library. */
export async function planParts(plan: AcceptancePlan, pile: number, thing: string): Promise<string> {
  const charts = await loadCharts({ styled: false, width: 500 });
  const all = plan.size >= pile ? ` That is the whole list: what is found is then no estimate.` : '';
  return section('curve', 'What this plan would let pass', [
    `It looks at ${plan.size} of ${counted(pile, thing)} and accepts with at most ${counted(plan.bear, 'breach', 'breaches')}.${all} The chart is drawn for a list without end, the table for this one.`,
  ], curves(charts, [plan], 1), table('Accepted by the plan', ['true rate', planName(plan)], RATES.map((rate) => [percent(rate, 1), percent(acceptance(plan, rate, pile), 1)])));
} // prettier-ignore
