import { describe, expect, it } from 'vitest';
import { type Grade, gradeName, triggersRedo } from '../../../src/domain/satisfaction/rating.ts';

const GRADES: readonly Grade[] = [1, 2, 3];
const PAIRS = GRADES.flatMap((attitude) => GRADES.map((result) => ({ attitude, result })));

it('the grades are named as people say them', () => {
  expect(GRADES.map(gradeName)).toEqual(['满意', '基本满意', '不满意']);
});

describe('a second round is asked for', () => {
  // Attitude and result as two digits: those that trigger, by what the rules name.
  it.each([
    ['unsatisfied', ['unsatisfied'], ['13', '23', '31', '32', '33']],
    ['basic and unsatisfied', ['basic', 'unsatisfied'], ['12', '13', '21', '22', '23', '31', '32', '33']],
    ['basic alone', ['basic'], ['12', '21', '22']],
    ['nothing', [], []],
  ] as const)('by %s', (_name, trigger, expected) => {
    const rules = {
      redo: {
        trigger,
        hearingFirst: false,
        due: { count: 1, unit: 'm' },
        from: 'reassignedAt',
        maxRounds: 2,
        afterMax: 'escalate',
      },
    } as const;
    const found = PAIRS.filter((grades) => triggersRedo(grades, rules)).map(
      ({ attitude, result }) => `${String(attitude)}${String(result)}`,
    );
    expect(found).toEqual(expected);
  });
});
