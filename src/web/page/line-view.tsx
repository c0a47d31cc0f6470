import type { JSX } from 'preact';
import type { PageChat, PageFile, PageLine } from '../page-types.ts';
import { CardView } from './card-view.tsx';
import type { Sandbox } from './use-sandbox.ts';
import { sizeOf, timeOf } from './wording.ts';

interface Props {
  readonly line: PageLine;
  readonly chat: PageChat;
  /** The person one speaks as; absent in chats that one only looks at. */
  readonly me: string | undefined;
  readonly sandbox: Sandbox;
  readonly quote: (line: PageLine) => void;
}

/** One bubble: who, what, and the button that quotes it. */
export function LineView({ line, chat, me, sandbox, quote }: Props): JSX.Element {
  const speaker = speakerOf(line, sandbox);
  const isMine = line.from === me;
  return (
    <article class={isMine ? 'line line--mine' : 'line'} aria-label={`${speaker.name} ${timeOf(line.at)}`}>
      <span class={`avatar ${speaker.avatar}`} aria-hidden="true">
        {speaker.initial}
      </span>
      <div class="line__content">
        <p class="line__who">
          <span class="line__name">{speaker.name}</span>
          {chat.kind === 'group' && speaker.caption !== '' && (
            <span class="line__caption">{speaker.caption}</span>
          )}
        </p>
        <div class="line__row">
          <div class={line.message.kind === 'card' ? 'bubble bubble--card' : 'bubble'}>
            {line.quote?.text !== undefined && <blockquote class="quote">{line.quote.text}</blockquote>}
            <Content line={line} me={me} sandbox={sandbox} />
          </div>
          {me !== undefined && (
            <button
              type="button"
              class="button button--quiet line__quote"
              aria-label={`引用${speaker.name}的这条消息`}
              onClick={() => quote(line)}
            >
              引用
            </button>
          )}
        </div>
        <Arrival line={line} />
      </div>
    </article>
  );
}

/** How far it came, and when. The bot's own lines are here because they arrived. */
function Arrival({ line: { from, at, delivery } }: Pick<Props, 'line'>): JSX.Element | null {
  if (from === 'bot') return <p class="line__arrival">{timeOf(at)} 送达</p>;
  if (delivery === undefined) return null;
  const words = {
    waiting: '等待送达',
    delivered: `${timeOf(delivery.at)} 已送达`,
    lost: '没有送到,网络弄丢了',
  };
  return <p class={`line__arrival line__arrival--${delivery.state}`}>{words[delivery.state]}</p>;
}

/** The words of a line, for the preview of a quote. */
export function summaryOf({ message }: PageLine): string {
  switch (message.kind) {
    case 'text':
      return message.text;
    case 'card':
      return message.card.title;
    case 'image':
      return `[图片] ${message.name}`;
    case 'file':
      return `[文件] ${message.name}`;
  }
}

function Content({ line, me, sandbox }: Pick<Props, 'line' | 'me' | 'sandbox'>): JSX.Element {
  const { message } = line;
  switch (message.kind) {
    case 'text':
      return (
        <p class="bubble__text">
          {message.mentions.map((id) => (
            <strong key={id} class="mention">
              @{sandbox.state.people.find((person) => person.id === id)?.name ?? id}{' '}
            </strong>
          ))}
          {message.text}
        </p>
      );
    case 'card':
      return <CardView line={line} card={message.card} me={me} sandbox={sandbox} />;
    case 'image':
    case 'file':
      return <FileView file={message} />;
  }
}

function FileView({ file }: { readonly file: PageFile }): JSX.Element {
  if (file.kind === 'image') {
    return (
      <a href={file.url} target="_blank" rel="noreferrer">
        <img class="bubble__image" src={file.url} alt={`图片:${file.name}`} />
      </a>
    );
  }
  return (
    <a class="file" href={file.url} download={file.name}>
      <span class="file__kind" aria-hidden="true">
        {file.name.split('.').at(-1)?.slice(0, 4).toUpperCase() ?? ''}
      </span>
      <span class="file__name">{file.name}</span>
      <span class="file__size">{sizeOf(file.size)}</span>
    </a>
  );
}

interface Speaker {
  readonly name: string;
  readonly caption: string;
  readonly initial: string;
  readonly avatar: string;
}

function speakerOf(line: PageLine, { state }: Sandbox): Speaker {
  if (line.from === 'bot') return { name: '小助手', caption: '', initial: '助', avatar: 'avatar--bot' };
  const person = state.people.find((each) => each.id === line.from);
  const name = person?.name ?? line.from;
  return { name, caption: person?.caption ?? '', initial: name.slice(0, 1), avatar: toneOf(line.from) };
}

/** One of six tones, always the same one for the same person. */
function toneOf(id: string): string {
  const sum = [...id].reduce((total, character) => total + (character.codePointAt(0) ?? 0), 0);
  return `avatar--tone${sum % 6}`;
}
