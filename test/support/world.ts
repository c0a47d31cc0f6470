import { strict as assert } from 'node:assert';
import type { Logger } from 'pino';
import { afterAll, afterEach } from 'vitest';
import { plainText } from '../../src/chat/card.ts';
import type { InboundEvent, Mention } from '../../src/chat/message.ts';
import type { SimulatedLine } from '../../src/chat/simulation.ts';
import { after, parseMoment, parseWait } from '../../src/cli/rehearsal/moments.ts';
import { attachmentsOf } from '../../src/cli/rehearsal/attachments.ts';
import { type App, composeApp } from '../../src/compose.ts';
import { captionOf } from '../../src/features/roster/caption.ts';
import { seedCongress } from '../../src/features/roster/seed.ts';
import {
  findSuggestion,
  readRecord,
  type SuggestionRecord,
  type UnitRecord,
} from '../../src/features/suggestions/record.ts';
import { createSandboxNetwork, type SandboxNetwork } from '../../src/platforms/sandbox/network.ts';
import { sandboxPlatform } from '../../src/platforms/sandbox/platform.ts';
import { SANDBOX_BOT_NAME } from '../../src/platforms/sandbox/simulation.ts';
import { advanceTo } from '../../src/schedules/advance.ts';
import { loadRuleSet } from '../../src/scripts/rules.ts';
import { withClient } from '../../src/storage/connect.ts';
import { createTestClock, recordingLog, type TestClock } from './engine.ts';
import { everythingStored } from './engine-search.ts';
import { createTestDatabase, type TestDatabase } from './postgres.ts';
import { buildersOf, type Builders } from './world-builders.ts';
import { ACCOUNT, GROUPS, PEOPLE, smallCongress } from './world-cast.ts';

/** Where and how something is said; without `in` it is the direct chat with the bot. */
export interface Manner {
  readonly in?: string;
  /** Quotes the bot's newest line of that chat that contains the word. */
  readonly quote?: string;
  /** Names of files; a bare `.pdf` is made. */
  readonly files?: readonly string[];
  readonly images?: number;
  /** Begin with a mention of the bot. */
  readonly mentions?: 'bot';
  /** The platform's own time, when it differs. */
  readonly at?: Date;
}

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

export type Acting = ReturnType<typeof acting>;
export type Reading = ReturnType<typeof reading>;

/** What people do, and what they hear of it. */
function acting(network: SandboxNetwork, app: () => App, clock: TestClock) {
  let mark = 0;
  const step = async <T>(work: () => Promise<T>): Promise<T> => {
    mark = network.lines().at(-1)?.sequence ?? 0;
    const result = await work();
    await app().settle();
    return result;
  };
  const since = (chat?: string): SimulatedLine[] =>
    network.lines(chat).filter((line) => line.from === 'bot' && line.sequence > mark);
  const move = (target: Date): Promise<void> => step(() => advanceTo(app(), clock, target));
  return {
    says: (by: string, text: string, manner: Manner = {}) =>
      step(() => network.say(sayAct(network, by, text, manner))),
    presses: async (by: string, choice: string, manner: Pick<Manner, 'in'> = {}) => {
      const messageId = newest(
        network,
        chatOf(by, manner),
        (line) => line.message.kind === 'card' && line.message.card.choices.includes(choice),
      );
      await step(() =>
        network.press({ by, ...placeOf(manner), messageId: messageId ?? 'never-shown', choice }),
      );
    },
    fills: async (
      by: string,
      form: string,
      values: Readonly<Record<string, string | readonly string[]>>,
      manner: Pick<Manner, 'in'> = {},
    ) => {
      const messageId = newest(
        network,
        chatOf(by, manner),
        (line) => line.message.kind === 'card' && line.message.card.form?.name === form,
      );
      await step(() =>
        network.fill({
          by,
          ...placeOf(manner),
          form,
          values,
          ...(messageId === undefined ? {} : { messageId }),
        }),
      );
    },
    redelivers: (events: readonly InboundEvent[]) => step(() => network.redeliver(events)),
    heard: (chat: string) => since(chatId(chat)).map((line) => plainText(line.message)),
    heardAll: (chat: string) =>
      since(chatId(chat))
        .map((line) => plainText(line.message))
        .join('\n'),
    heardIn: () =>
      [...new Set(since().map((line) => line.chat.replace(/^(?:group|direct):/u, '')))].toSorted(),
    filesIn: (chat: string) =>
      since(chatId(chat)).flatMap(({ message }) => (message.kind === 'file' ? [message.name] : [])),
    wait: async (length: string) => {
      const parsed = parseWait(length);
      assert(parsed !== undefined, `no length of time: ${length}`);
      await move(after(clock.now(), parsed, app().calendar));
    },
    until: (moment: string) => move(momentOf(moment)),
  };
}

function sayAct(network: SandboxNetwork, by: string, text: string, manner: Manner) {
  const bot: Mention = { id: ACCOUNT, text: `@${SANDBOX_BOT_NAME}`, bot: true };
  const { quote } = manner;
  const quoted =
    quote === undefined
      ? undefined
      : newest(network, chatOf(by, manner), (line) => plainText(line.message).includes(quote));
  assert(quote === undefined || quoted !== undefined, `nothing with "${quote ?? ''}" to quote`);
  return {
    by,
    ...placeOf(manner),
    text: manner.mentions === undefined ? text : `${bot.text} ${text}`,
    mentions: manner.mentions === undefined ? [] : [bot],
    attachments: attachmentsOf({ images: manner.images, files: manner.files }, '.'),
    ...(quoted === undefined ? {} : { quote: quoted }),
    ...(manner.at === undefined ? {} : { sentAt: manner.at }),
  };
}

function newest(
  network: SandboxNetwork,
  chat: string,
  fits: (line: SimulatedLine) => boolean,
): string | undefined {
  return network.lines(chat).findLast((line) => line.from === 'bot' && fits(line))?.messageId;
}

function placeOf({ in: group }: Pick<Manner, 'in'>): { readonly in?: string } {
  return group === undefined ? {} : { in: group };
}

function chatOf(by: string, manner: Pick<Manner, 'in'>): string {
  return chatId(manner.in ?? by);
}

function chatId(id: string): string {
  return GROUPS.some((group) => group.id === id) ? `group:${id}` : `direct:${id}`;
}

function momentOf(text: string): Date {
  const moment = parseMoment(text);
  assert(moment !== undefined, `no moment: ${text}`);
  return moment;
}

/** What the books say. */
function reading(app: () => App, congressId: string) {
  const idOf = async (number: string): Promise<string> => {
    const id = await findSuggestion(app().database.read, congressId, number);
    assert(id !== undefined, `no suggestion ${number}`);
    return id;
  };
  const record = async (number: string): Promise<SuggestionRecord> =>
    readRecord(app().database.read, congressId, await idOf(number));
  return {
    record,
    unit: async (number: string, unit: string): Promise<UnitRecord> => {
      const found = (await record(number)).units.get(unit);
      assert(found !== undefined, `${number} was never given to ${unit}`);
      return found;
    },
    audit: async (number: string): Promise<readonly string[]> => {
      const { read } = app().database;
      const id = await idOf(number);
      const assignments = await read.assignment.findMany({
        where: { congressId, suggestionId: id },
        include: { replies: true, contacts: true, returnRequests: true },
      });
      const ratings = await read.rating.findMany({ where: { congressId, suggestionId: id } });
      const parts = assignments.flatMap((it) => [it, ...it.replies, ...it.contacts, ...it.returnRequests]);
      const entries = await read.auditEntry.findMany({
        where: { congressId, subjectId: { in: [id, ...[...parts, ...ratings].map((it) => it.id)] } },
        orderBy: { sequence: 'asc' },
      });
      return entries.map((entry) => entry.action);
    },
  };
}

/** No event unhandled or parked, no message stuck, nothing logged as an error. */
async function assertNothingWrong(world: World): Promise<void> {
  const { read } = world.app.database;
  const unhandled = await read.inboxEvent.count({ where: { state: { in: ['received', 'parked'] } } });
  const stuck = await read.outboxMessage.count({ where: { state: { in: ['sending', 'uncertain'] } } });
  const errors = world.logged.filter((line) => (JSON.parse(line) as { level: number }).level >= 50);
  assert.deepEqual({ unhandled, stuck, errors }, { unhandled: 0, stuck: 0, errors: [] });
}

async function assertNoConnectionLeft(test: TestDatabase): Promise<void> {
  const left = await withClient({ ...test.connection, database: 'postgres' }, async (client) => {
    const { rows } = await client.query<{ application_name: string }>(
      'select application_name from pg_stat_activity where datname = $1',
      [test.connection.database],
    );
    return rows.map((row) => row.application_name);
  });
  assert.deepEqual(left, [], 'the application left connections open');
}
