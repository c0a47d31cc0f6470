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
});

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
  const { DATABASE_URL, PORT, HOST, DATA_DIR, LOG_LEVEL, BOT_SCRIPTS } = checked.data;
  return {
    ...(DATABASE_URL === undefined ? {} : { databaseUrl: DATABASE_URL }),
    port: PORT,
    host: HOST,
    dataDir: DATA_DIR,
    logLevel: LOG_LEVEL,
    botScripts: BOT_SCRIPTS,
  };
}
