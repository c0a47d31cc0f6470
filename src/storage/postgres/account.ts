import { execFile, type ExecFileOptions } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { parse } from 'node:path';

/** The user that the server runs as, where that is not the user of this process. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Return the account for the server: PostgreSQL refuses to run as root, so a bot started as root hands it to
 * somebody else. `undefined` means: as ourselves.
 * The owner of what is already there comes first, because PostgreSQL serves only files of its own user.
 */
export async function accountFor(folders: readonly string[]): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;

  for (const folder of folders) {
    const owner = await stat(folder).catch(() => undefined);
    if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  }
  return (await named('postgres')) ?? (await named('nobody')) ?? { uid: 65534, gid: 65534 };
}

/** Tell whether the account can write in the folder, found out by doing it as that account. */
export async function canWrite(account: Account | undefined, folder: string): Promise<boolean> {
  const probe = 'cd "$0" && : > .can-write && rm .can-write';
  return runAs(account, '/bin/sh', ['-c', probe, folder]).then(
    () => true,
    () => false,
  );
}

/** Run a program as the account, with nothing of our environment that could change what PostgreSQL does. */
export function runAs(
  account: Account | undefined,
  program: string,
  args: readonly string[],
): Promise<{ stdout: string; stderr: string }> {
  // The root folder: programs of PostgreSQL give up when they cannot read their current folder.
  return run(program, args, { ...account, env: serverEnvironment(), cwd: parse(program).root });
}

/** PGDATA, PGPORT, LANG, LD_LIBRARY_PATH and the like of the operator's shell are left out on purpose. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'SystemRoot', 'TEMP', 'TMPDIR'];
  return Object.fromEntries(
    kept.map((name) => [name, process.env[name]] as const).filter(([, value]) => value),
  );
}

async function named(user: string): Promise<Account | undefined> {
  const ids = await Promise.all([run('id', ['-u', user]), run('id', ['-g', user])]).catch(() => undefined);
  if (ids === undefined) return undefined;
  return { uid: Number(ids[0].stdout), gid: Number(ids[1].stdout) };
}

interface Output {
  readonly stdout: string;
  readonly stderr: string;
}

function run(program: string, args: readonly string[], options: ExecFileOptions = {}): Promise<Output> {
  return new Promise((resolve, reject) => {
    execFile(program, [...args], { ...options, encoding: 'utf8' }, (error, stdout, stderr) => {
      if (error === null) resolve({ stdout, stderr });
      else reject(new Error(`${program} failed`, { cause: error }));
    });
  });
}
