import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { createWorld, type World } from '../../support/world.ts';
import { expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const FOLDER = 'bot-scripts/samples';

/** In the order in which an office sends them. */
const SAMPLES = ['单位联络员.xlsx', '代表名册.xlsx', '建议清单.xlsx'];

describe('the sample spreadsheets', () => {
  let world: World;

  beforeAll(async () => {
    world = await createWorld();
  });

  it('are those that an office begins with', () => {
    expect(readdirSync(FOLDER).toSorted()).toEqual(SAMPLES.toSorted());
  });

  it.each(SAMPLES)('%s is imported without a mistake, every column of it', async (name) => {
    await world.says('wang', '导入', { files: [`${FOLDER}/${name}`] });
    expectSaid(world, 'wang', '导入预览', '新增');
    expectUnsaid(world, 'wang', '有问题', '没有用到', '没有认出');
    await world.presses('wang', '确认');
    expectSaid(world, 'wang', '导入好了');
  });

  it('make a congress in which the suggestions are with their units', async () => {
    expect(await world.record('2026闭-001')).toMatchObject({
      state: 'assigned',
      leadDeputy: '张样例',
      cosigners: ['李样例'],
    });
    expect(await world.record('2026闭-002')).toMatchObject({ state: 'replied', outcome: 'A' });
    expect(await world.record('2026闭-003')).toMatchObject({ state: 'registered' });
  });
});
