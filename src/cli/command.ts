// What a command is. Each command is one file that exports one; main.ts lists them.
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { BlotterError } from '../model/index.ts';

export interface Command {
  readonly name: string;
  /** One line for the list. */
  readonly summary: string;
  /** Usage lines for `blotter help NAME`. */
  readonly usage: string;
  /** Gives the exit code (contract). */
  run(args: readonly string[]): Promise<number>;
}

/** A thumbprint may begin with a dash, which Node takes for an option: it is given to the option before it. */
const joinThumbprints = (args: readonly string[]): string[] =>
  args.flatMap((arg, i) => {
    const isThumbprint = (one: string | undefined): boolean => /^-[\w-]{42}$/.test(one ?? '');
    if (/^--\w+$/.test(arg) && isThumbprint(args[i + 1])) return [`${arg}=${args[i + 1]}`];
    return isThumbprint(arg) && /^--\w+$/.test(args[i - 1] ?? '') ? [] : [arg];
  });

/** Node's parseArgs, whose complaints become B-USE-02. `positionals` = how many there must be, `optional` = how many there may be besides. */
export function readArgs<T extends ParseArgsOptionsConfig>(
  command: string,
  args: readonly string[],
  options: T,
  positionals: readonly string[],
  optional: readonly string[] = [],
) {
  try {
    const parsed = parseArgs({ args: joinThumbprints(args), options, allowPositionals: true, strict: true });
    const missing = positionals[parsed.positionals.length];
    if (missing !== undefined) throw new Error(`${missing} is missing.`);
    const extra = parsed.positionals[positionals.length + optional.length];
    if (extra !== undefined) throw new Error(`"${extra}" is one argument too many.`);
    return parsed;
  } catch (cause) {
    const problem = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
    throw new BlotterError('B-USE-02', { command, problem: problem.replace(/\. To specify.*$/, '.') }, { cause });
  }
}

/** One line on standard error. */
export const tell = (line: string): void => {
  process.stderr.write(`${line}\n`);
};
/** One line on standard output. */
export const print = (line = ''): void => {
  process.stdout.write(`${line}\n`);
};
