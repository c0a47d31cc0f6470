import type { Call } from '../../chat/card-call.ts';
import type { CommandEntry } from '../../chat/reading/command-table.ts';
import type { Role } from '../../domain/visibility/visibility.ts';
import type { GroupKind } from '../../storage/roster.ts';
import type { CommandContext } from '../context.ts';
import { refuseUnavailable, whoMay } from '../opening/refusal.ts';
import { answer, noteWhispered, whisper } from '../speaking/speak.ts';
import { hasRole } from './place.ts';

interface Help {
  readonly template: string;
  readonly roles: readonly Role[];
  /** Groups in which this help is of use to the others too. */
  readonly groups: readonly GroupKind[];
}

const HELPS: readonly Help[] = [
  { template: 'help/staff', roles: ['staff', 'reviewer'], groups: ['staff'] },
  { template: 'help/coordinator', roles: ['coordinator'], groups: ['coordination'] },
  { template: 'help/handler', roles: ['handler', 'unit_leader'], groups: ['unit', 'units', 'mixed'] },
  { template: 'help/deputy', roles: ['deputy'], groups: ['deputies', 'mixed'] },
  { template: 'help/councillor', roles: ['councillor'], groups: ['deputies', 'mixed'] },
  { template: 'help/leader', roles: ['leader', 'supervisor'], groups: ['supervision'] },
];

/**
 * 帮助: the shortest words for each role of the speaker; in a group the one that fits it, else privately. 帮助 督办 shows how
 * that is typed, and whose word it is when it is not the speaker's.
 */
export async function help(context: CommandContext, { topic }: Call<'help'>): Promise<void> {
  const entry = context.table.commands.find(({ key }) => key === topic);
  if (entry !== undefined) return howToType(context, entry);
  const { group } = context.place;
  const values = { person: context.actor.name };
  const own = HELPS.filter((each) => hasRole(context, ...each.roles));
  const fitting = group === undefined ? undefined : own.find((each) => each.groups.includes(group.kind));
  if (fitting !== undefined) return answer(context, fitting.template, values);

  if (own.length === 0) await whisper(context, 'help/other', values);
  for (const each of own) await whisper(context, each.template, values);
  await noteWhispered(context);
}

async function howToType(context: CommandContext, entry: CommandEntry): Promise<void> {
  const [word = ''] = entry.words;
  if (entry.examples.length === 0) return refuseUnavailable(context, word);
  const { roles } = context.actor;
  const isOwn = entry.roles.some((role) => role === 'anyone' || roles.some((own) => own === role));
  await answer(context, isOwn ? 'help/how-to' : 'help/how-to-of-others', {
    word,
    examples: entry.examples.map((example) => `\n${example}`).join(''),
    who: whoMay(entry),
  });
}
