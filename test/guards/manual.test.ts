import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readMessage } from '../../src/chat/reading/read.ts';
import { TABLE, TODAY } from '../chat/reading/support.ts';

const manual = readFileSync('docs/manual.md', 'utf8');
/** Everything in backticks of the lists, but names of files. */
const examples = manual
  .split('\n')
  .filter((line) => line.startsWith('- '))
  .flatMap((line) => [...line.matchAll(/`([^`]+)`/g)].map(([, example = '']) => example))
  .filter((example) => !example.startsWith('bot-scripts/'));

function understood(text: string): string {
  const reading = readMessage(
    {
      text: `#${text}`,
      where: 'direct',
      mentions: [],
      quotesBot: false,
      botNames: ['小助手'],
      attachments: { images: 0, files: [] },
      today: TODAY,
    },
    TABLE,
  );
  return reading.kind === 'call' ? reading.call.name : 'chatter';
}

describe('the manual', () => {
  it('has examples for every role', () => {
    expect(examples.length).toBeGreaterThan(80);
  });

  it.each(examples)('says what the bot understands: %s', (example) => {
    expect(['unknown', 'other', 'chatter']).not.toContain(understood(example));
  });

  it('would be found wrong', () => {
    expect(understood('这样写看不懂')).toBe('unknown');
  });
});
