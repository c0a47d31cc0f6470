import { strict as assert } from 'node:assert';
import type { Logger } from 'pino';
import { afterAll, afterEach } from 'vitest';
import type { InboundEvent } from '../../src/chat/message.ts';
import { type App, composeApp } from '../../src/compose.ts';
import { captionOf } from '../../src/features/roster/caption.ts';
import { seedCongress } from '../../src/features/roster/seed.ts';
import type { SuggestionRecord, UnitRecord } from '../../src/features/suggestions/record.ts';
import { createSandboxNetwork, type SandboxNetwork } from '../../src/platforms/sandbox/network.ts';
import { sandboxPlatform } from '../../src/platforms/sandbox/platform.ts';
import { loadRuleSet } from '../../src/scripts/rules.ts';
import { withClient } from '../../src/storage/connect.ts';
import { createTestClock, recordingLog, type TestClock } from './engine.ts';
import { everythingStored } from './engine-search.ts';
import { createTestDatabase, type TestDatabase } from './postgres.ts';
import { acting, type Manner, momentOf } from './world-acting.ts';
import { buildersOf, type Builders } from './world-builders.ts';
import { ACCOUNT, GROUPS, PEOPLE, smallCongress } from './world-cast.ts';
import { reading } from './world-reading.ts';

/** One small congress with the real application over it, on a clock of its own. */
export interface World extends Builders {
  readonly app: App;
  readonly network: SandboxNetwork;
  readonly clock: TestClock;
  readonly congressId: string;
  /** Everything that was logged. */
  readonly logged: readonly string[];
  /** A person says something; resolves when the bot has done all that follows from it. */
  says(by: string, text: string, manner?: Manner): Promise<InboundEvent>;
  /** A person presses a choice of the newest card of the chat that shows it. */
  presses(by: string, choice: string, manner?: Pick<Manner, 'in'>): Promise<void>;
  fills(
    by: string,
    form: string,
    values: Readonly<Record<string, string | readonly string[]>>,
    manner?: Pick<Manner, 'in'>,
  ): Promise<void>;
  redelivers(events: readonly InboundEvent[]): Promise<void>;
  /** What the bot said in a chat (group id, or person id for a direct chat) since the last step began. */
  heard(chat: string): readonly string[];
  /** All of it in one text. */
  heardAll(chat: string): string;
  /** Chats in which the bot said something since the last step began. */
  heardIn(): readonly string[];
  /** Names of the files that came to a chat since the last step began. */
  filesIn(chat: string): readonly string[];
  /** 2h, 5d, 3wd, 1m. */
  wait(length: string): Promise<void>;
  /** 2026-03-06T10:00 */
  until(moment: string): Promise<void>;
  record(number: string): Promise<SuggestionRecord>;
  unit(number: string, unit: string): Promise<UnitRecord>;
  /** What was done to a suggestion and all that belongs to it, in order. */
  audit(number: string): Promise<readonly string[]>;
  everythingStored(): Promise<string>;
  /** The application is stopped and composed again on the same database, perhaps only at a later moment. */
  restart(moment?: string): Promise<void>;
  close(): Promise<void>;
}

export interface WorldOptions {
  readonly start?: string;
  /** Single values of the rule set, by path. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** A world that is torn down after the file's tests; after each test nothing may be left undone or have failed. */
export async function createWorld(options: WorldOptions = {}): Promise<World> {
  const world = await openWorld(options);
  afterEach(() => assertNothingWrong(world));
  afterAll(() => world.close());
  return world;
}

/** A world that the caller closes. */
export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const test = await createTestDatabase();
  const { log, logged } = recordingLog();
  const clock = createTestClock(momentOf(options.start ?? '2026-03-02T09:00'));
  const network = createSandboxNetwork({
    account: ACCOUNT,
    now: clock.now,
    people: PEOPLE.map((person) => ({
      id: person.id,
      name: person.name,
      caption: captionOf(person),
      friend: person.friend,
    })),
    groups: GROUPS.map(({ id, name, members }) => ({ id, name, members })),
  });
  let app = await composeOver(test, network, clock, log);
  const ruleSet = loadRuleSet('bot-scripts/rules', 'cn-county', options.settings ?? {});
  const { id } = await app.database.write((tx) => seedCongress(tx, smallCongress(ruleSet), clock.now()));
  await app.start();

  const base = {
    network,
    clock,
    congressId: id,
    logged,
    ...acting(network, () => app, clock),
    ...reading(() => app, id),
  };
  return {
    ...base,
    ...buildersOf(base),
    get app() {
      return app;
    },
    everythingStored: () => everythingStored(test.connection),
    restart: async (moment) => {
      await app.stop();
      clock.set(moment === undefined ? clock.now() : momentOf(moment));
      app = await composeOver(test, network, clock, log);
      await app.start();
      await app.settle();
    },
    close: async () => {
      await app.stop();
      await assertNoConnectionLeft(test);
      await test.drop();
    },
  };
}

function composeOver(
  test: TestDatabase,
  network: SandboxNetwork,
  clock: TestClock,
  log: Logger,
): Promise<App> {
  return composeApp({
    connection: test.connection,
    migrationsFolder: 'prisma/migrations',
    scriptsFolder: 'bot-scripts',
    platforms: [sandboxPlatform(network)],
    clock,
    log,
    schedules: 'manual',
    onLost: () => {
      throw new Error('the world was declared dead');
    },
  });
}

/** No event unhandled or parked, no message stuck, nothing logged as an error. */
async function assertNothingWrong(world: World): Promise<void> {
  const { read } = world.app.database;
  const unhandled = await read.inboxEvent.count({ where: { state: { in: ['received', 'parked'] } } });
  const stuck = await read.outboxMessage.count({ where: { state: { in: ['sending', 'uncertain'] } } });
  const errors = world.logged.filter((line) => (JSON.parse(line) as { level: number }).level >= 50);
  assert.deepEqual({ unhandled, stuck, errors }, { unhandled: 0, stuck: 0, errors: [] });
}

const ASKED_AT_MOST = 500;

async function assertNoConnectionLeft(test: TestDatabase): Promise<void> {
  const left = await withClient({ ...test.connection, database: 'postgres' }, async (client) => {
    const ask = async () => {
      const { rows } = await client.query<{ application_name: string }>(
        'select application_name from pg_stat_activity where datname = $1',
        [test.connection.database],
      );
      return rows.map((row) => row.application_name);
    };
    let names = await ask();
    // The server lets a closed connection go a moment after its client has.
    for (let asked = 1; names.length > 0 && asked < ASKED_AT_MOST; asked += 1) names = await ask();
    return names;
  });
  assert.deepEqual(left, [], 'the application left connections open');
}
