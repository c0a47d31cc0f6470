import type { InboundAttachment } from '../../../src/chat/message.ts';
import type { Simulation } from '../../../src/chat/simulation.ts';
import { composeApp, type App } from '../../../src/compose.ts';
import { openSandbox, type Sandbox } from '../../../src/compose-sandbox.ts';
import { openDatabase } from '../../../src/storage/database.ts';
import { recordingLog } from '../../support/engine.ts';
import { createTestDatabase } from '../../support/postgres.ts';

/** The sandbox of `npm start`, without its web server, on a database of its own. */
export interface SandboxApp {
  readonly app: App;
  readonly simulation: Simulation;
  say(by: string, chat: string, text: string, more?: Said): Promise<void>;
  /** Press a choice of the newest card that shows it. */
  press(by: string, chat: string, choice: string): Promise<void>;
  /** What the bot has said in a chat, the newest last. */
  heard(chat: string): readonly string[];
  /** The sandbox moves with its clock once. */
  beat(): Promise<void>;
  /** The application is stopped and opened again on the same database. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

interface Said {
  readonly attachments?: readonly InboundAttachment[];
  readonly quote?: string;
}

export async function openSandboxApp(): Promise<SandboxApp> {
  const test = await createTestDatabase();
  let { app, simulation, sandbox } = await open(test.connection);
  return {
    get app() {
      return app;
    },
    get simulation() {
      return simulation;
    },
    async say(by, chat, text, more = {}) {
      await simulation.say({ by, chat, text, ...more });
      await app.settle();
    },
    async press(by, chat, choice) {
      const card = simulation
        .lines(chat, 0)
        .findLast(({ message }) => message.kind === 'card' && message.card.choices.includes(choice));
      if (card === undefined) throw new Error(`no card in ${chat} shows ${choice}`);
      await simulation.press({ by, chat, messageId: card.messageId, choice });
      await app.settle();
    },
    heard: (chat) =>
      simulation
        .lines(chat, 0)
        .filter(({ from }) => from === 'bot')
        .map(({ message }) => JSON.stringify(message)),
    beat: () => sandbox.beat(app),
    async restart() {
      await app.stop();
      ({ app, simulation, sandbox } = await open(test.connection));
    },
    async close() {
      await app.stop();
      await test.drop();
    },
  };
}

type Connection = Parameters<typeof openDatabase>[0];

async function open(connection: Connection): Promise<{ app: App; simulation: Simulation; sandbox: Sandbox }> {
  const { log } = recordingLog();
  const database = openDatabase(connection, { max: 2, log });
  const sandbox = await openSandbox(database, 'bot-scripts').finally(() => database.close());
  const app = await composeApp({
    connection,
    migrationsFolder: 'prisma/migrations',
    scriptsFolder: 'bot-scripts',
    platforms: [sandbox.platform],
    clock: sandbox.clock,
    log,
    schedules: 'manual',
    limits: { sandbox: {}, feishu: {}, wechat: {} },
    onLost: () => {
      throw new Error('the application was declared dead');
    },
  });
  await app.start();
  return { app, simulation: sandbox.simulate(app), sandbox };
}
