import { type ChildProcess, fork } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type FromGateway, readFromGateway, type ToGateway } from './ipc.ts';

/** A question to the gateway, before it gets its id. */
export type Question =
  Exclude<ToGateway, { readonly type: 'sent' | 'refused' }> extends infer Each
    ? Each extends { id: number }
      ? Omit<Each, 'id'>
      : never
    : never;

export type Told = FromGateway & { readonly type: 'attached' | 'called' | 'send' };

/** One life of the gateway's process. */
export interface GatewayProcess {
  /** Resolves when it is done; rejects when the gateway could not do it, or is gone. */
  ask(question: Question): Promise<void>;
  answer(answer: ToGateway & { readonly type: 'sent' | 'refused' }): void;
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void;
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>;
}

const STDERR_KEPT = 4000;

/** Start the process; `temporary` is a folder that it may fill. */
export function spawnGateway(temporary: string, hear: (told: Told) => void): GatewayProcess {
  const child = forkGateway(temporary);
  const pending = new Map<number, { resolve: () => void; reject: (error: Error) => void }>();
  const stderr = keepTail(child);
  let nextId = 0;
  let death: Error | undefined;
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => undefined);
    child.once('close', (code, signal) => {
      death = new Error(`the gateway's process ended (${signal ?? `exit code ${String(code)}`})${stderr()}`);
      for (const { reject } of pending.values()) reject(death);
      pending.clear();
      resolve();
    });
  });
  child.on('message', (raw) => {
    const message = readFromGateway(raw);
    if (message.type !== 'done' && message.type !== 'failed') return hear(message);
    const waiting = pending.get(message.id);
    pending.delete(message.id);
    if (message.type === 'done') waiting?.resolve();
    else waiting?.reject(new Error(message.message));
  });
  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        if (death !== undefined) return reject(death);
        nextId += 1;
        pending.set(nextId, { resolve, reject });
        // A failed write means that the process is ending; 'close' will say so.
        child.send({ ...question, id: nextId }, () => undefined);
      }),
    answer: (answer) => void child.send(answer, () => undefined),
    signal: (signal) => void child.kill(signal),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function forkGateway(temporary: string): ChildProcess {
  // The same folder holds it, as TypeScript or compiled; Node 20 reads the former only through our loader.
  const extension = extname(fileURLToPath(import.meta.url));
  const loader = new URL('../../../../scripts/typescript.mjs', import.meta.url).href;
  return fork(new URL(`./gateway${extension}`, import.meta.url), [], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: ['--no-deprecation', ...(extension === '.ts' ? ['--import', registering(loader)] : [])],
    env: { ...process.env, TMPDIR: temporary, HOME: temporary },
  });
}

/** Importing the loader would load the compiler twice: only the thread that compiles needs it. */
function registering(loader: string): string {
  return `data:text/javascript,import{register}from'node:module';register(${JSON.stringify(loader)})`;
}

/** The end of what the process wrote to standard error, for the report of its death. */
function keepTail(child: ChildProcess): () => string {
  let tail = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (tail = (tail + text).slice(-STDERR_KEPT)));
  return () => (tail.trim() === '' ? '' : `; it wrote:\n${tail.trim()}`);
}
