import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Receive } from '../../../chat/platform.ts';
import type { WechatWords } from '../../../platforms/wechat/options.ts';
import type { SandboxNetwork } from '../../../platforms/sandbox/network.ts';
import { createFront } from './front.ts';
import { type GatewayProcess, spawnGateway, type Told } from './gateway-process.ts';
import { happeningsOf } from './happenings.ts';
import { wechatPerson, wechatRoom } from './ids.ts';
import type { Faults, GatewaySetUp } from './ipc.ts';

export interface GatewayOptions {
  /** The chats that the gateway is a front of. */
  readonly network: SandboxNetwork;
  readonly words: WechatWords;
  /** The bot's own id and nickname in WeChat. */
  readonly bot: { readonly id: string; readonly name: string };
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly groups: readonly { readonly id: string; readonly members: readonly string[] }[];
}

/** A gateway of WeChat on this machine, in a process of its own. */
export interface Gateway {
  /** 127.0.0.1:port */
  readonly endpoint: string;
  readonly token: string;
  /**
   * What `network.attach` is called with: makes the gateway emit the event, and resolves when it has; the bot may
   * still be fetching it. Rejects while no client is attached, so that the network keeps the event for later.
   */
  readonly receive: Receive;
  /** Resolves when a client's event stream is attached. */
  connected(): Promise<void>;
  kill(): Promise<void>;
  freeze(): void;
  thaw(): void;
  /** Kill it if need be, and start it again on the same port, logged in, with no memory of messages. */
  restart(): Promise<void>;
  logout(): Promise<void>;
  login(): Promise<void>;
  misbehave(faults: Faults): Promise<void>;
  /** Give somebody another nickname, without telling. */
  rename(person: string, name: string): Promise<void>;
  /** Emit an event that is not what its type promises. */
  garbage(): Promise<void>;
  /** How often clients called a method of the account. */
  calls(method: string): number;
  /** How often clients ended the session: must stay 0. */
  stops(): number;
  stop(): Promise<void>;
}

interface Parts {
  readonly options: GatewayOptions;
  readonly setUp: GatewaySetUp;
  readonly temporary: string;
  readonly calls: Map<string, number>;
  readonly attached: { is: boolean; readonly waiting: Set<() => void> };
  process: GatewayProcess;
}

const TOKEN = 'local_00000000-0000-4000-8000-000000000000';

export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const setUp = { ...setUpOf(options), port: await freePort() };
  const temporary = await mkdtemp(join(tmpdir(), 'gateway-'));
  const front = createFront(options);
  const parts: Omit<Parts, 'process'> = {
    options,
    setUp,
    temporary,
    calls: new Map(),
    attached: { is: false, waiting: new Set() },
  };
  const spawn = async (): Promise<GatewayProcess> => {
    const started = spawnGateway(temporary, (told) => hear(told, started));
    await started.ask({ type: 'begin', setUp });
    return started;
  };
  const hear = (told: Told, from: GatewayProcess): void => {
    switch (told.type) {
      case 'attached':
        return attach(parts.attached, told.is);
      case 'called':
        parts.calls.set(told.method, (parts.calls.get(told.method) ?? 0) + 1);
        return;
      case 'send':
        return from.answer(front.accept(told));
    }
  };
  return handle({ ...parts, process: await spawn() }, front, spawn);
}

/** What changes the gateway from outside. */
function controls(parts: Parts) {
  return {
    freeze: () => parts.process.signal('SIGSTOP'),
    thaw: () => parts.process.signal('SIGCONT'),
    logout: () => parts.process.ask({ type: 'logout' }),
    login: () => parts.process.ask({ type: 'login' }),
    misbehave: (faults: Faults) => parts.process.ask({ type: 'misbehave', faults }),
    rename: (person: string, name: string) =>
      parts.process.ask({ type: 'rename', person: wechatPerson(person), name }),
    garbage: () => parts.process.ask({ type: 'happen', happening: { kind: 'garbage' } }),
  } satisfies Partial<Gateway>;
}

function handle(
  parts: Parts,
  front: ReturnType<typeof createFront>,
  spawn: () => Promise<GatewayProcess>,
): Gateway {
  const { setUp, attached, calls } = parts;
  const kill = async (): Promise<void> => {
    await parts.process.kill();
    attach(attached, false);
  };
  const callsOf = (method: string): number => calls.get(method) ?? 0;
  return {
    endpoint: `127.0.0.1:${setUp.port}`,
    token: setUp.token,
    async receive(event) {
      for (const happening of happeningsOf(event, front))
        await parts.process.ask({ type: 'happen', happening });
      front.note(event);
      return undefined;
    },
    connected: () =>
      attached.is ? Promise.resolve() : new Promise((resolve) => attached.waiting.add(resolve)),
    kill,
    ...controls(parts),
    async restart() {
      await kill();
      parts.process = await spawn();
    },
    calls: callsOf,
    stops: () => callsOf('stop') + callsOf('logout'),
    async stop() {
      await kill();
      await rm(parts.temporary, { recursive: true, force: true });
    },
  };
}

function attach(attached: Parts['attached'], is: boolean): void {
  attached.is = is;
  if (!is) return;
  for (const resolve of attached.waiting) resolve();
  attached.waiting.clear();
}

function setUpOf({ bot, people, groups }: GatewayOptions): Omit<GatewaySetUp, 'port'> {
  return {
    token: TOKEN,
    bot,
    people: people.map(({ id, name }) => ({ id: wechatPerson(id), name })),
    rooms: groups.map(({ id, members }) => ({ id: wechatRoom(id), members: members.map(wechatPerson) })),
  };
}

/** A port that is free now; the gateway has to know its own, since it keeps it when it is started again. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
