import { formatNumberRef } from '../../../src/chat/reading/numbers.ts';
import { civilDate } from '../../../src/domain/calendar/civil-date.ts';
import { loadCommandTable } from '../../../src/scripts/commands.ts';
import { readMessage, type ReadInput, type Reading } from '../../../src/chat/reading/read.ts';
import type { CommandCall } from '../../../src/chat/command-call.ts';

export const TABLE = loadCommandTable('bot-scripts');
export const TODAY = civilDate('2026-04-10');

const DEFAULTS: ReadInput = {
  text: '',
  where: 'group',
  mentions: [
    { text: '@小助手', bot: true },
    { text: '@_user_1', bot: true },
  ],
  quotesBot: false,
  botNames: ['小助手'],
  attachments: { images: 0, files: [] },
  today: TODAY,
};

export function read(text: string, more: Partial<ReadInput> = {}): Reading {
  const mentions = DEFAULTS.mentions.filter((it) => text.includes(it.text));
  return readMessage({ ...DEFAULTS, mentions, ...more, text }, TABLE);
}

/** The call of a message in a group, or `undefined` for chatter. */
export function callOf(text: string, more: Partial<ReadInput> = {}): CommandCall | undefined {
  const reading = read(text, more);
  return reading.kind === 'call' ? reading.call : undefined;
}

export function directCallOf(text: string, more: Partial<ReadInput> = {}): CommandCall | undefined {
  return callOf(text, { where: 'direct', ...more });
}

/** A call as one flat record: numbers as the bot writes them, absent fields left out. */
export function flat(call: CommandCall | undefined): Record<string, unknown> | undefined {
  if (!call || !('targets' in call)) return call && { ...call };
  const { targets, ...rest } = call;
  const numbers = targets.numbers.map(formatNumberRef);
  const except = targets.except.map(formatNumberRef);
  return {
    ...rest,
    ...(numbers.length > 0 ? { numbers } : {}),
    ...(targets.all ? { all: true } : {}),
    ...(except.length > 0 ? { except } : {}),
  };
}

export type Expected = Record<string, unknown> & { readonly name: CommandCall['name'] };
/** A command without a reading of its own. */
export const other = (key: string, word: string, rest = ''): Expected => ({ name: 'other', key, word, rest });
