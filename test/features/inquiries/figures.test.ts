import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../src/domain/calendar/civil-date.ts';
import { figuresOf, workload } from '../../../src/features/inquiries/figures.ts';
import { rateValues } from '../../../src/features/inquiries/rates.ts';
import type { SuggestionRecord, UnitRecord } from '../../../src/features/suggestions/record.ts';
import { loadRuleSet } from '../../../src/scripts/rules.ts';
import { loadTexts } from '../../../src/scripts/texts.ts';

const TODAY = civilDate('2026-06-01');

function aUnit(changes: Partial<UnitRecord> = {}): UnitRecord {
  return {
    role: 'sole',
    assignmentState: 'signed_off',
    signOffDue: civilDate('2026-03-13'),
    signedOffOn: civilDate('2026-03-12'),
    replyDue: civilDate('2026-06-10'),
    outcome: null,
    returnReason: null,
    contacts: 0,
    firstContactOn: null,
    assignedOn: civilDate('2026-03-10'),
    system: null,
    ...changes,
  };
}

function aRecord(
  changes: Partial<SuggestionRecord> = {},
  units: readonly UnitRecord[] = [aUnit()],
): SuggestionRecord {
  return {
    state: 'assigned',
    kind: 'between_sessions',
    title: '关于更换路灯的建议',
    category: null,
    leadDeputy: '张明',
    cosigners: [],
    key: false,
    round: 1,
    replyDue: null,
    outcome: null,
    attitude: null,
    result: null,
    color: null,
    disclosed: null,
    number: '2026闭-001',
    intakeNumber: '拟1',
    submittedOn: null,
    units: new Map(units.map((unit, index) => [`单位${index}`, unit])),
    ...changes,
  };
}

function figures(...records: SuggestionRecord[]) {
  return figuresOf(records, ['A', 'B', 'C'], TODAY);
}

describe('figuresOf', () => {
  it.each(['draft', 'submitted', 'declined', 'merged', 'withdrawn'] as const)(
    'leaves out a %s matter',
    (state) => {
      expect(figures(aRecord({ state })).total).toBe(0);
    },
  );

  it('splits the total into those of the session and the rest', () => {
    const all = figures(aRecord({ kind: 'session' }), aRecord({ kind: 'fast_track' }), aRecord());
    expect(all).toMatchObject({ total: 3, session: 1, betweenSessions: 2 });
  });

  it('counts a matter as signed off when all its units have signed, and each matter once', () => {
    const unsigned = aUnit({ assignmentState: 'issued', signedOffOn: null });
    const returned = aUnit({ assignmentState: 'returned', signedOffOn: null });
    expect(figures(aRecord({}, [aUnit(), aUnit()])).signedOff).toBe(1);
    expect(figures(aRecord({}, [aUnit(), unsigned])).signedOff).toBe(0);
    expect(figures(aRecord({}, [aUnit(), returned])).signedOff).toBe(1);
    expect(figures(aRecord({ state: 'registered' }, [])).signedOff).toBe(0);
  });

  it('lists the classes of the scheme in order, also those that nobody got', () => {
    const all = figures(
      aRecord({ state: 'replied', outcome: 'B' }),
      aRecord({ state: 'closed', outcome: 'A' }),
    );
    expect([...all.outcomes]).toEqual([
      ['A', 1],
      ['B', 1],
      ['C', 0],
    ]);
    expect(all).toMatchObject({ replied: 2, open: 0 });
  });

  it.each([
    ['2026-05-31', { dueSoon: 0, overdue: 1 }],
    ['2026-06-01', { dueSoon: 1, overdue: 0 }],
    ['2026-06-08', { dueSoon: 1, overdue: 0 }],
    ['2026-06-09', { dueSoon: 0, overdue: 0 }],
  ])('puts a reply owed on %s where it belongs', (date, expected) => {
    expect(figures(aRecord({}, [aUnit({ replyDue: civilDate(date) })]))).toMatchObject(expected);
  });

  it('asks no reply of an assisting unit, nor of one that has answered', () => {
    const late = civilDate('2026-04-01');
    const assisting = aUnit({ role: 'assisting', replyDue: late });
    const answered = aUnit({ assignmentState: 'answered', replyDue: late });
    expect(figures(aRecord({}, [aUnit(), assisting, answered])).overdue).toBe(0);
  });

  it('grades a matter by the worse of attitude and result', () => {
    const rated = (attitude: string, result: string) => aRecord({ state: 'closed', attitude, result });
    const all = figures(rated('满意', '满意'), rated('满意', '基本满意'), rated('不满意', '满意'), aRecord());
    expect(all).toMatchObject({ rated: 3, satisfied: 1, basic: 1, unsatisfied: 1 });
  });
});

describe('the systems', () => {
  it('are counted by the unit that leads, each matter once, those without a system apart', () => {
    const all = figures(
      aRecord({}, [
        aUnit({ role: 'assisting', system: '国际港务区' }),
        aUnit({ role: 'lead', system: '区政府' }),
      ]),
      aRecord({ state: 'replied' }, [aUnit({ system: '国际港务区' })]),
      aRecord({ state: 'registered' }, []),
    );
    expect([...all.systems]).toEqual([
      ['区政府', { total: 1, replied: 0 }],
      ['国际港务区', { total: 1, replied: 1 }],
      [null, { total: 1, replied: 0 }],
    ]);
  });
});

describe('the rates', () => {
  const rules = loadRuleSet('bot-scripts/rules', 'cn-county');
  const texts = loadTexts('bot-scripts/texts');
  const graded = (outcome: string, result: string | null, attitude = result) =>
    aRecord({ state: 'closed', outcome, attitude, result });
  const all = figures(
    graded('A', '满意'),
    graded('B', '满意'),
    graded('A', '基本满意'),
    graded('A', null),
    aRecord(),
  );

  it('print shares by the rounding of the place', () => {
    expect(rateValues(texts, all, rules)).toMatchObject({
      outcomes: 'A3(75.00%) B1(25.00%) C0(0.00%)',
      satisfaction: ',满意率66.67%,含基本满意100.00%',
      rates: '办结率80.00%(已答复/总数),办成率20.00%(最好一类且代表对结果满意/总数)。',
      systems: '',
    });
  });

  it.each([
    [{ 'rates.satisfaction': 'strict' }, ',满意率66.67%(不含基本满意)'],
    [{ 'rates.satisfaction': 'withBasic', 'rates.denominator': 'replied' }, ',满意率75.00%(含基本满意)'],
    [{ 'rounding.policy': 'truncate', 'rounding.decimals': 1 }, ',满意率66.6%,含基本满意100.0%'],
  ])('follow the formulas of %j', (overrides, expected) => {
    const other = loadRuleSet('bot-scripts/rules', 'cn-county', overrides);
    expect(rateValues(texts, all, other)).toMatchObject({ satisfaction: expected });
  });

  it('of nothing are no numbers', () => {
    expect(rateValues(texts, figures(), rules)).toMatchObject({
      outcomes: 'A0 B0 C0',
      satisfaction: '',
      rates: expect.stringContaining('办结率—(已答复/总数)'),
    });
  });
});

describe('workload', () => {
  it('counts what waits for the office and for the units', () => {
    const unsigned = aUnit({ assignmentState: 'issued', signedOffOn: null });
    const records = [
      aRecord({ state: 'submitted' }, []),
      aRecord({ state: 'in_review' }, []),
      aRecord({ state: 'registered' }, []),
      aRecord({}, [unsigned]),
      aRecord({}, [aUnit({ replyDue: civilDate('2026-05-01') })]),
      aRecord({ state: 'draft' }, []),
    ];
    expect(workload(records, TODAY)).toEqual({
      toReview: 2,
      toAssign: 1,
      unsigned: 1,
      dueSoon: 0,
      overdue: 1,
    });
  });
});
