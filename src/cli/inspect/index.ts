// `blotter inspect`: samples of what was served, and what they tell. One file per subcommand.
import { BlotterError } from '../../model/index.ts';
import type { Command } from '../command.ts';

const PARTS: Readonly<Record<string, () => Promise<(args: readonly string[]) => Promise<number>>>> = {
  plan: async () => (await import('./plan.ts')).plan,
  draw: async () => (await import('./draw.ts')).draw,
  report: async () => (await import('./report.ts')).report,
};

export const inspect: Command = {
  name: 'inspect',
  summary: 'inspections: how many to look at, a sample that can be drawn again, rates with intervals',
  usage: `blotter inspect plan [--rate 1%] [--confidence 95%] [--pile N] [--good 2% --bad 8% --alpha 5% --beta 10%]
blotter inspect plan --size N [--bear C]
  how many files without a breach show what; the smallest plan for what is asked; a running test; or what a plan lets pass
blotter inspect draw LIST.csv --seed TEXT --size N --out SAMPLE.csv [--by area,unit,type,month,lead] [--risk] [--json FILE]
  LIST.csv: item, area, unit, type, and if known released, hearing. --risk: statements and last-minute releases more often
blotter inspect report RESULTS.csv [--out PAGE.html] [--json FILE] [--before EARLIER.csv] [--draw DRAW.json] [--clean-pile N]
                       [--good 2% --bad 8%] [--title TEXT] [--lead TEXT]
  RESULTS.csv: the sample with the column outcome (clean, breach, unsure); a second inspector's rows say reading second
The tables, and how to draw by hand: docs/assurance.md. Nothing is written over.
Exit: 0 done · 2 wrong use, or a table that cannot be used`,
  async run([part = '', ...args]) {
    const load = Object.hasOwn(PARTS, part) ? PARTS[part] : undefined;
    if (!load) {
      const problem = part === '' ? 'say plan, draw or report.' : `there is no "${part}": say plan, draw or report.`;
      throw new BlotterError('B-USE-02', { command: 'inspect', problem });
    }
    return (await load())(args);
  },
};
