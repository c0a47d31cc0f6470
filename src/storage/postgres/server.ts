import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { open, readFile, rename, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { LogEvent } from '../connect.ts';
import { runAs, serverEnvironment } from './account.ts';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { Cluster } from './cluster.ts';
import { isAlive } from './lock.ts';
import type { Place } from './place.ts';
import { forgetStrangersPid, livingPostmaster } from './postmaster.ts';
import type { Postmaster } from './postmaster.ts';

export const HOST = '127.0.0.1';

const ASKED_EVERY_MS = 10;
const MENTIONED_EVERY_MS = 10_000;
/** Recovery after a power cut reads the whole write-ahead log again, which may take minutes. */
const READY_WITHIN_MS = 600_000;
const STOPPED_WITHIN_MS = 60_000;
const PORTS_TRIED = 5;
const LOG_SIZE_KEPT = 1_000_000;

/**
 * Given on every start, so that a new version of the bot can change them. The log gets no statements, errors
 * or details: they may quote what people wrote, and the bot sees every error itself.
 */
const SETTINGS = {
  listen_addresses: HOST,
  unix_socket_directories: '',
  TimeZone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
  logging_collector: 'off',
} as const;

export interface Running {
  readonly binaries: Binaries;
  readonly place: Place;
  readonly cluster: Cluster;
  readonly settings: Readonly<Record<string, string>>;
  readonly log: LogEvent;
}

/** Start a server for the cluster and return it when it accepts connections. It outlives this process. */
export async function startServer(running: Running): Promise<Postmaster> {
  await forgetStrangersPid(running.cluster.folder);
  let failure = '';
  for (let attempt = 0; attempt < PORTS_TRIED; attempt += 1) {
    const outcome = await startOn(await freePort(), running);
    if (typeof outcome !== 'string') return outcome;
    failure = outcome;
    // Somebody took the port between our look and the server's: only then is another attempt of use.
    if (!/could not (bind|create any TCP)/.test(failure)) break;
  }
  throw new Error(`the embedded PostgreSQL did not start in ${running.cluster.folder}:\n${failure}`);
}

/**
 * Wait until the server of this folder accepts connections; `undefined` when `isOver` says that it will not.
 */
export async function untilReady(
  { cluster, log }: Running,
  isOver: (found: Postmaster | undefined) => boolean,
): Promise<Postmaster | undefined> {
  for (let waited = 0; waited < READY_WITHIN_MS; waited += ASKED_EVERY_MS) {
    const found = await livingPostmaster(cluster.folder);
    if (found?.status === 'ready') return found;
    if (isOver(found)) return undefined;
    await delay(ASKED_EVERY_MS);
    if (waited > 0 && waited % MENTIONED_EVERY_MS === 0) {
      log({ seconds: waited / 1000 }, 'waiting for the embedded PostgreSQL, which may be repairing itself');
    }
  }
  throw new Error(`the embedded PostgreSQL in ${cluster.folder} is still not ready after ten minutes`);
}

/** Stop the server and wait for its end: sessions are broken off, what was committed is written. */
export async function stopServer(
  { binaries, place, cluster, log }: Running,
  { pid }: Postmaster,
): Promise<void> {
  // A server that died may have left its number to a stranger.
  if ((await livingPostmaster(cluster.folder))?.pid !== pid) return;

  await interrupt(binaries, place.account, cluster, pid);
  for (let waited = 0; waited < STOPPED_WITHIN_MS; waited += ASKED_EVERY_MS) {
    if ((await livingPostmaster(cluster.folder))?.pid !== pid) return;
    await delay(ASKED_EVERY_MS);
  }
  log({ pid }, 'the embedded PostgreSQL is still stopping; it finishes by itself');
}

async function startOn(port: number, running: Running): Promise<Postmaster | string> {
  const { place, settings, cluster, binaries } = running;
  const file = join(place.home, 'server.log');
  const logFile = await openLog(file, place.account);
  const from = (await logFile.stat()).size;
  const options = Object.entries({ ...SETTINGS, ...settings }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const child = spawn(binaries.postgres, ['-D', cluster.folder, '-p', String(port), ...options], {
    ...place.account,
    cwd: place.home,
    // A process group of its own: Ctrl-C in the terminal is for the bot, which stops the server after
    // draining.
    detached: true,
    stdio: ['ignore', logFile.fd, logFile.fd],
    env: serverEnvironment(),
    windowsHide: true,
  });
  let launchFailure: Error | undefined;
  child.on('error', (error) => (launchFailure = error));
  child.unref();
  try {
    const ready = await untilReady(running, () => launchFailure !== undefined || hasEnded(child));
    return ready ?? launchFailure?.message ?? (await readFile(file, 'utf8')).slice(from);
  } finally {
    await logFile.close();
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** SIGINT to the postmaster is `pg_ctl stop -m fast`; Windows knows no signals and takes the program. */
async function interrupt(
  binaries: Binaries,
  account: Account | undefined,
  cluster: Cluster,
  pid: number,
): Promise<void> {
  if (process.platform === 'win32') {
    await runAs(account, binaries.pgCtl, ['stop', '-D', cluster.folder, '-m', 'fast', '--no-wait']);
    return;
  }
  if (isAlive(pid)) process.kill(pid, 'SIGINT');
}

async function openLog(file: string, account: Account | undefined): Promise<FileHandle> {
  const size = (await stat(file).catch(() => undefined))?.size ?? 0;
  if (size > LOG_SIZE_KEPT) await rename(file, `${file}.1`);
  const handle = await open(file, 'a', 0o600);
  // Started as root today, the bot may be started as that very user tomorrow.
  if (account !== undefined) await handle.chown(account.uid, account.gid);
  return handle;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, HOST, () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
