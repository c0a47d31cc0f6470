import { describe, expect, it } from 'vitest';
import { hintsAtMeeting, missingStages } from '../../../src/domain/assignment/contact-stages.ts';
import { joinedPlan, missingParts } from '../../../src/domain/assignment/handling-plan.ts';
import { isLate } from '../../../src/domain/assignment/late.ts';
import { reassign } from '../../../src/domain/assignment/reassign.ts';
import { needsRuling } from '../../../src/domain/assignment/ruling.ts';
import { type AssignmentRole, compareRoles } from '../../../src/domain/assignment/assignment.ts';
import { anAssignment } from './sample.ts';

const at = (day: number): Date => new Date(Date.UTC(2026, 2, day));

it.each([
  ['decided before', { round: 1, enteredAt: at(2), decidedAt: at(3) }, true],
  ['decided after', { round: 1, enteredAt: at(2), decidedAt: at(6) }, false],
  ['undecided', { round: 1, enteredAt: at(2) }, false],
  ['of another round', { round: 2, enteredAt: at(2), decidedAt: at(3) }, false],
])('a return beside one %s goes to the ruling of the office: %#', (_what, other, expected) => {
  expect(needsRuling({ round: 1, enteredAt: at(5) }, [other])).toBe(expected);
});

it.each([
  [anAssignment(), '2026-03-05', false],
  [anAssignment(), '2026-03-06', true],
  [anAssignment({ state: 'signed_off', signedOffOn: '2026-03-05' }), '2026-06-02', false],
  [anAssignment({ state: 'signed_off', signedOffOn: '2026-03-05' }), '2026-06-03', true],
  [
    anAssignment({ state: 'answered', signedOffOn: '2026-03-05', answeredOn: '2026-06-02' }),
    '2026-07-01',
    false,
  ],
  [
    anAssignment({ state: 'answered', signedOffOn: '2026-03-05', answeredOn: '2026-06-03' }),
    '2026-07-01',
    true,
  ],
  [anAssignment({ state: 'returned' }), '2026-07-01', false],
  [anAssignment({ state: 'return_requested' }), '2026-07-01', false],
] as const)('a share is late or not: %#', (assignment, today, late) => {
  expect(isLate(assignment, today)).toBe(late);
});

it('a plan is joined from its entries, and says what it lacks', () => {
  const plan = joinedPlan([{ leader: '张局长', people: '王敏' }, { people: '李芳' }]);
  expect(plan).toEqual({ leader: '张局长', people: '李芳' });
  expect(missingParts(plan)).toEqual(['schedule']);
});

it('other words of a plan are added one after the other, once each', () => {
  const words = ['', '分三步', '分三步', '先划线'].map((content) => ({ content }));
  expect(joinedPlan(words)).toEqual({ content: '分三步;先划线' });
});

it('the stages that lack are named in order; a meeting is hinted at once, with the second contact', () => {
  expect(missingStages(new Set(['during']))).toEqual(['before', 'after']);
  const hints = [['phone'], ['phone', 'letter'], ['phone', 'visit'], ['phone', 'letter', 'online']];
  expect(hints.map(hintsAtMeeting)).toEqual([false, true, false, false]);
});

describe('other units for a matter', () => {
  const education = anAssignment({ id: 'a', unitId: 'education', role: 'lead' });
  const housing = anAssignment({ id: 'b', unitId: 'housing', role: 'assisting' });
  const named = (lead: readonly string[], assisting: readonly string[] = []) => ({
    answering: lead.map((unitId) => ({ unitId, role: 'lead' as const })),
    assisting: assisting.map((unitId) => ({ unitId, role: 'assisting' as const })),
  });

  it('replace only the group that was named', () => {
    expect(reassign([education, housing], named(['traffic']))).toEqual({
      ok: true,
      value: {
        kept: [{ assignment: housing, role: 'assisting' }],
        takenBack: [education],
        issued: [{ unitId: 'traffic', role: 'lead' }],
      },
    });
  });

  it('leave an opinion that was given, and let an assisting unit lead', () => {
    const given = { ...housing, state: 'answered' as const };
    expect(reassign([education, given], named([], ['traffic']))).toMatchObject({ value: { takenBack: [] } });
    expect(reassign([education, housing], named(['housing']))).toMatchObject({
      value: { kept: [{ role: 'sole' }], takenBack: [education], issued: [] },
    });
  });

  it.each([
    [[education], named(['education']), 'ok'],
    [[{ ...education, role: 'sole' as const }], named(['education']), 'REASSIGN_SAME'],
    [[{ ...education, state: 'answered' as const }], named(['traffic']), 'REASSIGN_ANSWERED'],
    [[{ ...education, state: 'return_requested' as const }], named(['traffic']), 'REASSIGN_RETURN_PENDING'],
    [[housing], named([], ['traffic']), 'REASSIGN_WITHOUT_LEAD'],
  ])('are refused or not: %#', (current, units, code) => {
    const decided = reassign(current, units);
    expect(decided.ok ? 'ok' : decided.refusal.code).toBe(code);
  });
});

it('units are named by who leads, who answers beside them, who assists', () => {
  const mixed: AssignmentRole[] = ['assisting', 'separate', 'lead', 'assisting', 'sole'];
  expect(mixed.toSorted(compareRoles)).toEqual(['lead', 'sole', 'separate', 'assisting', 'assisting']);
});
