// How pg-boss reaches the database: through the store's own pool, or inside an open transaction.
import { sql } from 'kysely';
import type pg from 'pg';
import type { Db } from 'pg-boss';
import type { Tx } from '../schema.ts';

/** pg-boss on a pool. A failed statement may leave a transaction open (it sends whole blocks): it is rolled back before anybody else gets the connection. */
export function onPool(pool: pg.Pool): Db {
  return {
    async executeSql(text, values) {
      const client = await pool.connect();
      try {
        return await client.query(text, values);
      } catch (error) {
        await client.query('rollback').catch(() => undefined);
        throw error;
      } finally {
        client.release();
      }
    },
  };
}

/** pg-boss inside a transaction: what it writes is committed, or not, with everything else in it. */
export function inTransaction(trx: Tx): Db {
  return {
    async executeSql(text, values = []) {
      const { rows } = await trx.executeQuery<unknown>({ ...sql.raw(text).compile(trx), parameters: values });
      return { rows };
    },
  };
}
