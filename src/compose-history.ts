import { type OutboundMessage, text } from './chat/card.ts';
import { isRemote, type MessageEvent } from './chat/message.ts';
import { PermanentSendError } from './chat/platform.ts';
import type { SimulatedLine } from './chat/simulation.ts';
import { contentOf } from './outbox/content.ts';
import { linesOf } from './platforms/sandbox/transcript.ts';
import { drawPicture } from './reports/charts/draw-picture.ts';
import type { Tx } from './storage/database.ts';
import { chatHistory, type SaidBefore, type SentBefore } from './storage/sandbox.ts';

/** Charts are drawn anew, which takes its time: so many of the newest, the others are named. */
const MOST_DRAWN = 20;

type Line = Omit<SimulatedLine, 'sequence'>;

/** The chats of the sandbox as they were before a restart, with pictures and files. */
export async function sandboxHistory(read: Tx, account: string): Promise<SimulatedLine[]> {
  const { sent, said } = await chatHistory(read, account);
  const pictures = sent.filter(({ row }) => kindOf(row.content) === 'picture');
  const named = new Set(pictures.slice(0, -MOST_DRAWN).map(({ row }) => row.sequence));
  const lines: Line[] = said.flatMap(saidLines);
  for (const message of sent) {
    const shown = named.has(message.row.sequence)
      ? text(`图片:${nameOf(message.row.content)}`)
      : await shownAgain(read, message);
    lines.push({
      messageId: message.row.platformMessageId ?? '',
      chat: message.chat,
      from: 'bot',
      at: message.at.toISOString(),
      message: shown,
    });
  }
  return lines
    .sort((one, other) => one.at.localeCompare(other.at))
    .map((line, index) => ({ ...line, sequence: index + 1 }));
}

async function shownAgain(read: Tx, { row, card }: SentBefore): Promise<OutboundMessage> {
  if (card !== undefined) return card;
  try {
    return await contentOf({ read, draw: drawPicture }, row);
  } catch (error) {
    if (!(error instanceof PermanentSendError)) throw error;
    return text(row.content === null ? '(内容已按规定清除)' : `文件:${nameOf(row.content)}`);
  }
}

/** A text and its files as they stood there; what was forgotten since is named. */
function saidLines({ chat, event }: SaidBefore): Line[] {
  const { messageId, sender: from, sentAt, attachments } = event;
  const held = attachments.flatMap((each) => (isHeld(each) ? [each] : []));
  const gone = attachments.flatMap((each) => (isHeld(each) ? [] : [`(${each.name})`]));
  const said = [event.text, ...gone].filter((part) => part !== '').join('\n');
  return linesOf({ messageId, chat, from, sentAt, text: said, attachments: held });
}

function isHeld(
  attachment: MessageEvent['attachments'][number],
): attachment is Parameters<typeof linesOf>[0]['attachments'][number] {
  return !isRemote(attachment) && typeof attachment.data === 'string';
}

// The casts hold: the outbox is written from queued messages only.
function kindOf(content: unknown): string | undefined {
  return (content as { readonly kind?: string } | null)?.kind;
}

function nameOf(content: unknown): string {
  return (content as { readonly name?: string } | null)?.name ?? '';
}
