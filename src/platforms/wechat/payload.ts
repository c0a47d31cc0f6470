import { z } from 'zod';
import { instantOf } from './gateway-events.ts';
import { type MessagePayloadResponse, protocol } from './protocol.ts';
import { call } from './rpc.ts';
import type { Session } from './session.ts';

/** A message as the gateway tells it. */
export interface WechatMessage {
  readonly id: string;
  /** A number of wechaty's `types.Message`. */
  readonly type: number;
  readonly talker: string;
  /** The id of the group, if it was said in one. */
  readonly room?: string;
  readonly text: string;
  readonly filename: string;
  readonly mentioned: readonly string[];
  readonly sentAt: Date;
}

const schema = z.object({
  id: z.string().min(1),
  type: z.int().nonnegative(),
  talker: z.string().min(1),
  room: z.string(),
  text: z.string(),
  filename: z.string(),
  mentioned: z.array(z.string()),
  timestamp: z.number().positive(),
});

/** Fetch what was said. Throws when the gateway does not tell, or tells what is no message. */
export async function fetchMessage(
  { client }: Session,
  id: string,
  patience: number,
): Promise<WechatMessage> {
  const request = new protocol.MessagePayloadRequest();
  request.setId(id);
  const response = await call(client.messagePayload.bind(client), request, patience);
  const { room, timestamp, ...message } = schema.parse({
    id: response.getId() === '' ? id : response.getId(),
    type: response.getType(),
    talker: response.getTalkerId(),
    room: response.getRoomId(),
    text: response.getText(),
    filename: response.getFilename(),
    mentioned: response.getMentionIdsList(),
    timestamp: timestampOf(response),
  });
  return { ...message, ...(room === '' ? {} : { room }), sentAt: instantOf(timestamp) };
}

/** The gateway's number as it was given to it. Old gateways fill only the old field. */
function timestampOf(response: MessagePayloadResponse): number {
  const time = response.getReceiveTime();
  if (time === undefined) return response.getTimestampDeprecated();
  return time.getSeconds() * 1000 + time.getNanos() / 1e6;
}
