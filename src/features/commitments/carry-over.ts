import { civilDateOf, yearOf } from '../../domain/calendar/civil-date.ts';
import { carryOverDay, yearToCarryInto } from '../../domain/commitments/look-back.ts';
import { type Commitment, saveCommitment } from '../../storage/commitments.ts';
import type { Room } from '../context.ts';
import { staffPlaces } from '../speaking/recipients.ts';
import { say } from '../speaking/speak.ts';
import { openPromises } from './open-promises.ts';

/** 结转: what is still open of earlier years goes over into this one, once, on its first working day. */
export async function carryOver(room: Room): Promise<void> {
  if (room.today < carryOverDay(yearOf(room.today), room.calendar)) return;
  const open = await openPromises(room);
  const over = open.flatMap(({ commitment }) => {
    const year = yearToCarryInto(promisedOf(commitment), room.today);
    return year === undefined ? [] : [{ commitment, year }];
  });
  if (over.length === 0) return;

  for (const { commitment, year } of over) {
    await saveCommitment(
      room.work,
      commitment,
      { ...commitment, carriedTo: year },
      { action: 'commitment.carried_over' },
    );
  }
  for (const place of await staffPlaces(room)) {
    await say(room, {
      to: place.address,
      class: 'notice',
      template: 'commitments/carried-over',
      values: { count: over.length, year: yearOf(room.today) },
    });
  }
}

/** What of a stored commitment the rules of the year look at. */
export function promisedOf(commitment: Commitment) {
  const { enteredAt, doneOn, carriedTo } = commitment;
  return {
    madeOn: civilDateOf(enteredAt),
    ...(doneOn === undefined ? {} : { doneOn }),
    ...(carriedTo === undefined ? {} : { carriedTo }),
  };
}
