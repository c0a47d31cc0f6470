import { describe, expect, it } from 'vitest';
import { readInvitees } from '../../../src/chat/reading/cosigning.ts';
import { passage } from '../../../src/chat/reading/fold.ts';
import { readMessage } from '../../../src/chat/reading/read.ts';
import { TABLE, TODAY } from './support.ts';

function callOf(text: string, where: 'direct' | 'group' = 'direct') {
  const said = { text, where, mentions: [], quotesBot: false, today: TODAY } as const;
  const reading = readMessage({ ...said, attachments: { images: 0, files: [] } }, TABLE);
  return reading.kind === 'call' ? reading.call : undefined;
}

describe('联名', () => {
  it.each([
    ['联名', [], false],
    ['联名 李芳、周砚秋', ['李芳', '周砚秋'], false],
    ['联名:李芳 周砚秋代表', ['李芳', '周砚秋'], false],
    ['请联名 全团', [], true],
    ['联名 拟12 李芳', ['李芳'], false],
  ])('%j asks for %j', (text, names, wholeTeam) => {
    expect(callOf(text)).toMatchObject({ name: 'inviteCosigners', names, wholeTeam });
  });

  it('is chatter in a group without a mark', () => {
    expect(callOf('联名 李芳', 'group')).toBeUndefined();
    expect(callOf('#联名 李芳', 'group')).toMatchObject({ name: 'inviteCosigners', names: ['李芳'] });
  });

  it('at the head of a suggestion is a field of it', () => {
    const call = callOf('联名:李芳\n标题:关于修桥的建议\n问题:桥断。\n建议:修桥。');
    expect(call).toMatchObject({
      name: 'submit',
      suggestion: { title: '关于修桥的建议', cosigners: ['李芳'] },
    });
  });

  it.each([
    ['全体代表', true],
    ['本团', true],
    ['李芳', false],
  ])('asked for, %j means the whole team: %s', (text, wholeTeam) => {
    expect(readInvitees(passage(text)).wholeTeam).toBe(wholeTeam);
  });
});

describe('one part of a suggestion, however short, in a direct chat', () => {
  it.each([
    ['问题:桥断了。', { reason: '桥断了。' }],
    ['对策:修桥。', { advice: '修桥。' }],
    ['措施:装两道减速带。', { advice: '装两道减速带。' }],
    ['原因分析:年久失修。', { analysis: '年久失修。' }],
  ])('%j is read as it', (text, parts) => {
    expect(callOf(text)).toMatchObject({ name: 'submit', suggestion: parts });
  });

  it.each(['原因:等设备', '意见:可以', '情况:已到现场'])('%j may belong to another word', (text) => {
    expect(callOf(text)?.name).not.toBe('submit');
  });
});
