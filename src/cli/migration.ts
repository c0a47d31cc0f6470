// npm run db:migration -- name
import { fileURLToPath } from 'node:url';
import { writeMigration } from './migration/write-migration.ts';

const prismaFolder = fileURLToPath(new URL('../../prisma', import.meta.url));

try {
  const file = await writeMigration({ name: process.argv[2] ?? '', prismaFolder, now: new Date() });
  console.log(
    file === undefined
      ? 'No difference: the migrations already lead to schema.prisma; nothing was written.'
      : `Wrote ${file}. Read it before you commit it; SQL by hand goes into a migration of its own after it.`,
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
