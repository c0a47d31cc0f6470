import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import { CLIENT_CONFIG } from './client-config.ts';
import { decodeFrame, encodeFrame, type Frame, framesOf } from './frames.ts';

/** The long connections of the bot, and what is pushed over them. */
export interface Links {
  count(): number;
  /** How many pings have been answered. */
  pings(): number;
  /** Resolves when the newest connection has proved that somebody is at its other end. */
  connected(): Promise<void>;
  /** Push an event. Resolves with the handler's result when acknowledged; rejects when refused or cut off. */
  push(event: object): Promise<unknown>;
  /** Push an event together with the answer to the next upgrade, in one piece. */
  pushEarly(event: object): Promise<unknown>;
  /** Cut all connections. */
  drop(): void;
  /** From now on the connections of this moment are silent, and do not close: half-open links. */
  freeze(): void;
  stop(): Promise<void>;
}

interface Waiting {
  readonly socket: WebSocket;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

interface State {
  readonly sockets: Set<WebSocket>;
  readonly frozen: Set<WebSocket>;
  readonly waiting: Map<string, Waiting>;
  /** Writes to the next socket in the very moment of its upgrade. */
  readonly early: ((socket: WebSocket) => void)[];
  readonly arrivals: (() => void)[];
  pings: number;
}

/** Long events come in parts of this many bytes. */
const LONGEST_FRAME = 32 * 1024;

const Ack = z.object({ code: z.number(), data: z.string().optional() });

export function createLinks(server: Server): Links {
  const acceptor = new WebSocketServer({ noServer: true });
  const state: State = {
    sockets: new Set(),
    frozen: new Set(),
    waiting: new Map(),
    early: [],
    arrivals: [],
    pings: 0,
  };
  server.on('upgrade', (request, stream: Duplex, head: Buffer) => {
    // What is written until `uncork` leaves in one piece, the frames with the 101.
    stream.cork();
    acceptor.handleUpgrade(request, stream, head, (socket) => hold(state, socket));
    stream.uncork();
  });
  return {
    count: () => state.sockets.size,
    pings: () => state.pings,
    connected: () => proved(state),
    push: (event) => {
      const socket = [...state.sockets].at(-1);
      if (socket === undefined) return Promise.reject(new Error('no bot is connected'));
      return pushOver(state, socket, event);
    },
    pushEarly: (event) =>
      new Promise((resolve, reject) => {
        state.early.push((socket) => void pushOver(state, socket, event).then(resolve, reject));
      }),
    drop: () => state.sockets.forEach((socket) => socket.terminate()),
    freeze: () => state.sockets.forEach((socket) => state.frozen.add(socket)),
    async stop() {
      for (const socket of acceptor.clients) socket.terminate();
      await new Promise((resolve) => acceptor.close(resolve));
    },
  };
}

function hold(state: State, socket: WebSocket): void {
  state.sockets.add(socket);
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    state.sockets.delete(socket);
    for (const [id, waiting] of state.waiting) {
      if (waiting.socket !== socket) continue;
      state.waiting.delete(id);
      waiting.reject(new Error('the connection was lost before the event was acknowledged'));
    }
  });
  socket.on('message', (bytes) => {
    if (state.frozen.has(socket)) return;
    try {
      // The bot sends binary frames, in one piece each.
      hear(state, socket, decodeFrame(bytes as Buffer));
    } catch {
      // Whoever does not speak the protocol is no bot.
      socket.terminate();
    }
  });
  for (const write of state.early.splice(0)) write(socket);
  for (const arrived of state.arrivals.splice(0)) arrived();
}

function hear(state: State, socket: WebSocket, { method, headers, payload }: Frame): void {
  if (method === 'control') {
    state.pings += 1;
    const pong = { type: 'pong' };
    const config = Buffer.from(JSON.stringify(CLIENT_CONFIG));
    socket.send(encodeFrame({ method, headers: pong, payload: config }));
    return;
  }
  const id = headers['message_id'] ?? '';
  const waiting = state.waiting.get(id);
  if (waiting === undefined) return;
  state.waiting.delete(id);
  const { code, data } = Ack.parse(JSON.parse(payload.toString()));
  if (code === 200) {
    waiting.resolve(data === undefined ? undefined : JSON.parse(Buffer.from(data, 'base64').toString()));
  } else waiting.reject(new Error(`the bot refused the event with ${String(code)}`));
}

function pushOver(state: State, socket: WebSocket, event: object): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const id = randomUUID();
    state.waiting.set(id, { socket, resolve, reject });
    for (const frame of framesOf(event, id, LONGEST_FRAME)) socket.send(encodeFrame(frame));
  });
}

/** A killed bot's connection may be there for a moment still: only one that answers counts. */
async function proved(state: State): Promise<void> {
  for (;;) {
    const socket = [...state.sockets].at(-1);
    if (socket === undefined) {
      await new Promise<void>((resolve) => state.arrivals.push(resolve));
      continue;
    }
    if (await isAlive(socket)) return;
  }
}

function isAlive(socket: WebSocket): Promise<boolean> {
  return new Promise((resolve) => {
    const onPong = (): void => settle(true);
    const onClose = (): void => settle(false);
    const settle = (alive: boolean): void => {
      socket.off('pong', onPong).off('close', onClose);
      resolve(alive);
    };
    socket.on('pong', onPong).on('close', onClose);
    socket.ping();
  });
}
