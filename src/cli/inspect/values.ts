// Numbers on the command line of inspect.
import { BlotterError } from '../../model/index.ts';

const wrong = (command: string, problem: string): BlotterError => new BlotterError('B-USE-02', { command, problem });

/** A share, as "2%" or "0.02". */
export function shareOf(command: string, name: string, text: string): number {
  const found = /^(\d{1,3}(?:\.\d+)?)\s*%$/.exec(text);
  const share = found ? Number(found[1]) / 100 : Number(text);
  if (!(share > 0 && share < 1)) throw wrong(command, `${name} is a share between 0 and 1, as 2% or 0.02.`);
  return share;
}

/** A whole number from `least` on. */
export function wholeOf(command: string, name: string, text: string, least: number): number {
  if (!/^\d{1,9}$/.test(text) || Number(text) < least)
    throw wrong(command, `${name} is a whole number from ${least} on.`);
  return Number(text);
}
