// The options with which a command works on a server. Apart, so that a command without them loads nothing for it.

export const REMOTE_OPTIONS = { server: { type: 'string' }, 'token-file': { type: 'string' } } as const;
export const REMOTE_USAGE = `  --server     the address of a Blotter server: the work is done there, in your name (docs/api.md)
  --token-file a file with a personal token of yours, chmod 600 (else BLOTTER_TOKEN, else ~/.config/blotter/token)`;
