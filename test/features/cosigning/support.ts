import type { World } from '../../support/world.ts';

const PLACES = [
  '充电棚',
  '人行天桥',
  '口袋公园',
  '公交站台',
  '社区食堂',
  '体育场馆',
  '垃圾分拣站',
  '电梯加装',
];

/** 张明 has put forward a joint suggestion and confirmed it: 拟N. */
export async function joint(
  world: World,
  names: string,
  options: { readonly in?: string; readonly confidential?: boolean } = {},
): Promise<string> {
  const count = (await world.app.database.read.suggestion.count()) + 1;
  const place = PLACES[count % PLACES.length] ?? '';
  const secret = options.confidential === true ? '\n不公开:是' : '';
  const manner = options.in === undefined ? {} : { in: options.in };
  await world.says(
    'zhang',
    `#建议\n标题:关于新建${place}${String(count)}处的建议\n问题:居民盼了多年。\n建议:年内建成。\n联名:${names}${secret}`,
    manner,
  );
  const shown = [...world.heard(options.in ?? 'zhang'), ...world.heard('zhang')].join('\n');
  const intake = /拟\d+/u.exec(shown)?.[0] ?? '';
  await world.presses('zhang', '确认提交', options.confidential === true ? {} : manner);
  return intake;
}
