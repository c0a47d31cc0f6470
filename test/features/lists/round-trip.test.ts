import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LEDGER_COLUMNS, LISTS } from '../../../src/domain/lists/columns.ts';
import { type Cell, textOf } from '../../../src/domain/lists/cell.ts';
import { spelled } from '../../../src/domain/lists/existing-matter.ts';
import { planImport } from '../../../src/features/lists/import-plan.ts';
import { sheetOf as ledgerSheet } from '../../../src/features/lists/ledger-sheet.ts';
import { readSpreadsheet } from '../../../src/features/lists/read-spreadsheet.ts';
import { runImport } from '../../../src/features/lists/run-import.ts';
import { writeSpreadsheet, type WrittenSheet } from '../../../src/features/lists/write-spreadsheet.ts';
import { roomOf } from '../../../src/features/opening/room.ts';
import { loadLedger } from '../../../src/storage/ledger.ts';
import { type BareCongress, bareCongress, listDeps, NOW } from './bare-congress.ts';
import { sheetOf, type Typed } from './support.ts';

const deps = listDeps();
const DEPUTIES = ['张明', '李芳', '林静', '乔雨薇'];
const TITLES = [
  ...[
    '编号',
    '会期/闭会/小微急',
    '标题',
    '类别',
    '领衔代表',
    '联名代表',
    '提出日期',
    '是否重点督办',
    '不公开',
  ],
  ...[
    '建议承办单位',
    '主办',
    '协办/会办',
    '分办',
    '交办日期',
    '答复期限',
    '签收日期',
    '承办人',
    '承办人电话',
  ],
  ...[
    '办前沟通日期/方式',
    '答复日期',
    '答复文号',
    '结果类别',
    '承诺事项',
    '态度评价',
    '结果评价',
    '评价日期',
  ],
  ...['不满意意见', '案由', '分析', '建议', '形成方式'],
];

async function sheetsIn(bytes: Buffer) {
  const read = await readSpreadsheet({ name: '台账.xlsx', bytes });
  return read.ok ? read.value : [];
}

/** What a file would do now, in one line. */
async function planned(congress: BareCongress, bytes: Buffer): Promise<string> {
  const moment = { now: NOW, cause: 'test' };
  const room = await roomOf(deps, congress.database.read, congress.congressId, moment);
  const plan = await planImport(room, await sheetsIn(bytes));
  const problems = plan.lists.flatMap(({ results }) => results.flatMap((result) => result.problems ?? []));
  expect(problems).toEqual([]);
  return plan.digest;
}

async function imported(congress: BareCongress, bytes: Buffer): Promise<void> {
  const expects = await planned(congress, bytes);
  const job = await congress.job(bytes, { stage: 'write', only: 'all', expects });
  expect(await runImport({ deps, database: congress.database, now: () => NOW }, job)).toEqual({
    kind: 'done',
  });
}

async function exported(congress: BareCongress, numbers: readonly string[]): Promise<WrittenSheet> {
  const where = { number: { in: [...numbers] } };
  const matters = await loadLedger(congress.database.read, congress.congressId, where);
  return ledgerSheet(deps, { scope: { kind: 'all', where, columns: LEDGER_COLUMNS }, matters });
}

/** The rows of a spreadsheet without what an installation counts for itself. */
async function contentOf(bytes: Buffer): Promise<readonly (readonly string[])[]> {
  const [sheet] = await sheetsIn(bytes);
  const counted = [LISTS.suggestions.columns.index, LISTS.suggestions.columns.intake].map((it) => it.title);
  const [titles = [], ...rows] = sheet?.rows ?? [];
  const kept = titles.flatMap((title, at) => (counted.includes(textOf(title)) ? [] : [at]));
  return rows.map((row: readonly Cell[]) => kept.map((at) => spelled(textOf(row[at]))));
}

const words = fc.string({
  unit: fc.constantFrom(...'路灯=+-@建议,;、《》"\' \n<&>_x0041_𠮷ab12'),
  maxLength: 30,
});
const day = (from: string, to: string) =>
  fc
    .date({ min: new Date(from), max: new Date(to), noInvalidDate: true })
    .map((it) => it.toISOString().slice(0, 10));
const maybe = <T>(it: fc.Arbitrary<T>) => fc.option(it, { nil: '' as const });

/** How far a matter has come decides which columns it may have. */
const progress = fc.constantFrom('open', 'proposed', 'assigned', 'replied', 'rated');

const row = fc
  .record({
    progress,
    kind: fc.constantFrom('会期', '闭会', '小微急'),
    title: words.filter((it) => spelled(it.replaceAll(/\s+/gu, '')) !== ''),
    category: fc.constantFrom('', '城建环保', '社会建设类'),
    people: fc.shuffledSubarray(DEPUTIES, { minLength: 1 }),
    submittedOn: maybe(day('2025-12-01', '2026-01-15')),
    flags: fc.tuple(fc.constantFrom('是', ''), fc.constantFrom('是', '')),
    several: fc.boolean(),
    assignedOn: day('2026-01-16', '2026-02-10'),
    due: maybe(day('2026-03-10', '2026-09-10')),
    signedOn: maybe(day('2026-02-11', '2026-02-20')),
    contact: fc.constantFrom('', '2026-02-12 面谈', '2026-02-12 电话;2026-02-15', '2026-02-13 茶话会'),
    repliedOn: day('2026-02-20', '2026-02-25'),
    outcome: fc.constantFrom('A', 'B', 'C'),
    promise: fc.constantFrom('', '装灯(2026-12-31前)', '公示;装灯(2026-11-30前)'),
    grades: fc.tuple(fc.constantFrom('满意', '基本满意', '不满意'), fc.constantFrom('满意', '不满意')),
    texts: fc.tuple(words, words, words, words, words),
  })
  .map((it): readonly string[] => {
    const assigned = it.progress !== 'open' && it.progress !== 'proposed';
    const replied = it.progress === 'replied' || it.progress === 'rated';
    const rated = it.progress === 'rated';
    const when = (condition: boolean, value: string): string => (condition ? value : '');
    const each = (value: string): string => (it.several ? `区教育局:${value}\n区住建局:${value}` : value);
    const [lead = '', ...cosigners] = it.people;
    const [reason, analysis, advice, remark, formedBy] = it.texts;
    return [
      ...[it.kind, it.title, it.category, lead, cosigners.join('、'), it.submittedOn, ...it.flags],
      when(it.progress === 'proposed', '区教育局、园区管委会'),
      ...[when(assigned, it.several ? '区教育局、区住建局' : '区教育局'), when(assigned, '园区管委会'), ''],
      ...[
        when(assigned, it.assignedOn),
        when(assigned && it.due !== '', it.due),
        when(assigned, it.signedOn),
      ],
      ...[when(assigned, each('王五')), when(assigned, each('0557-302')), when(assigned, it.contact)],
      ...[when(replied, it.repliedOn), when(replied, '城函3号'), when(replied, it.outcome)],
      ...[when(replied, it.promise), when(rated, it.grades[0]), when(rated, it.grades[1])],
      ...[when(rated, '2026-02-27'), when(rated, remark), reason, analysis, advice, formedBy],
    ];
  });

describe('a ledger', () => {
  let here: BareCongress;
  let there: BareCongress;

  beforeAll(async () => {
    here = await bareCongress();
    there = await bareCongress();
  });
  afterAll(async () => {
    await here.close();
    await there.close();
  });

  it(
    'goes out and in again without a change, and into another congress whole',
    { timeout: 240_000 },
    async () => {
      let next = 1;
      await fc.assert(
        fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
          const numbered = rows.map((cells) => {
            next += 1;
            return [`2026测-${String(next)}`, ...cells];
          });
          const numbers = numbered.map(([number = '']) => number);
          const given = await writeSpreadsheet([sheetOf('清单', [TITLES, ...numbered])]);
          await imported(here, given);
          const ledger = await writeSpreadsheet([await exported(here, numbers)]);
          const unchanged = `suggestions:0/0/${String(rows.length)}/0`;
          expect(await planned(here, ledger)).toBe(unchanged);
          expect(await planned(here, given)).toBe(unchanged);
          await imported(there, ledger);
          const again = await writeSpreadsheet([await exported(there, numbers)]);
          expect(await contentOf(again)).toEqual(await contentOf(ledger));
        }),
        { numRuns: 12 },
      );
    },
  );

  it('takes ten thousand rows in and gives them out as they were', { timeout: 240_000 }, async () => {
    const rows = Array.from({ length: 10_000 }, (_, index): Typed => {
      const number = `2025闭-${String(index + 1).padStart(5, '0')}`;
      const replied = index % 3 === 0;
      return [
        ...[number, '闭会', `关于第${String(index + 1)}处路灯的建议`, '城建环保', DEPUTIES[index % 4] ?? ''],
        ...[
          '2025-12-05',
          '区教育局',
          index % 2 === 0 ? '区住建局' : '',
          '2026-01-05',
          '2026-04-07',
          replied ? '2026-02-20' : '',
        ],
        ...[replied ? 'A' : '', '灯不亮。'.repeat(10)],
      ];
    });
    const titles = ['编号', '会期/闭会/小微急', '标题', '类别', '领衔代表', '提出日期', '主办', '协办/会办'];
    const more = ['交办日期', '答复期限', '答复日期', '结果类别', '案由'];
    const given = await writeSpreadsheet([sheetOf('清单', [[...titles, ...more], ...rows])]);
    await imported(here, given);
    const ledger = await exported(
      here,
      rows.map(([number]) => String(number)),
    );
    const places = [...titles, ...more].map((title) => ledger.titles.indexOf(title));
    const told = ledger.rows.map((cells) =>
      places.map((at) => {
        const cell = cells[at];
        return cell === undefined
          ? ''
          : 'text' in cell
            ? cell.text
            : 'date' in cell
              ? cell.date
              : cell.number;
      }),
    );
    // A message of ten thousand rows helps nobody.
    expect(told.findIndex((cells, index) => JSON.stringify(cells) !== JSON.stringify(rows[index]))).toBe(-1);
    expect(await planned(here, await writeSpreadsheet([ledger]))).toBe('suggestions:0/0/10000/0');
  });
});
