import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import type { TestProject } from 'vitest/node';
import { createDatabase } from '../../src/storage/connect.ts';
import { migrateQueue } from '../../src/outbox/queue.ts';
import { applyMigrations } from '../../src/storage/migrate.ts';
import { startEmbeddedPostgres } from '../../src/storage/postgres/embedded.ts';

export const TEMPLATE = 'jianyi_template';

/** Nothing here outlives the run, so nothing needs to survive a power cut. */
const FAST = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: '300' };

declare module 'vitest' {
  interface ProvidedContext {
    testServer: {
      readonly host: string;
      readonly port: number;
      readonly user: string;
      readonly password: string;
    };
  }
}

/** Start one PostgreSQL for the whole run and migrate the template that every test database is a copy of. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'jianyi-test-'));
  // As root the server is another user, who must be able to walk through.
  await chmod(dataDir, 0o755);
  const watchdog = guard(dataDir);
  const server = await startEmbeddedPostgres({
    dataDir,
    outside: join(dataDir, 'outside'),
    log: report,
    settings: FAST,
  });
  await createDatabase(server.connection, TEMPLATE);
  const folder = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));
  const template = { ...server.connection, database: TEMPLATE };
  await applyMigrations({ connection: template, folder });
  await migrateQueue(template, pino({ level: 'silent' }));

  const { host, port, user, password } = server;
  project.provide('testServer', { host, port, user, password });
  return async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
    watchdog.stdin.end();
  };
}

/**
 * When the run is interrupted or killed, the pipe breaks, and the watchdog stops the server and removes the
 * folder.
 */
function guard(dataDir: string) {
  const program = fileURLToPath(new URL('./remove-when-orphaned.mjs', import.meta.url));
  const watchdog = spawn(process.execPath, [program, dataDir], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watchdog.unref();
  return watchdog;
}

function report(event: object, message: string): void {
  console.warn(message, event);
}
