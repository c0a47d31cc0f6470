import type { InboundEvent } from '../../chat/message.ts';
import type { PlatformHooks } from '../../chat/platform.ts';
import type { Logger } from '../../observability/log.ts';
import { memberEvents, messageEvent, recalledBy, recallEvent, saidIn } from './decode.ts';
import { createLane } from './lane.ts';
import type { HeardEvent, LinkWatch } from './link.ts';
import { createMemberLists } from './member-lists.ts';
import { mentionsIn } from './mentions.ts';
import { namesInRoom } from './names.ts';
import type { Patience } from './options.ts';
import type { OwnMessages } from './own-messages.ts';
import { fetchMessage, type WechatMessage } from './payload.ts';
import { faultOf } from './rpc.ts';
import type { Session } from './session.ts';
import { pause } from './wait.ts';

export interface IntakeOptions {
  readonly account: string;
  readonly log: Logger;
  readonly patience: Patience;
  readonly hooks: PlatformHooks;
  readonly session: () => Session | undefined;
  readonly own: OwnMessages;
}

/** The way in: what the link hears becomes events that are handed on, one after the other, in the order of WeChat. */
export interface Intake extends LinkWatch {
  /** Events that are not handed on yet. */
  waiting(): number;
  /** Finish what was heard; what fails from now on is given up, since nobody will try it again. */
  stop(): Promise<void>;
}

interface Intaking extends IntakeOptions {
  readonly signal: AbortSignal;
  readonly wantMembers: (session: Session, message: WechatMessage) => void;
  /** While stopping: the gateway did not hand out a message, so that the next ones need not be asked for. */
  readonly hopeless: { is: boolean };
}

/** How often a message is asked for over a connection that works. */
const FETCHES = 6;

export function createIntake(options: IntakeOptions): Intake {
  const stopping = new AbortController();
  const { signal } = stopping;
  const lane = createLane();
  const handOn = (event: InboundEvent): void => lane.add(() => deliver({ ...options, signal }, event));
  const members = createMemberLists({ ...options, signal, handOn });
  const intaking: Intaking = { ...options, signal, wantMembers: members.want, hopeless: { is: false } };
  return {
    loggedIn: ({ self }) => lane.add(() => options.hooks.connected(self)),
    heard(event) {
      if (event.kind === 'message') lane.add(() => takeMessage(intaking, event.id));
      else takeMembers(intaking, event, handOn);
    },
    waiting: lane.waiting,
    async stop() {
      stopping.abort();
      await lane.quiet();
    },
  };
}

function takeMembers(
  { account, session }: Intaking,
  event: HeardEvent & { readonly kind: 'join' | 'leave' },
  handOn: (event: InboundEvent) => void,
): void {
  memberEvents(account, session()?.self ?? '', event).forEach(handOn);
}

async function takeMessage(intaking: Intaking, id: string): Promise<void> {
  if (intaking.own.comesBack(id)) return;
  const fetched = await fetchAgain(intaking, id);
  if (fetched === undefined) return;
  const { message, session } = fetched;
  // The bot hears itself: not every gateway tells the ids of what is sent.
  if (message.talker === session.self) return;
  const event = await decode(intaking, session, message);
  if (event === undefined) return;
  intaking.wantMembers(session, message);
  await deliver(intaking, event);
}

async function decode(
  { account, patience }: Intaking,
  session: Session,
  message: WechatMessage,
): Promise<InboundEvent | undefined> {
  const recalled = recalledBy(message);
  if (recalled !== undefined) return recallEvent(account, message, recalled);
  const said = saidIn(message);
  if (said === undefined) return undefined;
  const { room, mentioned } = message;
  if (room === undefined) return messageEvent(account, message, { ...said, mentions: [] });
  const mentions = await mentionsIn({ text: said.text, ids: mentioned, self: session.self }, (person) =>
    namesInRoom(session, { room, person }, patience),
  );
  return messageEvent(account, message, { ...said, mentions });
}

/**
 * Ask for a message until it is there. While nobody is logged in nothing is lost: the next login is waited for. A
 * gateway that answers, but not with the message, is asked a few times; then the message is given up, for it keeps all
 * later ones waiting.
 */
async function fetchAgain(
  { session, signal, patience, log, hopeless }: Intaking,
  id: string,
): Promise<{ readonly message: WechatMessage; readonly session: Session } | undefined> {
  let wait = patience.retryFirst;
  let code: number | undefined;
  for (let tries = 0; tries < FETCHES && !(signal.aborted && hopeless.is);) {
    const current = session();
    if (current !== undefined) {
      try {
        return { message: await fetchMessage(current, id, patience.call), session: current };
      } catch (error) {
        // What failed because the connection ended does not count.
        if (session() === current) tries += 1;
        ({ code } = faultOf(error));
      }
    }
    if (signal.aborted) break;
    await pause(wait, signal);
    wait = Math.min(wait * 2, patience.retryMost);
  }
  hopeless.is = signal.aborted;
  log.error(
    { platform: 'wechat', event: id, code },
    'a message was given up: the gateway does not hand it out',
  );
  return undefined;
}

/** Hand an event on until it is stored: WeChat does not deliver it again. */
async function deliver(
  { hooks, signal, patience, log }: Pick<Intaking, 'hooks' | 'signal' | 'patience' | 'log'>,
  event: InboundEvent,
): Promise<void> {
  let wait = patience.retryFirst;
  for (;;) {
    try {
      await hooks.receive(event);
      return;
    } catch {
      // Who refuses has logged why.
    }
    if (signal.aborted) break;
    await pause(wait, signal);
    wait = Math.min(wait * 2, patience.retryMost);
  }
  log.error({ platform: 'wechat', event: event.eventId }, 'an event was given up: it could not be stored');
}
