#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { ConfigError } from './config.ts';
import { startBot } from './compose-bot.ts';
import { ScriptError } from './scripts/yaml-file.ts';

/** The project's folder, from dist/main.js. */
const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** Start, then run until SIGINT or SIGTERM; a second signal ends at once. */
async function main(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const fail = (why: string): never => {
    process.stderr.write(`jianyi-bot: ${why}\n`);
    process.exit(1);
  };
  process.on('unhandledRejection', (error) => fail(`stopped by a fault: ${describe(error)}`));
  process.on('uncaughtException', (error) => fail(`stopped by a fault: ${describe(error)}`));

  const stopping: { promise?: Promise<void> } = {};
  const starting = startBot({
    env: process.env,
    root: ROOT,
    say: (line) => process.stdout.write(`${line}\n`),
    onLost: () => fail('another process took over because this one did not answer; start it again'),
  });
  const stop = (): void => {
    if (stopping.promise !== undefined) process.exit(130);
    process.stdout.write('stopping: finishing what is under way …\n');
    stopping.promise = starting
      .then((bot) => bot.stop())
      .then(
        () => process.exit(0),
        (error: unknown) => fail(`could not stop cleanly: ${describe(error)}`),
      );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  try {
    await starting;
  } catch (error) {
    if (stopping.promise === undefined) fail(`cannot start: ${describe(error)}`);
  }
}

/** What to tell the operator: the message of an expected error, the kind and place of another. */
function describe(error: unknown): string {
  if (error instanceof ConfigError || error instanceof ScriptError) return `\n${error.message}`;
  return error instanceof Error ? error.message : 'unknown';
}

await main();
