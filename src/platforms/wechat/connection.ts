import { randomUUID } from 'node:crypto';
import { grpc } from 'wechaty-grpc';
import { PuppetService } from 'wechaty-puppet-service';
import { type GatewayEvent, readGatewayEvent } from './gateway-events.ts';
import type { Client, EventResponse, EventStream } from './protocol.ts';

export interface ConnectionOptions {
  readonly token: string;
  readonly endpoint?: string;
  readonly insecure: boolean;
  /** Milliseconds for the call that asks the gateway to start. */
  readonly patience: number;
}

export interface ConnectionWatch {
  /** `undefined` for an event that cannot be read: it is a sign of life all the same. */
  readonly heard: (event: GatewayEvent | undefined, type: number) => void;
  /** Called once, with a reason that holds no data. */
  readonly ended: (reason: string) => void;
}

export interface Connection {
  readonly client: Client;
  /** Close the stream: nothing is heard any more. Calls still work. */
  hush(): void;
  /** Give the connection up. */
  discard(): void;
}

/**
 * Open one connection to the gateway, used once and thrown away.
 *
 * Wechaty itself is not started, and of PuppetService only `onStart` runs. All the rest of their life cycle does harm:
 * Wechaty reorders messages, loads every member of a room and loses a message when a look-up fails; `start` arms a
 * watchdog that stops the gateway's WeChat session when a night is quiet, and calls Stop five seconds after a failed
 * start, when the gateway may be well again; a logout is answered by the Logout call, which may hit the next login;
 * a login that follows a logout at once is lost; an event that is not JSON ends the process. So the events are read
 * from the stream itself, and the calls that would end the session are taken out of the client: nothing can send them.
 * PuppetService still brings what is hard to get right: the token, TLS, discovery, the stream.
 */
export function openConnection(options: ConnectionOptions, watch: ConnectionWatch): Connection {
  const service = new PuppetService(serviceOptions(options));
  // What the SDK reports here is seen on the stream as well; without a listener it would end the process.
  service.on('error', () => undefined);
  const life = createLife(watch);
  service.onStart().catch(() => life.end('the gateway could not be started'));
  // `onStart` makes the manager and its client before it waits for anything.
  const client = tame(service, options.patience, life);
  return {
    client,
    hush: life.close,
    discard() {
      life.close();
      client.close();
    },
  };
}

function serviceOptions({ token, endpoint, insecure }: ConnectionOptions) {
  // Without TLS the name of the server is not used, but gRPC shares sockets, and the growing pauses between their
  // attempts to connect, between clients of equal options: a name of its own gives each connection its own.
  const tls = insecure ? { disable: true, serverName: randomUUID() } : { disable: false };
  return { token, ...(endpoint === undefined ? {} : { endpoint }), tls };
}

interface Life {
  end(reason: string): void;
  hear(stream: EventStream): void;
  close(): void;
}

function createLife(watch: ConnectionWatch): Life {
  let isOver = false;
  let listened: EventStream | undefined;
  const end = (reason: string): void => {
    if (isOver) return;
    isOver = true;
    watch.ended(reason);
  };
  return {
    end,
    hear(stream) {
      listened = stream;
      stream
        .on('data', (response: EventResponse) => {
          const type = response.getType();
          if (!isOver) watch.heard(readGatewayEvent(type, response.getPayload()), type);
        })
        // The same is told as a status.
        .on('error', () => undefined)
        .on('status', ({ code }: grpc.StatusObject) => end(`the stream ended with status ${code}`));
    },
    close() {
      isOver = true;
      listened?.cancel();
    },
  };
}

/** Take the events from the stream, and the dangerous calls out of the client. */
function tame(service: PuppetService, patience: number, life: Life): Client {
  const manager = service.grpcManager;
  if (manager.listenerCount('data') === 0) throw changed('the events of the stream');
  manager.removeAllListeners('data');

  // The cast holds: the client is one of wechaty-grpc, see protocol.ts.
  const client = manager.client as Client;
  const events = client.event.bind(client);
  const start = client.start.bind(client);
  Object.assign(client, {
    event(request: object): EventStream {
      const stream = events(request);
      life.hear(stream);
      return stream;
    },
    start: (request: object, callback: Parameters<typeof start>[3]) =>
      start(request, new grpc.Metadata(), { deadline: Date.now() + patience }, callback),
    stop: refuse,
    logout: refuse,
  } satisfies Partial<Record<keyof Client, unknown>>);
  return client;
}

function refuse(_request: unknown, callback: (error: Error) => void): void {
  callback(new Error('never sent: it would end the session of WeChat for everybody'));
}

function changed(what: string): Error {
  return new Error(`wechaty-puppet-service has changed: ${what} cannot be taken over`);
}
