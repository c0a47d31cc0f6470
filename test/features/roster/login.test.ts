import { describe, expect, it } from 'vitest';
import { v7 } from 'uuid';
import { hashOfCode, makeCode } from '../../../src/features/roster/code.ts';
import { reportLogin } from '../../../src/features/roster/report-login.ts';
import type { Deps } from '../../../src/features/context.ts';
import { loadCalendar } from '../../../src/scripts/calendar.ts';
import { loadCommandTable } from '../../../src/scripts/commands.ts';
import { loadForms } from '../../../src/scripts/forms.ts';
import { parseRuleContent, sourcesIn } from '../../../src/scripts/rules.ts';
import { loadSupervisionBook } from '../../../src/scripts/supervision.ts';
import { loadTexts } from '../../../src/scripts/texts.ts';
import { codeSalt } from '../../../src/storage/binding-codes.ts';
import { noteLogin } from '../../../src/storage/bot-accounts.ts';
import { ruleContentOf } from '../../../src/storage/rules.ts';
import { createWorld } from '../../support/world.ts';
import { ACCOUNT, GROUPS, PEOPLE } from '../../support/world-cast.ts';
import { expectRefused, expectSaid } from '../../support/world-expect.ts';

const world = await createWorld();
const { database } = world.app;
const { read } = database;
const HERE = { platform: 'sandbox', account: ACCOUNT } as const;

const deps: Deps = {
  calendar: loadCalendar('bot-scripts/calendar', {}),
  table: loadCommandTable('bot-scripts'),
  texts: loadTexts('bot-scripts/texts'),
  forms: loadForms('bot-scripts/forms'),
  supervision: loadSupervisionBook('bot-scripts'),
  sourcesOf: sourcesIn('bot-scripts/rules'),
  newId: v7,
  rulesOf: async (tx, hash) => parseRuleContent(await ruleContentOf(tx, hash)),
};

const login = (self: string) =>
  database.write(async (tx) => {
    const now = world.clock.now();
    const noted = await noteLogin(tx, { ...HERE, self, now });
    if (noted.changed) await reportLogin(deps, tx, { ...HERE, now, ...noted });
    return noted;
  });
const living = () => read.identity.count({ where: { ...HERE, revokedAt: null } });
const BOUND = PEOPLE.filter((person) => person.bound).length;
const REGISTERED = GROUPS.filter((group) => group.kind !== undefined).length;

describe('as whom the bot is logged in', () => {
  it('is noted when it connects, and again without effect', async () => {
    expect(await read.botAccount.findMany()).toMatchObject([{ ...HERE, selfId: ACCOUNT, loginEpoch: 1 }]);
    expect(await login(ACCOUNT)).toMatchObject({ epoch: 1, changed: false, revoked: 0, closedGroups: 0 });
    expect(await living()).toBe(BOUND);
  });

  it('changes: every binding and group there is void, other platforms keep theirs, and staff hears of it', async () => {
    const wang = await read.person.findFirstOrThrow({ where: { name: '王敏' } });
    const elsewhere = {
      platform: 'feishu',
      account: 'app',
      externalId: 'ou_wang',
      loginEpoch: 1,
      reachable: true,
    };
    await read.identity.create({
      data: { id: v7(), personId: wang.id, boundAt: world.clock.now(), ...elsewhere },
    });

    const noted = await login('somebody-else');
    expect(noted).toMatchObject({ epoch: 2, changed: true, revoked: BOUND, closedGroups: REGISTERED });
    expect(await living()).toBe(0);
    expect(await read.chatGroup.count({ where: { ...HERE, closedAt: null } })).toBe(0);
    expect(await read.groupMember.count({ where: HERE })).toBe(0);
    const notices = await read.outboxMessage.findMany({ where: { template: 'roster/login-changed' } });
    expect(notices).toMatchObject([{ platform: 'feishu', conversationId: 'ou_wang', class: 'notice' }]);
    const told = JSON.stringify(notices[0]?.content);
    for (const word of ['沙盒', `${String(BOUND)}个账号`, `${String(REGISTERED)}个群`])
      expect(told).toContain(word);
    const closed = await read.auditEntry.count({ where: { action: 'group.closed' } });
    expect(closed).toBe(REGISTERED);
  });

  it('afterwards knows nobody; who binds again is bound under the new login', async () => {
    await world.says('zhang', '#查 拟1', { in: 'g1' });
    expectRefused(world, 'zhang', '登记');
    await world.says('zhang', '我的');
    expectRefused(world, 'zhang', '绑定');
    const code = makeCode();
    const { id: personId } = await read.person.findFirstOrThrow({ where: { name: '张明' } });
    const hash = await hashOfCode(code, await codeSalt(read));
    await read.bindingCode.create({
      data: { congressId: world.congressId, id: v7(), personId, hash, createdAt: world.clock.now() },
    });
    await world.says('zhang', `绑定 ${code}`);
    expectSaid(world, 'zhang', '张明代表', '绑定好了');
    const bound = await read.identity.findFirstOrThrow({ where: { externalId: 'zhang', revokedAt: null } });
    expect(bound.loginEpoch).toBe(2);
  });
});
