import { setTimeout as pause } from 'node:timers/promises';
import type { EventDispatcher } from '@larksuiteoapi/node-sdk';
import type { PlatformHealth } from '../../chat/platform.ts';
import type { Logger } from '../../observability/log.ts';
import { type Patience, waitBefore } from './patience.ts';
import { deferred, openSocket, type SocketClient } from './socket-client.ts';

export interface ConnectionOptions {
  readonly appId: string;
  readonly appSecret: string;
  readonly domain: string;
  readonly patience: Patience;
  readonly log: Logger;
  /** Make what hears the events of one connection; they wait until `introduced` has resolved. */
  readonly dispatcher: (introduced: Promise<void>) => EventDispatcher;
  /** Learn who the bot is and tell those who must know before the first event. Never rejects. */
  readonly introduce: (over: AbortSignal) => Promise<void>;
  /** Resolves when no event is being handled. */
  readonly handled: () => Promise<void>;
}

/** The long connection: one socket after the other, for as long as it is wanted. */
export interface Connection {
  start(): void;
  health(): PlatformHealth;
  /** Let the connection go, once what is being handled is done, and make no other one. */
  stop(): Promise<void>;
}

interface State {
  health: PlatformHealth;
  /** Ends the socket that is held now. */
  end: (reason: string) => void;
  loop: Promise<void> | undefined;
}

export function createConnection(options: ConnectionOptions): Connection {
  const stopping = new AbortController();
  const state: State = {
    health: { state: 'down', detail: 'not started' },
    end: () => undefined,
    loop: undefined,
  };
  return {
    start() {
      state.loop ??= keepConnected(options, state, stopping.signal);
    },
    health: () => state.health,
    async stop() {
      stopping.abort();
      state.end('stopped');
      await state.loop;
      state.health = { state: 'down', detail: 'stopped' };
    },
  };
}

async function keepConnected(options: ConnectionOptions, state: State, stopping: AbortSignal): Promise<void> {
  const { log, patience } = options;
  state.health = { state: 'connecting', detail: 'the first connection is being made' };
  let failures = 0;
  while (!stopping.aborted) {
    const { reason, stood } = await liveOnce(options, state, stopping);
    if (stopping.aborted) return;
    failures = stood ? 0 : failures + 1;
    // Once when it begins: an outage of hours would fill the log.
    if (failures <= 1)
      log.warn({ platform: 'feishu', why: reason }, 'the connection is down, a new one is made');
    await pause(waitBefore(failures, patience), undefined, { signal: stopping }).catch(() => undefined);
  }
}

/** Hold one socket until it ends, and tell whether it ever stood. */
async function liveOnce(
  options: ConnectionOptions,
  state: State,
  stopping: AbortSignal,
): Promise<{ readonly reason: string; readonly stood: boolean }> {
  const introduced = deferred<void>();
  // Handlers that wait hear of the rejection; without one nobody needs to.
  introduced.promise.catch(() => undefined);
  const socket = openSocket({ ...options, dispatcher: options.dispatcher(introduced.promise) });
  const over = new AbortController();
  void socket.ready.then(() => introduce(options, state, { introduced, over: over.signal }));
  const ended = deferred<string>();
  void socket.ended.then(ended.resolve);
  state.end = ended.resolve;
  const reason = await ended.promise;

  over.abort();
  introduced.reject(new Error('the connection ended'));
  const stood = state.health.state === 'connected';
  state.health = { state: stood ? 'connecting' : 'down', detail: reason };
  // Of a link that is lost nobody says goodbye; what was not acknowledged comes again.
  await (stopping.aborted ? leave(options, socket) : socket.close(0));
  return { reason, stood };
}

async function introduce(
  { introduce: tell, log }: ConnectionOptions,
  state: State,
  {
    introduced,
    over,
  }: { readonly introduced: ReturnType<typeof deferred<void>>; readonly over: AbortSignal },
): Promise<void> {
  await tell(over);
  if (over.aborted) return;
  introduced.resolve();
  state.health = { state: 'connected', detail: 'the long connection stands' };
  log.info({ platform: 'feishu' }, 'connected');
}

async function leave({ handled, patience }: ConnectionOptions, socket: SocketClient): Promise<void> {
  await handled();
  // The answers of handlers that just ended are handed to the socket in this turn of the event loop.
  await new Promise(setImmediate);
  await socket.close(patience.goodbye);
}
