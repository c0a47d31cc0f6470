import type { CommandContext } from '../context.ts';
import { assertNever } from '../../domain/result.ts';
import { refusePrivately } from '../speaking/refuse.ts';

/** Why nothing was done before any use case began. */
export type RoutingRefusal =
  | { readonly code: 'role'; readonly entry: WordEntry }
  | { readonly code: 'unavailable'; readonly entry: WordEntry | undefined }
  | { readonly code: 'unknown'; readonly nearest: readonly string[] }
  | {
      readonly code: 'choice';
      readonly why: 'not_shown' | 'not_yours' | 'settled' | 'no_card' | 'several';
      readonly choice: string;
    }
  | { readonly code: 'nothing-kept' };

interface WordEntry {
  readonly words: readonly string[];
  readonly roles: readonly string[];
}

const WHO: Readonly<Record<string, string>> = {
  deputy: '人大代表',
  councillor: '议政代表',
  handler: '承办单位',
  unit_leader: '承办单位',
  coordinator: '政府办等协调单位',
  staff: '代表工委',
  reviewer: '审核同志',
  supervisor: '督办同志',
  leader: '领导',
};

const CHOICE = {
  not_shown: 'choice-not-shown',
  not_yours: 'choice-not-yours',
  settled: 'choice-settled',
  no_card: 'choice-no-card',
  several: 'choice-several',
} as const;

/** In a group hints for mistyped words are rationed: one in ten minutes for all (commands.md rule 3). */
const HINT_EVERY_MS = 10 * 60 * 1000;

export async function refuseRouting(context: CommandContext, why: RoutingRefusal): Promise<void> {
  switch (why.code) {
    case 'role':
      return refusePrivately(context, 'role', {
        word: why.entry.words[0] ?? '',
        who: [...new Set(why.entry.roles.map((role) => WHO[role] ?? role))].join('、'),
      });
    case 'unavailable':
      return refusePrivately(context, 'unavailable', { word: why.entry?.words[0] ?? '这个口令' });
    case 'unknown':
      return hint(context, why.nearest);
    case 'choice':
      return refusePrivately(context, CHOICE[why.why], { choice: why.choice });
    case 'nothing-kept':
      return refusePrivately(context, 'nothing-kept', {});
    default:
      return assertNever(why);
  }
}

async function hint(context: CommandContext, nearest: readonly string[]): Promise<void> {
  const { group } = context.place;
  if (group !== undefined && (await wasHinted(context, group.id))) return;
  const counted = group === undefined ? context : { ...context, cause: `hint:${group.id}:${context.cause}` };
  const [first] = nearest;
  if (first === undefined) await refusePrivately(counted, 'unknown-anything', {});
  else await refusePrivately(counted, 'unknown', { nearest: nearest.slice(0, 2).join('」或「') });
}

/** Whether somebody in the group, whoever it was, had a hint in the last ten minutes. */
async function wasHinted(context: CommandContext, groupId: string): Promise<boolean> {
  const since = new Date(context.now.getTime() - HINT_EVERY_MS);
  const hints = await context.work.tx.outboxMessage.count({
    where: { dedupeKey: { startsWith: `hint:${groupId}:` }, createdAt: { gt: since } },
  });
  return hints > 0;
}
