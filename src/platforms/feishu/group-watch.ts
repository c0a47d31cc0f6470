import { setTimeout as pause } from 'node:timers/promises';
import { PermanentSendError, type Receive } from '../../chat/platform.ts';
import type { Logger } from '../../observability/log.ts';
import type { Api } from './api.ts';
import { listMembers, type Occasion } from './members.ts';
import { type Patience, waitBefore } from './patience.ts';
import { createTasks } from './tasks.ts';

/** Sees to it that the bot knows who is in its groups, beside all other work: the SDK's handlers must not wait. */
export interface GroupWatch {
  /** The bot came into a group: whatever it knew of its members is old. */
  entered(occasion: Occasion): void;
  /** Something was said in a group. */
  heardOf(occasion: Occasion): void;
  /** Begin nothing more. */
  stop(): void;
  /** Resolve when nothing is under way. */
  settled(): Promise<void>;
}

export interface GroupWatchOptions {
  readonly api: Api;
  readonly account: string;
  readonly log: Logger;
  readonly patience: Patience;
  readonly receive: Receive;
}

const ATTEMPTS = 3;

export function createGroupWatch(options: GroupWatchOptions): GroupWatch {
  const seen = new Set<string>();
  const tasks = createTasks();
  const stopping = new AbortController();
  const entered = (occasion: Occasion): void => {
    if (stopping.signal.aborted) return;
    seen.add(occasion.chat);
    const looking = look(options, occasion, stopping.signal).then((done) => {
      // The group's next message is another occasion.
      if (!done) seen.delete(occasion.chat);
    });
    void tasks.track(looking);
  };
  return {
    entered,
    heardOf(occasion) {
      if (!seen.has(occasion.chat)) entered(occasion);
    },
    stop: () => stopping.abort(),
    settled: tasks.settled,
  };
}

/** Whether it is settled, for good or because the platform will not tell. Never rejects. */
async function look(options: GroupWatchOptions, occasion: Occasion, stopping: AbortSignal): Promise<boolean> {
  const { api, account, receive, patience, log } = options;
  for (let attempt = 0; ; attempt += 1) {
    try {
      await receive(await listMembers(api, account, occasion));
      return true;
    } catch (error) {
      if (stopping.aborted) return false;
      const isFinal = error instanceof PermanentSendError;
      if (isFinal || attempt === ATTEMPTS - 1) {
        // Our own errors of calls hold names of calls and codes only; another one was told where it arose.
        const why = error instanceof Error ? error.name : typeof error;
        log.warn({ group: occasion.chat, why }, 'the members of a group could not be listed');
        return isFinal;
      }
      await pause(waitBefore(attempt, patience), undefined, { signal: stopping }).catch(() => undefined);
    }
  }
}
