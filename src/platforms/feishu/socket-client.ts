import { type EventDispatcher, WSClient } from '@larksuiteoapi/node-sdk';
import type { WebSocket } from 'ws';
import { createEndpointHttp } from './http.ts';
import type { Patience } from './patience.ts';
import { SILENT } from './sdk-log.ts';

/** One connection of the SDK's client, from its making to its end. It is never repaired, only replaced. */
export interface SocketClient {
  /** Resolves when the connection stands; never, when it does not come to that. */
  readonly ready: Promise<void>;
  /** Resolves when it is over or could not be made, with the reason. Never rejects. */
  readonly ended: Promise<string>;
  /**
   * Let go of everything it holds. What was written goes out first if the platform says goodbye within so many
   * milliseconds; with 0 it is not asked.
   */
  close(goodbye: number): Promise<void>;
}

export interface SocketOptions {
  readonly appId: string;
  readonly appSecret: string;
  readonly domain: string;
  readonly dispatcher: EventDispatcher;
  readonly patience: Patience;
}

/** The private parts of the SDK's client that are put right. */
interface Inside {
  setWSInstance(socket: WebSocket | null): void;
  updateWs(values: { pingInterval?: number }): void;
}

/**
 * The SDK waits a random 0..30 s before it connects again, then 120 s between attempts, and gives up for good at
 * most errors (platforms.md, F15, F16). So its client serves for one connection: its first sign of trouble ends it.
 */
export function openSocket(options: SocketOptions): SocketClient {
  const { appId, appSecret, domain, dispatcher, patience } = options;
  const stopping = new AbortController();
  const ready = deferred<void>();
  const ended = deferred<string>();
  const client = new WSClient({
    appId,
    appSecret,
    domain,
    httpInstance: createEndpointHttp(stopping.signal),
    wsConfig: { pingTimeout: patience.pong / 1000 },
    handshakeTimeoutMs: patience.answer,
    onReady: ready.resolve,
    onReconnecting: () => ended.resolve('lost'),
    onError: (error) => ended.resolve(`refused, ${/code=\d+/.exec(error.message)?.[0] ?? 'no code'}`),
    ...SILENT,
  });
  const sockets = amend(client, patience.ping);
  void client.start({ eventDispatcher: dispatcher });
  const watch = watchState(client, { ready: ready.promise, end: ended.resolve, patience });

  return {
    ready: ready.promise,
    ended: ended.promise,
    async close(goodbye) {
      clearInterval(watch);
      stopping.abort();
      client.close({ force: goodbye === 0 });
      await Promise.all([...sockets].map((socket) => closed(socket, goodbye)));
    },
  };
}

/**
 * Put two things right, and return the sockets that come to be. Frames that arrive together with the 101 are lost,
 * as the SDK listens too late: the socket waits for one turn of the event loop (F14). And the platform's ping
 * interval of 120 s would leave a dead link unnoticed for so long: pings go out more often.
 */
function amend(client: WSClient, longestPing: number): ReadonlySet<WebSocket> {
  const inside = insideOf(client);
  const sockets = new Set<WebSocket>();
  const setSocket = inside.setWSInstance.bind(inside);
  const update = inside.updateWs.bind(inside);
  inside.setWSInstance = (socket) => {
    if (socket !== null) {
      sockets.add(socket);
      socket.pause();
      setImmediate(() => {
        if (socket.readyState === socket.OPEN) socket.resume();
      });
    }
    setSocket(socket);
  };
  inside.updateWs = (values) => {
    const asked = values.pingInterval ?? longestPing;
    update({ ...values, pingInterval: asked > 0 && asked < longestPing ? asked : longestPing });
  };
  return sockets;
}

/** Throw at the start, and not at the first connection, when the SDK is another one than the amendments are for. */
export function assertKnownSdk({ appId, appSecret }: Pick<SocketOptions, 'appId' | 'appSecret'>): void {
  const client = new WSClient({ appId, appSecret, ...SILENT });
  insideOf(client);
  client.close();
}

function insideOf(client: WSClient): Inside {
  const config: unknown = Reflect.get(client, 'wsConfig');
  const known = ['setWSInstance', 'updateWs', 'getWSInstance'].every(
    (name) =>
      typeof config === 'object' && config !== null && typeof Reflect.get(config, name) === 'function',
  );
  if (!known) {
    throw new Error(
      'this version of @larksuiteoapi/node-sdk is unknown: WSClient.wsConfig is not as in 1.74; install that one',
    );
  }
  // Checked above, and read in the source of 1.74.0.
  return config as Inside;
}

/** Of a connection that cannot be made the SDK says nothing: it only sets the time of its next attempt. */
function watchState(
  client: WSClient,
  {
    ready,
    end,
    patience,
  }: { readonly ready: Promise<void>; readonly end: (why: string) => void; readonly patience: Patience },
): NodeJS.Timeout {
  const deadline = performance.now() + patience.open;
  let isReady = false;
  void ready.then(() => (isReady = true));
  return setInterval(() => {
    const { state, nextConnectTime } = client.getConnectionStatus();
    if (state === 'failed' || state === 'idle') end(state);
    else if (isReady && state !== 'connected') end('lost');
    else if (!isReady && nextConnectTime !== undefined) end('unreachable');
    else if (!isReady && performance.now() > deadline) end('stuck');
  }, patience.look);
}

async function closed(socket: WebSocket, patience: number): Promise<void> {
  if (socket.readyState === socket.CLOSED) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(() => socket.terminate(), patience);
    socket.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

export interface Deferred<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (error: Error) => void;
}

export function deferred<T>(): Deferred<T> {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<T>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}
