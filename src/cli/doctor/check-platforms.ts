import { connect } from 'node:net';
import { pino } from 'pino';
import { openPlatforms } from '../../compose-real.ts';
import type { Platform } from '../../chat/platform.ts';
import type { Config } from '../../config.ts';
import { type Finding, ok, trouble } from './finding.ts';

/** How long a platform may take to let us in, in milliseconds. */
const PATIENCE = 20_000;
const ASKED_EVERY = 200;

/**
 * Connect to each configured platform as the bot would, and leave again. A WeChat account that a running bot holds is
 * left alone: a second client is deaf and may disturb the first.
 */
export async function checkPlatforms(
  config: Config,
  { scriptsFolder, held }: { readonly scriptsFolder: string; readonly held: readonly string[] },
): Promise<readonly Finding[]> {
  if (config.feishu === undefined && config.wechat === undefined)
    return [ok('没有配置飞书或微信:启动后是沙盒')];
  const log = pino({ level: 'silent' });
  const platforms = await openPlatforms(config, { scriptsFolder, log });
  const findings: Finding[] = [];
  for (const platform of platforms) {
    const name = NAMES[platform.name] ?? platform.name;
    if (held.includes(platform.name)) findings.push(ok(`${name}:机器人正在运行,连接由它占着,没有再连一次`));
    else findings.push(await tryOut(platform, name, config));
  }
  return findings;
}

const NAMES: Readonly<Record<string, string>> = { feishu: '飞书', wechat: '微信' };

async function tryOut(platform: Platform, name: string, config: Config): Promise<Finding> {
  if (platform.name === 'wechat' && config.wechat?.endpoint !== undefined) {
    const reached = await canReach(config.wechat.endpoint);
    if (!reached)
      return trouble(`微信网关连不上:${config.wechat.endpoint}`, '请看网关开着没有、地址和端口对不对。');
  }
  await platform.start({ receive: refuse, connected: () => Promise.resolve() });
  try {
    const state = await untilConnected(platform);
    if (state === undefined) return ok(`${name}:能连上`);
    return trouble(`${name}连不上:${state}`, REMEDIES[platform.name] ?? '');
  } finally {
    await platform.stop();
  }
}

const REMEDIES: Readonly<Record<string, string>> = {
  feishu:
    '请核对 FEISHU_APP_ID、FEISHU_APP_SECRET、FEISHU_DOMAIN;在开放平台开通「长连接」收事件,版本要发布;本机要能上网。',
  wechat:
    '请核对 WECHATY_PUPPET_SERVICE_TOKEN 和 …_NO_TLS_INSECURE_CLIENT(与网关一致),以及网关上的微信登录着没有。',
};

/** What comes meanwhile is not ours to keep: the platform delivers it again to the bot. */
function refuse(): Promise<never> {
  return Promise.reject(new Error('only looking'));
}

/** Return why it is not connected after all patience; `undefined` when it is. */
async function untilConnected(platform: Platform): Promise<string | undefined> {
  const end = performance.now() + PATIENCE;
  for (;;) {
    const { state, detail } = platform.health();
    if (state === 'connected') return undefined;
    if (performance.now() > end) return detail;
    await new Promise((resolve) => setTimeout(resolve, ASKED_EVERY));
  }
}

function canReach(endpoint: string): Promise<boolean> {
  const [host = '', port = ''] = endpoint.split(/:(?=\d+$)/);
  return new Promise((resolve) => {
    const socket = connect({ host, port: Number(port), timeout: PATIENCE });
    const end = (reached: boolean): void => {
      socket.destroy();
      resolve(reached);
    };
    socket.once('connect', () => {
      end(true);
    });
    socket.once('error', () => {
      end(false);
    });
    socket.once('timeout', () => {
      end(false);
    });
  });
}
