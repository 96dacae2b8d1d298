// What a person is told when a command does not get through: the catalogue's words for what was thrown, as plain data, so
// that a child process can hand it to its parent. Not here: deciding what is wrong.
import { isDiskFull } from './disk-full.ts';
import { BlotterError, EXIT, type ErrorCode } from './errors.ts';

export interface Refusal {
  readonly code: ErrorCode;
  readonly exit: number;
  readonly what: string;
  readonly cure: string;
  /** Where in the program a fault came up: file names and lines of ours. Missing for everything that is no fault. */
  readonly place?: string;
}

/** A document that intake could not open, with the words that intake has for it. */
export class Unopened extends Error {
  readonly refusal: Refusal;
  constructor(code: ErrorCode, what: string, cure: string) {
    super(code);
    this.refusal = { code, exit: EXIT.wrongUse, what, cure };
  }
}

/** The refusal behind whatever was thrown. A foreign error's message may quote what it choked on: only kind and place are told. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Unopened) return error.refusal;
  if (error instanceof BlotterError) {
    const { code, exit, what, cure } = error;
    return { code, exit, what, cure };
  }
  if (isDiskFull(error)) return refusalOf(new BlotterError('B-OUT-04'));
  const lines = error instanceof Error ? (error.stack ?? '').split('\n') : [];
  const place = lines.filter((line) => line.trimStart().startsWith('at ')).slice(0, 6);
  const fault = new BlotterError('B-FAULT', { problem: error instanceof Error ? error.name : typeof error });
  return { ...refusalOf(fault), exit: EXIT.fault, place: place.join('\n') };
}
