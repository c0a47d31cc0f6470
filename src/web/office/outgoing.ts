import type { SimulatedOutgoing } from '../../chat/simulation.ts';
import { firstLine, queuedMessages, type QueuedMessage } from './messages.ts';
import type { OfficePlace } from './place.ts';

const STATES = {
  pending: 'waiting',
  sending: 'waiting',
  failed: 'undeliverable',
  uncertain: 'unclear',
} as const satisfies Record<string, SimulatedOutgoing['state']>;

/** The bot's messages that people have not seen, in the order in which they leave. */
export async function outgoingMessages({
  database,
  account,
}: OfficePlace): Promise<readonly SimulatedOutgoing[]> {
  const messages = await queuedMessages(database.read, account, Object.keys(STATES));
  return messages.flatMap((message) => {
    const state = Object.entries(STATES).find(([name]) => name === message.state)?.[1];
    return state === undefined ? [] : [outgoing(message, state)];
  });
}

function outgoing(message: QueuedMessage, state: SimulatedOutgoing['state']): SimulatedOutgoing {
  const { sequence, chat, content, notBefore, nextAttemptAt, createdAt } = message;
  const next = nextAttemptAt ?? (notBefore > createdAt ? notBefore : undefined);
  return {
    id: String(sequence),
    chat,
    state,
    summary: content === undefined ? '' : firstLine(content),
    ...(next === undefined || state !== 'waiting' ? {} : { next: next.toISOString() }),
  };
}
