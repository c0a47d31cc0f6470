import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { startEngine } from '../../src/cli/migration/schema-engine.ts';
import { readOnlyAdapter } from '../../src/cli/migration/schema-reader.ts';
import { withClient } from '../../src/storage/connect.ts';
import { readMigrations } from '../../src/storage/migration-folder.ts';
import { createTestDatabase } from '../support/postgres.ts';

const prisma = fileURLToPath(new URL('../../prisma', import.meta.url));

it("records migrations so that Prisma's own engine finds none missing, edited or failed", async () => {
  const { connection, drop } = await createTestDatabase();
  const schema = await readFile(`${prisma}/schema.prisma`, 'utf8');
  const migrations = await readMigrations(`${prisma}/migrations`);
  const diagnose = (addition: string) =>
    withClient(connection, async (client) => {
      const engine = await startEngine('schema.prisma', schema, readOnlyAdapter(client));
      const result = await engine.diagnoseMigrationHistory({
        migrationsList: {
          baseDir: `${prisma}/migrations`,
          lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
          shadowDbInitScript: '',
          migrationDirectories: migrations.map(({ name, sql }) => ({
            path: name,
            migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql + addition } },
          })),
        },
        optInToShadowDatabase: false,
        filters: { externalTables: [], externalEnums: [] },
      });
      engine.free();
      return result;
    });

  expect(await diagnose('')).toMatchObject({
    hasMigrationsTable: true,
    editedMigrationNames: [],
    failedMigrationNames: [],
    history: null,
  });
  expect(await diagnose('-- edited\n')).toMatchObject({
    editedMigrationNames: migrations.map(({ name }) => name),
  });
  await drop();
});
