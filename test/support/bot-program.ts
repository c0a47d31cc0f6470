import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** `npm start` as a process of its own, from `dist`. */
export interface BotProgram {
  /** Where the web server listens. */
  readonly url: string;
  readonly output: () => string;
  kill(): Promise<void>;
  /** Ctrl-C; resolves with the exit code. */
  interrupt(): Promise<number | null>;
}

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** Start the program and wait until it tells its address; rejects with its output when it ends before. */
export async function startProgram(env: Readonly<Record<string, string>>): Promise<BotProgram> {
  const child = spawn(process.execPath, [MAIN], { env: { PATH: process.env['PATH'] ?? '', ...env } });
  const heard = { text: '' };
  child.stdout.on('data', (chunk: Buffer) => (heard.text += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (heard.text += chunk.toString('utf8')));
  const url = await addressIn(child, heard);
  return {
    url,
    output: () => heard.text,
    kill: async () => {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
    interrupt: async () => {
      child.kill('SIGINT');
      const [code] = (await once(child, 'exit')) as [number | null];
      return code;
    },
  };
}

function addressIn(child: ChildProcess, heard: { readonly text: string }): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', () => {
      const found = /health\s+(http:\S+)\/health[\s\S]*Ctrl-C/u.exec(heard.text);
      if (found?.[1] !== undefined) resolve(found[1]);
    });
    child.once('exit', (code) => reject(new Error(`exit ${String(code)}: ${heard.text}`)));
  });
}
