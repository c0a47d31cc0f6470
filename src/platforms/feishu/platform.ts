import type { Platform, PlatformHooks } from '../../chat/platform.ts';
import type { Logger } from '../../observability/log.ts';
import { type Api, createApi } from './api.ts';
import { createConnection } from './connection.ts';
import type { Decoding } from './decode.ts';
import type { CardWords } from './encode-card.ts';
import { fetchFile } from './fetch-file.ts';
import { createGroupWatch } from './group-watch.ts';
import { readHistory } from './history.ts';
import { askWhoIAm } from './identity.ts';
import { PATIENCE, type Patience } from './patience.ts';
import { createDispatcher } from './receiving.ts';
import { assertKnownSdk } from './socket-client.ts';
import { send, update } from './send.ts';
import { createTasks } from './tasks.ts';

export interface FeishuOptions {
  readonly appId: string;
  readonly appSecret: string;
  /** Where the open platform is, e.g. https://open.feishu.cn. */
  readonly domain: string;
  readonly log: Logger;
  readonly words: CardWords;
  /** Other waits than the usual ones; for tests. */
  readonly patience?: Partial<Patience>;
}

interface Setting extends Omit<FeishuOptions, 'patience'> {
  readonly patience: Patience;
  readonly api: Api;
}

/** As the SDK wants it; otherwise it would neither connect nor say so (platforms.md, F19). */
const APP_ID = /^cli_[0-9a-f]{16}$/i;

/** Feishu as the bot sees it: the long connection for what comes in, the open platform's calls for what goes out. */
export function createFeishuPlatform(options: FeishuOptions): Platform {
  const { appId, words } = options;
  if (!APP_ID.test(appId)) {
    throw new Error('the app id of Feishu is not cli_ and 16 hexadecimal digits: copy it from the console');
  }
  assertKnownSdk(options);
  const patience = { ...PATIENCE, ...options.patience };
  const domain = options.domain.replace(/\/+$/, '');
  const api = createApi({ ...options, domain, patience });
  const { decoding, start, health, stop } = createListening({ ...options, domain, patience, api });
  return {
    name: 'feishu',
    account: appId,
    sendsOncePerKey: true,
    start,
    send: (to, message, key) => send({ api, words }, to, { message, key }),
    update: (to, receipt, message) => update({ api, words }, to, { receipt, message }),
    fetch: (_event, attachment) => fetchFile(api, attachment, patience.transfer),
    history: (group, since) => readHistory(api, decoding(), { group, since }),
    health,
    stop,
  };
}

type Listening = Pick<Platform, 'start' | 'health' | 'stop'> & { readonly decoding: () => Decoding };

function createListening(setting: Setting): Listening {
  const { appId: account, log, patience, api } = setting;
  const state: { self: string; hooks?: PlatformHooks; stopping: boolean } = { self: '', stopping: false };
  const decoding = () => ({ account, self: state.self });
  const receive: PlatformHooks['receive'] = async (event) => {
    if (state.hooks === undefined || state.stopping) throw new Error('the adapter is stopping');
    return state.hooks.receive(event);
  };
  const handlers = createTasks();
  const groups = createGroupWatch({ api, account, log, patience, receive });
  const connection = createConnection({
    ...setting,
    dispatcher: (introduced) => createDispatcher({ introduced, decoding, receive, groups, handlers, log }),
    introduce: async (over) => {
      const self = await askWhoIAm(api, { patience, log, over });
      if (self !== '') state.self = self;
      if (!over.aborted) await state.hooks?.connected(state.self);
    },
    handled: handlers.settled,
  });
  return {
    decoding,
    start: async (hooks) => {
      state.hooks = hooks;
      connection.start();
      return Promise.resolve();
    },
    health: connection.health,
    async stop() {
      // Events that came before are stored and acknowledged; those that come now are refused and come again.
      state.stopping = true;
      groups.stop();
      api.stop();
      await connection.stop();
      await groups.settled();
    },
  };
}
