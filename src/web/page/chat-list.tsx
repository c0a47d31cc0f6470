import type { JSX } from 'preact';
import type { PageChat } from '../page-types.ts';
import { canSpeak, isUnread } from './state.ts';
import type { Sandbox } from './use-sandbox.ts';

/** The person's own chats; groups the person is not in can be looked at, too. */
export function ChatList({ sandbox }: { readonly sandbox: Sandbox }): JSX.Element {
  const { chats, me } = sandbox.state;
  const own = chats.filter((chat) => canSpeak(chat, me));
  const others = chats.filter((chat) => chat.kind === 'group' && !canSpeak(chat, me));

  return (
    <section class="chats" aria-labelledby="chats-title">
      <h2 id="chats-title" class="chats__title">
        聊天
      </h2>
      <ul class="chats__list">
        {[...own.filter(isDirect), ...own.filter((chat) => !isDirect(chat))].map((chat) => (
          <ChatEntry key={chat.id} chat={chat} sandbox={sandbox} />
        ))}
      </ul>
      {others.length > 0 && (
        <details class="chats__others">
          <summary>我不在的群({others.length}),只能看</summary>
          <ul class="chats__list">
            {others.map((chat) => (
              <ChatEntry key={chat.id} chat={chat} sandbox={sandbox} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** What the chat is called for the person one speaks as. */
export function titleOf(chat: PageChat): string {
  return isDirect(chat) ? '小助手(私聊)' : chat.title;
}

function isDirect(chat: PageChat): boolean {
  return chat.kind === 'direct';
}

interface EntryProps {
  readonly chat: PageChat;
  readonly sandbox: Sandbox;
}

function ChatEntry({ chat, sandbox: { state, dispatch } }: EntryProps): JSX.Element {
  const unread = isUnread(state, chat) && canSpeak(chat, state.me);
  return (
    <li>
      <button
        type="button"
        class="chats__entry"
        aria-current={state.chat === chat.id ? 'true' : undefined}
        onClick={() => dispatch({ type: 'open', chat: chat.id })}
      >
        <span class={isDirect(chat) ? 'avatar avatar--bot' : 'avatar avatar--group'} aria-hidden="true">
          {isDirect(chat) ? '助' : chat.title.slice(0, 1)}
        </span>
        <span class="chats__name">{titleOf(chat)}</span>
        {!isDirect(chat) && <span class="chats__count">{chat.members.length}人</span>}
        {unread && <span class="chats__dot" role="img" aria-label="有新消息" />}
      </button>
    </li>
  );
}
