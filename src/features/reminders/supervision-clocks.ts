import { civilDateOf } from '../../domain/calendar/civil-date.ts';
import type { LadderRung } from '../../domain/reminders/ladder.ts';
import { isOwed, orderNumber } from '../../domain/supervision/order.ts';
import { dueSetOn } from '../../storage/supervision.ts';
import type { Room } from '../context.ts';
import { loadSupervised, type Supervised } from '../supervision/find-orders.ts';
import type { MatterClock } from './clocks.ts';

/** Orders that a unit has to answer by a day, and those that the office is to look at again. */
export async function supervisionClocks(room: Room): Promise<MatterClock[]> {
  const open = await loadSupervised(room, { state: { in: ['issued', 'correcting', 'look_back'] } });
  const setOn = await dueSetOn(
    room.work.tx,
    open.map(({ order }) => order),
    civilDateOf,
  );
  return open.flatMap((supervised) => {
    const { order, matter, unit } = supervised;
    const clock = isOwed(order) ? answerClock(room, supervised) : lookBackClock(supervised);
    if (clock === undefined) return [];
    const entered = setOn.get(order.id) ?? order.issuedOn;
    const share = matter.shares.find((each) => each.unit.id === unit.id);
    return [
      {
        clock: {
          subject: order.id,
          round: matter.suggestion.round,
          start: entered,
          enteredOn: entered,
          ...clock,
        },
        matter,
        order,
        what: orderNumber(order),
        ...(share === undefined ? {} : { share }),
      },
    ];
  });
}

type Particulars = Pick<MatterClock['clock'], 'clock' | 'due' | 'ladder' | 'recipients'>;

/** Up to the day and after it the unit; whoever supervises hears of it from the first overdue rung. */
function answerClock(room: Room, { order, unit }: Supervised): Particulars | undefined {
  if (order.dueOn === undefined) return undefined;
  return {
    clock: 'supervision',
    due: order.dueOn,
    ladder: room.supervision.remind,
    recipients: (rung: LadderRung) =>
      rung.overdueIndex >= 1 ? [`unit:${unit.id}`, 'office'] : [`unit:${unit.id}`],
  };
}

function lookBackClock({ order }: Supervised): Particulars | undefined {
  if (order.lookBackOn === undefined) return undefined;
  return {
    clock: 'lookBack',
    due: order.lookBackOn,
    ladder: [{ kind: 'offset', span: { count: 0, unit: 'd' }, sign: 0 }],
    recipients: () => ['office'],
  };
}
