import { describe, expect, it } from 'vitest';
import {
  answers,
  ASSIGNMENT_ROLES,
  ASSIGNMENT_STATES,
  type AssignmentState,
  isLive,
} from '../../../src/domain/assignment/assignment.ts';
import {
  ASSIGNMENT_TRANSITIONS,
  type AssignmentMove,
  moveAssignment,
} from '../../../src/domain/assignment/transitions.ts';
import { anAssignment } from './sample.ts';

/** Typed once more from domain.md 1.16, so that a change of the table is seen: move, from, to. */
const ALLOWED: readonly (readonly [AssignmentMove, readonly AssignmentState[], AssignmentState])[] = [
  ['signOff', ['issued'], 'signed_off'],
  ['requestReturn', ['issued', 'signed_off'], 'return_requested'],
  ['agreeReturn', ['return_requested'], 'returned'],
  ['refuseReturn', ['return_requested'], 'issued'],
  ['refuseReturnSigned', ['return_requested'], 'signed_off'],
  ['answer', ['issued', 'signed_off'], 'answered'],
  ['redoOpinion', ['answered'], 'signed_off'],
  ['takeBack', ['issued', 'signed_off'], 'returned'],
];

const CASES = ALLOWED.flatMap(([move, from, to]) =>
  ASSIGNMENT_STATES.map((state) => ({ move, state, to, admits: from.includes(state) })),
);

it('every move of an assignment is in the table here', () => {
  expect(ALLOWED.map(([move]) => move).toSorted()).toEqual(Object.keys(ASSIGNMENT_TRANSITIONS).toSorted());
});

describe('an assignment', () => {
  it.each(CASES.filter(({ admits }) => admits))(
    'that is $state is moved by $move to $to, with the changes',
    ({ move, state, to }) => {
      const assignment = anAssignment({ state });
      expect(moveAssignment(assignment, move, { signedOffOn: '2026-03-04' })).toEqual({
        ok: true,
        value: { ...assignment, state: to, signedOffOn: '2026-03-04' },
      });
    },
  );

  it.each(CASES.filter(({ admits }) => !admits))(
    'that is $state is not moved by $move',
    ({ move, state }) => {
      expect(moveAssignment(anAssignment({ state }), move)).toEqual({
        ok: false,
        refusal: { code: 'ASSIGNMENT_WRONG_STATE', state, move },
      });
    },
  );

  it.each(ASSIGNMENT_STATES)('that is %s binds its unit, unless it was returned', (state) => {
    expect(isLive({ state })).toBe(state !== 'returned');
  });

  it('is answered to the deputy by every unit but an assisting one', () => {
    expect(ASSIGNMENT_ROLES.filter(answers)).toEqual(['sole', 'lead', 'separate']);
  });
});
