import { describe, expect, it } from 'vitest';
import { createWorld, openWorld } from '../../support/world.ts';
import { PEOPLE } from '../../support/world-cast.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld();
const { read } = world.app.database;
const newest = () => read.clue.findFirstOrThrow({ orderBy: { serial: 'desc' }, include: { files: true } });

/** A clue of somebody; its number as people type it. */
async function clueOf(by = 'zhang', words = '人民路12号 井盖坏了', manner = {}): Promise<string> {
  await world.says(by, `#随手拍 ${words}`, manner);
  return `线${String((await newest()).serial)}`;
}

/** Do something while a deputy of the small congress is a councillor, whom it lacks. */
async function asCouncillor(id: string, act: () => Promise<void>): Promise<void> {
  const { name = '' } = PEOPLE.find((person) => person.id === id) ?? {};
  const become = (role: 'deputy' | 'councillor') =>
    world.app.database.write((tx) =>
      tx.membership.updateMany({ where: { person: { name } }, data: { roles: [role] } }),
    );
  await become('councillor');
  await act();
  await become('deputy');
}

describe('随手拍', () => {
  it('gives a receipt where it was typed, and the office gets it with the pictures', async () => {
    const clue = await clueOf('zhang', '人民路12号 井盖坏了', { in: 'g1', images: 1 });
    expectSaid(world, 'g1', clue, '附件');
    expectSaid(world, 'gs', clue, '张明', '井盖坏了', '转建议', '转小微急');
    expect((await newest()).files).toHaveLength(1);
    expect(world.heardIn()).toEqual(['g1', 'gs']);
  });

  it('takes a picture that comes after it, and the office gets it too', async () => {
    const clue = await clueOf('zhang', '梅溪路 路灯不亮', { in: 'g1' });
    await world.says('zhang', '', { in: 'g1', images: 1 });
    expect((await newest()).files).toHaveLength(1);
    expectSaid(world, 'gs', clue, '补充了附件');
  });

  it('without words is asked for them, and the next sentence is they', async () => {
    await world.says('zhang', '#随手拍', { images: 1 });
    expectSaid(world, 'zhang', '什么地方');
    await world.says('zhang', '文昌路口红绿灯不亮');
    expect((await newest()).body).toBe('文昌路口红绿灯不亮');
    expectSaid(world, 'gs', '文昌路口');
  });

  it('alone opens the form, which makes a clue as well (民呼我应)', async () => {
    await world.says('zhang', '#随手拍', { in: 'g1' });
    expectSaid(world, 'zhang', '地点', '问题');
    await world.fills('zhang', '随手拍', { 地点: '滨河路', 问题: '护栏断了' });
    expect((await newest()).body).toContain('护栏断了');
    expectSaid(world, 'gs', '护栏断了');
  });

  it('of a unit is refused', async () => {
    await world.says('chen', '随手拍 人民路 井盖坏了');
    expectRefused(world, 'chen', '随手拍');
  });
});

describe('线索池', () => {
  it('with nothing in it is told where the office asked', async () => {
    const quiet = await openWorld();
    await quiet.says('wang', '#线索池', { in: 'gs' });
    expect(quiet.heardIn()).toEqual(['gs']);
    expectSaid(quiet, 'gs', '没有');
    await quiet.close();
  });

  it('shows the office who reported, and a deputy only what may be taken up', async () => {
    const clue = await clueOf();
    await world.says('wang', '#线索池', { in: 'gs' });
    expectSaid(world, 'wang', clue, '张明');
    await world.says('qiao', '线索池');
    expectSaid(world, 'qiao', clue, '认领');
    expectUnsaid(world, 'qiao', '张明');
  });

  it('shows the reporter the own clues', async () => {
    const clue = await clueOf();
    await world.says('zhang', '线索');
    expectSaid(world, 'zhang', clue, '等待认领');
  });
});

describe('认领', () => {
  it('by a deputy is told to the office and to the reporter, and nobody else may claim it', async () => {
    const clue = await clueOf();
    await world.says('qiao', `线索 ${clue} 认领`);
    expectSaid(world, 'qiao', clue, '转建议');
    expectSaid(world, 'gs', clue, '乔雨薇');
    expectSaid(world, 'zhang', clue, '认领');
    expect((await newest()).state).toBe('claimed');
    await world.says('li', `线索 ${clue} 认领`);
    expectRefused(world, 'li', clue);
  });

  it('by staff for a deputy tells the deputy', async () => {
    const clue = await clueOf();
    await world.says('wang', `#线索 ${clue} 认领 乔雨薇`, { in: 'gs' });
    expectSaid(world, 'gs', '乔雨薇');
    expectSaid(world, 'qiao', clue, '转建议');
  });

  it('by a suspended deputy, or for somebody unknown, is refused', async () => {
    const clue = await clueOf();
    await world.says('lu', `线索 ${clue} 认领`);
    expectRefused(world, 'lu', '代表状态');
    await world.says('wang', `#线索 ${clue} 认领 王五六`, { in: 'gs' });
    expectRefused(world, 'wang', '王五六');
  });
});

describe('of a councillor', () => {
  it('is handed over by the office that had claimed it, and then becomes a suggestion of that deputy', async () => {
    await asCouncillor('lin', async () => {
      const clue = await clueOf('lin', '东大街 下水道堵了');
      await world.says('wang', `#线索 ${clue} 认领`, { in: 'gs' });
      await world.says('wang', `#线索 ${clue} 转建议`, { in: 'gs' });
      expectRefused(world, 'wang', clue, '代表认领');
      await world.says('wang', `#线索 ${clue} 认领 乔雨薇`, { in: 'gs' });
      expectSaid(world, 'gs', clue, '乔雨薇');
      expectSaid(world, 'qiao', clue, '转建议');
      await world.says('gao', `#线索 ${clue} 认领 张明`, { in: 'gs' });
      expectRefused(world, 'gao', clue, '已经有人认领');
      await world.says('wang', `#线索 ${clue} 转建议`, { in: 'gs' });
      expectSaid(world, 'qiao', '下水道', '确认提交');
    });
  });

  it('is in 我的 and 查, 帮助 tells of 随手拍, and 建议 is answered with it', async () => {
    await asCouncillor('qiao', async () => {
      const clue = await clueOf('qiao', '南门菜市场 消防通道被占');
      await world.says('qiao', '我的');
      expectSaid(world, 'qiao', clue, '南门菜市场', '等待认领');
      await world.says('qiao', `查 ${clue}`);
      expectSaid(world, 'qiao', clue, '消防通道被占', '等待认领');
      await world.says('qiao', '帮助');
      expectSaid(world, 'qiao', '随手拍', '线索');
      expectUnsaid(world, 'qiao', '评价', '撤回');
      await world.says('qiao', '#建议 标题:关于下水道的建议 问题:堵了。 建议:疏通。');
      expectRefused(world, 'qiao', '建议', '随手拍');
    });
  });
});

describe('查 线2', () => {
  it('tells whoever may know of it, also in one word, and nobody else', async () => {
    const clue = await clueOf('zhang', '梅溪路 护栏断了');
    await world.says('wang', `#查 ${clue}`, { in: 'gs' });
    expectSaid(world, 'wang', clue, '护栏断了', '等待认领');
    await world.says('zhang', `查${clue}`);
    expectSaid(world, 'zhang', clue, '等待认领');
    await world.says('chen', `查 ${clue}`);
    expectRefused(world, 'chen', clue, '没有查到');
    await world.says('zhang', '查 线999');
    expectRefused(world, 'zhang', '线999');
  });

  it('is in 我的 of a deputy beside the suggestions', async () => {
    const clue = await clueOf('zhang', '梅溪路 护栏断了');
    const { number } = await world.submitted();
    await world.says('zhang', '我的');
    expectSaid(world, 'zhang', number, '承办单位:待定', clue, '护栏断了');
  });
});

describe('转建议, 转小微急', () => {
  it('makes a draft of the reporter with the pictures, who submits it', async () => {
    const clue = await clueOf('zhang', '人民路12号 井盖坏了', { images: 1 });
    await world.presses('wang', '转建议', { in: 'gs' });
    expectSaid(world, 'gs', clue, '张明', '拟');
    expectSaid(world, 'zhang', '井盖坏了', '确认提交');
    const { suggestionId, state } = await newest();
    expect(state).toBe('converted');
    expect(await read.suggestionFile.count({ where: { suggestionId: suggestionId ?? '' } })).toBe(1);
    await world.presses('zhang', '确认提交');
    expectSaid(world, 'gs', '待审', '张明');
  });

  it('makes a draft of the deputy who took it up, and tells the reporter', async () => {
    const clue = await clueOf();
    await world.says('qiao', `线索 ${clue} 转建议`);
    expectSaid(world, 'qiao', '井盖坏了', '确认提交');
    expectSaid(world, 'zhang', clue, '转成代表建议');
    expectSaid(world, 'gs', clue, '乔雨薇');
  });

  it('as 小微急 gets the number of the fast track when it is registered', async () => {
    const clue = await clueOf();
    await world.says('wang', `#线索 ${clue} 转小微急`, { in: 'gs' });
    await world.presses('zhang', '确认提交');
    const { suggestionId } = await newest();
    const { intakeNumber } = await read.suggestion.findFirstOrThrow({ where: { id: suggestionId ?? '' } });
    await world.says('wang', `#通过 拟${String(intakeNumber)}`, { in: 'gs' });
    const record = await world.record(`拟${String(intakeNumber)}`);
    expect(record).toMatchObject({ kind: 'fast_track', state: 'registered' });
    expect(record.number).toMatch(/^2026急-\d{3}$/u);
  });

  it('is for the office and for the deputy who took it up, not for another', async () => {
    const clue = await clueOf();
    await world.says('qiao', `线索 ${clue} 认领`);
    await world.says('li', `线索 ${clue} 转建议`);
    expectRefused(world, 'li', clue);
    await world.says('qiao', `线索 ${clue} 转小微急`);
    expectRefused(world, 'qiao', '代表工委');
  });
});

describe('并入, 转出', () => {
  it('merges two clues, and each reporter hears what becomes of them', async () => {
    const first = await clueOf('zhang');
    const second = await clueOf('qiao', '人民路 井盖坏了两天');
    await world.says('wang', `#线索 ${second} 并入 ${first}`, { in: 'gs' });
    expectSaid(world, 'gs', second, first);
    expectSaid(world, 'qiao', second, first);
    await world.says('wang', `#线索 ${first} 转出 12345热线`, { in: 'gs' });
    expectSaid(world, 'zhang', '12345热线');
    expectSaid(world, 'qiao', '12345热线');
  });

  it('each reporter of a clue that became a suggestion reads the own name and number', async () => {
    const first = await clueOf('zhang');
    const second = await clueOf('qiao', '人民路 井盖坏了两天');
    await world.says('wang', `#线索 ${second} 并入 ${first}`, { in: 'gs' });
    await world.says('wang', `#线索 ${first} 转建议`, { in: 'gs' });
    expectSaid(world, 'qiao', '乔雨薇,您好', second, '井盖坏了两天', '转成代表建议');
    expectUnsaid(world, 'qiao', '张明');
  });

  it('asks where to, and says afterwards where it went', async () => {
    const clue = await clueOf();
    await world.presses('wang', '转出', { in: 'gs' });
    expectSaid(world, 'wang', clue, '哪里');
    await world.says('wang', '梅溪街道');
    expectSaid(world, 'zhang', clue, '梅溪街道');
    await world.says('zhang', `线索 ${clue}`);
    expectSaid(world, 'zhang', '梅溪街道');
  });

  it('is refused for a clue that has left the pool, is unknown, or is itself', async () => {
    const clue = await clueOf();
    await world.says('wang', `#线索 ${clue} 并入 ${clue}`, { in: 'gs' });
    expectRefused(world, 'wang', clue);
    await world.says('wang', `#线索 ${clue} 并入`, { in: 'gs' });
    expectRefused(world, 'wang', '并到哪一条');
    await world.says('wang', `#线索 ${clue} 转出 街道`, { in: 'gs' });
    for (const deed of ['认领', '转建议', '转出 12345']) {
      await world.says('wang', `#线索 ${clue} ${deed}`, { in: 'gs' });
      expectRefused(world, 'wang', clue, '已经转出');
    }
    await world.says('wang', '#线索 线999 认领', { in: 'gs' });
    expectRefused(world, 'wang', '线999');
  });
});
