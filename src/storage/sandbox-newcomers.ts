import type { Tx } from './database.ts';

/** Ids on the simulated network of who and what came to it. */
export interface Newcomers {
  readonly people: readonly string[];
  readonly groups: readonly string[];
}

interface Row {
  readonly id: string;
}

/**
 * Give everybody who came onto the roster (by a list, by 绑定码) an account on the simulated network, and each new team
 * and each new unit with a handler a group, as those of the sample have: on it nobody could say who they are otherwise.
 */
export async function admitNewcomers(tx: Tx, account: string, at: Date): Promise<Newcomers> {
  const people = await tx.$queryRaw<Row[]>`
    insert into identity (id, person_id, platform, account, login_epoch, external_id, reachable, bound_at)
    select gen_random_uuid(), person_id, 'sandbox', ${account}, 1, 'person-' || person_id, true, ${at}::timestamptz
    from (select distinct person_id from membership where valid_to is null) as member
    where not exists (select from identity where identity.person_id = member.person_id)
    returning external_id as id`;
  const groups = [...(await teamGroups(tx, account, at)), ...(await unitGroups(tx, account, at))];
  const came = { people: people.map(({ id }) => id), groups: groups.map(({ id }) => id) };
  await seat(tx, account, { at, ...came });
  return came;
}

function teamGroups(tx: Tx, account: string, at: Date): Promise<Row[]> {
  return tx.$queryRaw`
    insert into chat_group (congress_id, id, platform, account, external_id, kind, name, team, number_only, registered_at)
    select congress_id, gen_random_uuid(), 'sandbox', ${account}, 'group-' || gen_random_uuid(), 'deputies',
      team || '群', team, false, ${at}::timestamptz
    from (
      select distinct congress_id, team from membership
      where valid_to is null and team is not null and 'deputy' = any(roles)
    ) as place
    where not exists (
      select from chat_group
      where chat_group.congress_id = place.congress_id and kind = 'deputies' and chat_group.team = place.team
    )
    returning external_id as id`;
}

function unitGroups(tx: Tx, account: string, at: Date): Promise<Row[]> {
  return tx.$queryRaw`
    insert into chat_group
      (congress_id, id, platform, account, external_id, kind, name, unit_id, number_only, registered_at)
    select congress_id, gen_random_uuid(), 'sandbox', ${account}, 'group-' || gen_random_uuid(), 'unit',
      name || '建议办理群', id, false, ${at}::timestamptz
    from handling_unit
    where merged_into_id is null
      and exists (
        select from membership
        where membership.congress_id = handling_unit.congress_id and unit_id = handling_unit.id
          and valid_to is null and 'handler' = any(roles)
      )
      and not exists (
        select from chat_group
        where chat_group.congress_id = handling_unit.congress_id and kind = 'unit' and unit_id = handling_unit.id
      )
    returning external_id as id`;
}

/** Put newcomers into the groups where they belong, and into new groups whoever belongs there. */
async function seat(
  tx: Tx,
  account: string,
  { people, groups, at }: Newcomers & { readonly at: Date },
): Promise<void> {
  if (people.length + groups.length === 0) return;
  await tx.$executeRaw`
    insert into group_member (platform, account, group_id, external_id, since)
    select distinct 'sandbox', ${account}, chat_group.external_id, identity.external_id, ${at}::timestamptz
    from chat_group
    join membership on membership.congress_id = chat_group.congress_id and valid_to is null
    join identity on identity.person_id = membership.person_id and identity.platform = 'sandbox'
      and identity.account = ${account} and revoked_at is null
    where chat_group.platform = 'sandbox' and chat_group.account = ${account} and closed_at is null
      and (chat_group.external_id = any(${[...groups]}::text[]) or identity.external_id = any(${[...people]}::text[]))
      and (
        'staff' = any(roles)
        or (kind = 'deputies' and membership.team = chat_group.team)
        or (kind = 'unit' and membership.unit_id = chat_group.unit_id)
        or (kind = 'units' and roles && array['handler', 'coordinator'])
        or (kind = 'coordination' and 'coordinator' = any(roles) and membership.system_id = chat_group.system_id)
      )
    on conflict do nothing`;
}
