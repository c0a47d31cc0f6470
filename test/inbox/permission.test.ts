import { describe, expect, it } from 'vitest';
import type { AnyCall } from '../../src/chat/card-call.ts';
import type { CommandChat } from '../../src/chat/reading/command-table.ts';
import type { Role } from '../../src/domain/visibility/visibility.ts';
import { permit, wordTyped } from '../../src/inbox/permission.ts';
import { loadCommandTable } from '../../src/scripts/commands.ts';

const TABLE = loadCommandTable('bot-scripts');
const NONE = { numbers: [], all: false, except: [] };
const ROLES: readonly Role[] = [
  'deputy',
  'councillor',
  'handler',
  'unit_leader',
  'coordinator',
  'staff',
  'reviewer',
  'supervisor',
  'leader',
];
const CHATS: readonly CommandChat[] = [
  'deputies',
  'unit',
  'units',
  'staff',
  'coordination',
  'supervision',
  'mixed',
  'direct',
];

const SUBMIT: AnyCall = { name: 'submit', suggestion: { cosigners: [], units: [] } };
const REVIEW: AnyCall = { name: 'review', targets: NONE };
const ASSIGN: AnyCall = {
  name: 'assign',
  targets: NONE,
  lead: [],
  assisting: [],
  separate: [],
  fastTrack: false,
  key: false,
  sixMonths: false,
};
const SIGN: AnyCall = { name: 'signOff', targets: NONE };
const REPLY: AnyCall = { name: 'reply', targets: NONE, commitments: [] };
const RATE: AnyCall = { name: 'rate', targets: NONE };
const DECIDE: AnyCall = { name: 'decideReturn', targets: NONE, reassignTo: [] };
const UNDO: AnyCall = { name: 'undo' };

describe('role and chat must both fit (commands.md, the words)', () => {
  it.each<[string, AnyCall, readonly Role[], readonly CommandChat[]]>([
    ['建议', SUBMIT, ['deputy'], ['deputies', 'mixed', 'direct']],
    ['评价', RATE, ['deputy'], ['direct']],
    ['签收', SIGN, ['handler', 'unit_leader'], ['unit', 'units', 'mixed', 'direct']],
    ['答复', REPLY, ['handler', 'unit_leader'], ['unit', 'units', 'mixed', 'direct']],
    ['审核', REVIEW, ['staff', 'reviewer'], ['staff', 'mixed', 'direct']],
    ['交办', ASSIGN, ['staff'], ['staff', 'mixed', 'direct']],
    ['退办审批', DECIDE, ['coordinator', 'staff'], ['staff', 'coordination', 'mixed', 'direct']],
    ['撤销', UNDO, ['staff'], ['staff', 'mixed', 'direct']],
  ])('%s', (_word, call, roles, chats) => {
    const allowedRoles = ROLES.filter((role) => permit(TABLE, call, { roles: [role], chat: 'direct' }).ok);
    expect(allowedRoles).toEqual(ROLES.filter((role) => roles.includes(role)));
    const allowedChats = CHATS.filter((chat) => permit(TABLE, call, { roles, chat }).ok);
    expect(allowedChats).toEqual(CHATS.filter((chat) => chats.includes(chat)));
  });

  it('查 and 帮助 are for anyone anywhere', () => {
    for (const call of [{ name: 'query', targets: NONE }, { name: 'help' }] as const) {
      expect(CHATS.filter((chat) => !permit(TABLE, call, { roles: ['leader'], chat }).ok)).toEqual([]);
    }
  });

  it('a wrong role is told before a wrong chat', () => {
    expect(permit(TABLE, SIGN, { roles: ['deputy'], chat: 'deputies' })).toMatchObject({
      ok: false,
      why: 'role',
    });
    expect(permit(TABLE, SIGN, { roles: ['handler'], chat: 'deputies' })).toMatchObject({
      ok: false,
      why: 'chat',
    });
  });

  it('one of several roles is enough', () => {
    expect(permit(TABLE, SIGN, { roles: ['deputy', 'unit_leader'], chat: 'unit' })).toEqual({ ok: true });
  });

  it('nobody without a role does what is not for anyone', () => {
    const open = [SUBMIT, RATE, SIGN, REPLY, REVIEW, ASSIGN, DECIDE, UNDO].filter(
      (call) => permit(TABLE, call, { roles: [], chat: 'direct' }).ok,
    );
    expect(open).toEqual([]);
  });

  it.each<[string, AnyCall, Role]>([
    ['确认提交', { name: 'confirmDraft', suggestion: 'x' }, 'deputy'],
    ['修改', { name: 'editDraft', suggestion: 'x' }, 'deputy'],
    ['放弃', { name: 'discardDraft', suggestion: 'x' }, 'deputy'],
    ['退改', { name: 'askRevision', suggestion: 'x' }, 'staff'],
    ['不宜', { name: 'askDecline', suggestion: 'x' }, 'staff'],
    ['申请退办', { name: 'askReturn', suggestion: 'x' }, 'handler'],
    ['同意', { name: 'decide', agree: true, refs: [], reassignTo: [] }, 'coordinator'],
  ])('the choice %s needs the role of its word', (_label, call, role) => {
    expect(permit(TABLE, call, { roles: [role], chat: 'direct' })).toEqual({ ok: true });
    expect(permit(TABLE, call, { roles: ['leader'], chat: 'direct' })).toMatchObject({
      ok: false,
      why: 'role',
    });
  });
});

describe('the word of a refusal', () => {
  it.each([
    ['overview', '总览', '总览'],
    ['agree', '准予 退4', '准予'],
    ['signOff', '18 签收', '签收'],
    ['signOff', '18号、22号 确认签收', '确认签收'],
    ['requestReturn', '25不是我们的,归交通局', '退办'],
  ])('of %s said as %j is %s', (key, spoken, word) => {
    const entry = TABLE.commands.find((each) => each.key === key);
    expect(entry && wordTyped(entry, spoken)).toBe(word);
  });
});
