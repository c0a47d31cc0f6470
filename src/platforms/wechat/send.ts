import type { FileMessage, OutboundMessage } from '../../chat/card.ts';
import { harmless } from '../../chat/harmless.ts';
import type { Address, Conversation } from '../../chat/message.ts';
import { PermanentSendError, RetryableSendError, type SendReceipt } from '../../chat/platform.ts';
import { textOf } from './encode.ts';
import { writeFileBox } from './file-box.ts';
import { MENTION_END } from './mentions.ts';
import { namesInRoom } from './names.ts';
import type { Patience, WechatWords } from './options.ts';
import type { OwnMessages } from './own-messages.ts';
import { piecesOf } from './pieces.ts';
import { protocol } from './protocol.ts';
import { call } from './rpc.ts';
import { sendFault } from './send-faults.ts';
import type { Session } from './session.ts';

export interface SendOptions {
  readonly account: string;
  readonly words: WechatWords;
  readonly patience: Patience;
  readonly session: () => Session | undefined;
  readonly own: OwnMessages;
}

export interface Sending {
  readonly address: Address;
  readonly message: OutboundMessage;
  readonly key: string;
}

/**
 * Send a message. Rejects with RetryableSendError when it surely was not taken, PermanentSendError when it never will
 * be, and any other error when nobody knows.
 */
export async function send(options: SendOptions, { address, message, key }: Sending): Promise<SendReceipt> {
  if (address.platform !== 'wechat' || address.account !== options.account) {
    throw new PermanentSendError(`the WeChat account ${options.account} cannot send as another one`);
  }
  const session = options.session();
  if (session === undefined)
    throw new RetryableSendError('not connected to the gateway, or not logged in there');
  const { conversation } = address;
  const speaking = { ...options, session };
  const id =
    message.kind === 'text' || message.kind === 'card'
      ? await sendText(speaking, conversation, message)
      : await sendFile(speaking, conversation, message);
  // Many gateways tell no id: the message is known by ours then, and by its text when it is quoted.
  return { messageId: id === '' ? `unknown:${key}` : id };
}

interface Speaking extends Omit<SendOptions, 'session'> {
  readonly session: Session;
}

async function sendText(
  { session, words, patience, own }: Speaking,
  conversation: Conversation,
  message: OutboundMessage & { readonly kind: 'text' | 'card' },
): Promise<string> {
  const wanted = message.kind === 'text' && conversation.kind === 'group' ? message.mentions : [];
  const called = await callOf(session, { room: conversation.id, wanted }, patience);
  const pieces = piecesOf(textOf(message, conversation.kind, words));
  let first: string | undefined;
  for (const [index, piece] of pieces.entries()) {
    const text = index === 0 ? called.prefix + piece : piece;
    const request = new protocol.MessageSendTextRequest();
    request.setConversationId(conversation.id);
    request.setText(text);
    if (index === 0) request.setMentionalIdsList([...called.ids]);
    try {
      const { client } = session;
      const response = await call(client.messageSendText.bind(client), request, patience.call);
      own.sent(response.getId());
      first ??= response.getId();
    } catch (error) {
      // A part of it stands there already: it must not be sent again as if nothing had been.
      if (index > 0) throw new Error(`${index} of ${pieces.length} parts were delivered`);
      throw sendFault(error);
    }
  }
  if (first === undefined) throw new PermanentSendError('there is nothing in the message');
  return first;
}

/**
 * `@alias1 @alias2 ` and the ids that belong to it (W26). Whose name cannot be looked up is left out: a mention that
 * nobody sees would only puzzle.
 */
async function callOf(
  session: Session,
  { room, wanted }: { readonly room: string; readonly wanted: readonly string[] },
  patience: Patience,
): Promise<{ readonly prefix: string; readonly ids: readonly string[] }> {
  const ids: string[] = [];
  const names: string[] = [];
  for (const person of wanted) {
    const [name] = await namesInRoom(session, { room, person }, patience);
    if (name === undefined) continue;
    ids.push(person);
    names.push(harmless(`@${name.replace(/\s+/gu, ' ').trim()}`));
  }
  return { prefix: names.length === 0 ? '' : `${names.join(MENTION_END)} `, ids };
}

/**
 * Send a file by a call of our own: that of the SDK sends it a second time when the gateway answers with an error
 * (W35), and a box of bytes not at all when it is short (W34).
 */
async function sendFile(
  { session: { client }, patience, own }: Speaking,
  conversation: Conversation,
  file: FileMessage,
): Promise<string> {
  if (file.data === '') throw new PermanentSendError('the file is empty');
  const request = new protocol.MessageSendFileRequest();
  request.setConversationId(conversation.id);
  try {
    request.setFileBox(await writeFileBox(client, file, patience.transfer));
  } catch {
    // Laid down or not, nobody has seen it yet.
    throw new RetryableSendError('the gateway did not take the file over');
  }
  try {
    const response = await call(client.messageSendFile.bind(client), request, patience.transfer);
    own.sent(response.getId());
    return response.getId();
  } catch (error) {
    throw sendFault(error);
  }
}
