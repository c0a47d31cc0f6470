import { civilDate } from '../../../src/domain/calendar/civil-date.ts';
import { loadCommandTable } from '../../../src/scripts/commands.ts';
import { readMessage, type ReadInput, type Reading } from '../../../src/chat/reading/read.ts';
import type { CommandCall } from '../../../src/chat/command-call.ts';

export const TABLE = loadCommandTable('bot-scripts');
export const TODAY = civilDate('2026-04-10');

const DEFAULTS: ReadInput = {
  text: '',
  where: 'group',
  mentions: [{ text: '@小助手', bot: true }, { text: '@_user_1', bot: true }],
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
