import { randomBytes } from 'node:crypto';
import { chown, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runAs } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { Place } from './place.ts';

export const SUPERUSER = 'jianyi';

/** A throw-away cluster is not written through to the disk, which saves half the time. */
export type Durability = 'kept' | 'throwaway';

export interface Cluster {
  /** PostgreSQL's data folder. */
  readonly folder: string;
  readonly password: string;
}

/**
 * C.UTF-8 everywhere: with LANG unset initdb would make a SQL_ASCII database, and with LC_CTYPE C the
 * trigrams of Chinese words are empty. Systems whose C library has no C.UTF-8 get the next that works.
 */
const LOCALES = [
  ['--locale=C.UTF-8'],
  ['--locale=en_US.UTF-8'],
  ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
] as const;

/** Return the cluster of this home, made when there is none. What is there is never deleted. */
export async function openCluster(
  binaries: Binaries,
  place: Place,
  durability: Durability,
): Promise<Cluster> {
  const folder = join(place.home, 'cluster');
  const version = await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(causeOf);
  if (version instanceof Error) {
    if (codeOf(version) !== 'ENOENT') throw new Error(notOurs(folder), { cause: version });
    return createCluster(binaries, place, folder, durability);
  }
  const major = binaries.version.split('.')[0] ?? '';
  if (version.trim() !== major) {
    throw new Error(
      `the database in ${folder} was made by PostgreSQL ${version.trim()}, this program brings ${major}: ` +
        'dump it with the program that made it (pg_dump) and restore it into a new data folder',
    );
  }
  return { folder, password: await knownPassword(place.home) };
}

async function createCluster(
  binaries: Binaries,
  place: Place,
  folder: string,
  durability: Durability,
): Promise<Cluster> {
  if (await stat(folder).catch(() => undefined)) {
    throw new Error(`${folder} is not a PostgreSQL data folder: move it away or restore it from the backup`);
  }
  const password = await newPassword(place);
  // initdb killed half-way leaves rubbish; only a finished cluster gets the real name.
  const unfinished = `${folder}.unfinished`;
  const failures: unknown[] = [];
  for (const locale of LOCALES) {
    await rm(unfinished, { recursive: true, force: true });
    try {
      await runAs(place.account, binaries.initdb, [
        ...['-D', unfinished, '-U', SUPERUSER, '--encoding=UTF8', ...locale],
        ...['--auth=scram-sha-256', `--pwfile=${join(place.home, 'password')}`, '--no-instructions'],
        ...(durability === 'throwaway' ? ['--no-sync'] : []),
      ]);
      await rename(unfinished, folder);
      return { folder, password };
    } catch (error) {
      failures.push(error);
    }
  }
  throw new Error(`initdb could not make a database in ${folder}`, { cause: failures[0] });
}

/** 0600 and owned by the server's account: initdb reads it as that account. */
async function newPassword({ home, account }: Place): Promise<string> {
  const file = join(home, 'password');
  const password = randomBytes(24).toString('base64url');
  await writeFile(file, `${password}\n`, { mode: 0o600 });
  if (account !== undefined) await chown(file, account.uid, account.gid);
  return password;
}

async function knownPassword(home: string): Promise<string> {
  const file = join(home, 'password');
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    const remedy =
      codeOf(error) === 'ENOENT' ? `${file} is missing: restore it from the backup` : notOurs(file);
    throw new Error(remedy, { cause: error });
  }
}

function notOurs(path: string): string {
  return (
    `${path} cannot be read by this user: the bot was started by another user before. ` +
    'Start it as that user, or give the data folder to this one (chown -R)'
  );
}

function causeOf(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
