import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Audience } from '../../chat/simulation.ts';
import type { PageChat, PagePerson } from '../page-types.ts';
import { api } from './api.ts';
import { isDirect, titleOf } from './chat-list.tsx';
import { canSpeak, type Pane } from './state.ts';
import type { Sandbox } from './use-sandbox.ts';

interface Props {
  readonly chat: PageChat;
  readonly pane: Pane;
  readonly sandbox: Sandbox;
}

/** Which chat it is, as whom one speaks in it, and who is there. */
export function ChatHead({ chat, pane, sandbox }: Props): JSX.Element {
  const { state, dispatch } = sandbox;
  const title = titleOf(chat, state.people);
  return (
    <header class="head">
      <div class="head__row">
        <button
          type="button"
          class="button button--plain head__back"
          onClick={() => dispatch({ type: 'list' })}
        >
          返回
        </button>
        <h2 class="head__title">{title}</h2>
        <button
          type="button"
          class="button button--plain head__close"
          aria-label={`关闭${title}`}
          onClick={() => dispatch({ type: 'close', chat: chat.id })}
        >
          关闭
        </button>
      </div>
      <div class="head__row head__row--more">
        {isDirect(chat) ? (
          <Owner chat={chat} people={state.people} />
        ) : (
          <Speaker {...{ chat, pane, sandbox }} />
        )}
        <WhoIsHere chat={chat} sandbox={sandbox} />
      </div>
    </header>
  );
}

/** A direct chat has one speaker. */
function Owner({ chat, people }: { readonly chat: PageChat; readonly people: readonly PagePerson[] }) {
  const owner = people.find((person) => person.id === chat.members[0]);
  return <p class="head__owner">{owner?.caption ?? ''}</p>;
}

function Speaker({ chat, pane, sandbox: { state, dispatch } }: Props): JSX.Element {
  const members = state.people.filter((person) => chat.members.includes(person.id));
  return (
    <label class="head__speaker">
      <span>说话的人</span>
      <select
        class="field"
        // On a narrow screen there is no room for the words beside it.
        aria-label="说话的人"
        value={canSpeak(chat, pane.me) ? pane.me : ''}
        onChange={(event) => dispatch({ type: 'open', chat: chat.id, me: event.currentTarget.value })}
      >
        {!canSpeak(chat, pane.me) && <option value="">(只看)</option>}
        {members.map(({ id, name, caption }) => (
          <option key={id} value={id}>
            {name} · {caption}
          </option>
        ))}
      </select>
    </label>
  );
}

const SORTS: Readonly<Record<Audience['sort'], string>> = {
  own_unit: '本单位承办的建议',
  own_system: '本系统承办的建议',
  own_team: '本代表团的建议',
  other: '其他建议',
  confidential: '不公开的建议',
};

const SEES: Readonly<Record<Audience['sees'], string>> = {
  full: '全文和办理情况',
  public: '编号、标题和进度',
  none: '看不到',
};

/** Members with their roles, and what everyone here may see: the bot cuts its answers to that. */
function WhoIsHere({ chat, sandbox }: Pick<Props, 'chat' | 'sandbox'>): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const [audience, setAudience] = useState<readonly Audience[]>();
  const members = sandbox.state.people.filter((person) => chat.members.includes(person.id));
  useEffect(() => {
    if (isOpen) void sandbox.attempt(async () => setAudience(await api.audience(chat.id)));
  }, [isOpen, chat.id]);

  return (
    <details class="who" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>谁能看到什么</summary>
      <div class="who__panel">
        <h3>{isDirect(chat) ? '这是私聊,只有本人和小助手' : `群里有${members.length}人和小助手`}</h3>
        <ul class="who__members">
          {members.map(({ id, name, caption }) => (
            <li key={id}>
              <b>{name}</b> <span>{caption}</span>
            </li>
          ))}
        </ul>
        <h3>在这里能看到的</h3>
        {audience === undefined ? <p>正在读取…</p> : <AudienceList audience={audience} />}
        {!isDirect(chat) && <p class="who__hint">群里只说每个人都能看的;其余的,小助手私下告诉本人。</p>}
      </div>
    </details>
  );
}

function AudienceList({ audience }: { readonly audience: readonly Audience[] }): JSX.Element {
  if (audience.length === 0) return <p>这个聊天没有登记,小助手在这里什么也不说。</p>;
  return (
    <dl class="who__audience">
      {audience.map(({ sort, sees }) => (
        <div key={sort}>
          <dt>{SORTS[sort]}</dt>
          <dd class={`who__sees who__sees--${sees}`}>{SEES[sees]}</dd>
        </div>
      ))}
    </dl>
  );
}
