// `blotter redact` as a person meets it: the work is done in a process of its own (apart.ts), and OUT appears only when
// that process has ended well. Whatever happens, half a file is never left. Not here: the work (redact.ts).
import { readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { BlotterError } from '../model/index.ts';
import { LIMITS, startWorker, type Limits } from './apart.ts';
import { print } from './command.ts';
import { reasonOf } from './reason.ts';
import { tellRefusal } from './refusal.ts';

/** Runs the command in a child. Gives the exit code; throws BlotterError for wrong use and where OUT cannot be written. */
export async function redactApart(args: readonly string[], limits: Limits = LIMITS): Promise<number> {
  const { out, at, split } = findOut(args);
  // Written beside OUT and renamed, so that nobody ever sees half a file.
  const draft = `${out}.${process.pid}.part`;
  const worker = startWorker(limits);
  const clear = (): void => {
    worker.end();
    removeDrafts(draft);
  };
  const interrupted = (signal: NodeJS.Signals): void => {
    clear();
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, interrupted);
  try {
    const ending = await worker.redact(args.with(at, `--out=${draft}`).toSpliced(at + 1, split ? 1 : 0));
    if (ending.kind === 'refused') {
      const { what } = ending.refusal;
      tellRefusal({ ...ending.refusal, what: what.replaceAll(draft, out) });
      return ending.refusal.exit;
    }
    try {
      renameSync(draft, out);
    } catch (error) {
      throw new BlotterError('B-OUT-03', { path: out, reason: reasonOf(error) });
    }
    print(ending.said.trimEnd());
    return ending.exit;
  } finally {
    clear();
    for (const signal of signals) process.off(signal, interrupted);
  }
}

/** The draft, and what a killed child may have left of writing it. */
function removeDrafts(draft: string): void {
  const folder = path.dirname(draft);
  try {
    for (const name of readdirSync(folder))
      if (name.startsWith(path.basename(draft))) rmSync(path.join(folder, name), { force: true });
  } catch {
    // A folder that cannot be listed could not be written either.
  }
}

/** Where OUT stands among the arguments. Everything else is the child's to judge, which knows the command. */
function findOut(args: readonly string[]): { out: string; at: number; split: boolean } {
  const command = 'redact';
  const parsed = parseArgs({
    args: [...args],
    allowPositionals: true,
    strict: false,
    tokens: true,
    options: { plan: { type: 'string' }, out: { type: 'string' } },
  });
  const token = parsed.tokens.findLast((one) => one.kind === 'option' && one.name === 'out');
  const out = parsed.values['out'];
  const input = parsed.positionals[0];
  if (input === undefined) throw new BlotterError('B-USE-02', { command, problem: 'name one file.' });
  if (token?.kind !== 'option' || typeof out !== 'string' || out === '')
    throw new BlotterError('B-USE-02', { command, problem: 'add --out OUT.pdf.' });
  if (path.resolve(out) === path.resolve(input))
    throw new BlotterError('B-USE-02', {
      command,
      problem: 'the source is never overwritten; name another file for --out.',
    });
  return { out, at: token.index, split: token.inlineValue !== true };
}
