import type { InboundEvent } from '../../chat/message.ts';
import type { Receive } from '../../chat/platform.ts';

/**
 * The line between the network and the bot. An event leaves `unacknowledged` only when the bot's
 * `receive` has resolved; one that was refused, or whose bot died, waits for the next connection.
 */
export interface Link {
  attach(receive: Receive): Promise<void>;
  detach(): void;
  attached(): boolean;
  retryUnacknowledged(): Promise<void>;
  deliver(event: InboundEvent): Promise<void>;
}

interface Connection {
  readonly receive: Receive;
  /** Resolves when the connection ends: nobody waits for a bot that is gone. */
  readonly ended: Promise<void>;
  readonly end: () => void;
  /** Event ids that this connection is being told right now. */
  readonly inFlight: Set<string>;
  /** Resolves when what was left over from before has been delivered again. */
  caughtUp: Promise<void>;
}

export function createLink(): Link {
  const unacknowledged = new Map<string, InboundEvent>();
  let current: Connection | undefined;

  const tell = async (connection: Connection, event: InboundEvent): Promise<void> => {
    if (connection === current) await deliverOver(connection, event, unacknowledged);
  };
  const tellAll = async (connection: Connection): Promise<void> => {
    for (const event of [...unacknowledged.values()]) await tell(connection, event);
  };

  const detach = (): void => {
    current?.end();
    current = undefined;
  };

  return {
    attach(receive) {
      detach();
      const connection = connect(receive);
      current = connection;
      connection.caughtUp = tellAll(connection);
      return connection.caughtUp;
    },
    detach,
    attached: () => current !== undefined,
    async retryUnacknowledged() {
      if (current !== undefined) await tellAll(current);
    },
    async deliver(event) {
      unacknowledged.set(event.eventId, event);
      const connection = current;
      if (connection === undefined) return;
      await Promise.race([connection.caughtUp, connection.ended]);
      await tell(connection, event);
    },
  };
}

/** Waits for the acknowledgement or for the end of the connection, whichever comes first. */
async function deliverOver(
  connection: Connection,
  event: InboundEvent,
  unacknowledged: Map<string, InboundEvent>,
): Promise<void> {
  if (connection.inFlight.has(event.eventId)) return;

  connection.inFlight.add(event.eventId);
  const acknowledged = connection.receive(event).then(
    () => void unacknowledged.delete(event.eventId),
    () => undefined, // Refused: it stays unacknowledged, and the bot has logged why.
  );
  await Promise.race([acknowledged, connection.ended]);
  connection.inFlight.delete(event.eventId);
}

function connect(receive: Receive): Connection {
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const guarded: Receive = async (event) => receive(event);
  return { receive: guarded, ended, end, inFlight: new Set(), caughtUp: Promise.resolve() };
}
