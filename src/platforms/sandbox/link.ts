import type { InboundEvent } from '../../chat/message.ts';
import type { Receive } from '../../chat/platform.ts';
import type { Later, Road } from './road.ts';

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

interface LinkOptions {
  readonly road: Road;
  readonly later: Later;
  /** What became of an event: stored by the bot, or lost by a fault of the road. */
  readonly onFate: (event: InboundEvent, fate: 'delivered' | 'lost') => void;
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

/** What waits for the bot, in order. */
interface Queue {
  readonly unacknowledged: Map<string, InboundEvent>;
  /** Ids of events that a slow road still carries. Nothing overtakes them. */
  readonly held: Set<string>;
}

/** The link from within. */
interface Line extends LinkOptions {
  readonly queue: Queue;
  current: Connection | undefined;
}

export function createLink(options: LinkOptions): Link {
  const line: Line = {
    ...options,
    queue: { unacknowledged: new Map(), held: new Set() },
    current: undefined,
  };
  const detach = (): void => {
    line.current?.end();
    line.current = undefined;
  };
  options.road.onChange(() => {
    if (!options.road.has('delay')) line.queue.held.clear();
    catchUp(line);
  });

  return {
    attach(receive) {
      detach();
      const connection = connect(receive);
      line.current = connection;
      connection.caughtUp = tellAll(line, connection);
      return connection.caughtUp;
    },
    detach,
    attached: () => line.current !== undefined,
    async retryUnacknowledged() {
      if (line.current !== undefined) await tellAll(line, line.current);
    },
    deliver: (event) => deliver(line, event),
  };
}

async function deliver(line: Line, event: InboundEvent): Promise<void> {
  const { road, queue, onFate, current: connection } = line;
  if (road.has('drop')) {
    onFate(event, 'lost');
    return;
  }
  queue.unacknowledged.set(event.eventId, event);
  if (road.has('delay')) hold(line, event);
  // Nobody waits for a road that carries nothing, or carries it later.
  if (road.has('delay') || road.has('disconnect') || connection === undefined) return;
  await Promise.race([connection.caughtUp, connection.ended]);
  // It may have been among what waited.
  if (queue.unacknowledged.has(event.eventId)) await tell(line, connection, event);
}

/** Keep the event on its way until the delay has passed. */
function hold(line: Line, { eventId }: InboundEvent): void {
  line.queue.held.add(eventId);
  line.later(() => {
    if (line.queue.held.delete(eventId)) catchUp(line);
  });
}

/** Deliver what waits; what is said meanwhile comes after it. */
function catchUp(line: Line): void {
  const connection = line.current;
  if (connection === undefined) return;
  connection.caughtUp = connection.caughtUp.then(() => tellAll(line, connection));
}

async function tellAll(line: Line, connection: Connection): Promise<void> {
  for (const event of [...line.queue.unacknowledged.values()]) {
    if (line.queue.held.has(event.eventId)) return;
    await tell(line, connection, event);
  }
}

/** As often as the road delivers it. */
async function tell(line: Line, connection: Connection, event: InboundEvent): Promise<void> {
  const { road, queue, onFate } = line;
  if (connection !== line.current || road.has('disconnect')) return;
  if (!(await deliverOver(connection, event, queue))) return;
  onFate(event, 'delivered');
  if (road.has('duplicate')) await deliverOver(connection, event, queue);
}

/**
 * Waits for the acknowledgement or for the end of the connection, whichever comes first. True when it was
 * acknowledged.
 */
async function deliverOver(
  connection: Connection,
  event: InboundEvent,
  { unacknowledged }: Queue,
): Promise<boolean> {
  if (connection.inFlight.has(event.eventId)) return false;

  connection.inFlight.add(event.eventId);
  const acknowledged = connection.receive(event).then(
    () => {
      unacknowledged.delete(event.eventId);
      return true;
    },
    () => false, // Refused: it stays unacknowledged, and the bot has logged why.
  );
  const delivered = await Promise.race([acknowledged, connection.ended]);
  connection.inFlight.delete(event.eventId);
  return delivered === true;
}

function connect(receive: Receive): Connection {
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const guarded: Receive = async (event) => receive(event);
  return { receive: guarded, ended, end, inFlight: new Set(), caughtUp: Promise.resolve() };
}
