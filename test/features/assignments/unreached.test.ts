import { beforeAll, describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld();

describe('a unit without a group, whose handlers the bot cannot write to', () => {
  beforeAll(async () => {
    await world.says('wang', '#注销本群', { in: 'gz' });
    await world.presses('wang', '确认', { in: 'gz' });
    await world.app.database.write((tx) =>
      tx.identity.updateMany({
        where: { externalId: { in: ['zhao', 'li'] } },
        data: { reachable: false },
      }),
    );
  });

  it('is named to staff with 交办', async () => {
    const { number } = await world.registered();
    await world.says('wang', `#交办 ${number} 主办:区教育局 协办:区住建局`, { in: 'gs' });
    expect(world.heardIn()).toEqual(['ge', 'gs']);
    expectSaid(world, 'gs', number, '已交办', '区住建局没有办理群,也没有能私信的联络员,请另行通知');
    expectUnsaid(world, 'gs', '区教育局没有办理群', '区教育局、区住建局没有');
  });

  it('is named to staff with 改办, and with a return that is given on to it', async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.says('wang', `#改办 ${number} 主办:区住建局`, { in: 'gs' });
    expectSaid(world, 'gs', '已改办', '区住建局没有办理群');
    const returned = await world.returnRequested('区教育局');
    await world.says('wang', `#退办审批 ${returned.number} 区教育局 同意 改交:区住建局`, { in: 'gs' });
    expectSaid(world, 'gs', '改交区住建局', '区住建局没有办理群');
  });

  it('is not counted with 催, and alone refused', async () => {
    await world.says('wang', '#催 未签收', { in: 'gs' });
    expectSaid(world, 'gs', '发给1家', '请另行通知:区住建局');
    await world.presses('wang', '确认', { in: 'gs' });
    expectSaid(world, 'gs', '已发出1份', '请另行通知:区住建局');
    expectSaid(world, 'gu', '还有1家');
    await world.wait('1d');
    const { number } = await world.registered();
    await world.says('wang', `#交办 ${number} 主办:区住建局`, { in: 'gs' });
    await world.says('wang', `#催 ${number}`, { in: 'gs' });
    expectRefused(world, 'wang', '区住建局没有办理群');
  });
});
