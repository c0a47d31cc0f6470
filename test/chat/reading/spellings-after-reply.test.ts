import { describe, expect, it } from 'vitest';
import { callOf, type Expected, flat } from './support.ts';

describe('what is typed once a unit has replied', () => {
  it.each<[string, Expected]>([
    ['#承诺完成 18 佐证:照片', { name: 'commitmentDone', numbers: ['018'], evidence: '照片' }],
    [
      '#承诺完成 18 日期:4月8日 佐证:验收单、照片',
      { name: 'commitmentDone', numbers: ['018'], evidence: '验收单、照片', date: '2026-04-08' },
    ],
    ['#18号承诺完成了,已验收', { name: 'commitmentDone', numbers: ['018'], evidence: '已验收' }],
    ['#承诺完成 18', { name: 'commitmentDone', numbers: ['018'] }],
    [
      '#补承诺 18 更换其余路灯 9月30日前 责任人:何局长',
      {
        name: 'commitment',
        numbers: ['018'],
        commitments: [{ matter: '更换其余路灯', date: '2026-09-30', owner: '何局长' }],
      },
    ],
    [
      '#补承诺 18 事项:更换其余路灯 时限:9月30日 责任人:何局长',
      {
        name: 'commitment',
        numbers: ['018'],
        commitments: [{ matter: '更换其余路灯', date: '2026-09-30', owner: '何局长' }],
      },
    ],
    [
      '#面复 18 A 日期:4月8日 内容:当面说明了',
      {
        name: 'reply',
        numbers: ['018'],
        outcome: 'A',
        date: '2026-04-08',
        content: '当面说明了',
        commitments: [],
        faceToFace: true,
      },
    ],
    [
      '#答复 18 A 面复:4月8日 内容:当面说明了',
      {
        name: 'reply',
        numbers: ['018'],
        outcome: 'A',
        date: '2026-04-08',
        content: '当面说明了',
        commitments: [],
        faceToFace: true,
      },
    ],
    [
      '#答复 18 B 内容:已招标 承诺:完工 责任人:何局长 2026-09-30',
      {
        name: 'reply',
        numbers: ['018'],
        outcome: 'B',
        content: '已招标',
        commitments: [{ matter: '完工', date: '2026-09-30', owner: '何局长' }],
      },
    ],
    [
      '#答复 18 结果:吸纳推动 内容:已招标',
      { name: 'reply', numbers: ['018'], outcome: '吸纳推动', content: '已招标', commitments: [] },
    ],
  ])('by units: %j', (text, expected) => {
    expect(flat(callOf(text))).toEqual(expected);
  });

  it.each<[string, Expected]>([
    ['#核收 18', { name: 'acceptPaper', numbers: ['018'] }],
    ['18、22 核收', { name: 'acceptPaper', numbers: ['018', '022'] }],
    ['#核收 18 4月8日', { name: 'acceptPaper', numbers: ['018'], date: '2026-04-08' }],
    [
      '#面对面 18 时间:5月6日 地点:会议室',
      { name: 'hearing', numbers: ['018'], date: '2026-05-06', place: '会议室' },
    ],
    [
      '#面对面 18 5月6日下午3点 在区人大302',
      { name: 'hearing', numbers: ['018'], date: '2026-05-06', time: '15:00', place: '区人大302' },
    ],
    [
      '#面对面 18 地点:区人大 时间:5月6日 9:30',
      { name: 'hearing', numbers: ['018'], date: '2026-05-06', time: '09:30', place: '区人大' },
    ],
    ['#面对面 18', { name: 'hearing', numbers: ['018'] }],
    [
      '#面对面 18 6月3日上午9点 3楼会议室',
      { name: 'hearing', numbers: ['018'], date: '2026-06-03', time: '09:00', place: '3楼会议室' },
    ],
    [
      '#面对面 18 6月3日15时 15楼',
      { name: 'hearing', numbers: ['018'], date: '2026-06-03', time: '15:00', place: '15楼' },
    ],
    [
      '#面对面 18 8:30 6月3日 请代表准备材料',
      { name: 'hearing', numbers: ['018'], date: '2026-06-03', time: '08:30' },
    ],
    [
      '#面对面 18 时间:6月3日 下午三点半 3楼',
      { name: 'hearing', numbers: ['018'], date: '2026-06-03', time: '15:30', place: '3楼' },
    ],
    [
      '#面对面 18 6月3日下午2:30 区人大302',
      { name: 'hearing', numbers: ['018'], date: '2026-06-03', time: '14:30', place: '区人大302' },
    ],
    ['#议政会结论 18 满意', { name: 'hearingResult', numbers: ['018'], conclusion: 'satisfied' }],
    [
      '#议政会结论 18 二次交办 要求:补装其余路灯 期限:6月30日',
      {
        name: 'hearingResult',
        numbers: ['018'],
        conclusion: 'second_round',
        demand: '补装其余路灯',
        due: '2026-06-30',
      },
    ],
    [
      '#议政会结论 18 代表仍不满意,要求补装路灯',
      { name: 'hearingResult', numbers: ['018'], conclusion: 'second_round', demand: '要求补装路灯' },
    ],
    ['#议政会结论 18', { name: 'hearingResult', numbers: ['018'] }],
    [
      '#公开 18 摘要 理由:含个人信息',
      { name: 'disclose', numbers: ['018'], mode: 'summary', reason: '含个人信息' },
    ],
    ['#公开 18、22 全文', { name: 'disclose', numbers: ['018', '022'], mode: 'full' }],
    ['#公开 全文 18', { name: 'disclose', numbers: ['018'], mode: 'full' }],
    [
      '#公开 18 不公开 理由:涉及个人隐私',
      { name: 'disclose', numbers: ['018'], mode: 'withheld', reason: '涉及个人隐私' },
    ],
    [
      '#公开 18 全文 链接:https://rd.example.cn/2026/18.html',
      { name: 'disclose', numbers: ['018'], mode: 'full', link: 'https://rd.example.cn/2026/18.html' },
    ],
    [
      '#公开 18 全文 https://rd.example.cn/18',
      { name: 'disclose', numbers: ['018'], mode: 'full', link: 'https://rd.example.cn/18' },
    ],
    ['#公开 18', { name: 'disclose', numbers: ['018'] }],
  ])('by staff: %j', (text, expected) => {
    expect(flat(callOf(text))).toEqual(expected);
  });
});
