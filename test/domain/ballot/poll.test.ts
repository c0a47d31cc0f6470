import { describe, expect, it } from 'vitest';
import { canMove, judgeVote, type PollGate, reminderInstants } from '../../../src/domain/ballot/poll.ts';
import { buildWorkingCalendar } from '../../../src/domain/calendar/working-calendar.ts';
import { TABLE } from '../calendar/calendar-2026.ts';

const at = (text: string): Date => new Date(`${text}:00+08:00`);
const POLL: PollGate = { state: 'open', closesAt: at('2026-06-10T18:00'), mostChoices: 3 };
const BEFORE = at('2026-06-10T17:59');

describe('a vote', () => {
  it('counts with its choices in order, each once', () => {
    const vote = { sentAt: BEFORE, asked: true, choices: [4, 0, 4] };
    expect(judgeVote(POLL, vote)).toEqual({ ok: true, value: [0, 4] });
  });

  it('of nothing counts', () => {
    expect(judgeVote(POLL, { sentAt: BEFORE, asked: true, choices: [] })).toEqual({ ok: true, value: [] });
  });

  it('sent before the close counts after it, until the count is published', () => {
    const vote = { sentAt: BEFORE, asked: true, choices: [1] };
    expect(judgeVote({ ...POLL, state: 'closed', closedAt: POLL.closesAt }, vote).ok).toBe(true);
    expect(judgeVote({ ...POLL, state: 'published' }, vote)).toEqual({
      ok: false,
      refusal: { code: 'PUBLISHED' },
    });
  });

  it.each([
    ['at the close', POLL, at('2026-06-10T18:00'), at('2026-06-10T18:00')],
    [
      'after staff closed earlier',
      { ...POLL, state: 'closed', closedAt: at('2026-06-09T10:00') } as const,
      at('2026-06-09T10:01'),
      at('2026-06-09T10:00'),
    ],
    [
      'after its time, though the close was recorded later',
      { ...POLL, state: 'closed', closedAt: at('2026-06-12T09:00') } as const,
      at('2026-06-10T18:05'),
      at('2026-06-10T18:00'),
    ],
  ])('%s is too late', (_, poll, sentAt, closedAt) => {
    expect(judgeVote(poll, { sentAt, asked: true, choices: [1] })).toEqual({
      ok: false,
      refusal: { code: 'TOO_LATE', closedAt },
    });
  });

  it('of somebody who is not asked is refused first', () => {
    const vote = { sentAt: at('2026-06-11T18:00'), asked: false, choices: [0, 1, 2, 3] };
    expect(judgeVote(POLL, vote)).toEqual({ ok: false, refusal: { code: 'NOT_ASKED' } });
  });

  it('for more than may be chosen is refused', () => {
    expect(judgeVote(POLL, { sentAt: BEFORE, asked: true, choices: [0, 1, 2, 3] })).toEqual({
      ok: false,
      refusal: { code: 'TOO_MANY', most: 3, chosen: 4 },
    });
  });
});

describe('a poll', () => {
  it('is closed once, and published only when it is closed', () => {
    const moves = (['open', 'closed', 'published'] as const).map((state) => [
      canMove(state, 'close'),
      canMove(state, 'publish'),
    ]);
    expect(moves).toEqual([
      [true, false],
      [false, true],
      [false, false],
    ]);
  });
});

describe('reminders', () => {
  const calendar = buildWorkingCalendar(TABLE);
  const instants = (openedAt: string, closesAt: string): string[] =>
    reminderInstants({ openedAt: at(openedAt), closesAt: at(closesAt) }, calendar).map((it) =>
      new Date(it.getTime() + 8 * 3_600_000).toISOString().slice(0, 16),
    );

  it.each([
    [
      'the day before and on the day',
      '2026-06-01T10:00',
      '2026-06-10T18:00',
      ['2026-06-09T09:00', '2026-06-10T09:00'],
    ],
    ['over a weekend', '2026-06-01T10:00', '2026-06-08T18:00', ['2026-06-05T09:00', '2026-06-08T09:00']],
    ['before a holiday on which it closes', '2026-06-10T10:00', '2026-06-20T18:00', ['2026-06-18T09:00']],
    ['not on the day of opening', '2026-06-09T08:00', '2026-06-10T18:00', ['2026-06-10T09:00']],
    ['not when it closes before the morning', '2026-06-01T10:00', '2026-06-10T08:30', ['2026-06-09T09:00']],
    ['none when it lasts a day', '2026-06-10T08:00', '2026-06-10T18:00', []],
  ])('go out %s', (_, openedAt, closesAt, expected) => {
    expect(instants(openedAt, closesAt)).toEqual(expected);
  });
});
