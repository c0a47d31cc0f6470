import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { schemaDiff } from '../../src/cli/migration/schema-diff.ts';
import { withClient } from '../../src/storage/connect.ts';
import { createTestDatabase } from '../support/postgres.ts';

const schemaFile = fileURLToPath(new URL('../../prisma/schema.prisma', import.meta.url));

it('has migrations that lead to exactly what schema.prisma says', async () => {
  const { connection, drop } = await createTestDatabase();

  // If this fails: npm run db:migration -- name
  expect(await schemaDiff({ connection, schemaFile })).toBe('');

  await drop();
});

it('finds a column that only the database has, and passes over what a Prisma schema cannot say', async () => {
  const { connection, drop } = await createTestDatabase();
  const change = (sql: string) => withClient(connection, (client) => client.query(sql));

  await change(`
    create table hand (id int primary key, name text);
    create unique index on hand (name) where id > 0;
  `);
  expect(await schemaDiff({ connection, schemaFile })).toMatch(/^-- DropTable\nDROP TABLE "hand";$/);
  await change(`
    drop table hand;
    create unique index on identity (platform, account) where revoked_at is null;
    create index on identity (lower(platform));
    alter table identity add constraint named check (platform <> '');
    create function nothing() returns trigger language plpgsql as $$ begin return null; end $$;
    create trigger nothing before update on identity for each row execute function nothing();
  `);
  expect(await schemaDiff({ connection, schemaFile })).toBe('');

  await drop();
});
