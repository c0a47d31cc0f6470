/**
 * A gateway of WeChat on this machine, as a process that can be killed and frozen: the SDK's own server around its
 * mock of an account. What happens in WeChat is told by the parent, and what the bot sends is told to it.
 */
import { PuppetServer } from 'wechaty-puppet-service';
import { silenceSdk } from '../../../platforms/wechat/silence.ts';
import {
  type FromGateway,
  type GatewaySetUp,
  readToGateway,
  type SentContent,
  type ToGateway,
} from './ipc.ts';
import { createLocalPuppet, type LocalPuppet } from './puppet.ts';

interface World {
  account: LocalPuppet | undefined;
  readonly awaited: Map<number, (answer: Answer) => void>;
  nextId: number;
  isAttached: boolean;
}

type Answer = ToGateway & { readonly type: 'sent' | 'refused' };

silenceSdk();
serve({ account: undefined, awaited: new Map(), nextId: 0, isAttached: false });

function serve(world: World): void {
  // Nobody is left to tell what happens.
  process.on('disconnect', () => process.exit(0));
  // Ctrl-C in a terminal reaches the whole group; the parent decides.
  process.on('SIGINT', () => undefined);
  process.on('message', (raw) => {
    const message = readToGateway(raw);
    if (message.type === 'sent' || message.type === 'refused') {
      world.awaited.get(message.id)?.(message);
      world.awaited.delete(message.id);
      return;
    }
    const { id } = message;
    obey(message, world).then(
      () => say({ type: 'done', id }),
      (error: unknown) =>
        say({ type: 'failed', id, message: error instanceof Error ? error.message : 'unknown' }),
    );
  });
}

async function obey(order: Exclude<ToGateway, Answer>, world: World): Promise<void> {
  if (order.type === 'begin') {
    world.account = await begin(order.setUp, world);
    return;
  }
  const { account } = world;
  if (account === undefined) throw new Error('the gateway has not begun');
  switch (order.type) {
    case 'happen':
      // What happens while no client listens is lost, as with a real gateway: the parent is told.
      if (!world.isAttached) throw new Error('no client is attached to the gateway');
      return account.happen(order.happening);
    case 'login':
      return account.login();
    case 'logout':
      return account.logout();
    case 'misbehave':
      return account.misbehave(order.faults);
    case 'rename':
      return account.rename(order.person, order.name);
  }
}

async function begin(setUp: GatewaySetUp, world: World): Promise<LocalPuppet> {
  const account = createLocalPuppet({
    setUp,
    called: (method) => say({ type: 'called', method }),
    deliver: (conversation, content) => deliver(world, conversation, content),
  });
  const { puppet } = account;
  await account.begin();
  watchClients(puppet, world);
  const server = new PuppetServer({
    endpoint: `127.0.0.1:${setUp.port}`,
    puppet,
    token: setUp.token,
    tls: { disable: true },
  });
  await server.start();
  return account;
}

/** The server listens to messages as long as a client's stream is attached. */
function watchClients(puppet: LocalPuppet['puppet'], world: World): void {
  const attached = (is: boolean) => (event: unknown) => {
    if (event !== 'message') return;
    world.isAttached = is;
    say({ type: 'attached', is });
  };
  // The cast holds: the SDK's emitter has a type of its own, and is one of Node's.
  const emitter = puppet as unknown as NodeJS.EventEmitter;
  emitter.on('newListener', attached(true));
  emitter.on('removeListener', attached(false));
}

async function deliver(world: World, conversation: string, content: SentContent): Promise<string> {
  world.nextId += 1;
  const id = world.nextId;
  const answered = new Promise<Answer>((resolve) => world.awaited.set(id, resolve));
  say({ type: 'send', id, conversation, content });
  const answer = await answered;
  if (answer.type === 'refused') throw new Error(answer.details);
  return answer.messageId;
}

function say(message: FromGateway): void {
  process.send?.(message);
}
