import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluatorsOf } from '../../../src/domain/satisfaction/evaluators.ts';
import { combinedGrades, type Grade } from '../../../src/domain/satisfaction/rating.ts';

const deputy = (id: string) => ({ id });
const deputies = { lead: deputy('zhang'), cosigners: [deputy('li'), deputy('qiao')] };

describe('who rates', () => {
  it.each([
    ['lead', [], ['zhang']],
    ['leadAfterConsult', [], ['zhang']],
    ['all', [], ['zhang', 'li', 'qiao']],
    ['lead', ['zhang'], ['li']],
    ['lead', ['zhang', 'li'], ['qiao']],
    ['all', ['li'], ['zhang', 'qiao']],
    ['lead', ['zhang', 'li', 'qiao'], []],
    ['all', ['zhang', 'li', 'qiao'], []],
  ] as const)('%s, where %j head the unit: %j', (mode, heads, expected) => {
    const own = ({ id }: { readonly id: string }) => (heads as readonly string[]).includes(id);
    expect(evaluatorsOf(mode, deputies, own).map(({ id }) => id)).toEqual(expected);
  });
});

describe('the grades of several deputies', () => {
  const rated = (deputyId: string, attitude: Grade, result: Grade) => ({ deputyId, attitude, result });

  it.each([
    ['none', [], undefined],
    ['one', [rated('zhang', 1, 2)], { attitude: 1, result: 2 }],
    [
      'one who has changed the mind',
      [rated('zhang', 3, 3), rated('zhang', 1, 1)],
      { attitude: 1, result: 1 },
    ],
    ['two', [rated('zhang', 1, 2), rated('li', 2, 1)], { attitude: 2, result: 2 }],
    [
      'two, of whom one has changed the mind',
      [rated('zhang', 3, 3), rated('li', 1, 1), rated('zhang', 2, 1)],
      { attitude: 2, result: 1 },
    ],
  ])('of %s', (_what, ratings, expected) => {
    expect(combinedGrades(ratings)).toEqual(expected);
  });

  it('are never better than those of any deputy who has not changed the mind', () => {
    const grade = fc.constantFrom<Grade>(1, 2, 3);
    const ratings = fc.uniqueArray(
      fc.record({ deputyId: fc.constantFrom('a', 'b', 'c', 'd'), attitude: grade, result: grade }),
      { selector: ({ deputyId }) => deputyId, minLength: 1 },
    );
    fc.assert(
      fc.property(ratings, (each) => {
        const combined = combinedGrades(each);
        expect(combined?.attitude).toBe(Math.max(...each.map(({ attitude }) => attitude)));
        expect(combined?.result).toBe(Math.max(...each.map(({ result }) => result)));
      }),
    );
  });
});
