import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answerJointIssue,
  awaited,
  type JointIssue,
  withdrawJointIssue,
} from '../../../src/domain/assignment/joint-issue.ts';

const AT = new Date('2026-03-02T09:00:00+08:00');

function asked(...systemIds: readonly string[]): JointIssue {
  return {
    congressId: 'c',
    id: 'j',
    suggestionId: 's',
    state: 'pending',
    plan: { shares: [{ unitId: 'u', role: 'sole' }], hard: false, key: false, fastTrack: false },
    askedAt: AT,
    askedById: 'wang',
    consents: systemIds.map((systemId) => ({ systemId })),
  };
}

const said = (systemId: string, agreed: boolean) => ({ systemIds: [systemId], agreed, at: AT, byId: 'zhou' });

describe('a joint issue', () => {
  it.each([
    ['waits after the first of two', [['a', true]], 'pending', ['b']],
    [
      'is issued after the last',
      [
        ['a', true],
        ['b', true],
      ],
      'issued',
      [],
    ],
    ['ends with one 不同意', [['a', false]], 'refused', []],
    [
      'ends with a late 不同意',
      [
        ['a', true],
        ['b', false],
      ],
      'refused',
      [],
    ],
  ] as const)('%s', (_case, answers, state, left) => {
    const after = answers.reduce<JointIssue>(
      (issue, [systemId, agreed]) => {
        const next = answerJointIssue(issue, said(systemId, agreed));
        if (!next.ok) throw new Error(next.refusal.code);
        return next.value;
      },
      asked('a', 'b'),
    );
    expect(after.state).toBe(state);
    expect(awaited(after)).toEqual(left);
    expect(after.settledAt).toEqual(state === 'pending' ? undefined : AT);
  });

  it('keeps the words of a refusal and who said them', () => {
    const next = answerJointIssue(asked('a'), { ...said('a', false), remark: '主办不对' });
    expect(next).toMatchObject({
      ok: true,
      value: { consents: [{ systemId: 'a', agreed: false, remark: '主办不对', decidedById: 'zhou' }] },
    });
  });

  it.each([
    ['a system that is not asked', asked('a'), 'x'],
    ['one that was refused', { ...asked('a'), state: 'refused' } as const, 'a'],
    ['one that was issued', { ...asked('a'), state: 'issued' } as const, 'a'],
    ['one that was taken back', withdrawJointIssue(asked('a'), AT), 'a'],
  ])('asks nothing of %s', (_case, issue, systemId) => {
    expect(answerJointIssue(issue, said(systemId, true))).toEqual({
      ok: false,
      refusal: { code: 'JOINT_NOTHING_ASKED' },
    });
  });

  it('is issued exactly when all agree, in whatever order', () => {
    const answers = fc.array(fc.boolean(), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        answers.chain((all) => fc.tuple(fc.constant(all), order(all.length))),
        ([all, turns]) => {
          const after = turns.reduce<JointIssue>(
            (issue, turn) => {
              const next = answerJointIssue(issue, said(String(turn), all[turn] ?? false));
              return next.ok ? next.value : issue;
            },
            asked(...all.map((_, index) => String(index))),
          );
          expect(after.state).toBe(all.every(Boolean) ? 'issued' : 'refused');
        },
      ),
    );
  });
});

function order(length: number): fc.Arbitrary<number[]> {
  const turns = Array.from({ length }, (_, index) => index);
  return fc.shuffledSubarray(turns, { minLength: length, maxLength: length });
}
