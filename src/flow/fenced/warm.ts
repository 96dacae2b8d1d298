// Behind walls the program reads compiled code of earlier runs but cannot write it. So it is written here, once per version of
// Node and of the dependencies: the program is loaded without a document, outside any fence, and ended. Nothing waits for it.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { engineFlags, type Memory, type Program } from '../../sandbox/index.ts';

/** Sees to it that there is compiled code for `program`. Never throws: without it a start takes half a second longer. */
export function warmUp({ file, compiled }: Program, memory: Memory): void {
  if (compiled === null) return;
  try {
    const made = statSync(path.resolve(import.meta.dirname, '../../../package-lock.json')).mtimeMs;
    const key = createHash('sha256')
      .update(`${process.version} ${file} ${made} ${engineFlags(memory).join(' ')}`)
      .digest('hex')
      .slice(0, 16);
    const stamp = path.join(compiled, `fenced-${key}`);
    if (existsSync(stamp)) return;
    mkdirSync(compiled, { recursive: true });
    // Whoever writes the stamp does it.
    writeFileSync(stamp, '', { flag: 'wx' });
    const env = { NODE_COMPILE_CACHE: compiled };
    spawn(process.execPath, [...engineFlags(memory), path.join(import.meta.dirname, 'warm-program.ts')], {
      env,
      detached: true,
      stdio: 'ignore',
    }).unref();
  } catch {
    // Another process has done it, or the folder cannot be written.
  }
}
