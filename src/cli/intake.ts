/** `npm run -s intake -- FILE.jsonl`: what the inbox understands of messages, one JSON object a line; `-` = standard input. */
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import process from 'node:process';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { civilDateOf } from '../domain/calendar/civil-date.ts';
import { loadCommandTable } from '../scripts/commands.ts';
import { ScriptError } from '../scripts/yaml-file.ts';
import { linesOf } from './intake/lines.ts';
import { run } from './intake/run.ts';

const USAGE = 'usage: npm run -s intake -- FILE.jsonl (or - for standard input)';
const SCRIPTS = fileURLToPath(new URL('../../bot-scripts', import.meta.url));

process.exitCode = await main(process.argv.slice(2));

/** 0 when every line was a message, 2 when one was not, or the file cannot be read. */
async function main([file, ...more]: readonly string[]): Promise<0 | 2> {
  if (file === undefined || more.length > 0) return complain(USAGE);
  // A reader that stopped reading (| head) is no failure, and nothing more can be told to it.
  process.stdout.on('error', () => process.exit(0));
  try {
    const table = loadCommandTable(SCRIPTS);
    const input = await inputOf(file);
    // A stream with an encoding gives strings, and never half a character.
    const lines = linesOf(input.setEncoding('utf8'));
    const bad = await run({ file, lines, out, err, table, today: civilDateOf(new Date()) });
    return bad === 0 ? 0 : 2;
  } catch (error) {
    if (error instanceof ScriptError) return complain(error.problems.join('\n'));
    if (isFileError(error)) return complain(`${file}: cannot be read (${error.code})`);
    throw error;
  }
}

async function inputOf(file: string): Promise<Readable> {
  if (file === '-') return process.stdin;
  // Opened first, so that a file that is not there is told before anything is printed.
  const handle = await open(file);
  if ((await handle.stat()).isDirectory()) {
    await handle.close();
    throw Object.assign(new Error('is a folder'), { code: 'EISDIR' });
  }
  return createReadStream(file, { fd: handle });
}

/** Write a line; the promise is there only when the reader is slower than we are. */
function out(text: string): Promise<void> | undefined {
  return process.stdout.write(text) ? undefined : once(process.stdout, 'drain').then(() => undefined);
}

function err(text: string): void {
  process.stderr.write(text);
}

function complain(text: string): 2 {
  err(`${text}\n`);
  return 2;
}

function isFileError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}
