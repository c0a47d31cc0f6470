import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { api } from './api.ts';
import type { Sandbox } from './use-sandbox.ts';

/** The session as a rehearsal file, to be played again. */
export function ExportPanel({ sandbox }: { readonly sandbox: Sandbox }): JSX.Element {
  const [saved, setSaved] = useState('');
  const save = async (): Promise<void> => {
    setSaved('');
    await sandbox.attempt(async () => {
      const { name, content } = await api.rehearsal();
      offer(name, content);
      setSaved(name);
    });
  };
  return (
    <details class="panel export">
      <summary>导出彩排文件</summary>
      <p class="hint">把到现在为止说过、按过、填过的记成一个文件,以后可以照样重放,核对小助手的回答。</p>
      <button type="button" class="button" onClick={() => void save()}>
        导出
      </button>
      <p class="hint" role="status">
        {saved === '' ? '' : `已导出「${saved}」。重放:npm run -s rehearse -- 文件名`}
      </p>
    </details>
  );
}

function offer(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
