// `blotter guidance explain`: rule by rule why each mark got its act. Places and kinds; never the words that were found.
import { readFileSync } from 'node:fs';
import { judgeCase, openCase, openManifest, type JudgedCase } from '../../flow/index.ts';
import { circumstances, explain, type Explained, type Rulebook } from '../../guidance/index.ts';
import { barePage, BlotterError, DOCUMENT_TYPES, EXIT, formatRecipient, parseRecipient, type DocumentType, type Manifest, type Proposal, type Recipient } from '../../model/index.ts'; // prettier-ignore
import { chooseRecipient } from '../check.ts';
import { print, readArgs } from '../command.ts';
import { showProgress } from '../progress.ts';
import { BOOK_OPTIONS, openRulebook } from '../rulebook.ts';

interface Judged {
  readonly manifest: Manifest;
  readonly recipient: Recipient;
  readonly judged: JudgedCase;
}

const wrong = (problem: string): BlotterError => new BlotterError('B-USE-02', { command: 'guidance explain', problem });

/** A text alone, as a case of one document and one nameless defendant. */
function judgeText(file: string, type: string | undefined, asked: string | undefined, book: Rulebook): Judged {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? 'unreadable';
    throw new BlotterError('B-CASE-04', { path: file, reason }, { cause });
  }
  const known = DOCUMENT_TYPES.find((one) => one.toLowerCase() === (type ?? 'OTHER').toLowerCase());
  if (known === undefined) throw wrong(`--type is one of ${DOCUMENT_TYPES.join(', ')}.`);
  const recipient = parseRecipient(asked ?? 'defence:D1');
  if (recipient === null) throw new BlotterError('B-USE-03', { recipient: asked ?? '' });
  const manifest: Manifest = { urn: '', title: '', offences: [], people: [], documents: [] };
  const document = { file, type: known satisfies DocumentType, typeBy: 'manifest' as const, format: 'txt' as const, pages: [barePage(1, text)], hidden: [] }; // prettier-ignore
  return { manifest, recipient, judged: judgeCase(manifest, [document], recipient, book, new Date().getFullYear()) };
}

async function judgeFolder(caseDir: string, asked: string | undefined, book: Rulebook): Promise<Judged> {
  const manifest = await openManifest(caseDir);
  const recipient = chooseRecipient(manifest, asked);
  const opened = await openCase(caseDir, manifest, showProgress());
  const documents = opened.documents.map(({ document }) => document);
  return { manifest, recipient, judged: judgeCase(manifest, documents, recipient, book, new Date().getFullYear()) };
}

function tellMark(place: string, proposal: Proposal, { situation, whole, steps }: Explained): void {
  const { finding, act, grade } = proposal;
  const whose = finding.whose === undefined ? 'of somebody unknown' : `of ${finding.whose} (${situation.standing})`;
  const traits = [...situation.traits];
  print(`${place}: ${finding.category} ${whose}, ${grade}${traits.length > 0 ? `; ${traits.join(', ')}` : ''}`);
  if (whole) print(`  → redact: ${whole.sentence} (${whole.id}; the page or document goes whole)`);
  for (const { rule, outcome, because } of steps) {
    const { id, sentence, paragraph, source, verified } = rule;
    if (outcome === 'answers') {
      print(`  → ${whole ? `else ${rule.act}` : act}: ${sentence} (${id})`);
      print(`    because: ${because} Paragraph ${paragraph}; ${source}${verified ? '' : ' (still to be read there)'}.`);
      print(`    it is for ${circumstances(rule)}`);
    } else if (outcome === 'outranked') print(`    not ${id} (${rule.act}): it holds too, but ${because}`);
    else print(`    not ${id} (${rule.act}): ${because}`);
  }
  print(`    found by: ${finding.evidence.map(({ says }) => says).join('; ')}`);
}

export async function explainMarks(args: readonly string[]): Promise<number> {
  const own = { for: { type: 'string' }, text: { type: 'string' }, type: { type: 'string' }, page: { type: 'string' } } as const; // prettier-ignore
  const given = args.some((arg) => arg === '--text' || arg.startsWith('--text='));
  const folders = given ? [] : ['CASE'];
  // The file may be left out.
  const named = args.filter((arg, i) => !arg.startsWith('-') && !/^--(?:for|text|type|page|guidance|layer)$/.test(args[i - 1] ?? '')); // prettier-ignore
  const { values, positionals } = readArgs('guidance explain', args, { ...own, ...BOOK_OPTIONS }, !given && named.length > 1 ? ['CASE', 'FILE'] : folders); // prettier-ignore
  const book = openRulebook(values);
  const [caseDir, only] = positionals;
  const { manifest, recipient, judged } =
    values.text === undefined
      ? await judgeFolder(caseDir as string, values.for, book)
      : judgeText(values.text, values.type, values.for, book);
  if (only !== undefined && !judged.documents.some(({ document }) => document.file === only))
    throw wrong(`there is no document "${only}" in this case.`);
  print(`For ${formatRecipient(recipient)}, by ${book.version}.`);
  for (const { document, release, rule, reason, dropPages, proposals } of judged.documents) {
    if (only !== undefined && document.file !== only) continue;
    print(`\n${document.file} (${document.type}): ${release === 'redact' ? 'goes, redacted' : release}. ${reason} (${rule})`); // prettier-ignore
    for (const drop of dropPages) print(`page ${drop.page} goes whole: ${drop.reason} (${drop.rule})`);
    for (const proposal of proposals) {
      const { passage } = proposal.finding;
      if (values.page !== undefined && String(passage.page) !== values.page) continue;
      const page = document.pages[passage.page - 1];
      const before = page?.text.slice(0, passage.from) ?? '';
      const line = before.split('\n').length;
      const place = `page ${passage.page}, line ${line}, character ${passage.from - before.lastIndexOf('\n')}`;
      const explained = explain(book, {
        finding: proposal.finding,
        document,
        pageRole: page?.role ?? 'body',
        recipient,
        people: judged.people,
        offences: manifest.offences,
      });
      tellMark(place, proposal, explained);
    }
  }
  return EXIT.done;
}
