import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectSaid, expectUnsaid } from '../../support/world-expect.ts';
import { writeSpreadsheet } from '../../../src/features/lists/write-spreadsheet.ts';
import { filesOf, sheetOf, type Typed } from './support.ts';

const TITLES = ['收件号', '编号', '标题', '领衔代表', '签收日期', '承办人', '承办人电话'];

describe('表格 that comes back filled in', async () => {
  const world = await createWorld();
  const files = filesOf();
  const filled = async (...rows: readonly Typed[]) =>
    files.put('台账.xlsx', await writeSpreadsheet([sheetOf('台账', [TITLES, ...rows])]));

  it('signs what has a date, notes who handles it, and leaves the rest', async () => {
    const dated = await world.assignedTo('区教育局');
    const named = await world.assignedTo('区教育局');
    const empty = await world.assignedTo('区教育局');
    const foreign = await world.assignedTo('区住建局');
    const signed = await world.assignedTo('区教育局');
    await world.says('chen', `签收 ${signed.number}`, { in: 'ge' });
    const file = await filled(
      [dated.intake, dated.number, dated.title, '张明', '2026-03-02', '', ''],
      [named.intake, '', named.title, '张明', '', '区教育局:陈立德', '029-0000'],
      [empty.intake, empty.number, empty.title, '张明', '', '', ''],
      [foreign.intake, foreign.number, foreign.title, '张明', '2026-03-02', '', ''],
      [signed.intake, signed.number, signed.title, '张明', '2026-03-02', '韩老师', ''],
    );
    await world.says('chen', '', { files: [file] });
    expectSaid(world, 'chen', '签收1件', '承办人、电话2件', '没有变化1件');
    expect(await world.unit(dated.number, '区教育局')).toMatchObject({
      assignmentState: 'signed_off',
      signedOffOn: '2026-03-02',
    });
    // Without a date of 签收 nobody has signed: 退办 may still be thought of.
    expect((await world.unit(named.number, '区教育局')).assignmentState).toBe('issued');
    expect((await world.unit(empty.number, '区教育局')).assignmentState).toBe('issued');
    expect((await world.unit(foreign.number, '区住建局')).assignmentState).toBe('issued');

    await world.says('chen', '', { files: [file] });
    expectSaid(world, 'chen', '什么都没有改');
  });

  it('is taken in the group of the unit with the word, and only there', async () => {
    const made = await world.assignedTo('区住建局');
    const file = await filled([made.intake, made.number, made.title, '张明', '2026-03-02', '', '']);
    await world.says('zhao', '#表格', { in: 'gz', files: [file] });
    expectSaid(world, 'gz', '签收1件');
    expect((await world.unit(made.number, '区住建局')).assignmentState).toBe('signed_off');
  });

  it('of another unit is no ledger of ours: it is asked what the file answers', async () => {
    const made = await world.assignedTo('区住建局');
    const file = await filled([made.intake, made.number, made.title, '张明', '2026-03-02', '', '']);
    await world.says('chen', '', { files: [file] });
    expectUnsaid(world, 'chen', '表格收下了');
    expect((await world.unit(made.number, '区住建局')).assignmentState).toBe('issued');
  });
});
