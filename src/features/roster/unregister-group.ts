import { closeGroup } from '../../storage/chat-groups.ts';
import type { CommandContext } from '../context.ts';
import { askToConfirm } from '../speaking/confirm.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer } from '../speaking/speak.ts';

/** 注销本群: from now on the bot neither listens nor speaks here. Shown back first; the last word is said here. */
export async function unregisterGroup(context: CommandContext): Promise<void> {
  const { group, address } = context.place;
  if (address.conversation.kind !== 'group') return refusePrivately(context, 'unregister-in-group');
  if (group === undefined) return refusePrivately(context, 'unregister-unregistered');
  if (!context.confirmed) {
    return askToConfirm(context, {
      call: { name: 'unregisterGroup' },
      label: '确认',
      template: 'groups/confirm-unregister',
      values: { name: group.name },
    });
  }
  await closeGroup(context.work, group, { action: 'group.unregistered' });
  await answer(context, 'groups/unregistered', { name: group.name });
}
