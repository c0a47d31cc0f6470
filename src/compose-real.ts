import { join } from 'node:path';
import type { Platform } from './chat/platform.ts';
import { type Config, ConfigError } from './config.ts';
import { openInstallation } from './features/roster/first-start.ts';
import type { Logger } from './observability/log.ts';
import { loadRuleSet } from './scripts/rules.ts';
import { loadTexts } from './scripts/texts.ts';
import type { Database } from './storage/database.ts';
import { loadInstallation } from './storage/installation.ts';

/** The account under which the one WeChat login is known; ids of another login are told apart by their epoch. */
export const WECHAT_ACCOUNT = 'wechat';

/** Whether a chat platform is configured: then there is no sandbox, and the clock is the real one. */
export function isReal({ feishu, wechat }: Config): boolean {
  return feishu !== undefined || wechat !== undefined;
}

/**
 * Make the adapters of the configured platforms. Their packages are large, so only those in use are loaded.
 */
export async function openPlatforms(
  { feishu, wechat }: Pick<Config, 'feishu' | 'wechat'>,
  { scriptsFolder, log }: { readonly scriptsFolder: string; readonly log: Logger },
): Promise<readonly Platform[]> {
  const words = platformWords(scriptsFolder);
  const platforms: Platform[] = [];
  if (feishu !== undefined) {
    const { createFeishuPlatform } = await import('./platforms/feishu/platform.ts');
    platforms.push(createFeishuPlatform({ ...feishu, log, words: words.feishu }));
  }
  if (wechat !== undefined) {
    const { createWechatPlatform } = await import('./platforms/wechat/platform.ts');
    platforms.push(createWechatPlatform({ ...wechat, account: WECHAT_ACCOUNT, log, words: words.wechat }));
  }
  return platforms;
}

/** The few words that adapters put beside a card. */
export function platformWords(scriptsFolder: string): {
  readonly feishu: { readonly formSubmit: string };
  readonly wechat: { readonly chooseDirect: string; readonly chooseGroup: string; readonly fill: string };
} {
  const texts = loadTexts(join(scriptsFolder, 'texts'));
  return {
    feishu: { formSubmit: texts.render('platforms/form-submit', {}) },
    wechat: {
      chooseDirect: texts.render('platforms/choose-direct', {}),
      chooseGroup: texts.render('platforms/choose-group', {}),
      fill: texts.render('platforms/fill', {}),
    },
  };
}

/**
 * Make sure that the database is a real installation's. Return the one-time code of the administrator while nobody of
 * the office is bound.
 */
export async function openRealCongress(
  database: Database,
  { congress }: Config,
  { scriptsFolder, now }: { readonly scriptsFolder: string; readonly now: Date },
): Promise<string | undefined> {
  const installation = await loadInstallation(database.read);
  if (installation?.sample === true) {
    throw new ConfigError([
      'the database holds the sample congress of the sandbox, and a real chat platform is configured: set DATA_DIR ' +
        '(or DATABASE_URL) to an empty place; see .env.example',
    ]);
  }
  const rules = loadRuleSet(join(scriptsFolder, 'rules'), congress.rules, {});
  return database.write((tx) => openInstallation(tx, { name: congress.name, rules }, now));
}
