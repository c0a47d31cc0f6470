import { createAdaptorServer } from '@hono/node-server';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Logger } from 'pino';
import type { Simulation } from '../chat/simulation.ts';
import { createWebApp } from './app.ts';
import type { HealthReport } from './health.ts';
import { createLive } from './live.ts';

/** How long a stopping server lets running requests finish, in milliseconds. */
const DRAIN = 10_000;
const POLL = 25;

export interface WebServerOptions {
  /** 0 takes a free port. */
  readonly port: number;
  readonly host: string;
  readonly health: () => Promise<HealthReport>;
  /** Only while no platform is configured: the page on which one speaks as anyone. */
  readonly simulation?: Simulation;
  /** The folder of the built page (`dist/page`). */
  readonly pageFolder: string;
  readonly log: Pick<Logger, 'info' | 'error'>;
}

export interface WebServer {
  /** Listens; rejects with an error that names PORT or HOST when it cannot. */
  start(): Promise<{ port: number }>;
  /** Ends the live connections, lets running requests finish and closes the port. */
  stop(): Promise<void>;
}

export function createWebServer(options: WebServerOptions): WebServer {
  const live = createLive();
  const app = createWebApp({ ...options, live });
  // Without TLS options the adaptor makes a plain HTTP server.
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  const unused = watchUnused(server);

  return {
    async start() {
      await listen(server, options);
      // A server that listens on TCP has an address and port.
      const { port } = server.address() as AddressInfo;
      options.log.info({ host: options.host, port }, 'web server listens');
      return { port };
    },
    async stop() {
      live.end();
      if (!server.listening) return;
      await close(server, unused);
    },
  };
}

function listen(server: Server, { port, host }: WebServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error): void => reject(listenError(error, port, host));
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      resolve();
    });
  });
}

function listenError(cause: Error & { code?: unknown }, port: number, host: string): Error {
  switch (cause.code) {
    case 'EADDRINUSE':
      return new Error(
        `PORT ${port} is in use on ${host}: stop the other program (perhaps this bot is already running), ` +
          'or set PORT to a free port',
        { cause },
      );
    case 'EACCES':
      return new Error(`PORT ${port} may not be opened by this user: set PORT to one above 1023`, { cause });
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new Error(`HOST ${host} is no address of this machine: set HOST to 127.0.0.1`, { cause });
    default:
      return new Error(`cannot listen on HOST ${host}, PORT ${port}: ${cause.message}`, { cause });
  }
}

/**
 * A browser keeps connections open, even ones it has never used. Node closes only those that are idle at
 * the moment of asking, so it is asked until all are gone; unused ones are not idle to Node.
 */
function close(server: Server, unused: ReadonlySet<Socket>): Promise<void> {
  return new Promise((resolve) => {
    const closeIdle = setInterval(() => server.closeIdleConnections(), POLL);
    const cut = setTimeout(() => server.closeAllConnections(), DRAIN);
    server.close(() => {
      clearInterval(closeIdle);
      clearTimeout(cut);
      resolve();
    });
    for (const socket of unused) socket.destroy();
  });
}

/** Connections on which nothing has been asked yet. */
function watchUnused(server: Server): ReadonlySet<Socket> {
  const unused = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  server.on('request', ({ socket }: IncomingMessage) => unused.delete(socket));
  return unused;
}
