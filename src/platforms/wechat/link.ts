import type { PlatformHealth } from '../../chat/platform.ts';
import type { Logger } from '../../observability/log.ts';
import { type Connection, type ConnectionOptions, openConnection } from './connection.ts';
import type { GatewayEvent } from './gateway-events.ts';
import { createLiveness, type Habits, type Liveness } from './liveness.ts';
import type { Patience } from './options.ts';
import { protocol } from './protocol.ts';
import { call } from './rpc.ts';
import { createSession, type Session } from './session.ts';
import { pause } from './wait.ts';

export type HeardEvent = GatewayEvent & { readonly kind: 'message' | 'join' | 'leave' };

/** Told in the order of the stream. */
export interface LinkWatch {
  readonly loggedIn: (session: Session) => void;
  readonly heard: (event: HeardEvent) => void;
}

export interface Link {
  start(watch: LinkWatch): void;
  /** The login over which can be spoken now. */
  session(): Session | undefined;
  /** Close the stream: nothing more is heard. Calls still work. */
  hush(): void;
  /** Give the connection up. */
  close(): void;
  health(): PlatformHealth;
}

export interface LinkOptions {
  readonly gateway: ConnectionOptions;
  readonly patience: Patience;
  readonly log: Logger;
}

interface State {
  readonly stopping: AbortController;
  readonly habits: Habits;
  liveness: Liveness | undefined;
  connection: Connection | undefined;
  session: Session | undefined;
  heardAt: number | undefined;
  /** Why nobody is logged in. */
  why: string;
}

/**
 * Hold a connection to the gateway, one after the other: a connection that ended, fell silent or was deaf from the
 * start is thrown away and a new one is built. A gateway serves one client, and a second one gets no error, only no
 * events (W5): what counts is an event that was seen, and a login.
 */
export function createLink(options: LinkOptions): Link {
  const stopping = new AbortController();
  const nobody = { connection: undefined, session: undefined, heardAt: undefined };
  const habits = { answersDings: false };
  const state: State = { stopping, habits, liveness: undefined, ...nobody, why: 'not started' };
  const hush = (): void => {
    stopping.abort();
    state.liveness?.stop();
    state.connection?.hush();
  };
  return {
    start(watch) {
      state.why = 'connecting';
      void keep(options, watch, state);
    },
    session: () => state.session,
    hush,
    close() {
      hush();
      state.connection?.discard();
      Object.assign(state, nobody, { why: 'stopped' });
    },
    health: () => healthOf(state),
  };
}

async function keep(options: LinkOptions, watch: LinkWatch, state: State): Promise<void> {
  const { patience, log } = options;
  const { signal } = state.stopping;
  let wait = patience.reconnectFirst;
  let told = '';
  while (!signal.aborted) {
    const { reason, wasHeard } = await holdOne(options, watch, state);
    if (signal.aborted) return;
    state.why = reason;
    // A gateway that is away is tried every two seconds: the first failure and each new reason are enough to read.
    if (wasHeard || reason !== told)
      log.warn({ platform: 'wechat', fault: reason }, 'no connection to the gateway');
    told = reason;
    wait = wasHeard ? patience.reconnectFirst : Math.min(wait * 2, patience.reconnectMost);
    await pause(wait, signal);
  }
}

interface Ending {
  readonly reason: string;
  /** Whether the connection was ours: an event was seen. */
  readonly wasHeard: boolean;
}

/** Open a connection and resolve when it is over. */
function holdOne(options: LinkOptions, watch: LinkWatch, state: State): Promise<Ending> {
  const { gateway, patience, log } = options;
  return new Promise((resolve) => {
    const liveness = createLiveness(patience, state.habits, {
      ding: () => ding(state.connection, patience),
      dead: (reason) => over(reason),
    });
    const over = (reason: string): void => {
      if (liveness.isStopped()) return;
      liveness.stop();
      state.connection?.discard();
      Object.assign(state, { connection: undefined, session: undefined });
      resolve({ reason, wasHeard: liveness.wasHeard() });
    };
    state.liveness = liveness;
    try {
      const heard = (event: GatewayEvent | undefined, type: number): void => {
        state.heardAt = Date.now();
        liveness.heard(event?.kind === 'dong');
        if (event === undefined)
          log.warn({ platform: 'wechat', type }, 'an event of the gateway cannot be read');
        else take(event, { log, watch, state });
      };
      state.connection = openConnection(gateway, { heard, ended: over });
    } catch {
      // The token or the endpoint is nothing that the SDK can use; its message may hold them.
      over('the token or the endpoint is not usable');
    }
  });
}

/** Unanswered dings need no care: what is waited for is the event that answers them. */
function ding(connection: Connection | undefined, patience: Patience): void {
  if (connection === undefined) return;
  const { client } = connection;
  call(client.ding.bind(client), new protocol.DingRequest(), patience.silence).catch(() => undefined);
}

interface Taking {
  readonly log: Logger;
  readonly watch: LinkWatch;
  readonly state: State;
}

function take(event: GatewayEvent, { log, watch, state }: Taking): void {
  switch (event.kind) {
    case 'login':
      if (state.connection === undefined || state.session?.self === event.self) return;
      state.session = createSession(state.connection.client, event.self);
      log.info({ platform: 'wechat', self: event.self }, 'connected to the gateway and logged in');
      watch.loggedIn(state.session);
      return;
    case 'logout':
      Object.assign(state, { session: undefined, why: 'the gateway is logged out of WeChat' });
      log.warn({ platform: 'wechat' }, 'the gateway is logged out of WeChat');
      return;
    case 'message':
    case 'join':
    case 'leave':
      watch.heard(event);
      return;
    case 'dong':
    case 'other':
      return;
  }
}

function healthOf({ session, stopping, heardAt, why }: State): PlatformHealth {
  const last =
    heardAt === undefined ? 'nothing heard yet' : `last heard at ${new Date(heardAt).toISOString()}`;
  if (session !== undefined) return { state: 'connected', detail: `logged in; ${last}` };
  const isDown = stopping.signal.aborted || why === 'not started';
  return { state: isDown ? 'down' : 'connecting', detail: `${why}; ${last}` };
}
