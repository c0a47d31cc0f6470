import { describe, expect, it } from 'vitest';
import { linesOf } from '../../../src/cli/intake/lines.ts';
import { run } from '../../../src/cli/intake/run.ts';
import { TABLE, TODAY } from '../../chat/reading/support.ts';

async function* chunksOf(text: string, size: number): AsyncGenerator<string> {
  for (let from = 0; from < text.length; from += size) yield text.slice(from, from + size);
}

async function play(
  text: string,
  size = 7,
): Promise<{ bad: number; answers: unknown[]; problems: string[] }> {
  const answers: unknown[] = [];
  const problems: string[] = [];
  const bad = await run({
    file: 'some.jsonl',
    lines: linesOf(chunksOf(text, size)),
    out: async (line) => void answers.push(JSON.parse(line)),
    err: (problem) => void problems.push(problem),
    table: TABLE,
    today: TODAY,
  });
  return { bad, answers, problems };
}

const line = (id: string, text: string, more: object = {}): string =>
  JSON.stringify({ id, platform: 'wechat', where: 'group', images: 0, text, ...more });

describe('a run over a file', () => {
  it('prints one answer a line, in order, with every key', async () => {
    const { bad, answers } = await play(`${line('a', '#签收 18')}\n${line('b', '收到')}\n`);
    expect(bad).toBe(0);
    expect(answers).toMatchObject([
      { id: 'a', kind: 'sign_off', number: '018' },
      { id: 'b', kind: 'none' },
    ]);
    expect(Object.keys(answers[0] ?? {})).toEqual(
      `id kind title reason advice category cosigners points confidential flags missing number unit
       outcome_class visit_stage method rating`.split(/\s+/),
    );
  });

  it('names file and line of what is no message, and goes on with the others', async () => {
    const text = [
      line('a', '收到'),
      '{"id": "b"',
      '',
      line('c', '收到', { where: 'hall' }),
      JSON.stringify({ id: 'd' }),
      '[]',
      line('e', '收到', { images: -1 }),
      line('f', '收到'),
    ].join('\n');
    const { bad, answers, problems } = await play(text);
    expect(bad).toBe(5);
    expect(answers).toMatchObject([{ id: 'a' }, { id: 'f' }]);
    expect(problems.map((it) => it.split(': ').slice(0, 2).join(' '))).toEqual([
      'some.jsonl:2 is no JSON\n',
      'some.jsonl:4 where',
      'some.jsonl:5 text',
      'some.jsonl:6 the line',
      'some.jsonl:7 images',
    ]);
  });

  it('never says in a problem what the message said', async () => {
    const { problems } = await play(line('a', '张明的电话', { platform: '张明的电话' }));
    expect(problems).toHaveLength(1);
    expect(problems.join()).not.toContain('张明');
  });

  it('waits for a reader that is slower', async () => {
    const order: string[] = [];
    await run({
      file: '-',
      lines: linesOf(chunksOf(`${line('a', '收到')}\n${line('b', '收到')}`, 9)),
      out: async (text) => {
        order.push(`from ${text.slice(7, 8)}`);
        await Promise.resolve();
        order.push(`to ${text.slice(7, 8)}`);
      },
      err: () => undefined,
      table: TABLE,
      today: TODAY,
    });
    expect(order).toEqual(['from a', 'to a', 'from b', 'to b']);
  });
});

describe('lines', () => {
  const split = async (text: string, size: number): Promise<string[]> => {
    const lines: string[] = [];
    for await (const each of linesOf(chunksOf(text, size))) lines.push(each);
    return lines;
  };

  it.each([1, 2, 5, 100])('end at a line feed alone, in pieces of %i', async (size) => {
    expect(await split('\ufeffa\u2028b\n\nc\rd\n', size)).toEqual(['a\u2028b', '', 'c\rd', '']);
  });
});
