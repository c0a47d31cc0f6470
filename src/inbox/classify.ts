import type { CommandTable } from '../chat/reading/command-table.ts';
import { isBareReceipt, readMessage } from '../chat/reading/read.ts';
import { bearsBindingCode } from '../chat/reading/sealed.ts';
import { hasSecrecyMark, tellsSecret } from '../chat/reading/secrecy.ts';
import type { FormEvent, InboundEvent, MessageEvent } from '../chat/message.ts';
import { civilDateOf } from '../domain/calendar/civil-date.ts';
import type { Tx } from '../storage/database.ts';
import { findGroup } from '../storage/roster.ts';
import { mayBelong } from './bare-file.ts';
import { findQuoted } from './quoted.ts';

/**
 * `chatter`: not for the bot; `secrecy`: bears a secrecy mark (密级), or is a
 * suggestion that tells a state secret; `sealed`: a secret between one person and the
 * bot, such as a binding code. Of all three no text is stored.
 */
export type Verdict = { readonly kind: 'chatter' | 'secrecy' | 'sealed' | 'store' };

/** Forms that say what a deputy has seen or wants. */
const TELLING_FORMS: ReadonlySet<string> = new Set(['建议', '随手拍']);
/** A suggestion, a clue, or words that may be the answer to a question about one. */
const TELLING: ReadonlySet<string> = new Set(['submit', 'clue', 'unknown']);

/**
 * Decide before anything is stored (architecture, path of a message): marks of secrecy leave a
 * record without content, chatter leaves its ids, everything for the bot is kept.
 */
export async function classify(table: CommandTable, event: InboundEvent, read: Tx): Promise<Verdict> {
  if (event.kind === 'recall' && event.sender === '') return { kind: 'chatter' };
  if (event.kind === 'form') return { kind: isSecretForm(event) ? 'secrecy' : 'store' };
  if (event.kind !== 'message') return { kind: 'store' };
  const names = event.attachments.map((attachment) => attachment.name);
  if ([event.text, ...names].some(hasSecrecyMark)) return { kind: 'secrecy' };
  if (bearsBindingCode(event, table)) return { kind: 'sealed' };
  const where = event.conversation.kind;
  // All that is said directly is stored; it is read here only where it may be a secret.
  if (where === 'direct' && !tellsSecret(event.text)) return { kind: 'store' };
  const quoted = where === 'group' ? await findQuoted(read, event) : undefined;
  const reading = readMessage(
    {
      text: event.text,
      where,
      mentions: event.mentions,
      quotesBot: quoted !== undefined,
      attachments: {
        images: event.attachments.filter((each) => each.kind === 'image').length,
        files: event.attachments.filter((each) => each.kind === 'file').map((each) => each.name),
      },
      today: civilDateOf(event.sentAt),
    },
    table,
  );
  const told = reading.kind === 'call' && TELLING.has(reading.call.name);
  if (told && tellsSecret(event.text)) return { kind: 'secrecy' };
  if (reading.kind === 'call' || where === 'direct') return { kind: 'store' };
  if (await mayBelong(read, event)) return { kind: 'store' };
  return (await isReceiptOfUnit(event, read)) ? { kind: 'store' } : { kind: 'chatter' };
}

/** 收到 in a unit's group: it may earn a hint that it is no sign-off. */
async function isReceiptOfUnit(event: MessageEvent, read: Tx): Promise<boolean> {
  if (!isBareReceipt(event.text)) return false;
  const { platform, account, conversation } = event;
  const group = await findGroup(read, { platform, account, externalId: conversation.id });
  return group?.kind === 'unit' || group?.kind === 'units';
}

/** What is filled in is asked like what is typed: marks in any field, a secret in plain words in a suggestion. */
function isSecretForm({ form, values }: FormEvent): boolean {
  const texts = Object.values(values).flat();
  // With its label: a title that begins with a level is a mark, however short.
  const labelled = Object.entries(values).map(([name, value]) => `${name}:${[value].flat().join('、')}`);
  return (
    [...texts, ...labelled].some(hasSecrecyMark) || (TELLING_FORMS.has(form) && tellsSecret(texts.join('\n')))
  );
}
