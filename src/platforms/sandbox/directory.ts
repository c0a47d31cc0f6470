import type { Address, Conversation } from '../../chat/message.ts';
import { PermanentSendError } from '../../chat/platform.ts';
import type { SimulatedChat, SimulatedPerson } from '../../chat/simulation.ts';
import type { SandboxGroup, SandboxPerson } from './network.ts';

/** Who and what exists on the network. Look-ups of people's acts throw a RangeError. */
export interface Directory {
  /** The chat id (`group:…`, `direct:…`) of an address, or a PermanentSendError. */
  reach(address: Address, account: string): string;
  conversation(by: string, group: string | undefined): Conversation;
  join(who: string, group: string): void;
  leave(who: string, group: string): void;
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

export function createDirectory(options: {
  readonly people: readonly SandboxPerson[];
  readonly groups: readonly SandboxGroup[];
}): Directory {
  const people = new Map(options.people.map((person) => [person.id, person]));
  const groups = new Map(options.groups.map((group) => [group.id, group]));
  const members = new Map(options.groups.map((group) => [group.id, new Set(group.members)]));

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

function requireAccount({ platform, account: to }: Address, account: string): void {
  if (platform === 'sandbox' && to === account) return;
  throw new PermanentSendError(`the sandbox account ${account} cannot send as ${platform} ${to}`);
}

function requireFriend(person: SandboxPerson | undefined, id: string): void {
  if (person === undefined) throw new PermanentSendError(`no person ${id}`);
  if (!person.friend) throw new PermanentSendError(`person ${id} is no friend of the bot`);
}

function groupChat(group: SandboxGroup, members: readonly string[]): SimulatedChat {
  return { id: `group:${group.id}`, kind: 'group', title: group.name, members };
}

function directChat(person: SandboxPerson): SimulatedChat {
  return { id: `direct:${person.id}`, kind: 'direct', title: `${person.name}(私聊)`, members: [person.id] };
}
