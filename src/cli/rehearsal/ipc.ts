import { z } from 'zod';
import type { OutboundMessage } from '../../chat/card.ts';
import type { Address, ImmediateAnswer, InboundEvent } from '../../chat/message.ts';
import { crashPoint } from './scenario-fields.ts';

/**
 * What the rehearsal and the bot's process say to each other. Both sides check every message; instants cross as
 * ISO texts. A question carries an `id`, its answer bears the same one.
 */

const instant = z
  .union([z.date(), z.iso.datetime()])
  .transform((value) => (typeof value === 'string' ? new Date(value) : value));

const platform = z.enum(['wechat', 'feishu', 'sandbox']);

const conversation = z.strictObject({ kind: z.enum(['group', 'direct']), id: z.string() });

const address: z.ZodType<Address> = z.strictObject({ platform, account: z.string(), conversation });

const base = {
  platform,
  account: z.string(),
  eventId: z.string(),
  conversation,
  sender: z.string(),
  sentAt: instant,
};

const attachmentBase = { kind: z.enum(['image', 'file', 'audio']), name: z.string(), mediaType: z.string() };

const attachment = z.union([
  z.strictObject({ ...attachmentBase, data: z.string() }),
  z.strictObject({
    ...attachmentBase,
    reference: z.string(),
    lost: z.enum(['too_large', 'unavailable']).exactOptional(),
  }),
]);

const event: z.ZodType<InboundEvent> = z.discriminatedUnion('kind', [
  z.strictObject({
    ...base,
    kind: z.literal('message'),
    messageId: z.string(),
    text: z.string(),
    mentions: z.array(z.strictObject({ id: z.string(), text: z.string(), bot: z.boolean() })),
    attachments: z.array(attachment),
    quote: z
      .strictObject({ messageId: z.string().exactOptional(), text: z.string().exactOptional() })
      .exactOptional(),
  }),
  z.strictObject({ ...base, kind: z.literal('press'), messageId: z.string(), choice: z.string() }),
  z.strictObject({
    ...base,
    kind: z.literal('form'),
    messageId: z.string().exactOptional(),
    form: z.string(),
    values: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  }),
  z.strictObject({ ...base, kind: z.literal('recall'), messageId: z.string() }),
  z.strictObject({ ...base, kind: z.literal('member'), change: z.enum(['join', 'leave']), who: z.string() }),
  z.strictObject({ ...base, kind: z.literal('members'), members: z.array(z.string()) }),
]);

const field = z.strictObject({
  name: z.string(),
  required: z.boolean(),
  multiline: z.boolean(),
  value: z.string().exactOptional(),
  options: z.array(z.string()).exactOptional(),
});

const card = z.strictObject({
  title: z.string(),
  lines: z.array(z.string()),
  fields: z.array(z.strictObject({ label: z.string(), value: z.string() })),
  choices: z.array(z.string()),
  form: z.strictObject({ name: z.string(), fields: z.array(field) }).exactOptional(),
});

const outbound: z.ZodType<OutboundMessage> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string(), mentions: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('card'), card }),
  z.strictObject({
    kind: z.enum(['image', 'file']),
    name: z.string(),
    mediaType: z.string(),
    data: z.string(),
  }),
]);

const receipt = z.strictObject({ messageId: z.string() });
const answer: z.ZodType<ImmediateAnswer> = z.strictObject({ toast: z.string() });
const id = z.int();

/** How the bot reaches a platform: over this very line, or as in production. */
const reach = z.discriminatedUnion('platform', [
  z.strictObject({ platform: z.literal('sandbox'), account: z.string() }),
  z.strictObject({
    platform: z.literal('feishu'),
    appId: z.string(),
    appSecret: z.string(),
    domain: z.string(),
  }),
  z.strictObject({ platform: z.literal('wechat'), token: z.string(), endpoint: z.string() }),
]);
export type Reach = z.output<typeof reach>;

/** Where the bot runs: its database, its scripts, the virtual now. */
const setUp = z.strictObject({
  connection: z.strictObject({
    host: z.string(),
    port: z.int(),
    user: z.string(),
    password: z.string(),
    database: z.string(),
    ssl: z.union([z.boolean(), z.record(z.string(), z.unknown())]).exactOptional(),
    options: z.string().exactOptional(),
  }),
  migrationsFolder: z.string(),
  scriptsFolder: z.string(),
  platforms: z.array(reach).min(1),
  calendarUntil: z.int().exactOptional(),
  now: instant,
  /** The folder of a server that is to end when the rehearsal was killed. */
  orphan: z.string().exactOptional(),
});
export type SetUp = z.output<typeof setUp>;

const toBot = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('start'), id, setUp }),
  z.strictObject({ type: z.literal('event'), id, event }),
  z.strictObject({ type: z.literal('settle'), id }),
  z.strictObject({ type: z.literal('advance'), id, target: instant }),
  z.strictObject({ type: z.literal('arm'), id, point: crashPoint.nullable() }),
  z.strictObject({ type: z.literal('stop'), id }),
  z.strictObject({ type: z.literal('sent'), id, receipt }),
  z.strictObject({
    type: z.literal('notSent'),
    id,
    permanent: z.boolean(),
    message: z.string(),
  }),
]);
export type ToBot = z.output<typeof toBot>;

const fromBot = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('done'), id, answer: answer.exactOptional() }),
  z.strictObject({ type: z.literal('failed'), id, message: z.string() }),
  z.strictObject({ type: z.literal('send'), id, address, message: outbound, key: z.string() }),
  z.strictObject({ type: z.literal('update'), id, address, receipt, message: outbound }),
  z.strictObject({ type: z.literal('clock'), now: instant }),
  /** The bot has stored this event, whatever way it came. */
  z.strictObject({
    type: z.literal('stored'),
    platform,
    eventId: z.string(),
    messageId: z.string().exactOptional(),
  }),
]);
export type FromBot = z.output<typeof fromBot>;

export function readToBot(message: unknown): ToBot {
  return toBot.parse(message);
}

export function readFromBot(message: unknown): FromBot {
  return fromBot.parse(message);
}
