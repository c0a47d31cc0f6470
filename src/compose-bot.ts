import { join, resolve } from 'node:path';
import type pg from 'pg';
import type { Clock } from './chat/clock.ts';
import type { Platform } from './chat/platform.ts';
import { composeApp, type App } from './compose.ts';
import { isReal, openPlatforms, openRealCongress } from './compose-real.ts';
import { openSandbox, type Sandbox } from './compose-sandbox.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { createLog, type Logger } from './observability/log.ts';
import { connectionFrom } from './storage/connect.ts';
import { type Database, openDatabase } from './storage/database.ts';
import { faultOf } from './storage/fault.ts';
import { loadInstallation } from './storage/installation.ts';
import { applyMigrations } from './storage/migrate.ts';
import { startEmbeddedPostgres } from './storage/postgres/embedded.ts';
import { createWebServer, type WebServer } from './web/server.ts';

export interface BotOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The project's folder: migrations and the built page lie below it. */
  readonly root: string;
  /** Tells the operator something, one line. */
  readonly say: (line: string) => void;
  readonly onLost: () => void;
}

export interface Bot {
  stop(): Promise<void>;
}

interface Server {
  readonly connection: pg.ClientConfig;
  readonly notes: readonly string[];
  readonly name: string;
  stop(): Promise<void>;
}

/** What the bot stands on: the sandbox, or the platforms of a real installation. */
interface Ground {
  readonly platforms: readonly Platform[];
  readonly clock: Clock;
  readonly sandbox?: Sandbox;
  /** For the operator, said once the bot runs. */
  readonly lines: readonly string[];
}

/** Start everything in order, and give back what stops it in reverse order. */
export async function startBot(options: BotOptions): Promise<Bot> {
  const config = readConfig(options.env);
  const log = createLog({ level: config.logLevel });
  const undo: (() => Promise<void>)[] = [];
  try {
    const server = await openServer(config, log);
    undo.push(server.stop);
    for (const note of server.notes) options.say(note);
    const migrationsFolder = join(options.root, 'prisma', 'migrations');
    await applyMigrations({ connection: server.connection, folder: migrationsFolder });
    const scriptsFolder = resolve(config.botScripts);
    const ground = await openGround(config, server, { scriptsFolder, log });
    const app = await composeApp({
      connection: server.connection,
      migrationsFolder,
      scriptsFolder,
      platforms: ground.platforms,
      clock: ground.clock,
      log,
      schedules: ground.sandbox === undefined ? 'cron' : 'manual',
      onLost: options.onLost,
    });
    undo.push(() => app.stop());
    await app.start();
    if (ground.sandbox !== undefined) undo.push(keepBeating(ground.sandbox, app, log));
    const web = openWeb(options, config, { app, ground, log });
    undo.push(() => web.stop());
    await announce(options, config, { server, web, ground });
  } catch (error) {
    await undoAll(undo);
    throw error;
  }
  return { stop: () => undoAll(undo) };
}

async function openGround(
  config: Config,
  server: Server,
  { scriptsFolder, log }: { readonly scriptsFolder: string; readonly log: Logger },
): Promise<Ground> {
  if (!isReal(config)) return openSandboxGround(server, scriptsFolder, log);
  const clock: Clock = { now: () => new Date() };
  const platforms = await openPlatforms(config, { scriptsFolder, log });
  const code = await withDatabase(server, log, (database) =>
    openRealCongress(database, config, { scriptsFolder, now: clock.now() }),
  );
  return { platforms, clock, lines: code === undefined ? [] : administratorLines(code) };
}

async function openSandboxGround(server: Server, scriptsFolder: string, log: Logger): Promise<Ground> {
  const sandbox = await withDatabase(server, log, async (database) => {
    const installation = await loadInstallation(database.read);
    if (installation?.sample === false) throw new ConfigError([NO_PLATFORM]);
    return openSandbox(database, scriptsFolder);
  });
  const lines = [
    '  congress        示例区 (sample; a virtual clock, nobody real)',
    '  not configured  WeChat, Feishu',
  ];
  return { platforms: [sandbox.platform], clock: sandbox.clock, sandbox, lines };
}

const NO_PLATFORM =
  'the database is that of a real installation, and no chat platform is configured: set FEISHU_APP_ID or ' +
  'WECHATY_PUPPET_SERVICE_TOKEN as before, or DATA_DIR to another place for the sandbox; see .env.example';

function administratorLines(code: string): readonly string[] {
  return [
    '  administrator   nobody of the office is bound yet. In a direct chat with the bot, type:',
    `                    绑定 ${code} 您的姓名`,
    '                  The code works once and is shown only here; the next start makes another one.',
  ];
}

function openWeb(
  { root }: BotOptions,
  { port, host }: Config,
  { app, ground, log }: { readonly app: App; readonly ground: Ground; readonly log: Logger },
): WebServer {
  return createWebServer({
    port,
    host,
    pageFolder: join(root, 'dist', 'page'),
    ...(ground.sandbox === undefined ? {} : { simulation: ground.sandbox.simulate(app) }),
    log,
    health: () => health(app, ground),
  });
}

async function openServer(config: Config, log: Logger): Promise<Server> {
  if (config.databaseUrl !== undefined) {
    return {
      connection: connectionFrom(config.databaseUrl),
      notes: [],
      name: 'the server of DATABASE_URL',
      stop: () => Promise.resolve(),
    };
  }
  const embedded = await startEmbeddedPostgres({
    dataDir: resolve(config.dataDir),
    log: (event, message) => {
      log.info(event, message);
    },
  });
  return {
    connection: embedded.connection,
    notes: embedded.notes,
    name: `embedded PostgreSQL in ${resolve(config.dataDir)}`,
    stop: () => embedded.stop(),
  };
}

async function withDatabase<T>(
  server: Server,
  log: Logger,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const database = openDatabase(server.connection, { max: 2, log, applicationName: 'jianyi-bot start' });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** How often the sandbox looks what its flowing clock has made due, in milliseconds. */
const BEAT = 2_000;

/** The sandbox clock flows: look regularly what it has made due. */
function keepBeating(sandbox: Sandbox, app: App, log: Logger): () => Promise<void> {
  let beating: Promise<void> = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    beating = sandbox
      .beat(app)
      .catch((error: unknown) => {
        log.warn(faultOf(error), 'the sandbox missed a beat');
      })
      .finally(() => (busy = false));
  }, BEAT);
  return async () => {
    clearInterval(timer);
    await beating;
  };
}

async function health(
  app: App,
  ground: Ground,
): Promise<{ ok: boolean; reasons: string[]; parts: Record<string, unknown> }> {
  const reasons: string[] = [];
  let database = 'ok';
  try {
    await app.database.read.$queryRaw`select 1`;
  } catch {
    database = 'unknown';
    reasons.push(
      'the database does not answer: see the log, and start the bot again when the database is back',
    );
  }
  const connections = app.connections();
  for (const { platform, state, detail } of connections) {
    if (state === 'connecting' || state === 'down')
      reasons.push(`${platform} is not connected (${detail}): it is tried again by itself`);
  }
  const states = Object.fromEntries(connections.map(({ platform, state }) => [platform, state]));
  const none = 'not configured';
  return {
    ok: reasons.length === 0,
    reasons,
    parts: {
      database,
      platforms: { sandbox: none, wechat: none, feishu: none, ...states },
      clock: ground.clock.now().toISOString(),
    },
  };
}

async function announce(
  options: BotOptions,
  config: Config,
  { server, web, ground }: { readonly server: Server; readonly web: WebServer; readonly ground: Ground },
): Promise<void> {
  const { port } = await web.start();
  const at = `http://${config.host}:${port}`;
  options.say(`jianyi-bot 代表建议机器人 is running.`);
  if (ground.sandbox === undefined) {
    options.say(`  platforms       ${ground.platforms.map(({ name }) => name).join(', ')}`);
  } else {
    options.say(`  sandbox page    ${at}`);
  }
  options.say(`  health          ${at}/health`);
  options.say(`  database        ${server.name}`);
  for (const line of ground.lines) options.say(line);
  options.say(`Ctrl-C stops it.`);
}

async function undoAll(undo: (() => Promise<void>)[]): Promise<void> {
  for (const step of undo.splice(0).reverse()) await step();
}
