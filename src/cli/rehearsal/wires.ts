import type { InboundEvent, PlatformName } from '../../chat/message.ts';
import type { Receive } from '../../chat/platform.ts';
import type { SandboxNetwork } from '../../platforms/sandbox/network.ts';
import { SANDBOX_BOT_NAME } from '../../platforms/sandbox/simulation.ts';
import { platformWords, WECHAT_ACCOUNT } from '../../compose-real.ts';
import { openIdOf } from '../local/feishu/ids.ts';
import { wechatPerson, wechatRoom } from '../local/wechat/ids.ts';
import { BOT_ID } from './acts.ts';
import type { Bot } from './bot-life.ts';
import type { Chats } from './chats.ts';
import { networkAccount } from './chats.ts';
import type { CleanUp } from './clean-up.ts';
import type { Reach } from './ipc.ts';

/** A local server in front of one network, to which the bot connects with the platform's own SDK. */
export interface Wire {
  readonly platform: PlatformName;
  readonly reach: Reach;
  /** The bot's account there, as the roster names it. */
  readonly account: string;
  /** Resolves when this life of the bot is connected; what the network is to call with each event. */
  connect(bot: Bot): Promise<Receive>;
}

export interface WireOptions {
  readonly chats: Chats;
  readonly scriptsFolder: string;
  readonly cleanUp: CleanUp;
}

/**
 * Start the local servers of all platforms of a scenario but the sandbox. The SDKs are large, so only those of the scenario are loaded.
 */
export async function openWires(options: WireOptions): Promise<readonly Wire[]> {
  const wires = [...options.chats.networks].map(([platform, network]) =>
    openWire(platform, network, options),
  );
  return Promise.all(wires);
}

async function openWire(
  platform: PlatformName,
  network: SandboxNetwork,
  options: WireOptions,
): Promise<Wire> {
  switch (platform) {
    case 'sandbox': {
      const account = networkAccount('sandbox');
      return {
        platform,
        account,
        reach: { platform, account },
        connect: (bot) => Promise.resolve(bot.receive),
      };
    }
    case 'feishu':
      return openFeishu(network, options);
    case 'wechat':
      return openWechat(network, options);
  }
}

async function openFeishu(network: SandboxNetwork, { chats, cleanUp }: WireOptions): Promise<Wire> {
  const { startOpenPlatform } = await import('../local/feishu/open-platform.ts');
  const server = await startOpenPlatform({
    network,
    now: () => chats.time.now,
    bot: { openId: openIdOf(BOT_ID), name: SANDBOX_BOT_NAME },
  });
  cleanUp.add(() => server.stop());
  const { appId, appSecret, domain } = server;
  return {
    platform: 'feishu',
    account: appId,
    reach: { platform: 'feishu', appId, appSecret, domain },
    async connect() {
      await server.connected();
      return server.receive;
    },
  };
}

async function openWechat(
  network: SandboxNetwork,
  { chats, scriptsFolder, cleanUp }: WireOptions,
): Promise<Wire> {
  const { startGateway } = await import('../local/wechat/start-gateway.ts');
  const gateway = await startGateway({
    network,
    bot: { id: wechatPerson(BOT_ID), name: SANDBOX_BOT_NAME },
    people: network.people(),
    groups: chats.groups,
    words: platformWords(scriptsFolder).wechat,
  });
  cleanUp.add(() => gateway.stop());
  const { token, endpoint } = gateway;
  return {
    platform: 'wechat',
    account: WECHAT_ACCOUNT,
    reach: { platform: 'wechat', token, endpoint },
    async connect(bot) {
      await gateway.connected();
      return async (event) => {
        // WeChat acknowledges nothing: the bot itself tells what it has stored.
        const stored = knownAs(event).map((id) => bot.stored('wechat', id));
        // A life that ends meanwhile is told of by the gateway's refusal, or when the bot is asked next.
        const all = Promise.all(stored);
        all.catch(() => undefined);
        await gateway.receive(event);
        await all;
        return undefined;
      };
    },
  };
}

/** The ids by which the bot knows what an event of the network becomes on WeChat: a text and each file come apart. */
function knownAs(event: InboundEvent): readonly string[] {
  switch (event.kind) {
    case 'message': {
      const files = event.attachments.length;
      const parts = files + (event.text === '' && files > 0 ? 0 : 1);
      return Array.from({ length: parts }, (_, index) =>
        index === 0 ? event.messageId : `${event.messageId}-${String(index)}`,
      );
    }
    case 'member': {
      const seconds = Math.floor(event.sentAt.getTime() / 1000);
      const room = wechatRoom(event.conversation.id);
      return [`${event.change}:${room}:${wechatPerson(event.who)}:${String(seconds)}`];
    }
    case 'members':
      return [];
    case 'press':
    case 'form':
    case 'recall':
      return [event.eventId];
  }
}
