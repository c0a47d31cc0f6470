import { randomUUID } from 'node:crypto';
import { type OutboundMessage, plainText } from '../../../chat/card.ts';
import type { Address, InboundEvent } from '../../../chat/message.ts';
import { PermanentSendError } from '../../../chat/platform.ts';
import type { WechatWords } from '../../../platforms/wechat/options.ts';
import type { SandboxNetwork } from '../../../platforms/sandbox/network.ts';
import { asCard } from './as-card.ts';
import type { ShownMessage } from './as-text.ts';
import type { Chats } from './happenings.ts';
import { groupOf, personOf } from './ids.ts';
import type { FromGateway, SentContent, ToGateway } from './ipc.ts';

export interface FrontOptions {
  readonly network: SandboxNetwork;
  readonly words: WechatWords;
  readonly bot: { readonly id: string; readonly name: string };
  readonly people: readonly { readonly id: string; readonly name: string }[];
}

/** What stands between the gateway and the chats of the network: shows what the bot sends, and remembers how it looked. */
export interface Front extends Chats {
  accept(sent: FromGateway & { readonly type: 'send' }): ToGateway & { readonly type: 'sent' | 'refused' };
  /** Somebody's message is shown now. */
  note(event: InboundEvent): void;
}

export function createFront({ network, words, bot, people }: FrontOptions): Front {
  const texts = new Map<string, ShownMessage>();
  const newestCards = new Map<string, string>();
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return {
    bot,
    words,
    shown: (messageId) => texts.get(messageId) ?? lineOf(network, messageId, names),
    isNewestCard: (messageId) => [...newestCards.values()].includes(messageId),
    note(event) {
      if (event.kind !== 'message') return;
      texts.set(event.messageId, { by: names.get(event.sender) ?? event.sender, text: event.text });
    },
    accept({ id, conversation, content }) {
      const address = addressOf(conversation, network.account);
      const message = outbound(content, words);
      try {
        // WeChat knows no keys: the same message sent twice is two.
        const { messageId } = network.accept(address, message, randomUUID());
        texts.set(messageId, {
          by: bot.name,
          text: content.kind === 'text' ? content.text : content.file.name,
        });
        if (message.kind === 'card' && message.card.choices.length > 0)
          newestCards.set(conversation, messageId);
        return { type: 'sent', id, messageId };
      } catch (error) {
        if (!(error instanceof PermanentSendError)) throw error;
        return { type: 'refused', id, details: `contact ${conversation} not found: ${error.message}` };
      }
    },
  };
}

function outbound(content: SentContent, words: WechatWords): OutboundMessage {
  if (content.kind === 'text') {
    const message = asCard(content.text, words);
    return message.kind === 'text' ? { ...message, mentions: content.mentioned.map(personOf) } : message;
  }
  const { file } = content;
  return { kind: file.mediaType.startsWith('image/') ? 'image' : 'file', ...file };
}

function addressOf(conversation: string, account: string): Address {
  const group = groupOf(conversation);
  return {
    platform: 'sandbox',
    account,
    conversation:
      group === undefined ? { kind: 'direct', id: personOf(conversation) } : { kind: 'group', id: group },
  };
}

/** A line from before the gateway was there. */
function lineOf(
  network: SandboxNetwork,
  messageId: string,
  names: ReadonlyMap<string, string>,
): ShownMessage | undefined {
  const line = network.lines().find((each) => each.messageId === messageId);
  return line && { by: names.get(line.from) ?? line.from, text: plainText(line.message) };
}
