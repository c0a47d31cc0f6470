import type { MessageEvent, PlatformName, RemoteAttachment } from './chat/message.ts';
import type { Fetched, Platform, PlatformHealth } from './chat/platform.ts';
import type { Clock } from './chat/clock.ts';
import { reportLogin } from './features/roster/report-login.ts';
import type { Deps } from './features/context.ts';
import type { Inbox } from './inbox/receive.ts';
import type { Logger } from './observability/log.ts';
import type { Outbox } from './outbox/deliver.ts';
import { noteLogin } from './storage/bot-accounts.ts';
import type { Database } from './storage/database.ts';
import { faultOf } from './storage/fault.ts';
import { lastHeard } from './storage/inbox.ts';
import type { ProcessLife } from './storage/process-life.ts';
import { findGroups } from './storage/roster.ts';

export interface ConnectionParts {
  readonly platforms: readonly Platform[];
  readonly clock: Clock;
  readonly log: Logger;
  readonly database: Database;
  readonly deps: Deps;
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  readonly life: () => ProcessLife | undefined;
}

/** The connections that this process holds: one process per account, by a lease in the database. */
export interface Connections {
  /** Connect the accounts whose lease can be had; the others are tried again with each heartbeat. */
  connect(): Promise<void>;
  /** Fetch an attachment over the connection of its account. */
  fetch(event: MessageEvent, attachment: RemoteAttachment): Promise<Fetched | 'elsewhere'>;
  states(): readonly ConnectionState[];
  stop(): Promise<void>;
}

export interface ConnectionState {
  readonly platform: PlatformName;
  /** `elsewhere`: another process holds the connection. */
  readonly state: PlatformHealth['state'] | 'elsewhere';
  readonly detail: string;
}

/** A gap is looked through for so long back; the platforms deliver again for about as long by themselves. */
const LONGEST_GAP = 24 * 3_600_000;

/** Before the last thing heard, since platforms do not deliver in order. */
const OVERLAP = 5 * 60_000;

export function createConnections(parts: ConnectionParts): Connections {
  const { platforms, log } = parts;
  const closingGaps = new Set<Promise<void>>();
  let stopping = false;

  const connected = async (platform: Platform, self: string): Promise<void> => {
    await login(parts, platform, self).catch((error: unknown) => {
      log.error({ platform: platform.name, ...faultOf(error) }, 'a login could not be noted');
    });
    if (stopping || platform.history === undefined) return;
    const closing = closeGap(parts, platform)
      .catch((error: unknown) => {
        log.warn({ platform: platform.name, ...faultOf(error) }, 'a gap could not be looked through');
      })
      .finally(() => closingGaps.delete(closing));
    closingGaps.add(closing);
  };

  return {
    async connect() {
      const life = parts.life();
      for (const platform of platforms) {
        const { name, account } = platform;
        if (stopping || life === undefined || life.holds(name, account)) continue;
        if (!(await life.acquire(name, account))) continue;
        log.info({ platform: name }, 'this process holds the connection');
        await platform.start({
          receive: parts.inbox.receive,
          connected: (self) => connected(platform, self),
        });
        await parts.outbox.sweep();
      }
    },
    fetch: (event, attachment) => fetchOver(parts, event, attachment),
    states: () => platforms.map((platform) => stateOf(parts, platform)),
    async stop() {
      stopping = true;
      await Promise.all(platforms.map((platform) => platform.stop()));
      await Promise.all(closingGaps);
    },
  };
}

async function fetchOver(
  { platforms, life }: ConnectionParts,
  event: MessageEvent,
  attachment: RemoteAttachment,
): Promise<Fetched | 'elsewhere'> {
  const platform = platforms.find(
    ({ name, account }) => name === event.platform && account === event.account,
  );
  if (platform?.fetch === undefined) return 'unavailable';
  if (life()?.holds(platform.name, platform.account) !== true) return 'elsewhere';
  return platform.fetch(event, attachment);
}

function stateOf({ life }: ConnectionParts, platform: Platform): ConnectionState {
  const { name, account } = platform;
  if (life()?.holds(name, account) === true) return { platform: name, ...platform.health() };
  return { platform: name, state: 'elsewhere', detail: 'another process holds this connection' };
}

/** Note as whom the bot is logged in: ids of another login mean other people, and staff is told so. */
async function login(
  { database, deps, clock, log }: ConnectionParts,
  { name: platform, account }: Platform,
  self: string,
): Promise<void> {
  const now = clock.now();
  await database.write(async (tx) => {
    const noted = await noteLogin(tx, { platform, account, self, now });
    if (!noted.changed) return;
    log.warn(
      { platform, revoked: noted.revoked, groups: noted.closedGroups },
      'another login: ids are void, people bind again; the next start prints a code of the administrator',
    );
    await reportLogin(deps, tx, { platform, account, now, ...noted });
  });
}

/** Receive what was said in the registered groups while nobody listened. What is known already has no effect. */
async function closeGap({ database, inbox, clock, log }: ConnectionParts, platform: Platform): Promise<void> {
  const { name, account } = platform;
  const heard = await lastHeard(database.read, { platform: name, account });
  if (heard === undefined) return;
  const since = new Date(Math.max(heard.getTime() - OVERLAP, clock.now().getTime() - LONGEST_GAP));
  const groups = await findGroups(database.read, { platform: name, account });
  for (const { address } of groups) {
    const events = (await platform.history?.(address.conversation, since)) ?? [];
    for (const event of events) await inbox.receive(event);
    if (events.length > 0)
      log.info({ platform: name, events: events.length }, 'a group was read again after a gap');
  }
}
