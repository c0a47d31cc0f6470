import { defineConfig } from 'prisma/config';

// `generate`, `validate` and `format` never call the native schema engine, but the CLI fetches it from
// Prisma's host before it does anything, which closed networks cannot reach. A file that exists in its place
// stops that.
process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= process.execPath;

// Prisma accepts a default export only.
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
});
