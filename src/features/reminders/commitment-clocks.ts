import { civilDateOf } from '../../domain/calendar/civil-date.ts';
import type { LadderRung } from '../../domain/reminders/ladder.ts';
import { rulesOfMatter } from '../matters/matter-rules.ts';
import { openPromises } from '../commitments/open-promises.ts';
import type { Room } from '../context.ts';
import type { MatterClock } from './clocks.ts';
import { recipientsOf } from './unit-clocks.ts';
import { inTurn } from '../../storage/in-turn.ts';

/** The dates by which units promised to do something, until it is done (重庆市条例第二十四条: 计划、进度、时限). */
export async function commitmentClocks(room: Room): Promise<MatterClock[]> {
  const promises = await openPromises(room, { dueOn: { not: null } });
  const clocks = await inTurn(promises, async ({ commitment, matter, share }): Promise<MatterClock[]> => {
    const { dueOn } = commitment;
    if (dueOn === undefined) return [];
    const { commitments } = await rulesOfMatter(room, matter.suggestion);
    const entered = civilDateOf(commitment.enteredAt);
    const clock = {
      subject: commitment.id,
      clock: 'commitment',
      round: commitment.round,
      start: entered,
      due: dueOn,
      enteredOn: entered,
      ladder: commitments.remind,
      recipients: (rung: LadderRung) => recipientsOf(share, rung),
    };
    return [{ clock, matter, share, what: commitment.matter }];
  });
  return clocks.flat();
}
