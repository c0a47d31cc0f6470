import { civilDateOf } from '../../domain/calendar/civil-date.ts';
import type { MessageEvent } from '../message.ts';
import type { SaidCode } from './binding-code.ts';
import type { CommandTable } from './command-table.ts';
import { readMessage } from './read.ts';

/**
 * Return whether a message holds a binding code for the bot: then no word of it may be stored (architecture, the path
 * of a message), and it is dealt with in the transaction that stores its key.
 */
export function bearsBindingCode(event: MessageEvent, table: CommandTable): boolean {
  return bindingCodeOf(event, table) !== undefined;
}

/** The binding code in a message for the bot, and the name beside it. */
export function bindingCodeOf(event: MessageEvent, table: CommandTable): SaidCode | undefined {
  const reading = readMessage(
    {
      text: event.text,
      mentions: event.mentions,
      where: event.conversation.kind,
      // Whoever is quoted: a code after the word is meant for the bot.
      quotesBot: event.quote !== undefined,
      attachments: { images: 0, files: [] },
      today: civilDateOf(event.sentAt),
    },
    table,
  );
  if (reading.kind !== 'call' || reading.call.name !== 'bind') return undefined;
  return reading.call.code === '' ? undefined : reading.call;
}
