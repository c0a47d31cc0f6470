import type { AnyCall } from '../../chat/card-call.ts';
import { insertDraft } from '../../storage/drafts.ts';
import type { CommandContext } from '../context.ts';
import { refusePrivately } from '../speaking/refuse.ts';

/** What a chat is called when something belongs there. */
const PLACES: Readonly<Record<string, string>> = {
  deputies: '代表群',
  unit: '本单位办理群',
  units: '联络员群',
  staff: '工作群',
  coordination: '协调群',
  supervision: '督办群',
  mixed: '本群',
  direct: '这里(与我的私聊)',
  any: '任何群',
};

/** What was posted in the wrong chat is not done there; it is kept privately, and 登记 does it. */
export async function keepForLater(
  context: CommandContext,
  call: AnyCall,
  entry: { readonly words: readonly string[]; readonly chats: readonly string[] },
): Promise<void> {
  const word = entry.words[0] ?? '';
  const places = entry.chats.map((chat) => PLACES[chat] ?? chat).join('、');
  if (!entry.chats.includes('direct')) return refusePrivately(context, 'chat', { word, places });
  await insertDraft(context.work.tx, {
    id: context.newId(),
    platform: context.actor.direct.platform,
    account: context.actor.direct.account,
    externalId: context.actor.direct.conversation.id,
    kind: 'wrong_chat',
    payload: call,
    createdAt: context.now,
  });
  await refusePrivately(context, keptAs(call), { word, places });
}

/** What deputies say in public of their rating or vote is nobody's business there. */
function keptAs({ name }: AnyCall): string {
  if (name === 'rate') return 'rated-in-public';
  return name === 'vote' ? 'voted-in-public' : 'chat-kept';
}
