import type { CommandCall } from '../../chat/command-call.ts';
import type { InboundEvent } from '../../chat/message.ts';
import type { CommandTable } from '../../chat/reading/command-table.ts';
import { readMessage } from '../../chat/reading/read.ts';
import { civilDateOf } from '../../domain/calendar/civil-date.ts';

/** What a message asks for, read before anything is known of who says it and where; undefined when it asks nothing. */
export function callIn(table: CommandTable, event: InboundEvent): CommandCall | undefined {
  if (event.kind !== 'message') return undefined;
  const { text, mentions, conversation, sentAt } = event;
  const reading = readMessage(
    {
      text,
      mentions,
      where: conversation.kind,
      quotesBot: false,
      attachments: { images: 0, files: [] },
      today: civilDateOf(sentAt),
    },
    table,
  );
  return reading.kind === 'call' ? reading.call : undefined;
}
