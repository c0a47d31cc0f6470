import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../src/features/commands.ts';
import { directCallOf, flat, TABLE } from './support.ts';

/** What the words are read into where the call is not named like the command. */
const CALLS: Readonly<Record<string, readonly string[]>> = {
  agree: ['decide'],
  disagree: ['decide'],
  clueWork: ['clueWork', 'amendClue'],
  registerGroup: ['registerGroup', 'registerGroupAs'],
};

describe('how a command is typed, as it is shown to those who ask', () => {
  const shown = TABLE.commands.flatMap((entry) => entry.examples.map((example) => ({ entry, example })));

  it.each(shown)('$example is read as $entry.key', ({ entry, example }) => {
    const call = directCallOf(example);
    expect(CALLS[entry.key] ?? [entry.key]).toContain(call?.name);
    if (example.includes('18')) expect(JSON.stringify(flat(call))).toMatch(/018|"serial":18|"what":"18"/u);
  });

  it('is there for every command that the bot can do, and for no other', () => {
    // 登记 is done by the router; 交接 hands over nothing yet, though a card has a call of that name.
    const done = new Set([...Object.keys(COMMANDS), 'register']);
    done.delete('handOver');
    for (const { key, examples } of TABLE.commands) {
      const names = CALLS[key] ?? [key];
      expect([key, examples.length > 0]).toEqual([key, names.some((name) => done.has(name))]);
    }
  });
});

describe('who asks how something is typed', () => {
  it.each([
    ['帮助 督办', 'supervise'],
    ['帮助督办', 'supervise'],
    ['用法 #答复', 'reply'],
    ['督办怎么写', 'supervise'],
    ['请问答复应该怎么打?', 'reply'],
    ['退办怎么填呀', 'requestReturn'],
  ])('%s', (text, topic) => {
    expect(directCallOf(text)).toEqual({ name: 'help', topic });
  });

  it.each(['怎么写', '18号怎么办', '交办怎么样了', '帮助老人', '退办怎么还没批'])('not %s', (text) => {
    expect(directCallOf(text)).not.toHaveProperty('topic');
  });
});
