// Where a machine without a store keeps its signing keys: the user's own configuration folder.
import { homedir } from 'node:os';
import path from 'node:path';

/** The key file: BLOTTER_KEYS, or `signing-keys.json` in the configuration folder of the user. */
export function keyFile(env: Readonly<Record<string, string | undefined>> = process.env): string {
  const asked = env['BLOTTER_KEYS'];
  if (asked !== undefined && asked !== '') return path.resolve(asked);
  const windows = process.platform === 'win32' ? env['APPDATA'] : undefined;
  const folder = env['XDG_CONFIG_HOME'] ?? windows ?? path.join(homedir(), '.config');
  return path.join(folder, 'blotter', 'signing-keys.json');
}
