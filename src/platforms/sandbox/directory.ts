import type { Address, Conversation } from '../../chat/message.ts';
import { PermanentSendError } from '../../chat/platform.ts';
import type { SimulatedChat, SimulatedPerson } from '../../chat/simulation.ts';
import type { SandboxGroup, SandboxPerson } from './network.ts';

/** Everybody and every group that there is. */
export interface Cast {
  readonly people: readonly SandboxPerson[];
  readonly groups: readonly SandboxGroup[];
}

/** Who and what exists on the network. Look-ups of people's acts throw a RangeError. */
export interface Directory {
  /** The chat id (`group:…`, `direct:…`) of an address, or a PermanentSendError. */
  reach(address: Address, account: string): string;
  conversation(by: string, group: string | undefined): Conversation;
  join(who: string, group: string): void;
  leave(who: string, group: string): void;
  /**
   * People and groups that came to the network, or whose names changed; true when anything did. Who is in a group that
   * was known is what people do: only newcomers are added.
   */
  admit(cast: Cast): boolean;
  people(): readonly SimulatedPerson[];
  chats(): readonly SimulatedChat[];
}

export function chatId(conversation: Conversation): string {
  return `${conversation.kind}:${conversation.id}`;
}

/** The conversation of a chat id; `undefined` when the text is no chat id. */
export function conversationOf(chat: string): Conversation | undefined {
  const match = /^(group|direct):(.+)$/s.exec(chat);
  if (match?.[2] === undefined) return undefined;
  return { kind: match[1] === 'group' ? 'group' : 'direct', id: match[2] };
}

export function createDirectory(cast: Cast): Directory {
  const stock: Stock = { people: new Map(), groups: new Map(), members: new Map() };
  const { people, groups, members } = stock;
  admit(stock, cast);

  const membersOf = (group: string): Set<string> => {
    const found = members.get(group);
    if (found === undefined) throw new RangeError(`no group "${group}" on the sandbox network`);
    return found;
  };
  const knownPerson = (id: string): string => {
    if (!people.has(id)) throw new RangeError(`no person "${id}" on the sandbox network`);
    return id;
  };

  return {
    admit: (came) => admit(stock, came),
    reach(address, account) {
      requireAccount(address, account);
      const { kind, id } = address.conversation;
      if (kind === 'group' && !groups.has(id)) throw new PermanentSendError(`no group ${id}`);
      if (kind === 'direct') requireFriend(people.get(id), id);
      return chatId(address.conversation);
    },
    conversation(by, group) {
      knownPerson(by);
      if (group === undefined) return { kind: 'direct', id: by };
      membersOf(group);
      return { kind: 'group', id: group };
    },
    join: (who, group) => void membersOf(group).add(knownPerson(who)),
    leave: (who, group) => void membersOf(group).delete(knownPerson(who)),
    people: () => [...people.values()].map(({ id, name, caption }) => ({ id, name, caption })),
    chats: () => [
      ...[...groups.values()].map((group) => groupChat(group, [...membersOf(group.id)])),
      ...[...people.values()].filter((person) => person.friend).map(directChat),
    ],
  };
}

interface Stock {
  readonly people: Map<string, SandboxPerson>;
  readonly groups: Map<string, Omit<SandboxGroup, 'members'>>;
  readonly members: Map<string, Set<string>>;
}

function admit({ people, groups, members }: Stock, came: Cast): boolean {
  const all = (): string => JSON.stringify([[...people.values()], [...groups.values()]]);
  const before = all();
  for (const { id, name, members: listed } of came.groups) {
    const known = members.get(id);
    const joining = known === undefined ? listed : listed.filter((member) => !people.has(member));
    members.set(id, new Set([...(known ?? []), ...joining]));
    groups.set(id, { id, name });
  }
  for (const person of came.people) people.set(person.id, person);
  return all() !== before;
}

function requireAccount({ platform, account: to }: Address, account: string): void {
  if (platform === 'sandbox' && to === account) return;
  throw new PermanentSendError(`the sandbox account ${account} cannot send as ${platform} ${to}`);
}

function requireFriend(person: SandboxPerson | undefined, id: string): void {
  if (person === undefined) throw new PermanentSendError(`no person ${id}`);
  if (!person.friend) throw new PermanentSendError(`person ${id} is no friend of the bot`);
}

function groupChat(group: Omit<SandboxGroup, 'members'>, members: readonly string[]): SimulatedChat {
  return { id: `group:${group.id}`, kind: 'group', title: group.name, members };
}

function directChat(person: SandboxPerson): SimulatedChat {
  return { id: `direct:${person.id}`, kind: 'direct', title: `${person.name}(私聊)`, members: [person.id] };
}
