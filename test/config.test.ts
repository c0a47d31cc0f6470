import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CONFIG_VARIABLES, ConfigError, readConfig } from '../src/config.ts';

const DEFAULTS = {
  port: 7300,
  host: '127.0.0.1',
  dataDir: './data',
  logLevel: 'info',
  botScripts: './bot-scripts',
  congress: { name: '人大常委会', rules: 'cn-county' },
};

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems;
  }
}

it('has a default for everything', () => {
  expect(readConfig({})).toEqual(DEFAULTS);
});

it('takes an empty variable as not set', () => {
  expect(readConfig({ DATABASE_URL: '', PORT: ' ', LOG_LEVEL: '' })).toEqual(DEFAULTS);
});

it('ignores variables of others', () => {
  expect(readConfig({ PATH: '/bin', npm_config_x: 'y' })).toEqual(DEFAULTS);
});

it('reads every variable', () => {
  const env = {
    DATABASE_URL: 'postgresql://bot:p%40ss@db:5432/bot',
    PORT: '0',
    HOST: '::1',
    DATA_DIR: '/srv/代表 建议',
    LOG_LEVEL: 'debug',
    BOT_SCRIPTS: 'scripts',
    FEISHU_APP_ID: 'cli_0123456789abcdef',
    FEISHU_APP_SECRET: 'secret',
    FEISHU_DOMAIN: 'lark',
    WECHATY_PUPPET_SERVICE_TOKEN: 'puppet_token',
    WECHATY_PUPPET_SERVICE_ENDPOINT: '127.0.0.1:8788',
    WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT: 'true',
    CONGRESS_NAME: '示例区人大常委会',
    CONGRESS_RULES: 'chongqing',
  };
  expect(Object.keys(env).toSorted()).toEqual(CONFIG_VARIABLES.toSorted());
  expect(readConfig(env)).toEqual({
    databaseUrl: 'postgresql://bot:p%40ss@db:5432/bot',
    port: 0,
    host: '::1',
    dataDir: '/srv/代表 建议',
    logLevel: 'debug',
    botScripts: 'scripts',
    feishu: {
      appId: 'cli_0123456789abcdef',
      appSecret: 'secret',
      domain: 'https://open.larksuite.com',
    },
    wechat: { token: 'puppet_token', endpoint: '127.0.0.1:8788', insecure: true },
    congress: { name: '示例区人大常委会', rules: 'chongqing' },
  });
});

describe('a wrong value', () => {
  it.each([
    ['PORT', 'http'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['HOST', 'http://0.0.0.0'],
    ['LOG_LEVEL', 'loud'],
    ['DATABASE_URL', 'mysql://root@db/bot'],
    ['DATABASE_URL', 'postgresql://bot@db:99999/bot'],
  ])('of %s is refused: %s', (name, value) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name} .+; see \\.env\\.example$`));
  });

  it('does not hide another, and no message repeats what may be a password', () => {
    const problems = problemsOf({ PORT: 'x', LOG_LEVEL: 'loud', DATABASE_URL: 'postgres//bot:hunter2@db' });
    expect(problems.map((it) => it.split(' ')[0])).toEqual(['DATABASE_URL', 'PORT', 'LOG_LEVEL']);
    expect(problems.join()).not.toContain('hunter2');
  });
});

describe('.env.example', () => {
  const lines = readFileSync('.env.example', 'utf8').split('\n');
  const assigned = lines.flatMap((line) => {
    const match = /^(?<name>[A-Z_]+)=(?<value>.*)$/.exec(line);
    return match?.groups ? [[match.groups['name'] ?? '', match.groups['value'] ?? ''] as const] : [];
  });

  it('lists exactly the variables that the bot reads', () => {
    expect(assigned.map(([name]) => name).toSorted()).toEqual(CONFIG_VARIABLES.toSorted());
  });

  it('shows the defaults', () => {
    expect(readConfig(Object.fromEntries(assigned))).toEqual(readConfig({}));
  });

  it('holds nothing else but comments', () => {
    expect(lines.filter((line) => !/^(?:#.*|[A-Z_]+=.*|)$/.test(line))).toEqual([]);
  });
});

describe('a platform', () => {
  const FEISHU = { FEISHU_APP_ID: 'cli_0123456789abcdef', FEISHU_APP_SECRET: 'geheim' };

  it.each([
    ['feishu', 'https://open.feishu.cn'],
    ['lark', 'https://open.larksuite.com'],
    ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080'],
  ])('%s is found at its address', (domain, address) => {
    expect(readConfig({ ...FEISHU, FEISHU_DOMAIN: domain }).feishu?.domain).toBe(address);
  });

  it.each([
    [{ FEISHU_APP_ID: FEISHU.FEISHU_APP_ID }, 'FEISHU_APP_SECRET is missing: FEISHU_APP_ID is set'],
    [{ FEISHU_APP_SECRET: 'geheim' }, 'FEISHU_APP_ID is missing: FEISHU_APP_SECRET is set'],
    [{ ...FEISHU, FEISHU_APP_ID: 'my-app' }, 'FEISHU_APP_ID is no app id'],
    [{ ...FEISHU, FEISHU_DOMAIN: 'ftp://x' }, 'FEISHU_DOMAIN must be feishu, lark, or an address'],
    [{ WECHATY_PUPPET_SERVICE_ENDPOINT: '127.0.0.1:1' }, 'WECHATY_PUPPET_SERVICE_TOKEN is missing'],
    [{ WECHATY_PUPPET_SERVICE_TOKEN: 'bare' }, 'WECHATY_PUPPET_SERVICE_TOKEN is no token'],
    [
      { WECHATY_PUPPET_SERVICE_TOKEN: 'a_b', WECHATY_PUPPET_SERVICE_ENDPOINT: 'http://x' },
      'WECHATY_PUPPET_SERVICE_ENDPOINT must be host:port',
    ],
    [
      { WECHATY_PUPPET_SERVICE_TOKEN: 'a_b', WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT: 'maybe' },
      'must be true or false',
    ],
  ])('half configured or wrong, %j, is refused with the remedy and without the secret', (env, problem) => {
    const problems = problemsOf(env);
    expect(problems.join('\n')).toContain(problem);
    expect(problems.join('\n')).not.toContain('geheim');
  });

  it('is absent unless it is configured', () => {
    expect(readConfig({})).not.toHaveProperty('feishu');
    expect(readConfig({ WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT: 'false' })).not.toHaveProperty(
      'wechat',
    );
  });
});
