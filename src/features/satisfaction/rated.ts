import type { Viewer } from '../../domain/visibility/visibility.ts';
import { ratedKey, ratedKeys } from '../../storage/ratings.ts';
import type { Room } from '../context.ts';
import type { Matter } from '../matters/matter.ts';
import { ratersOfMatters } from './raters.ts';

/** Ids of the replied matters that every deputy who is asked has rated in the present round: nothing is waited for. */
export async function ratedMatters(room: Room, matters: readonly Matter[]): Promise<ReadonlySet<string>> {
  const replied = matters.filter(({ suggestion }) => suggestion.state === 'replied');
  const ids = replied.map(({ suggestion }) => suggestion.id);
  if (ids.length === 0) return new Set();
  const [raters, keys] = [
    await ratersOfMatters(room, replied),
    await ratedKeys(room.work.tx, room.congress.id, ids),
  ];
  const complete = replied.filter(({ suggestion }) => {
    const asked = raters.get(suggestion.id) ?? [];
    return asked.length > 0 && asked.every(({ id }) => keys.has(ratedKey(suggestion, id)));
  });
  return new Set(complete.map(({ suggestion }) => suggestion.id));
}

/**
 * The same as far as the readers may know it. A matter that is rated and goes on was not satisfied with, which a unit
 * must not infer (背靠背, domain.md 2.4): only deputies without a unit and staff are told.
 */
export async function ratedFor(
  room: Room,
  matters: readonly Matter[],
  readers: readonly Viewer[],
): Promise<ReadonlySet<string>> {
  const may = readers.every(
    ({ roles, unitId }) => unitId === undefined && (roles.includes('deputy') || roles.includes('staff')),
  );
  return may && readers.length > 0 ? ratedMatters(room, matters) : new Set();
}
