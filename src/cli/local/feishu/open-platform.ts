/**
 * Feishu's open platform on this machine: the HTTP calls and the long connection that the unmodified SDK uses, in
 * front of a simulated chat network. It is as strict as the real one where we know how strict that is, and fails on
 * request (platforms.md, part 2). For rehearsals and tests.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { z } from 'zod';
import type { ImmediateAnswer, InboundEvent } from '../../../chat/message.ts';
import type { Receive } from '../../../chat/platform.ts';
import type { SandboxNetwork } from '../../../platforms/sandbox/network.ts';
import { addAppRoutes, type EndpointRefusals, requireToken } from './app-routes.ts';
import { addChatRoutes } from './chat-routes.ts';
import { createFaults, type Env, type Faults } from './faults.ts';
import { addFileRoutes } from './file-routes.ts';
import { createLinks, type Links } from './links.ts';
import { addMessageRoutes } from './message-routes.ts';
import type { Premises } from './premises.ts';
import { createRecords } from './records.ts';
import { eventsOf } from './tell.ts';

export interface OpenPlatformOptions {
  readonly network: SandboxNetwork;
  readonly now: () => Date;
  readonly bot: { readonly openId: string; readonly name: string };
  /** The platform comes back after it was stopped: at the same place, with the same app. */
  readonly successorOf?: OpenPlatform;
}

export interface OpenPlatform extends Faults {
  /** http://127.0.0.1:port */
  readonly domain: string;
  readonly appId: string;
  readonly appSecret: string;
  /** Connections that are open now. */
  connections(): number;
  /** How many pings of the bot have been answered. */
  pings(): number;
  /**
   * What `network.attach` is to be called with: pushes the event as one frame or several and resolves when the bot has
   * acknowledged it; rejects when it refused, the connection was lost, or none is there.
   */
  readonly receive: Receive;
  /** As `receive`, but together with the answer to the next connection's upgrade, in one piece. */
  readonly receiveEarly: Receive;
  /** Push any event as it is, and return what the bot's handler returned. */
  push(event: object): Promise<unknown>;
  /** Resolves when a bot is connected and answers. */
  connected(): Promise<void>;
  /** Cut the long connections. */
  dropConnections(): void;
  /** Let the long connections of now go silent without closing. */
  freezeConnections(): void;
  /** Answer the next requests for the endpoint with this code. */
  refuseEndpoint(code: number, times: number): void;
  /** No token that was given is valid any more. */
  revokeToken(): void;
  /** Markup that reached the platform and would be live on a screen. */
  readonly liveMarkup: readonly string[];
  stop(): Promise<void>;
}

const Toast = z.object({ toast: z.object({ content: z.string() }) });

export async function startOpenPlatform(options: OpenPlatformOptions): Promise<OpenPlatform> {
  const { successorOf: former } = options;
  const appId = former?.appId ?? `cli_${randomBytes(8).toString('hex')}`;
  const appSecret = former?.appSecret ?? randomUUID();
  const premises: Premises = { ...options, appId, appSecret, records: createRecords() };
  const { middleware, ...faults } = createFaults();
  const refusals: EndpointRefusals = [];
  const app = new Hono<Env>();
  app.use(middleware);
  app.use('/open-apis/*', requireToken(premises));
  addAppRoutes(app, premises, refusals);
  addMessageRoutes(app, premises);
  addChatRoutes(app, premises);
  addFileRoutes(app, premises);

  const answer = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const server = createServer((request, response) => void answer(request, response));
  const links = createLinks(server);
  server.listen(former === undefined ? 0 : Number(new URL(former.domain).port), '127.0.0.1');
  await once(server, 'listening');
  // A listening TCP server has such an address.
  const { port } = server.address() as AddressInfo;
  const { records } = premises;
  return {
    ...faults,
    domain: `http://127.0.0.1:${String(port)}`,
    appId,
    appSecret,
    connections: links.count,
    pings: links.pings,
    receive: (event) => tellAll(event, premises, links.push),
    receiveEarly: (event) => tellAll(event, premises, links.pushEarly),
    push: links.push,
    connected: links.connected,
    dropConnections: links.drop,
    freezeConnections: links.freeze,
    refuseEndpoint: (code, times) => void refusals.push(...Array.from({ length: times }, () => code)),
    revokeToken: () => records.tokens.clear(),
    liveMarkup: records.liveMarkup,
    stop: () => stop(server, links),
  };
}

async function tellAll(
  event: InboundEvent,
  premises: Premises,
  push: Links['push'],
): Promise<ImmediateAnswer | undefined> {
  let answer: unknown;
  for (const told of eventsOf(event, premises)) answer = await push(told);
  const toast = Toast.safeParse(answer).data?.toast.content;
  return toast === undefined ? undefined : { toast };
}

async function stop(server: Server, links: Links): Promise<void> {
  await links.stop();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
