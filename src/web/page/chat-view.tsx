import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PageChat, PageLine } from '../page-types.ts';
import { ChatHead } from './chat-head.tsx';
import { isDirect, titleOf } from './chat-list.tsx';
import { Composer } from './composer.tsx';
import { LineView } from './line-view.tsx';
import { OutgoingList } from './outgoing-list.tsx';
import { canSpeak, type Pane } from './state.ts';
import type { Sandbox } from './use-sandbox.ts';
import { momentOf } from './wording.ts';

/** Between lines further apart than this (5 minutes, in milliseconds) the time is shown. */
const PAUSE = 300_000;

interface Props {
  readonly chat: PageChat;
  readonly sandbox: Sandbox;
}

export function ChatView({ chat, pane, sandbox }: Props & { readonly pane: Pane }): JSX.Element {
  const [quoted, setQuoted] = useState<PageLine>();
  const owner = isDirect(chat) ? chat.members[0] : pane.me;
  const me = owner !== undefined && canSpeak(chat, owner) ? owner : undefined;

  return (
    <section class="chat" aria-label={titleOf(chat, sandbox.state.people)}>
      <ChatHead chat={chat} pane={pane} sandbox={sandbox} />
      <Lines chat={chat} sandbox={sandbox} me={me} quote={setQuoted} />
      {me === undefined ? (
        <p class="chat__closed">您不在这个群里,只能看。想说话,请在上面选「说话的人」。</p>
      ) : (
        <Composer
          key={me}
          place={{ by: me, chat: chat.id }}
          sandbox={sandbox}
          quoted={quoted}
          quote={setQuoted}
        />
      )}
    </section>
  );
}

interface LinesProps extends Props {
  readonly me: string | undefined;
  readonly quote: (line: PageLine) => void;
}

function Lines({ chat, sandbox, me, quote }: LinesProps): JSX.Element {
  const lines = sandbox.state.lines[chat.id];
  const { box, hasNews, follow, showNewest } = useScrolling(lines);

  return (
    <div class="chat__body">
      {/* Focusable, so that it can be scrolled by keyboard. */}
      <div class="chat__lines" role="log" aria-label="消息" tabIndex={0} ref={box} onScroll={follow}>
        {lines?.length === 0 && <p class="chat__empty">还没有消息。</p>}
        {lines?.map((line, index) => (
          <div key={line.sequence} class="chat__line">
            {isPause(lines[index - 1], line) && <p class="chat__time">{momentOf(line.at)}</p>}
            <LineView line={line} chat={chat} me={me} sandbox={sandbox} quote={quote} />
          </div>
        ))}
        <OutgoingList chat={chat} sandbox={sandbox} />
      </div>
      {hasNews && (
        <button type="button" class="button chat__news" onClick={showNewest}>
          有新消息 ↓
        </button>
      )}
    </div>
  );
}

function isPause(before: PageLine | undefined, line: PageLine): boolean {
  return before === undefined || Math.abs(Date.parse(line.at) - Date.parse(before.at)) > PAUSE;
}

/** Stays at the newest line unless the reader has scrolled up; then it says that something is new. */
function useScrolling(lines: readonly PageLine[] | undefined) {
  const box = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const [hasNews, setNews] = useState(false);

  const showNewest = (): void => {
    box.current?.scrollTo({ top: box.current.scrollHeight });
    setNews(false);
  };
  const follow = (): void => {
    const element = box.current;
    if (element === null) return;
    isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < 60;
    if (isAtEnd.current) setNews(false);
  };
  const newest = lines?.at(-1)?.sequence ?? 0;
  useLayoutEffect(() => {
    if (isAtEnd.current) showNewest();
    else setNews(true);
  }, [newest]);
  // A card that changed may have grown.
  useLayoutEffect(() => {
    if (isAtEnd.current) showNewest();
  }, [lines]);

  return { box, hasNews, follow, showNewest };
}
