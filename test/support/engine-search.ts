import type pg from 'pg';
import { withClient } from '../../src/storage/connect.ts';

/** Return everything that stands in any column of any table of the database, also graphile-worker's. */
export function everythingStored(connection: pg.ClientConfig): Promise<string> {
  return withClient(connection, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
        where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
    );
    const parts: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: string }>(`select t::text as row from ${name} as t`);
      parts.push(...rows.map(({ row }) => row));
    }
    return parts.join('\n');
  });
}
