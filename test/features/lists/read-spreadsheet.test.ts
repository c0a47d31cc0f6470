import { deflateRawSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { readSpreadsheet } from '../../../src/features/lists/read-spreadsheet.ts';
import { writeSpreadsheet } from '../../../src/features/lists/write-spreadsheet.ts';
import { storedZip, unzip, type ZipEntry } from '../../../src/features/lists/zip.ts';

const MEGABYTE = 1024 * 1024;

describe('reading a spreadsheet', () => {
  let entries: readonly ZipEntry[];

  beforeAll(async () => {
    const bytes = await writeSpreadsheet([
      { name: '清单', titles: ['编号', '标题'], rows: [[{ text: '018' }, { text: '关于路灯的建议' }]] },
    ]);
    entries = (await unzip(bytes, () => true, MEGABYTE)) ?? [];
  });

  const read = (name: string, bytes: Buffer) => readSpreadsheet({ name, bytes });

  /** The spreadsheet with other cells in its second row, or with other files. */
  function changed(cells: string, more: readonly ZipEntry[] = []): Buffer {
    const others = entries.map(({ name, bytes }) => {
      const xml = Buffer.from(bytes).toString('utf8');
      const isSheet = name === 'xl/worksheets/sheet1.xml';
      const row = `<row r="2">${cells}</row>`;
      return { name, bytes: isSheet ? Buffer.from(xml.replace(/<row r="2">.*?<\/row>/su, row)) : bytes };
    });
    return storedZip([...others, ...more]);
  }

  it('gives texts as texts, numbers as numbers and days as days', async () => {
    const bytes = await writeSpreadsheet([
      {
        name: '一',
        titles: ['a', 'b', 'c', 'd'],
        rows: [[{ text: '018' }, { number: 18 }, { date: '2026-03-02' }, undefined]],
      },
    ]);
    const result = await read('清单.xlsx', bytes);
    expect(result).toEqual({
      ok: true,
      value: [
        {
          name: '一',
          rows: [
            ['a', 'b', 'c', 'd'],
            ['018', 18, new Date('2026-03-02T00:00:00Z'), undefined],
          ],
        },
      ],
    });
  });

  it('takes the result of a formula that was calculated', async () => {
    const bytes = changed(
      '<c r="A2"><f>9+9</f><v>18</v></c><c r="B2" t="str"><f>"甲"&amp;"乙"</f><v>甲乙</v></c>',
    );
    expect(await read('清单.xlsx', bytes)).toMatchObject({
      ok: true,
      value: [
        {
          rows: [
            ['编号', '标题'],
            [18, '甲乙'],
          ],
        },
      ],
    });
  });

  it.each([
    ['without a result', '<c r="A2" t="str"><f>VLOOKUP(1,2,3)</f></c>', 'A2'],
    ['that came to an error', '<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>', 'B2'],
  ])('refuses a formula %s and names its cell', async (_, cells, cell) => {
    expect(await read('清单.xlsx', changed(cells))).toEqual({
      ok: false,
      refusal: { code: 'formulas', cell },
    });
  });

  it.each<[string, string, () => Buffer, string]>([
    ['a PDF', '通知.pdf', () => Buffer.from('%PDF-1.4'), 'not-a-spreadsheet'],
    ['a PDF that is called a spreadsheet', '通知.xlsx', () => Buffer.from('%PDF-1.4'), 'not-a-spreadsheet'],
    [
      'a Word file',
      '通知.docx',
      () => storedZip([{ name: 'word/document.xml', bytes: Buffer.from('<a/>') }]),
      'not-a-spreadsheet',
    ],
    [
      'an old .xls, or one with a password',
      '清单.xlsx',
      () => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(512)]),
      'old-or-locked',
    ],
    [
      'macros',
      '清单.xlsm',
      () => changed('', [{ name: 'xl/vbaProject.bin', bytes: Buffer.alloc(8) }]),
      'macros',
    ],
    ['100 MB', '清单.xlsx', () => Buffer.alloc(100 * MEGABYTE, 'PK'), 'too-large'],
    ['no bytes', '清单.xlsx', () => Buffer.alloc(0), 'empty'],
    ['an empty table', '清单.csv', () => Buffer.from(',,\r\n'), 'empty'],
    ['half a file', '清单.xlsx', () => storedZip(entries).subarray(0, 700), 'damaged'],
    ['XML that breaks off', '清单.xlsx', () => changed('<c r="A2" t="inlineStr"><is><t>甲'), 'damaged'],
  ])('refuses %s', async (_, name, bytes, code) => {
    expect(await read(name, bytes())).toEqual({ ok: false, refusal: { code } });
  });

  it('stops unpacking at the limit, whatever the archive says of itself', async () => {
    const bomb = deflateRawSync(Buffer.alloc(8 * MEGABYTE));
    const archive = storedZip([{ name: 'xl/workbook.xml', bytes: bomb }]);
    // Say that it is deflated, in the local header and in the directory; its sizes stay those of the packed bytes.
    const directory = archive.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    archive.writeUInt16LE(8, 8);
    archive.writeUInt16LE(8, directory + 10);
    expect((await unzip(archive, () => true, 9 * MEGABYTE))?.[0]?.bytes).toHaveLength(8 * MEGABYTE);
    expect(await unzip(archive, () => true, MEGABYTE)).toBeUndefined();
  });

  it.each([
    ['UTF-8 with a mark', Buffer.from('\ufeff姓名,代表团\r\n"张,明","第""一""团"\r\n')],
    ['UTF-8 without one', Buffer.from('姓名,代表团\n"张,明","第""一""团"')],
    ['tabs', Buffer.from('姓名\t代表团\n张,明\t"第""一""团"\n')],
    // 姓名,代表团 / "张,明","第""一""团" in GBK.
    ['GBK', Buffer.from('d0d5c3fb2cb4fab1edcdc50d0a22d5c52cc3f7222c22b5da2222d2bb2222cdc5220d0a', 'hex')],
  ])('reads a CSV in %s', async (_, bytes) => {
    expect(await read('名册.csv', bytes)).toEqual({
      ok: true,
      value: [
        {
          name: '名册.csv',
          rows: [
            ['姓名', '代表团'],
            ['张,明', '第"一"团'],
          ],
        },
      ],
    });
  });
});
