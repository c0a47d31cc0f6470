import { setTimeout as pause } from 'node:timers/promises';

/** What became of the next event of a conversation. `id` is absent when the database could not even be asked. */
export type Step =
  /** `fetched`: the event is complete now and can be handled. */
  | { readonly outcome: 'handled' | 'fetched' | 'empty' | 'busy' }
  | { readonly outcome: 'failed'; readonly id?: bigint; readonly error: unknown };

export interface QueueOptions {
  /** Handle the next event of the conversation, in one transaction. Never throws. */
  readonly step: (key: string) => Promise<Step>;
  /** Put aside an event that kept failing. Never throws. */
  readonly park: (id: bigint, error: unknown) => Promise<void>;
  /** How many conversations are worked on at once. */
  readonly concurrency: number;
  /** Milliseconds of real time for which a failing event is tried again. */
  readonly patience: number;
}

export interface ConversationQueue {
  /** Work on the conversation until nothing is open there; whoever is at it looks once more. */
  wake(key: string): void;
  isQuiet(): boolean;
  /** Resolve when no conversation is being worked on. */
  quiet(): Promise<void>;
  /** Let running steps finish and begin no other. */
  stop(): Promise<void>;
}

interface Work {
  readonly done: Promise<void>;
  again: boolean;
}

interface Trouble {
  readonly id: bigint | undefined;
  readonly since: number;
  readonly count: number;
}

const FIRST_PAUSE = 50;
const LONGEST_PAUSE = 5000;
const LONGEST_BUSY_PAUSE = 500;

/** One worker per conversation, so that its events are handled one at a time and in order. */
export function createConversationQueue(options: QueueOptions): ConversationQueue {
  const works = new Map<string, Work>();
  const stopping = new AbortController();
  const turns = createTurns(options.concurrency);
  const shift: Shift = { ...options, signal: stopping.signal, step: (key) => turns(() => options.step(key)) };

  function takeAgain(key: string): boolean {
    const own = works.get(key);
    if (own?.again !== true) return false;
    own.again = false;
    return true;
  }

  return {
    wake: (key) => {
      const running = works.get(key);
      if (running !== undefined) {
        running.again = true;
        return;
      }
      if (stopping.signal.aborted) return;
      const done = Promise.resolve()
        .then(() => work(shift, key, () => takeAgain(key)))
        .finally(() => works.delete(key));
      works.set(key, { again: false, done });
    },
    isQuiet: () => works.size === 0,
    quiet: async () => {
      while (works.size > 0) await Promise.all([...works.values()].map(({ done }) => done));
    },
    stop: async () => {
      stopping.abort();
      await Promise.all([...works.values()].map(({ done }) => done));
    },
  };
}

interface Shift extends QueueOptions {
  readonly signal: AbortSignal;
}

async function work(shift: Shift, key: string, takeAgain: () => boolean): Promise<void> {
  let trouble: Trouble | undefined;
  let busy = 0;
  while (!shift.signal.aborted) {
    const step = await shift.step(key);
    busy = step.outcome === 'busy' ? busy + 1 : 0;
    trouble = step.outcome === 'failed' ? await afterFailure(shift, step, trouble) : undefined;
    // Another process is at this conversation; the lock itself must not be waited for, that takes a connection.
    if (step.outcome === 'busy') await rest(shift, Math.min(FIRST_PAUSE * busy, LONGEST_BUSY_PAUSE));
    if (step.outcome === 'empty' && !takeAgain()) return;
  }
}

/** Wait before the next attempt, or put the event aside when it has failed for too long. */
async function afterFailure(
  shift: Shift,
  { id, error }: Extract<Step, { outcome: 'failed' }>,
  before: Trouble | undefined,
): Promise<Trouble | undefined> {
  const isSame = before !== undefined && before.id === id;
  const trouble = isSame
    ? { ...before, count: before.count + 1 }
    : { id, since: performance.now(), count: 1 };
  const delay = Math.min(FIRST_PAUSE * 2 ** (trouble.count - 1), LONGEST_PAUSE);
  if (id !== undefined && performance.now() - trouble.since + delay > shift.patience) {
    await shift.park(id, error);
    return undefined;
  }
  await rest(shift, delay);
  return trouble;
}

async function rest({ signal }: Shift, milliseconds: number): Promise<void> {
  // Stopping ends the pause at once, by an error that says no more than that.
  await pause(milliseconds, undefined, { signal }).catch(() => undefined);
}

/** Return a function that runs at most `limit` works at once, first come, first served. */
function createTurns(limit: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      // The turn passes on directly, so that nobody who comes now can overtake.
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
