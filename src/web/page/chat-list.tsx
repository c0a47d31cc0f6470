import type { JSX } from 'preact';
import type { PageChat, PagePerson } from '../page-types.ts';
import { canSpeak, isNews, isUnread, visiblePanes } from './state.ts';
import type { Sandbox } from './use-sandbox.ts';

/** Chats of others in which something has happened, at most. */
const NEWS = 6;

/** The person's own chats, where else something has happened, and the groups that one can only look at. */
export function ChatList({ sandbox }: { readonly sandbox: Sandbox }): JSX.Element {
  const { state } = sandbox;
  const own = state.chats.filter((chat) => canSpeak(chat, state.me));
  const others = state.chats.filter((chat) => chat.kind === 'group' && !canSpeak(chat, state.me));
  const news = state.chats
    .filter((chat) => !canSpeak(chat, state.me) && isNews(state, chat))
    .sort((one, other) => other.latest - one.latest)
    .slice(0, NEWS);

  return (
    <section class="chats" aria-labelledby="chats-title">
      <h2 id="chats-title" class="chats__title">
        {nameOf(state.people, state.me)}的聊天
      </h2>
      <ul class="chats__list">
        {[...own.filter(isDirect), ...own.filter((chat) => !isDirect(chat))].map((chat) => (
          <Entry
            key={chat.id}
            chat={chat}
            title={isDirect(chat) ? '小助手(私聊)' : chat.title}
            isNew={isUnread(state, chat)}
            sandbox={sandbox}
          />
        ))}
      </ul>
      {news.length > 0 && (
        <section aria-labelledby="news-title">
          <h2 id="news-title" class="chats__title">
            别处有新消息
          </h2>
          <ul class="chats__list">
            {news.map((chat) => (
              <Entry
                key={chat.id}
                chat={chat}
                title={titleOf(chat, state.people)}
                as={chat.members[0]}
                isNew
                sandbox={sandbox}
              />
            ))}
          </ul>
        </section>
      )}
      {others.length > 0 && (
        <details class="chats__others">
          <summary>我不在的群({others.length}),只能看</summary>
          <ul class="chats__list">
            {others.map((chat) => (
              <Entry key={chat.id} chat={chat} title={chat.title} isNew={false} sandbox={sandbox} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** What a chat is called wherever it stands among those of others: 张明与小助手. */
export function titleOf(chat: PageChat, people: readonly PagePerson[]): string {
  return isDirect(chat) ? `${nameOf(people, chat.members[0])}与小助手` : chat.title;
}

export function isDirect(chat: PageChat): boolean {
  return chat.kind === 'direct';
}

function nameOf(people: readonly PagePerson[], id: string | undefined): string {
  return people.find((person) => person.id === id)?.name ?? '';
}

interface EntryProps {
  readonly chat: PageChat;
  readonly title: string;
  /** As whom it is opened; absent, as the person chosen. */
  readonly as?: string | undefined;
  readonly isNew: boolean;
  readonly sandbox: Sandbox;
}

function Entry({ chat, title, as, isNew, sandbox: { state, dispatch } }: EntryProps): JSX.Element {
  const isOpen = visiblePanes(state).some((pane) => pane.chat === chat.id);
  const open = (): void => dispatch({ type: 'open', chat: chat.id, ...(as === undefined ? {} : { me: as }) });
  return (
    <li>
      <button type="button" class="chats__entry" aria-current={isOpen ? 'true' : undefined} onClick={open}>
        <span class={isDirect(chat) ? 'avatar avatar--bot' : 'avatar avatar--group'} aria-hidden="true">
          {isDirect(chat) ? '助' : chat.title.slice(0, 1)}
        </span>
        <span class="chats__name">{title}</span>
        {!isDirect(chat) && <span class="chats__count">{chat.members.length}人</span>}
        {isNew && <span class="chats__dot" role="img" aria-label="有新消息" />}
      </button>
    </li>
  );
}
