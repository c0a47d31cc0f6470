import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CivilDate } from '../../../src/domain/calendar/civil-date.ts';
import { ladderDates, parseRung, type Rung } from '../../../src/domain/reminders/ladder.ts';
import { CALENDAR } from '../calendar/calendar-2026.ts';

function ladder(text: string): Rung[] {
  return text.split(', ').map((part) => {
    const rung = parseRung(part);
    if (!rung) throw new Error(part);
    return rung;
  });
}

const SIGN_OFF = ladder('-1wd, 0, +1wd, then every 2wd');
const REPLY = ladder('half, -30d, -15d, -7d, -3d, -1d, 0, +1wd, then every 5wd');
const RATING = ladder('start+5wd, start+14wd');

function lines(start: CivilDate, due: CivilDate, rungs: readonly Rung[], until: CivilDate): string[] {
  return ladderDates({ start, due }, rungs, until, CALENDAR).map(
    ({ key, on, stage, overdueIndex }) => `${on} ${key} ${stage} ${overdueIndex}`,
  );
}

describe('parseRung', () => {
  it.each<[string, Rung]>([
    ['half', { kind: 'half' }],
    ['-30d', { kind: 'offset', span: { count: 30, unit: 'd' }, sign: -1 }],
    ['-1wd', { kind: 'offset', span: { count: 1, unit: 'wd' }, sign: -1 }],
    ['0', { kind: 'offset', span: { count: 0, unit: 'd' }, sign: 0 }],
    ['+1m', { kind: 'offset', span: { count: 1, unit: 'm' }, sign: 1 }],
    ['every 5wd', { kind: 'every', span: { count: 5, unit: 'wd' } }],
    ['then every 2wd', { kind: 'every', span: { count: 2, unit: 'wd' } }],
    ['start+14wd', { kind: 'after_start', span: { count: 14, unit: 'wd' } }],
  ])('reads %s', (text, rung) => {
    expect(parseRung(text)).toEqual(rung);
  });

  it.each([
    '',
    'Half',
    '5wd',
    '-0d',
    '+0wd',
    '00',
    '-72h',
    '+1h',
    'every 0wd',
    'every5wd',
    'start-5wd',
    '- 3d',
    '-3d ',
  ])('refuses %j', (text) => {
    expect(parseRung(text)).toBeUndefined();
  });
});

describe('ladderDates', () => {
  it('puts the rungs of a reply around Qingming and merges those that meet', () => {
    expect(lines('2026-01-20', '2026-04-20', REPLY, '2026-05-20')).toEqual([
      '2026-03-06 half before 0',
      '2026-03-20 -30d before 0',
      '2026-04-03 -15d before 0',
      '2026-04-13 -7d before 0',
      '2026-04-17 -1d before 0',
      '2026-04-20 0 due 0',
      '2026-04-21 +1wd overdue 1',
      '2026-04-28 +1wd+5wd x1 overdue 2',
      '2026-05-08 +1wd+5wd x2 overdue 3',
      '2026-05-14 +1wd+5wd x3 overdue 4',
    ]);
  });

  it('puts the rungs of a sign-off around Spring Festival', () => {
    expect(lines('2026-02-12', '2026-02-24', SIGN_OFF, '2026-03-03')).toEqual([
      '2026-02-14 -1wd before 0',
      '2026-02-24 0 due 0',
      '2026-02-25 +1wd overdue 1',
      '2026-02-27 +1wd+2wd x1 overdue 2',
      '2026-03-02 +1wd+2wd x2 overdue 3',
    ]);
  });

  it('moves all that falls into Spring Festival to its eve, as one, or after it', () => {
    const rungs = ladder('-3d, -1d, 0, +1d, +2d, +5wd');
    expect(lines('2026-01-05', '2026-02-20', rungs, '2026-03-31')).toEqual([
      '2026-02-14 0 due 0',
      '2026-02-24 +2d overdue 1',
      '2026-02-28 +5wd overdue 2',
    ]);
  });

  it('counts a rating from its start', () => {
    expect(lines('2026-03-02', '2026-03-23', RATING, '2026-12-31')).toEqual([
      '2026-03-09 start+5wd before 0',
      '2026-03-20 start+14wd before 0',
    ]);
    expect(lines('2026-03-02', '2026-03-09', RATING, '2026-12-31')).toEqual([
      '2026-03-09 start+5wd due 0',
      '2026-03-20 start+14wd overdue 1',
    ]);
  });

  it('rounds the half of an odd number of days down', () => {
    expect(lines('2026-03-02', '2026-03-09', ladder('half'), '2026-12-31')).toEqual([
      '2026-03-05 half before 0',
    ]);
  });

  it('drops what is not after the start, and counts overdue rungs from those that are left', () => {
    expect(lines('2026-03-02', '2026-03-03', REPLY, '2026-03-31')).toEqual([
      '2026-03-03 0 due 0',
      '2026-03-04 +1wd overdue 1',
      '2026-03-11 +1wd+5wd x1 overdue 2',
      '2026-03-18 +1wd+5wd x2 overdue 3',
      '2026-03-25 +1wd+5wd x3 overdue 4',
    ]);
    expect(lines('2026-03-10', '2026-03-02', REPLY, '2026-03-24')).toEqual([
      '2026-03-17 +1wd+5wd x2 overdue 1',
      '2026-03-24 +1wd+5wd x3 overdue 2',
    ]);
  });

  it('repeats from the due date when no offset is overdue', () => {
    expect(lines('2026-03-02', '2026-03-14', ladder('0, every 1wd'), '2026-03-17')).toEqual([
      '2026-03-13 0 due 0',
      '2026-03-16 0+1wd x1 overdue 1',
      '2026-03-17 0+1wd x2 overdue 2',
    ]);
  });

  it('repeats from the last overdue offset, wherever it stands in the ladder', () => {
    expect(lines('2026-03-02', '2026-03-09', ladder('every 5wd, +3wd, +1wd'), '2026-03-20')).toEqual([
      '2026-03-10 +1wd overdue 1',
      '2026-03-12 +3wd overdue 2',
      '2026-03-19 +3wd+5wd x1 overdue 3',
    ]);
  });

  it('repeats by days over a weekend as one, and by months without losing the end of the month', () => {
    expect(lines('2026-03-02', '2026-03-05', ladder('+1wd, every 1d'), '2026-03-10')).toEqual([
      '2026-03-06 +1wd overdue 1',
      '2026-03-09 +1wd+1d x3 overdue 2',
      '2026-03-10 +1wd+1d x4 overdue 3',
    ]);
    expect(
      lines('2026-01-05', '2026-03-31', ladder('every 1m'), '2026-07-31').map((it) => it.slice(0, 10)),
    ).toEqual(['2026-04-30', '2026-06-01', '2026-06-30', '2026-07-31']);
  });

  it('refuses to repeat for ever on one day', () => {
    const rungs: Rung[] = [{ kind: 'every', span: { count: 0, unit: 'd' } }];
    expect(() => lines('2026-03-02', '2026-03-09', rungs, '2026-03-20')).toThrow(RangeError);
  });

  const anyDay = fc.integer({ min: 0, max: 700 }).map((days) => addDays('2025-01-01', days));
  const anyClock = fc.tuple(anyDay, fc.integer({ min: -10, max: 200 }));
  const anyLadder = fc.constantFrom(
    SIGN_OFF,
    REPLY,
    RATING,
    ladder('-7d, every 3d'),
    ladder('start+3d, 0, +2d, every 1m'),
  );

  it('falls on working days after the start, one a day, in order', () => {
    fc.assert(
      fc.property(anyClock, anyLadder, fc.nat({ max: 300 }), ([start, length], rungs, ahead) => {
        const until = addDays(start, ahead);
        const found = ladderDates({ start, due: addDays(start, length) }, rungs, until, CALENDAR);
        const days = found.map((rung) => rung.on);
        expect(days).toEqual([...new Set(days)].toSorted());
        expect(days.every((day) => CALENDAR.isWorkingDay(day) && day > start && day <= until)).toBe(true);
        expect(new Set(found.map((rung) => rung.key)).size).toBe(found.length);
        const overdue = found.filter((rung) => rung.stage === 'overdue');
        expect(overdue.map((rung) => rung.overdueIndex)).toEqual(overdue.map((_, index) => index + 1));
        expect(found.slice(found.length - overdue.length)).toEqual(overdue);
      }),
      { seed: 6, numRuns: 200 },
    );
  });

  it('says the same of a day however far one looks ahead', () => {
    fc.assert(
      fc.property(
        anyClock,
        anyLadder,
        fc.nat({ max: 200 }),
        fc.nat({ max: 100 }),
        ([start, length], rungs, ahead, more) => {
          const clock = { start, due: addDays(start, length) };
          const near = addDays(start, ahead);
          const far = ladderDates(clock, rungs, addDays(near, more), CALENDAR);
          expect(ladderDates(clock, rungs, near, CALENDAR)).toEqual(far.filter((rung) => rung.on <= near));
        },
      ),
      { seed: 7, numRuns: 200 },
    );
  });
});
