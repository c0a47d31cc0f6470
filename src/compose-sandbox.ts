import { join } from 'node:path';
import type { SimulatedClock, SimulatedLine, Simulation } from './chat/simulation.ts';
import { addWorkingDays } from './domain/calendar/working-calendar.ts';
import { civilDateOf, instantAt, type ClockTime, minuteOfDay } from './domain/calendar/civil-date.ts';
import { captionOf } from './features/roster/caption.ts';
import { sampleCongress } from './features/roster/sample.ts';
import { seedCongress } from './features/roster/seed.ts';
import { createSandboxNetwork, type SandboxNetwork } from './platforms/sandbox/network.ts';
import { sandboxPlatform } from './platforms/sandbox/platform.ts';
import { createSimulation } from './platforms/sandbox/simulation.ts';
import type { Platform } from './chat/platform.ts';
import { advanceTo } from './schedules/advance.ts';
import { loadRuleSet } from './scripts/rules.ts';
import type { App } from './compose.ts';
import { createVirtualClock, type FlowingClock } from './schedules/virtual-clock.ts';
import type { Database } from './storage/database.ts';
import { loadInstallation, rememberVirtualNow } from './storage/installation.ts';
import { chatHistory, sandboxCast } from './storage/sandbox.ts';

/** The sandbox: a simulated chat network over the sample congress, on a virtual clock. */
export interface Sandbox {
  readonly platform: Platform;
  readonly clock: FlowingClock;
  /** Ready once the application runs. */
  simulate(app: App): Simulation;
  /** Move with the clock: run what falls due, remember the time, retry what was not acknowledged. */
  beat(app: App): Promise<void>;
}

/** The bot's account on the simulated network. */
const ACCOUNT = 'sandbox';

/** Where the sandbox clock starts: a working morning of a year whose holidays are known. */
const FIRST_MORNING = instantAt('2026-03-02', '09:00');

/** Open the sandbox on a migrated database; the first time the sample congress is written. */
export async function openSandbox(database: Database, scriptsFolder: string): Promise<Sandbox> {
  const installation = await loadInstallation(database.read);
  const clock = createVirtualClock(installation?.virtualNow ?? FIRST_MORNING);
  if (installation === undefined) {
    const rules = loadRuleSet(join(scriptsFolder, 'rules'), 'cn-county', {});
    await database.write(async (tx) => {
      await seedCongress(tx, sampleCongress(rules, { platform: 'sandbox', account: ACCOUNT }), FIRST_MORNING);
      await rememberVirtualNow(tx, FIRST_MORNING);
    });
  }
  const network = await openNetwork(database, clock);
  return {
    platform: sandboxPlatform(network),
    clock,
    simulate: (app) => createSimulation(network, simulatedClock(app, clock)),
    beat: async (app) => {
      if (clock.frozen()) return;
      await network.retryUnacknowledged();
      await app.runDue();
      await rememberVirtualNow(app.database.read, clock.now());
    },
  };
}

async function openNetwork(database: Database, clock: FlowingClock): Promise<SandboxNetwork> {
  const cast = await sandboxCast(database.read, ACCOUNT);
  return createSandboxNetwork({
    account: ACCOUNT,
    now: () => clock.now(),
    people: cast.people.map((person) => ({
      id: person.externalId,
      name: person.name,
      caption: captionOf(person),
      friend: person.reachable,
    })),
    groups: cast.groups,
    history: (await chatHistory(database.read, ACCOUNT)).map(lineOf),
  });
}

function lineOf(line: Omit<SimulatedLine, 'sequence'>, index: number): SimulatedLine {
  return { ...line, sequence: index + 1 };
}

/** The clock as the page moves it: it stands still while what is due on the way is done. */
function simulatedClock(app: App, clock: FlowingClock): SimulatedClock {
  return {
    now: () => clock.now(),
    advanceTo: async (moment) => {
      await clock.whileFrozen(() => advanceTo(app, clock, moment));
      await rememberVirtualNow(app.database.read, clock.now());
    },
    afterWorkingDays: (count) => {
      const now = clock.now();
      return instantAt(addWorkingDays(civilDateOf(now), count, app.calendar), timeOf(now));
    },
    nextDue: () => app.nextDue(),
  };
}

function timeOf(instant: Date): ClockTime {
  const minutes = minuteOfDay(instant);
  const two = (value: number): string => String(value).padStart(2, '0');
  // The cast holds: hours and minutes, two digits each.
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}` as ClockTime;
}
