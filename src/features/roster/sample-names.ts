import type { Role } from '../../domain/visibility/visibility.ts';

/** Invented people of the sample congress; nobody of these names is meant. */

export const SYSTEM = '区政府';

export const TEAMS: Readonly<Record<string, readonly string[]>> = {
  第一代表团: [
    '张明',
    '李芳',
    '周砚秋',
    '蓝秀英',
    '韩立诚',
    '贺春生',
    '邱玉兰',
    '莫少华',
    '覃桂珍',
    '俞长青',
  ],
  第二代表团: [
    '沈国梁',
    '乔雨薇',
    '陆守义',
    '方小满',
    '钟惠芬',
    '倪建勋',
    '柏青松',
    '谷文秀',
    '尤立新',
    '郝冬梅',
  ],
  第三代表团: [
    '丁望舒',
    '欧阳静',
    '季伯年',
    '庄晓燕',
    '路遥远',
    '戴宗平',
    '苗桂香',
    '冉志强',
    '池上青',
    '伍月华',
  ],
};

export const HANDLERS: Readonly<Record<string, readonly string[]>> = {
  区教育局: ['陈立德', '孟晚晴'],
  区住建局: ['赵启航', '蒋若男'],
  区交通局: ['孙路平'],
  区城管局: ['吴净尘', '葛长安'],
  区水务局: ['江流'],
  区卫健局: ['杜仲康', '夏荷'],
  区民政局: ['米兰芝'],
  区公安分局: ['石卫东'],
};

interface OfficePerson {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly system?: string;
}

export const STAFF: readonly OfficePerson[] = [
  { id: 'staff-1', name: '王敏', roles: ['staff', 'reviewer'] },
  { id: 'staff-2', name: '高远山', roles: ['staff'] },
  { id: 'staff-3', name: '林知夏', roles: ['staff'] },
  { id: 'coordinator-1', name: '周科长', roles: ['coordinator'], system: SYSTEM },
  { id: 'leader-1', name: '罗主任', roles: ['leader'] },
];
