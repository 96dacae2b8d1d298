// What still has to be done before a breach can be closed, in sentences. The list decides nothing: it asks for decisions.
import { firstHour } from './checklist.ts';
import type { Breach } from './state.ts';

/** Empty where it can be closed. */
export function openPoints(breach: Breach): readonly string[] {
  const points: string[] = [];
  const { facts, severity, regulator, regulatorTold, telling, steps, letters } = breach;
  for (const step of firstHour(facts)) if (!steps[step.id]) points.push(`First hour, ${step.id}: ${step.says}`);
  if (facts.containment === 'not-known') points.push('Say where the papers are now: in the justice system, or outside and recovered or not.'); // prettier-ignore
  if (!severity) points.push('Adopt or change the severity, with a reason.');
  if (!regulator) points.push('Decide whether to tell the regulator, with a reason.');
  else if (regulator.notify && !regulatorTold) points.push('Tell the regulator, and note when.');
  for (const { ref } of facts.affected) {
    const decided = telling[ref];
    if (!decided || decided.tell === 'not-yet') points.push(`Decide whether ${ref} is told, with a reason.`);
    else if (decided.tell === 'yes' && !letters.some((one) => one.kind === 'letter-sent' && one.letter === 'person' && one.person === ref)) points.push(`Tell ${ref}, by a channel that was confirmed to be safe.`); // prettier-ignore
  }
  return points;
}
