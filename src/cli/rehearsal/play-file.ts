import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pino } from 'pino';
import type { PlatformName } from '../../chat/message.ts';
import { writeParent } from '../../storage/congress.ts';
import { seedCongress } from '../../features/roster/seed.ts';
import { loadCalendar } from '../../scripts/calendar.ts';
import { loadRuleSet } from '../../scripts/rules.ts';
import { type Database, openDatabase } from '../../storage/database.ts';
import { applyMigrations } from '../../storage/migrate.ts';
import type { Bots } from './bots.ts';
import { congressSeeds } from './cast.ts';
import { openChats } from './chats.ts';
import type { CleanUp } from './clean-up.ts';
import type { SetUp } from './ipc.ts';
import type { Failure, Reporter } from './report.ts';
import { runRehearsal } from './run.ts';
import type { Scenario } from './scenario.ts';
import { openWires, type Wire } from './wires.ts';
import { openThrowAwayDatabase, type ThrowAwayDatabase } from './throw-away-database.ts';

export interface PlayOptions {
  readonly file: string;
  readonly scenario: Scenario;
  /** Where the chats are that do not say so themselves. */
  readonly platform: PlatformName;
  readonly scriptsFolder: string;
  readonly migrationsFolder: string;
  readonly databaseUrl: string | undefined;
  readonly keep: boolean;
  /** Where the bot lives; the caller closes them. */
  readonly bots: Bots;
  /** Makes the reporter; the folder is where files of the bot are kept, if they are. */
  readonly report: (filesFolder: string | undefined) => Reporter;
  /** Takes what must be undone, whatever happens; the caller runs it. */
  readonly cleanUp: CleanUp;
  /** For the person at the terminal. */
  readonly note: (text: string) => void;
}

/** Play a scenario with the real application in a process of its own, on a database of its own. */
export async function playFile(options: PlayOptions): Promise<readonly Failure[]> {
  const { scenario, cleanUp, keep, scriptsFolder } = options;
  // The bot loads its code while the database starts.
  options.bots.warm();
  const opening = openThrowAwayDatabase(options.databaseUrl, (_, message) => options.note(message));
  cleanUp.add(async () => {
    const opened = await opening.catch(() => undefined);
    await (keep ? opened?.leave() : opened?.remove());
  });
  const place = await opening;
  if (keep) for (const line of await place.howToOpen()) options.note(line);

  await applyMigrations({ connection: place.connection, folder: options.migrationsFolder });
  const log = pino({ level: 'error' }, pino.destination({ dest: 2, sync: true }));
  const database = openDatabase(place.connection, { max: 2, log, applicationName: 'rehearsal' });
  cleanUp.add(async () => database.close());
  const chats = openChats(scenario, options.platform);
  const wires = await openWires({ chats, scriptsFolder, cleanUp });
  const congresses = await seed(database, options, wires);

  const lives = options.bots.lives((now) => setUpOf(options, { place, wires }, now));
  cleanUp.add(lives.abandon);
  const folder = dirname(resolve(options.file));
  return runRehearsal(scenario, {
    chats,
    wires,
    startBot: lives.start,
    books: { tx: database.read, congresses, people: scenario.people },
    calendar: loadCalendar(join(scriptsFolder, 'calendar'), untilOf(scenario)),
    reporter: options.report(keep ? await filesFolderIn(place.folder) : undefined),
    folder,
  });
}

/** Write the congresses of the scenario; their ids by the ids in the file. */
async function seed(
  database: Database,
  { scenario, scriptsFolder, platform }: PlayOptions,
  wires: readonly Wire[],
): Promise<Map<string, string>> {
  const rulesOf = (preset: string) => loadRuleSet(join(scriptsFolder, 'rules'), preset, scenario.settings);
  const ids = (scenario.congresses ?? [{ id: '' }]).map(({ id }) => id);
  return database.write(async (tx) => {
    const congresses = new Map<string, string>();
    let known: ReadonlyMap<string, string> = new Map();
    const accounts = new Map(wires.map((wire) => [wire.platform, wire.account]));
    const seeds = congressSeeds(scenario, rulesOf, { accounts, flag: platform });
    for (const [index, congress] of seeds.entries()) {
      const seeded = await seedCongress(tx, congress, scenario.start, known);
      congresses.set(ids[index] ?? '', seeded.id);
      known = seeded.people;
    }
    for (const { id, parent } of scenario.congresses ?? []) {
      if (parent !== undefined) await writeParent(tx, congresses.get(id) ?? '', congresses.get(parent));
    }
    return congresses;
  });
}

interface Where {
  readonly place: ThrowAwayDatabase;
  readonly wires: readonly Wire[];
}

function setUpOf(
  { scenario, scriptsFolder, migrationsFolder, keep }: PlayOptions,
  { place, wires }: Where,
  now: Date,
): SetUp {
  const { host, port, user, password, database, ssl, options } = place.connection;
  return {
    connection: {
      host: host ?? '127.0.0.1',
      port: port ?? 5432,
      user: user ?? '',
      password: typeof password === 'string' ? password : '',
      database: database ?? '',
      // `pg` takes more kinds of objects here; a URL gives only what crosses as JSON.
      ...(ssl === undefined ? {} : { ssl: ssl as boolean | Record<string, unknown> }),
      ...(options === undefined ? {} : { options }),
    },
    migrationsFolder,
    scriptsFolder,
    platforms: wires.map(({ reach }) => reach),
    ...(scenario.calendar?.until === undefined ? {} : { calendarUntil: scenario.calendar.until }),
    now,
    ...(place.ownServer && !keep ? { orphan: place.folder } : {}),
  };
}

function untilOf({ calendar }: Scenario): { readonly until?: number } {
  return calendar?.until === undefined ? {} : { until: calendar.until };
}

async function filesFolderIn(folder: string): Promise<string> {
  const files = join(folder, 'files');
  await mkdir(files, { recursive: true });
  return files;
}
