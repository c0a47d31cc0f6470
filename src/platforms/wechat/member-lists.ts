import type { InboundEvent } from '../../chat/message.ts';
import type { Logger } from '../../observability/log.ts';
import { createLane } from './lane.ts';
import type { Patience } from './options.ts';
import type { WechatMessage } from './payload.ts';
import { protocol } from './protocol.ts';
import { call, faultOf } from './rpc.ts';
import type { Session } from './session.ts';
import { pause } from './wait.ts';

export interface MemberLists {
  /** Ask who is in the room of a message, once for each session, some time later. */
  want(session: Session, message: WechatMessage): void;
}

export interface MemberListOptions {
  readonly account: string;
  readonly log: Logger;
  readonly patience: Patience;
  readonly signal: AbortSignal;
  readonly handOn: (event: InboundEvent) => void;
}

/**
 * Who is in a group is learnt at its first message in a session: people come and go while the bot is away. One list
 * after the other, with a pause between: what reads much at once gets accounts locked (W44). A list that cannot be had
 * is asked for again at the next message.
 */
export function createMemberLists({
  account,
  log,
  patience,
  signal,
  handOn,
}: MemberListOptions): MemberLists {
  const lane = createLane();
  return {
    want(session, { room, sentAt }) {
      if (room === undefined || session.rooms.has(room)) return;
      session.rooms.add(room);
      lane.add(async () => {
        if (signal.aborted) return;
        try {
          const members = await membersOf(session, room, patience.call);
          handOn(membersEvent({ account, session, room, members, sentAt }));
        } catch (error) {
          session.rooms.delete(room);
          log.warn({ platform: 'wechat', room, code: faultOf(error).code }, 'no list of members');
        }
        await pause(patience.memberLists, signal);
      });
    },
  };
}

async function membersOf({ client }: Session, room: string, patience: number): Promise<readonly string[]> {
  const request = new protocol.RoomMemberListRequest();
  request.setId(room);
  const response = await call(client.roomMemberList.bind(client), request, patience);
  const members = response.getMemberIdsList();
  // Somebody has just spoken there: nobody is what a gateway says that does not know.
  if (members.length === 0) throw new Error('an empty list');
  return members;
}

interface Listed {
  readonly account: string;
  readonly session: Session;
  readonly room: string;
  readonly members: readonly string[];
  readonly sentAt: Date;
}

function membersEvent({ account, session, room, members, sentAt }: Listed): InboundEvent {
  return {
    platform: 'wechat',
    account,
    eventId: `members:${room}:${session.id}`,
    conversation: { kind: 'group', id: room },
    sender: '',
    sentAt,
    kind: 'members',
    members: members.filter((member) => member !== session.self),
  };
}
