import { join } from 'node:path';
import type { SimulatedClock, Simulation, SimulationOffice } from './chat/simulation.ts';
import { addWorkingDays } from './domain/calendar/working-calendar.ts';
import { civilDateOf, instantAt, type ClockTime, minuteOfDay } from './domain/calendar/civil-date.ts';
import { captionOf } from './features/roster/caption.ts';
import type { CongressSeed } from './features/roster/congress-seed.ts';
import { sampleCongress } from './features/roster/sample.ts';
import { seedCongress } from './features/roster/seed.ts';
import type { Cast } from './platforms/sandbox/directory.ts';
import { createSandboxNetwork, type SandboxNetwork } from './platforms/sandbox/network.ts';
import { sandboxPlatform } from './platforms/sandbox/platform.ts';
import { createSimulation } from './platforms/sandbox/simulation.ts';
import type { Platform } from './chat/platform.ts';
import { advanceTo } from './schedules/advance.ts';
import { loadRuleSet } from './scripts/rules.ts';
import type { App } from './compose.ts';
import { withNewcomers } from './compose-newcomers.ts';
import { createVirtualClock, type FlowingClock } from './schedules/virtual-clock.ts';
import type { Database } from './storage/database.ts';
import { loadInstallation, rememberVirtualNow } from './storage/installation.ts';
import { sandboxHistory } from './compose-history.ts';
import { sandboxCast } from './storage/sandbox.ts';
import { admitNewcomers } from './storage/sandbox-newcomers.ts';
import { chatAudience } from './web/office/audience.ts';
import { dueWords } from './web/office/due-words.ts';
import { outgoingMessages } from './web/office/outgoing.ts';
import type { OfficePlace } from './web/office/place.ts';
import { rehearsalFile } from './web/office/rehearsal-file.ts';

/** The sandbox: a simulated chat network over the sample congress, on a virtual clock. */
export interface Sandbox {
  readonly platform: Platform;
  readonly clock: FlowingClock;
  /** Ready once the application runs. */
  simulate(app: App): Simulation;
  /** Move with the clock: run what falls due, let newcomers in, remember the time, retry what was not acknowledged. */
  beat(app: App): Promise<void>;
}

/** The bot's account on the simulated network. */
const ACCOUNT = 'sandbox';
const ON_SANDBOX = { platform: 'sandbox', account: ACCOUNT } as const;

/** Where the sandbox clock starts: a working morning of a year whose holidays are known. */
const FIRST_MORNING = instantAt('2026-03-02', '09:00');

/** The preset of bot-scripts/rules that the sample congress works under. */
const RULES = 'cn-county';

/** Open the sandbox on a migrated database; the first time the sample congress is written. */
export async function openSandbox(database: Database, scriptsFolder: string): Promise<Sandbox> {
  const installation = await loadInstallation(database.read);
  const clock = createVirtualClock(installation?.virtualNow ?? FIRST_MORNING);
  const congress = sampleOf(scriptsFolder);
  if (installation === undefined) {
    await database.write(async (tx) => {
      await seedCongress(tx, congress, FIRST_MORNING);
      await rememberVirtualNow(tx, FIRST_MORNING);
    });
  }
  await admitNewcomers(database.read, ACCOUNT, clock.now());
  const network = createSandboxNetwork({
    account: ACCOUNT,
    now: () => clock.now(),
    ...(await castOf(database, congress)),
    history: await sandboxHistory(database.read, ACCOUNT),
  });
  return {
    platform: sandboxPlatform(network),
    clock,
    simulate(app) {
      const place = { database: app.database, account: ACCOUNT, deps: app.deps };
      const office = officeOf(place, async () => {
        const cast = await sandboxCast(app.database.read, ACCOUNT);
        return { network, congress: withNewcomers(congress, cast, ON_SANDBOX), now: clock.now() };
      });
      return createSimulation(network, simulatedClock(app, clock, place), office);
    },
    beat: async (app) => {
      if (clock.frozen()) return;
      await network.retryUnacknowledged();
      await app.runDue();
      await admitNewcomers(app.database.read, ACCOUNT, clock.now());
      network.admit(await castOf(app.database, congress));
      await rememberVirtualNow(app.database.read, clock.now());
    },
  };
}

function sampleOf(scriptsFolder: string): CongressSeed {
  const rules = loadRuleSet(join(scriptsFolder, 'rules'), RULES, {});
  return sampleCongress(rules, ON_SANDBOX);
}

function officeOf(
  place: OfficePlace,
  session: () => Promise<{
    readonly network: SandboxNetwork;
    readonly congress: CongressSeed;
    readonly now: Date;
  }>,
): SimulationOffice {
  return {
    outgoing: () => outgoingMessages(place),
    audience: (chat) => chatAudience(place, chat),
    async rehearsal() {
      const { network, congress, now } = await session();
      return rehearsalFile(place, {
        rules: RULES,
        congress,
        start: FIRST_MORNING,
        now,
        done: network.done(),
      });
    },
  };
}

/** Everybody with an account on the network, in the order of the sample, whoever came later at the end. */
async function castOf(database: Database, congress: CongressSeed): Promise<Cast> {
  const { people, groups } = await sandboxCast(database.read, ACCOUNT);
  const order = new Map(congress.people.map(({ id }, index) => [id, index]));
  const placeOf = (id: string): number => order.get(id) ?? order.size;
  return {
    people: people
      .toSorted((one, other) => placeOf(one.externalId) - placeOf(other.externalId))
      .map((person) => ({
        id: person.externalId,
        name: person.name,
        caption: captionOf(person),
        friend: person.reachable,
      })),
    groups: groups.map(({ id, name, members }) => ({ id, name, members })),
  };
}

/** The clock as the page moves it: it stands still while what is due on the way is done. */
function simulatedClock(app: App, clock: FlowingClock, place: OfficePlace): SimulatedClock {
  return {
    now: () => clock.now(),
    kindOfToday: () => app.deps.calendar.kindOf(civilDateOf(clock.now())),
    advanceTo: async (moment) => {
      await clock.whileFrozen(() => advanceTo(app, clock, moment));
      await rememberVirtualNow(app.database.read, clock.now());
    },
    afterWorkingDays: (count) => {
      const now = clock.now();
      return instantAt(addWorkingDays(civilDateOf(now), count, app.deps.calendar), timeOf(now));
    },
    async nextDue() {
      const at = await app.nextDue();
      return at === undefined ? undefined : { at, what: await dueWords(place, at, clock.now()) };
    },
  };
}

function timeOf(instant: Date): ClockTime {
  const minutes = minuteOfDay(instant);
  const two = (value: number): string => String(value).padStart(2, '0');
  // The cast holds: hours and minutes, two digits each.
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}` as ClockTime;
}
