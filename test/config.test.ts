import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CONFIG_VARIABLES, ConfigError, readConfig } from '../src/config.ts';

const DEFAULTS = {
  port: 7300,
  host: '127.0.0.1',
  dataDir: './data',
  logLevel: 'info',
  botScripts: './bot-scripts',
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
  };
  expect(Object.keys(env).toSorted()).toEqual(CONFIG_VARIABLES.toSorted());
  expect(readConfig(env)).toEqual({
    databaseUrl: 'postgresql://bot:p%40ss@db:5432/bot',
    port: 0,
    host: '::1',
    dataDir: '/srv/代表 建议',
    logLevel: 'debug',
    botScripts: 'scripts',
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
