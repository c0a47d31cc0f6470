import { dateColumn } from '../../storage/database.ts';
import { randomUUID } from 'node:crypto';
import { ruleContent, ruleHash } from '../../scripts/rules.ts';
import { insertCongress } from '../../storage/congress.ts';
import type { Tx } from '../../storage/database.ts';
import type { CongressSeed, SeedGroup, SeedPerson } from './congress-seed.ts';

export interface SeededCongress {
  readonly id: string;
  /** Platform's id of a person -> our id; hand it on when the next congress shares people. */
  readonly people: ReadonlyMap<string, string>;
}

/** What the rows of one congress refer to. */
interface Names {
  readonly congressId: string;
  readonly systems: ReadonlyMap<string, string>;
  readonly units: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
  readonly now: Date;
}

/**
 * Write a congress with its people, units and groups into an installation. Somebody in `known` (people of a
 * congress seeded before) is the same person there and here.
 * Throws when a person or group names a unit or system that the seed does not have.
 */
export async function seedCongress(
  tx: Tx,
  seed: CongressSeed,
  now: Date,
  known: ReadonlyMap<string, string> = new Map(),
): Promise<SeededCongress> {
  const fresh = seed.people.filter(({ id }) => !known.has(id));
  const names: Names = {
    congressId: randomUUID(),
    systems: new Map(seed.systems.map(({ name }) => [name, randomUUID()])),
    units: new Map(seed.units.map(({ name }) => [name, randomUUID()])),
    people: new Map([...known, ...fresh.map(({ id }) => [id, randomUUID()] as const)]),
    now,
  };
  await writeCongress(tx, seed, names);
  await writeUnits(tx, seed, names);
  await writePeople(tx, fresh, names);
  await tx.membership.createMany({ data: seed.people.map((person) => membershipRow(person, names)) });
  await writeGroups(tx, seed.groups, names);
  return { id: names.congressId, people: names.people };
}

async function writeCongress(tx: Tx, seed: CongressSeed, { congressId, now }: Names): Promise<void> {
  const { name, deputyBase, ruleSet } = seed;
  await insertCongress(tx, {
    id: congressId,
    name,
    rules: { hash: ruleHash(ruleSet), name: ruleSet.name, content: ruleContent(ruleSet) },
    createdAt: now,
    ...(deputyBase === undefined ? {} : { deputyBase }),
  });
  await tx.session.createMany({
    data: seed.sessions.map(({ name, from, to }) => ({
      congressId,
      id: randomUUID(),
      name,
      startsOn: dateColumn(from),
      endsOn: dateColumn(to),
    })),
  });
}

async function writeUnits(tx: Tx, seed: CongressSeed, { congressId, systems, units }: Names): Promise<void> {
  await tx.handlingSystem.createMany({
    data: seed.systems.map(({ name, office }) => ({
      congressId,
      id: idOf(systems, name),
      name,
      coordinatingOffice: office ?? null,
    })),
  });
  await tx.handlingUnit.createMany({
    data: seed.units.map(({ name, system }) => ({
      congressId,
      id: idOf(units, name),
      name,
      systemId: optionalId(systems, system),
    })),
  });
}

async function writePeople(
  tx: Tx,
  people: readonly SeedPerson[],
  { people: ids, now }: Names,
): Promise<void> {
  await tx.person.createMany({ data: people.map(({ id, name }) => ({ id: idOf(ids, id), name })) });
  await tx.identity.createMany({
    data: people
      .filter(({ bound }) => bound)
      .flatMap(({ id, others = [], friend, ...own }) =>
        [{ ...own, id }, ...others].map(({ platform, account, id: externalId }, index) => ({
          id: randomUUID(),
          personId: idOf(ids, id),
          platform,
          account,
          loginEpoch: 1,
          externalId,
          reachable: friend,
          // The account bound last is the one that is written to.
          boundAt: new Date(now.getTime() - index),
        })),
      ),
  });
}

function membershipRow(person: SeedPerson, { congressId, units, systems, people }: Names) {
  return {
    congressId,
    id: randomUUID(),
    personId: idOf(people, person.id),
    roles: [...person.roles],
    unitId: optionalId(units, person.unit),
    systemId: optionalId(systems, person.system),
    team: person.team ?? null,
    status: person.status ?? 'active',
  };
}

async function writeGroups(tx: Tx, groups: readonly SeedGroup[], names: Names): Promise<void> {
  const { congressId, units, systems, now } = names;
  await tx.chatGroup.createMany({
    data: groups.flatMap(({ id, platform, account, kind, name, team, unit, system }) =>
      kind === undefined
        ? []
        : [
            {
              congressId,
              id: randomUUID(),
              platform,
              account,
              externalId: id,
              kind,
              name,
              unitId: optionalId(units, unit),
              systemId: optionalId(systems, system),
              team: team ?? null,
              numberOnly: false,
              registeredAt: now,
            },
          ],
    ),
  });
  await tx.groupMember.createMany({
    data: groups.flatMap(({ id: groupId, platform, account, members }) =>
      members.map((externalId) => ({ platform, account, groupId, externalId, since: now })),
    ),
    skipDuplicates: true,
  });
}

function idOf(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`the seed names "${name}", which it does not have`);
  return id;
}

function optionalId(ids: ReadonlyMap<string, string>, name: string | undefined): string | null {
  return name === undefined ? null : idOf(ids, name);
}
