// Stands in for node:test while faults are tried (child.ts): collects a file's tests and runs them one after the other until
// one fails. Knows `test(name, [options], run)` and `after(run)`, which is all that the tests of a mutated room may use.

type Run = (context: { diagnostic(message: string): void }) => unknown;

let collected: { readonly name: string; readonly run: Run }[] = [];
let last: (() => unknown)[] = [];

export function test(name: string, ...rest: readonly unknown[]): void {
  const run = rest.findLast((one) => typeof one === 'function') as Run | undefined;
  if (!run) throw new Error(`The test "${name}" has no body.`);
  collected.push({ name, run });
}
export { test as default };

export const after = (run: () => unknown): void => void last.push(run);

/** Runs what was collected since the last call. The name of the first test that fails; null where all pass. */
export async function runCollected(): Promise<string | null> {
  const [tests, closing] = [collected, last];
  collected = [];
  last = [];
  try {
    for (const { name, run } of tests) {
      try {
        await run({ diagnostic: () => undefined });
      } catch {
        return name;
      }
    }
    return null;
  } finally {
    for (const close of closing) await close();
  }
}
