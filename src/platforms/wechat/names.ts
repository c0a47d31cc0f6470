import { protocol } from './protocol.ts';
import { call } from './rpc.ts';
import type { Session } from './session.ts';

export interface NamePatience {
  /** One look-up. */
  readonly call: number;
  /** How long a name is believed. */
  readonly name: number;
}

/** More names than this are not kept. */
const MOST_KEPT = 1000;

/**
 * Return the names under which a person is seen in a room: the alias there, then the nickname. Empty when the gateway
 * does not tell; never rejects. All names change at will, so they are asked for again after a minute, but not more
 * often: each look-up counts against the account.
 */
export function namesInRoom(
  session: Session,
  { room, person }: { readonly room: string; readonly person: string },
  patience: NamePatience,
): Promise<readonly string[]> {
  const key = `${room} ${person}`;
  const now = Date.now();
  const known = session.names.get(key);
  if (known !== undefined && now - known.at < patience.name) return known.name;

  if (session.names.size >= MOST_KEPT) session.names.clear();
  const name = lookUp(session, room, person, patience.call);
  session.names.set(key, { at: now, name });
  return name;
}

async function lookUp(
  { client }: Session,
  room: string,
  person: string,
  patience: number,
): Promise<readonly string[]> {
  const request = new protocol.RoomMemberPayloadRequest();
  request.setId(room);
  request.setMemberId(person);
  try {
    const member = await call(client.roomMemberPayload.bind(client), request, patience);
    return [member.getRoomAlias(), member.getName()].filter((name) => name.trim() !== '');
  } catch {
    // A mention without its name is worth less than the message: it goes on without.
    return [];
  }
}
