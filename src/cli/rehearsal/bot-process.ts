import { type ChildProcess, fork } from 'node:child_process';
import { PermanentSendError, type SendReceipt } from '../../chat/platform.ts';
import { type Bot, BotDiedError, type BotWorld } from './bot-life.ts';
import { type FromBot, readFromBot, type SetUp, type ToBot } from './ipc.ts';

const STDERR_KEPT = 8_000;

interface Pending {
  readonly resolve: (message: FromBot & { type: 'done' }) => void;
  readonly reject: (error: Error) => void;
}

/** A question to the bot, before it gets its id. */
type Question = ToBot extends infer Each ? (Each extends { id: number } ? Omit<Each, 'id'> : never) : never;

/**
 * A bot process that has not been told its database yet: it loads its code while the database starts. After a
 * clean stop of the application it can begin again, with another database.
 */
export interface SpawnedBot {
  /** Starts the application; resolves when it listens to its platform. */
  begin(world: BotWorld, setUp: SetUp): Promise<Bot>;
  /** Whether its process still runs. */
  alive(): boolean;
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>;
}

/** Start the bot's process from a module (`dist/cli/rehearsal/bot.js`). */
export function spawnBot(module: string): SpawnedBot {
  const child = fork(module, [], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: [],
  });
  const line = openLine(child);
  return {
    async begin(world, setUp) {
      line.world = world;
      await line.ask({ type: 'start', setUp });
      return {
        stored: line.stored,
        receive: async (event) => (await line.ask({ type: 'event', event })).answer,
        settle: async () => void (await line.ask({ type: 'settle' })),
        advance: async (target) => void (await line.ask({ type: 'advance', target })),
        arm: async (point) => void (await line.ask({ type: 'arm', point: point ?? null })),
        kill: line.kill,
        stop: async () => void (await line.ask({ type: 'stop' })),
      };
    },
    alive: () => child.exitCode === null && child.signalCode === null,
    kill: line.kill,
  };
}

interface Line {
  world: BotWorld | undefined;
  ask(question: Question): Promise<FromBot & { type: 'done' }>;
  stored(platform: string, id: string): Promise<void>;
  kill(): Promise<void>;
}

function openLine(child: ChildProcess): Line {
  const pending = new Map<number, Pending>();
  const awaited = createAwaited();
  const stderr = keepTail(child);
  let death: BotDiedError | undefined;
  let nextId = 0;
  const ended = new Promise<void>((resolve) => {
    const end = (reason: string) => {
      death ??= new BotDiedError(`the bot's process ended (${reason})${stderr()}`);
      for (const { reject } of pending.values()) reject(death);
      pending.clear();
      awaited.fail(death);
      resolve();
    };
    child.once('error', (error) => end(error.message));
    child.once('close', (code, signal) => end(signal ?? `exit code ${String(code)}`));
  });
  const line: Line = {
    world: undefined,
    ask: (question) =>
      new Promise((resolve, reject) => {
        if (death) return reject(death);
        nextId += 1;
        pending.set(nextId, { resolve, reject });
        // A failed write means that the process is ending; 'close' will say so.
        child.send({ ...question, id: nextId }, () => undefined);
      }),
    stored: (platform, id) => (death ? Promise.reject(death) : awaited.wait(`${platform}/${id}`)),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
  listen({ line, pending, child, awaited }, (error) => (death ??= error));
  return line;
}

function listen(hearing: Hearing, onNonsense: (error: BotDiedError) => void): void {
  hearing.child.on('message', (raw) => {
    try {
      hear(readFromBot(raw), hearing);
    } catch (error) {
      // A message that cannot be read is a bug on one side: nothing after it could be trusted.
      onNonsense(new BotDiedError(`the bot's process said what is not agreed: ${String(error)}`));
      hearing.child.kill('SIGKILL');
    }
  });
}

/** Those who wait for something to be stored, by what it is. */
interface StoredNotices {
  wait(what: string): Promise<void>;
  happened(what: string): void;
  fail(error: Error): void;
}

function createAwaited(): StoredNotices {
  const waiting = new Map<string, { resolve: () => void; reject: (error: Error) => void }[]>();
  return {
    wait: (what) =>
      new Promise((resolve, reject) => {
        waiting.set(what, [...(waiting.get(what) ?? []), { resolve, reject }]);
      }),
    happened: (what) => {
      for (const { resolve } of waiting.get(what) ?? []) resolve();
      waiting.delete(what);
    },
    fail: (error) => {
      for (const { reject } of [...waiting.values()].flat()) reject(error);
      waiting.clear();
    },
  };
}

interface Hearing {
  readonly line: Line;
  readonly pending: Map<number, Pending>;
  readonly child: ChildProcess;
  readonly awaited: StoredNotices;
}

function hear(message: FromBot, { line, pending, child, awaited }: Hearing): void {
  switch (message.type) {
    case 'done':
    case 'failed': {
      const waiting = pending.get(message.id);
      pending.delete(message.id);
      if (message.type === 'done') waiting?.resolve(message);
      else waiting?.reject(new Error(message.message));
      return;
    }
    case 'clock':
      line.world?.clock(message.now);
      return;
    case 'stored':
      for (const id of new Set([message.eventId, message.messageId ?? message.eventId]))
        awaited.happened(`${message.platform}/${id}`);
      return;
    case 'send':
    case 'update':
      child.send(delivered(message, line.world), () => undefined);
  }
}

function delivered(message: FromBot & { type: 'send' | 'update' }, world: BotWorld | undefined): ToBot {
  try {
    return { type: 'sent', id: message.id, receipt: deliver(message, world) };
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return { type: 'notSent', id: message.id, permanent: error instanceof PermanentSendError, message: text };
  }
}

function deliver(message: FromBot & { type: 'send' | 'update' }, world: BotWorld | undefined): SendReceipt {
  if (world === undefined) throw new Error('the bot speaks before it was started');
  if (message.type === 'send') return world.send(message.address, message.message, message.key);
  world.update(message.address, message.receipt, message.message);
  return message.receipt;
}

/** The end of what the process wrote to standard error, for the report of its death. */
function keepTail(child: ChildProcess): () => string {
  let tail = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (tail = (tail + text).slice(-STDERR_KEPT)));
  return () => (tail.trim() === '' ? '' : `; it wrote:\n${tail.trim()}`);
}
