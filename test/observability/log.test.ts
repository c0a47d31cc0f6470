import { describe, expect, it } from 'vitest';
import { createLog, type Logger } from '../../src/observability/log.ts';

/** Return what one use of a log writes: the lines as text, and parsed. */
function logged(
  use: (log: Logger) => void,
  level = 'info',
): { text: string; lines: Record<string, unknown>[] } {
  const written: string[] = [];
  use(createLog({ level, destination: { write: (line) => void written.push(line) } }));
  const text = written.join('');
  return {
    text,
    // A log line is a JSON object by contract; a line that is none makes the test fail here.
    lines: written.map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}

it('writes one JSON line with level, time, process and ids', () => {
  const { text, lines } = logged((log) =>
    log.info({ suggestion: 's-1', actor: 'p-2', code: 'WRONG_STATE' }, 'refused'),
  );
  expect(lines).toEqual([
    {
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      pid: process.pid,
      suggestion: 's-1',
      actor: 'p-2',
      code: 'WRONG_STATE',
      msg: 'refused',
    },
  ]);
  expect(text.endsWith('\n')).toBe(true);
});

it('leaves out what is below its level', () => {
  expect(logged((log) => log.info({}, 'fine'), 'warn').lines).toEqual([]);
});

describe('what people wrote', () => {
  it.each([
    ['text', 'let us mend the lamps'],
    ['content', { title: 'lamps' }],
    ['message', 'lamps'],
    ['body', 'lamps'],
    ['phone', 13_800_001_111],
    ['name', 'Zhang Ming'],
    ['displayName', 'Zhang Ming'],
    ['TEXT', 'lamps'],
    ['password', 'x'],
  ])('is hidden under the key %s at every depth', (key, value) => {
    const { text } = logged((log) => {
      log.info({ [key]: value, event: { id: 'e-1', [key]: value, parts: [{ [key]: value }] } }, 'received');
      log.child({ [key]: value }).info({}, 'handled');
    });
    expect(text).not.toMatch(/lamps|Zhang|13800001111|"x"/);
    expect(text).toContain('e-1');
    expect(text.match(/\[hidden\]/g)).toHaveLength(4);
  });

  it('is taken out of any line when it is Chinese or a number of a person', () => {
    const { text } = logged((log) => {
      log.info(
        { found: '张明', list: ['建议'], tel: '13800001111' },
        '人民路的路灯不亮 %s',
        '张明 11010519491231002X',
      );
    });
    expect(text).not.toMatch(/\p{Script=Han}|13800001111|11010519491231002X/u);
  });

  it('leaves ids and numbers that are no telephone alone', () => {
    const ids = { id: '0190b3c4-13812345678', at: 1_772_413_200_000, sequence: 138_000_011_112 };
    expect(logged((log) => log.info(ids, 'x')).lines).toMatchObject([
      { id: '0190b3c4-…', at: 1_772_413_200_000, sequence: 138_000_011_112 },
    ]);
  });
});

describe('an error', () => {
  const failure = Object.assign(
    new Error('value too long for "lamps"\nKey violated: "lamps"', { cause: new Error("no 'lamps'") }),
    {
      code: '23505',
      detail: 'Key (title)=(lamps) already exists',
      parameters: ['lamps'],
    },
  );

  it.each([
    ['as the first argument', (log: Logger) => log.error(failure, 'failed')],
    ['alone', (log: Logger) => log.error(failure)],
    ['as err', (log: Logger) => log.error({ err: failure }, 'failed')],
    ['as err without a message', (log: Logger) => log.error({ err: failure })],
    ['under any other key', (log: Logger) => log.error({ what: { inner: failure } }, 'failed')],
  ])('%s keeps type, code, place and cause, and loses the data it quotes', (_, use) => {
    const { text } = logged(use);
    expect(text).not.toContain('lamps');
    expect(text).toContain('"type":"Error"');
    expect(text).toContain('"code":"23505"');
    expect(text).toContain('Key violated:');
    expect(text).toContain('log.test.ts');
    expect(text).toContain('"cause":{');
  });

  it('may be anything that was thrown', () => {
    expect(logged((log) => log.error({ err: 'lamps' }, 'failed')).text).not.toContain('Error:');
  });

  it('whose causes go in a circle still makes a line', () => {
    const round = new Error('round');
    round.cause = round;
    expect(logged((log) => log.error({ err: round }, 'failed')).lines).toHaveLength(1);
  });
});

it('does not follow an object down for ever', () => {
  const round: Record<string, unknown> = { id: 'x' };
  round['self'] = round;
  expect(logged((log) => log.info({ round }, 'x')).lines).toHaveLength(1);
});
