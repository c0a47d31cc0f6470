import { beforeAll, describe, expect, it } from 'vitest';
import { createWorld, type World } from '../../support/world.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';
import { filesOf, sheetOf } from './support.ts';

const TITLES = [
  '编号',
  '标题',
  '领衔代表',
  '主办',
  '协办',
  '交办日期',
  '答复期限',
  '签收日期',
  '答复日期',
  '结果类别',
];

describe('导入', () => {
  const files = filesOf();
  let world: World;

  beforeAll(async () => {
    world = await createWorld();
  });

  const suggestions = (name: string, ...rows: readonly (readonly (string | number)[])[]) =>
    files.list(name, sheetOf('清单', [TITLES, ...rows]));

  async function imported(by: string, path: string, choice = '确认'): Promise<void> {
    await world.says(by, '#导入', { in: 'gs', files: [path] });
    await world.presses(by, choice, { in: 'gs' });
  }

  it('shows what would change and writes nothing before it is confirmed', async () => {
    const path = await suggestions('a.xlsx', [101, '关于甲的建议', '张明', '区教育局', '', '2026-02-25']);
    await world.says('wang', '#导入', { in: 'gs', files: [path] });
    expect(world.heard('gs')).toEqual([
      '导入预览 「a.xlsx」\n建议清单:新增1、更新0、不变0\n还没有写进去。没问题请选「确认」,共写1行。\n确认\n取消',
    ]);
    expect(await world.app.database.read.suggestion.count()).toBe(0);
    await world.presses('wang', '取消', { in: 'gs' });
    expect(await world.app.database.read.suggestion.count()).toBe(0);
  });

  it('says of a list without rows that it has none', async () => {
    await world.says('wang', '#导入', { in: 'gs', files: [await suggestions('none.xlsx')] });
    expectSaid(world, 'gs', '只有表头');
    expectUnsaid(world, 'gs', '和现在的一样');
  });

  it('gives a suggestion the state and the dates that its columns say', async () => {
    await imported(
      'wang',
      await suggestions(
        'states.xlsx',
        [201, '关于待交办的建议', '张明'],
        [202, '关于在办的建议', '张明', '教育局', '区住建局', '2026-02-25'],
        [203, '关于难办的建议', '张明', '区教育局', '', '2026-02-25', '2026-08-31', '2026-02-26'],
        [204, '关于已答复的建议', '张明', '区教育局', '', '2026-02-10', '', '', '2026-02-27', 'B'],
      ),
    );
    expectSaid(world, 'gs', '导入好了', '新增4');
    expect((await world.record('2026闭-201')).state).toBe('registered');
    expect(await world.unit('2026闭-202', '区教育局')).toMatchObject({
      role: 'lead',
      assignmentState: 'issued',
      // Three working days (Saturday the 28th is one) and three months after 25 February (cn-county).
      signOffDue: '2026-02-28',
      replyDue: '2026-05-25',
    });
    expect(await world.unit('2026闭-202', '区住建局')).toMatchObject({ role: 'assisting' });
    expect(await world.unit('2026闭-203', '区教育局')).toMatchObject({
      assignmentState: 'signed_off',
      signedOffOn: '2026-02-26',
      replyDue: '2026-08-31',
    });
    expect(await world.record('2026闭-204')).toMatchObject({ state: 'replied', outcome: 'B' });
    expect(await world.audit('2026闭-204')).toEqual(['suggestion.imported']);
  });

  it('tells nobody but the one who imports', async () => {
    const path = await suggestions('quiet.xlsx', [
      301,
      '关于安静的建议',
      '李芳',
      '区住建局',
      '',
      '2026-02-25',
    ]);
    await imported('wang', path);
    expect(world.heardIn()).toEqual(['gs']);
  });

  it('lets units and deputies go on with what was imported', async () => {
    const path = await suggestions('go-on.xlsx', [
      401,
      '关于接着办的建议',
      '张明',
      '区住建局',
      '',
      '2026-02-25',
    ]);
    await imported('wang', path);
    await world.says('zhao', '签收 2026闭-401', { in: 'gz' });
    expect((await world.unit('2026闭-401', '区住建局')).assignmentState).toBe('signed_off');
    const next = await world.registered();
    expect(next.number).toBe('2026闭-402');
  });

  it('changes nothing the second time, and says so', async () => {
    const path = await suggestions('twice.xlsx', [501, '关于两次的建议', '张明', '教育局', '', '2026-02-25']);
    await imported('wang', path);
    await world.says('wang', '#导入', { in: 'gs', files: [path] });
    expectSaid(world, 'gs', '和现在的一样', '不变1');
    expectUnsaid(world, 'gs', '确认');
  });

  it('corrects what a list may correct, and nothing that is done by words', async () => {
    await imported(
      'wang',
      await suggestions('one.xlsx', [601, '关于更正的建议', '张明', '区教育局', '', '2026-02-25']),
    );
    const more = await files.list(
      'more.xlsx',
      sheetOf('清单', [
        ['编号', '标题', '领衔', '类别', '是否重点督办'],
        [601, '关于更正的建议', '张明', '社会建设', '是'],
      ]),
    );
    await imported('wang', more);
    expect(await world.record('2026闭-601')).toMatchObject({ category: '社会建设', key: true });

    const other = await suggestions('other.xlsx', [
      601,
      '关于更正的建议',
      '张明',
      '区住建局',
      '',
      '2026-02-25',
    ]);
    await world.says('wang', '#导入', { in: 'gs', files: [other] });
    expectSaid(world, 'gs', '第2行「主办」', '机器人里是「区教育局」', '请用口令办');
  });

  it('shows the lists again when the books have changed since the preview', async () => {
    const path = await suggestions(
      'late.xlsx',
      [701, '关于晚点的建议', '张明'],
      [702, '关于再晚的建议', '张明'],
    );
    const first = await suggestions('first.xlsx', [701, '关于晚点的建议', '张明']);
    await world.says('wang', '#导入', { in: 'gs', files: [path] });
    await world.says('gao', '导入', { files: [first] });
    await world.presses('gao', '确认');
    await world.presses('wang', '确认', { in: 'gs' });
    expectSaid(world, 'gs', '还没有导入');
    expectSaid(world, 'gs', '导入预览', '新增1', '不变1');
    await world.presses('wang', '确认', { in: 'gs' });
    expect((await world.record('2026闭-702')).title).toBe('关于再晚的建议');
  });

  it('is not undone by 撤销, nor is what was done before it', async () => {
    const built = await world.registered();
    await imported('wang', await suggestions('undo.xlsx', [801, '关于撤销的建议', '张明']));
    await world.says('wang', '#撤销', { in: 'gs' });
    expectRefused(world, 'wang');
    expect((await world.record(built.number)).state).toBe('registered');
    expect((await world.record('2026闭-801')).state).toBe('registered');
  });

  it('takes several lists of one file in the order in which they build on each other', async () => {
    const path = await files.list(
      'all.xlsx',
      sheetOf('建议', [TITLES, [901, '关于新人的建议', '欧阳新', '新单位', '', '2026-02-25']]),
      sheetOf('代表', [
        ['姓名', '代表团'],
        ['欧阳新', '第三代表团'],
      ]),
      sheetOf('单位', [
        ['单位', '系统', '联络员'],
        ['新单位', '新系统', '新联络员'],
      ]),
      sheetOf('说明', [['填表说明'], ['请逐项填写']]),
    );
    await world.says('wang', '#导入', { in: 'gs', files: [path] });
    expectSaid(world, 'gs', '单位', '代表名册', '建议清单', '没有认出来的表:说明');
    await world.presses('wang', '确认', { in: 'gs' });
    expect(await world.record('2026闭-901')).toMatchObject({ leadDeputy: '欧阳新', state: 'assigned' });
    expect((await world.unit('2026闭-901', '新单位')).role).toBe('sole');
  });

  it('is asked for by its word, and takes the file that follows', async () => {
    await world.says('wang', '#导入', { in: 'gs' });
    expectSaid(world, 'gs', '请把要导入的表格');
    const path = await suggestions('after.xlsx', [911, '关于随后的建议', '张明']);
    await world.says('wang', '', { in: 'gs', files: [path] });
    expectSaid(world, 'gs', '导入预览', '新增1');
  });

  it('takes a spreadsheet without a word from staff in the direct chat', async () => {
    const path = await suggestions('bare.xlsx', [921, '关于无字的建议', '张明']);
    await world.says('wang', '', { files: [path] });
    expectSaid(world, 'wang', '导入预览', '新增1');
    await world.says('chen', '', { files: [path] });
    expectUnsaid(world, 'chen', '导入预览');
  });

  it.each(['zhang', 'chen', 'zhou', 'luo'])('refuses %s, who is not staff', async (by) => {
    const before = await world.app.database.read.storedFile.count();
    await world.says(by, '导入', { files: [await suggestions('no.xlsx', [931, '关于不能的建议', '张明'])] });
    expectRefused(world, by);
    expect(await world.app.database.read.storedFile.count()).toBe(before);
  });

  it('tells the names of a list privately where deputies and units sit', async () => {
    const path = await suggestions('mixed.xlsx', [941, '关于私下的建议', '张明']);
    await world.says('wang', '#导入', { in: 'gm', files: [path] });
    expectSaid(world, 'gm', '已私信您');
    expectSaid(world, 'wang', '导入预览');
  });

  it('reminds of nothing that was due on the day of entry or before', async () => {
    const path = await suggestions('past.xlsx', [
      951,
      '关于过期的建议',
      '张明',
      '园区管委会',
      '',
      '2025-10-10',
    ]);
    await imported('wang', path);
    await world.until('2026-03-02T18:00');
    expect(world.heard('gy')).toEqual([]);
  });
});
