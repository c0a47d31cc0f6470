import type { InboundEvent, PlatformName } from '../../chat/message.ts';
import type { SimulatedLine } from '../../chat/simulation.ts';
import {
  createSandboxNetwork,
  type FillAct,
  type MemberAct,
  type PressAct,
  type RecallAct,
  type SandboxGroup,
  type SandboxNetwork,
  type SayAct,
} from '../../platforms/sandbox/network.ts';
import { chatGroups, chatPeople } from './cast.ts';
import { platformOf, platformsOf } from './places.ts';
import type { Scenario } from './scenario.ts';

/** The virtual now, moved by the bot's process alone. */
export interface VirtualTime {
  now: Date;
}

/**
 * The chats of a scenario, whatever platforms they are on: one network of people and groups for each, which the local
 * servers put in front of the real SDKs. Where somebody acts decides the platform: the group's, else the person's own.
 */
export interface Chats {
  readonly time: VirtualTime;
  readonly groups: readonly SandboxGroup[];
  readonly networks: ReadonlyMap<PlatformName, SandboxNetwork>;
  say(act: SayAct): Promise<InboundEvent>;
  press(act: PressAct): Promise<InboundEvent>;
  fill(act: FillAct): Promise<InboundEvent>;
  recall(act: RecallAct): Promise<InboundEvent>;
  join(act: MemberAct): Promise<InboundEvent>;
  leave(act: MemberAct): Promise<InboundEvent>;
  redeliver(events: readonly InboundEvent[]): Promise<void>;
  /** Lines of all platforms, numbered in the order in which they appeared. */
  subscribe(listener: (line: SimulatedLine) => void): void;
}

export function openChats(scenario: Scenario, flag: PlatformName): Chats {
  const time: VirtualTime = { now: scenario.start };
  const networks = new Map(
    platformsOf(scenario, flag).map((platform) => [platform, networkOf(scenario, platform, time)]),
  );
  const first = (): SandboxNetwork => firstOf(networks);
  const on = (platform: PlatformName): SandboxNetwork => networks.get(platform) ?? first();
  /** A card or message is answered where it is shown. */
  const showing = (messageId: string | undefined): SandboxNetwork | undefined =>
    messageId === undefined
      ? undefined
      : [...networks.values()].find((network) =>
          network.lines().some((line) => line.messageId === messageId),
        );
  const where = (by: string, group: string | undefined): SandboxNetwork =>
    on(platformOf(scenario, flag, group === undefined ? { person: by } : { group }));
  const answering = (act: PressAct | FillAct): SandboxNetwork =>
    showing(act.messageId) ?? where(act.by, act.in);

  return {
    time,
    groups: chatGroups(scenario),
    networks,
    say: (act) => (showing(act.quote) ?? where(act.by, act.in)).say(act),
    press: (act) => answering(act).press(act),
    fill: (act) => answering(act).fill(act),
    recall: (act) => (showing(act.messageId) ?? first()).recall(act),
    join: (act) => where(act.who, act.in).join(act),
    leave: (act) => where(act.who, act.in).leave(act),
    async redeliver(events) {
      for (const event of events) {
        const network = [...networks.values()].find(({ account }) => account === event.account);
        await network?.redeliver([event]);
      }
    },
    subscribe: (listener) => {
      subscribeToAll(networks, listener);
    },
  };
}

function firstOf(networks: Chats['networks']): SandboxNetwork {
  const [network] = networks.values();
  if (network === undefined) throw new Error('a scenario has a platform');
  return network;
}

/** One numbering for the lines of all networks; a changed line keeps its number. */
function subscribeToAll(networks: Chats['networks'], listener: (line: SimulatedLine) => void): void {
  const numbers = new Map<string, number>();
  for (const [platform, network] of networks) {
    network.subscribe((line) => {
      const key = `${platform}/${String(line.sequence)}`;
      const sequence = numbers.get(key) ?? numbers.size + 1;
      numbers.set(key, sequence);
      listener({ ...line, sequence });
    });
  }
}

/** The account under which a platform's network hands out its events. */
export function networkAccount(platform: PlatformName): string {
  return `rehearsal-${platform}`;
}

function networkOf(scenario: Scenario, platform: PlatformName, time: VirtualTime): SandboxNetwork {
  return createSandboxNetwork({
    account: networkAccount(platform),
    now: () => time.now,
    people: chatPeople(scenario),
    groups: chatGroups(scenario),
  });
}
