// A local layer over the book: what a force or an office adds. It may only be stricter; where one of its rules is looser,
// somebody has signed for it in layer.yaml, with name, role, date and reason. Not here: who goes before whom (decide.ts,
// judge.ts).
import { byPrecedence, isOrder } from './decide.ts';
import { findConflicts, type Problem } from './conflict.ts';
import { readTopics, RulebookError, parseFile } from './load.ts';
import { layerFile } from './schema.ts';
import { PRE_CHARGE_WAYS } from './words.ts';
import type { Layer, Rulebook } from './rule.ts';

/**
 * The book with the layer in folder `dir` (layer.yaml and topic files) over it; its version names both. Throws
 * RulebookError where the layer has faults, was written over another version, or is looser without a signature.
 */
export function withLayer(book: Rulebook, dir: string): Rulebook {
  const { data: head, at } = parseFile(dir, 'layer.yaml', layerFile);
  const { rules, documents, pages, faults } = readTopics(dir, ['layer.yaml']);
  const all = [...rules, ...documents, ...pages];
  const signed = new Set(head.signed.map(({ rule }) => rule));
  const fault = (rule: (typeof all)[number] | undefined, says: string): Problem => ({
    kind: 'form',
    ...(rule ? { rule: rule.id, at: rule.at } : { at: at(['over']) }),
    says,
  });
  if (head.over !== book.version)
    faults.push(
      fault(undefined, `The layer was written over ${head.over}, this book is ${book.version}. Compare the two with \`blotter guidance diff\`, then raise "over".`), // prettier-ignore
    );
  // The name under which somebody signs for a looser way before charge.
  const way = head['pre-charge'] ?? book.preCharge;
  const looserWay = PRE_CHARGE_WAYS.indexOf(way) > PRE_CHARGE_WAYS.indexOf(book.preCharge);
  if (looserWay && !signed.has('pre-charge'))
    faults.push(fault(undefined, `pre-charge: ${way} is looser than the book and nobody has signed for it in layer.yaml.`));
  const letters = new Set(book.legend.map(({ code }) => code));
  const seen = new Set<string>();
  for (const rule of all) {
    if (book.byId[rule.id] || seen.has(rule.id)) faults.push(fault(rule, `${rule.id} is taken: a layer needs ids of its own.`)); // prettier-ignore
    if (!letters.has(rule.code)) faults.push(fault(rule, `${rule.id}: the letter ${rule.code} is not in the legend.`));
    seen.add(rule.id);
  }
  for (const rule of rules)
    if (isOrder(rule)) faults.push(fault(rule, `${rule.id}: orders stand in the book; a layer cannot add one.`));
  // These can only loosen. What asks may tighten or loosen, by place: unsigned, it answers only where it tightens.
  for (const rule of [...rules.filter(({ act }) => act === 'keep'), ...pages.filter(({ drop }) => !drop)])
    if (!signed.has(rule.id)) faults.push(fault(rule, `${rule.id} is looser than the book and nobody has signed for it in layer.yaml.`)); // prettier-ignore
  for (const rule of signed)
    if (!seen.has(rule) && !(rule === 'pre-charge' && looserWay)) faults.push(fault(undefined, `layer.yaml signs for ${rule}, which is not there.`));
  faults.push(...findConflicts(rules, documents, pages));
  if (faults.length > 0) throw new RulebookError(faults);
  const layer: Layer = {
    version: head.version,
    title: head.title,
    signed: head.signed,
    documents,
    pages,
    rules: rules.toSorted(byPrecedence),
  };
  return Object.freeze({
    ...book,
    version: `${book.version}+${layer.version}`,
    preCharge: way,
    layer,
    byId: { ...book.byId, ...Object.fromEntries(all.map((rule) => [rule.id, rule])) },
  });
}
