import type { Form } from '../../chat/card.ts';
import { text } from '../../chat/card.ts';
import type { AnyCall } from '../../chat/card-call.ts';
import type { Address } from '../../chat/message.ts';
import type { Picture } from '../../chat/picture.ts';
import type { MessageClass } from '../../domain/reminders/hours.ts';
import { enqueue, type Guard, type QueuedContent } from '../../outbox/enqueue.ts';
import { insertCard, type StoredChoice } from '../../storage/cards.ts';
import type { CommandContext, Room } from '../context.ts';

/** Values of a template's placeholders. */
export type Values = Readonly<Record<string, string | number>>;

export interface Saying {
  readonly to: Address;
  readonly class: MessageClass;
  /** Key of the text, `feature/moment`. */
  readonly template: string;
  readonly values: Values;
  /** The suggestion it is about: quoting the message means it. */
  readonly subject?: string;
  readonly guards?: readonly Guard[];
  /** Not sent at or after this instant; a card takes no number then. */
  readonly expiresAt?: Date;
}

export interface CardSaying extends Saying {
  readonly kind: string;
  readonly choices: readonly StoredChoice[];
  readonly answerableBy?: readonly string[];
  readonly form?: Form;
}

/** Put a text into the outbox, in the transaction of the change it tells of. */
export async function say(room: Room, saying: Saying): Promise<bigint | undefined> {
  const content = room.texts.render(saying.template, saying.values);
  return queue(room, saying, text(content));
}

/** Put a card into the outbox, and remember what its choices do. The text's first line is its title. */
export async function showCard(room: Room, saying: CardSaying): Promise<void> {
  const [title = '', ...lines] = room.texts.render(saying.template, saying.values).split('\n');
  const choices = saying.choices.map((choice) => choice.label);
  const sequence = await queue(room, saying, {
    kind: 'card',
    card: { title, lines, fields: [], choices, ...(saying.form === undefined ? {} : { form: saying.form }) },
  });
  if (sequence === undefined) return;
  await insertCard(room.work.tx, {
    congressId: room.congress.id,
    id: room.newId(),
    outboxSequence: sequence,
    place: saying.to,
    kind: saying.kind,
    answerableBy: saying.answerableBy ?? [],
    choices: saying.choices,
    openedAt: room.now,
    ...(saying.subject === undefined ? {} : { subject: saying.subject }),
    ...(saying.form === undefined ? {} : { form: saying.form.name }),
    ...(saying.expiresAt === undefined ? {} : { expiresAt: saying.expiresAt }),
  });
}

/** Send a stored file along with a message about it. */
export async function sendFile(
  room: Room,
  saying: Omit<Saying, 'values' | 'template'>,
  file: { readonly id: string; readonly name: string; readonly mediaType: string },
): Promise<void> {
  await queue(
    room,
    { ...saying, template: `file/${file.id}`, values: {} },
    {
      kind: 'stored-file',
      congressId: room.congress.id,
      fileId: file.id,
      name: file.name,
      mediaType: file.mediaType,
    },
  );
}

/** Send a picture that is drawn when it is delivered; `about` tells it from others of the same event. */
export async function sendPicture(
  room: Room,
  saying: Pick<Saying, 'to' | 'class'>,
  { about, name, picture }: { readonly about: string; readonly name: string; readonly picture: Picture },
): Promise<void> {
  await queue(
    room,
    { ...saying, template: `picture/${about}`, values: {} },
    { kind: 'picture', name, picture },
  );
}

/** Answer where it was typed. */
export async function answer(context: CommandContext, template: string, values: Values = {}): Promise<void> {
  await say(context, {
    to: context.place.address,
    class: 'answer',
    template,
    values,
    ...(context.subject === undefined ? {} : { subject: context.subject }),
  });
}

/**
 * Answer the person who acted, privately. Someone in a group whom the bot cannot write to reads there
 * that a message waits, and nothing of it (domain.md, manners 7).
 */
export async function whisper(context: CommandContext, template: string, values: Values = {}): Promise<void> {
  await whisperAs(context, 'answer', { template, values });
}

/** The same with something that is erased once it is delivered, such as a binding code. */
export async function whisperSecret(
  context: CommandContext,
  template: string,
  values: Values,
): Promise<void> {
  await whisperAs(context, 'secret', { template, values });
}

async function whisperAs(
  context: CommandContext,
  messageClass: MessageClass,
  { template, values }: Pick<Saying, 'template' | 'values'>,
): Promise<void> {
  const cut = isOutOfReach(context);
  await say(context, {
    to: cut ? context.place.address : context.actor.direct,
    class: cut ? 'answer' : messageClass,
    template: cut ? 'speaking/please-add-me' : template,
    values: cut ? { person: context.actor.name } : values,
    ...(context.subject === undefined ? {} : { subject: context.subject }),
  });
}

/** A private answer; when it was asked in a group, the group reads 已私信您 and nothing more. */
export async function answerPrivately(
  context: CommandContext,
  template: string,
  values: Values = {},
): Promise<void> {
  await whisper(context, template, values);
  await noteWhispered(context);
}

/** Tell the group that the answer went to the person privately. */
export async function noteWhispered(context: CommandContext): Promise<void> {
  if (context.place.group === undefined || isOutOfReach(context)) return;
  await answer(context, 'speaking/whispered', { person: context.actor.name });
}

/** Whether the person acted in a group, registered or not, and cannot be written to privately. */
export function isOutOfReach({ place, actor }: CommandContext): boolean {
  return place.address.conversation.kind === 'group' && !actor.reachable;
}

/** A choice that runs a command when it is taken. */
export function choice(
  label: string,
  call: AnyCall,
  options: { confirmed?: boolean; files?: readonly string[] } = {},
): StoredChoice {
  return { label, call, confirmed: options.confirmed ?? false, files: options.files ?? [] };
}

async function queue(room: Room, saying: Saying, content: QueuedContent): Promise<bigint | undefined> {
  const { platform, account, conversation } = saying.to;
  const place = `${platform}:${account}:${conversation.kind}:${conversation.id}`;
  return enqueue(
    room.work.tx,
    { now: room.now, calendar: room.calendar },
    {
      congressId: room.congress.id,
      address: saying.to,
      class: saying.class,
      template: saying.template,
      content,
      dedupeKey: [room.cause, saying.template, place, saying.subject ?? ''].join('|'),
      ...(saying.subject === undefined ? {} : { subjectId: saying.subject }),
      ...(saying.guards === undefined ? {} : { guards: saying.guards }),
      ...(saying.expiresAt === undefined ? {} : { expiresAt: saying.expiresAt }),
      ...(room.work.causeEventId === undefined ? {} : { causeEventId: room.work.causeEventId }),
    },
  );
}
