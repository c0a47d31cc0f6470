import { join } from 'node:path';
import type pg from 'pg';
import { v7 } from 'uuid';
import type { Clock } from './chat/clock.ts';
import type { PlatformName } from './chat/message.ts';
import type { Platform } from './chat/platform.ts';
import { type Connections, type ConnectionState, createConnections } from './compose-connections.ts';
import { createImports, type Imports } from './compose-imports.ts';
import { settle } from './compose-settle.ts';
import type { RuleSet } from './domain/rules/rule-set.ts';
import type { Deps } from './features/context.ts';
import { reportUndelivered } from './features/opening/troubles.ts';
import {
  closeAllDuePolls,
  closeAllUnrated,
  endAllDueCosigning,
  nextMoment,
  remindAll,
  replanDropped,
} from './features/reminders/sweep.ts';
import { removeLooseFiles } from './features/remove-loose-files.ts';
import { wireInbox } from './compose-inbox.ts';
import type { Inbox } from './inbox/receive.ts';
import type { Logger } from './observability/log.ts';
import { createOutbox, type Outbox } from './outbox/deliver.ts';
import { migrateQueue } from './outbox/queue.ts';
import type { PlatformLimits } from './outbox/send-limits.ts';
import { drawPicture } from './reports/charts/draw-picture.ts';
import { createSchedules, type Schedules } from './schedules/schedules.ts';
import { loadCalendar } from './scripts/calendar.ts';
import { loadCommandTable } from './scripts/commands.ts';
import { loadForms } from './scripts/forms.ts';
import { parseRuleContent, sourcesIn } from './scripts/rules.ts';
import { loadSupervisionBook } from './scripts/supervision.ts';
import { loadTexts } from './scripts/texts.ts';
import { lastCosignEnd } from './storage/cosigners.ts';
import { type Database, openDatabase } from './storage/database.ts';
import { applyMigrations } from './storage/migrate.ts';
import { lastPollEnd } from './storage/polls.ts';
import { openProcess, type ProcessLife } from './storage/process-life.ts';
import { ruleContentOf } from './storage/rules.ts';

/** The points of an event's path where a test or a rehearsal may kill the process. */
export type Checkpoint = 'received' | 'handled' | 'sent';

export interface AppOptions {
  /** The database; `start` brings it up to date. */
  readonly connection: pg.ClientConfig;
  readonly migrationsFolder: string;
  /** The folder `bot-scripts`. */
  readonly scriptsFolder: string;
  readonly platforms: readonly Platform[];
  readonly clock: Clock;
  /** Hide the holiday tables of later years. */
  readonly calendarUntil?: number;
  readonly checkpoint?: (point: Checkpoint) => void;
  readonly log: Logger;
  /** `manual`: whoever moves the clock calls `runDue`. */
  readonly schedules: 'cron' | 'manual';
  /** How fast messages leave; by default as the platforms bear it. */
  readonly limits?: Readonly<Record<PlatformName, PlatformLimits>>;
  /** Others have declared this process dead: end it and start anew. */
  readonly onLost: () => void;
}

export interface App {
  readonly database: Database;
  /** What every use case is made with; the page asks the same rules with it. */
  readonly deps: Deps;
  /** Take up what a crash left, connect the platforms, start the schedules. */
  start(): Promise<void>;
  /** How the platforms' connections stand. */
  connections(): readonly ConnectionState[];
  /** Resolve when it is quiet: no unhandled event, nothing due at the clock's now. */
  settle(): Promise<void>;
  /** The next instant strictly after the clock's now at which something falls due. */
  nextDue(): Promise<Date | undefined>;
  /** Run what is due at the clock's now. */
  runDue(): Promise<void>;
  stop(): Promise<void>;
}

/** What is made after those that need it. */
export interface Parts {
  readonly tasks: Imports['tasks'];
  life?: ProcessLife;
  connections?: Connections;
}

const POOLS = { work: 10, ingest: 3 };

/** Introduce everything to everything: bring the database up to date, load bot-scripts, wire the parts. */
export async function composeApp(options: AppOptions): Promise<App> {
  const { log, clock } = options;
  const deps: Deps = { ...loadScripts(options), newId: v7, rulesOf: createRuleCache() };
  const { database, ingest } = await openDatabases(options);
  const imports = createImports({ deps, database, clock, log });
  const parts: Parts = { tasks: imports.tasks };
  const inbox = wireInbox(options, deps, parts, { database, ingest });
  const outbox = wireOutbox(options, deps, database, parts);
  const connections = createConnections({
    ...{ platforms: options.platforms, clock, log, database, deps, inbox, outbox },
    life: () => parts.life,
  });
  parts.connections = connections;
  const schedules = wireSchedules(options, deps, database);

  return {
    database,
    deps,
    start: async () => {
      await live(options, parts, { database, inbox, outbox, connections });
      await inbox.start();
      await outbox.start();
      await connections.connect();
      await schedules.start();
    },
    connections: connections.states,
    settle: () => settle(inbox, outbox, schedules, imports),
    nextDue: async () => earliest([await outbox.nextDue(), await nextMoment(deps, database, clock.now())]),
    runDue: () => schedules.runDue().then(outbox.sweep),
    stop: async () => {
      await schedules.stop();
      await connections.stop();
      await inbox.stop();
      await outbox.stop();
      await parts.life?.stop();
      await Promise.all([ingest.close(), database.close()]);
    },
  };
}

/** Bring the database up to date and open it: once for the work, and once more for what comes in. */
async function openDatabases({ connection, migrationsFolder, log }: AppOptions) {
  await applyMigrations({ connection, folder: migrationsFolder });
  await migrateQueue(connection, log);
  return {
    database: openDatabase(connection, { max: POOLS.work, log }),
    ingest: openDatabase(connection, { max: POOLS.ingest, log, applicationName: 'jianyi-bot ingest' }),
  };
}

function loadScripts({ scriptsFolder, calendarUntil }: AppOptions) {
  return {
    table: loadCommandTable(scriptsFolder),
    texts: loadTexts(join(scriptsFolder, 'texts')),
    forms: loadForms(join(scriptsFolder, 'forms')),
    supervision: loadSupervisionBook(scriptsFolder),
    sourcesOf: sourcesIn(join(scriptsFolder, 'rules')),
    calendar: loadCalendar(
      join(scriptsFolder, 'calendar'),
      calendarUntil === undefined ? {} : { until: calendarUntil },
    ),
  };
}

/** Rule versions never change, so each is parsed once. */
function createRuleCache(): Deps['rulesOf'] {
  const known = new Map<string, RuleSet>();
  return async (tx, hash) => {
    const cached = known.get(hash);
    if (cached !== undefined) return cached;
    const rules = parseRuleContent(await ruleContentOf(tx, hash));
    known.set(hash, rules);
    return rules;
  };
}

function wireOutbox(
  { connection, clock, log, platforms, checkpoint, limits }: AppOptions,
  deps: Deps,
  database: Database,
  parts: Parts,
): Outbox {
  const reports = (template: string): boolean => template.startsWith('troubles/');
  return createOutbox({
    database,
    connection,
    clock,
    calendar: deps.calendar,
    log,
    platforms,
    checkpoint: (point) => checkpoint?.(point),
    draw: drawPicture,
    ...(limits === undefined ? {} : { limits }),
    holds: (platform, account) => parts.life?.holds(platform, account) ?? false,
    onWorker: (workerId) => parts.life?.addWorker(workerId),
    tasks: parts.tasks,
    onPermanentFailure: async (tx, row) => {
      if (row.congressId === null || reports(row.template)) return;
      const { congressId, sequence, conversationId } = row;
      await reportUndelivered(deps, tx, { congressId, sequence, conversationId, now: clock.now() });
    },
    onDropped: async (tx, row) => {
      if (row.congressId === null || row.class !== 'reminder') return;
      await replanDropped(deps, tx, { congressId: row.congressId, sequence: row.sequence, now: clock.now() });
    },
  });
}

function wireSchedules({ clock, log, schedules }: AppOptions, deps: Deps, database: Database): Schedules {
  return createSchedules({
    database,
    clock,
    log,
    mode: schedules,
    schedules: [
      { name: 'close-unrated', times: ['00:00'], run: (now) => closeAllUnrated(deps, database, now) },
      { name: 'remove-loose-files', times: ['00:00'], run: (now) => removeLooseFiles(database, now) },
      { name: 'reminders', times: ['09:00'], run: (now) => remindAll(deps, database, now) },
      {
        name: 'close-polls',
        lastDue: (now) => lastPollEnd(database.read, now),
        run: (now) => closeAllDuePolls(deps, database, now),
      },
      {
        name: 'end-cosigning',
        lastDue: (now) => lastCosignEnd(database.read, now),
        run: (now) => endAllDueCosigning(deps, database, now),
      },
    ],
  });
}

/** Announce this process to the others, and take up what dead ones left. */
async function live(
  options: AppOptions,
  parts: Parts,
  {
    database,
    inbox,
    outbox,
    connections,
  }: {
    readonly database: Database;
    readonly inbox: Inbox;
    readonly outbox: Outbox;
    readonly connections: Connections;
  },
): Promise<void> {
  parts.life = await openProcess({
    connection: options.connection,
    pool: database.pool,
    log: options.log,
    onLost: options.onLost,
    onBuried: async () => {
      await inbox.sweep();
      await outbox.sweep();
    },
    onBeat: connections.connect,
  });
}

function earliest(moments: readonly (Date | undefined)[]): Date | undefined {
  return moments.filter((moment) => moment !== undefined).sort((a, b) => a.getTime() - b.getTime())[0];
}
