import type { JSX } from 'preact';
import { ChatList } from './chat-list.tsx';
import { ChatView } from './chat-view.tsx';
import { ClockPanel } from './clock-panel.tsx';
import { PersonPicker } from './person-picker.tsx';
import { useSandbox, type Sandbox } from './use-sandbox.ts';

/** The whole page: who, when and where on the left; the chat on the right (below 760 px one at a time). */
export function SandboxPage(): JSX.Element {
  const sandbox = useSandbox();
  const { state } = sandbox;
  const chat = state.chats.find((each) => each.id === state.chat);

  return (
    <div class={chat === undefined ? 'page' : 'page page--chat'}>
      <header class="banner">
        <h1 class="banner__title">代表建议机器人</h1>
        <span class="banner__tag">沙盒 · 示例数据</span>
      </header>
      <Notices sandbox={sandbox} />
      <div class="columns">
        <nav class="side" aria-label="身份、时间和聊天">
          <PersonPicker sandbox={sandbox} />
          <ClockPanel sandbox={sandbox} />
          <ChatList sandbox={sandbox} />
        </nav>
        <main class="main">
          {chat === undefined ? (
            <Welcome />
          ) : (
            <ChatView key={`${chat.id}|${state.me ?? ''}`} chat={chat} sandbox={sandbox} />
          )}
        </main>
      </div>
    </div>
  );
}

function Notices({ sandbox: { state, dispatch } }: { readonly sandbox: Sandbox }): JSX.Element {
  return (
    <div class="notices">
      <div role="status">
        {state.connection === 'lost' && (
          <p class="notice notice--lost">
            与服务器的连接断了,正在重新连接。如果一直连不上,请看看运行机器人的窗口是否还开着。
          </p>
        )}
      </div>
      <div role="alert">
        {state.problem !== undefined && state.connection !== 'lost' && (
          <p class="notice notice--problem">
            <span>{state.problem}</span>
            <button
              type="button"
              class="button button--plain"
              onClick={() => dispatch({ type: 'problem', problem: undefined })}
            >
              知道了
            </button>
          </p>
        )}
      </div>
    </div>
  );
}

function Welcome(): JSX.Element {
  return (
    <section class="welcome">
      <h2>从选一个聊天开始</h2>
      <ol>
        <li>先选「我是谁」:代表、承办人、工作人员,谁都可以扮演。</li>
        <li>再打开一个群,或与小助手的私聊,像平时一样说话。</li>
        <li>时间由您拨:拨到下一个工作日,就能看到提醒。</li>
      </ol>
      <p>不知道说什么?在私聊里发「帮助」。</p>
    </section>
  );
}
