import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { InboundAttachment } from '../../chat/message.ts';
import type { PageLine } from '../page-types.ts';
import { api, RequestError, type Place } from './api.ts';
import { summaryOf } from './line-view.tsx';
import type { Sandbox } from './use-sandbox.ts';
import { sizeOf } from './wording.ts';

/** Bytes of all attachments of one message. */
const LARGEST = 30 * 1024 * 1024;

interface Props {
  readonly place: Place;
  readonly sandbox: Sandbox;
  readonly quoted: PageLine | undefined;
  readonly quote: (line: PageLine | undefined) => void;
}

/** Where one writes. Enter sends, Shift+Enter begins a new line; what could not be sent stays. */
export function Composer({ place, sandbox, quoted, quote }: Props): JSX.Element {
  const [text, setText] = useDraft(sandbox, place);
  const [files, setFiles] = useState<readonly File[]>([]);
  const [sending, setSending] = useState(false);
  const area = useGrowingArea(text, quoted);
  const isEmpty = text.trim() === '' && files.length === 0;

  const send = async (): Promise<void> => {
    if (isEmpty || sending) return;
    setSending(true);
    const isSent = await sandbox.attempt(async () => {
      const attachments = await readAll(files);
      const act = { ...place, text, attachments };
      await api.say(quoted === undefined ? act : { ...act, quote: quoted.messageId });
    });
    setSending(false);
    area.current?.focus();
    if (!isSent) return;
    setText('');
    setFiles([]);
    quote(undefined);
  };
  const keyDown = (event: KeyboardEvent): void => {
    // While characters are being composed, Enter belongs to the input method.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void send();
  };
  const paste = (event: ClipboardEvent): void => {
    const pasted = [...(event.clipboardData?.files ?? [])];
    // Office programs add a picture of the text they copy: then the text is meant.
    if (pasted.length === 0 || event.clipboardData?.types.includes('text/plain')) return;
    event.preventDefault();
    setFiles([...files, ...pasted]);
  };

  return (
    <form
      class="composer"
      aria-label="发消息"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {quoted !== undefined && <Quoted line={quoted} drop={() => quote(undefined)} />}
      <Attached files={files} drop={(gone) => setFiles(files.filter((file) => file !== gone))} />
      <textarea
        ref={area}
        class="field composer__text"
        aria-label="说点什么"
        placeholder="说点什么…… 回车发送,Shift+回车换行"
        rows={2}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={keyDown}
        onPaste={paste}
      />
      <div class="row row--apart">
        <FilePicker add={(added) => setFiles([...files, ...added])} />
        <button type="submit" class="button button--main" disabled={isEmpty || sending}>
          {sending ? '发送中' : '发送'}
        </button>
      </div>
    </form>
  );
}

/** What was written but not sent is still there when one comes back to the chat. */
function useDraft({ drafts }: Sandbox, { by, chat }: Place): [string, (text: string) => void] {
  const key = `${by}|${chat}`;
  const [text, setText] = useState(drafts.get(key) ?? '');
  const change = (changed: string): void => {
    drafts.set(key, changed);
    setText(changed);
  };
  return [text, change];
}

function Quoted({ line, drop }: { readonly line: PageLine; readonly drop: () => void }): JSX.Element {
  return (
    <p class="composer__quote">
      <span class="composer__quoted">引用:{summaryOf(line)}</span>
      <button type="button" class="button button--plain" onClick={drop}>
        取消引用
      </button>
    </p>
  );
}

interface AttachedProps {
  readonly files: readonly File[];
  readonly drop: (file: File) => void;
}

function Attached({ files, drop }: AttachedProps): JSX.Element | null {
  if (files.length === 0) return null;
  return (
    <ul class="composer__files" aria-label="要发的文件">
      {files.map((file, index) => (
        <li key={index}>
          {file.name}({sizeOf(file.size)})
          <button
            type="button"
            class="button button--plain"
            aria-label={`不发${file.name}`}
            onClick={() => drop(file)}
          >
            去掉
          </button>
        </li>
      ))}
    </ul>
  );
}

function FilePicker({ add }: { readonly add: (files: readonly File[]) => void }): JSX.Element {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class="button" onClick={() => picker.current?.click()}>
        图片或文件
      </button>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label="选图片或文件"
        onChange={(event) => {
          add([...(event.currentTarget.files ?? [])]);
          // So that the same file can be chosen again.
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}

/** The field grows with its text up to a height set in the style sheet; quoting moves the focus there. */
function useGrowingArea(text: string, quoted: PageLine | undefined) {
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const element = area.current;
    if (element === null) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight + 2}px`;
  }, [text]);
  useLayoutEffect(() => {
    if (quoted !== undefined) area.current?.focus();
  }, [quoted]);
  return area;
}

async function readAll(files: readonly File[]): Promise<InboundAttachment[]> {
  if (files.length > 9) throw new RequestError('一次最多发9个文件。请去掉几个,分几次发。');
  if (files.reduce((sum, file) => sum + file.size, 0) > LARGEST) {
    throw new RequestError('附件合起来超过30MB。请压缩,或分几次发。');
  }
  return Promise.all(files.map(read));
}

function read(file: File): Promise<InboundAttachment> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(new RequestError(`读不了文件「${file.name}」。请重新选一次。`));
    reader.onload = () => {
      // `readAsDataURL` always gives a text; that of an empty file has no comma.
      const data = (reader.result as string).split(',')[1] ?? '';
      const mediaType = /^[\w.+-]+\/[\w.+-]+$/.test(file.type) ? file.type : 'application/octet-stream';
      const kind = mediaType.startsWith('image/')
        ? 'image'
        : mediaType.startsWith('audio/')
          ? 'audio'
          : 'file';
      resolve({ kind, name: file.name.slice(-200), mediaType, data });
    };
    reader.readAsDataURL(file);
  });
}
