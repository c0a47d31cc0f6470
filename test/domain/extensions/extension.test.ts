import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CivilDate } from '../../../src/domain/calendar/civil-date.ts';
import { extended, extensionCap, requestExtension } from '../../../src/domain/extensions/extension.ts';
import { loadRuleSet } from '../../../src/scripts/rules.ts';
import { anAssignment } from '../assignment/sample.ts';
import { CALENDAR } from '../calendar/calendar-2026.ts';

const RULES = loadRuleSet('bot-scripts/rules', 'cn-county');
const ANY = loadRuleSet('bot-scripts/rules', 'cn-county', { 'extension.apply': 'any' });

function asks(overrides: Partial<Parameters<typeof requestExtension>[0]> = {}, rules = RULES) {
  return requestExtension(
    {
      assignment: anAssignment({ state: 'signed_off' }),
      start: '2026-03-02',
      fastTrack: false,
      until: '2026-08-31',
      pending: undefined,
      on: '2026-05-20',
      ...overrides,
    },
    rules,
    CALENDAR,
  );
}

describe('a request for a later date', () => {
  it.each<[CivilDate, boolean]>([
    ['2026-03-02', false],
    ['2026-06-02', false],
    ['2026-06-03', true],
  ])('asked on %s within or after three months: late %s', (on, late) => {
    expect(asks({ on })).toEqual({ ok: true, value: { late } });
  });

  it('of a fast-track matter is late after its own ten working days', () => {
    const assignment = anAssignment({ state: 'issued', replyDue: '2026-03-16' });
    expect(asks({ assignment, fastTrack: true, on: '2026-03-16' })).toMatchObject({ value: { late: false } });
    expect(asks({ assignment, fastTrack: true, on: '2026-03-17' })).toMatchObject({ value: { late: true } });
  });

  it('where the rules let it be asked at any time is late once the present date has passed', () => {
    const assignment = anAssignment({ state: 'signed_off', replyDue: '2026-07-01' });
    expect(asks({ assignment, on: '2026-07-01' }, ANY)).toMatchObject({ value: { late: false } });
    expect(asks({ assignment, on: '2026-07-02' }, ANY)).toMatchObject({ value: { late: true } });
  });

  it.each([
    [{ assignment: anAssignment({ role: 'assisting' }) }, { code: 'EXTENSION_ASSISTING' }],
    [
      { assignment: anAssignment({ state: 'answered' }) },
      { code: 'EXTENSION_WRONG_STATE', state: 'answered' },
    ],
    [
      { assignment: anAssignment({ state: 'returned' }) },
      { code: 'EXTENSION_WRONG_STATE', state: 'returned' },
    ],
    [
      { assignment: anAssignment({ state: 'return_requested' }) },
      { code: 'EXTENSION_WRONG_STATE', state: 'return_requested' },
    ],
    [{ pending: { serial: 3 } }, { code: 'EXTENSION_PENDING', serial: 3 }],
    [
      { assignment: anAssignment({ replyDue: '2026-09-02' }) },
      { code: 'EXTENSION_AT_CAP', cap: '2026-09-02' },
    ],
    [{ until: '2026-09-03' as const }, { code: 'EXTENSION_OVER_CAP', cap: '2026-09-02' }],
    [{ until: '2026-06-02' as const }, { code: 'EXTENSION_NOT_LATER', replyDue: '2026-06-02' }],
  ])('is refused: %j', (overrides, refusal) => {
    expect(asks(overrides)).toEqual({ ok: false, refusal });
  });

  it('may end on the day of the cap, and be asked for before the date is said', () => {
    expect(asks({ until: '2026-09-02' }).ok).toBe(true);
    expect(asks({ until: undefined }).ok).toBe(true);
  });
});

describe('an extended share', () => {
  const days = fc.integer({ min: 0, max: 400 });

  it('never gets an earlier date, and no statutory date past the cap that it had not reached before', () => {
    fc.assert(
      fc.property(days, days, days, (due, legal, until) => {
        const start: CivilDate = '2026-03-02';
        const cap = extensionCap(start, RULES, CALENDAR);
        const assignment = anAssignment({
          replyDue: addDays(start, due),
          legalReplyDue: addDays(start, legal),
        });
        const next = extended(assignment, addDays(start, until), cap);
        expect(next.replyDue >= assignment.replyDue && next.replyDue >= addDays(start, until)).toBe(true);
        expect(next.legalReplyDue >= assignment.legalReplyDue).toBe(true);
        expect(next.legalReplyDue <= cap || next.legalReplyDue === assignment.legalReplyDue).toBe(true);
      }),
    );
  });
});
