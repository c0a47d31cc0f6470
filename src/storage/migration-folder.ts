import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Migration {
  /** The folder's name, `20260101000000_first`. */
  readonly name: string;
  readonly file: string;
  readonly sql: string;
  /** As Prisma counts it: SHA-256 of the file, in hex. */
  readonly checksum: string;
}

/** Return the migrations `<folder>/<timestamp>_<name>/migration.sql` in the order in which they apply. */
export async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw new Error(`the migrations are missing: ${folder} cannot be read`, { cause: error });
  });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(names.sort().map((name) => readMigration(folder, name)));
}

/**
 * Tell whether a recorded checksum is this migration's. Line ends do not count, as with Prisma:
 * git on Windows may have changed them.
 */
export function hasChecksum({ sql, checksum }: Migration, recorded: string): boolean {
  const unix = sql.replaceAll('\r\n', '\n');
  return [checksum, sha256(unix), sha256(unix.replaceAll('\n', '\r\n'))].includes(recorded);
}

async function readMigration(folder: string, name: string): Promise<Migration> {
  const file = join(folder, name, 'migration.sql');
  const sql = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new Error(`the migration ${name} has no file: ${file} cannot be read`, { cause: error });
  });
  return { name, file, sql, checksum: sha256(sql) };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
