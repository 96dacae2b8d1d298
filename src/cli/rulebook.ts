// The shipped rulebook for a command; its faults become an error a person can act on.
import { loadRulebook, RulebookError, type Rulebook } from '../guidance/index.ts';
import { BlotterError } from '../model/index.ts';

/** Throws B-RULES-01 with the file and line of the first fault. */
export function openRulebook(): Rulebook {
  try {
    return loadRulebook();
  } catch (cause) {
    if (cause instanceof RulebookError)
      throw new BlotterError('B-RULES-01', { problem: cause.message.split('\n')[0] ?? '' }, { cause });
    throw cause;
  }
}
