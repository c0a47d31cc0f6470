import { FileBox, type FileBoxInterface } from 'file-box';
import { type Puppet, types } from 'wechaty-puppet';
import { PuppetMock } from 'wechaty-puppet-mock';
import type { Faults, GatewaySetUp, Happening, SentContent, WireMessage } from './ipc.ts';

export interface PuppetWorld {
  readonly setUp: GatewaySetUp;
  /** The network takes what the bot sends, and gives it its id; rejects in the words of a gateway. */
  readonly deliver: (conversation: string, content: SentContent) => Promise<string>;
  /** A method was called, by a client that is. */
  readonly called: (method: string) => void;
}

export interface LocalPuppet {
  readonly puppet: Puppet;
  /** Come up, logged in. */
  begin(): Promise<void>;
  happen(happening: Happening): void;
  login(): void;
  logout(): Promise<void>;
  misbehave(faults: Faults): void;
  rename(person: string, name: string): void;
}

interface Account {
  readonly world: PuppetWorld;
  readonly puppet: PuppetMock;
  readonly names: Map<string, string>;
  readonly rooms: Map<string, Set<string>>;
  readonly messages: Map<string, WireMessage>;
  faults: Faults;
}

/**
 * The SDK's mock of a WeChat account, put right where it is wrong: it drops mentions, tells no ids of what is sent,
 * holds no files, knows no members, waits a second before it answers a ding and is never logged in.
 */
export function createLocalPuppet(world: PuppetWorld): LocalPuppet {
  const { bot, people, rooms } = world.setUp;
  const puppet = new PuppetMock({ timeoutSeconds: 2_000_000 });
  const account: Account = {
    world,
    puppet,
    names: new Map([bot, ...people].map(({ id, name }) => [id, name])),
    rooms: new Map(rooms.map(({ id, members }) => [id, new Set([bot.id, ...members])])),
    messages: new Map(),
    faults: {},
  };
  puppet.on('error', () => undefined);
  Object.assign(puppet, lifeOf(account), messagesOf(account), peopleOf(account), sendingOf(account));
  return {
    puppet,
    async begin() {
      await PuppetMock.prototype.start.call(puppet);
      puppet.login(bot.id);
    },
    happen: (happening) => happen(account, happening),
    login: () => puppet.login(bot.id),
    logout: () => PuppetMock.prototype.logout.call(puppet, 'by the phone'),
    misbehave: (faults) => {
      account.faults = { ...account.faults, ...faults };
    },
    rename: (person, name) => void account.names.set(person, name),
  };
}

function happen({ puppet, rooms, messages }: Account, happening: Happening): void {
  switch (happening.kind) {
    case 'message':
      messages.set(happening.message.id, happening.message);
      puppet.emit('message', { messageId: happening.message.id });
      return;
    case 'join': {
      const { room, person, timestamp } = happening;
      rooms.get(room)?.add(person);
      puppet.emit('room-join', { roomId: room, inviteeIdList: [person], inviterId: person, timestamp });
      return;
    }
    case 'leave': {
      const { room, person, timestamp } = happening;
      rooms.get(room)?.delete(person);
      puppet.emit('room-leave', { roomId: room, removeeIdList: [person], removerId: person, timestamp });
      return;
    }
    case 'garbage':
      // The cast holds as a lie: no real puppet emits this.
      puppet.emit('message', { messageId: 7 as unknown as string });
  }
}

/** Start, stop and logout are counted: a client may start the account, and must never end it. */
function lifeOf(account: Account) {
  const { puppet, world } = account;
  const { start, stop, logout } = PuppetMock.prototype;
  const counted = (method: string, run: () => Promise<void>) => async (): Promise<void> => {
    world.called(method);
    await run();
  };
  return {
    start: counted('start', () => start.call(puppet)),
    stop: counted('stop', () => stop.call(puppet)),
    logout: counted('logout', () => logout.call(puppet)),
    ding(data?: string): void {
      if (account.faults.ignoresDings !== true) puppet.emit('dong', { data: data ?? '' });
    },
  };
}

function known<T>(found: T | undefined, id: string): T {
  if (found === undefined) throw new Error(`no payload found for id ${id}`);
  return found;
}

function messagesOf(account: Account) {
  const { messages, world } = account;
  return {
    async messagePayload(id: string) {
      const { payloads = 0, tellsNoMentions } = account.faults;
      if (payloads > 0) {
        account.faults = { ...account.faults, payloads: payloads - 1 };
        throw new Error(`message not found for id ${id}`);
      }
      const message = payloadOf(known(messages.get(id), id), world.setUp.bot.id);
      return Promise.resolve(tellsNoMentions === true ? { ...message, mentionIdList: [] } : message);
    },
    async messageFile(id: string): Promise<FileBoxInterface> {
      const file = known(known(messages.get(id), id).file, id);
      return Promise.resolve(FileBox.fromBase64(file.data, file.name));
    },
  };
}

function peopleOf(account: Account) {
  const { names, rooms, world } = account;
  const lookUp = (method: string): void => {
    world.called(method);
    if (account.faults.knowsNobody === true) throw new Error('the phone does not answer');
  };
  return {
    async roomMemberList(room: string): Promise<string[]> {
      lookUp('roomMemberList');
      return Promise.resolve([...known(rooms.get(room), room)]);
    },
    async roomMemberPayload(room: string, person: string) {
      lookUp('roomMemberPayload');
      known(rooms.get(room), room);
      const name = known(names.get(person), person);
      return Promise.resolve({ avatar: '', id: person, name, roomAlias: '' });
    },
    async contactPayload(person: string) {
      lookUp('contactPayload');
      const name = known(names.get(person), person);
      const { Unknown: gender } = types.ContactGender;
      const type = types.Contact.Individual;
      return Promise.resolve({ avatar: '', gender, id: person, name, phone: [], type });
    },
  };
}

function payloadOf(message: WireMessage, bot: string) {
  const { id, type, talker, room, text, mentioned, timestamp, file } = message;
  return {
    id,
    type,
    text,
    timestamp,
    talkerId: talker,
    mentionIdList: mentioned,
    roomId: room ?? '',
    listenerId: room === undefined ? bot : '',
    filename: file?.name ?? '',
  };
}

function sendingOf(account: Account) {
  return {
    messageSendText: (conversation: string, text: string, mentioned: string[] = []) =>
      send(account, conversation, { kind: 'text', text, mentioned }),
    async messageSendFile(conversation: string, box: FileBoxInterface) {
      account.world.called('messageSendFile');
      const file = { name: box.name, mediaType: box.mediaType, data: await box.toBase64() };
      return send(account, conversation, { kind: 'file', file });
    },
  };
}

async function send(
  account: Account,
  conversation: string,
  content: SentContent,
): Promise<string | undefined> {
  const { puppet, world, faults } = account;
  if (!puppet.isLoggedIn) throw new Error('not logged in');
  if (typeof faults.refusal === 'string' && faults.refusesLate !== true) throw new Error(faults.refusal);
  const id = await world.deliver(conversation, content);
  // An account sees what it says itself.
  happen(account, {
    kind: 'message',
    message: echoOf({ id, conversation, content, bot: world.setUp.bot.id }),
  });
  if (typeof faults.refusal === 'string') throw new Error(faults.refusal);
  return faults.tellsNoIds === true ? undefined : id;
}

interface Sent {
  readonly id: string;
  readonly conversation: string;
  readonly content: SentContent;
  readonly bot: string;
}

function echoOf({ id, conversation, content, bot }: Sent): WireMessage {
  const isText = content.kind === 'text';
  return {
    id,
    type: isText ? types.Message.Text : types.Message.Attachment,
    talker: bot,
    ...(conversation.includes('@') ? { room: conversation } : {}),
    text: isText ? content.text : '',
    mentioned: isText ? content.mentioned : [],
    timestamp: Math.floor(Date.now() / 1000),
    ...(isText ? {} : { file: content.file }),
  };
}
