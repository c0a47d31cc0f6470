import { describe, expect, it } from 'vitest';
import { after, parseMoment, parseWait, shanghaiTime } from '../../src/cli/rehearsal/moments.ts';
import { loadCalendar } from '../../src/scripts/calendar.ts';

const calendar = loadCalendar('bot-scripts/calendar');

function moved(from: string, length: string): string {
  const [now, wait] = [parseMoment(from), parseWait(length)];
  if (now === undefined || wait === undefined) throw new Error('not a moment or length');
  return shanghaiTime(after(now, wait, calendar));
}

describe('wait', () => {
  it.each([
    ['2026-03-02T09:00', '2h', '2026-03-02T11:00:00+08:00'],
    ['2026-03-02T23:30', '2h', '2026-03-03T01:30:00+08:00'],
    ['2026-03-02T09:05', '5d', '2026-03-07T09:05:00+08:00'],
    ['2026-03-02T09:00', '2wd', '2026-03-04T09:00:00+08:00'],
    // domain.md section 5: over Spring Festival, with the make-up Saturday.
    ['2026-02-12T16:45', '3wd', '2026-02-24T16:45:00+08:00'],
    ['2026-02-12T16:45', '7wd', '2026-02-28T16:45:00+08:00'],
    ['2026-01-31T10:00', '1m', '2026-02-28T10:00:00+08:00'],
    ['2026-03-02T00:30', '1wd', '2026-03-03T00:30:00+08:00'],
  ])('from %s by %s leads to %s', (from, length, to) => {
    expect(moved(from, length)).toBe(to);
  });

  it.each(['', '0d', '2', '2w', '-1d', '1.5h', '2h30'])('does not know the length %j', (text) => {
    expect(parseWait(text)).toBeUndefined();
  });
});

it.each(['2026-03-02', '2026-02-30T09:00', '2026-03-02T24:00', '2026-03-02T9:00', '2026-03-02T09:00Z'])(
  '%s is no moment',
  (text) => {
    expect(parseMoment(text)).toBeUndefined();
  },
);

it('reads seconds', () => {
  expect(parseMoment('2026-03-02T09:00:30')).toEqual(new Date('2026-03-02T01:00:30Z'));
});
