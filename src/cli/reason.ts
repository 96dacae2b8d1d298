// Why the system would not read or write a file, in its own word. Not here: what that means for the command.

/** The system's word for what went wrong with a file (ENOENT …), never its content. */
export const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
