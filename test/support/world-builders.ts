import { strict as assert } from 'node:assert';
import type { SuggestionState } from '../../src/domain/suggestion/suggestion.ts';
import type { Acting } from './world-acting.ts';
import { type UnitName, UNITS } from './world-cast.ts';
import type { Reading } from './world-reading.ts';

/** A suggestion that was brought somewhere by commands that people typed. */
export interface Built {
  readonly intake: string;
  /** The formal number once there is one, before that 拟N: what a person would type. */
  readonly number: string;
  readonly title: string;
}

export interface DraftOptions {
  /** The deputy; `zhang` when absent. */
  readonly by?: string;
  /** Absent, the deputy writes privately. */
  readonly in?: string;
  readonly confidential?: boolean;
}

export interface AssignOptions extends DraftOptions {
  readonly assisting?: UnitName;
  readonly separate?: UnitName;
  /** What else is typed: 日期:3月1日, 六个月. */
  readonly more?: string;
}

/** Bring a suggestion quickly to a state, as people would. Each fails when the state was not reached. */
export interface Builders {
  draft(options?: DraftOptions): Promise<Built>;
  submitted(options?: DraftOptions): Promise<Built>;
  registered(options?: DraftOptions): Promise<Built>;
  assignedTo(unit: UnitName, options?: AssignOptions): Promise<Built>;
  signedOff(unit: UnitName, options?: AssignOptions): Promise<Built>;
  /** The unit has asked to give it back. */
  returnRequested(unit: UnitName, options?: AssignOptions): Promise<Built>;
  replied(unit?: UnitName, options?: AssignOptions): Promise<Built>;
  closed(options?: AssignOptions): Promise<Built>;
  withdrawn(options?: DraftOptions): Promise<Built>;
  declined(options?: DraftOptions): Promise<Built>;
  /** One unit's handler replies in the unit's group and confirms it. */
  replies(unit: UnitName, number: string, text?: string): Promise<void>;
}

/** Make something at its first use and share it: allowed and refused cases of one set-up. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

/** A distinct street for each title, so that a title met in a chat means its matter alone. */
const STREETS = ['人民', '梅溪', '文昌', '滨河', '朝阳', '建设', '解放', '和平', '新华', '胜利'];

export function buildersOf(world: Acting & Reading): Builders {
  const { says, presses, record } = world;
  let count = 0;

  async function reached(built: Built, state: SuggestionState): Promise<Built> {
    const found = await record(built.intake);
    const said = world.heardIn().map((chat) => `${chat}: ${world.heardAll(chat)}`);
    assert.equal(found.state, state, `${built.intake} was to be ${state}; the bot said\n${said.join('\n')}`);
    return { ...built, number: found.number ?? built.intake };
  }
  const at = ({ in: group }: DraftOptions): { in?: string } => (group === undefined ? {} : { in: group });

  const builders: Builders = {
    async draft(options = {}) {
      const { by = 'zhang' } = options;
      count += 1;
      const street = STREETS[count % STREETS.length] ?? '';
      const title = `关于更换${street}路${String(count)}号路灯的建议`;
      const secret = options.confidential === true ? '\n不公开:是' : '';
      await says(
        by,
        `#建议\n标题:${title}\n问题:${street}路有十一盏灯不亮。\n建议:一个月内更换。${secret}`,
        at(options),
      );
      const shown = [...world.heard(options.in ?? by), ...world.heard(by)].join('\n');
      const intake = /拟\d+/u.exec(shown)?.[0] ?? '';
      return reached({ intake, number: intake, title }, 'draft');
    },
    async submitted(options = {}) {
      const built = await builders.draft(options);
      // A 不公开 draft is shown privately, wherever it was typed.
      await presses(options.by ?? 'zhang', '确认提交', options.confidential === true ? {} : at(options));
      return reached(built, 'submitted');
    },
    async registered(options) {
      const built = await builders.submitted(options);
      await says('wang', `#通过 ${built.intake}`, { in: 'gs' });
      return reached(built, 'registered');
    },
    async assignedTo(unit, options = {}) {
      const built = await builders.registered(options);
      const assisting = options.assisting === undefined ? '' : ` 协办:${options.assisting}`;
      const separate = options.separate === undefined ? '' : ` 分办:${options.separate}`;
      const more = options.more === undefined ? '' : ` ${options.more}`;
      await says('wang', `#交办 ${built.number} 主办:${unit}${assisting}${separate}${more}`, { in: 'gs' });
      return reached(built, 'assigned');
    },
    async signedOff(unit, options) {
      const built = await builders.assignedTo(unit, options);
      await says(UNITS[unit].handler, `签收 ${built.number}`, { in: UNITS[unit].group });
      return built;
    },
    async returnRequested(unit, options) {
      const built = await builders.assignedTo(unit, options);
      const { handler, group } = UNITS[unit];
      await says(handler, `#退办 ${built.number} 理由:不属于本单位职责 建议单位:区住建局`, { in: group });
      await presses(handler, '确认退办', { in: group });
      assert.equal((await world.unit(built.number, unit)).assignmentState, 'return_requested');
      return built;
    },
    async replied(unit = '区教育局', options = {}) {
      const built = await builders.assignedTo(unit, options);
      await builders.replies(unit, built.number);
      return reached(built, 'replied');
    },
    async closed(options = {}) {
      const built = await builders.replied('区教育局', options);
      await says(options.by ?? 'zhang', `评价 ${built.number} 满意`);
      return reached(built, 'closed');
    },
    async withdrawn(options = {}) {
      const built = await builders.submitted(options);
      await says(options.by ?? 'zhang', `撤回 ${built.number} 理由:已经解决`);
      await presses(options.by ?? 'zhang', '确认撤回');
      return reached(built, 'withdrawn');
    },
    async declined(options) {
      const built = await builders.submitted(options);
      await says('wang', `#不宜 ${built.number} R09 没有具体内容`, { in: 'gs' });
      await presses('wang', '确认', { in: 'gs' });
      return reached(built, 'declined');
    },
    async replies(unit, number, text = 'A 内容:路灯已全部更换。') {
      const { handler, group } = UNITS[unit];
      await says(handler, `#答复 ${number} ${text}`, { in: group });
      // About a 不公开 matter it is shown back privately.
      const privately = world.heard(handler).length > 0;
      await presses(handler, '确认答复', privately ? {} : { in: group });
    },
  };
  return builders;
}
