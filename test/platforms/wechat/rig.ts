import { createSandboxNetwork, type SandboxNetwork } from '../../../src/platforms/sandbox/network.ts';
import { type Gateway, startGateway } from '../../../src/cli/local/wechat/start-gateway.ts';
import type { Address, InboundEvent } from '../../../src/chat/message.ts';
import type { Platform, PlatformHooks } from '../../../src/chat/platform.ts';
import { createLog } from '../../../src/observability/log.ts';
import type { Patience } from '../../../src/platforms/wechat/options.ts';
import { createWechatPlatform } from '../../../src/platforms/wechat/platform.ts';

export const WORDS = {
  chooseDirect: '回数字即可',
  chooseGroup: '引用本条回数字',
  fill: '引用本条,照下面填好发来',
};

export const BOT = { id: 'wxid_bot', name: '小助手' };

/** Short enough for tests, long enough for a machine with other work. */
export const QUICK: Partial<Patience> = {
  ding: 200,
  silence: 1200,
  reconnectFirst: 50,
  reconnectMost: 500,
  call: 5000,
  retryFirst: 20,
  retryMost: 200,
  memberLists: 20,
};

const PEOPLE = [
  { id: 'zhang', name: '张明', caption: '代表', friend: true },
  { id: 'li', name: '李芳', caption: '代表', friend: true },
  { id: 'zhou', name: '周砚秋', caption: '代表', friend: false },
];
const GROUPS = [
  { id: 'deputies', name: '代表群', members: ['zhang', 'li'] },
  { id: 'staff', name: '工作群', members: ['zhang'] },
];

export interface World {
  readonly network: SandboxNetwork;
  readonly gateway: Gateway;
}

export async function startWorld(): Promise<World> {
  const network = createSandboxNetwork({
    account: 'bot',
    now: () => new Date('2026-03-02T01:00:00Z'),
    people: PEOPLE,
    groups: GROUPS,
  });
  const gateway = await startGateway({ network, words: WORDS, bot: BOT, people: PEOPLE, groups: GROUPS });
  return { network, gateway };
}

type Kind = InboundEvent['kind'];
type Of<K extends Kind> = InboundEvent & { readonly kind: K };

export interface Bot {
  readonly platform: Platform;
  /** What was received, in order; also what was refused. */
  readonly received: readonly InboundEvent[];
  /** The bot's own ids, one for each login. */
  readonly logins: readonly string[];
  /** The lines of the log, as JSON. */
  readonly log: readonly string[];
  /** Resolves with the first event of a kind that fits, now or later. */
  event<K extends Kind>(kind: K, fits?: (event: Of<K>) => boolean): Promise<Of<K>>;
  /** Resolves with the message of this text. */
  message(text: string): Promise<Of<'message'>>;
  /** Resolves when there were so many logins. */
  loggedIn(times: number): Promise<void>;
  /** Resolves when a line of the log has these words. */
  logged(words: string): Promise<void>;
}

/** Something that is looked at again whenever something has happened. */
function createWatch() {
  const looks = new Set<() => void>();
  return {
    changed: () => [...looks].forEach((look) => look()),
    until: <T>(find: () => T | undefined): Promise<T> =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = find();
          if (found === undefined) return;
          looks.delete(look);
          resolve(found);
        };
        looks.add(look);
        look();
      }),
  };
}

interface BotOptions {
  readonly patience?: Partial<Patience>;
  readonly receive?: PlatformHooks['receive'];
}

/** A bot that is connected to the gateway, with the chats behind it. */
export async function startBot({ gateway, network }: World, options: BotOptions = {}): Promise<Bot> {
  const bot = createBot(gateway, options);
  await bot.start();
  await bot.loggedIn(1);
  await gateway.connected();
  await network.attach(gateway.receive);
  return bot;
}

/** A bot that is not started. */
export function createBot(
  gateway: Pick<Gateway, 'endpoint' | 'token'>,
  { patience, receive, insecure = true }: BotOptions & { readonly insecure?: boolean } = {},
): Bot & { start(): Promise<void> } {
  const watch = createWatch();
  const received: InboundEvent[] = [];
  const logins: string[] = [];
  const lines: string[] = [];
  const destination = {
    write(line: string): void {
      lines.push(line);
      watch.changed();
    },
  };
  const platform = createWechatPlatform({
    account: 'wechat',
    token: gateway.token,
    endpoint: gateway.endpoint,
    insecure,
    log: createLog({ level: 'info', destination }),
    words: WORDS,
    patience: { ...QUICK, ...patience },
  });
  const hooks: PlatformHooks = {
    async connected(self) {
      logins.push(self);
      watch.changed();
      return Promise.resolve();
    },
    async receive(event) {
      received.push(event);
      watch.changed();
      return receive?.(event);
    },
  };
  const event: Bot['event'] = (kind, fits = () => true) =>
    watch.until(() => received.filter((it) => isOf(it, kind)).find(fits));
  return {
    platform,
    received,
    logins,
    log: lines,
    event,
    message: (text) => event('message', (it) => it.text === text),
    loggedIn: async (times) => void (await watch.until(() => (logins.length >= times ? true : undefined))),
    logged: async (words) => void (await watch.until(() => lines.find((line) => line.includes(words)))),
    start: () => platform.start(hooks),
  };
}

function isOf<K extends Kind>(event: InboundEvent, kind: K): event is Of<K> {
  return event.kind === kind;
}

export function to(kind: 'group' | 'direct', id: string): Address {
  return {
    platform: 'wechat',
    account: 'wechat',
    conversation: { kind, id: kind === 'group' ? `${id}@chatroom` : `wxid_${id}` },
  };
}

export function texts(bot: Bot): string[] {
  return bot.received.flatMap((event) => (event.kind === 'message' ? [event.text] : []));
}
