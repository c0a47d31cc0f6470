/** What the page asks of the server. Every failure becomes a RequestError that people can read. */
import type { InboundAttachment } from '../../chat/message.ts';
import type { Audience, Fault } from '../../chat/simulation.ts';
import type { Advance, PageChat, PageClock, PageLine, PagePerson, PageTraffic } from '../page-types.ts';

const PATIENCE = 30_000;
/** Much may fall due on a long way. */
const PATIENCE_FOR_TIME = 180_000;

/** Its message is shown as it is. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
}

export interface Place {
  readonly by: string;
  readonly chat: string;
}

export type FormValues = Readonly<Record<string, string | readonly string[]>>;

export const api = {
  people: () => ask<readonly PagePerson[]>('people'),
  chats: () => ask<readonly PageChat[]>('chats'),
  lines: (chat: string) => ask<readonly PageLine[]>(`lines?chat=${encodeURIComponent(chat)}`),
  audience: (chat: string) => ask<readonly Audience[]>(`audience?chat=${encodeURIComponent(chat)}`),
  setFaults: (faults: readonly Fault[]) => tell<PageTraffic>('faults', { faults }),
  rehearsal,
  clock: () => ask<PageClock>('clock'),
  say: (act: Place & { text: string; attachments: readonly InboundAttachment[]; quote?: string }) =>
    tell<unknown>('say', act),
  press: (act: Place & { messageId: string; choice: string }) => tell<unknown>('press', act),
  fill: (act: Place & { messageId: string; form: string; values: FormValues }) => tell<unknown>('fill', act),
  advance: (to: Advance) => tell<PageClock>('advance', to, PATIENCE_FOR_TIME),
};

function ask<T>(path: string): Promise<T> {
  return request<T>(path, {}, PATIENCE);
}

function tell<T>(path: string, body: unknown, patience = PATIENCE): Promise<T> {
  const headers = { 'content-type': 'application/json' };
  return request<T>(path, { method: 'POST', headers, body: JSON.stringify(body) }, patience);
}

/** The session as a file, under the name that the server gives it. */
async function rehearsal(): Promise<{ readonly name: string; readonly content: Blob }> {
  const response = await reach('rehearsal', { signal: AbortSignal.timeout(PATIENCE) });
  if (!response.ok) throw new RequestError(reasonIn(await response.json().catch(() => undefined)));
  const given = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  return { name: decodeURIComponent(given ?? 'rehearsal.yaml'), content: await response.blob() };
}

async function request<T>(path: string, init: RequestInit, patience: number): Promise<T> {
  const response = await reach(path, { ...init, signal: AbortSignal.timeout(patience) });
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw new RequestError(reasonIn(body));
  // Our own server, built from the same types as this page.
  return body as T;
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(`/api/sandbox/${path}`, init);
  } catch (cause) {
    const late = cause instanceof DOMException && cause.name === 'TimeoutError';
    throw new RequestError(
      late
        ? '等了很久没有回音。请刷新页面看看办到了没有,再决定要不要重来。'
        : '连不上服务器。请看看运行机器人的窗口是否还开着,再试一次。',
      { cause },
    );
  }
}

function reasonIn(body: unknown): string {
  const told = typeof body === 'object' && body !== null && 'error' in body ? body.error : undefined;
  return typeof told === 'string' ? told : '服务器没有说清原因。请刷新页面再试。';
}
