import type { CongressSeed, SeedGroup } from './features/roster/congress-seed.ts';
import type { SandboxCast } from './storage/sandbox.ts';

/**
 * The congress that the sandbox began with, and who and what came to it since: so that a rehearsal of the session knows
 * everybody who said something in it.
 */
export function withNewcomers(
  congress: CongressSeed,
  { people, groups }: SandboxCast,
  place: Pick<SeedGroup, 'platform' | 'account'>,
): CongressSeed {
  const known = new Set(congress.people.map(({ id }) => id));
  const came = people.filter(({ externalId }) => !known.has(externalId));
  const ids = new Set(came.map(({ externalId }) => externalId));
  return {
    ...congress,
    units: withNames(
      congress.units,
      came.map(({ unit }) => unit),
    ),
    systems: withNames(
      congress.systems,
      came.map(({ system }) => system),
    ),
    people: [
      ...congress.people,
      ...came.map(({ externalId: id, reachable: friend, name, roles, ...places }) => ({
        ...{ ...place, id, name, roles, bound: true, friend },
        ...given(places),
      })),
    ],
    groups: groups.map(({ id, name, kind, members, ...places }): SeedGroup => {
      const seeded = congress.groups.find((group) => group.id === id);
      if (seeded === undefined) return { ...place, id, name, kind, members, ...given(places) };
      return { ...seeded, members: [...seeded.members, ...members.filter((member) => ids.has(member))] };
    }),
  };
}

function withNames<T extends { readonly name: string }>(
  seeded: readonly T[],
  names: readonly (string | undefined)[],
): readonly (T | { readonly name: string })[] {
  const more = new Set(names.filter((name) => name !== undefined));
  for (const { name } of seeded) more.delete(name);
  return [...seeded, ...[...more].map((name) => ({ name }))];
}

/** Only what there is: a rehearsal file names no empty places. */
function given(places: { readonly [K in 'team' | 'unit' | 'system']: string | undefined }) {
  const { team, unit, system } = places;
  return {
    ...(team === undefined ? {} : { team }),
    ...(unit === undefined ? {} : { unit }),
    ...(system === undefined ? {} : { system }),
  };
}
