import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { earliestSend, type MessageClass } from '../../../src/domain/reminders/hours.ts';
import { CALENDAR } from '../calendar/calendar-2026.ts';

/** Read and write moments as clocks in Shanghai show them. */
function at(text: string): Date {
  return new Date(`${text.replace(' ', 'T')}+08:00`);
}

describe('earliestSend', () => {
  it.each<[MessageClass, string, string]>([
    ['answer', '2026-02-17 03:00', '2026-02-17 03:00'],
    ['secret', '2026-02-17 03:00', '2026-02-17 03:00'],
    ['notice', '2026-03-02 06:59:59', '2026-03-02 09:00'],
    ['notice', '2026-03-02 07:00', '2026-03-02 07:00'],
    ['notice', '2026-02-17 12:00', '2026-02-17 12:00'],
    ['notice', '2026-03-02 21:00:59', '2026-03-02 21:00:59'],
    ['notice', '2026-03-02 21:01', '2026-03-03 09:00'],
    ['notice', '2026-12-31 23:59', '2027-01-01 09:00'],
    ['reminder', '2026-03-02 08:59', '2026-03-02 09:00'],
    ['reminder', '2026-03-02 09:00', '2026-03-02 09:00'],
    ['reminder', '2026-03-02 09:00:30', '2026-03-02 09:00:30'],
    ['reminder', '2026-03-02 14:30:30', '2026-03-02 14:30:30'],
    ['reminder', '2026-03-02 11:30:59', '2026-03-02 11:30:59'],
    ['reminder', '2026-03-02 11:31', '2026-03-02 14:30'],
    ['reminder', '2026-03-02 14:30', '2026-03-02 14:30'],
    ['reminder', '2026-03-02 17:00:30', '2026-03-02 17:00:30'],
    ['reminder', '2026-03-02 17:01', '2026-03-03 09:00'],
    ['reminder', '2026-03-06 17:01', '2026-03-09 09:00'],
    ['reminder', '2026-03-07 10:00', '2026-03-09 09:00'],
    ['reminder', '2026-02-28 10:00', '2026-02-28 10:00'],
    ['reminder', '2026-02-14 18:00', '2026-02-24 09:00'],
    ['reminder', '2026-02-17 10:00', '2026-02-24 09:00'],
  ])('%s at %s goes out at %s', (messageClass, now, expected) => {
    expect(earliestSend(messageClass, at(now), CALENDAR)).toEqual(at(expected));
  });

  it('never looks back, and may send at the moment it names', () => {
    const anyMoment = fc
      .integer({ min: 0, max: 700 * 1440 })
      .map((minutes) => minutes * 60_000 + Date.UTC(2025, 0));
    fc.assert(
      fc.property(
        anyMoment,
        fc.constantFrom<MessageClass>('answer', 'notice', 'reminder', 'secret'),
        (now, kind) => {
          const moment = earliestSend(kind, new Date(now), CALENDAR);
          expect(moment.getTime()).toBeGreaterThanOrEqual(now);
          expect(earliestSend(kind, moment, CALENDAR)).toEqual(moment);
        },
      ),
      { seed: 8, numRuns: 400 },
    );
  });
});
