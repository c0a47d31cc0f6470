import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantAt } from '../../../src/domain/calendar/civil-date.ts';
import type { WorkingCalendar } from '../../../src/domain/calendar/working-calendar.ts';
import { cosignEnd } from '../../../src/domain/cosigning/window.ts';
import { parseSpan } from '../../../src/domain/deadlines/span.ts';
import { loadCalendar } from '../../../src/scripts/calendar.ts';

const calendar: WorkingCalendar = loadCalendar('bot-scripts/calendar');

function end(from: string, window: string, sessionEnd?: '2026-03-04' | '2026-03-02'): string {
  const span = parseSpan(window);
  if (span === undefined) throw new Error(`no span: ${window}`);
  const rule = {
    window: span,
    roundTo: '18:00',
    ...(sessionEnd === undefined ? {} : { sessionEnd }),
  } as const;
  const instant = cosignEnd(new Date(`${from}:00+08:00`), rule, calendar);
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 16);
}

describe('the time for co-signing', () => {
  it.each([
    // tone.md: asked on 2 March, until 5 March 18:00.
    ['2026-03-02T09:00', '72h', '2026-03-05T18:00'],
    ['2026-03-02T18:00', '72h', '2026-03-05T18:00'],
    ['2026-03-02T18:01', '72h', '2026-03-06T18:00'],
    ['2026-03-02T23:30', '24h', '2026-03-04T18:00'],
    ['2026-03-05T10:00', '2d', '2026-03-07T18:00'],
    ['2026-03-05T10:00', '2wd', '2026-03-09T18:00'],
    ['2026-01-31T10:00', '1m', '2026-02-28T18:00'],
  ])('from %s, %s long, ends at %s', (from, window, expected) => {
    expect(end(from, window)).toBe(expected);
  });

  it('ends with the session, unless that is over already', () => {
    expect(end('2026-03-02T09:00', '72h', '2026-03-04')).toBe('2026-03-04T18:00');
    expect(end('2026-03-02T19:00', '72h', '2026-03-02')).toBe('2026-03-06T18:00');
  });

  it('never ends before its length has passed, nor a day after it', () => {
    const anyStart = fc.date({
      min: new Date('2026-01-01'),
      max: new Date('2026-11-30'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(anyStart, fc.integer({ min: 1, max: 240 }), (from, hours) => {
        const rule = { window: { count: hours, unit: 'h' }, roundTo: '18:00' } as const;
        const over = cosignEnd(from, rule, calendar).getTime() - (from.getTime() + hours * 3_600_000);
        expect(over).toBeGreaterThanOrEqual(0);
        expect(over).toBeLessThan(24 * 3_600_000);
      }),
    );
  });

  it('is a time of day in Shanghai', () => {
    expect(instantAt('2026-03-05', '18:00').toISOString()).toBe('2026-03-05T10:00:00.000Z');
  });
});
