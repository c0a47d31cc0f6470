import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CivilDate, minuteOfDay } from '../../../src/domain/calendar/civil-date.ts';
import { type LadderRung, parseRung, type Rung } from '../../../src/domain/reminders/ladder.ts';
import { nextRungAt, planReminders, type ReminderClock } from '../../../src/domain/reminders/planner.ts';
import { CALENDAR } from '../calendar/calendar-2026.ts';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

function ladder(text: string): Rung[] {
  return text.split(', ').flatMap((part) => parseRung(part) ?? []);
}

const REPLY = ladder('half, -30d, -15d, -7d, -3d, -1d, 0, +1wd, then every 5wd');
const SIGN_OFF = ladder('-1wd, 0, +1wd, then every 2wd');

function at(text: string): Date {
  return new Date(`${text.replace(' ', 'T')}+08:00`);
}

/** The group always, the handler from the first overdue rung, staff from the second. */
function escalating(rung: LadderRung): string[] {
  return [
    'group',
    ...(rung.overdueIndex >= 1 ? ['handler'] : []),
    ...(rung.overdueIndex >= 2 ? ['staff'] : []),
  ];
}

function clockOf(changes: Partial<ReminderClock> = {}): ReminderClock {
  const start = '2026-01-20';
  return {
    subject: 'suggestion-18',
    clock: 'reply',
    round: 1,
    start,
    due: '2026-04-20',
    enteredOn: changes.start ?? start,
    ladder: REPLY,
    recipients: escalating,
    ...changes,
  };
}

/** A bot that remembers what it has sent or given up, asked at moments. */
function bot(...clocks: ReminderClock[]) {
  const sent = new Set<string>();
  return {
    sent,
    clocks,
    ask(now: Date): string[] {
      const plan = planReminders({ clocks, sent, now, calendar: CALENDAR });
      for (const key of [...plan.due.map((it) => it.key), ...plan.collapsed]) sent.add(key);
      return plan.due.map(({ recipient, rung }) => `${recipient} ${rung.key}`);
    },
  };
}

describe('planReminders', () => {
  it('names a reminder completely', () => {
    const plan = planReminders({
      clocks: [clockOf()],
      sent: new Set(),
      now: at('2026-03-06 09:00'),
      calendar: CALENDAR,
    });
    expect(plan).toEqual({
      due: [
        {
          key: 'suggestion-18|reply|1|2026-04-20|half|group',
          subject: 'suggestion-18',
          clock: 'reply',
          round: 1,
          due: '2026-04-20',
          recipient: 'group',
          rung: { key: 'half', on: '2026-03-06', stage: 'before', overdueIndex: 0 },
        },
      ],
      collapsed: [],
    });
  });

  it('lets a rung fall due at 09:00 of its day, and once', () => {
    const asked = bot(clockOf());
    expect(asked.ask(at('2026-03-06 08:59:59.999'))).toEqual([]);
    expect(asked.ask(at('2026-03-06 09:00'))).toEqual(['group half']);
    expect(asked.ask(at('2026-03-06 09:00'))).toEqual([]);
    expect(asked.ask(at('2026-03-20 08:59'))).toEqual([]);
    expect(asked.ask(at('2026-03-20 17:00'))).toEqual(['group -30d']);
  });

  it('collapses what fell due during downtime into the latest, for each recipient', () => {
    const asked = bot(clockOf());
    expect(asked.ask(at('2026-04-29 10:00'))).toEqual([
      'group +1wd+5wd x1',
      'handler +1wd+5wd x1',
      'staff +1wd+5wd x1',
    ]);
    expect([...asked.sent].filter((key) => key.endsWith('|group'))).toHaveLength(8);
    expect(asked.sent).toContain('suggestion-18|reply|1|2026-04-20|+1wd|handler');
    expect(asked.ask(at('2026-04-29 10:00'))).toEqual([]);
  });

  it('gives up older rungs when the latest has gone out already', () => {
    const latest = 'suggestion-18|reply|1|2026-04-20|-30d|group';
    const plan = planReminders({
      clocks: [clockOf()],
      sent: new Set([latest]),
      now: at('2026-03-21 10:00'),
      calendar: CALENDAR,
    });
    expect(plan).toEqual({ due: [], collapsed: ['suggestion-18|reply|1|2026-04-20|half|group'] });
  });

  it('keeps clocks, rounds and subjects apart', () => {
    const others = [{ clock: 'contact' }, { round: 2 }, { subject: 'suggestion-19' }].map(clockOf);
    expect(bot(clockOf(), ...others).ask(at('2026-03-20 10:00'))).toEqual(Array(4).fill('group -30d'));
  });

  it('starts anew when an extension moves the due date, without a word on the past', () => {
    const before = bot(clockOf());
    expect(before.ask(at('2026-04-17 10:00'))).toEqual(['group -1d']);
    const extended = bot(clockOf({ due: '2026-05-20', enteredOn: '2026-04-17' }));
    for (const key of before.sent) extended.sent.add(key);
    expect(extended.ask(at('2026-04-17 10:01'))).toEqual([]);
    expect(extended.ask(at('2026-04-20 10:00'))).toEqual(['group -30d']);
    expect(extended.sent).toContain('suggestion-18|reply|1|2026-05-20|-30d|group');
  });

  it('does not nag for the past when a matter is entered late', () => {
    const asked = bot(clockOf({ enteredOn: '2026-04-13' }));
    expect(asked.ask(at('2026-04-13 15:00'))).toEqual([]);
    expect(asked.ask(at('2026-04-17 09:00'))).toEqual(['group -1d']);
  });

  it('reminds a recipient who is named twice once, and nobody where nobody is named', () => {
    const twice = [clockOf({ recipients: () => ['a', 'a'] })];
    const plan = planReminders({
      clocks: twice,
      sent: new Set(),
      now: at('2026-03-06 09:00'),
      calendar: CALENDAR,
    });
    expect(plan.due.map((it) => it.recipient)).toEqual(['a']);
    expect(plan.collapsed).toEqual([]);
    expect(bot(clockOf({ recipients: () => [] })).ask(at('2026-03-06 09:00'))).toEqual([]);
  });

  it('is silent over Spring Festival', () => {
    const asked = bot(
      clockOf({ clock: 'signOff', start: '2026-02-12', due: '2026-02-24', ladder: SIGN_OFF }),
    );
    const heard = Array.from({ length: 20 }, (_, day) =>
      asked.ask(new Date(at('2026-02-12 10:00').getTime() + day * DAY)),
    );
    const days = heard.flatMap((it, day) => (it.length > 0 ? [day + 12] : []));
    expect(days).toEqual([14, 24, 25, 27, 30]); // 14, 24, 25, 27 February and 2 March
  });

  it.each([1, 60, 1440, 3 * 1440, 9 * 1440, 30 * 1440])(
    'asked every %i minutes says each thing at most once',
    (step) => {
      const asked = bot(clockOf());
      const heard: string[] = [];
      let lastRung = '';
      for (
        let now = at('2026-01-20 08:00').getTime();
        now < at('2026-06-01 00:00').getTime();
        now += step * MINUTE
      ) {
        // Every minute of four months would be slow; only around 09:00 can anything fall due.
        if (step === 1 && Math.abs(minuteOfDay(new Date(now)) - 9 * 60) > 2) continue;
        const said = asked.ask(new Date(now));
        expect(said.filter((it) => it.startsWith('group'))).toHaveLength(said.length === 0 ? 0 : 1);
        heard.push(...said);
        lastRung = said[0] ?? lastRung;
      }
      expect(new Set(heard).size).toBe(heard.length);
      expect(heard.length).toBeGreaterThan(0);
      expect(lastRung).toMatch(/^group \+1wd\+5wd x\d$/);
    },
  );

  it('never says a thing twice, whatever the clock does, backwards too', () => {
    const anyMoment = fc
      .integer({ min: 0, max: 150 * 1440 })
      .map((it) => new Date(at('2026-01-10 00:00').getTime() + it * MINUTE));
    fc.assert(
      fc.property(fc.array(anyMoment, { minLength: 2, maxLength: 12 }), (moments) => {
        const asked = bot(clockOf(), clockOf({ clock: 'signOff', due: '2026-01-23', ladder: SIGN_OFF }));
        let latest = 0;
        const heard = moments.flatMap((now) => {
          const said = asked.ask(now);
          if (now.getTime() <= latest) expect(said).toEqual([]);
          latest = Math.max(latest, now.getTime());
          return said;
        });
        const signOffs = heard.filter((it) => it.includes('2wd'));
        const replies = heard.filter((it) => it.includes('5wd') || (it.includes('d') && !it.includes('wd')));
        expect(new Set(signOffs).size).toBe(signOffs.length);
        expect(new Set(replies).size).toBe(replies.length);
      }),
      { seed: 9, numRuns: 100 },
    );
  });

  it('works on in a year without a table', () => {
    const clock = clockOf({ start: '2026-11-02', due: '2027-01-04', ladder: ladder('-1d, 0, +1wd') });
    const asked = bot(clock);
    // Sunday 3 January is free by guess, Friday 1 January is not known to be.
    expect(asked.ask(at('2027-01-01 09:00'))).toEqual(['group -1d']);
    expect(asked.ask(at('2027-01-05 09:00'))).toEqual(['group +1wd', 'handler +1wd']);
  });
});

describe('nextRungAt', () => {
  function next(now: string, ...clocks: ReminderClock[]): Date | undefined {
    return nextRungAt({ clocks, now: at(now), calendar: CALENDAR });
  }

  it.each<[string, string]>([
    ['2026-01-20 12:00', '2026-03-06 09:00'],
    ['2026-03-06 08:59', '2026-03-06 09:00'],
    ['2026-03-06 09:00', '2026-03-20 09:00'],
    ['2026-04-21 09:00', '2026-04-28 09:00'],
    ['2026-04-28 10:00', '2026-05-08 09:00'],
  ])('after %s is %s', (now, expected) => {
    expect(next(now, clockOf())).toEqual(at(expected));
  });

  it('is the first of all clocks', () => {
    const signOff = clockOf({ due: '2026-01-23', ladder: SIGN_OFF });
    expect(next('2026-01-20 12:00', clockOf(), signOff)).toEqual(at('2026-01-22 09:00'));
    expect(next('2026-01-20 12:00', signOff, clockOf())).toEqual(at('2026-01-22 09:00'));
  });

  it('is absent when no clock runs or all rungs are past', () => {
    const rating = clockOf({ ladder: ladder('start+5wd, start+14wd') });
    expect(next('2026-01-20 12:00')).toBeUndefined();
    expect(next('2026-06-20 12:00', rating)).toBeUndefined();
    expect(next('2026-06-20 12:00', rating, clockOf())).toEqual(next('2026-06-20 12:00', clockOf()));
    expect(next('2026-06-20 12:00', clockOf(), rating)).toEqual(next('2026-06-20 12:00', clockOf()));
  });

  it('finds a rung far ahead', () => {
    const slow = clockOf({ ladder: ladder('0, every 30m') });
    expect(next('2026-04-20 09:00', slow)).toEqual(at('2028-10-20 09:00'));
  });

  it('leaves out the rungs of the day of entry', () => {
    const entered: CivilDate = '2026-03-06';
    expect(next('2026-03-06 08:00', clockOf({ enteredOn: entered }))).toEqual(at('2026-03-20 09:00'));
  });

  it('names exactly the moments at which something new is planned', () => {
    const asked = bot(clockOf());
    let now = at('2026-01-20 12:00');
    for (let times = 0; times < 12; times += 1) {
      const moment = nextRungAt({ clocks: asked.clocks, now, calendar: CALENDAR });
      if (!moment) throw new Error('the ladder never ends');
      expect(asked.ask(new Date(moment.getTime() - 1))).toEqual([]);
      expect(asked.ask(moment)).not.toEqual([]);
      now = moment;
    }
  });
});
