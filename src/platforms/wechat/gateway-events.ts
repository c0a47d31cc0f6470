import { z } from 'zod';
import { protocol } from './protocol.ts';

/** What the gateway tells over its stream, as far as it matters here. */
export type GatewayEvent =
  | { readonly kind: 'login'; readonly self: string }
  | { readonly kind: 'logout' }
  | { readonly kind: 'message'; readonly id: string }
  | {
      readonly kind: 'join' | 'leave';
      readonly room: string;
      readonly people: readonly string[];
      /** As the gateway gives it, in seconds or milliseconds. */
      readonly timestamp: number;
    }
  /** The answer to a ding. */
  | { readonly kind: 'dong' }
  /** A sign of life that says nothing else. */
  | { readonly kind: 'other' };

const id = z.string().min(1);
const login = z.object({ contactId: id });
const message = z.object({ messageId: id });
const join = z.object({ roomId: id, inviteeIdList: z.array(id), timestamp: z.number() });
const leave = z.object({ roomId: id, removeeIdList: z.array(id), timestamp: z.number() });

/** Return the event, or `undefined` when its payload is not what its type promises. */
export function readGatewayEvent(type: number, payload: string): GatewayEvent | undefined {
  try {
    return read(type, payload);
  } catch {
    // Not JSON, or not of the form: the caller logs it by its type.
    return undefined;
  }
}

function read(type: number, payload: string): GatewayEvent {
  switch (type) {
    case protocol.EventType.EVENT_TYPE_LOGIN:
      return { kind: 'login', self: login.parse(JSON.parse(payload)).contactId };
    case protocol.EventType.EVENT_TYPE_LOGOUT:
      return { kind: 'logout' };
    case protocol.EventType.EVENT_TYPE_MESSAGE:
      return { kind: 'message', id: message.parse(JSON.parse(payload)).messageId };
    case protocol.EventType.EVENT_TYPE_ROOM_JOIN: {
      const { roomId, inviteeIdList, timestamp } = join.parse(JSON.parse(payload));
      return { kind: 'join', room: roomId, people: inviteeIdList, timestamp };
    }
    case protocol.EventType.EVENT_TYPE_ROOM_LEAVE: {
      const { roomId, removeeIdList, timestamp } = leave.parse(JSON.parse(payload));
      return { kind: 'leave', room: roomId, people: removeeIdList, timestamp };
    }
    case protocol.EventType.EVENT_TYPE_DONG:
      return { kind: 'dong' };
    default:
      return { kind: 'other' };
  }
}

/** The instant of a gateway's timestamp: some count seconds, some milliseconds (W20). */
export function instantOf(timestamp: number): Date {
  return new Date(Math.round(timestamp < 1e11 ? timestamp * 1000 : timestamp));
}
