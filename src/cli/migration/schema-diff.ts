import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type pg from 'pg';
import { withClient } from '../../storage/connect.ts';
import { startEngine } from './schema-engine.ts';
import { readOnlyAdapter } from './schema-reader.ts';

export interface DiffOptions {
  /** A database to which all migrations have been applied. */
  readonly connection: pg.ClientConfig;
  readonly schemaFile: string;
}

/**
 * Return the SQL that turns the database into what the Prisma schema says; `''` when they agree.
 *
 * Asked of Prisma's own engine, compiled to WebAssembly: the native one must be fetched from Prisma's host.
 * What a Prisma schema cannot express (triggers, checks, partial and expression indexes, extensions) is no
 * difference.
 */
export async function schemaDiff({ connection, schemaFile }: DiffOptions): Promise<string> {
  const content = await readFile(schemaFile, 'utf8');
  const schema = { files: [{ path: basename(schemaFile), content }] };
  return withClient(connection, async (client) => {
    const engine = await startEngine(schema.files[0]?.path ?? '', content, readOnlyAdapter(client));
    try {
      const { stdout } = await engine.diff({
        from: { tag: 'schemaDatasource', ...schema, configDir: '.' },
        to: { tag: 'schemaDatamodel', ...schema },
        script: true,
        exitCode: null,
        filters: { externalTables: [], externalEnums: [] },
      });
      return isEmpty(stdout ?? '') ? '' : (stdout ?? '').trim();
    } finally {
      engine.free();
    }
  });
}

/** The engine answers an empty difference with a comment. */
function isEmpty(sql: string): boolean {
  return sql.replace(/^\s*--.*$/gm, '').trim() === '';
}
