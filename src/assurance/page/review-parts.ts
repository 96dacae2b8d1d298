// How a team reviews, as pieces of a page (HTML) for the workbench: tables, and in words why a figure is missing. Holds no
// style. Not here: what is counted (figures/review.ts), the page around it (server).
import type { TeamReview } from '../figures/review.ts';
import type { Rate } from '../inspect/rates.ts';
import { mayRank } from '../inspect/ranking.ts';
import { counted, percent, range } from '../inspect/words.ts';
import { FEWEST_FINDS, FEWEST_PEOPLE } from '../team/index.ts';
import type { FigureWords } from './figures-page.ts';
import { inset, section, table } from './shell.ts';

/** Rules on the page; the file has all. */
const FIRST = 10;
const TOO_FEW_PEOPLE = `Fewer than ${FEWEST_PEOPLE} people did this in this time, and their figures would be somebody’s, not a team’s.`; // prettier-ignore

const cells = (rate: Rate, team: boolean): string[] => (team && rate.n >= FEWEST_FINDS ? [percent(rate.rate), range(rate.interval)] : ['– too few', '–']); // prettier-ignore
/** "13 (WYP)"; what a case's number does not tell. */
const forceInWords = (force: string, codes: readonly string[]): string => `${force === '' ? 'number not told' : force}${codes.length > 0 ? ` (${codes.join(', ')})` : ''}`; // prettier-ignore

function rulePart({ rules, answers }: TeamReview, sentenceOf: (rule: string) => string): string {
  const head = [
    'rule',
    'what it says',
    'left visible against it',
    'covered against it',
    'answered',
    'against',
    '95 % interval',
  ];
  const says = [
    'Where people often answer against a rule, the guidance is unclear there, or wrong: a reason to look at the rule, not at anybody. Counted are marks that a person answered and for which the rule proposed an answer; what was left as proposed, without a word, is not counted, so a share says nothing of all marks of a rule. Of a mark that was answered more than once the last word counts.',
  ];
  if (rules.length === 0) return section('rules', 'Rules answered against', says, null, inset(answers.all === 0 ? 'Nothing was answered in this time.' : 'No answer went against a rule in this time.')); // prettier-ignore
  const more = rules.length > FIRST ? [`The first ${FIRST} of ${rules.length}; the file has all.`] : [];
  const rows = rules.slice(0, FIRST).map(({ rule, kept, covered, rate }) => [rule, sentenceOf(rule), kept, covered, rate.n, ...cells(rate, answers.team)]); // prettier-ignore
  return section('rules', 'Rules answered against', [...says, ...(answers.team ? [] : [`No shares: ${TOO_FEW_PEOPLE}`]), ...more], null, table('Rules that people answered against, most often first', head, rows)); // prettier-ignore
}

function blindPart({ blind: { figures, notLeft } }: TeamReview, words: FigureWords): string {
  const open = notLeft > 0 ? [`${counted(notLeft, 'blind page')} of cases that have not left yet, or left before it was kept what was covered, ${notLeft === 1 ? 'is' : 'are'} not counted.`] : []; // prettier-ignore
  const shown = figures.shown ? [figures.all, ...figures.kinds] : [];
  const rows = shown.map(({ category, people }) => [category === null ? 'All kinds' : words.kind(category), people.k, people.n, percent(people.rate), range(people.interval)]); // prettier-ignore
  return section('blind', 'What people see unaided', [figures.sentence, ...open], null, rows.length === 0 ? '' : table('Of the program’s marks on blind pages, found by people before they saw them', ['kind', 'found', 'of', 'recall', '95 % interval'], rows)); // prettier-ignore
}

function timePart({ times }: TeamReview): string {
  const says = [
    'Seconds for which a page was in view until it was declared done, all looks of one person at one page together; half of the pages took less. Types are those of the papers. Whether a page was one of which every word is to be read is not kept with a look, so it is not told apart.',
    ...(times.notLeft > 0 ? [`${counted(times.notLeft, 'page')} of papers of which no type is kept yet (they have not left) ${times.notLeft === 1 ? 'is' : 'are'} not counted.`] : []),
  ]; // prettier-ignore
  if (!times.team) return section('times', 'Time for a page', [...says, `Not told: ${TOO_FEW_PEOPLE}`], null, '');
  const few = times.few > 0 ? [`${counted(times.few, 'type')} with fewer than ${FEWEST_FINDS} pages left out.`] : [];
  const rows = times.types.map(({ type, pages, median }) => [type, pages, `${median.toFixed(0)} s`]);
  return section('times', 'Time for a page', [...says, ...few], null, rows.length === 0 ? inset('No type has enough pages in this time.') : table('Time for a page by type of paper', ['type', 'pages', 'median'], rows)); // prettier-ignore
}

function forcePart({ forces }: TeamReview): string {
  const says = ['Papers that came in for cases with a force’s number (the first two digits of the case’s), and of these the notes that one came unredacted. A note counts on the day on which the paper came. What nobody noted is not here.']; // prettier-ignore
  if (forces.length === 0) return section('arrived', 'What came unredacted, by force', says, null, inset('Nothing came in in this time.')); // prettier-ignore
  const told = forces.filter(({ rate }) => rate.n >= FEWEST_FINDS).map(({ rate }) => rate);
  const order = told.length > 1 ? [mayRank(told, 'forces').sentence] : [];
  const rows = forces.map(({ force, codes, rate }) => [
    forceInWords(force, codes),
    rate.k,
    rate.n,
    ...cells(rate, true),
  ]);
  return section('arrived', 'What came unredacted, by force', [...says, ...order], null, table('Unredacted papers, each force in the order of their numbers', ['force', 'unredacted', 'papers that came', 'share', '95 % interval'], rows)); // prettier-ignore
}

/** The parts. `sentenceOf`: what a rule says, '' where it is none of this guidance. */
export const reviewParts = (review: TeamReview, words: FigureWords, sentenceOf: (rule: string) => string): string =>
  [rulePart(review, sentenceOf), blindPart(review, words), timePart(review), forcePart(review)].join('\n');
