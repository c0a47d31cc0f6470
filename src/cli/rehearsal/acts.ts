import type { InboundEvent } from '../../chat/message.ts';
import { SANDBOX_BOT_NAME } from '../../platforms/sandbox/simulation.ts';
import { attachmentsOf } from './attachments.ts';
import type { Chats } from './chats.ts';
import type { Ledger } from './ledger.ts';
import type { Fill, Say, Step } from './scenario-steps.ts';
import { type MentionablePerson, withMentions } from './substitute.ts';

/** The bot as it is mentioned; a platform puts its own id for it. */
export const BOT_ID = 'bot';

/** What the acts of earlier steps left behind. */
export interface Stage {
  readonly chats: Chats;
  readonly ledger: Ledger;
  readonly people: readonly MentionablePerson[];
  /** Where the files of the scenario are. */
  readonly folder: string;
  /** The spreadsheets that the scenario gives as rows. */
  readonly made: ReadonlyMap<string, Buffer>;
  /** Events by step, for `redeliver` and `recall`. */
  readonly events: Map<number, readonly InboundEvent[]>;
}

/** A step asks for something that is not there, as a form that nobody has shown. */
export class ImpossibleStepError extends Error {
  override readonly name = 'ImpossibleStepError';
}

/** Do what people do in a step; nothing for the verbs that are not theirs. */
export async function act(step: Step, number: number, stage: Stage): Promise<void> {
  const event = await perform(step, stage);
  if (event !== undefined) stage.events.set(number, [event]);
}

async function perform(step: Step, stage: Stage): Promise<InboundEvent | undefined> {
  const { chats } = stage;
  if (step.say) return say(step.say, stage);
  if (step.press) return press(step.press, stage);
  if (step.fill) return fill(step.fill, stage);
  if (step.join) return chats.join({ who: step.join.who, in: step.join.in });
  if (step.leave) return chats.leave({ who: step.leave.who, in: step.leave.in });
  if (step.recall) return recall(step.recall.step, stage);
  if (step.redeliver) await chats.redeliver(stage.events.get(step.redeliver.step) ?? []);
  return undefined;
}

async function say(given: Say, { chats, ledger, people, folder, made }: Stage): Promise<InboundEvent> {
  const bot = { id: BOT_ID, name: SANDBOX_BOT_NAME };
  const { text, mentions } = withMentions(given.text ?? '', bot, people);
  const quoted = given.quote === undefined ? undefined : ledger.lastOf(given.quote.step, chatOf(given));
  if (given.quote !== undefined && quoted === undefined) {
    throw new ImpossibleStepError(`the bot said nothing in that chat in step ${String(given.quote.step)}`);
  }
  return chats.say({
    ...actor(given),
    text,
    mentions,
    attachments: attachmentsOf(given, folder, made),
    ...(quoted === undefined ? {} : { quote: quoted.messageId }),
    ...(given.at === undefined ? {} : { sentAt: given.at }),
  });
}

async function press(given: NonNullable<Step['press']>, { chats, ledger }: Stage): Promise<InboundEvent> {
  // Where nothing was ever shown, the bot hears of a card that it does not know: its reaction is what is tested.
  const messageId = ledger.cardFor(chatOf(given), given.choice)?.messageId ?? 'never-shown';
  return chats.press({ ...actor(given), messageId, choice: given.choice });
}

async function fill(given: Fill, { chats, ledger }: Stage): Promise<InboundEvent> {
  const { name, ...values } = given.form;
  const shown = ledger.formFor(chatOf(given), name);
  const form = name ?? shown?.form;
  if (form === undefined) throw new ImpossibleStepError('the bot has shown no form in that chat');
  return chats.fill({
    ...actor(given),
    form,
    // `name` was taken out, so that no value is undefined.
    values: values,
    ...(shown === undefined ? {} : { messageId: shown.messageId }),
  });
}

async function recall(step: number, { chats, events }: Stage): Promise<InboundEvent> {
  const said = events.get(step)?.find((event) => event.kind === 'message');
  if (said === undefined) throw new ImpossibleStepError(`nothing was said in step ${String(step)}`);
  return chats.recall({ by: said.sender, messageId: said.messageId });
}

interface Placed {
  readonly by: string;
  readonly in?: string | undefined;
}

function actor({ by, in: group }: Placed): { readonly by: string; readonly in?: string } {
  return group === undefined ? { by } : { by, in: group };
}

function chatOf({ by, in: group }: Placed): string {
  return group === undefined ? `direct:${by}` : `group:${group}`;
}
