import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spelled } from '../../../src/domain/lists/existing-matter.ts';
import { readSpreadsheet } from '../../../src/features/lists/read-spreadsheet.ts';
import { writeSpreadsheet } from '../../../src/features/lists/write-spreadsheet.ts';
import { unzip } from '../../../src/features/lists/zip.ts';

async function xmlOf(bytes: Buffer, name: string): Promise<string> {
  const [entry] = (await unzip(bytes, (it) => it === name, 10_000_000)) ?? [];
  return Buffer.from(entry?.bytes ?? []).toString('utf8');
}

const DANGEROUS = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\n=cmd|"/c calc"!A1',
  '=HYPERLINK("http://x")',
  "'=1",
];

describe('writing a spreadsheet', () => {
  it.each(DANGEROUS)('writes %j as text and never as a formula', async (text) => {
    const bytes = await writeSpreadsheet([{ name: '台账', titles: [text], rows: [[{ text }]] }]);
    const sheet = await xmlOf(bytes, 'xl/worksheets/sheet1.xml');
    expect(sheet).not.toMatch(/<f[\s>/]/u);
    // Both cells are entries of the table of texts.
    expect(sheet.match(/<c r="A[12]"[^>]*>/gu)).toEqual([
      expect.stringContaining('t="s"'),
      expect.stringContaining('t="s"'),
    ]);
    const read = await readSpreadsheet({ name: 'a.xlsx', bytes });
    expect(read).toMatchObject({ ok: true, value: [{ rows: [[text.trim()], [text.trim()]] }] });
  });

  it('types its cells, keeps the titles in sight and filters by them', async () => {
    const bytes = await writeSpreadsheet([
      {
        name: '台账',
        titles: ['编号', '人数', '日期'],
        rows: [[{ text: '018' }, { number: 3 }, { date: '2026-03-02' }]],
      },
    ]);
    const sheet = await xmlOf(bytes, 'xl/worksheets/sheet1.xml');
    expect(sheet).toMatch(/<c r="A2"[^>]*t="s"/u);
    expect(sheet).toMatch(/<c r="B2"[^>]*><v>3<\/v>/u);
    // 2 March 2026 is day 46083 since 1899-12-30, and shown as a day.
    expect(sheet).toMatch(/<c r="C2" s="\d+"[^>]*><v>46083<\/v>/u);
    expect(await xmlOf(bytes, 'xl/styles.xml')).toContain('formatCode="yyyy-mm-dd"');
    expect(sheet).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/u);
    expect(sheet).toContain('</sheetData><autoFilter ref="A1:C2"/>');
    expect(sheet.match(/<col [^>]*customWidth="1"/gu)).toHaveLength(3);
  });

  it('names the last column of a wide sheet rightly', async () => {
    const titles = Array.from({ length: 28 }, (_, index) => String(index));
    const bytes = await writeSpreadsheet([{ name: 'a', titles, rows: [] }]);
    expect(await xmlOf(bytes, 'xl/worksheets/sheet1.xml')).toContain('<autoFilter ref="A1:AB1"/>');
  });

  it('gives any text back as it was, but for what no spreadsheet keeps', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { minLength: 1, maxLength: 20 }),
        async (texts) => {
          const rows = texts.map((text) => [text === '' ? undefined : { text }, { number: 1 }]);
          const bytes = await writeSpreadsheet([{ name: 'a', titles: ['t', 'n'], rows }]);
          const read = await readSpreadsheet({ name: 'a.xlsx', bytes });
          const found = read.ok ? (read.value[0]?.rows.slice(1).map(([cell]) => cell ?? '') ?? []) : [];
          expect(found.map((cell) => spelled(String(cell)))).toEqual(texts.map(spelled));
        },
      ),
      { numRuns: 30, examples: [[['_x0041_', '_x005F_x0041_', '𠮷\u0001', ' a ']]] },
    );
  });
});
