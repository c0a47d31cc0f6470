import { createHash } from 'node:crypto';
import { chmod, chown, mkdir, readFile, realpath, rmdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accountFor, canWrite } from './account.ts';
import type { Account } from './account.ts';

/** Where the server's files are, and whose they are. */
export interface Place {
  /** Holds `cluster`, `password` and `server.log`. */
  readonly home: string;
  readonly account: Account | undefined;
  /** Where a copy of the programs goes when those in `node_modules` cannot be used. */
  readonly copyFolder: string;
  readonly notes: readonly string[];
}

export interface PlaceOptions {
  readonly dataDir: string;
  /** Where root puts what the server's account cannot reach below `dataDir`. */
  readonly outside: string;
}

export function defaultOutside(): string {
  return process.platform === 'darwin' ? '/var/db/jianyi-bot' : '/var/lib/jianyi-bot';
}

/**
 * Return where the server lives: `dataDir/postgres`. As root the server runs as another user, who may not be
 * able to reach that folder; then a folder outside is used, and a pointer file in `dataDir` tells
 * every later start (and the operator, who must back it up too).
 */
export async function choosePlace({ dataDir, outside }: PlaceOptions): Promise<Place> {
  const inside = join(dataDir, 'postgres');
  const pointer = join(dataDir, 'postgres-is-elsewhere.txt');
  const target = await pointedTo(pointer);
  if (target !== undefined) return knownPlace(target, pointer, outside);

  const account = await accountFor([join(inside, 'cluster'), dataDir]);
  if (account === undefined) {
    await mkdir(inside, { recursive: true, mode: 0o700 });
    return { home: inside, account, copyFolder: inside, notes: [] };
  }
  const existed = await exists(inside);
  if (await prepared(inside, account)) return { home: inside, account, copyFolder: outside, notes: [] };
  if (await exists(join(inside, 'cluster'))) throw new Error(unreachable(inside, account));

  if (!existed) await rmdir(inside).catch(() => undefined);
  return newOutside({ dataDir, outside }, account, pointer);
}

async function newOutside(
  { dataDir, outside }: PlaceOptions,
  account: Account,
  pointer: string,
): Promise<Place> {
  const name = createHash('sha256')
    .update(await realpath(dataDir))
    .digest('hex')
    .slice(0, 16);
  const home = join(outside, name);
  const made = await mkdir(outside, { recursive: true });
  // Whatever root's umask is, the server's account must be able to walk through.
  if (made !== undefined) await chmod(outside, 0o755);
  if (!(await prepared(home, account))) throw new Error(unreachable(home, account));

  await writeFile(pointer, `${home}\n`);
  return { home, account, copyFolder: outside, notes: [noteOn(home, pointer)] };
}

async function knownPlace(home: string, pointer: string, outside: string): Promise<Place> {
  if (!(await exists(home))) {
    throw new Error(
      `${pointer} says that the database is in ${home}, which is missing: restore it from the backup, ` +
        'or delete that file to begin with an empty database',
    );
  }
  const account = await accountFor([join(home, 'cluster'), home]);
  return {
    home,
    account,
    copyFolder: account === undefined ? home : outside,
    notes: [noteOn(home, pointer)],
  };
}

async function prepared(home: string, account: Account): Promise<boolean> {
  try {
    await mkdir(home, { recursive: true, mode: 0o700 });
    await chown(home, account.uid, account.gid);
  } catch {
    return false;
  }
  return canWrite(account, home);
}

async function pointedTo(pointer: string): Promise<string | undefined> {
  const text = await readFile(pointer, 'utf8').catch(() => '');
  return text.trim() === '' ? undefined : text.trim();
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function noteOn(home: string, pointer: string): string {
  return (
    `The database files are in ${home}, because the bot was started as root and PostgreSQL runs as another ` +
    `user, who cannot reach the data folder; ${pointer} points there. Back up that folder too.`
  );
}

function unreachable(folder: string, { uid }: Account): string {
  return (
    `the database server runs as user ${String(uid)}, who cannot write in ${folder}: ` +
    'let that user reach it (chmod o+x on the folders above), or start the bot as an ordinary user'
  );
}
