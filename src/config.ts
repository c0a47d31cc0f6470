import { z } from 'zod';

/** What an installation is told by its environment; every variable is in `.env.example`. */
export interface Config {
  /** Absent: the embedded PostgreSQL in `dataDir` is used. */
  readonly databaseUrl?: string;
  /** 0: any free port. */
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly logLevel: LogLevel;
  /** The folder of what staff may edit. */
  readonly botScripts: string;
  /** With neither this nor `wechat` the bot runs the sandbox. */
  readonly feishu?: FeishuConfig;
  readonly wechat?: WechatConfig;
  /** The congress that the first start with a platform writes; later starts leave it as it is. */
  readonly congress: { readonly name: string; readonly rules: string };
}

export interface FeishuConfig {
  readonly appId: string;
  readonly appSecret: string;
  /** The open platform's address, without a slash at the end. */
  readonly domain: string;
}

export interface WechatConfig {
  readonly token: string;
  /** `host:port` of the gateway; absent, it is looked up by the token. */
  readonly endpoint?: string;
  readonly insecure: boolean;
}

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The environment cannot be used; `problems` holds one line each, without any value that may be secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

const FEISHU_DOMAINS: Readonly<Record<string, string>> = {
  feishu: 'https://open.feishu.cn',
  lark: 'https://open.larksuite.com',
};

const yesOrNo = z
  .string()
  .toLowerCase()
  .refine((word) => ['true', 'false', '1', '0', 'yes', 'no'].includes(word), {
    error: 'must be true or false',
  })
  .transform((word) => ['true', '1', 'yes'].includes(word));

const environment = z.object({
  DATABASE_URL: z
    .string()
    .refine((url) => /^postgres(?:ql)?:\/\//.test(url) && URL.canParse(url), {
      error:
        'is not a PostgreSQL address; it looks like postgresql://user:password@host:5432/database, ' +
        'with special characters of the password percent-encoded',
    })
    .optional(),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, { error: 'must be a whole number from 0 to 65535', abort: true })
    .transform(Number)
    .refine((port) => port <= 65_535, { error: 'must be a whole number from 0 to 65535' })
    .default(7300),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, { error: 'must be a host name or an address, such as 127.0.0.1' })
    .default('127.0.0.1'),
  DATA_DIR: z.string().default('./data'),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }).default('info'),
  BOT_SCRIPTS: z.string().default('./bot-scripts'),
  // The SDK says nothing and does nothing with an id of another form (WSClient.start of node-sdk 1.74).
  FEISHU_APP_ID: z
    .string()
    .regex(/^cli_[0-9a-f]{16}$/i, {
      error: 'is no app id: it looks like cli_ and 16 digits or letters a to f',
    })
    .optional(),
  FEISHU_APP_SECRET: z.string().optional(),
  FEISHU_DOMAIN: z
    .string()
    .transform((domain) => FEISHU_DOMAINS[domain] ?? domain.replace(/\/+$/, ''))
    .refine((domain) => /^https?:\/\//.test(domain) && URL.canParse(domain), {
      error: 'must be feishu, lark, or an address like https://open.feishu.cn',
    })
    .default('https://open.feishu.cn'),
  WECHATY_PUPPET_SERVICE_TOKEN: z
    .string()
    .regex(/^[^\s_]+_\S+$/, {
      error: 'is no token of a puppet service: it has a prefix and an underscore, as in puppet_workpro_1a2b',
    })
    .optional(),
  WECHATY_PUPPET_SERVICE_ENDPOINT: z
    .string()
    .regex(/^[\w.-]+:\d{1,5}$/, { error: 'must be host:port, such as 127.0.0.1:8788' })
    .optional(),
  WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT: yesOrNo.default(false),
  CONGRESS_NAME: z.string().max(60, { error: 'must be at most 60 characters' }).default('人大常委会'),
  CONGRESS_RULES: z.string().default('cn-county'),
});

type Environment = z.output<typeof environment>;

/** Every variable that the bot reads. */
export const CONFIG_VARIABLES: readonly string[] = Object.keys(environment.shape);

/**
 * Return the configuration that the environment describes. A variable that is empty counts as not set, so
 * that a line `DATABASE_URL=` in `.env` means what it seems to.
 *
 * @throws ConfigError with every problem at once.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== '');
  const checked = environment.safeParse(
    Object.fromEntries(given.map(([key, value]) => [key, value?.trim()])),
  );
  if (!checked.success) {
    throw new ConfigError(
      checked.error.issues.map((it) => `${it.path.join('.')} ${it.message}; see .env.example`),
    );
  }
  const problems = incomplete(checked.data);
  if (problems.length > 0) throw new ConfigError(problems);
  const { DATABASE_URL, PORT, HOST, DATA_DIR, LOG_LEVEL, BOT_SCRIPTS } = checked.data;
  return {
    ...(DATABASE_URL === undefined ? {} : { databaseUrl: DATABASE_URL }),
    port: PORT,
    host: HOST,
    dataDir: DATA_DIR,
    logLevel: LOG_LEVEL,
    botScripts: BOT_SCRIPTS,
    congress: { name: checked.data.CONGRESS_NAME, rules: checked.data.CONGRESS_RULES },
    ...feishuOf(checked.data),
    ...wechatOf(checked.data),
  };
}

/** What is set alone and needs another variable beside it. */
function incomplete(env: Environment): string[] {
  const needs = (name: keyof Environment, given: keyof Environment): string[] =>
    env[given] === undefined || env[given] === false || env[name] !== undefined
      ? []
      : [`${name} is missing: ${given} is set, so both are needed; see .env.example`];
  return [
    ...needs('FEISHU_APP_SECRET', 'FEISHU_APP_ID'),
    ...needs('FEISHU_APP_ID', 'FEISHU_APP_SECRET'),
    ...needs('WECHATY_PUPPET_SERVICE_TOKEN', 'WECHATY_PUPPET_SERVICE_ENDPOINT'),
  ];
}

function feishuOf(env: Environment): Pick<Config, 'feishu'> {
  const { FEISHU_APP_ID: appId, FEISHU_APP_SECRET: appSecret, FEISHU_DOMAIN: domain } = env;
  return appId === undefined || appSecret === undefined ? {} : { feishu: { appId, appSecret, domain } };
}

function wechatOf(env: Environment): Pick<Config, 'wechat'> {
  const token = env.WECHATY_PUPPET_SERVICE_TOKEN;
  const endpoint = env.WECHATY_PUPPET_SERVICE_ENDPOINT;
  if (token === undefined) return {};
  const insecure = env.WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT;
  return { wechat: { token, insecure, ...(endpoint === undefined ? {} : { endpoint }) } };
}
