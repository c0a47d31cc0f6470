import type { ConversationKey } from '../storage/outbox.ts';
import type { Step } from './drain.ts';

export interface Drains {
  /** Deliver what can be delivered in the conversation. Who is at it already looks once more. */
  run(conversation: ConversationKey): Promise<void>;
  isQuiet(): boolean;
  isStopped(): boolean;
  /** Resolve when no conversation is being delivered to. Rejects when one of them broke off. */
  quiet(): Promise<void>;
  /** Let the sends under way finish and begin no other. */
  stop(): Promise<void>;
}

interface Drain {
  readonly done: Promise<void>;
  again: boolean;
}

/** At most one drain per conversation, so that `step` never runs twice at once for one. */
export function createDrains(step: (conversation: ConversationKey) => Promise<Step>): Drains {
  const drains = new Map<string, Drain>();
  let stopping = false;

  async function empty(key: string, conversation: ConversationKey): Promise<void> {
    try {
      while (!stopping) {
        if ((await step(conversation)) === 'next') continue;
        const own = drains.get(key);
        if (own?.again !== true) return;
        own.again = false;
      }
    } finally {
      drains.delete(key);
    }
  }

  return {
    run: (conversation) => {
      const key = nameOf(conversation);
      const running = drains.get(key);
      if (running !== undefined) {
        running.again = true;
        return running.done;
      }
      const done = Promise.resolve().then(() => empty(key, conversation));
      drains.set(key, { again: false, done });
      return done;
    },
    isQuiet: () => drains.size === 0,
    isStopped: () => stopping,
    quiet: async () => {
      while (drains.size > 0) await Promise.all([...drains.values()].map(({ done }) => done));
    },
    stop: async () => {
      stopping = true;
      await Promise.allSettled([...drains.values()].map(({ done }) => done));
    },
  };
}

function nameOf({ platform, account, conversationKind, conversationId }: ConversationKey): string {
  return JSON.stringify([platform, account, conversationKind, conversationId]);
}
