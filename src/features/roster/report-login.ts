import type { PlatformName } from '../../chat/message.ts';
import { appendAudit } from '../../storage/audit.ts';
import type { Tx } from '../../storage/database.ts';
import type { NotedLogin } from '../../storage/bot-accounts.ts';
import type { Deps } from '../context.ts';
import { roomOf } from '../opening/room.ts';
import { staffPlaces } from '../speaking/recipients.ts';
import { say } from '../speaking/speak.ts';

/**
 * The bot is logged in as somebody else, so its bindings and groups there are void: tell the staff of every congress
 * concerned, through whatever platform still reaches it, and write it into the audit log.
 */
export async function reportLogin(
  deps: Deps,
  tx: Tx,
  login: NotedLogin & { readonly platform: PlatformName; readonly account: string; readonly now: Date },
): Promise<void> {
  const { platform, account, epoch, now, revoked, closedGroups, records } = login;
  for (const congressId of new Set(records.map((record) => record.congressId))) {
    const cause = `login:${platform}:${account}:${String(epoch)}`;
    const room = await roomOf(deps, tx, congressId, { now, cause });
    for (const { address } of await staffPlaces(room)) {
      await say(room, {
        to: address,
        class: 'notice',
        template: 'roster/login-changed',
        values: {
          platform: deps.texts.render(`roster/platform.${platform}`, {}),
          people: revoked,
          groups: closedGroups,
        },
      });
    }
  }
  await appendAudit(tx, records);
}
