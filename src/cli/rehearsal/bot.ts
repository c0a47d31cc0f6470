/**
 * The bot's process of a rehearsal: the real application, whose chat network, clock and orders come from the
 * rehearsal over IPC. It is really killed (SIGKILL) where a step says so.
 */
import process from 'node:process';
import { pino } from 'pino';
import { PermanentSendError, type Platform, type Receive, RetryableSendError } from '../../chat/platform.ts';
import { type App, composeApp } from '../../compose.ts';
import { openPlatforms } from '../../compose-real.ts';
import { advanceTo, type VirtualClock } from '../../schedules/advance.ts';
import { type FromBot, readToBot, type SetUp, type ToBot } from './ipc.ts';
import { clearOrphan } from './orphan.ts';
import type { CrashPoint } from './scenario-fields.ts';

type Sent = ToBot & { type: 'sent' | 'notSent' };
type Unnumbered = FromBot extends infer Each
  ? Each extends { type: 'send' | 'update' }
    ? Omit<Each, 'id'>
    : never
  : never;

interface Life {
  readonly app: App;
  readonly clock: VirtualClock;
  /** What the application listens with. */
  receive: Receive;
}

interface World {
  /** Where the process dies, once set. */
  armed: CrashPoint | undefined;
  life: Promise<Life> | undefined;
  readonly awaited: Map<number, (sent: Sent) => void>;
  nextId: number;
  /** The folder of the throw-away server. */
  orphan: string | undefined;
  orphaned: boolean;
}

serve({
  armed: undefined,
  life: undefined,
  awaited: new Map(),
  nextId: 0,
  orphan: undefined,
  orphaned: false,
});

function serve(world: World): void {
  // The rehearsal is gone: nobody is left to stop this process and the database.
  process.on('disconnect', () => {
    // The application loses its database in the middle of its work: whatever it says of that is of no interest.
    process.on('uncaughtException', () => undefined);
    world.orphaned = true;
    const cleared = world.orphan === undefined ? Promise.resolve() : clearOrphan(world.orphan);
    void cleared.finally(() => process.exit(1));
  });
  // Ctrl-C in a terminal reaches the whole group; the rehearsal decides what happens to the bot.
  process.on('SIGINT', () => undefined);
  process.on('message', (raw) => {
    const message = readToBot(raw);
    if (message.type === 'sent' || message.type === 'notSent') {
      world.awaited.get(message.id)?.(message);
      world.awaited.delete(message.id);
      return;
    }
    obey(message, world).then(
      (answer) => say({ type: 'done', id: message.id, ...(answer === undefined ? {} : { answer }) }),
      (error: unknown) => say({ type: 'failed', id: message.id, message: textOf(error) }),
    );
  });
}

async function obey(order: Exclude<ToBot, Sent>, world: World) {
  if (order.type === 'start') {
    world.orphan = order.setUp.orphan;
    world.life = begin(order.setUp, world);
    await world.life;
    return undefined;
  }
  if (order.type === 'arm') {
    world.armed = order.point ?? undefined;
    return undefined;
  }
  if (world.life === undefined) throw new Error('not started');
  const life = await world.life;
  switch (order.type) {
    case 'event':
      return life.receive(order.event);
    case 'settle':
      await life.app.settle();
      return undefined;
    case 'advance':
      await advanceTo(life.app, life.clock, order.target);
      return undefined;
    case 'stop':
      await life.app.stop();
      world.life = undefined;
      world.armed = undefined;
      return undefined;
  }
}

async function begin(setUp: SetUp, world: World): Promise<Life> {
  const { connection, migrationsFolder, scriptsFolder, calendarUntil, now } = setUp;
  const clock = clockAt(now);
  const listening: { receive: Receive } = {
    receive: async () => Promise.reject(new Error('the platform was not started')),
  };
  const app = await composeApp({
    connection,
    migrationsFolder,
    scriptsFolder,
    platforms: await platformsOf(setUp, listening, world),
    clock,
    // Virtual time stands still while messages leave.
    limits: { sandbox: {}, feishu: {}, wechat: {} },
    ...(calendarUntil === undefined ? {} : { calendarUntil }),
    checkpoint: (point) => {
      if (point === world.armed) process.kill(process.pid, 'SIGKILL');
    },
    log: pino({ level: 'warn' }, pino.destination({ dest: 2, sync: true })),
    schedules: 'manual',
    onLost: () => {
      if (!world.orphaned) process.exit(1);
    },
  });
  await app.start();
  return { app, clock, receive: async (event) => listening.receive(event) };
}

function clockAt(start: Date): VirtualClock {
  let now = start;
  return {
    now: () => new Date(now),
    set(moment) {
      now = moment;
      say({ type: 'clock', now: moment });
    },
  };
}

/** The platforms of the scenario: the real adapters, except for the sandbox, whose network is the rehearsal's own. */
async function platformsOf(
  { platforms, scriptsFolder }: SetUp,
  listening: { receive: Receive },
  world: World,
): Promise<readonly Platform[]> {
  const log = pino({ level: 'warn' }, pino.destination({ dest: 2, sync: true }));
  const all = await Promise.all(
    platforms.map(async (reach) => {
      if (reach.platform === 'sandbox') return [platformOver(reach.account, listening, world)];
      const real = await openPlatforms(
        reach.platform === 'feishu'
          ? { feishu: { appId: reach.appId, appSecret: reach.appSecret, domain: reach.domain } }
          : { wechat: { token: reach.token, endpoint: reach.endpoint, insecure: true } },
        { scriptsFolder, log },
      );
      return real.map(telling);
    }),
  );
  return all.flat();
}

/** The same platform, which tells the rehearsal of each event that was stored. */
function telling(platform: Platform): Platform {
  return {
    ...platform,
    start: ({ receive, connected }) =>
      platform.start({
        connected,
        receive: async (event) => {
          const answer = await receive(event);
          const messageId = 'messageId' in event ? event.messageId : undefined;
          const told = { type: 'stored', platform: event.platform, eventId: event.eventId } as const;
          say(messageId === undefined ? told : { ...told, messageId });
          return answer;
        },
      }),
  };
}

function platformOver(account: string, listening: { receive: Receive }, world: World): Platform {
  return {
    name: 'sandbox',
    account,
    sendsOncePerKey: true,
    async start({ receive, connected }) {
      listening.receive = receive;
      await connected(account);
    },
    send: async (address, message, key) => ask({ type: 'send', address, message, key }, world),
    async update(address, receipt, message) {
      await ask({ type: 'update', address, receipt, message }, world);
    },
    health: () => ({ state: 'connected', detail: 'rehearsal' }),
    stop: async () => Promise.resolve(),
  };
}

async function ask(question: Unnumbered, world: World) {
  world.nextId += 1;
  const id = world.nextId;
  const sent = new Promise<Sent>((resolve) => world.awaited.set(id, resolve));
  say({ ...question, id });
  const outcome = await sent;
  if (outcome.type === 'sent') return outcome.receipt;
  throw outcome.permanent ? new PermanentSendError(outcome.message) : new RetryableSendError(outcome.message);
}

function say(message: FromBot): void {
  process.send?.(message);
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
