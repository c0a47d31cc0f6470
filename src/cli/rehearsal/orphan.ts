import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { livingPostmaster } from '../../storage/postgres/postmaster.ts';

const STOPPED_WITHIN_MS = 10_000;
const ASKED_EVERY_MS = 20;

/** Where the throw-away server keeps its data. */
export function clusterIn(folder: string): string {
  return join(folder, 'postgres', 'cluster');
}

/** End the server of a rehearsal that was killed (SIGKILL leaves it no time to clean up), and remove its data. */
export async function clearOrphan(folder: string): Promise<void> {
  const cluster = clusterIn(folder);
  const server = await livingPostmaster(cluster);
  if (server !== undefined) process.kill(server.pid, 'SIGINT');
  for (let waited = 0; waited < STOPPED_WITHIN_MS; waited += ASKED_EVERY_MS) {
    if ((await livingPostmaster(cluster)) === undefined) break;
    await delay(ASKED_EVERY_MS);
  }
  await rm(folder, { recursive: true, force: true });
}
