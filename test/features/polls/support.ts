import type { World } from '../../support/world.ts';
import { readPoll } from '../../../src/features/polls/record.ts';

/** The projects of the tests, in the order in which people number them. */
export const PROJECTS = ['小区充电棚', '公厕改造', '停车位', '路灯更换'] as const;

export interface Opened {
  readonly number: string;
  readonly title: string;
}

/** What is typed after 新建 beside title and projects. */
export interface PollOptions {
  readonly seats?: number;
  readonly closing?: string;
  readonly more?: string;
}

/** Staff opens polls by what staff types, each with a name of its own. */
export function pollsOf(world: World) {
  let count = 0;
  const record = (title: string) => readPoll(world.app.database.read, world.congressId, title);
  return {
    record,
    async shown({ seats = 2, closing = '3月10日18:00', more = '基数:5' }: PollOptions = {}): Promise<string> {
      count += 1;
      const title = `民生实事${String(count)}`;
      const fields = `名称:${title} 项目:${PROJECTS.join('、')} 应选:${String(seats)} 截止:${closing} ${more}`;
      await world.says('wang', `#意见征求 新建 ${fields}`, { in: 'gs' });
      return title;
    },
    async opened(options: PollOptions = {}): Promise<Opened> {
      const title = await this.shown(options);
      await world.presses('wang', '确认', { in: 'gs' });
      return { title, number: /票\d+/u.exec(world.heardAll('gs'))?.[0] ?? '' };
    },
  };
}
