import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import type * as glueModule from '@prisma/schema-engine-wasm/schema_engine_bg';

/** Return Prisma's schema engine for one schema, on a bound adapter (schema-reader.ts); `free()` it after use. */
export async function startEngine(path: string, content: string, adapter: object): Promise<SchemaEngine> {
  const { SchemaEngine } = await (loaded.glue ??= loadGlue());
  return SchemaEngine.new({ datamodels: [[path, content]] }, () => undefined, adapter);
}

type Glue = typeof glueModule;

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
  // wasm-bindgen's start function takes and returns nothing.
  (begin as () => void)();
  return glue;
}

function reportPanic(message: string): void {
  console.error(`Prisma's schema engine panicked: ${message}`);
}
