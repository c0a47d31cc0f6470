import { describe, expect, it } from 'vitest';
import { madeFiles } from '../../src/cli/rehearsal/made-files.ts';
import { readSpreadsheet } from '../../src/features/lists/read-spreadsheet.ts';

const ROWS = [
  ['姓名', '日期', '人数', '在'],
  ['张"明', '2026-03-02', 3, true],
  [null, '018', '', false],
];

async function read(name: string) {
  const made = await madeFiles({ [name]: ROWS });
  const result = await readSpreadsheet({ name, bytes: made.get(name) ?? Buffer.alloc(0) });
  return result.ok ? result.value[0]?.rows : result.refusal;
}

describe('spreadsheets that a scenario gives as rows', () => {
  it('are made as somebody would type them', async () => {
    expect(await read('名单.xlsx')).toEqual([
      ['姓名', '日期', '人数', '在'],
      ['张"明', new Date('2026-03-02T00:00:00Z'), 3, '是'],
      [undefined, '018', undefined, '否'],
    ]);
  });

  it('are made as CSV too', async () => {
    expect(await read('名单.csv')).toEqual([
      ['姓名', '日期', '人数', '在'],
      ['张"明', '2026-03-02', '3', '是'],
      ['', '018', '', '否'],
    ]);
  });

  it('may be none, and may have no rows', async () => {
    expect((await madeFiles(undefined)).size).toBe(0);
    expect((await madeFiles({ '空.xlsx': [] })).get('空.xlsx')?.length).toBeGreaterThan(0);
  });
});
