import type { AnyCall } from '../../chat/card-call.ts';
import type { CommandContext } from '../context.ts';
import { choice, noteWhispered, showCard, type Values } from './speak.ts';

/**
 * Show back what cannot be undone; one choice does it (commands.md rule 6). The card is shown where
 * the command was typed; about a 不公开 matter privately, and the group reads 已私信您.
 */
export async function askToConfirm(
  context: CommandContext,
  ask: {
    readonly call: AnyCall;
    /** 确认退办, 确认答复, 确认撤回, 确认. */
    readonly label: string;
    readonly template: string;
    readonly values: Values;
    readonly subject?: string;
    readonly files?: readonly string[];
    readonly private?: boolean;
  },
): Promise<void> {
  const privately = ask.private === true && context.place.group !== undefined;
  await showCard(context, {
    to: privately ? context.actor.direct : context.place.address,
    class: 'answer',
    template: ask.template,
    values: ask.values,
    kind: 'confirm',
    answerableBy: [context.actor.personId],
    choices: [
      choice(ask.label, ask.call, { confirmed: true, files: ask.files ?? [] }),
      choice('取消', { name: 'cancel' }, { confirmed: true }),
    ],
    ...(ask.subject === undefined ? {} : { subject: ask.subject }),
  });
  if (privately) await noteWhispered(context);
}
