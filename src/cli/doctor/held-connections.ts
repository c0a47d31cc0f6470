import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type pg from 'pg';
import type { Config } from '../../config.ts';
import { connectionFrom, withClient } from '../../storage/connect.ts';
import { startEmbeddedPostgres } from '../../storage/postgres/embedded.ts';

/** The platforms whose connection a living bot holds; none when the database cannot be asked. */
export async function heldConnections(
  config: Pick<Config, 'databaseUrl' | 'dataDir'>,
): Promise<readonly string[]> {
  try {
    if (config.databaseUrl !== undefined) return await held(connectionFrom(config.databaseUrl));
    const dataDir = resolve(config.dataDir);
    if (!existsSync(join(dataDir, 'postgres'))) return [];
    const server = await startEmbeddedPostgres({ dataDir, log: () => undefined });
    try {
      return await held(server.connection);
    } finally {
      await server.stop();
    }
  } catch {
    // The check of the database has said why, or there are no tables yet.
    return [];
  }
}

function held(connection: pg.ClientConfig): Promise<readonly string[]> {
  return withClient(connection, async (client) => {
    const { rows } = await client.query<{ platform: string }>(
      `select lease.platform from connection_lease as lease join process on process.id = lease.process_id
       where process.stopped_at is null and process.heartbeat_at > now() - interval '60 seconds'`,
    );
    return rows.map(({ platform }) => platform);
  });
}
