// Progress on standard error: one moving line on a terminal, which also counts the pages whose pixels are read; one line per
// document otherwise.
import type { Progress } from '../flow/index.ts';
import { tell } from './command.ts';

const STEP = { open: 'read', page: 'read', draft: 'draft' } as const;

/** A progress printer for a flow. */
export function showProgress(): Progress {
  const { stderr } = process;
  return ({ step, file, no, of, note }) => {
    if (!stderr.isTTY) {
      if (step !== 'page') tell(`${STEP[step]} ${no}/${of} ${file}: ${note}`);
      return;
    }
    const width = stderr.columns || 80;
    const line = `${STEP[step]} ${no}/${of} ${file}${step === 'page' ? `: ${note}` : ''}`;
    const last = no === of && step !== 'page';
    stderr.write(`\r\u001b[K${line.slice(0, width - 1)}${last ? '\r\u001b[K' : ''}`);
  };
}
