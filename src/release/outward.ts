// What a paper is called towards its recipient: its own name, that of its copy where its own would tell something, and its type
// alone where it does not go.
import type { PreparedDocument } from '../flow/index.ts';

/** For schedule, index and receipt. */
export function outwardName({ judged: { document }, outcome, path, renamed }: PreparedDocument): string {
  if (outcome === 'withheld') return `(${document.type}, withheld)`;
  return renamed && path !== null ? path.replace(/^documents\//, '') : document.file;
}
