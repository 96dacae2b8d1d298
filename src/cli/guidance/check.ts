// `blotter guidance check` and `test`: is the book complete, consistent and alive, and do its examples come out?
import { surveyRulebook } from '../../guidance/index.ts';
import { EXIT } from '../../model/index.ts';
import { print, readArgs } from '../command.ts';
import { BOOK_OPTIONS, openRulebook } from '../rulebook.ts';

async function run(name: string, args: readonly string[], whole: boolean): Promise<number> {
  const { values } = readArgs(`guidance ${name}`, args, BOOK_OPTIONS, []);
  const book = openRulebook(values);
  const started = performance.now();
  const { problems, cells, decisions } = surveyRulebook(book);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const told = whole ? problems : problems.filter(({ kind }) => kind === 'example' || kind === 'examples');
  for (const { at, says } of told) print(at ? `${at.file} line ${at.line}: ${says}` : says);
  const all = [book, ...(book.layer ? [book.layer] : [])].flatMap(({ rules, documents, pages }) => [...rules, ...documents, ...pages]); // prettier-ignore
  const examples = all.reduce((sum, rule) => sum + rule.examples.length, 0);
  print(
    whole
      ? `${book.version}: ${all.length} rules, ${examples} examples; ${cells.toLocaleString('en-GB')} combinations answered by ${decisions.toLocaleString('en-GB')} decisions in ${seconds} s; ${told.length} faults.` // prettier-ignore
      : `${book.version}: ${examples} examples of ${all.length} rules; ${told.length} do not come out.`,
  );
  return told.length > 0 ? EXIT.checkFailed : EXIT.done;
}

export const checkBook = (args: readonly string[]): Promise<number> => run('check', args, true);
export const testBook = (args: readonly string[]): Promise<number> => run('test', args, false);
