import type { Audience } from '../../chat/simulation.ts';
import {
  commonVisibility,
  type Viewer,
  type Visibility,
  visibility,
  type VisibleMatter,
} from '../../domain/visibility/visibility.ts';
import { viewersOf } from '../../features/context.ts';
import { audienceOf } from '../../features/opening/audience.ts';
import { findAccount, findGroup, membershipsOf } from '../../storage/roster.ts';
import { type OfficePlace, PLATFORM } from './place.ts';

/** Who looks, and how the looks of several come together. */
interface Lookers {
  readonly viewers: readonly Viewer[];
  /** Team, unit and system that "own" means here. */
  readonly own: Pick<Viewer, 'team' | 'unitId' | 'systemId'>;
  readonly sees: (matter: VisibleMatter) => Visibility;
}

const OTHER: VisibleMatter = {
  confidential: false,
  draft: false,
  leadDeputyId: 'somebody else',
  cosignerIds: [],
  unitIds: [],
  systemIds: [],
};

/**
 * What everyone in a chat may see, found by asking the rules about one suggestion of each sort: so it is what the bot
 * really does, and not a description of it. Empty for a chat that the roster does not know.
 */
export async function chatAudience(place: OfficePlace, chat: string): Promise<readonly Audience[]> {
  const lookers = await lookersOf(place, chat);
  if (lookers === undefined || lookers.viewers.length === 0) return [];
  return Object.entries(probes(lookers.own)).map(([sort, matter]) => ({
    // The keys are those of the object that `probes` writes.
    sort: sort as Audience['sort'],
    sees: lookers.sees(matter),
  }));
}

function probes({
  team,
  unitId,
  systemId,
}: Lookers['own']): Partial<Record<Audience['sort'], VisibleMatter>> {
  return {
    ...(unitId === undefined ? {} : { own_unit: { ...OTHER, unitIds: [unitId] } }),
    ...(systemId === undefined || unitId !== undefined
      ? {}
      : { own_system: { ...OTHER, systemIds: [systemId] } }),
    ...(team === undefined ? {} : { own_team: { ...OTHER, leadTeam: team } }),
    other: OTHER,
    confidential: { ...OTHER, confidential: true },
  };
}

async function lookersOf({ database, account }: OfficePlace, chat: string): Promise<Lookers | undefined> {
  const [kind, externalId = ''] = chat.split(/:(.*)/s);
  const key = { platform: PLATFORM, account, externalId };
  if (kind === 'group') {
    const group = await findGroup(database.read, key);
    if (group === undefined) return undefined;
    const viewers = await audienceOf(database.read, group);
    return { viewers, own: group, sees: (matter) => commonVisibility(viewers, matter) };
  }
  const person = await findAccount(database.read, key);
  if (person === undefined) return undefined;
  const viewers = viewersOf(await membershipsOf(database.read, person.personId));
  return { viewers, own: Object.assign({}, ...viewers) as Viewer, sees: (matter) => best(viewers, matter) };
}

/** One person sees what any of the memberships shows. */
function best(viewers: readonly Viewer[], matter: VisibleMatter): Visibility {
  const each = viewers.map((viewer) => visibility(viewer, matter));
  return (['full', 'public'] as const).find((seen) => each.includes(seen)) ?? 'none';
}
