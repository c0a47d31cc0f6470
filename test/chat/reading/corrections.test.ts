import { describe, expect, it } from 'vitest';
import { corrected } from '../../../src/chat/reading/corrected.ts';
import { correctionIn } from '../../../src/chat/reading/corrections.ts';
import { passage } from '../../../src/chat/reading/fold.ts';

const DRAFT = {
  title: '关于更换东风路路灯的建议',
  reason: '东风路的灯坏了15天,共5盏。',
  advice: '1.换上新灯;\n2.东风路每月巡查一次;\n3.公布电话。',
};
const made = (said: string, draft = DRAFT) => {
  const correction = correctionIn(passage(said));
  return correction && corrected(draft, correction);
};
const EAST_LAKE = {
  title: '关于更换东湖路路灯的建议',
  reason: '东湖路的灯坏了15天,共5盏。',
  advice: '1.换上新灯;\n2.东湖路每月巡查一次;\n3.公布电话。',
};

describe('a word that was wrong is put right wherever it stands', () => {
  it.each([
    '不是东风路,是东湖路',
    '不是东风路，是东湖路。',
    '不是东风路而是东湖路',
    '不是东风路是东湖路',
    '写错了,不是东风路,应该是东湖路',
    '不好意思,路名错了,是东湖路,不是东风路',
    '把东风路改成东湖路',
    '麻烦您把「东风路」都改为「东湖路」',
    '东风路写错了,应该是东湖路',
    '写错了,应该是东湖路',
    '打错字了，是东湖路',
  ])('%s', (said) => {
    expect(made(said)).toEqual(EAST_LAKE);
  });

  it.each([
    ['不是5盏,是8盏', { reason: '东风路的灯坏了15天,共8盏。' }],
    ['不是5,是8', { reason: '东风路的灯坏了15天,共8盏。' }],
    ['写错了,应该是8盏', { reason: '东风路的灯坏了15天,共8盏。' }],
    ['把标题里的东风路改成东湖路', EAST_LAKE],
    ['不是灯坏了,是线断了', { reason: '东风路的线断了15天,共5盏。' }],
  ])('%s', (said, parts) => {
    expect(made(said)).toEqual(parts);
  });

  it('nothing is doubled where the right word stands already', () => {
    const draft = { ...DRAFT, title: '关于新灯的建议', reason: '路灯坏了,灯杆也歪。' };
    expect(made('不是新灯,是新灯泡', { ...draft, advice: '换上新灯泡,新灯要亮。' })).toMatchObject({
      advice: '换上新灯泡,新灯泡要亮。',
    });
  });
});

describe('a part and a point', () => {
  it.each([
    ['问题那段改成:灯坏了三个月了', { reason: '灯坏了三个月了' }],
    ['把建议部分改成：年内修好。', { advice: '年内修好。' }],
    ['标题改成:关于修灯的建议', { title: '关于修灯的建议' }],
    ['问题部分再加一句:晚上很黑', { reason: '东风路的灯坏了15天,共5盏,晚上很黑' }],
    [
      '第二条再加一句:要在国庆前完成',
      { advice: '1.换上新灯;\n2.东风路每月巡查一次,要在国庆前完成;\n3.公布电话。' },
    ],
    ['第3条改成公布报修电话', { advice: '1.换上新灯;\n2.东风路每月巡查一次;\n3.公布报修电话。' }],
    ['删掉第二条', { advice: '1.换上新灯;\n2.公布电话。' }],
    ['第一条删了吧', { advice: '1.东风路每月巡查一次;\n2.公布电话。' }],
    ['第三条不要了', { advice: '1.换上新灯;\n2.东风路每月巡查一次;' }],
    ['删掉第四条', { noPoint: 4 }],
    ['第5条再加一句:要快', { noPoint: 5 }],
  ])('%s', (said, parts) => {
    expect(made(said)).toEqual(parts);
  });

  it('without numbers the advice is one point, and its last is not taken away', () => {
    const draft = { ...DRAFT, advice: '年内修好。' };
    expect(made('第一条再加一句:要快', draft)).toEqual({ advice: '年内修好,要快。' });
    expect(made('删掉第一条', draft)).toEqual({ noPoint: 1 });
    expect(made('删掉第二条', { ...DRAFT, advice: '1.换灯;2.巡查。' })).toEqual({ advice: '换灯;' });
  });
});

describe('what is something else', () => {
  it.each([
    '不是西街,是东街',
    '不是我不想写,是没有时间',
    '写错了,应该是朝阳桥',
    '建议改成双向车道',
    '把路灯改成太阳能的',
    '旁边那条沟也堵了',
    '希望第二条路也修一修',
    '删掉',
  ])('%s', (said) => {
    expect(made(said)).toBeUndefined();
  });
});
