import type { JSX } from 'preact';
import { ChatList } from './chat-list.tsx';
import { ChatView } from './chat-view.tsx';
import { ClockPanel } from './clock-panel.tsx';
import { ExportPanel } from './export-panel.tsx';
import { FaultMark, FaultPanel } from './fault-panel.tsx';
import { PersonPicker } from './person-picker.tsx';
import { visiblePanes } from './state.ts';
import { TourBar, TourEntry } from './tour-bar.tsx';
import { useSandbox, type Sandbox } from './use-sandbox.ts';
import { type Tour, useTour } from './use-tour.ts';

/** The whole page: who, when and where on the left; chats side by side (below 760 px one thing at a time). */
export function SandboxPage(): JSX.Element {
  const sandbox = useSandbox();
  const tour = useTour(sandbox);
  const { chats } = sandbox.state;
  const panes = visiblePanes(sandbox.state).flatMap((pane) => {
    const chat = chats.find((each) => each.id === pane.chat);
    return chat === undefined ? [] : [{ pane, chat }];
  });

  return (
    <div class={panes.length === 0 ? 'page' : 'page page--chat'}>
      <header class="banner">
        <h1 class="banner__title">代表建议机器人</h1>
        <span class="banner__tag">沙盒 · 示例数据</span>
      </header>
      <Notices sandbox={sandbox} />
      {tour?.isOpen === true && <TourBar tour={tour} />}
      <div class="columns">
        <nav class="side" aria-label="身份、时间和聊天">
          <PersonPicker sandbox={sandbox} />
          <ClockPanel sandbox={sandbox} />
          {tour?.isOpen === false && (
            <div class="panel panel--tour">
              <TourEntry tour={tour} />
            </div>
          )}
          <ChatList sandbox={sandbox} />
          <FaultPanel sandbox={sandbox} />
          <ExportPanel sandbox={sandbox} />
        </nav>
        <main class={`main main--${panes.length}`}>
          {panes.map(({ pane, chat }) => (
            <ChatView key={chat.id} chat={chat} pane={pane} sandbox={sandbox} />
          ))}
          {panes.length === 0 && <Welcome tour={tour} />}
        </main>
      </div>
    </div>
  );
}

function Notices({ sandbox }: { readonly sandbox: Sandbox }): JSX.Element {
  const { state, dispatch } = sandbox;
  return (
    <div class="notices">
      <FaultMark sandbox={sandbox} />
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
              class="button"
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

function Welcome({ tour }: { readonly tour: Tour | undefined }): JSX.Element {
  return (
    <section class="welcome">
      <h2>一件建议,从提出到评价</h2>
      <p>
        这里是一个编出来的区人大:三十位代表、八个承办单位、工委和督查室,都在这个页面上聊天。时间由您拨,谁都可以扮演。
      </p>
      {tour !== undefined && <TourEntry tour={tour} />}
      <h3>也可以自己来</h3>
      <ol>
        <li>先选「我是谁」,输入姓名、身份或单位都能找到。</li>
        <li>再打开一个群,或与小助手的私聊,像平时一样说话。宽屏可以并排看几个聊天。</li>
        <li>拨到下一个工作日,就能看到提醒。</li>
      </ol>
      <p>不知道说什么?在私聊里发「帮助」。</p>
    </section>
  );
}
