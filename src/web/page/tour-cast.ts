import type { PageChat, PagePerson } from '../page-types.ts';
import { placeOf, roleOf } from './wording.ts';

/** Who plays in the tour, and where. */
export interface TourCast {
  readonly deputy: PagePerson;
  readonly staff: PagePerson;
  readonly handler: PagePerson;
  /** The unit's name. */
  readonly unit: string;
  readonly deputyChat: string;
  readonly staffChat: string;
  readonly unitChat: string;
}

/** The unit that the tour's suggestion is for, where there is one of this name; else the first one. */
const PREFERRED = '住建';

/** Find the cast among the people of the sandbox; `undefined` where a part cannot be played. */
export function tourCast(people: readonly PagePerson[], chats: readonly PageChat[]): TourCast | undefined {
  const inRole = (word: string): readonly PagePerson[] =>
    people.filter(({ caption }) => roleOf(caption).includes(word));
  const groups = chats.filter(({ kind }) => kind === 'group');
  const staff = inRole('工委')[0];
  const deputy = inRole('代表').find(({ caption }) => !roleOf(caption).includes('工委'));
  const handlers = inRole('承办人');
  const handler = handlers.find(({ caption }) => caption.includes(PREFERRED)) ?? handlers[0];
  if (staff === undefined || deputy === undefined || handler === undefined) return undefined;

  const unit = placeOf(handler.caption).split('·')[0]?.trim() ?? '';
  const unitChat = smallest(groups.filter(({ members }) => members.includes(handler.id)));
  const staffChat = smallest(groups.filter(({ members }) => members.includes(staff.id)));
  const deputyChat = chats.find(({ kind, members }) => kind === 'direct' && members[0] === deputy.id);
  if (unitChat === undefined || staffChat === undefined || deputyChat === undefined) return undefined;
  return {
    ...{ deputy, staff, handler, unit },
    deputyChat: deputyChat.id,
    staffChat: staffChat.id,
    unitChat: unitChat.id,
  };
}

/** A unit's own group and the office's own group have fewer members than those they share with others. */
function smallest(groups: readonly PageChat[]): PageChat | undefined {
  return [...groups].sort((one, other) => one.members.length - other.members.length)[0];
}
