// Says what a person is told when a command does not get through. Not here: the words (model/refusal.ts).
import type { Refusal } from '../model/index.ts';
import { tell } from './command.ts';

export { refusalOf, type Refusal } from '../model/index.ts';

/** Says it on standard error. */
export function tellRefusal({ code, what, cure, place }: Refusal): void {
  tell(`blotter: ${what}\n  Cure: ${cure} [${code}]${place === undefined ? '' : `\n${place}`}`);
}
