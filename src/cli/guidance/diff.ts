// `blotter guidance diff`: what a new book changes, before it is adopted: its rules, and the marks of case files judged
// under both. The documents are opened and searched once; only the judging is done twice.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { count, judgeCase, openCase, openManifest, type JudgedCase } from '../../flow/index.ts';
import { diffRules, type Rulebook } from '../../guidance/index.ts';
import { BlotterError, EXIT, formatRecipient, parseRecipient, type Act, type Recipient } from '../../model/index.ts';
import { print, readArgs, tell } from '../command.ts';
import { openRulebook } from '../rulebook.ts';

const PRACTICE = ['harbour-road-burglary', 'wrong-record'].map((name) =>
  path.resolve(import.meta.dirname, '../../../practice', name),
);
const RECIPIENTS = 'defence:D1,court,press';

/** A book by its folder: `shipped`, a folder with book.yaml, or a layer over the shipped book. */
function bookAt(where: string): Rulebook {
  if (where === 'shipped') return openRulebook({ layer: '' });
  return existsSync(path.join(where, 'layer.yaml'))
    ? openRulebook({ layer: where })
    : openRulebook({ guidance: where, layer: '' });
}

const WORDS: Readonly<Record<Act, string>> = { redact: 'redacted', ask: 'asked', keep: 'kept' };

/** "12 marks (address): kept → asked (EW-2.3-a → EW-2.3-b)", most first. */
function tellMarks(before: JudgedCase, after: JudgedCase): number {
  const old = new Map(before.documents.flatMap(({ proposals }) => proposals.map((one) => [one.id, one] as const)));
  const changes = new Map<string, number>();
  const note = (says: string): unknown => changes.set(says, (changes.get(says) ?? 0) + 1);
  for (const { proposals } of after.documents)
    for (const { id, act, rule, finding } of proposals) {
      const was = old.get(id);
      old.delete(id);
      if (!was) note(`${finding.category}: gone with its page or document → ${WORDS[act]} (${rule})`);
      else if (was.act !== act) note(`${finding.category}: ${WORDS[was.act]} → ${WORDS[act]} (${was.rule} → ${rule})`);
    }
  for (const { act, rule, finding } of old.values())
    note(`${finding.category}: ${WORDS[act]} (${rule}) → gone with its page or document`);
  const sorted = [...changes].toSorted((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
  for (const [says, n] of sorted) print(`    ${count(n, 'mark')}, ${says}`);
  return sorted.reduce((sum, [, n]) => sum + n, 0);
}

function tellDocuments(before: JudgedCase, after: JudgedCase): number {
  let changed = 0;
  for (const [i, now] of after.documents.entries()) {
    const was = before.documents[i];
    if (!was || was.release === now.release) continue;
    changed++;
    print(`    ${now.document.file} (${now.document.type}): ${was.release} → ${now.release} (${was.rule} → ${now.rule})`);
  }
  return changed;
}

export async function diff(args: readonly string[]): Promise<number> {
  const cases = args.filter((arg, i) => !arg.startsWith('-') && args[i - 1] !== '--for').slice(2);
  const { values, positionals } = readArgs('guidance diff', args, { for: { type: 'string' } }, ['BEFORE', 'AFTER', ...cases.map(() => 'CASE')]); // prettier-ignore
  const [before, after] = [bookAt(positionals[0] as string), bookAt(positionals[1] as string)];
  const recipients = (values.for ?? RECIPIENTS).split(',').map((one): Recipient => {
    const recipient = parseRecipient(one);
    if (recipient === null) throw new BlotterError('B-USE-03', { recipient: one });
    return recipient;
  });
  print(`${before.version} → ${after.version}`);
  const rules = diffRules(before, after);
  print(`\n${count(rules.length, 'rule')} added, removed or changed`);
  for (const { id, change, parts } of rules) {
    print(`  ${change.padEnd(7)} ${id}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}`);
    const [was, now] = [before.byId[id]?.sentence, after.byId[id]?.sentence];
    if (was !== now) print(`          ${was === undefined ? '' : `"${was}"`}${was && now ? ' → ' : ''}${now === undefined ? '' : `"${now}"`}`); // prettier-ignore
  }
  let total = 0;
  for (const folder of cases.length > 0 ? cases : PRACTICE) {
    const manifest = await openManifest(folder);
    tell(`opening ${path.basename(folder)} …`);
    const opened = (await openCase(folder, manifest)).documents.map(({ document }) => document);
    for (const recipient of recipients) {
      if (recipient.kind === 'defence' && !manifest.people.some(({ id }) => id === recipient.id)) continue;
      print(`\n${path.basename(folder)}, for ${formatRecipient(recipient)}`);
      const year = new Date().getFullYear();
      const [was, now] = [before, after].map((book) => judgeCase(manifest, opened, recipient, book, year));
      if (!was || !now) continue;
      const changed = tellDocuments(was, now) + tellMarks(was, now);
      if (changed === 0) print('    nothing changes');
      total += changed;
    }
  }
  print(`\n${count(total, 'change')} in all. Nothing is adopted: that is a new version in book.yaml, or a layer.`);
  return EXIT.done;
}
