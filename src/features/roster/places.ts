import type { GroupKindSaid } from '../../chat/roster-call.ts';
import type { Role } from '../../domain/visibility/visibility.ts';
import { addSystem, addUnit, listSystems, listTeams } from '../../storage/enrolment.ts';
import { listUnits } from '../../storage/roster.ts';
import { matchUnit } from '../assignments/units.ts';
import type { Room } from '../context.ts';

/** Where people and groups belong: 代表团, 承办单位, 承办系统. */
export type PlaceKind = 'team' | 'unit' | 'system';

/** One of them, as memberships and groups refer to it: teams are names, the others have ids. */
export interface Place {
  readonly name: string;
  readonly columns: { readonly team?: string; readonly unitId?: string; readonly systemId?: string };
}

/** What a person of a role belongs to, and whether the role means nothing without it. */
export const PLACE_OF_ROLE: Partial<Record<Role, PlaceKind>> = {
  deputy: 'team',
  councillor: 'team',
  handler: 'unit',
  unit_leader: 'unit',
  coordinator: 'system',
};

export const PLACE_OF_GROUP: Partial<Record<GroupKindSaid, PlaceKind>> = {
  deputies: 'team',
  unit: 'unit',
  coordination: 'system',
};

/** The places of a kind that the roster has. */
export async function placesOf(room: Room, kind: PlaceKind): Promise<Place[]> {
  const { tx } = room.work;
  const congressId = room.congress.id;
  switch (kind) {
    case 'team':
      return (await listTeams(tx, congressId)).map((name) => ({ name, columns: { team: name } }));
    case 'unit':
      return (await listUnits(tx, congressId)).map(({ id, name }) => ({ name, columns: { unitId: id } }));
    case 'system':
      return (await listSystems(tx, congressId)).map(({ id, name }) => ({
        name,
        columns: { systemId: id },
      }));
  }
}

/** The place that a typed name means; of 区住建局 also 住建局 will do, but 一组 is not 十一组. */
export async function findPlace(room: Room, kind: PlaceKind, typed: string): Promise<Place | undefined> {
  const places = await placesOf(room, kind);
  return kind === 'team' ? places.find(({ name }) => name === typed) : matchUnit(places, typed);
}

/** Put a place on the roster; a team is there as soon as somebody belongs to it. */
export async function addPlace(room: Room, kind: PlaceKind, name: string): Promise<Place> {
  const id = room.newId();
  switch (kind) {
    case 'team':
      return { name, columns: { team: name } };
    case 'unit':
      await addUnit(room.work, { id, name });
      return { name, columns: { unitId: id } };
    case 'system':
      await addSystem(room.work, { id, name });
      return { name, columns: { systemId: id } };
  }
}
