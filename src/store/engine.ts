// What the two engines have in common: they give pools of connections to a PostgreSQL, as its owner or as the writer.
import pg from 'pg';

/** An open database before anything is known of its tables. */
export interface Engine {
  readonly kind: 'embedded' | 'server';
  /** The login with which the program works. */
  readonly login: string;
  /**
   * Connections that act as `role`; null: as the owner of the tables. The embedded engine has a single connection: end a
   * pool before the next is asked for.
   */
  connect(role: string | null): pg.Pool;
  /** Closes the database itself; the pools are ended by whoever asked for them. */
  close(): Promise<void>;
}

/** What each new connection does first; the pool waits for it, though its types do not say so yet. */
export const takeRole = (role: string | null): Pick<pg.PoolConfig, 'onConnect'> => ({
  onConnect: (client): unknown => client.query(role === null ? 'reset role' : `set role ${pg.escapeIdentifier(role)}`),
});
