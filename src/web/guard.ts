import type { MiddlewareHandler } from 'hono';
import { isIP } from 'node:net';

/**
 * Refuses what does not come from a page of this very server. A hostile web page can point a name of its
 * own at 127.0.0.1 (DNS rebinding): its requests bear that name in Host. And it can post forms to
 * localhost: those bear its own Origin.
 */
export function guard(boundHost: string): MiddlewareHandler {
  return async (context, next) => {
    const host = context.req.header('host') ?? '';
    if (!isOurHost(host, boundHost)) {
      return context.json({ error: '拒绝访问:请用 http://127.0.0.1 或 http://localhost 打开本页。' }, 403);
    }
    const origin = context.req.header('origin');
    if (context.req.method !== 'GET' && origin !== undefined && !isSameOrigin(origin, host)) {
      return context.json({ error: '拒绝访问:请求来自别的网站。请在本页里操作。' }, 403);
    }
    return next();
  };
}

function isOurHost(header: string, boundHost: string): boolean {
  const name = hostname(`http://${header}`);
  if (name === undefined) return false;
  if (['localhost', '127.0.0.1', '[::1]'].includes(name)) return true;
  if (name === hostname(`http://${bracketed(boundHost)}`)) return true;
  // Bound to all addresses: an address in Host cannot be the name of a hostile page.
  return ['0.0.0.0', '::'].includes(boundHost) && isIP(name.replace(/^\[|\]$/g, '')) > 0;
}

function isSameOrigin(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === new URL(`http://${host}`).host;
}

function hostname(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}

function bracketed(host: string): string {
  return isIP(host) === 6 ? `[${host}]` : host;
}
