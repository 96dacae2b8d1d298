// A prepared case in words for a terminal: worst first. Kinds, places and counts; never a value.
import { count, type PairPlace, type Prepared } from '../flow/index.ts';
import { sentence, type Rulebook } from '../guidance/index.ts';
import { formatRecipient } from '../model/index.ts';
import { tellHidden } from './hidden-lines.ts';

const WORD: Record<string, string> = {
  dob: 'birth date',
  vrm: 'vehicle registration',
  nhs: 'NHS number',
  nino: 'NI number',
  pnc: 'PNC number',
  cro: 'CRO number',
  imei: 'IMEI',
  urn: 'reference',
  other: 'other number or detail',
  special: 'special category',
  clue: 'clue to a place or person',
};
const FIELD: Record<string, string> = { pnc: 'PNC ID', cro: 'CRO number', born: 'birth date', name: 'name', asn: 'arrest summons number', urn: 'URN' }; // prettier-ignore
const word = (category: string): string => WORD[category] ?? category;

function tally<T>(items: Iterable<T>, key: (item: T) => string): [string, number][] {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
}

/** At most three places, and how many more. */
function places(all: readonly PairPlace[]): string {
  const told = [...new Set(all.map(({ file, page }) => `${file} page ${page}`))];
  return told.slice(0, 3).join(', ') + (told.length > 3 ? ` and ${count(told.length - 3, 'more place')}` : '');
}

function wrap(text: string, indent: string, width = 100): string[] {
  const lines: string[] = [];
  let now = '';
  for (const piece of text.split(' ')) {
    if (now !== '' && indent.length + now.length + piece.length + 1 > width) {
      lines.push(indent + now);
      now = piece;
    } else now = now === '' ? piece : `${now} ${piece}`;
  }
  return now === '' ? lines : [...lines, indent + now];
}

/** Records page by page, and what does not stop the release but should be known. */
function worthKnowing({ records, warnings }: Prepared): string[] {
  const shown = records.filter(({ outcome }) => outcome === 'theirs');
  const lines: string[] = [];
  if (shown.length > 0) {
    lines.push('', 'Criminal records shown to be theirs:');
    for (const { file, page, person, fields } of shown) {
      const agree = fields.filter(({ state }) => state === 'agree').map(({ field }) => FIELD[field] ?? field);
      lines.push(...wrap(`${file} page ${page}: ${person ?? ''} (${agree.join(', ')})`, '  '));
    }
  }
  const told = records.flatMap(({ file, page, warnings: own }) => own.map((one) => `${file} page ${page}: ${one}`));
  if (told.length + warnings.length > 0) lines.push('', 'Worth knowing:');
  for (const line of [...warnings, ...told]) lines.push(...wrap(line, '  '));
  return lines;
}

/** The lines of the summary. `where` = the draft folder, where one was written. */
export function summarise(prepared: Prepared, rulebook: Rulebook, where: string | null): string[] {
  const { documents, holds } = prepared;
  const decided = documents.flatMap((document) => document.decided);
  const covered = decided.filter((entry) => entry.act !== 'keep');
  const asked = decided.filter((entry) => entry.act === 'undecided');
  const pages = documents.reduce((sum, document) => sum + document.judged.document.pages.length, 0);
  const lines: string[] = [];
  const head = (text: string): void => {
    lines.push('', text);
  };
  lines.push(
    `${prepared.manifest.title} (${prepared.manifest.urn})   for ${formatRecipient(prepared.recipient)}   guidance ${prepared.guidance}`,
  );
  lines.push(`${count(documents.length, 'document')}, ${count(pages, 'page')}`);

  if (holds.length > 0) {
    head(`HELD: this cannot go yet. ${count(holds.length, 'reason')}:`);
    for (const [cure, group] of Map.groupBy(holds, (hold) => hold.cure)) {
      for (const hold of group) {
        const place = [hold.file, hold.page === null ? null : `page ${hold.page}`].filter(Boolean).join(', ');
        lines.push(...wrap(`${place ? `${place}: ` : ''}${hold.why}`, '  '));
      }
      lines.push(...wrap(`→ ${cure}`, '    '));
    }
  } else head('Nothing holds the release.');

  lines.push(...worthKnowing(prepared));
  const withheld = documents.filter((document) => document.outcome === 'withheld');
  if (withheld.length > 0) {
    head('Withheld whole:');
    for (const document of withheld)
      lines.push(
        ...wrap(`${document.judged.document.file} (${document.judged.document.type}): ${document.why[0] ?? ''}`, '  '),
      );
  }
  const dropped = documents.filter((d) => d.outcome !== 'withheld' && d.judged.dropPages.length > 0);
  if (dropped.length > 0) {
    head('Pages that go whole:');
    for (const document of dropped) {
      const [first] = document.judged.dropPages;
      const numbers = document.judged.dropPages.map((drop) => drop.page).join(', ');
      lines.push(
        ...wrap(
          `${document.judged.document.file} page ${numbers}: ${first?.reason ?? ''} (${first?.rule ?? ''})`,
          '  ',
        ),
      );
    }
  }

  head(
    `Found ${count(decided.length, 'piece')} of personal data: ${covered.length - asked.length} redacted, ${asked.length} for a person to decide (covered in the draft), ${decided.length - covered.length} kept.`,
  );
  lines.push(
    ...wrap(
      tally(decided, (entry) => word(entry.proposal.finding.category))
        .map(([name, n]) => `${name} ${n}`)
        .join(' · '),
      '  ',
    ),
  );

  head('What is redacted, and why:');
  const rules = tally(
    covered.filter((entry) => entry.act === 'redact'),
    (entry) => entry.proposal.rule,
  );
  for (const [rule, n] of rules)
    lines.push(...wrap(`${String(n).padStart(3)} × ${sentence(rulebook, rule)} (${rule})`, '  '));
  const open = (act: 'ask' | 'redact', title: string): void => {
    const own = asked.filter((entry) => entry.proposal.act === act);
    if (own.length === 0) return;
    head(title);
    for (const [rule, n] of tally(own, (entry) => entry.proposal.rule))
      lines.push(...wrap(`${String(n).padStart(3)} × ${sentence(rulebook, rule)} (${rule})`, '  '));
  };
  open('ask', 'What a person must decide:');
  open('redact', 'Weak signs, worth a look (redact or keep):');

  if (prepared.offers.length > 0) {
    head('Asked again where the same question was answered (take an answer over with `alike` in the decisions file):');
    for (const [, group] of Map.groupBy(prepared.offers, ({ from }) => from)) {
      const [{ act, by, file, page, reason } = { act: '', by: '', file: '', page: 0, reason: '' }] = group;
      lines.push(
        ...wrap(`${count(group.length, 'open mark')}: ${act} in ${file} page ${page}, by ${by}: ${reason}`, '  '),
      );
    }
  }

  if (prepared.pairs.length > 0) {
    head('Covered in one document and kept in another (whoever reads both can tell what was covered):');
    for (const { category, covered: here, kept } of prepared.pairs)
      lines.push(...wrap(`${word(category)}: covered in ${places(here)}; kept in ${places(kept)}`, '  '));
  }
  const unexplained = documents.flatMap(({ judged }) => judged.unexplained);
  if (unexplained.length > 0) {
    head('Capital words and long numbers that nothing explains (kept as they are; look for names among them):');
    for (const [file, n] of tally(unexplained, ({ passage }) => passage.file))
      lines.push(...wrap(`${file}: ${n}`, '  '));
  }

  head('Documents:');
  const width = Math.max(...documents.map((document) => document.judged.document.file.length), 4);
  for (const document of documents) {
    const { file, type, hidden } = document.judged.document;
    const own = document.decided;
    const parts = [
      `${own.filter((entry) => entry.act !== 'keep').length} covered`,
      `${own.filter((entry) => entry.act === 'keep').length} kept`,
    ];
    if (hidden.length > 0) parts.push(`${count(hidden.length, 'hidden item')} removed`);
    const detail = document.outcome === 'withheld' || document.judged.document.failure ? '' : parts.join(', ');
    lines.push(
      `  ${file.padEnd(Math.min(width, 44))}  ${type.padEnd(8)} ${document.outcome.padEnd(9)} ${detail}`.trimEnd(),
    );
  }
  const concealed = tellHidden(
    documents.map(({ judged }) => judged),
    word,
  );
  if (concealed.length > 0) {
    head('Hidden in the files (none of it is in a copy):');
    for (const line of concealed) lines.push(...wrap(line, '  '));
  }
  const telling = documents.filter((document) => (document.widths?.telling ?? 0) > 0);
  if (telling.length > 0) {
    head('Boxes that one name of the case fits by its length (their lines could not be set anew):');
    for (const { judged, widths } of telling)
      lines.push(...wrap(`${judged.document.file}: ${count(widths?.telling ?? 0, 'place')}`, '  '));
  }
  if (where !== null) head(`Drafts: ${where}`);
  return lines;
}
