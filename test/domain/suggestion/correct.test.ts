import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../src/domain/calendar/civil-date.ts';
import { corrected } from '../../../src/domain/suggestion/correct.ts';

const surroundings = { today: civilDate('2026-03-10'), categories: ['城建环保'] };

describe('更正', () => {
  it('is sorted by what it changes', () => {
    expect(
      corrected(
        [
          { field: 'title', value: '新标题' },
          { field: 'category', value: '城建环保' },
          { field: 'assignedOn', value: '2026-03-01' },
          { field: 'documentNumber', value: '城函3号' },
        ],
        surroundings,
      ),
    ).toEqual({
      ok: true,
      value: {
        texts: { title: '新标题', category: '城建环保' },
        days: { assignedOn: '2026-03-01' },
        reply: { documentNumber: '城函3号' },
      },
    });
  });

  it.each([
    [
      { field: 'category' as const, value: '其他' },
      { code: 'NO_CATEGORY', value: '其他' },
    ],
    [
      { field: 'repliedOn' as const, value: '上周' },
      { code: 'NO_DATE', value: '上周' },
    ],
    [
      { field: 'signedOffOn' as const, value: '2026-03-11' },
      { code: 'DATE_AHEAD', value: '2026-03-11' },
    ],
  ])('%j is refused', (field, refusal) => {
    expect(corrected([field], surroundings)).toEqual({ ok: false, refusal });
  });
});
