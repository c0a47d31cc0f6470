import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectSaid } from '../../support/world-expect.ts';

const world = await createWorld();
const { read } = world.app.database;

async function filesOf(number: string): Promise<string[]> {
  const plans = await read.planFile.findMany({
    where: { plan: { assignment: { suggestion: { number } } } },
    select: { file: { select: { name: true } } },
    orderBy: { file: { storedAt: 'asc' } },
  });
  return plans.map(({ file }) => file.name);
}

describe('the files of 部署', () => {
  it('are kept, and sent to staff again whenever the whole matter is read', async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.says('chen', `#部署 ${number} 李局长主持`, { in: 'ge', files: ['部署会.pdf'] });
    expectSaid(world, 'gs', number, '李局长主持', `看${number}`);
    expect(world.filesIn('gs')).toEqual(['部署会.pdf']);
    expect(await filesOf(number)).toEqual(['部署会.pdf']);
    await world.says('gao', `看 ${number}`);
    expectSaid(world, 'gao', '部署记录', '区教育局', '李局长主持');
    expect(world.filesIn('gao')).toEqual(['部署会.pdf']);
  });

  it.each(['zhang', 'luo', 'chen', 'zhou'])('are not for %s', async (by) => {
    const { number } = await world.assignedTo('区教育局');
    await world.says('chen', `#部署 ${number} 李局长主持`, { in: 'ge', files: ['部署会.pdf'] });
    await world.says(by, `看 ${number}`);
    expect(world.heard(by)).not.toEqual([]);
    expect(world.filesIn(by)).toEqual([]);
    expect(world.heardAll(by)).not.toContain('部署记录');
  });

  it('may come right after the words: the office gets them too', async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.says('chen', `#部署 ${number} 李局长主持`, { in: 'ge' });
    await world.says('chen', '', { in: 'ge', files: ['签到表.pdf'] });
    expect(world.filesIn('gs')).toEqual(['签到表.pdf']);
    expect(await filesOf(number)).toEqual(['签到表.pdf']);
    await world.wait('2h');
    await world.says('chen', '', { in: 'ge', files: ['别的.pdf'] });
    expect(await filesOf(number)).toEqual(['签到表.pdf']);
  });

  it('may come right before the words, and are not asked about any more', async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.says('chen', '', { files: ['会议记录.pdf'] });
    expectSaid(world, 'chen', '会议记录.pdf');
    await world.says('chen', `部署 ${number}`);
    expectSaid(world, 'gs', number, '见附件(会议记录.pdf)');
    expect(world.filesIn('gs')).toEqual(['会议记录.pdf']);
    expect(await filesOf(number)).toEqual(['会议记录.pdf']);
  });

  it('may be the whole answer to the question', async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.says('chen', `部署 ${number}`);
    await world.says('chen', '', { files: ['部署.pdf'] });
    expectSaid(world, 'chen', number, '部署记录已收到');
    expect(await filesOf(number)).toEqual(['部署.pdf']);
  });

  it('come with 方案 as well when it tells of the deployment', async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.says('chen', `#方案 ${number} 领导:李局长 部署:开会定了专人`, {
      in: 'ge',
      files: ['方案.pdf'],
    });
    expectSaid(world, 'gs', number, '开会定了专人');
    expect(await filesOf(number)).toEqual(['方案.pdf']);
  });
});
