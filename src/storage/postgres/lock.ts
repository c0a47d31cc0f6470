import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

const TOUCHED_EVERY_MS = 1_000;
const ABANDONED_AFTER_MS = 15_000;
const ASKED_EVERY_MS = 50;

/**
 * Take the lock file and return what gives it back. It keeps two processes from setting up, starting or
 * stopping the same server at once; the data itself is guarded by PostgreSQL's own interlock.
 *
 * A lock is abandoned when its process is gone, or when it has not been touched for 15 s: after a restart of
 * the machine or the container, somebody else may bear the number of the process that died.
 */
export async function takeLock(file: string): Promise<() => Promise<void>> {
  const token = `${String(process.pid)} ${randomUUID()}\n`;
  while (!(await created(file, token))) {
    if (await isAbandoned(file)) await discard(file);
    else await delay(ASKED_EVERY_MS);
  }
  const touching = setInterval(() => {
    const now = new Date();
    // Failing to touch it only makes the lock look old; there is nobody to tell.
    utimes(file, now, now).catch(() => undefined);
  }, TOUCHED_EVERY_MS);
  touching.unref();

  return async () => {
    clearInterval(touching);
    if ((await readFile(file, 'utf8').catch(() => '')) === token) await rm(file, { force: true });
  };
}

/** Tell whether a process with this number runs, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

async function created(file: string, token: string): Promise<boolean> {
  try {
    await writeFile(file, token, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw new Error(
      `${file} cannot be written: the data folder (DATA_DIR) must belong to the user that starts the bot, ` +
        'on a disk that is neither full nor read-only',
      { cause: error },
    );
  }
}

async function isAbandoned(file: string): Promise<boolean> {
  const [text, facts] = await Promise.all([
    readFile(file, 'utf8').catch(() => ''),
    stat(file).catch(() => undefined),
  ]);
  if (facts === undefined) return false;

  const pid = Number.parseInt(text, 10);
  const isDead = !Number.isNaN(pid) && !isAlive(pid);
  return isDead || Date.now() - facts.mtimeMs > ABANDONED_AFTER_MS;
}

/** Two processes may both find a lock abandoned: renaming lets only one of them take it away. */
async function discard(file: string): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  await rename(file, aside).catch(() => undefined);
  await rm(aside, { force: true });
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
