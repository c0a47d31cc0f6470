import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readScenario } from '../../../src/cli/rehearsal/read-scenario.ts';
import type { Scenario } from '../../../src/cli/rehearsal/scenario.ts';
import { openSandboxApp, type SandboxApp } from './sandbox-app.ts';

const DEPUTY = 'direct:deputy-101';
const TEAM = 'group:group-deputies-1';
const STAFF = 'group:group-staff';
const UNIT = 'group:group-unit-2';
const LETTER = '标题:关于更换路灯的建议\n问题:十一盏路灯不亮。\n建议:一个月内更换。';

const folder = mkdtempSync(join(tmpdir(), 'jianyi-rehearsal-'));
let sandbox: SandboxApp;
beforeAll(async () => {
  sandbox = await openSandboxApp();
});
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

/** The file as `npm run rehearse` reads it: whatever is invalid in it throws here. */
async function exported(): Promise<{ readonly scenario: Scenario; readonly yaml: string }> {
  const yaml = (await sandbox.simulation.rehearsal()) ?? '';
  const file = join(folder, 'session.yaml');
  writeFileSync(file, yaml);
  return { scenario: readScenario(file, 'bot-scripts'), yaml };
}

async function lastSteps(count: number) {
  const { scenario, yaml } = await exported();
  // Keys without a value say nothing.
  const steps = JSON.parse(JSON.stringify(scenario.steps.slice(-count))) as readonly object[];
  return { steps, yaml };
}

it('is nothing while nothing was done', async () => {
  expect(await sandbox.simulation.rehearsal()).toBeUndefined();
});

it('holds the congress as it began, each act as a step, and the first words of each answer', async () => {
  await sandbox.say('deputy-101', DEPUTY, LETTER);
  await sandbox.press('deputy-101', DEPUTY, '确认提交');

  const { scenario } = await exported();

  expect(scenario.people).toHaveLength(47);
  expect(scenario.groups.find(({ id }) => id === 'group-unit-2')).toMatchObject({
    kind: 'unit',
    unit: '区住建局',
  });
  expect(scenario.steps).toMatchObject([
    {
      say: { by: 'deputy-101', text: LETTER },
      expect: [{ to: 'deputy-101', has: [expect.stringContaining('拟1')] }],
    },
    {
      press: { by: 'deputy-101', choice: '确认提交' },
      expect: [{ to: 'deputy-101' }, { in: 'group-staff', has: ['待审:拟1《关于更换路灯的建议》'] }],
    },
  ]);
});

it('expects silence after chatter, types mentions, and counts pictures', async () => {
  const picture = { kind: 'image', name: '路灯.png', mediaType: 'image/png', data: 'AAAA' } as const;
  await sandbox.say('deputy-102', TEAM, '今天开会吗@张明', { attachments: [picture] });

  const { steps } = await lastSteps(1);

  expect(steps).toMatchObject([
    {
      say: { by: 'deputy-102', in: 'group-deputies-1', text: '今天开会吗@{deputy-101}', images: 1 },
      expect: [{ in: 'group-deputies-1', none: true }],
    },
  ]);
});

it('moves the clock by working days, and expects what the bot said of itself on the way', async () => {
  const { clock } = sandbox.simulation;
  await sandbox.press('staff-1', STAFF, '通过');
  await sandbox.say('staff-1', STAFF, '#交办 1号 主办:区住建局');
  const toNext = async () => clock.advanceTo((await clock.nextDue())?.at ?? new Date(0));
  // The team's news of the morning come before the first reminder.
  await toNext();
  await toNext();

  const { steps } = await lastSteps(1);

  expect(steps).toMatchObject([
    {
      wait: expect.anything(),
      expect: [
        { in: 'group-deputies-1', has: [expect.stringContaining('新进展')] },
        { in: 'group-unit-2', has: [expect.stringContaining('提醒')] },
      ],
    },
  ]);
});

it('quotes by the step, names PDF files, and remarks on what it cannot hold', async () => {
  const pdf = { kind: 'file', name: '函.pdf', mediaType: 'application/pdf', data: 'JVBERi0=' } as const;
  const sheet = { ...pdf, name: '名单.xlsx' };
  const order = sandbox.simulation.lines(UNIT, 0).find(({ message }) => message.kind !== 'file');
  await sandbox.say('handler-21', UNIT, '签收', { quote: order?.messageId ?? '' });
  await sandbox.say('handler-21', UNIT, '#答复 1号 A 内容:已换好。', { attachments: [pdf] });
  await sandbox.say('staff-1', STAFF, '情况', { attachments: [sheet] });

  const { steps, yaml } = await lastSteps(3);

  expect(steps).toMatchObject([
    { say: { text: '签收', quote: { step: expect.any(Number) } } },
    { say: { files: ['函.pdf'] } },
    { say: { text: '情况' } },
  ]);
  expect(steps[2]).not.toHaveProperty('expect');
  expect(yaml).toContain('# 当时还发了文件:名单.xlsx,这里没有写出来,所以不核对回答');
});

it('holds nothing of what the bot did not keep, nor of what the network lost', async () => {
  const before = (await exported()).scenario.steps.length;
  sandbox.simulation.setFaults(['drop']);
  await sandbox.say('staff-1', STAFF, '待审');
  sandbox.simulation.setFaults([]);
  await sandbox.say('deputy-103', DEPUTY.replace('101', '103'), '【机密】关于某军事设施的建议');

  const { scenario, yaml } = await exported();

  expect(scenario.steps).toHaveLength(before);
  expect(yaml).not.toContain('军事设施');
});

it('still holds everything but the chatter after a restart', async () => {
  const before = (await exported()).scenario.steps.filter(({ say }) => say?.in !== 'group-deputies-1');

  await sandbox.restart();

  const after = (await exported()).scenario.steps;
  expect(after.map(({ say, press }) => say?.text ?? press?.choice)).toEqual(
    before.map(({ say, press }) => say?.text ?? press?.choice),
  );
});
