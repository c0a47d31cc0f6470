import { chineseDate } from '../../domain/calendar/civil-date.ts';
import type { Hearing } from '../../storage/hearings.ts';
import type { Room } from '../context.ts';

type Told = Pick<Room, 'texts' | 'today'>;

/** Day, time and place in words, or that they are told later. */
export function valuesOf(
  { texts, today }: Told,
  { heldOn, heldTime, place }: Pick<Hearing, 'heldOn' | 'heldTime' | 'place'>,
) {
  const day = heldOn === undefined ? '' : chineseDate(heldOn, today);
  return {
    when: `${day}${heldTime ?? texts.render('hearings/time-later', {})}`,
    place: place ?? texts.render('hearings/place-later', {}),
  };
}

/** The same of a 办公会, with who chairs it. */
export function meetingValues(told: Told, meeting: Pick<Hearing, 'heldOn' | 'heldTime' | 'place' | 'chair'>) {
  return { ...valuesOf(told, meeting), chair: chairWords(told, meeting) };
}

/** ;主持:高副区长, or nothing while nobody was named. */
export function chairWords({ texts }: Told, { chair }: Pick<Hearing, 'chair'>): string {
  return chair === undefined ? '' : texts.render('hearings/meeting-chair', { chair });
}
