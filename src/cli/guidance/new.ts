// `blotter guidance new`: a copy of the book to change, or an empty local layer over it.
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SHIPPED } from '../../guidance/index.ts';
import { BlotterError, EXIT } from '../../model/index.ts';
import { print, readArgs } from '../command.ts';
import { openRulebook } from '../rulebook.ts';

const LAYER = (name: string, over: string): string => `# A local layer over ${over}. Its rules may only be stricter than the book: they answer where they are, and nowhere else.
# A rule that keeps what the book redacts or asks needs a signature here, or the layer does not load.
version: ${name}.1
title: Local guidance of ${name}
over: ${over}
signed: []
# signed:
#   - { rule: ${name.toUpperCase()}-1-example, by: Name, role: Information-security officer, on: 2026-01-31, reason: why it may be looser }
`;
const TOPIC = (id: string): string => `# One topic of the layer; docs/guidance.md tells the words. Delete the example when you write your own.
topic: Local rules
paragraph: local 1
source: Local instruction
verified: true
code: D
why: An example of a rule that is stricter than the book.

rules:
  - id: ${id}-1-age-witness
    sentence: In this office a person decides whether the age of a witness goes to the defence.
    when: { recipient: defence, category: age, whose: witness }
    act: ask
    examples:
      - { text: 'a witness aged [34]', act: ask }
      - { near: true, text: 'the defendant, [34]', whose: served-defendant, act: keep }
`;

export async function make(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArgs('guidance new', args, { layer: { type: 'string' } }, ['DIR']);
  const dir = positionals[0] as string;
  if (existsSync(dir) && readdirSync(dir).length > 0)
    throw new BlotterError('B-USE-02', { command: 'guidance new', problem: `${dir} is there already and not empty.` });
  const book = openRulebook({ layer: '' });
  if (values.layer !== undefined) {
    const name = values.layer.toLowerCase();
    if (!/^[a-z]{2,8}$/.test(name))
      throw new BlotterError('B-USE-02', { command: 'guidance new', problem: '--layer NAME takes two to eight letters.' });
    mkdirSync(dir, { recursive: true });
    writeFileSync(path.join(dir, 'layer.yaml'), LAYER(name, book.version));
    writeFileSync(path.join(dir, 'local.yaml'), TOPIC(name.toUpperCase()));
    print(`A layer over ${book.version} lies in ${dir}. Write its rules in local.yaml, then:`);
    print(`  blotter guidance check --layer ${dir}`);
    print(`  blotter guidance diff shipped ${dir}`);
    return EXIT.done;
  }
  cpSync(SHIPPED, dir, { recursive: true });
  const next = book.version.replace(/\d+$/, (no) => String(Number(no) + 1));
  const file = path.join(dir, 'book.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(`version: ${book.version}`, `version: ${next}`));
  print(`A copy of ${book.version} lies in ${dir} as ${next}. Change its rules, then:`);
  print(`  blotter guidance check --guidance ${dir}`);
  print(`  blotter guidance diff shipped ${dir}`);
  return EXIT.done;
}
