import { join, resolve } from 'node:path';
import type pg from 'pg';
import { composeApp, type App } from './compose.ts';
import { openSandbox, type Sandbox } from './compose-sandbox.ts';
import { type Config, readConfig } from './config.ts';
import { createLog, type Logger } from './observability/log.ts';
import { connectionFrom } from './storage/connect.ts';
import { openDatabase } from './storage/database.ts';
import { faultOf } from './storage/fault.ts';
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

/** How often the sandbox looks what its flowing clock has made due, in milliseconds. */
const BEAT = 2_000;

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
    const sandbox = await withDatabase(server, log, (database) => openSandbox(database, scriptsFolder));
    const app = await composeApp({
      connection: server.connection,
      migrationsFolder,
      scriptsFolder,
      platforms: [sandbox.platform],
      clock: sandbox.clock,
      log,
      schedules: 'manual',
      onLost: options.onLost,
    });
    undo.push(() => app.stop());
    await app.start();
    undo.push(keepBeating(sandbox, app, log));
    const web = openWeb(options, config, { app, sandbox, log });
    undo.push(() => web.stop());
    await announce(options, config, server, web);
  } catch (error) {
    await undoAll(undo);
    throw error;
  }
  return { stop: () => undoAll(undo) };
}

function openWeb(
  { root }: BotOptions,
  { port, host }: Config,
  { app, sandbox, log }: { readonly app: App; readonly sandbox: Sandbox; readonly log: Logger },
): WebServer {
  return createWebServer({
    port,
    host,
    pageFolder: join(root, 'dist', 'page'),
    simulation: sandbox.simulate(app),
    log,
    health: () => health(app, sandbox),
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
  work: (database: ReturnType<typeof openDatabase>) => Promise<T>,
): Promise<T> {
  const database = openDatabase(server.connection, { max: 2, log, applicationName: 'jianyi-bot start' });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

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
  sandbox: Sandbox,
): Promise<{ ok: boolean; reasons: string[]; parts: Record<string, unknown> }> {
  const reasons: string[] = [];
  try {
    await app.database.read.$queryRaw`select 1`;
  } catch {
    reasons.push(
      'the database does not answer: see the log, and start the bot again when the database is back',
    );
  }
  const platform = sandbox.platform.health();
  if (platform.state !== 'connected')
    reasons.push('the sandbox is not connected: another process may hold it');
  return {
    ok: reasons.length === 0,
    reasons,
    parts: {
      database: reasons.length === 0 ? 'ok' : 'unknown',
      platforms: { sandbox: platform.state, wechat: 'not configured', feishu: 'not configured' },
      clock: sandbox.clock.now().toISOString(),
    },
  };
}

async function announce(options: BotOptions, config: Config, server: Server, web: WebServer): Promise<void> {
  const { port } = await web.start();
  options.say(`jianyi-bot 代表建议机器人 is running.`);
  options.say(`  sandbox page    http://${config.host}:${port}`);
  options.say(`  health          http://${config.host}:${port}/health`);
  options.say(`  database        ${server.name}`);
  options.say(`  congress        示例区 (sample; a virtual clock, nobody real)`);
  options.say(`  not configured  WeChat, Feishu`);
  options.say(`Ctrl-C stops it.`);
}

async function undoAll(undo: (() => Promise<void>)[]): Promise<void> {
  for (const step of undo.splice(0).reverse()) await step();
}
