import type { Platform } from '../../chat/platform.ts';
import { fetchAttachment } from './fetch.ts';
import { createIntake, type Intake } from './intake.ts';
import { createLink } from './link.ts';
import { PATIENCE, type WechatOptions } from './options.ts';
import { createOwnMessages } from './own-messages.ts';
import { send } from './send.ts';
import { silenceSdk } from './silence.ts';

/**
 * WeChat through a gateway of Wechaty's protocol. Messages are taken in WeChat's order and handed on until they are
 * stored; a message that was sent and not confirmed is never repeated by itself, since WeChat knows no keys.
 */
export function createWechatPlatform(options: WechatOptions): Platform {
  silenceSdk();
  const { account, words, log, token, endpoint, insecure } = options;
  const patience = { ...PATIENCE, ...options.patience };
  const gateway = {
    token,
    insecure,
    patience: patience.call,
    ...(endpoint === undefined ? {} : { endpoint }),
  };
  const link = createLink({ gateway, patience, log });
  const own = createOwnMessages();
  let intake: Intake | undefined;
  return {
    name: 'wechat',
    account,
    sendsOncePerKey: false,
    async start(hooks) {
      intake = createIntake({ account, log, patience, hooks, session: link.session, own });
      link.start(intake);
      return Promise.resolve();
    },
    send: (address, message, key) =>
      send({ account, words, patience, session: link.session, own }, { address, message, key }),
    fetch: async (_event, attachment) => fetchAttachment(link.session(), attachment, patience),
    health() {
      const { state, detail } = link.health();
      return { state, detail: `${detail}; ${intake?.waiting() ?? 0} events in hand` };
    },
    async stop() {
      link.hush();
      await intake?.stop();
      link.close();
    },
  };
}
