import { z } from 'zod';

/**
 * What the process of the gateway and its parent say to each other. Both sides check every message. A question bears
 * an `id`, its answer the same one.
 */

const id = z.int();

const file = z.strictObject({ name: z.string(), mediaType: z.string(), data: z.base64() });

const wireMessage = z.strictObject({
  id: z.string(),
  /** A number of wechaty's `types.Message`. */
  type: z.int(),
  talker: z.string(),
  room: z.string().exactOptional(),
  text: z.string(),
  mentioned: z.array(z.string()),
  /** Seconds, as WeChat counts. */
  timestamp: z.int(),
  file: file.exactOptional(),
});
export type WireMessage = z.output<typeof wireMessage>;

const happening = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('message'), message: wireMessage }),
  z.strictObject({
    kind: z.enum(['join', 'leave']),
    room: z.string(),
    person: z.string(),
    timestamp: z.int(),
  }),
  /** An event of the stream that is not what its type promises. */
  z.strictObject({ kind: z.literal('garbage') }),
]);
/** What the gateway tells its client. */
export type Happening = z.output<typeof happening>;

const member = z.strictObject({ id: z.string(), name: z.string() });
const setUp = z.strictObject({
  port: z.int(),
  token: z.string(),
  bot: member,
  people: z.array(member),
  rooms: z.array(z.strictObject({ id: z.string(), members: z.array(z.string()) })),
});
export type GatewaySetUp = z.output<typeof setUp>;

const faults = z.strictObject({
  /** So many requests for a message fail from now on. */
  payloads: z.int().exactOptional(),
  /** What every sending is refused with, in the words of the gateway. */
  refusal: z.string().nullable().exactOptional(),
  /** The message is delivered before it is refused. */
  refusesLate: z.boolean().exactOptional(),
  /** Sending returns no id. */
  tellsNoIds: z.boolean().exactOptional(),
  /** Nobody is told in lists of mentions. */
  tellsNoMentions: z.boolean().exactOptional(),
  /** Dings stay without an answer. */
  ignoresDings: z.boolean().exactOptional(),
  /** Names and members cannot be looked up. */
  knowsNobody: z.boolean().exactOptional(),
});
/** How the gateway misbehaves until it is told otherwise. */
export type Faults = z.output<typeof faults>;

const toGateway = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('begin'), id, setUp }),
  z.strictObject({ type: z.literal('happen'), id, happening }),
  z.strictObject({ type: z.literal('login'), id }),
  z.strictObject({ type: z.literal('logout'), id }),
  z.strictObject({ type: z.literal('misbehave'), id, faults }),
  z.strictObject({ type: z.literal('rename'), id, person: z.string(), name: z.string() }),
  z.strictObject({ type: z.literal('sent'), id, messageId: z.string() }),
  z.strictObject({ type: z.literal('refused'), id, details: z.string() }),
]);
export type ToGateway = z.output<typeof toGateway>;

const content = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string(), mentioned: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('file'), file }),
]);
export type SentContent = z.output<typeof content>;

const fromGateway = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('done'), id }),
  z.strictObject({ type: z.literal('failed'), id, message: z.string() }),
  z.strictObject({ type: z.literal('attached'), is: z.boolean() }),
  z.strictObject({ type: z.literal('called'), method: z.string() }),
  z.strictObject({ type: z.literal('send'), id, conversation: z.string(), content }),
]);
export type FromGateway = z.output<typeof fromGateway>;

export function readToGateway(message: unknown): ToGateway {
  return toGateway.parse(message);
}

export function readFromGateway(message: unknown): FromGateway {
  return fromGateway.parse(message);
}
