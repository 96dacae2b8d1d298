// The tables of a database as lines of text, one row each, and back. What tables there are is asked of the database, so that
// rooms with tables of their own need no word here. Rows are the same text on every PostgreSQL, which is what lets a hash
// prove that nothing was lost. Not here: where the lines are kept (backup.ts).
import { createHash, type Hash } from 'node:crypto';
import type pg from 'pg';
import { JOBS_SCHEMA } from '../jobs/queues.ts';

/** A table, and its columns that can be written. */
export interface Table {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly string[];
}

/** A line of text per row, with the hash of all of them. */
export interface TableCount {
  readonly table: string;
  readonly rows: number;
  readonly sha256: string;
}

export const nameOf = ({ schema, name }: Pick<Table, 'schema' | 'name'>): string => `${schema}.${name}`;
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const sqlName = ({ schema, name }: Table): string => `${quoted(schema)}.${quoted(name)}`;

/** Our tables, referenced ones first, and pg-boss's jobs. Kysely's own and pg-boss's others are made by the migrations. */
export async function listTables(client: pg.ClientBase): Promise<readonly Table[]> {
  const { rows: columns } = await client.query<{ schema: string; name: string; column: string }>(
    `select c.table_schema as schema, c.table_name as name, c.column_name as column
     from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
       and ((c.table_schema = 'public' and c.table_name not like 'kysely%')
         or (c.table_schema = $1 and c.table_name = 'job'))
     order by c.table_name, c.ordinal_position`,
    [JOBS_SCHEMA],
  );
  const { rows: references } = await client.query<{ from: string; to: string }>(
    `select conrelid::regclass::text as "from", confrelid::regclass::text as "to" from pg_constraint
     where contype = 'f' and connamespace = 'public'::regnamespace and conrelid <> confrelid`,
  );
  const tables = new Map<string, { schema: string; name: string; columns: string[] }>();
  for (const { schema, name, column } of columns) {
    const table = tables.get(name) ?? { schema, name, columns: [] };
    table.columns.push(column);
    tables.set(name, table);
  }
  const ordered: Table[] = [];
  const place = (name: string): void => {
    const table = tables.get(name);
    if (!table || ordered.includes(table)) return;
    for (const { from, to } of references) if (from === name) place(to);
    ordered.push(table);
  };
  for (const name of tables.keys()) place(name);
  return ordered;
}

/** Makes rows the same text everywhere. Inside a transaction. */
export const plainText = (client: pg.ClientBase): Promise<unknown> =>
  client.query(`set local timezone to 'UTC'; set local bytea_output to 'hex'; set local extra_float_digits to 1`);

/** Reads a table as lines, in an order that depends on the rows alone. Inside a transaction. */
export async function* linesOf(client: pg.ClientBase, table: Table): AsyncGenerator<string> {
  const columns = table.columns.map((column) => `t.${quoted(column)}`).join(', ');
  await client.query(`declare lines no scroll cursor for
    select to_jsonb(r)::text as line from (select ${columns} from ${sqlName(table)} t) r
    order by to_jsonb(r)::text collate "C"`);
  try {
    for (;;) {
      const { rows } = await client.query<{ line: string }>('fetch 500 from lines');
      if (rows.length === 0) return;
      for (const { line } of rows) yield line;
    }
  } finally {
    await client.query('close lines').catch(() => undefined);
  }
}

/** Counts lines and hashes them while they pass. */
export class LineCount {
  #rows = 0;
  readonly #hash: Hash = createHash('sha256');
  readonly #table: string;

  constructor(table: string) {
    this.#table = table;
  }
  add(line: string): void {
    this.#rows += 1;
    this.#hash.update(line).update('\n');
  }
  get count(): TableCount {
    return { table: this.#table, rows: this.#rows, sha256: this.#hash.copy().digest('hex') };
  }
}

/** The count of a table as it is. Inside a transaction. */
export async function countTable(client: pg.ClientBase, table: Table): Promise<TableCount> {
  const counter = new LineCount(nameOf(table));
  for await (const line of linesOf(client, table)) counter.add(line);
  return counter.count;
}

/** Writes lines into a table. Columns that the lines do not have get their defaults. */
export async function fillTable(client: pg.ClientBase, table: Table, lines: AsyncIterable<string>): Promise<void> {
  let batch: string[] = [];
  const write = async (): Promise<void> => {
    if (batch.length === 0) return;
    const given = new Set(Object.keys(JSON.parse(batch[0] ?? '{}') as object));
    const columns = table.columns.filter((column) => given.has(column)).map(quoted);
    await client.query(
      `insert into ${sqlName(table)} (${columns.join(', ')}) overriding system value
       select ${columns.join(', ')} from jsonb_populate_recordset(null::${sqlName(table)}, $1::jsonb)`,
      [`[${batch.join(',')}]`],
    );
    batch = [];
  };
  for await (const line of lines) {
    batch.push(line);
    if (batch.length >= 200) await write();
  }
  await write();
}

/** Numbers that the tables give out go on after the last one that was filled in. */
export async function continueNumbers(client: pg.ClientBase, table: Table): Promise<void> {
  for (const column of table.columns) {
    const { rows } = await client.query<{ name: string | null }>('select pg_get_serial_sequence($1, $2) as name', [
      sqlName(table),
      column,
    ]);
    const [found] = rows;
    if (found?.name)
      await client.query(
        `select setval($1::regclass, coalesce(max(${quoted(column)}), 0) + 1, false) from ${sqlName(table)}`,
        [found.name],
      );
  }
}
