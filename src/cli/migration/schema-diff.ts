import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import type pg from 'pg';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import { withClient } from '../../storage/connect.ts';
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

async function startEngine(path: string, content: string, adapter: object): Promise<SchemaEngine> {
  const { SchemaEngine } = await (loaded.glue ??= loadGlue());
  return SchemaEngine.new({ datamodels: [[path, content]] }, () => undefined, adapter);
}

type Glue = typeof import('@prisma/schema-engine-wasm/schema_engine_bg');

/**
 * Once per process: the glue keeps views on the memory of one instance, a second one would read the first's.
 */
const loaded: { glue?: Promise<Glue> } = {};

/**
 * The package's entry imports its `.wasm` as a module, which Node does not do without a flag; and the engine
 * reports a panic to a global that only Prisma's own CLI defines.
 */
async function loadGlue(): Promise<Glue> {
  const glueFile = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const program = await WebAssembly.compile(await readFile(glueFile.replace(/\.js$/, '.wasm')));
  // WebAssembly knows only plain objects of functions; the glue's exports are nothing else.
  const imports = { './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports };
  const instance = await WebAssembly.instantiate(program, imports);
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: reportPanic } });
  glue.__wbg_set_wasm(instance.exports);
  const begin = instance.exports['__wbindgen_start'];
  if (typeof begin !== 'function') throw new Error('this @prisma/schema-engine-wasm has no __wbindgen_start');
  begin();
  return glue;
}

function reportPanic(message: string): void {
  console.error(`Prisma's schema engine panicked: ${message}`);
}

/** The engine answers an empty difference with a comment. */
function isEmpty(sql: string): boolean {
  return sql.replace(/^\s*--.*$/gm, '').trim() === '';
}
