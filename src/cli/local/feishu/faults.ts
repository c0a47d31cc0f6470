import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { MiddlewareHandler } from 'hono';

/** The calls of the open platform that are answered here. */
const APIS = {
  endpoint: ['POST', /^\/callback\/ws\/endpoint$/],
  token: ['POST', /^\/open-apis\/auth\/v3\/tenant_access_token\/internal$/],
  'bot.info': ['GET', /^\/open-apis\/bot\/v3\/info$/],
  'message.create': ['POST', /^\/open-apis\/im\/v1\/messages$/],
  'message.reply': ['POST', /^\/open-apis\/im\/v1\/messages\/[^/]+\/reply$/],
  'message.patch': ['PATCH', /^\/open-apis\/im\/v1\/messages\/[^/]+$/],
  'message.list': ['GET', /^\/open-apis\/im\/v1\/messages$/],
  'image.create': ['POST', /^\/open-apis\/im\/v1\/images$/],
  'file.create': ['POST', /^\/open-apis\/im\/v1\/files$/],
  'resource.get': ['GET', /^\/open-apis\/im\/v1\/messages\/[^/]+\/resources\/[^/]+$/],
  'members.get': ['GET', /^\/open-apis\/im\/v1\/chats\/[^/]+\/members$/],
} as const satisfies Record<string, readonly ['GET' | 'POST' | 'PATCH', RegExp]>;

export type ApiName = keyof typeof APIS;

export interface FailedAnswer {
  readonly status: number;
  /** The business code; without one the body is no JSON, as of a gateway. */
  readonly code?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What goes wrong on request, each once and in the order of the requests. */
export interface Faults {
  failNext(api: ApiName, answer: FailedAnswer): void;
  /** The next call is answered when `until` resolves. */
  delayNext(api: ApiName, until: Promise<unknown>): void;
  /** The next message is stored and shown, and the connection cut in place of an answer. */
  loseNextAnswer(): void;
  /** How many calls came, those that failed included. */
  calls(api: ApiName): number;
}

export type Env = { Bindings: HttpBindings };

export function createFaults(): Faults & { readonly middleware: MiddlewareHandler<Env> } {
  const counts = new Map<ApiName, number>();
  const failures = new Map<ApiName, FailedAnswer[]>();
  const delays = new Map<ApiName, Promise<unknown>[]>();
  const losses: true[] = [];
  return {
    failNext: (api, answer) => void listOf(failures, api).push(answer),
    delayNext: (api, until) => void listOf(delays, api).push(until),
    loseNextAnswer: () => void losses.push(true),
    calls: (api) => counts.get(api) ?? 0,
    async middleware(context, next) {
      const api = apiOf(context.req.method, context.req.path);
      if (api === undefined) return next();
      counts.set(api, (counts.get(api) ?? 0) + 1);
      await delays.get(api)?.shift();
      const failure = failures.get(api)?.shift();
      if (failure !== undefined) return answerWith(failure);
      await next();
      if (api === 'message.create' && context.res.ok && losses.pop() !== undefined) {
        context.env.outgoing.destroy();
        context.res = RESPONSE_ALREADY_SENT;
      }
      return undefined;
    },
  };
}

function apiOf(method: string, path: string): ApiName | undefined {
  // The keys of the table are the names.
  const names = Object.keys(APIS) as ApiName[];
  return names.find((name) => APIS[name][0] === method && APIS[name][1].test(path));
}

function listOf<T>(lists: Map<ApiName, T[]>, api: ApiName): T[] {
  const list = lists.get(api) ?? [];
  lists.set(api, list);
  return list;
}

function answerWith({ status, code, headers = {} }: FailedAnswer): Response {
  const body = code === undefined ? 'Bad Gateway' : JSON.stringify({ code, msg: 'failed on request' });
  const type = code === undefined ? 'text/plain' : 'application/json';
  return new Response(body, { status, headers: { 'content-type': type, ...headers } });
}
