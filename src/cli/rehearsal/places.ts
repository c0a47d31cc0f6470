import type { PlatformName } from '../../chat/message.ts';
import type { Scenario } from './scenario.ts';

type Flag = PlatformName;

/** Return the platform of a group, or the one on which a person is written to; the flag is the default. */
export function platformOf(
  { groups, people }: Pick<Scenario, 'groups' | 'people'>,
  flag: Flag,
  where: { readonly group: string } | { readonly person: string },
): PlatformName {
  if ('group' in where) return groups.find(({ id }) => id === where.group)?.platform ?? flag;
  return people.find(({ id }) => id === where.person)?.platform ?? flag;
}

/** Return every platform that a scenario plays on. */
export function platformsOf(
  { groups, people }: Pick<Scenario, 'groups' | 'people'>,
  flag: Flag,
): readonly PlatformName[] {
  const all = [...people, ...groups].map(({ platform }) => platform ?? flag);
  return all.length === 0 ? [flag] : [...new Set(all)];
}
