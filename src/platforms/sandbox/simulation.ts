import type { Mention } from '../../chat/message.ts';
import type { SimulatedClock, SimulatedPerson, Simulation, SimulationOffice } from '../../chat/simulation.ts';
import { conversationOf } from './directory.ts';
import type { SandboxNetwork } from './network.ts';

/** The name by which people mention the bot in the sandbox. */
export const SANDBOX_BOT_NAME = '小助手';

/** What the sandbox page needs, put together. `@小助手` and `@姓名` become mentions. */
export function createSimulation(
  network: SandboxNetwork,
  clock: SimulatedClock,
  office: SimulationOffice,
): Simulation {
  return {
    ...office,
    clock,
    people: network.people,
    chats: network.chats,
    lines: (chat, after) => network.lines(chat).filter((line) => line.sequence > after),
    subscribe: network.subscribeDeliveries,
    faults: network.faults,
    setFaults: network.setFaults,
    async say({ chat, ...act }) {
      const mentions = mentionsIn(act.text, network);
      await network.say({ ...act, ...groupOf(chat, act.by), mentions });
    },
    async press({ chat, ...act }) {
      await network.press({ ...act, ...groupOf(chat, act.by) });
    },
    async fill({ chat, ...act }) {
      await network.fill({ ...act, ...groupOf(chat, act.by) });
    },
  };
}

function groupOf(chat: string, by: string): { readonly in?: string } {
  const conversation = conversationOf(chat);
  if (conversation?.kind === 'group') return { in: conversation.id };
  if (conversation?.id !== by) throw new RangeError(`"${by}" cannot speak in ${chat}`);
  return {};
}

function mentionsIn(text: string, network: SandboxNetwork): Mention[] {
  const bot: Mention = { id: network.account, text: `@${SANDBOX_BOT_NAME}`, bot: true };
  const all = [bot, ...network.people().map(personMention)];
  const longestFirst = all.toSorted((one, other) => other.text.length - one.text.length);
  let rest = text;
  return longestFirst.filter((mention) => {
    const found = rest.includes(mention.text);
    // What was read as @王敏华 is not read as @王敏 again.
    rest = rest.replaceAll(mention.text, '\n');
    return found;
  });
}

function personMention({ id, name }: SimulatedPerson): Mention {
  return { id, text: `@${name}`, bot: false };
}
