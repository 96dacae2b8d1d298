// A team's figures as pieces of a page (HTML) for the workbench: each chart with its table beside it, and in words why a
// share is missing. Not here: what is counted (figures), the page around it (server).
import { isTold, type Figures, type Group } from '../figures/index.ts';
import { mayRank } from '../inspect/ranking.ts';
import type { Rate } from '../inspect/rates.ts';
import { counted, percent, range } from '../inspect/words.ts';
import { loadCharts } from './chart.ts';
import { byMonth, counts, shortMonth, shortName } from './figures-charts.ts';
import { intervals } from './inspection-charts.ts';
import { inset, safe, section, summary, table } from './shell.ts';

/** Words for what the closed lists hold. */
export interface FigureWords {
  readonly step: (step: string) => string;
  readonly kind: (category: string) => string;
}

const LEGEND = 'Of each bar the first part, red, is breaches; the part after it, blue, is near misses.';

/** The figures. Holds no style, so that it may stand on a page that takes none but its own. Loads the charts' library. */
export async function figuresParts(figures: Figures, words: FigureWords): Promise<string> {
  const charts = await loadCharts({ styled: false, width: 500 });
  const { months, releases, breached, caught, breaches, misses, steps, kinds, types } = figures;
  const share = (rate: Rate): string => isTold(rate, figures) ? `, ${percent(rate.rate)} (95 %: ${range(rate.interval)})` : ''; // prettier-ignore
  const cells = (rate: Rate): string[] => (isTold(rate, figures) ? [percent(rate.rate), range(rate.interval)] : ['– too few', '–']); // prettier-ignore
  const part = (id: string, title: string, one: string, many: string, more: readonly string[], groups: readonly Group[], say: (name: string) => string): string => {
    if (groups.length === 0) return `<h2 id="${id}">${safe(title)}</h2>${inset('No breach and no near miss is known of this time.')}`;
    const told = groups.filter((group) => isTold(group.caught, figures)).map((group) => ({ ...group.caught, name: say(group.name) }));
    const chart = told.length === 0 ? '' : intervals(charts, told.map((one) => ({ ...one, name: shortName(one.name) })), caught.rate, `Share caught before it left, with 95 % intervals, ${title.toLowerCase()}.`, 'share caught');
    const order = told.length > 1 ? [mayRank(told, many).sentence] : [];
    return section(id, title, [LEGEND, ...more, ...order], counts(charts, groups, say, title) + chart,
      table(`Breaches and near misses, each ${one}`, [one, 'breaches', 'near misses', 'caught', '95 % interval'], groups.map((group) => [say(group.name), group.breaches, group.misses, ...cells(group.caught)])));
  }; // prettier-ignore
  return [
    summary([
      ['Left', counted(releases, 'release')],
      ['Of these with a breach', `${breached.k} known by now${share(breached)}`],
      ['Breaches', String(breaches)],
      ['Near misses', `${misses}; ${misses} of ${breaches + misses} were caught before they left${share(caught)}`],
    ]),
    inset(figures.sentence),
    section('months', 'By month', ['A release counts when it left, a breach when it was known, a near miss when it was caught. Each row of bars has a scale of its own.'],
      byMonth(charts, months, 'releases', 'Releases') + byMonth(charts, months, 'misses', 'Near misses') + byMonth(charts, months, 'breaches', 'Breaches'),
      table('Releases, near misses and breaches', ['month', 'releases', 'near misses', 'breaches'], months.map(({ month, ...one }) => [shortMonth(month), one.releases, one.misses, one.breaches]))),
    part('steps', 'By the step that failed', 'step', 'steps', ['In the order of the work.'], steps, words.step),
    part('kinds', 'By kind of data', 'kind', 'kinds', ['What holds several kinds counts under each of them.'], kinds, words.kind),
    part('types', 'By type of document', 'type', 'types', [], types, (name) => name),
  ].join('\n'); // prettier-ignore
}
