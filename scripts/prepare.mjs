// What stands between the sources and `npm start`: the Prisma client, the compiled program, the web page.
// Run by `npm ci` (as the npm script `prepare`) and by `npm run build`. Needs no network.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const schema = join(root, 'prisma', 'schema.prisma');
const client = join(root, 'src', 'storage', 'generated');
const page = join(root, 'src', 'web', 'page', 'vite.config.ts');

await stage('the Prisma client', clientIsNewer(), 'prisma', ['generate', '--no-hints']);
await stage('the program', false, 'typescript/bin/tsc', ['-p', 'tsconfig.build.json']);
if (existsSync(page)) {
  await stage('the page', false, 'vite', ['build', '--config', page, '--logLevel', 'warn', '--emptyOutDir']);
}

/** Run a tool of node_modules; its output is shown only when it fails. */
async function stage(what, isDone, tool, args) {
  if (isDone) {
    console.log(`prepare: ${what} is up to date`);
    return;
  }
  const started = Date.now();
  const { code, output } = await run(programOf(tool), args);
  if (code !== 0) {
    console.error(output);
    console.error(`prepare: ${what} could not be built (${tool} ${args.join(' ')}, exit code ${code})`);
    process.exit(1);
  }
  console.log(`prepare: built ${what} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

function run(program, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { cwd: root, env: environment() });
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output: Buffer.concat(chunks).toString() }));
  });
}

/** No tool may ask the network, neither for engines nor for news about itself. */
function environment() {
  return {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  };
}

/** `prisma`: the program that the package names; `package/path`: that file of the package. */
function programOf(tool) {
  const require = createRequire(import.meta.url);
  const [name] = tool.split('/');
  if (tool.includes('/')) return require.resolve(tool);

  const manifest = require.resolve(`${name}/package.json`);
  const { bin } = require(manifest);
  return join(dirname(manifest), typeof bin === 'string' ? bin : bin[name]);
}

/** The client is made from the schema by the installed Prisma: newer than both, it needs no second making. */
function clientIsNewer() {
  const made = join(client, 'client.ts');
  if (!existsSync(made)) return false;
  const age = statSync(made).mtimeMs;
  const prisma = createRequire(import.meta.url).resolve('prisma/package.json');
  return readdirSync(client).length > 1 && age > statSync(schema).mtimeMs && age > statSync(prisma).mtimeMs;
}
